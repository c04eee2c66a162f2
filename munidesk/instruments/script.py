"""An instrument whole: what its file says, and what the store gives of one version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from munidesk.instruments.domain import Band, Criterion, Dimension, Instrument, Part


@dataclass(frozen=True, slots=True)
class Script:
    """Without ids until it is in the store; its criteria by dimension and place."""

    instrument: Instrument
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    parts: tuple[Part, ...] = ()
    bands: tuple[Band, ...] = ()

    def parts_of(self, criterion_key: str) -> tuple[Part, ...]:
        return tuple(one for one in self.parts if one.criterion_key == criterion_key)

    def of(self, dimension_key: str) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if one.dimension_key == dimension_key)

    def bare(self) -> "Script":
        """As a file would give it: without ids, every place counted from 1. Two are the same when these are equal."""
        own = {each.key: self.of(each.key) for each in self.dimensions}
        marked: dict[str, list[Part]] = {}
        for part in self.parts:
            marked.setdefault(part.criterion_key, []).append(part)
        criteria = [
            replace(one, id="", instrument_id="", position=at)
            for each in self.dimensions
            for at, one in enumerate(own[each.key], 1)
        ]
        return Script(
            replace(self.instrument, id=""),
            tuple(
                replace(one, id="", instrument_id="", position=at, short=one.short or one.title)
                for at, one in enumerate(self.dimensions, 1)
            ),
            tuple(criteria),
            tuple(
                replace(part, id="", instrument_id="", position=at)
                for one in criteria
                for at, part in enumerate(_placed(marked.get(one.key, ())), 1)
            ),
            tuple(
                replace(one, id="", instrument_id="")
                for one in sorted(self.bands, key=lambda one: (one.start, one.key))
            ),
        )


def _placed(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda one: one.position)
