"""What is wrong with the municipality's own file, in one sentence each, and what to do where no window offers it."""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from munidesk.base.errors import DiskError, FileError, Trouble, UserError
from munidesk.base.i18n import _
from munidesk.data.sentences import sentence

VERSION = "version"
"""The fact about a file that says which version of MuniDesk wrote it last."""


def _advice() -> str:
    return _("Abra MuniDesk y elija «Recuperar un respaldo».")


def damaged(path: Path) -> FileError:
    """The file does not open at all."""
    return FileError(_("El archivo «{name}» está dañado y no se puede abrir.").format(name=path.name), _advice())


def damaged_inside(path: Path) -> FileError:
    """The file opened, and then a part of it could not be read."""
    return FileError(
        _("El archivo «{name}» está dañado: una parte no se puede leer.").format(name=path.name), _advice()
    )


def uncopied(folder: Path) -> FileError:
    """The original is at fault, not the place of the copy."""
    return FileError(
        _("El archivo está dañado y no se pudo copiar entero en «{folder}»: la falla está en el archivo.").format(
            folder=folder
        ),
        _advice(),
    )


def damaged_copy(path: Path) -> FileError:
    return FileError(
        _("La copia «{name}» está dañada y no se recuperó.").format(name=path.name), _("Elija otra más vieja.")
    )


def altered(path: Path, what: str) -> FileError:
    """Something of another program stands in it, where reading would run it or find nothing."""
    return FileError(
        _("Otro programa alteró «{name}» ({what}), y no se abrió.").format(name=path.name, what=what), _advice()
    )


def empty(path: Path) -> FileError:
    return FileError(
        _("«{name}» está vacío: no guarda ningún municipio.").format(name=path.name), _advice(), Trouble.EMPTY
    )


def emptied(path: Path) -> FileError:
    """It held a municipality when it was opened."""
    return FileError(
        _("«{name}» quedó vacío mientras estaba abierto: otro programa lo borró o lo reemplazó.").format(
            name=path.name
        ),
        _advice(),
        Trouble.EMPTY,
    )


def missing(path: Path) -> FileError:
    return FileError(
        _("No se encuentra «{path}».").format(path=path),
        _("Revise el nombre, o conecte la memoria donde estaba."),
        Trouble.MISSING,
    )


def foreign(path: Path) -> FileError:
    return FileError(
        _("«{name}» no es un archivo de MuniDesk.").format(name=path.name), _("Elija otro."), Trouble.FOREIGN
    )


def newer(path: Path, connection: sqlite3.Connection) -> str:
    """Why a file of a later version is only read: this one knows neither all its tables nor all its rules."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (VERSION,)).fetchone()
    wrote = str(row["value"]) if row is not None and re.fullmatch(r"\d+(\.\d+){1,3}", str(row["value"])) else ""
    by = _("MuniDesk {version}").format(version=wrote) if wrote else _("una versión más nueva de MuniDesk")
    return _(
        "«{name}» fue escrito con {by}: aquí se abre solo para leer, y puede haber datos que no se vean. "
        "Para hacer cambios, actualice el programa."
    ).format(name=path.name, by=by)


def in_cloud(folder: str) -> FileError:
    return FileError(
        _("«{folder}» se copia a la nube, y eso daña los archivos en uso.").format(folder=folder),
        _("Guarde el municipio en Documentos/MuniDesk y ponga en la nube solamente los respaldos."),
        Trouble.CLOUD,
    )


def is_damage(error: sqlite3.Error) -> bool:
    """A page or an index that cannot be read, a file that is no database any more, a letter that is no text."""
    if not hasattr(error, "sqlite_errorcode"):
        return str(error).startswith("Could not decode")  # Python's own word, without a code of SQLite's
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def was_emptied(connection: sqlite3.Connection) -> bool:
    """Whether nothing is left of what was opened; a file of ours always has its tables."""
    return not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'change_set'").fetchone()[0]


def emptied_behind_us(connection: sqlite3.Connection, path: Path) -> FileError | None:
    """A table that is not there is our own bug (None), or the file was emptied while it was open."""
    with suppress(sqlite3.DatabaseError):
        if was_emptied(connection):
            return emptied(path)
    return None


def told(error: sqlite3.Error, path: Path, connection: sqlite3.Connection, *, from_newer: bool) -> UserError | None:
    """What a person is told of a fault of the open file; None when it is our own bug."""
    if is_damage(error):
        return damaged_inside(path)
    said = sentence(error, path)
    if said is not None:
        return DiskError(said)
    behind_us = emptied_behind_us(connection, path)
    if behind_us is None and from_newer and "no such" in str(error):
        return UserError(_("Estos datos los escribió una versión más nueva de MuniDesk."))
    return behind_us
