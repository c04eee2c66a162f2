"""Documents that span features, for `export` and for the pages."""

from collections.abc import Callable

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Column, Document, Paragraph, Row, Style, Table, plain
from munidesk.features.participation.themes.document import build_topics
from munidesk.overview.document_analysis import build_analysis
from munidesk.overview.document_thread import build_thread
from munidesk.overview.house import House
from munidesk.overview.store_counts import most_linked, named_neighbours
from munidesk.overview.thread import thread as thread_of
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.links import links_of
from munidesk.town.report import report


def participation_analysis(store: Store, selection: Selection) -> Document:
    return build_analysis(store, selection)


@on_paper
def topics_synthesis(house: House, store: Store, selection: Selection) -> Document:
    return build_topics(store, selection, plan_of(house, store))


def plan_of(house: House, store: Store) -> Callable[[str], str]:
    """Initiative id → the activity of the plan linked to it, in a few words."""

    def words(initiative_id: str) -> str:
        own = Ref("initiative", initiative_id)
        for one in links_of(store, own):
            other = one.other(own)
            if other.kind == "plan_line" and (found := house.describe(store, other)) is not None:
                return found.detail.split(" · ")[0] or found.title
        return ""

    return words


@on_paper
def thread(house: House, store: Store, selection: Selection) -> Document:
    """`--id` is «initiative:ID» or an initiative's id; without it, the initiative with most links."""
    root = root_of(store, selection.id)
    found = thread_of(house, store, root)
    if found is None:
        raise UserError(_("No hay ningún registro «{id}».").format(id=selection.id))
    return build_thread(store, found)


def root_of(store: Store, text: str) -> Ref:
    """The record a text names; for none, the initiative with most links."""
    if text:
        kind, colon, key = text.partition(":")
        return Ref(kind, key) if colon else Ref("initiative", text)
    found = most_linked(store)
    if not found:
        raise UserError(
            _("Todavía no hay nada vinculado. Vincule una iniciativa con un asunto, un encuentro o el plan.")
        )
    return Ref("initiative", found)


@on_paper
def data_map(house: House, store: Store, selection: Selection) -> Document:
    """What personal data the file keeps, why, and how it is handed over or forgotten."""
    del selection
    columns = (
        Column(_("Qué se guarda"), 1.3), Column(_("Para qué"), 1.2), Column(_("Dónde se ve"), 1.3),
        Column(_("Cómo se entrega o se borra"), 1.3),
    )  # fmt: skip
    rows = tuple(
        Row(tuple(plain(_(text)) for text in (one.what, one.why, one.shown, one.leaving))) for one in house.personal
    )
    neighbours = named_neighbours(store)
    count = ngettext("Hoy hay {n} persona con nombre.", "Hoy hay {n} personas con nombre.", neighbours)
    note = _("Todo queda en el archivo del municipio. El programa no usa la red ni envía nada.")
    return report(
        store, _("Mapa de datos personales"),
        (Table(columns, rows), Paragraph(plain(f"{count.format(n=neighbours)} {note}"), Style.NOTE)),
    )  # fmt: skip
