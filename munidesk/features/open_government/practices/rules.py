"""The map of good practices: topic by place by component, and what has none. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.open_government.codes import Adoption, Component, PracticeOrigin
from munidesk.features.open_government.domain import Practice

MOST_PLACES = 5
"""Columns of the map; the practices of the places beyond stand in «Otros lugares»."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A topic that the last closed diagnosis has in red: `component` is where a practice is looked for."""

    component: Component
    topic: str


@dataclass(frozen=True, slots=True)
class MapRow:
    """A topic of a component and its practices, by place. Without any it is «sin práctica»; `red`, by the diagnosis."""

    component: Component
    topic: str
    cells: tuple[tuple[Practice, ...], ...]
    red: bool = False

    @property
    def practices(self) -> tuple[Practice, ...]:
        return tuple(one for cell in self.cells for one in cell)

    @property
    def missing(self) -> bool:
        return not self.practices


@dataclass(frozen=True, slots=True)
class PracticeMap:
    """`places` from left to right: this town first. `rows` by component, in the order of the diagnosis."""

    places: tuple[str, ...]
    rows: tuple[MapRow, ...]

    @property
    def covered(self) -> int:
        """Components with some practice."""
        return len({row.component for row in self.rows if not row.missing and row.component})

    @property
    def missing(self) -> tuple[MapRow, ...]:
        return tuple(row for row in self.rows if row.missing)


COMPONENTS = tuple(one for one in Component if one)


def is_own(one: Practice) -> bool:
    """Of this town, not brought from another."""
    return one.origin is not PracticeOrigin.IMPORTED


def is_adopted(one: Practice) -> bool:
    return one.adoption is Adoption.ADOPTED


def practice_map(practices: Sequence[Practice], town: str, wanted: Iterable[Wanted] = ()) -> PracticeMap:
    """Topics with their practices, then those in red that have none; a component without any is a row of its own."""
    places = _places(practices, town)
    red = tuple(wanted)
    rows: list[MapRow] = []
    for component in (*COMPONENTS, Component.NONE):
        own = [one for one in practices if one.component is component]
        topics = _topics(one.topic for one in own)
        sought = {fold(one.topic) for one in red if one.component is component}
        rows.extend(_row(component, topic, own, places, town, red=fold(topic) in sought) for topic in topics)
        known = {fold(topic) for topic in topics}
        lacking = _topics(one.topic for one in red if one.component is component and fold(one.topic) not in known)
        rows.extend(MapRow(component, topic, tuple(() for _place in places), red=True) for topic in lacking)
        if component and not own and not lacking:
            rows.append(MapRow(component, "", tuple(() for _place in places)))
    return PracticeMap(places, tuple(rows))


def place_of(one: Practice, town: str) -> str:
    """Where it is done; an own practice without place is of this town."""
    return one.place.strip() or (town if is_own(one) else _("Sin lugar"))


def _places(practices: Sequence[Practice], town: str) -> tuple[str, ...]:
    counted = Counter(place_of(one, town) for one in practices)
    counted.pop(town, None)
    others = sorted(counted, key=lambda one: (-counted[one], fold(one)))
    if len(others) < MOST_PLACES:
        return (town, *others)
    return (town, *others[: MOST_PLACES - 2], _("Otros lugares"))


def _topics(named: Iterable[str]) -> tuple[str, ...]:
    """Each once, however it is written, as Spanish orders them; what has no topic last."""
    found = {fold(one): one.strip() for one in reversed(tuple(named))}
    return tuple(sorted(found.values(), key=lambda one: (not one, fold(one))))


def _row(
    component: Component, topic: str, own: Sequence[Practice], places: tuple[str, ...], town: str, *, red: bool
) -> MapRow:
    here = [one for one in own if fold(one.topic) == fold(topic)]
    cells: list[tuple[Practice, ...]] = [() for _place in places]
    for one in here:
        place = place_of(one, town)
        at = places.index(place) if place in places else len(places) - 1
        cells[at] = (*cells[at], one)
    return MapRow(component, topic, tuple(cells), red)
