"""What a copy holds, for somebody who has to choose among copies: read from any version of the file."""

from munidesk.base.i18n import ngettext
from munidesk.data.store import Store
from munidesk.town.rescue import Contents


def contents(store: Store) -> Contents:
    """The municipality's name, and how many sessions and initiatives. Raises UserError where it cannot be read."""
    names = [str(row["name"]) for row in store.select("municipality", order="id")]
    sessions, initiatives = _count(store, "session"), _count(store, "initiative")
    holds = (
        ngettext("{n} sesión", "{n} sesiones", sessions).format(n=sessions),
        ngettext("{n} iniciativa", "{n} iniciativas", initiatives).format(n=initiatives),
    )
    return Contents(names[0] if names else "", ", ".join(holds))


def _count(store: Store, table: str) -> int:
    """An older version may not have the table yet."""
    try:
        return len(store.select(table))
    except KeyError:
        return 0
