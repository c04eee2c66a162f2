"""How an edition, and somebody's place in it, introduce themselves to other records."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.kinds import CLASSES, EDITIONS, ENROLMENTS
from munidesk.records.ref import Described, Ref

_KEY = "capacitacion.edition"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    if ref.kind == CLASSES.table:
        return _class(store, ref)
    enrolment = ENROLMENTS.find(store, ref.id) if ref.kind == ENROLMENTS.table else None
    edition = EDITIONS.find(store, enrolment.edition_id if enrolment is not None else ref.id)
    if edition is None or (enrolment is None and ref.kind == ENROLMENTS.table):
        return None
    when = f"{show_date(edition.start)}–{show_date(edition.end)}" if edition.start and edition.end else ""
    if enrolment is None:
        detail = " · ".join(part for part in (edition.state.word, when) if part)
        return Described(ref, edition.title, _("Edición de un curso"), detail, "calendar", _KEY, {"id": edition.id})
    arguments = {"id": edition.id, "person": enrolment.id}
    return Described(ref, enrolment.name, _("Inscripción"), edition.title, "people", _KEY, arguments)


def _class(store: Store, ref: Ref) -> Described | None:
    one = CLASSES.find(store, ref.id)
    edition = EDITIONS.find(store, one.edition_id) if one is not None else None
    if one is None or edition is None:
        return None
    return Described(ref, one.called, _("Clase"), edition.title, "clock", _KEY, {"id": edition.id})
