"""Ways out when the municipality's file does not open: which ones, where its copies may be, where one comes back to."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from munidesk.base import paths
from munidesk.base.errors import FileError, Trouble, UserError, WorldError
from munidesk.base.files import file_name, sentence_for
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data import copies, file, recognised
from munidesk.data.check import WHATEVER
from munidesk.data.copies import Copy
from munidesk.data.schema import Schema
from munidesk.data.store import Store
from munidesk.town import store as town

_COME_BACK = re.compile(r" \(recuperado [^)]*\)")


class Way(StrEnum):
    """BRING copies a file that is in the cloud to this computer; AGAIN tries the same file; the others say it."""

    AGAIN = "again"
    BRING = "bring"
    RESTORE = "restore"
    OTHER = "other"
    READ = "read"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Refused:
    """The file that did not open, and why in one sentence."""

    path: Path
    what: str
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a municipality holds, for somebody who has to choose among copies."""

    name: str
    holds: str


@dataclass(frozen=True, slots=True)
class Found:
    """A verified copy with what it holds. `kin`: it is of the lost municipality; `other`: it is not, and some are."""

    copy: Copy
    contents: Contents
    kin: bool = True
    other: bool = False


Look = Callable[[Store], Contents]


def refused(path: Path, error: UserError) -> Refused:
    if isinstance(error, FileError):
        return Refused(path, error.what, error.trouble)
    return Refused(path, str(error))


def ways(what: Refused) -> tuple[Way, ...]:
    """The ways out, the most sensible first."""
    match what.trouble:
        case Trouble.CLOUD:
            return (Way.BRING, Way.READ, Way.RESTORE, Way.OTHER, Way.NEW)
        case Trouble.DAMAGED | Trouble.EMPTY:
            return (Way.RESTORE, Way.OTHER, Way.READ, Way.NEW)
        case Trouble.MISSING if not _is_folder(what.path.parent):
            return (Way.AGAIN, Way.OTHER, Way.RESTORE, Way.NEW)  # most likely a stick that is not plugged in
        case Trouble.MISSING:
            return (Way.OTHER, Way.RESTORE, Way.AGAIN, Way.NEW)
        case Trouble.FOREIGN:
            return (Way.OTHER, Way.RESTORE, Way.READ, Way.NEW)
        case _:
            return (Way.AGAIN, Way.OTHER, Way.RESTORE, Way.READ, Way.NEW)


def can_be_read(path: Path, schemas: Sequence[Schema]) -> bool:
    """Whether the file opens for reading and says which municipality it is."""
    with suppress(UserError, OSError, *WHATEVER), closing(file.open_file(path, schemas, read_only=True)) as store:
        return town.has_municipality(store)
    return False


# -- where the copies are


def places(lost: Path, backup_folder: str) -> tuple[Path, ...]:
    """Where copies are looked for: beside the file, where it was last copied to, and in the usual folder."""
    named = (copies.last_backup_folder(lost), backup_folder)
    return tuple(dict.fromkeys((lost.parent, *(Path(one) for one in named if one), paths.home())))


def absent(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The folders that are not there now: a stick to be plugged in."""
    return tuple(folder for folder in folders if not _is_folder(folder))


def with_inner(folders: Iterable[Path]) -> Iterator[Path]:
    """Each folder, then those directly inside it («Respaldos»)."""
    for folder in folders:
        yield folder
        with suppress(OSError):
            yield from sorted(one for one in folder.iterdir() if _is_folder(one) and not one.name.startswith("."))


def latest_written(found: Iterable[Path]) -> tuple[Path, ...]:
    """In the order in which they are worth reading; in which they are offered, what they hold says."""

    def written(path: Path) -> float:
        with suppress(OSError):
            return path.stat().st_mtime
        return 0

    return tuple(sorted(found, key=written, reverse=True))


def read_found(path: Path, schemas: Sequence[Schema], look: Look) -> Found | None:
    """The copy at `path` when it verifies and says what it holds."""
    copy = copies.read_copy(path, schemas)
    if copy is None:
        return None
    with suppress(UserError, OSError, *WHATEVER), copies.reading(path, schemas) as store:
        contents = look(store)
        return Found(copy, contents) if contents.name else None
    return None


def in_order(found: Iterable[Found], lost: Path) -> tuple[Found, ...]:
    """Copies of the lost municipality first, each by its last change: the example made later never comes before."""
    wanted, known = fold(base_name(lost)), tuple(found)
    names = {fold(one.contents.name) for one in known if fold(one.copy.path.stem).startswith(wanted)}
    kin = {one.copy.path for one in known if fold(one.contents.name) in names or wanted in fold(one.contents.name)}
    marked = [replace(one, kin=one.copy.path in kin, other=bool(kin) and one.copy.path not in kin) for one in known]
    return tuple(sorted(marked, key=lambda one: (one.kin, one.copy.place[:2], not one.copy.faults), reverse=True))


# -- where one comes back to


def base_name(path: Path) -> str:
    """The name the file had before it came back from a copy."""
    return _COME_BACK.sub("", path.stem)


def target_for(copy: Copy, lost: Path, name: str = "") -> Path:
    """A free name for the copy that comes back: beside the lost file, or where it can be used.

    `name` when it is of another municipality than the lost file's.
    """
    when = f"{copy.at:%Y-%m-%d %H%M}" if copy.at else _("sin fecha")
    name = name or base_name(lost)
    return free_name(usable_folder(lost), f"{name} (recuperado {when})")


def target_of(found: Found, lost: Path) -> Path:
    """The same for a copy that was found and looked into."""
    return target_for(found.copy, lost, "" if found.kin else file_name(found.contents.name))


def free_name(folder: Path, stem: str) -> Path:
    target, count = folder / f"{stem}{copies.SUFFIX}", 2
    while recognised.is_there(target):
        target, count = folder / f"{stem} {count}{copies.SUFFIX}", count + 1
    return target


def usable_folder(lost: Path) -> Path:
    """Beside the lost file, the usual folder, or one of the person's: the first that no cloud copies and takes files.

    The usual one may still have to be made.
    """
    if _is_folder(lost.parent) and _takes_files(lost.parent):
        return lost.parent
    return next((one for one in (paths.home(), Path.home() / "MuniDesk") if _takes_files(one)), paths.home())


def make_folder(folder: Path) -> None:
    """The folder for what comes back, where it is not there yet. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError(sentence_for(error, folder)) from error


def _takes_files(folder: Path) -> bool:
    there = next((one for one in (folder, *folder.parents) if _is_folder(one)), folder)
    return not file.cloud_folder(folder / "x") and os.access(there, os.W_OK)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
