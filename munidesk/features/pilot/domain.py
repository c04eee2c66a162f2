"""A pilot and its logbook; a manual with its chapters, its versions and to whom it was given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Pilot:
    """The plan sheet. Thresholds are points of the scale, `min_answered` a percentage.

    To scale up: `scale_up` or more in total, no dimension under `min_dimension`, and `min_answered` % of the
    applicable criteria answered. From `adjust` on, adjust; below it, abandon.
    """

    id: str
    title: str
    zone: str = ""
    hypothesis: str = ""
    scope: str = ""
    start: date | None = None
    end: date | None = None
    baseline: str = ""
    group_text: str = ""
    risks: str = ""
    team: str = ""
    scale_up: Decimal = Decimal("3.0")
    adjust: Decimal = Decimal("2.0")
    min_dimension: Decimal = Decimal("2.0")
    min_answered: int = 90


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    pilot_id: str
    position: int
    title: str
    start: date | None = None
    end: date | None = None
    done: bool = False


class EntryKind(StrEnum):
    INCIDENT = "incidente"
    DECISION = "decisión"
    ACHIEVEMENT = "logro"
    NOTE = "nota"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the logbook."""

    id: str
    pilot_id: str
    day: date
    kind: EntryKind
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Manual:
    """One per pilot. The practice_* fields are those of the ficha de buena práctica."""

    id: str
    pilot_id: str
    title: str
    subtitle: str = ""
    authors: str = ""
    practice_name: str = ""
    practice_category: str = ""
    practice_before: str = ""
    practice_text: str = ""
    practice_objectives: str = ""
    practice_results: str = ""
    practice_source: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """`text` is kept as `documents.text` says; a line «{foda}» alone is a live block.

    Annexes come last, with letters.
    """

    id: str
    manual_id: str
    position: int
    title: str
    text: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class ManualVersion:
    """Frozen: `content` is the whole document as JSON, never built again."""

    id: str
    manual_id: str
    number: int
    day: date
    label: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Diffusion:
    """To whom a version went: day, who, how, how many copies."""

    id: str
    manual_id: str
    day: date
    audience: str
    channel: str = ""
    copies: int | None = None
    version: int | None = None
    note: str = ""
