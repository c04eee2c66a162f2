"""A TOML file that people write themselves, read so that what is wrong in it is a sentence that says where."""

import tomllib
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.town.toml_table import Table


def text_of(path: Path) -> str:
    """Raises UserError for a file that cannot be read, or is not written in UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise unread(path, error) from error
    except UnicodeDecodeError as error:
        raise UserError(
            _("«{name}» no está escrito en UTF-8. Guárdelo así y vuelva a probar.").format(name=path.name)
        ) from error


def table_of(text: str, name: str) -> Table:
    """What the text of the file `name` says. Raises UserError with line and column."""
    try:
        return Table(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as error:
        raise UserError(_("En «{name}» hay un error: {reason}.").format(name=name, reason=_place(error))) from error


def _place(error: tomllib.TOMLDecodeError) -> str:
    """«línea 12, columna 4», out of «… (at line 12, column 4)»."""
    _head, sign, place = str(error).partition("(at line ")
    if not sign:
        return _("el archivo termina antes de tiempo")
    line, _comma, column = place.rstrip(")").partition(", column ")
    return _("línea {line}, columna {column}: no se entiende lo escrito").format(line=line, column=column)
