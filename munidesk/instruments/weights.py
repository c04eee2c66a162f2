"""What dimensions and criteria weigh, and what they give, in figures that add up as they are printed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from munidesk.base.figures import NBSP, Figures, apportioned, half_up
from munidesk.instruments.bands import per_cent
from munidesk.instruments.gains import shares
from munidesk.instruments.scoring import Result, RoundView

ZERO = Fraction(0)
_UNITS = (10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Weights:
    """In `unit` parts of one per cent: dimensions add up to 100 %, the criteria of each to their dimension.

    What does not apply is not there.
    """

    dimensions: Mapping[str, int]
    criteria: Mapping[str, int]
    unit: int
    figures: Figures

    @property
    def _places(self) -> int:
        return len(str(self.unit)) - 1

    def _words(self, parts: int | None, places: int) -> str:
        if parts is None:
            return self.figures.number(None)
        return f"{self.figures.number(Fraction(parts, self.unit), places)}{NBSP}%"

    def of_dimension(self, key: str) -> str:
        """«20 %», with the decimals that any of them needs; «–» for what is out of the account."""
        return self._words(self.dimensions.get(key), self._shared)

    def of_criterion(self, key: str) -> str:
        """«1,8 %»."""
        return self._words(self.criteria.get(key), self._places)

    @property
    def whole(self) -> str:
        """«100 %»: their sum, as they are printed."""
        return self._words(100 * self.unit, 0)

    @property
    def _shared(self) -> int:
        return self._places if any(parts % self.unit for parts in self.dimensions.values()) else 0


def weights_of(view: RoundView) -> Weights:
    """Of what applies; with as many decimals as leave nobody that weighs at zero."""
    parts = shares(view)
    for unit in _UNITS:
        found = _weights(view, parts, unit)
        if all(found.criteria[key] for key, share in parts.items() if share):
            break
    return found


def _weights(view: RoundView, parts: Mapping[str, Fraction], unit: int) -> Weights:
    own = {each.key: [one.key for one in view.of(each) if one.key in parts] for each in view.dimensions}
    asked = [each for each in view.dimensions if own[each.key]]
    whole = apportioned([sum((parts[key] for key in own[one.key]), ZERO) for one in asked], 100 * unit)
    dimensions = {one.key: share for one, share in zip(asked, whole, strict=True)}
    criteria: dict[str, int] = {}
    for key, share in dimensions.items():
        criteria.update(zip(own[key], apportioned([parts[one] for one in own[key]], share), strict=True))
    return Weights(dimensions, criteria, unit, view.figures)


def products(view: RoundView, found: Result) -> Mapping[str, Decimal]:
    """Weight × score of each dimension in parts of 100, with two decimals that add up to those of the total."""
    known, inside = [one for one in found.dimensions if one.score is not None], shares(view)
    exact = []
    for one in known:
        weight = sum((inside.get(each.key, ZERO) for each in view.of(one.dimension)), ZERO)
        exact.append((one.score or ZERO) * weight)
    whole = int(half_up(per_cent(view, found.total or ZERO) * 100))
    return {
        one.dimension.key: Decimal(part) / 100 for one, part in zip(known, apportioned(exact, whole), strict=True)
    }  # fmt: skip


def signed_parts(parts: Sequence[Fraction], whole: int) -> list[int]:
    """Hundredths of parts, some of them below zero, that add up to `whole` as they are printed."""
    found = [int(part * 100 // 1) for part in parts]
    left = whole - sum(found)
    order = sorted(range(len(parts)), key=lambda at: (found[at] - parts[at] * 100, at), reverse=left < 0)
    for at in range(abs(left) if order else 0):
        found[order[at % len(order)]] += 1 if left > 0 else -1
    return found
