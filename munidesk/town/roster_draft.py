"""The list of members while it is no record yet: a cut of power must not ask for thirty names again."""

import json
from collections.abc import Sequence

from munidesk.data import drafts
from munidesk.data.store import Store

_KEY = "first-run.members"


def keep(store: Store, rows: Sequence[Sequence[str]]) -> None:
    """Write the cells as they stand; no rows erase what was kept."""
    if rows:
        drafts.keep(store, _KEY, _KEY, {"rows": json.dumps([list(row) for row in rows], ensure_ascii=False)})
    else:
        forget(store)


def kept(store: Store) -> list[list[str]]:
    """The cells as they were left; empty when there are none."""
    found = drafts.newest(store, _KEY)
    return json.loads(found.values["rows"]) if found is not None else []


def forget(store: Store) -> None:
    """The list is written, or not wanted."""
    drafts.forget(store, _KEY)
