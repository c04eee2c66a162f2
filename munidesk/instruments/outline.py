"""An instrument as the editor's table shows it: its method, each dimension, its criteria, what each is of the whole.

Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from munidesk.base.figures import Figures, apportioned
from munidesk.instruments.bands import per_cent
from munidesk.instruments.blank import best_view, blank_view
from munidesk.instruments.domain import Criterion, Dimension, Instrument
from munidesk.instruments.faults import Fault
from munidesk.instruments.gains import shares
from munidesk.instruments.scoring import result
from munidesk.instruments.script import Script


@dataclass(frozen=True, slots=True)
class Line:
    """Of the method alone where both are None. `tenths` are those of a per cent of the whole; all add up to 1.000."""

    head: Instrument
    dimension: Dimension | None = None
    criterion: Criterion | None = None
    code: str = ""
    tenths: int = 0
    parts: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others of its instrument, and stays when it moves."""
        if self.criterion is not None:
            return "criterion", self.criterion.key
        return ("dimension", self.dimension.key) if self.dimension is not None else ("", "")

    @property
    def title(self) -> str:
        if self.criterion is not None:
            return self.criterion.question
        return self.dimension.title if self.dimension is not None else self.head.title

    @property
    def weight(self) -> int | None:
        one = self.criterion or self.dimension
        return one.weight if one is not None else None


def outline(script: Script, found: Sequence[Fault], figures: Figures) -> tuple[Line, ...]:
    """In its order, the method first."""
    part_of = shares(blank_view(script, figures, date.min))
    keys = [one.key for one in script.criteria]
    tenths = dict(zip(keys, apportioned([part_of.get(key, Fraction(0)) for key in keys], 1000), strict=True))
    by_place = _by_place(found)
    counted: dict[str, int] = {}
    for part in script.parts:
        counted[part.criterion_key] = counted.get(part.criterion_key, 0) + 1
    lines = [Line(script.instrument, faults=by_place.get(("", ""), ()))]
    for number, dimension in enumerate(script.dimensions, 1):
        own = script.of(dimension.key)
        lines.append(
            Line(
                script.instrument, dimension, None, str(number), sum(tenths[one.key] for one in own),
                faults=by_place.get(("dimension", dimension.key), ()),
            )
        )  # fmt: skip
        lines.extend(
            Line(
                script.instrument, dimension, one, f"{number}.{place}", tenths[one.key], counted.get(one.key, 0),
                by_place.get(("criterion", one.key), ()),
            )
            for place, one in enumerate(own, 1)
        )  # fmt: skip
    return tuple(lines)


def _by_place(found: Sequence[Fault]) -> Mapping[tuple[str, str], tuple[Fault, ...]]:
    places: dict[tuple[str, str], tuple[Fault, ...]] = {}
    for one in found:
        key = ("criterion", one.criterion) if one.criterion else ("dimension" if one.dimension else "", one.dimension)
        places[key] = (*places.get(key, ()), one)
    return places


def at_maximum(script: Script, figures: Figures) -> Fraction | None:
    """What a round with every answer at its best amounts to, of 100; None where there is nothing to answer."""
    view = best_view(script, figures, date.min)
    total = result(view).total
    return None if total is None else per_cent(view, total)
