"""A shape as a TOML file: one writes what was decided of a sheet, another reads it, or a person edits it."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import whole_file
from munidesk.base.i18n import _
from munidesk.sheets.kept import shape_of, values_of
from munidesk.sheets.shape import Mode, Shape

_KNOWN = frozenset({"kind", "sheets", "header_row", "last_row", "columns", "values", "key", "mode", "answers"})
_MOST = 1_000_000


def read_shape(path: Path) -> Shape:
    """Raises UserError for a file that is not there, is no TOML, or says what no shape has."""
    try:
        if path.stat().st_size > _MOST:
            raise UserError(_("«{name}» es demasiado grande para una forma de planilla.").format(name=path.name))
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(_("No se pudo leer «{name}»: revise dónde está.").format(name=path.name)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            _("«{name}» no es una forma de planilla: {why}").format(name=path.name, why=str(error))
        ) from error
    unknown = sorted(set(values) - _KNOWN)
    if unknown:
        raise UserError(
            _("En «{name}» no se entiende «{key}». Puede decir: {known}.").format(
                name=path.name, key=unknown[0], known=", ".join(sorted(_KNOWN))
            )
        )
    if values.get("mode", Mode.BOTH) not in set(Mode):
        raise UserError(
            _("En «{name}», «mode» no puede ser «{mode}»: escriba insert, update o both.").format(
                name=path.name, mode=values["mode"]
            )
        )
    return shape_of(values)


def save_shape(shape: Shape, path: Path) -> None:
    """Raises UserError where it cannot be written."""
    with whole_file(path) as temporary:
        temporary.write_text(toml_of(values_of(shape)), encoding="utf-8")


def toml_of(values: Mapping[str, object]) -> str:
    """Plain values, lists of texts and tables within tables."""
    return "\n".join(_lines(values, ())) + "\n"


def _lines(values: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping)}
    if path and plain:
        yield ""
        yield f"[{'.'.join(map(_key, path))}]"
    for key, value in plain.items():
        yield f"{_key(key)} = {_value(value)}"
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _lines(value, (*path, key))


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _key(text: str) -> str:
    bare = text.isascii() and text.replace("_", "").replace("-", "").isalnum()
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    """A basic string: JSON escapes as TOML does, but for the one sign it leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
