"""By what Ctrl+K can be narrowed: the day, the body and the state of each kind of record, as its fields say them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from munidesk.base.codes import Code
from munidesk.base.spanish import capital
from munidesk.data.search import Bound
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind
from munidesk.town import store as town
from munidesk.ui.context import NarrowBy, Narrowed

_DEEP = 4  # a ballot is of a vote, of a motion, of a matter, of a session


def narrow_by(house: House, store: Store) -> NarrowBy:
    """The bodies of the municipality and every state that a kind of record can be in."""
    states = {capital(word) for kind in house.kinds.values() for _code, word in _states(kind)}
    return NarrowBy(tuple((one.id, one.name) for one in town.bodies(store)), tuple(sorted(states)))


def bounds_of(house: House, narrowed: Narrowed) -> dict[str, Sequence[Bound]]:
    """What the index is asked for, by kind; a kind that has no day, body or state to be narrowed by is left out."""
    kinds = house.kinds
    found: dict[str, Sequence[Bound]] = {}
    for table, kind in kinds.items():
        asked = tuple(_asked(kinds, kind, narrowed))
        if None not in asked:
            found[table] = [one for one in asked if one is not None]
    return found


def _asked(kinds: Mapping[str, AnyKind], kind: AnyKind, narrowed: Narrowed) -> Iterator[Bound | None]:
    if narrowed.since or narrowed.until:
        days = Bound("", _iso(narrowed.since), _iso(narrowed.until))
        yield _reached(kinds, kind, _sure_day, days) or _reached(kinds, kind, _day, days)
    if narrowed.body:
        yield _reached(kinds, kind, _body, Bound("", among=(narrowed.body,)))
    if narrowed.state:
        codes = tuple(code for code, word in _states(kind) if capital(word) == narrowed.state)
        yield Bound("state", among=codes) if codes else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _reached(
    kinds: Mapping[str, AnyKind], kind: AnyKind, wanted: Callable[[Field], bool], bound: Bound
) -> Bound | None:
    """The bound on the first such field of the kind, or of what it belongs to; None where there is none."""
    steps: list[tuple[str, str]] = []
    for _step in range(_DEEP):
        own = next((one.name for one in kind.fields if wanted(one)), "")
        if own:
            return replace(bound, column=own, through=tuple(steps))
        above = kinds.get(kind.field(kind.parent).says.of) if kind.parent else None
        if above is None:
            return None
        steps.append((kind.parent, above.table))
        kind = above
    return None


def _sure_day(field: Field) -> bool:
    """The hour at which a matter began may be blank; the day of its session is not."""
    return _day(field) and not field.optional


def _day(field: Field) -> bool:
    return field.type in {date, datetime}


def _body(field: Field) -> bool:
    return field.says.of == "body"


def _states(kind: AnyKind) -> Iterable[tuple[str, str]]:
    states = next((one.type for one in kind.fields if one.name == "state"), None)
    if states is None or not issubclass(states, Code):
        return ()
    return tuple((one.value, one.word) for one in states if one.word)
