"""What a file is, before anything of it is opened to be written: one of ours, an older or newer one, somebody's."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from munidesk.base.errors import FileError, Trouble, UserError, WorldError
from munidesk.base.files import sentence_for
from munidesk.base.i18n import _
from munidesk.base.lazy import lazy
from munidesk.data import objects, troubles
from munidesk.data.connection import APPLICATION_ID, connect
from munidesk.data.schema import JOURNAL, Schema
from munidesk.data.sentences import sentence

if TYPE_CHECKING:
    from munidesk.data import strangers
else:
    (strangers,) = lazy("munidesk.data", "strangers")


def is_there(path: Path) -> bool:
    """Whether something is at `path`; raises UserError where nobody may look."""
    try:
        return path.exists()
    except OSError as error:
        raise WorldError(sentence_for(error, path)) from error


def refuse_taken(path: Path) -> None:
    """Raises UserError where a new municipality cannot be put."""
    if is_there(path):
        raise UserError(_("Ya existe «{name}». Elija otro nombre: nada se escribe encima.").format(name=path.name))
    refuse_remains(path)


def refuse_remains(path: Path) -> None:
    """Raises UserError where what a cut stopped halfway was left of a file of that name that is not there any more.

    SQLite would undo it in whatever file has the name now, and damage it. Whose file comes back needs it there.
    """
    left = path.with_name(f"{path.name}-journal")
    with suppress(OSError):
        if left.stat().st_size:
            raise UserError(
                _(
                    "En esa carpeta quedó «{left}», resto de otro archivo con ese nombre que no terminó de guardarse. "
                    "Elija otro nombre."
                ).format(left=left.name)
            )


def connect_to_copy(path: Path, schemas: Sequence[Schema]) -> sqlite3.Connection:
    """Read a municipality of this or an older version, only to copy it.

    Raises UserError when there is none, it is damaged or foreign.
    """
    refuse_what_is_no_file(path)
    try:
        connection = connect(path, read_only=True)
    except sqlite3.DatabaseError as error:
        raise unopened(error, path) from error
    try:
        refuse_foreign(connection, path)
        # A store already names the journal among its own; twice, its tables would seem to be there before its steps.
        strange(connection, (JOURNAL, *(one for one in schemas if one is not JOURNAL)), path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise unopened(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def unopened(error: sqlite3.DatabaseError, path: Path) -> UserError:
    """The sentence for what SQLite did not open; a place that refuses is not a damaged file."""
    full_code = getattr(error, "sqlite_errorcode", 0)
    code = full_code & 0xFF
    if full_code == sqlite3.SQLITE_READONLY_ROLLBACK:
        # Its journal must go with it: the file alone would be half a change.
        return FileError(
            _("«{name}» quedó a medio guardar, y en «{folder}» no se puede escribir para terminarlo.").format(
                name=path.name, folder=path.parent
            ),
            _("Copie la carpeta entera a otra donde se pueda escribir y ábralo allí."),
            Trouble.PLACE,
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return FileError(
            _("No hay permiso para abrir «{name}».").format(name=path.name),
            _("Pida permiso a quien lo guardó, o abra una copia suya."),
            Trouble.PLACE,
        )
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        said = sentence(error, path)
        return WorldError(said) if said else troubles.damaged(path)
    return troubles.damaged(path)


def refuse_what_is_no_file(path: Path) -> None:
    if not is_there(path):
        raise troubles.missing(path)
    if path.is_dir():
        raise UserError(_("«{name}» es una carpeta. Elija un archivo .munidesk.").format(name=path.name))
    if path.stat().st_size == 0:
        raise troubles.empty(path)


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise troubles.foreign(path)


def is_newer(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> bool:
    """Whether steps that this version does not have were run on the file."""
    known = {(schema.name, name) for schema in schemas for name in schema.step_names}
    return bool(applied(connection) - known)


def applied(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The steps (set, name) that were run on the file."""
    rows = connection.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
    return {(str(row["migration_set"]), str(row["name"])) for row in rows}


def strange(connection: sqlite3.Connection, schemas: Sequence[Schema], path: Path) -> str:
    """Why the file may only be read: a newer version made it, or somebody added parts. Empty for one of ours.

    Raises UserError for one that may not even be read: something stands in place of
    a table, or steps are to be run. Until then none of its tables is read.
    """
    found = objects.read(connection)
    if objects.are_known(found):
        return troubles.newer(path, connection) if is_newer(connection, schemas) else ""
    if not strangers.has_plain_migrations(found):
        raise troubles.altered(path, "_sqlite_migrations") if found else troubles.damaged(path)
    if is_newer(connection, schemas):
        return troubles.newer(path, connection)
    added = strangers.among(found, schemas, applied(connection))
    if not added:
        return ""
    words = strangers.all_words(added)
    if any(one.hides for one in added) or pending_steps(connection, schemas):
        raise troubles.altered(path, words)
    return _(
        "«{name}» tiene partes que MuniDesk no hizo: {what}. Se abre solo para leer, y esas partes no se ejecutan. "
        "Para hacer cambios, recupere el último respaldo verificado."
    ).format(name=path.name, what=words)


def pending_steps(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> bool:
    done = applied(connection)
    return any((schema.name, name) not in done for schema in schemas for name in schema.step_names)
