"""A FODA: its matrix, its factors, what each person scored, and the strategies crossed from them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Quadrant(StrEnum):
    """The letter that codes each factor is its quadrant's."""

    STRENGTH = "F"
    WEAKNESS = "D"
    OPPORTUNITY = "O"
    THREAT = "A"

    @property
    def internal(self) -> bool:
        return self in (Quadrant.STRENGTH, Quadrant.WEAKNESS)

    @property
    def favourable(self) -> bool:
        return self in (Quadrant.STRENGTH, Quadrant.OPPORTUNITY)


def quadrant_at(*, internal: bool, favourable: bool) -> Quadrant:
    if internal:
        return Quadrant.STRENGTH if favourable else Quadrant.WEAKNESS
    return Quadrant.OPPORTUNITY if favourable else Quadrant.THREAT


class Convention(StrEnum):
    """How external factors are rated. RESPONSE: quality of the response, 1–4 for all (David).

    STRENGTH: 1 major threat, 2 minor threat, 3 minor opportunity, 4 major opportunity.
    """

    RESPONSE = "response"
    STRENGTH = "strength"


class StrategyKind(StrEnum):
    """Crossed from one internal and one external quadrant."""

    FO = "FO"
    DO = "DO"
    FA = "FA"
    DA = "DA"

    @property
    def quadrants(self) -> tuple[Quadrant, Quadrant]:
        return Quadrant(self.value[0]), Quadrant(self.value[1])


@dataclass(frozen=True, slots=True)
class Matrix:
    """`series_id` is the same for all versions of one FODA. `closed` versions no longer change."""

    id: str
    series_id: str
    version: int
    title: str
    day: date
    scope: str = ""
    people: str = ""
    convened_by: str = ""
    convention: Convention = Convention.RESPONSE
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Factor:
    """`weight` in hundredths (20 is 0,20); None is blank. `origin_id` is the factor of the version it comes from.

    `came`: what is done with it (corregir, afrontar, mantener, explotar, by its quadrant).
    """

    id: str
    matrix_id: str
    quadrant: Quadrant
    position: int
    text: str
    evidence: str = ""
    author: str = ""
    weight: int | None = None
    rating: int | None = None
    came: str = ""
    origin_id: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What one person gave a factor: impact and feasibility, 1–5 each; the product is 1–25."""

    id: str
    matrix_id: str
    factor_id: str
    person: str
    impact: int
    feasibility: int

    @property
    def product(self) -> int:
        return self.impact * self.feasibility


@dataclass(frozen=True, slots=True)
class Strategy:
    """`factors` are ids separated by commas."""

    id: str
    matrix_id: str
    kind: StrategyKind
    position: int
    text: str
    factors: str = ""

    @property
    def factor_ids(self) -> tuple[str, ...]:
        return tuple(part for part in self.factors.split(",") if part)
