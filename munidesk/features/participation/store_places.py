"""The zones and topics in use, and what is typed for one written as it is in use."""

from collections.abc import Callable

from munidesk.data.store import Store
from munidesk.features.participation.initiatives.store_board import choices
from munidesk.features.participation.places import Spellings, same_place


def zones(store: Store) -> tuple[str, ...]:
    """Those of the initiatives by how often they are used, then those that only encounters have."""
    rows = store.query("SELECT DISTINCT zone FROM encounter WHERE deleted_at IS NULL AND zone <> '' ORDER BY zone")
    return tuple(dict.fromkeys((*choices(store, "zone"), *(str(row["zone"]) for row in rows))))


def topics(store: Store) -> tuple[str, ...]:
    """By how often they are used."""
    return choices(store, "topic")


def zone_of(store: Store, typed: str, before: str = "") -> str:
    """As it is written elsewhere; what only mends the spelling of `before` stays as typed."""
    return _as_used(lambda: zones(store), typed, before)


def topic_of(store: Store, typed: str, before: str = "") -> str:
    """As `zone_of`, for a topic."""
    return _as_used(lambda: topics(store), typed, before)


def _as_used(known: Callable[[], tuple[str, ...]], typed: str, before: str) -> str:
    """All that are used are asked for only when it is another: an import mends ten thousand in one change."""
    if typed == before or (before and same_place(typed, before)):
        return " ".join(typed.split())
    return Spellings(known()).settled(typed)
