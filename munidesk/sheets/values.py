"""The cells of a row as what the fields of a list want; what cannot be read is refused at its column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from munidesk.base.codes import Code
from munidesk.base.dates import parse_date, parse_time
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import BLANK, Cell
from munidesk.sheets.matched import Matched
from munidesk.sheets.opened import Mended
from munidesk.sheets.target import Amount, Target, TargetField
from munidesk.sheets.understood import Row


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a row is left out for: the field at fault, its column, what the cell says, and why."""

    field: str
    column: str
    value: str
    reason: str


Read = Mapping[str, object] | Refusal


class Reading:
    """The rows of one matched sheet, read one by one."""

    def __init__(self, target: Target, matched: Matched, figures: Figures, mended: Mended) -> None:
        self._matched, self._figures = matched, figures
        self._mended = {key[1:]: text for key, text in mended.items() if key[0] == matched.sheet.sheet}
        keys = {*matched.columns, *(key for _line, key in self._mended)}
        self._fields = [one for one in target.fields if one.key in keys]
        self._titles = {one.at: one.title or one.letter for one in matched.sheet.columns}

    def row(self, row: Row) -> Read:
        """What each field with something in its cells says."""
        values: dict[str, object] = {}
        for field in self._fields:
            cells = self._cells(row, field)
            if not any(one.shown.strip() for _at, one in cells):
                continue
            try:
                value = self._value(field, cells)
            except UserError as fault:
                return self.refusal(row, field.key, str(fault))
            if value not in (None, ""):
                values[field.key] = value
        return values

    def refusal(self, row: Row, key: str, reason: str) -> Refusal:
        """A row that a verb refused, at the column of that field."""
        places = self._matched.columns.get(key, ())
        field = next((one for one in self._fields if one.key == key), None)
        shown = " ".join(cell.shown for _at, cell in self._cells(row, field)) if field is not None else ""
        return Refusal(key, self._titles.get(places[0], "") if places else "", shown.strip(), reason)

    def _cells(self, row: Row, field: TargetField) -> list[tuple[int, Cell]]:
        text = self._mended.get((row.line, field.key))
        if text is not None:
            return [(-1, Cell(text, text))]
        places = self._matched.columns.get(field.key, ())
        return [(at, row.cells[at] if at < len(row.cells) else BLANK) for at in places]

    def _value(self, field: TargetField, cells: Sequence[tuple[int, Cell]]) -> object:
        said = [(at, cell) for at, cell in cells if cell.shown.strip()]
        if field.headed:
            return "\n".join(f"{self._titles[at]}: {cell.shown.strip()}" if at in self._titles else cell.shown.strip()
                             for at, cell in said)  # fmt: skip
        if field.type is str and not field.choices:
            return ("\n\n" if field.long else " ").join(cell.shown.strip() for _at, cell in said)
        cell = said[0][1]
        if field.choices:
            return self._code(field, cell.shown.strip())
        if field.money:
            return _amount(cell, self._figures)
        return _READ[field.type](cell, self._figures)

    def _code(self, field: TargetField, word: str) -> Code | None:
        known = self._matched.values.get(field.key, {})
        code = known.get(word)
        found = next((one for one in field.choices if code is not None and one.value == code), None)
        if found is not None or code == "":
            return found
        named = next((type(one).read(word) for one in field.choices[:1]), None)
        if named is not None:
            return named
        raise UserError(
            _("Falta decir qué es «{word}» en «{label}».").format(word=word, label=field.label), code="word",
            field=field.key,
        )  # fmt: skip


def _amount(cell: Cell, figures: Figures) -> Amount | None:
    value = _decimal(cell, figures)
    return None if value is None else Amount(value)


def _decimal(cell: Cell, figures: Figures) -> Decimal | None:
    if isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool):
        return Decimal(cell.value)
    return figures.parse(cell.shown)


def _whole(cell: Cell, figures: Figures) -> int | None:
    value = _decimal(cell, figures)
    if value is not None and value != value.to_integral_value():
        raise UserError(_("«{text}» no es un número entero.").format(text=cell.shown))
    return None if value is None else int(value)


def _day(cell: Cell, _figures: Figures) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else parse_date(cell.shown)


def _moment(cell: Cell, _figures: Figures) -> datetime:
    if isinstance(cell.value, datetime):
        return cell.value
    day, _blank, hour = cell.shown.strip().partition(" ")
    return datetime.combine(parse_date(day), parse_time(hour or "0:00"))


def _hour(cell: Cell, _figures: Figures) -> time:
    return cell.value if isinstance(cell.value, time) else parse_time(cell.shown)


_YES = frozenset({"si", "s", "x", "1", "true", "verdadero", "yes"})
_NO = frozenset({"no", "n", "0", "false", "falso"})


def _truth(cell: Cell, _figures: Figures) -> bool:
    if isinstance(cell.value, bool):
        return cell.value
    if fold(cell.shown) in _YES:
        return True
    if fold(cell.shown) in _NO:
        return False
    raise UserError(_("«{text}» no dice sí ni no.").format(text=cell.shown))


_READ: Mapping[type, Callable[[Cell, Figures], object]] = {
    int: _whole, Decimal: _decimal, date: _day, datetime: _moment, time: _hour, bool: _truth,
}  # fmt: skip
