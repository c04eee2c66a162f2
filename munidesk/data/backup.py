"""Backups that were opened and compared before anybody may rely on them."""

import glob
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from munidesk.base import logs
from munidesk.base.dates import now
from munidesk.base.errors import UserError, WorldError
from munidesk.base.files import make_private, sentence_for, sync_folder
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.logs import Event
from munidesk.base.problems import Problem
from munidesk.data import copy_mark, device, drafts, search_index, troubles
from munidesk.data.anchor import head_code
from munidesk.data.backup_note import BackupMark, written
from munidesk.data.check import database_problems, has_whole_pages, meaning_problems
from munidesk.data.connection import connect
from munidesk.data.copies import SUFFIX, list_backups, verified_faults
from munidesk.data.recognised import connect_to_copy, is_there, refuse_remains
from munidesk.data.schema import Schema, Searchable, all_searchable
from munidesk.data.store import Store

__all__ = ["BackupReport", "Verified", "backup", "copy_verified", "list_backups", "restore"]

_MARK = "respaldo"
_FAULTY = "con-problemas"
_STALE = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Verified:
    """A copy that was reopened and is equal to its original, row by row. `faults`: what both have wrong."""

    path: Path
    counts: dict[str, int]
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A verified backup of this moment. `words` says what is wrong with the file, and so with the copy."""

    path: Path
    at: datetime
    counts: dict[str, int]
    faults: tuple[Problem, ...] = ()
    verified: bool = True

    @property
    def words(self) -> str:
        return fault_words(tuple(problem.text for problem in self.faults))


def fault_words(faults: Sequence[str]) -> str:
    """«con problemas: …» with the first of them, for lists and for the foot; empty when there is none."""
    if not faults:
        return ""
    more = _(" y {n} más").format(n=len(faults) - 1) if len(faults) > 1 else ""
    return _("con problemas: {what}").format(what=f"{faults[0].rstrip('.')}{more}")


def backup(store: Store, folder: Path) -> BackupReport:
    """Copy the open municipality into `folder` under a name with the date and the code of its history.

    Raises UserError when it did not verify.

    A fault of the file (old history that was altered) is no reason to be without a copy: the copy
    has it too and says so, in its name and in its mark.
    """
    if not is_there(folder) or not folder.is_dir():
        raise UserError(_("No existe la carpeta «{folder}». Elija otra o conecte la memoria.").format(folder=folder))
    at = now()
    with store.lock, logs.noted(Event.BACKED_UP) as told:
        store.seal()
        # The code of the newest change, kept outside the file: a history made anew or cut short has it no longer.
        stem = "-".join(filter(None, (store.path.stem, _MARK, f"{at:%Y%m%d-%H%M%S}", head_code(store))))
        target, faulty = _free_name(folder, stem), _free_name(folder, f"{stem}-{_FAULTY}")
        known = tuple(one for one in meaning_problems(store) if one.blocks)
        made = copy_verified(store.connection, target, store.searchable, faulty=faulty, at=at, known=known)
        told["faults"] = len(made.faults)
    # The copy counts even when the disk of the original was pulled out and cannot note it.
    with suppress(UserError):
        store.set_meta("last_backup", _note(at, folder, made.faults))
    return BackupReport(made.path, at, made.counts, made.faults)


def copy_before(store: Store, what: str) -> Path:
    """A verified copy beside the file before something large («importar»): named so, with the day and the code.

    One that holds the same newest change is there already and enough. Raises WorldError where there is no place for it.
    """
    with store.lock:
        code = head_code(store) or "inicio"
        named = f"{store.path.stem}-antes-de-{what}"
        there = store.path.parent.glob(f"{glob.escape(named)}-*-{code}{SUFFIX}")
        if (found := next(iter(sorted(there)), None)) is not None:
            return found
        store.seal()
        target = _free_name(store.path.parent, f"{named}-{now():%Y%m%d-%H%M%S}-{code}")
        return copy_verified(store.connection, target, store.searchable).path


def _note(at: datetime, folder: Path, faults: Sequence[Problem]) -> str:
    return written(BackupMark(at, str(folder), fault_words([problem.text for problem in faults])))


def _free_name(folder: Path, stem: str) -> Path:
    target, count = folder / f"{stem}{SUFFIX}", 2
    while is_there(target):
        target, count = folder / f"{stem}-{count}{SUFFIX}", count + 1
    return target


def copy_verified(
    connection: sqlite3.Connection,
    target: Path,
    searchable: Sequence[Searchable] = (),
    *,
    faulty: Path | None = None,
    at: datetime | None = None,
    known: tuple[Problem, ...] = (),
) -> Verified:
    """Copy under a temporary name, mend its search index, reopen, compare every row, mark, rename.

    `faulty` is the name of a copy whose original has something wrong; without it, `target` too.
    `at` makes it a backup of that moment, which the file knows of once it comes back.
    `known` is what the features found wrong in their rows, which are the copy's too.
    Raises UserError where the place or the original cannot give an equal copy.
    """
    _sweep(target.parent)
    temporary = target.with_name(f".{target.name}.{new_id()[-12:]}.copia")
    try:
        made = _equal_copy(connection, temporary, searchable, at, known)
        named = (faulty or target) if made.faults else target
        temporary.rename(named)
        sync_folder(named.parent)
        return Verified(named, made.counts, made.faults)
    except sqlite3.Error as error:
        if _is_damage(error):
            raise troubles.uncopied(target.parent) from error
        raise WorldError(
            _("No se pudo escribir el respaldo en «{folder}». Libere espacio o elija otra carpeta.").format(
                folder=target.parent
            )
        ) from error
    except OSError as error:
        raise WorldError(sentence_for(error, target)) from error
    finally:
        _remove(temporary)


def _equal_copy(
    connection: sqlite3.Connection,
    temporary: Path,
    searchable: Sequence[Searchable],
    at: datetime | None,
    known: tuple[Problem, ...],
) -> Verified:
    """The rows written anew; where damage forbids it or they are not the same, the pages as they are."""
    for write in (_write_rows, _write_pages):
        try:
            write(connection, temporary)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            continue
        made = _verified(connection, temporary, searchable, at, known)
        if made is not None:
            return made
        _remove(temporary)
    if has_whole_pages(connection):
        raise UserError(
            _("El respaldo en «{folder}» no quedó igual al original y se descartó. Pruebe en otra memoria.").format(
                folder=temporary.parent
            )
        )
    raise troubles.uncopied(temporary.parent)


def _write_rows(connection: sqlite3.Connection, temporary: Path) -> None:
    # VACUUM INTO is refused under query_only, although it writes only the copy.
    guarded = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only=OFF")
    make_private(temporary)
    try:
        connection.execute("VACUUM INTO ?", (str(temporary),))
    finally:
        connection.execute(f"PRAGMA query_only={'ON' if guarded else 'OFF'}")


def _write_pages(connection: sqlite3.Connection, temporary: Path) -> None:
    _remove(temporary)
    with closing(connect(temporary, create=True)) as copy:
        connection.backup(copy)


def _verified(
    connection: sqlite3.Connection,
    temporary: Path,
    searchable: Sequence[Searchable],
    at: datetime | None,
    known: tuple[Problem, ...],
) -> Verified | None:
    """The finished copy; None when it does not hold what the original holds."""
    with closing(connect(temporary)) as copy:
        with suppress(sqlite3.DatabaseError):
            drafts.wipe_copy(copy)
        copy.execute("DELETE FROM meta WHERE key = ?", (device.RUN,))
        if not search_index.is_sound(copy, searchable):
            with suppress(sqlite3.DatabaseError):
                search_index.rebuild(copy, searchable)
        faults = tuple(dict.fromkeys((*database_problems(copy), *known)))
        mark = copy_mark.made(copy, (problem.text for problem in faults))
        counts = row_counts(copy)
        copy_mark.write(copy, mark)
        if at is not None:
            note = _note(at, temporary.parent, faults)
            copy.execute("INSERT OR REPLACE INTO meta VALUES ('last_backup', ?)", (note,))
        copy.execute("PRAGMA journal_mode=DELETE")
    if mark.content != copy_mark.content(connection):
        return None
    _sync(temporary)
    with closing(connect(temporary, read_only=True)) as copy:
        return Verified(temporary, counts, faults) if copy_mark.read(copy) == mark else None


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)


def _remove(temporary: Path) -> None:
    for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what a cut of power left of earlier copies; one that may still be running is younger than a day."""
    with suppress(OSError):
        for left in folder.glob(f".*{SUFFIX}.*.copia*"):
            if now().timestamp() - left.stat().st_mtime > _STALE:
                left.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    import os

    with path.open("rb+") as written:
        os.fsync(written.fileno())


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows per table; one that cannot be counted is left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name <> 'draft'"
    ).fetchall()
    counts: dict[str, int] = {}
    for row in names:
        with suppress(sqlite3.DatabaseError):
            counts[row[0]] = connection.execute(f'SELECT count(*) FROM "{row[0]}"').fetchone()[0]
    return counts


def restore(backup_path: Path, new_path: Path, schemas: Sequence[Schema]) -> Verified:
    """Bring a backup back as a new file; the backup and every older file stay as they are.

    One of an older version comes back as it was and is brought up to date when it is opened;
    one with an old fault comes back with it, and `faults` says so.
    Raises UserError when the copy is damaged or something is already at `new_path`.
    """
    if is_there(new_path):
        raise UserError(
            _("Ya existe «{name}». Un respaldo siempre vuelve a un archivo nuevo; elija otro nombre.").format(
                name=new_path.name
            )
        )
    refuse_remains(new_path)
    with closing(connect_to_copy(backup_path, schemas)) as connection:
        if verified_faults(connection) is None:
            raise troubles.damaged_copy(backup_path)
        return copy_verified(connection, new_path, all_searchable(schemas))
