"""What of the municipality leaves in the light copy: its bodies, and who sits in them."""

from collections.abc import Callable, Iterator
from typing import Any

from munidesk.data.store import Store
from munidesk.records.kind import AnyKind
from munidesk.town.kinds import BODIES, MEMBERSHIPS, MUNICIPALITIES, PEOPLE, SEATS


def leaving(store: Store, _hide: Callable[[str], str]) -> Iterator[tuple[AnyKind, Any]]:
    """Each record with its kind. Of the people those who have a post alone."""
    members = MEMBERSHIPS.all(store)
    sitting = {one.person_id for one in members}
    for kind in (MUNICIPALITIES, BODIES, SEATS):
        yield from ((kind, one) for one in kind.all(store))
    yield from ((PEOPLE, one) for one in PEOPLE.all(store) if one.id in sitting)
    yield from ((MEMBERSHIPS, one) for one in members)
