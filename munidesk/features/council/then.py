"""The body as it was when an acta was approved: how many members its norm gave it, its seats and its rules.

A new term brings other numbers. What was voted before stays as it was counted, in every list, report and certificate.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from munidesk.data.journal import Value
from munidesk.data.store import Store
from munidesk.features.council.domain import FROZEN, Minutes
from munidesk.town import store as town
from munidesk.town.domain import Body, Member, Municipality, Seat
from munidesk.town.profile_read import rules_with
from munidesk.town.profiles import load_profile
from munidesk.town.rules import Rules

Changed = tuple[tuple[datetime, str, Value], ...]
"""When, which field, and what it held before."""


@dataclass(frozen=True, slots=True)
class Then:
    """What a session is counted by."""

    body: Body
    seats: tuple[Seat, ...]
    rules: Rules

    @property
    def legal(self) -> int:
        """How many members the norm gives it."""
        return self.body.members_of(sum(seat.counts for seat in self.seats))


def last_change(store: Store, body_id: str) -> date:
    """The day after which nothing changed of what the body's sessions are counted by; `date.min` for none."""
    place = town.municipality(store).id
    days = [date.min]
    for table, key in (("body", body_id), ("municipality", place)):
        days += [at.date() for at, field, _was in _changed(store, table, key)[1] if field in ("legal_seats", "rules")]
    days += [first.date() for one in town.seats(store, body_id) if (first := _changed(store, "seat", one.id)[0])]
    return max(days)


def counted_by(store: Store, body_id: str, minutes: Sequence[Minutes], members: Iterable[Member]) -> Then:
    """As the body is now; once the acta is approved, as it was then. A seat that somebody held that day stays."""
    body, seats = town.body(store, body_id), town.seats(store, body_id)
    if not minutes or minutes[0].state not in FROZEN or store.light:
        return Then(body, seats, town.rules_of(store, body_id))
    place = town.municipality(store)
    later = _Later(store, minutes[0])
    own = later.before("body", body_id, ("legal_seats", "rules"))
    of_place = later.before("municipality", place.id, ("rules",))
    held = {one.seat.id for one in members}
    there = tuple(one for one in seats if one.id in held or not later.came("seat", one.id))
    if not own and not of_place:
        return Then(body, there, town.rules_of(store, body_id))
    was: Body = replace(body, **own)  # type: ignore[arg-type]
    town_was: Municipality = replace(place, **of_place)  # type: ignore[arg-type]
    return Then(was, there, rules_with(load_profile(place.country), town_was.rules, was.rules))


@dataclass(frozen=True, slots=True)
class _Later:
    """What changed after an acta was approved; its own history is read only where something else changed since."""

    store: Store
    minutes: Minutes

    def before(self, table: str, key: str, fields: tuple[str, ...]) -> dict[str, Value]:
        """Field → what it held at the approval, of those that changed since."""
        found: dict[str, Value] = {}
        for at, field, value in _changed(self.store, table, key)[1]:
            if field in fields and field not in found and self._is_later(at):
                found[field] = value
        return found

    def came(self, table: str, key: str) -> bool:
        """Whether the record was written for the first time after the approval."""
        first, _changes = _changed(self.store, table, key)
        return first is not None and self._is_later(first)

    def _is_later(self, at: datetime) -> bool:
        if self.minutes.approved_on is not None and at.date() < self.minutes.approved_on:
            return False
        key = ("approved at", self.minutes.id)
        moment = self.store.remembered(key, self._approved, frozenset({"minutes"}))
        return moment is not None and at > moment

    def _approved(self) -> datetime | None:
        """The moment, as the history tells; None where it does not."""
        moves = (one for one in self.store.history("minutes", self.minutes.id) if one.field == "state")
        return next((one.at for one in moves if one.after in FROZEN), None)


def _changed(store: Store, table: str, key: str) -> tuple[datetime | None, Changed]:
    """When the record was first written, and each change after that."""

    def read() -> tuple[datetime | None, Changed]:
        entries = store.history(table, key)
        first = entries[0].at if entries else None
        return first, tuple((one.at, one.field, one.before) for one in entries if one.at != first)

    return store.remembered(("changed", table, key), read, frozenset({table}))
