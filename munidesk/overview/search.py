"""Ctrl+K: pages by their name, then whatever the words find in the file."""

from collections.abc import Callable

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data import search
from munidesk.data.store import Store
from munidesk.town.described import Described
from munidesk.town.domain import Ref
from munidesk.ui.context import SearchHit

_LIMIT = 40


def _pages() -> tuple[SearchHit, ...]:
    return (
        SearchHit(_("Inicio"), _("página"), "home", "home"),
        SearchHit(_("Concejo: sesiones"), _("página"), "council", "council", {"tab": "0"}),
        SearchHit(_("Concejo: asistencia"), _("página"), "council", "council", {"tab": "1"}),
        SearchHit(_("Concejo: resoluciones"), _("página"), "council", "council", {"tab": "2"}),
        SearchHit(_("Concejo: votaciones"), _("página"), "council", "council", {"tab": "3"}),
        SearchHit(_("Concejo: integrantes"), _("página"), "council", "council", {"tab": "5"}),
        SearchHit(_("Participación: iniciativas"), _("página"), "people", "participation", {"tab": "0"}),
        SearchHit(_("Participación: encuentros"), _("página"), "people", "participation", {"tab": "1"}),
        SearchHit(_("Participación: temas"), _("página"), "people", "participation", {"tab": "2"}),
        SearchHit(_("Participación: análisis"), _("página"), "people", "participation", {"tab": "3"}),
        SearchHit(_("FODA: matriz"), _("página"), "grid", "swot", {"tab": "0"}),
        SearchHit(_("FODA: MEFI y MEFE"), _("página"), "grid", "swot", {"tab": "1"}),
        SearchHit(_("Planes: plan y cronograma"), _("página"), "gantt", "planning", {"tab": "0"}),
        SearchHit(_("Planes: dinero"), _("página"), "gantt", "planning", {"tab": "1"}),
        SearchHit(_("Planes: compromisos"), _("página"), "gantt", "planning", {"tab": "3"}),
        SearchHit(_("Piloto: plan"), _("página"), "checklist", "pilot", {"tab": "0"}),
        SearchHit(_("Piloto: evaluación"), _("página"), "checklist", "pilot", {"tab": "1"}),
        SearchHit(_("Piloto: comparación de rondas"), _("página"), "checklist", "pilot", {"tab": "2"}),
        SearchHit(_("Piloto: bitácora"), _("página"), "checklist", "pilot", {"tab": "3"}),
        SearchHit(_("Manual de buenas prácticas"), _("página"), "book", "pilot", {"tab": "4"}),
        SearchHit(_("Ajustes y respaldo"), _("página"), "gear", "settings"),
        SearchHit(_("Ayuda"), _("página"), "help", "help"),
    )


def find(store: Store, words: str, describe: Callable[[Ref], Described | None]) -> tuple[SearchHit, ...]:
    """At most forty places to go to; `describe` (the catalogue's) says where a record is shown."""
    folded = fold(words)
    pages = tuple(hit for hit in _pages() if folded in fold(hit.title))
    found = (_hit(describe(Ref(hit.kind, hit.id))) for hit in search.search(store, words, _LIMIT))
    return (*pages, *(hit for hit in found if hit is not None))[:_LIMIT]


def _hit(found: Described | None) -> SearchHit | None:
    if found is None or not found.key:
        return None
    detail = " · ".join(part for part in (found.kind_word, found.detail) if part)
    record = f"{found.ref.kind}:{found.ref.id}"
    return SearchHit(found.title, detail, found.icon, found.key, dict(found.arguments), record)
