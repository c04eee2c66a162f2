"""What `export` knows of participation."""

from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.participation.encounters.document import build_encounter, build_sign_in
from munidesk.features.participation.encounters.store import encounters
from munidesk.features.participation.initiatives.document import of_selection, register_document, register_sheet
from munidesk.features.participation.initiatives.document_feedback import build_leaflet, build_letter
from munidesk.features.participation.initiatives.store import answered_last
from munidesk.records.sheet import Selection, Sheet


def initiatives(store: Store, selection: Selection) -> Sheet:
    return replace(register_sheet(store, of_selection(selection)), about=selection.words)


def answers(store: Store, selection: Selection) -> Document:
    return register_document(store, of_selection(selection))


def _encounter(store: Store, selection: Selection) -> str:
    """The encounter asked for, or the newest in the days chosen."""
    rows = [row for row in encounters(store) if selection.holds(row.encounter.date)]
    found = next((row for row in rows if not selection.id or row.encounter.id == selection.id), None)
    if found is None:
        raise UserError(_("No hay ningún encuentro que coincida. Cree uno en Participación › Encuentros."))
    return found.encounter.id


def encounter(store: Store, selection: Selection) -> Document:
    return build_encounter(store, _encounter(store, selection))


def sign_in(store: Store, selection: Selection) -> Document:
    return build_sign_in(store, _encounter(store, selection))


def feedback(store: Store, selection: Selection) -> Document:
    return build_leaflet(store, selection)


def letter(store: Store, selection: Selection) -> Document:
    """`--id` is an initiative's; without it, the one answered last."""
    found = answered_last(store)
    if selection.id:
        found = tuple(one for one in found if one == selection.id)
    if not found:
        raise UserError(_("No hay ninguna iniciativa respondida que coincida."))
    return build_letter(store, found[0])


def encounters_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per encounter with its people and contributions; blanks where nobody counted."""
    header = (
        _("Fecha"), _("Clase"), _("Título"), _("Zona"), _("Estado"), _("Personas"), _("Mujeres"), _("Varones"),
        _("Sin dato"), _("Aportes"),
    )  # fmt: skip
    rows = []
    for row in reversed(encounters(store)):
        one, people = row.encounter, row.people
        if selection.holds(one.date):
            counts = (people.total, people.women, people.men, people.unknown) if people else (None,) * 4
            rows.append((one.date, one.kind, one.title, one.zone, one.state, *counts, row.contributions))
    counted = (_("Personas"), _("Mujeres"), _("Varones"), _("Sin dato"), _("Aportes"))
    return Sheet(_("Encuentros"), header, tuple(rows), summed=counted, about=selection.words)
