"""What a report says, whatever it is of: sections of lines, each figure with its base and the sessions behind it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.council.domain import Session
from munidesk.features.council.sessions.store import SessionRow
from munidesk.records.sheet import Cell

LEAST = 5
"""Of fewer no percentage is told: one of three is not «33 %» of anything."""
MEDIAN_FROM = 3


@dataclass(frozen=True, slots=True)
class Behind:
    """A session behind a figure, and what of it: the matter voted, the minutes late."""

    session_id: str
    day: date
    session: str
    words: str = ""


def behind(row: SessionRow | Session, words: str = "") -> Behind:
    return Behind(row.id, row.date, row.label, words)


@dataclass(frozen=True, slots=True)
class Datum:
    """A figure. With `of` it is a part of so many; `words` are read where the value alone says too little.

    `tone` marks what asks for an eye: an overdue term. A value of None is what nobody knows, told as «–».
    """

    value: Cell = None
    of: int | None = None
    words: str = ""
    behind: tuple[Behind, ...] = ()
    tone: str = ""

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there is no base."""
        if not self.of or not isinstance(self.value, int):
            return None
        return self.value / self.of


def count(found: Iterable[Behind], of: int | None = None) -> Datum:
    """As many as there are behind it."""
    told = tuple(found)
    return Datum(len(told), of, behind=told)


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `person_id` is whose it is, empty for others; a total stands apart from the lines that it adds up."""

    title: str
    data: tuple[Datum, ...]
    person_id: str = ""
    total: bool = False
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A table: `first` heads the titles of its lines, `heads` their figures. `heat` is a square of shares.

    `key` names it in what programs read; `body` is the body it is of, where a report is of several.
    """

    key: str
    title: str
    first: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""
    heat: bool = False
    body: str = ""

    @property
    def named(self) -> str:
        """With its body: «Coincidencias · Comisión de Obras»."""
        return f"{self.title} · {self.body}" if self.body else self.title


@dataclass(frozen=True, slots=True)
class Key:
    """A large figure over the words that say what it is."""

    datum: Datum
    words: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`about` is the scope in words; `says` the synthesis; `notes` how it is counted and what is left out."""

    name: str
    title: str
    about: str
    keys: tuple[Key, ...] = ()
    says: str = ""
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()


def datum_words(one: Datum, figures: Figures, of_cell: Callable[[Cell, Figures], str]) -> str:
    """«26 de 34 · 76 %»; of few, «2 de 3»; of none, «–»; none of them, «0»."""
    if one.words:
        return one.words
    if one.of is None:
        return of_cell(one.value, figures)
    if not one.of:
        return "–"
    if one.value == 0:
        return "0"
    told = _("{n} de {total}").format(n=of_cell(one.value, figures), total=one.of)
    return f"{told} · {figures.percent(_whole(one.value), one.of)}" if one.of >= LEAST else told


def _whole(value: Cell) -> int:
    assert isinstance(value, int)
    return value


def in_blocks(section: Section, most: int) -> Iterator[Section]:
    """The section cut to so many figures side by side, for a sheet of paper."""
    if len(section.heads) <= most:
        yield section
        return
    for start in range(0, len(section.heads), most):
        part = slice(start, start + most)
        lines = tuple(replace(one, data=one.data[part]) for one in section.lines)
        note = section.note if start + most >= len(section.heads) else ""
        yield replace(section, heads=section.heads[part], lines=lines, note=note)


def every_datum(report: Report) -> Iterator[tuple[Section, Line, str, Datum]]:
    """Each figure with where it stands: its section, its line, its heading."""
    for section in report.sections:
        for line in section.lines:
            for head, datum in zip(section.heads, line.data, strict=True):
                yield section, line, head, datum


def sessions_of(found: Sequence[Behind]) -> tuple[str, ...]:
    """The ids of the sessions behind a figure, each once."""
    return tuple(dict.fromkeys(one.session_id for one in found))
