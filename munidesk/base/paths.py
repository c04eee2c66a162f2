"""Where things are: the resources of the program and the folders of the person."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# Installed, they are inside the package; in the project they stand at its top.
ROOT = _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent
RESOURCES = ROOT / "resources"
TRANSLATIONS = ROOT / "translations"


def home() -> Path:
    """The folder of the person's municipalities: MUNIDESK_HOME, or MuniDesk inside the documents."""
    if override := os.environ.get("MUNIDESK_HOME"):
        return Path(override)
    documents = next(
        (folder for name in ("Documentos", "Documents") if (folder := Path.home() / name).is_dir()), Path.home()
    )
    return documents / "MuniDesk"


def scratch() -> Path:
    """The folder of the copies that other programs open; on a computer for many, one for each."""
    if override := os.environ.get("MUNIDESK_HOME"):
        return Path(override) / ".munidesk" / "abiertos"
    import tempfile

    name = f"munidesk-{os.getuid()}" if sys.platform != "win32" else "MuniDesk"
    return Path(tempfile.gettempdir()) / name


def state() -> Path:
    """The folder of logs, settings and error reports; never holds the person's records."""
    if override := os.environ.get("MUNIDESK_HOME"):
        return Path(override) / ".munidesk"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "MuniDesk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "MuniDesk"
    return Path(os.environ.get("XDG_STATE_HOME", str(Path.home() / ".local" / "state"))) / "munidesk"
