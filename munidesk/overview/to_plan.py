"""How a record of one kind becomes an activity of the plan: more than its title. One `Way` stands beside each verb."""

from collections.abc import Callable
from dataclasses import dataclass

from munidesk.data.store import Store
from munidesk.records.ref import Ref


@dataclass(frozen=True, slots=True)
class Way:
    """`make(store, ref, place)` gives the id of the activity; `there(store, id)` the one that it already is, else "".

    What hangs from a programme needs no place where the plan has only one.
    """

    kind: str
    make: Callable[[Store, Ref, str], str]
    there: Callable[[Store, str], str] | None = None
    of_a_programme: bool = False
