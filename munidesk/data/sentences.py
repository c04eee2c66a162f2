"""What a person reads when the file, or the world around it, refuses something."""

import sqlite3
from pathlib import Path

from munidesk.base.i18n import _


def barrier_words(barrier: str) -> str:
    """The sentence of a refused undo: «No se deshace: acta 12 aprobada»."""
    return _("No se deshace: {barrier}").format(barrier=barrier)


def sentence(error: sqlite3.Error, path: Path) -> str | None:
    """The sentence for what the world did (full, gone, locked); None for damage and for our own bugs."""
    code = getattr(error, "sqlite_errorcode", 0)
    # A stick that was pulled out: the file is no longer where it was opened.
    match sqlite3.SQLITE_IOERR if code == sqlite3.SQLITE_READONLY_DBMOVED else code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return _(
                "No queda espacio en el disco. Libere espacio y repita el último cambio: lo anterior está guardado."
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return _("No se pudo escribir en «{name}». Revise que el disco o la memoria sigan conectados.").format(
                name=path.name
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("Otro programa está usando «{name}». Espere un momento y repita.").format(name=path.name)
        case sqlite3.SQLITE_READONLY:
            return _("No hay permiso para escribir en «{folder}». Elija otra carpeta.").format(folder=path)
        case sqlite3.SQLITE_INTERRUPT:
            return _(
                "El archivo «{name}» pide un trabajo que no termina: otro programa lo alteró. "
                "Recupere el último respaldo verificado."
            ).format(name=path.name)
    return None
