"""«60 días», «dos meses»: a day said by how long it takes, counted from another one."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.base.dates import parse_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.sheet_words import sheet_words
from munidesk.base.spanish import fold
from munidesk.data.book import Cell
from munidesk.sheets.rehearsal import Choice

FROM_DAY = "from_day"
"""The question of the day that terms are counted from."""


@dataclass(frozen=True, slots=True)
class Term:
    """So many days, or so many months."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The same day of the month so many months later, its last where it has fewer days; and so many days more."""
        month = day.month - 1 + self.months
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days=self.days)


def term_in(cell: Cell) -> Term | None:
    """What the cell says, None for anything else. Raises UserError for working days: which they are it does not say."""
    if not isinstance(cell.value, str):
        return None
    words = sheet_words()["terms"]
    text = " ".join(fold(cell.value).strip(" .").split())
    units = "|".join(one for each in words["units"].values() for one in each)
    silent = "|".join(words["silent"])
    found = re.fullmatch(rf"(?:(?:{silent}) )*(\w+)(?: ?\(\w+\))? ?({units})\.?( habiles)?(?: corridos)?", text)
    number = _number(found.group(1), words["numbers"]) if found else 0
    if found is None or not number:
        return None
    if found.group(3):
        raise UserError(
            _("«{text}» son días hábiles, que dependen de los feriados: escriba la fecha.").format(text=cell.shown)
        )
    unit = next(name for name, each in words["units"].items() if found.group(2) in each)
    match unit:
        case "day":
            return Term(days=number)
        case "week":
            return Term(days=7 * number)
        case "month":
            return Term(months=number)
    return Term(months=12 * number)


def _number(text: str, words: Mapping[str, int]) -> int:
    return int(text) if text.isdigit() and len(text) < 5 else words.get(text, 0)


class Terms:
    """The terms of one sheet, and the day they are counted from where their row has none."""

    def __init__(self, day: date | None, answers: Mapping[str, str]) -> None:
        self._day, self._answer = day, answers.get(FROM_DAY, "")
        self._said = ""

    def day(self, cell: Cell, term: Term, start: object) -> date:
        """`start` is the day on which the row begins, if it says one. Raises UserError for an answer that is no day."""
        if isinstance(start, date):
            return term.after(start)
        self._said = self._said or cell.shown
        return term.after(self._from())

    def _from(self) -> date:
        if not self._answer:
            return self._day or today()
        try:
            return parse_date(self._answer)
        except UserError as fault:
            raise UserError(str(fault), code="unanswered", field=FROM_DAY) from None

    def choices(self) -> Iterator[Choice]:
        """Nothing is written before somebody says the day, when the sheet says none."""
        if self._said:
            words = _("Hay plazos como «{text}». ¿Desde qué día se cuentan? Escríbalo así: 1/3/2026.").format(
                text=self._said
            )
            yield Choice(FROM_DAY, words, default=self._day.isoformat() if self._day else "")
