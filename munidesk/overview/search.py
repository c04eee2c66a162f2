"""Ctrl+K: pages by their name, then whatever the words find in the file."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data import search
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.records.ref import Described, Ref
from munidesk.ui.context import SearchHit

_LIMIT = 40


def _pages(house: House) -> Iterator[SearchHit]:
    for feature in house.features:
        for page in feature.pages:
            if page.icon:
                for tab, words in page.tabs or (("", page.title),):
                    arguments = {"tab": tab} if tab else {}
                    yield SearchHit(_(words), _("página"), page.icon, page.key, arguments)


def _lists(house: House) -> Iterator[SearchHit]:
    """The list of each kind of record; last, so that they never stand before what somebody wrote."""
    yield SearchHit(_("Todos los registros"), _("página"), "file", "records")
    yield SearchHit(_("Datos de una persona"), _("página"), "user", "personal")
    for kind in (one for feature in house.features for one in feature.kinds if not one.private):
        words = _("Todos los registros: {many}").format(many=_(kind.many))
        yield SearchHit(words, _("página"), kind.icon, "records", {"kind": kind.table})


def find(house: House, store: Store, words: str) -> tuple[SearchHit, ...]:
    """At most forty places to go to."""
    folded = fold(words)
    pages = tuple(hit for hit in _pages(house) if folded in fold(hit.title))
    found = (_hit(house.describe(store, Ref(hit.kind, hit.id))) for hit in search.search(store, words, _LIMIT))
    lists = (hit for hit in _lists(house) if folded in fold(hit.title))
    return (*pages, *(hit for hit in found if hit is not None), *lists)[:_LIMIT]


def _hit(found: Described | None) -> SearchHit | None:
    if found is None or not found.key:
        return None
    detail = " · ".join(part for part in (found.kind_word, found.detail) if part)
    record = f"{found.ref.kind}:{found.ref.id}"
    return SearchHit(found.title, detail, found.icon, found.key, dict(found.arguments), record)
