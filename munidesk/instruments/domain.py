"""A set of criteria, the rounds in which it is answered, and the answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class AnswerKind(StrEnum):
    """How a criterion is answered. COMPUTED ones are counted by MuniDesk from its own records."""

    SCALE = "scale"
    CHECKLIST = "checklist"
    NUMBER = "number"
    COMPUTED = "computed"


class Moment(StrEnum):
    BEFORE = "antes"
    DURING = "durante"
    AFTER = "después"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of a set of criteria; `key` is the same for all versions. Points go from 0 to `scale`."""

    id: str
    key: str
    version: int
    title: str
    scale: int = 4
    source: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """`weight` in whole points among the dimensions; `short` is for charts."""

    id: str
    instrument_id: str
    key: str
    position: int
    title: str
    short: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Criterion:
    """`key` is the same in every version, so that rounds can be compared.

    `levels` say what the points of a scale mean, one a line («0 nadie»). `items` are those of a checklist, one a
    line. A number gives 0 points at `low` and all of them at `high` (which may be the smaller one); computed
    shares are percentages from 0 to 100 unless `low` and `high` say otherwise.
    """

    id: str
    instrument_id: str
    dimension_key: str
    key: str
    position: int
    question: str
    kind: AnswerKind = AnswerKind.SCALE
    weight: int = 1
    levels: str = ""
    items: str = ""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    indicator: str = ""

    @property
    def item_names(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.items.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Round:
    """`owner_kind` and `owner_id` name what is evaluated («pilot»). A closed round no longer changes."""

    id: str
    instrument_id: str
    owner_kind: str
    owner_id: str
    number: int
    moment: Moment
    since: date
    until: date
    due: date | None = None
    closed_on: date | None = None
    findings: str = ""
    lessons: str = ""
    recommendations: str = ""

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Answer:
    """`value`: «3» on a scale, «12.5» for a number, «1011» for the items of a checklist, «31/41» once counted.

    Blank is not zero. `reason` says why it does not apply; `words` are the figures kept when the round was closed.
    """

    id: str
    round_id: str
    criterion_key: str
    value: str = ""
    not_applicable: bool = False
    reason: str = ""
    note: str = ""
    words: str = ""
