"""A break made in a copy of the program, and what the tests say of it. The program itself is never touched."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from tests.breaks.table import ROOT, Break

BESIDE = ("tests", "resources", "installer", "translations", "pyproject.toml", "README.md")
"""What the copy has of the original by a link: nothing of it is broken."""

_FAILED, _PASSED = 1, 0


class Fate(StrEnum):
    KILLED = "killed"
    SURVIVED = "SURVIVED"
    NOT_FOUND = "TEXT NOT FOUND"
    NOT_RUN = "TESTS DID NOT RUN"


@contextmanager
def copied(root: Path = ROOT) -> Iterator[Path]:
    """A folder that looks like the project, whose package may be broken; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="munidesk-break-") as folder:
        copy = Path(folder)
        shutil.copytree(root / "munidesk", copy / "munidesk", ignore=shutil.ignore_patterns("__pycache__"))
        for name in BESIDE:
            if (root / name).exists():
                (copy / name).symlink_to(root / name)
        yield copy


def fate(one: Break, copy: Path, tests: Sequence[str] = ()) -> tuple[Fate, str]:
    """What became of the break in that copy, and the end of what pytest said. The copy is whole again afterwards."""
    path = copy / "munidesk" / one.file
    text = path.read_text(encoding="utf-8")
    try:
        broken = one.broken(text)
    except ValueError as error:
        return Fate.NOT_FOUND, str(error)
    path.write_text(broken, encoding="utf-8")
    try:
        code, said = _pytest(copy, tests or one.tests)
    finally:
        path.write_text(text, encoding="utf-8")
    return {_FAILED: Fate.KILLED, _PASSED: Fate.SURVIVED}.get(code, Fate.NOT_RUN), said


def _pytest(copy: Path, tests: Iterable[str]) -> tuple[int, str]:
    """Its code and its words. The copy stands first in the path, and no compiled file outlives a break."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-rf", "--no-header", "--tb=no", "-p", "no:cacheprovider", *tests],
        cwd=copy, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    return run.returncode, (run.stdout + run.stderr)[-2000:]
