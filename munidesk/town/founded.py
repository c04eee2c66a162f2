"""What the window asks of a municipality before it shows itself; no kind of record is loaded for it."""

import re

from munidesk.data.store import Store

_LATER, _TOWN = "members_later", "municipality"


def name_of(store: Store) -> str:
    """The name of the municipality; empty in a file just created.

    A copy that was brought back says so in the name of its file: it looks like the other one in all the rest.
    """
    name = next((str(row["name"]) for row in store.select("municipality")), "")
    copied = re.search(r" \([^()]+\)$", store.path.stem)
    return f"{name}{copied.group()}" if name and copied and copied.group() not in name else name


def country_of(store: Store) -> str:
    """The two letters of its country; nothing in a file just created."""
    return next((str(row["country"]) for row in store.select("municipality")), "")


def kind_of(store: Store) -> str:
    """What it is, as a code of `TownKind`; a municipality in a file just created, or older than the question."""
    return next((str(row.get("kind", _TOWN)) for row in store.select("municipality")), _TOWN)


def has_council(store: Store) -> bool:
    """Whether it is a municipality: an institute or an organisation has none."""
    return kind_of(store) == _TOWN


def is_founded(store: Store) -> bool:
    """A municipality with members, or whose members come later; else the first run goes on where it was left."""
    return bool(store.select("municipality")) and (bool(store.select("membership")) or bool(store.meta(_LATER)))


def put_off_members(store: Store) -> None:
    """Who only plans, or has not got the list yet, begins without a council."""
    store.set_meta(_LATER, "1")
