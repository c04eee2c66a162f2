"""Resolutions from a sheet, with the number they have there: the series goes on from the last one."""

from munidesk.base.i18n import _
from munidesk.documents.text import plain_text
from munidesk.features.council.domain import Resolution
from munidesk.features.council.incoming.fields import Written, begin, item_fields, session_fields, text_field
from munidesk.features.council.incoming.places import Cells, Places, number, refused
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.view_data import session_of
from munidesk.sheets.target import Target
from munidesk.town import store as town


def target() -> Target:
    """Resolutions, one per row, as the list «Resoluciones» writes them."""
    fields = (
        text_field("number", _("Número"), ("n", "resolucion", "acuerdo", "numero de resolucion", "numero de acuerdo")),
        text_field("year", _("Año"), ("ejercicio",)),
        *session_fields(),
        *item_fields(needed=True),
        text_field("title", _("Título"), ("extracto", "sumario")),
        text_field("resolves", _("Se resuelve"), ("texto", "parte dispositiva", "acuerda", "resuelve"), needed=True),
    )
    return Target(
        "resolutions", _("resolución"), _("resoluciones"), True, fields, (("number", "year"),), begin(take),
        kinds=(RESOLUTIONS,), figures=town.figures,
    )  # fmt: skip


def take(places: Places, cells: Cells) -> Written:
    row = places.session(cells)
    view = places.view(row.id)
    item = places.item(view, cells)
    own, year = number(cells, "number"), number(cells, "year") or view.session.year
    numbered = _numbered(places, row.body_id, own, year) if own else ()
    elsewhere = [one for one in numbered if one.item_id != item.id]
    if elsewhere:
        words = _("La resolución {n}/{year} ya consta en otro asunto: revise el número.")
        raise refused("number", words.format(n=own, year=year))
    said = plain_text(cells["resolves"]).strip()
    there = numbered or [one for one in view.resolutions_of(item.id) if plain_text(one.resolves) == said]
    if there:
        return Written(False, ((RESOLUTIONS.table, there[0].id),))
    motions = view.motions_of(item.id)
    key = save_resolution(
        places.store, item.id, motion_id=motions[0].id if len(motions) == 1 else "", title=cells.get("title", ""),
        resolves=cells["resolves"], number=own or None, year=year if own else None,
    )  # fmt: skip
    places.changed(row.id)
    return Written(True, ((RESOLUTIONS.table, key),))


def _numbered(places: Places, body_id: str, number_: int, year: int) -> tuple[Resolution, ...]:
    """Those of the body with that number: each body has a series of its own."""
    found = RESOLUTIONS.all(places.store, number=number_, year=year)
    return tuple(one for one in found if session_of(places.store, one.session_id).body_id == body_id)
