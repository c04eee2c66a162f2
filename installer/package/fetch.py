"""What packages are made with: the components of a system, each by its hash, and the tools of this one."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import components
import environment


def stop_without(tools: Mapping[str, str]) -> None:
    """`tools`: program -> Debian's package. Raises SystemExit with what to install."""
    missing = sorted({package for tool, package in tools.items() if shutil.which(tool) is None})
    if missing:
        environment.stop(
            f"Faltan herramientas para empaquetar. Instálelas con:\n  sudo apt-get install {' '.join(missing)}"
        )


def pip(*arguments: str) -> None:
    """Raises SystemExit where it fails."""
    command = [str(environment.python_inside()), "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    if subprocess.call(command, stderr=subprocess.DEVNULL) != 0:
        environment.stop("No se pudieron bajar los componentes. Revise la conexión y vuelva a ejecutar esta orden.")


def wheels(folder: Path, platforms: Sequence[str]) -> None:
    """What runs on those platforms (pip's names for them) with Python 3.11, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "requirements.txt"
    listed.write_text(components.as_list(components.listed(tests=False)), encoding="utf-8")
    target = [part for one in platforms for part in ("--platform", one)]
    pip("download", "--no-deps", *target, "--python-version", "3.11", "--implementation", "cp",
        "--only-binary=:all:", "--require-hashes", "-r", str(listed), "--dest", str(folder))  # fmt: skip
