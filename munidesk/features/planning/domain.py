"""A plan and its lines, what was read of each, the money behind it, and the commitments made."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    """From the top of the tree down; an activity belongs to the POA of its year."""

    AXIS = "axis"
    OBJECTIVE = "objective"
    PROGRAMME = "programme"
    TARGET = "target"
    ACTIVITY = "activity"

    @property
    def depth(self) -> int:
        return list(Level).index(self)


class Kind(StrEnum):
    """INCREMENT: from the base to the target. MAINTENANCE: how much of the target is kept."""

    INCREMENT = "incremento"
    MAINTENANCE = "mantenimiento"


class Weighting(StrEnum):
    """What a branch's progress is weighted by."""

    MONEY = "money"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Plan:
    """`start_year`–`end_year` is the government's term."""

    id: str
    title: str
    start_year: int
    end_year: int
    vision: str = ""
    weighting: Weighting = Weighting.MONEY


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree. `weight` in whole points among its sisters; `ods` are goals separated by commas.

    `sector` is the sector programme it answers to (urban, social, economic, environment). `quarters` are the
    percentages of its year that each quarter carries, four numbers that sum 100 («10 20 30 40»); empty: even.
    """

    id: str
    plan_id: str
    parent_id: str
    level: Level
    position: int
    title: str
    code: str = ""
    indicator: str = ""
    unit: str = ""
    kind: Kind = Kind.INCREMENT
    base: Decimal | None = None
    target: Decimal | None = None
    weight: int | None = None
    year: int | None = None
    start: date | None = None
    end: date | None = None
    milestone: bool = False
    responsible: str = ""
    sector: str = ""
    ods: str = ""
    product: str = ""
    notes: str = ""
    external: str = ""
    quarters: str = ""
    contract: str = ""

    @property
    def quarter_weights(self) -> tuple[int, ...]:
        """Four percentages, or none."""
        return tuple(int(part) for part in self.quarters.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """How far it had got on a day, and what shows it. `value` is the indicator's, not a percentage."""

    id: str
    line_id: str
    day: date
    value: Decimal
    evidence: str = ""


class Heading(StrEnum):
    """What money is spent on, for the limits some sources have."""

    NONE = ""
    STAFF = "personal"
    RUNNING = "funcionamiento"
    WORKS = "obras"


@dataclass(frozen=True, slots=True)
class Funding:
    """Money of a line from one source, in cents. `modified` is None when it was not changed."""

    id: str
    line_id: str
    source: str
    approved: int = 0
    modified: int | None = None
    executed: int = 0
    heading: Heading = Heading.NONE

    @property
    def current(self) -> int:
        """What is in force: the modified credit, else the approved one."""
        return self.approved if self.modified is None else self.modified


@dataclass(frozen=True, slots=True)
class Dependency:
    """`line_id` begins after `after_id` ends."""

    id: str
    line_id: str
    after_id: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A compromiso de gestión with its deadline."""

    id: str
    plan_id: str
    title: str
    deadline: date
    responsible: str = ""
    done_on: date | None = None
    evidence: str = ""


class FrameLevel(StrEnum):
    GOAL = "fin"
    PURPOSE = "propósito"
    COMPONENT = "componente"
    ACTIVITY = "actividad"


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row of the logical framework."""

    id: str
    plan_id: str
    level: FrameLevel
    position: int
    summary: str
    indicators: str = ""
    means: str = ""
    assumptions: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion to rank projects by; `weight` in whole points, all together 100."""

    id: str
    plan_id: str
    name: str
    weight: int
    position: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What a project got in a criterion, 0–10."""

    id: str
    line_id: str
    criterion_id: str
    value: int
