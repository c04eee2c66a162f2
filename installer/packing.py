"""The build of the package: `resources/` and `translations/`, at the top of the project, go inside `munidesk`."""

import shutil
from pathlib import Path

from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent.parent
INSIDE = ("resources", "translations")


class BuildPy(build_py):
    """Copies the data folders beside the modules, so that the installed program finds them as `munidesk/resources`."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in INSIDE:
            target = Path(self.build_lib) / "munidesk" / name
            shutil.copytree(ROOT / name, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("readme"))
