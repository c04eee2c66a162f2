"""Ctrl+K: pages by their name, then whatever the words find in the file."""

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data import search
from munidesk.data.store import Store
from munidesk.ui.context import SearchHit

_LIMIT = 12


def _pages() -> tuple[SearchHit, ...]:
    return (
        SearchHit(_("Inicio"), _("página"), "home", "home"),
        SearchHit(_("Concejo: sesiones"), _("página"), "council", "council", {"tab": "0"}),
        SearchHit(_("Concejo: asistencia"), _("página"), "council", "council", {"tab": "1"}),
        SearchHit(_("Concejo: resoluciones"), _("página"), "council", "council", {"tab": "2"}),
        SearchHit(_("Concejo: votaciones"), _("página"), "council", "council", {"tab": "3"}),
        SearchHit(_("Concejo: integrantes"), _("página"), "council", "council", {"tab": "5"}),
        SearchHit(_("Ajustes y respaldo"), _("página"), "gear", "settings"),
        SearchHit(_("Ayuda"), _("página"), "help", "help"),
    )


def find(store: Store, words: str) -> tuple[SearchHit, ...]:
    """At most twelve places to go to."""
    folded = fold(words)
    pages = tuple(hit for hit in _pages() if folded in fold(hit.title))
    found = (_hit(store, hit) for hit in search.search(store, words, _LIMIT))
    return (*pages, *(hit for hit in found if hit is not None))[:_LIMIT]


def _hit(store: Store, hit: search.Hit) -> SearchHit | None:
    """Where a record is shown; records inside a session lead to their session."""
    icon, table = {
        "session": ("council", ""),
        "agenda_item": ("file", "agenda_item"),
        "motion": ("hand", "motion"),
        "resolution": ("stamp", "resolution"),
    }.get(hit.kind, ("", ""))
    if hit.kind in {"person", "membership"}:
        return SearchHit(hit.title, _("persona"), "user", "council", {"tab": "5"})
    if not icon:
        return None
    session = hit.id if not table else _session_of(store, table, hit.id)
    if not session:
        return None
    day = store.get("session", session)
    detail = " · ".join(str(day[key]) for key in ("kind", "number", "date") if day[key]) if day else hit.snippet
    return SearchHit(hit.title, detail, icon, "council.session", {"id": session})


def _session_of(store: Store, table: str, record: str) -> str:
    row = store.get(table, record)
    if row is None:
        return ""
    if table == "motion":
        return _session_of(store, "agenda_item", str(row["item_id"]))
    return str(row.get("session_id") or "")
