"""What a board of initiatives holds: the filter a person chose, its rows, and how authors and clocks are said. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.participation.domain import AuthorKind, Initiative
from munidesk.features.participation.initiatives.clock import Clock, clock
from munidesk.town.domain import Gender


@dataclass(frozen=True, slots=True)
class Filter:
    """What the person chose; empty means all.

    `segment` is open, give_back, overdue, all, a state's code, or «own:retirada» of the municipality's own;
    `order` is one of `ORDERS`, downwards when `down`.
    """

    words: str = ""
    topic: str = ""
    zone: str = ""
    author: str = ""
    year: int = 0
    segment: str = "all"
    since: date | None = None
    until: date | None = None
    order: str = ""
    down: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    initiative: Initiative
    author: str
    day: date

    @property
    def clock(self) -> Clock:
        """How its term stands on `day`; counted for the rows in sight alone."""
        return _clock(self.initiative, self.day)


@dataclass(frozen=True, slots=True)
class Board:
    """`rows` are the first of `total`; `counts` are per segment under the other choices of the filter."""

    rows: tuple[BoardRow, ...]
    total: int
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a period with their bases. `median_days` only from three answers.

    Of the `received`, `unsaid` are those of which nobody wrote who brought them, or that are anonymous.
    """

    received: int
    neighbours: int
    council: int
    unsaid: int
    answered: int
    given_back: int
    open: int
    overdue: int
    due_soon: int
    median_days: Decimal | None


def clock_of(record: Initiative) -> Clock:
    """How its term stands today."""
    return _clock(record, today())


def _clock(one: Initiative, day: date) -> Clock:
    if one.merged_into:
        return Clock(_("Se responde con la otra"), "neutral", 0.0)
    return clock(one.received, one.due, one.state, one.answer_date, day)


def author_word(kind: AuthorKind, gender: Gender = Gender.UNKNOWN, name: str = "") -> str:
    """How a kind of author is called, in its gender; organisations, commissions and councillors by their name."""
    if name:
        return name
    unknown, female, male = {
        AuthorKind.NEIGHBOUR: (_("Vecindad"), _("Vecina"), _("Vecino")),
        AuthorKind.COUNCILLOR: (_("Concejal"), _("Concejala"), _("Concejal")),
        AuthorKind.NEIGHBOUR_COUNCILLOR: (_("Concejal vecinal"), _("Concejala vecinal"), _("Concejal vecinal")),
        AuthorKind.COMMISSION: (_("Comisión"),) * 3,
        AuthorKind.ORGANISATION: (_("Organización"),) * 3,
        AuthorKind.ANONYMOUS: (_("Anónima"),) * 3,
        AuthorKind.PARTY: (_("Bancada"),) * 3,
        AuthorKind.UNKNOWN: (_("Sin dato"),) * 3,
    }.get(kind, (kind.word,) * 3)
    return {Gender.FEMALE: female, Gender.MALE: male}.get(gender, unknown)


def joined(words: Sequence[str]) -> str:
    """Several authors in one cell: «Vecina y Club social», «Vecina y otros»."""
    return _("{first} y otros").format(first=words[0]) if len(words) > 2 else " y ".join(words)
