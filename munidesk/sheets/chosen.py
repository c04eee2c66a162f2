"""What the person chose of a sheet: each field with its headings or letters, this sheet's before all sheets'."""

from collections.abc import Mapping, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.sheets.columns import position_of
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import Understood
from munidesk.sheets.words import plain


def chosen_columns(fields: Sequence[TargetField], understood: Understood, shape: Shape) -> dict[str, tuple[int, ...]]:
    """Field key → positions, () for a field that takes none. A heading stands before a letter of the same name.

    «Obras!C» and «Obras!Monto» hold for the sheet «Obras» alone. Raises UserError for a field or a column that is not
    there.
    """
    by_name = {name: field.key for field in fields for name in (field.key, plain(field.label))}
    found: dict[str, tuple[int, ...]] = {}
    for name, columns in shape.columns.items():
        key = by_name.get(name) or by_name.get(plain(name))
        if key is None:
            raise _no_field(name, fields)
        places = [_position(understood, one) for one in _of_this_sheet(understood, columns)]
        if places or not columns:
            found[key] = tuple(dict.fromkeys(places))
    return found


def _of_this_sheet(understood: Understood, columns: Sequence[str]) -> list[str]:
    """The names that hold here: those without a sheet, unless some name this one."""
    own, others = [], []
    for name in columns:
        sheet, sign, column = name.partition("!")
        if not sign or fold(name) in _titles(understood):
            others.append(name)
        elif fold(sheet) == fold(understood.sheet):
            own.append(column)
    return own or others


def _titles(understood: Understood) -> Mapping[str, int]:
    """Every heading as it is written, then without its signs, then the last line of it; the first of equals."""
    found: dict[str, int] = {}
    for read in (fold, plain, lambda title: plain(title.rpartition(" · ")[2])):
        for column in understood.columns:
            if column.title:
                found.setdefault(read(column.title), column.at)
    return found


def _position(understood: Understood, name: str) -> int:
    titles = _titles(understood)
    for told in (fold(name), plain(name)):
        if told and told in titles:
            return titles[told]
    at = position_of(name)
    if 0 <= at < len(understood.columns):
        return at
    known = ", ".join(f"{one.letter}: {one.title}" if one.title else one.letter for one in understood.columns)
    raise UserError(
        _("La hoja «{sheet}» no tiene una columna «{name}». Las que tiene: {known}.").format(
            sheet=understood.sheet, name=name, known=known
        ),
        code="no_column",
        field=name,
    )


def _no_field(name: str, fields: Sequence[TargetField]) -> UserError:
    known = ", ".join(field.key for field in fields)
    words = _("No existe el campo «{name}». Los que hay: {known}.").format(name=name, known=known)
    return UserError(words, code="no_field", field=name)
