"""The cells of a row as what the fields of a list want; what cannot be read is refused at its column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property

from munidesk.base.codes import Code
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import BLANK, Cell
from munidesk.sheets import cells
from munidesk.sheets.cells_days import DayColumn, day_column
from munidesk.sheets.cells_figures import Amount, FigureColumn, currency_in_heading, figure_column
from munidesk.sheets.matched import Matched
from munidesk.sheets.opened import Mended
from munidesk.sheets.over_time import OverTime, Unread
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.senses import shown
from munidesk.sheets.target import OVER_TIME, OwnWords, Target, TargetField
from munidesk.sheets.terms import Terms, term_in
from munidesk.sheets.understood import Row

LEFT_OUT = "refuse"
"""What is done with a cell that nobody told how to read: its row stays out."""
_FIGURES: tuple[type, ...] = (int, Decimal)
_DAYS: tuple[type, ...] = (date, datetime)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a row is left out for: the field at fault, its column, what the cell says, and why."""

    field: str
    column: str
    value: str
    reason: str


Read = Mapping[str, object] | Refusal


class Reading:
    """The rows of one matched sheet, read one by one; how a column is read, all its cells tell together."""

    def __init__(
        self,
        target: Target,
        matched: Matched,
        figures: Figures,
        mended: Mended,
        answers: Mapping[str, str],
        own: OwnWords | None = None,
    ) -> None:
        self._matched, self._figures, self._answers = matched, figures, answers
        self._mended = {key[1:]: text for key, text in mended.items() if key[0] == matched.sheet.sheet}
        keys = {*matched.columns, *(key for _line, key in self._mended)}
        self._fields = {one.key: one for one in target.fields if one.key in keys}
        self._titles = {one.at: one.title or one.letter for one in matched.sheet.columns}
        self._terms = Terms(matched.sheet.day, answers)
        self._value_key = target.over_time[0] if target.over_time is not None else ""
        self._over_time = None if matched.run is None else OverTime(
            matched.run, matched, figures, answers, optional=not target.field(self._value_key).needed
        )  # fmt: skip
        self._words = {key: {fold(word): code for word, code in words.items()} for key, words in matched.values.items()}
        self._own_word = target.own_word
        self._own = {key: {fold(word): code for word, code in words.items()} for key, words in (own or {}).items()}

    # -- columns

    @cached_property
    def _days(self) -> Mapping[str, DayColumn]:
        year = self._matched.sheet.year
        return {
            key: day_column(self._column(key), self._answers.get(f"days:{key}", ""), year)
            for key, field in self._fields.items()
            if field.type in _DAYS
        }

    @cached_property
    def _numbers(self) -> Mapping[str, FigureColumn]:
        return {
            key: figure_column(self._column(key), self._figures, self._answers.get(f"decimal:{key}", ""))
            for key, field in self._fields.items()
            if field.type in _FIGURES
        }

    def _column(self, key: str) -> list[Cell]:
        places = self._matched.columns.get(key, ())
        return [row.cells[at] for row in self._matched.sheet.data for at in places if at < len(row.cells)]

    def choices(self) -> Iterator[Choice]:
        """What the cells of a column leave open between them."""
        yield from self._terms.choices()
        if self._over_time is not None:
            yield from self._over_time.choices()
        for kind, columns in (("days", self._days), ("decimal", self._numbers)):
            for key, column in columns.items():
                assert isinstance(column, DayColumn | FigureColumn)
                if column.doubt and column.options:
                    held = column.mixed if isinstance(column, DayColumn) else column.held
                    yield Choice(f"{kind}:{key}", column.doubt, column.options, default=LEFT_OUT if held else "usual")

    # -- rows

    def row(self, row: Row) -> Read:
        """What each field with something in its cells says."""
        values: dict[str, object] = {}
        for key, field in self._fields.items():
            try:
                value = self._value(field, row, values)
            except UserError as fault:
                return self.refusal(row, key, str(fault))
            if value not in (None, ""):
                values[key] = value
        self._add_own_words(row, values)
        return self._with_periods(row, values)

    def _add_own_words(self, row: Row, values: dict[str, object]) -> None:
        """Of a code that the sheet says in the municipality's own word, that word too: unless another field says it."""
        for key, other in self._own_word.items():
            said = self._cells(row, key) if key in values and other not in values else []
            word = shown(said[0][1]) if said else ""
            code = self._own.get(key, {}).get(fold(word))
            if code and isinstance(value := values[key], Code) and value.value == code:
                values[other] = word

    def _with_periods(self, row: Row, values: dict[str, object]) -> Read:
        """With the figures of each period, when the sheet has a column for each."""
        try:
            if self._over_time is not None and (made := self._over_time.row(row)):
                values[OVER_TIME] = made
        except Unread as fault:
            cell = row.cells[fault.at]
            return Refusal(self._value_key, self._titles.get(fault.at, ""), shown(cell), fault.reason)
        return values

    def refusal(self, row: Row, key: str, reason: str) -> Refusal:
        """A row that a verb refused, at the column of that field."""
        places = self._matched.columns.get(key, ())
        said = " ".join(shown(cell) for _at, cell in self._cells(row, key))
        return Refusal(key, self._titles.get(places[0], "") if places else "", said.strip(), reason)

    def _cells(self, row: Row, key: str) -> list[tuple[int, Cell]]:
        """Those of the field with something in them; a figure that sums the rows below is not the row's own."""
        text = self._mended.get((row.line, key))
        if text is not None:
            return [(-1, Cell(text, text))] if text.strip() else []
        figures = self._fields[key].type in _FIGURES if key in self._fields else False
        found = ((at, row.cells[at] if at < len(row.cells) else BLANK) for at in self._matched.columns.get(key, ()))
        return [
            (at, cell) for at, cell in found if cell.value is not None and not (figures and at in row.summed)
        ]  # fmt: skip

    def _value(self, field: TargetField, row: Row, before: Mapping[str, object]) -> object:
        """`before` is what the fields before it say: a term is counted from the day on which the row begins."""
        said = self._cells(row, field.key)
        if not said:
            return None
        at, cell = said[0]
        if field.choices:
            return self._code(field, shown(cell))
        if field.type is str:
            return self._text(field, said)
        if field.money:
            return self._amount(field, at, cell, row)
        if field.type in _FIGURES:
            return self._number(field, cell)
        if field.type in _DAYS:
            if (term := term_in(cell)) is not None:
                days = [one for one in before.values() if isinstance(one, date)]
                return self._terms.day(cell, term, days[-1] if days else None)
            column = self._days[field.key]
            return column.day(cell, field.edge) if field.type is date else column.moment(cell)
        return _READ[field.type](cell)

    def _text(self, field: TargetField, said: Sequence[tuple[int, Cell]]) -> str:
        texts = [(at, cells.text_of(cell)) for at, cell in said]
        if field.headed:
            named = (f"{self._titles[at]}: {text}" if at in self._titles else text for at, text in texts if text)
            return "\n".join(named)
        text = ("\n\n" if field.long else " ").join(text for _at, text in texts if text)
        # «s/d» is the name of no zone and of nobody; a text to be read, and what a row is known by, are kept as typed.
        return "" if not (field.long or field.needed or field.own) and cells.says_nothing(text) else text

    def _code(self, field: TargetField, word: str) -> Code | None:
        if cells.says_nothing(word):
            return None
        known = self._words.get(field.key, {})
        code = known.get(fold(word))
        if code is None and fold(word) not in known:  # mended by hand: the column did not have it
            named = type(field.choices[0]).read(word)
            code = self._own.get(field.key, {}).get(fold(word)) or (None if named is None else named.value)
        if code is None:
            raise UserError(_("Falta decir qué es «{word}» en «{label}».").format(word=word, label=field.label))
        return next((one for one in field.choices if code and one.value == code), None)

    def _amount(self, field: TargetField, at: int, cell: Cell, row: Row) -> Amount | None:
        """With the currency of the cell, else that of its heading; `rows` of a merged amount is over how many."""
        amount = self._numbers[field.key].amount(cell)
        if amount is None:
            return None
        named = currency_in_heading(self._titles.get(at, ""))
        code = amount.currency or ("" if named in {"own", self._figures.currency.code} else named)
        return replace(amount, currency=code, rows=row.spans.get(at, 1))

    def _number(self, field: TargetField, cell: Cell) -> Decimal | int | None:
        column = self._numbers[field.key]
        value = column.percent(cell) if field.percent else column.number(cell)
        if value is not None and field.percent and 0 < value < 1:
            value *= 100  # «0,20» written as text, where whole points are kept
        if value is None or field.type is Decimal:
            return value
        if value != value.to_integral_value():
            raise UserError(_("«{text}» no es un número entero.").format(text=shown(cell)))
        return int(value)


def _hour(cell: Cell) -> time | None:
    return cells.hour(cell)


_READ: Mapping[type, Callable[[Cell], object]] = {time: _hour, bool: cells.truth}
