"""Backups that were opened and compared before anybody may rely on them."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from munidesk.base.dates import now
from munidesk.base.errors import UserError
from munidesk.base.files import make_private, sentence_for, sync_folder
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.check import database_problems
from munidesk.data.connection import connect
from munidesk.data.file import connect_to_copy, is_there
from munidesk.data.schema import Schema
from munidesk.data.store import Store

SUFFIX = ".munidesk"
_MARK = "respaldo"
_STALE = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A copy that was reopened, whose journal was replayed, and whose counts per table equal the file's."""

    path: Path
    at: datetime
    counts: dict[str, int]
    verified: bool = True


def backup(store: Store, folder: Path) -> BackupReport:
    """Copy the open municipality into `folder` under a name with the date; raises UserError when it did not verify."""
    if not is_there(folder) or not folder.is_dir():
        raise UserError(_("No existe la carpeta «{folder}». Elija otra o conecte la memoria.").format(folder=folder))
    at = now()
    target = _free_name(folder, f"{store.path.stem}-{_MARK}-{at:%Y%m%d-%H%M%S}")
    with store.lock:
        counts = copy_verified(store.connection, target)
    # The copy counts even when the disk of the original was pulled out and cannot note it.
    with suppress(UserError):
        store.set_meta("last_backup", f"{at.isoformat()}|{folder}")
    return BackupReport(target, at, counts)


def _free_name(folder: Path, stem: str) -> Path:
    target, count = folder / f"{stem}{SUFFIX}", 2
    while is_there(target):
        target, count = folder / f"{stem}-{count}{SUFFIX}", count + 1
    return target


def copy_verified(connection: sqlite3.Connection, target: Path) -> dict[str, int]:
    """`VACUUM INTO` a temporary name, reopen, verify, compare the counts, rename. Returns rows per table."""
    _sweep(target.parent)
    temporary = target.with_name(f".{target.name}.{new_id()[-12:]}.copia")
    try:
        # VACUUM INTO is refused under query_only, although it writes only the copy.
        guarded = connection.execute("PRAGMA query_only").fetchone()[0]
        connection.execute("PRAGMA query_only=OFF")
        make_private(temporary)
        try:
            connection.execute("VACUUM INTO ?", (str(temporary),))
        finally:
            connection.execute(f"PRAGMA query_only={'ON' if guarded else 'OFF'}")
        _sync(temporary)
        with closing(connect(temporary, read_only=True)) as copy:
            problems = database_problems(copy)
            counts = row_counts(copy)
        if problems or counts != row_counts(connection):
            raise UserError(
                _("El respaldo en «{folder}» no quedó igual al original y se descartó. Pruebe en otra memoria.").format(
                    folder=target.parent
                )
            )
        temporary.rename(target)
        sync_folder(target.parent)
    except sqlite3.Error as error:
        raise UserError(
            _("No se pudo escribir el respaldo en «{folder}». Libere espacio o elija otra carpeta.").format(
                folder=target.parent
            )
        ) from error
    except OSError as error:
        raise UserError(sentence_for(error, target)) from error
    finally:
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return counts


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
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
    ).fetchall()
    return {row[0]: connection.execute(f'SELECT count(*) FROM "{row[0]}"').fetchone()[0] for row in names}


def restore(backup_path: Path, new_path: Path, schemas: Sequence[Schema]) -> None:
    """Bring a backup back as a new file; the backup and every older file stay as they are.

    One of an older version comes back as it was and is brought up to date when it is opened.
    Raises UserError when the copy is damaged or something is already at `new_path`.
    """
    if is_there(new_path):
        raise UserError(
            _("Ya existe «{name}». Un respaldo siempre vuelve a un archivo nuevo; elija otro nombre.").format(
                name=new_path.name
            )
        )
    with closing(connect_to_copy(backup_path, schemas)) as connection:
        copy_verified(connection, new_path)


def copy_to_new(backup_path: Path, new_path: Path) -> None:
    """The same for a copy that `list_backups` has just verified, without asking what it holds."""
    if is_there(new_path):
        raise UserError(_("Ya existe «{name}». Cámbiele el nombre y repita.").format(name=new_path.name))
    with closing(connect(backup_path, read_only=True)) as connection:
        copy_verified(connection, new_path)


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup in a folder, as offered for restoring."""

    path: Path
    at: datetime
    size: int


def list_backups(folder: Path) -> tuple[Copy, ...]:
    """The copies of a folder that verify, newest first; a damaged one is never offered."""
    found: list[Copy] = []
    for path in folder.glob(f"*-{_MARK}-*{SUFFIX}"):
        with suppress(sqlite3.Error, OSError), closing(connect(path, read_only=True)) as connection:
            if not database_problems(connection):
                stamp = path.stat()
                found.append(Copy(path, datetime.fromtimestamp(stamp.st_mtime), stamp.st_size))
    return tuple(sorted(found, key=lambda copy: copy.at, reverse=True))
