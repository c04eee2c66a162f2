"""What a file knows of its last backup, kept in its `meta`: when, where to, and what was wrong with it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BackupMark:
    """The last verified backup of this file. `faults`: what was wrong with the file, and so with its copy."""

    at: datetime
    folder: str
    faults: str = ""


def written(mark: BackupMark) -> str:
    """«at|folder», and what was wrong on a second line."""
    return f"{mark.at.isoformat()}|{mark.folder}" + (f"\n{mark.faults}" if mark.faults else "")


def read(text: str | None) -> BackupMark | None:
    """None when there is no note, or it cannot be understood."""
    first, _line, faults = (text or "").partition("\n")
    at, _bar, folder = first.partition("|")
    try:
        return BackupMark(datetime.fromisoformat(at), folder, faults)
    except ValueError:
        return None
