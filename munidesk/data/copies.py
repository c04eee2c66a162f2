"""The copies a folder holds: found by what they are, verified, ordered by the last change inside them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.data import backup_note, copy_mark, journal
from munidesk.data.check import WHATEVER, database_problems, has_whole_pages, only_past
from munidesk.data.connection import connect
from munidesk.data.recognised import connect_to_copy
from munidesk.data.schema import Schema
from munidesk.data.store import Store

SUFFIX = ".munidesk"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as offered for restoring: `at` and `label` are its last change's, `faults` those of its original.

    `tip` is the key of that change. Keys only ever grow, whatever the clock said: by them copies are ordered.
    """

    path: Path
    at: datetime | None
    label: str
    size: int
    faults: tuple[str, ...] = ()
    tip: str = ""

    @property
    def place(self) -> tuple[str, datetime, str]:
        """What it is ordered by: the greater, the newer inside."""
        return self.tip, self.at or datetime.min, self.path.name


def candidates(folders: Iterable[Path], *, but: Path | None = None) -> tuple[Path, ...]:
    """Every municipality file in the folders, whatever its name; a folder that is not there has none."""
    found: dict[Path, None] = {}
    for folder in folders:
        with suppress(OSError):
            found.update((path.resolve(), None) for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file())
    if but is not None:
        found.pop(but.resolve(), None)
    return tuple(found)


def list_backups(folder: Path, schemas: Sequence[Schema], *, but: Path | None = None) -> tuple[Copy, ...]:
    """The copies of a folder that verify, the newest inside first; a damaged one is never offered."""
    read = (read_copy(path, schemas) for path in candidates((folder,), but=but))
    return newest_first(copy for copy in read if copy is not None)


def newest_first(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """By the last change inside: the date of the file is whatever the last computer gave it."""
    return tuple(sorted(copies, key=lambda copy: copy.place, reverse=True))


def read_copy(path: Path, schemas: Sequence[Schema]) -> Copy | None:
    """The copy at `path` once it is verified; None when it is damaged or of another program."""
    with suppress(UserError, OSError, *WHATEVER), closing(connect_to_copy(path, schemas)) as connection:
        faults = verified_faults(connection)
        if faults is not None:
            at, label = last_change(connection)
            return Copy(path, at, label, path.stat().st_size, faults, journal.last(connection)[0])
    return None


def verified_faults(connection: sqlite3.Connection) -> tuple[str, ...] | None:
    """What was wrong with the original, where the copy is still equal to it; None when the copy itself is damaged."""
    mark = copy_mark.read(connection)
    if mark is not None and (mark.faults or has_whole_pages(connection)):
        return mark.faults if copy_mark.content(connection) == mark.content else None
    problems = database_problems(connection)
    return tuple(problem.text for problem in problems) if only_past(problems) else None


def last_change(connection: sqlite3.Connection) -> tuple[datetime | None, str]:
    """When the last change was made and what it was; (None, …) when it does not say."""
    row = connection.execute("SELECT at, label FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None, ""
    with suppress(ValueError):
        return datetime.fromisoformat(row["at"]).replace(tzinfo=None), row["label"]
    return None, row["label"]


@contextmanager
def reading(path: Path, schemas: Sequence[Schema]) -> Iterator[Store]:
    """The copy as a store to read from, of this or an older version. Raises UserError when it cannot be read."""
    with closing(connect_to_copy(path, schemas)) as connection:
        yield Store(path, connection, schemas, read_only=True)


def last_backup_folder(path: Path) -> str:
    """Where the file at `path`, which may be damaged, was last copied to; empty when it does not say."""
    with suppress(OSError, *WHATEVER), closing(connect(path, read_only=True)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = 'last_backup'").fetchone()
        mark = backup_note.read(row[0]) if row else None
        return mark.folder if mark else ""
    return ""
