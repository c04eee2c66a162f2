"""What `export` knows of the programme of a year; `--id` chooses one, else the newest."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.training.kinds import PROGRAMMES
from munidesk.features.training.programme import words
from munidesk.features.training.programme.document_programme import build_programme
from munidesk.features.training.programme.store import ProgrammeNow, load
from munidesk.records.sheet import Selection, Sheet


def loaded(store: Store, selection: Selection) -> ProgrammeNow:
    """Raises UserError where there is no programme, or it has no lines."""
    found = PROGRAMMES.all(store)
    key = selection.id or (found[0].id if found else "")
    now = load(store, key) if key else None
    if now is None or not now.lines:
        raise UserError(_("Todavía no hay programa de capacitación. Agregue una línea en Capacitación › Programa."))
    return now


def programme_paper(store: Store, selection: Selection) -> Document:
    """The programme with its lines, its reasons, and who needs what."""
    return build_programme(store, loaded(store, selection))


def lines_sheet(store: Store, selection: Selection) -> Sheet:
    """A row per line."""
    now = loaded(store, selection)
    rows = tuple(
        (
            now.programme.year, one.line.quarter.value, one.line.title, one.line.audience, one.line.places,
            one.enrolled, one.line.hours, one.line.cost / 100 if one.line.cost is not None else None,
            one.line.source, words.state_look(one)[0], one.activity,
        )
        for one in now.lines
    )  # fmt: skip
    header = (
        _("Año"), _("Trimestre"), _("Curso o evento"), _("Para quién"), _("Lugares"), _("Inscriptos"), _("Horas"),
        _("Costo"), _("Fuente"), _("Estado"), _("Actividad del POA"),
    )  # fmt: skip
    keys = ("year", "quarter", "title", "audience", "places", "enrolled", "hours", "cost", "source", "state", "poa")
    return Sheet(now.programme.title, header, rows, keys)
