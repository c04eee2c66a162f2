"""The verbs of the roster: who is enrolled, who was there, her mark, who left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.training.checks import plain_hours, still_open
from munidesk.features.training.codes import Attendee, EditionState, EnrolmentState, Presence
from munidesk.features.training.domain import Staff
from munidesk.features.training.domain_edition import ClassPresence, Enrolment, Mark
from munidesk.features.training.kinds import CLASSES, EDITIONS, ENROLMENTS, MARKS, PRESENCES, STAFF
from munidesk.features.training.store import needs

_HEADS = {"nombre", "participante", "apellidos y nombres"}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """`made` are new; `there` already were; `unknown` are nobody of the staff and were enrolled as neighbours."""

    made: int
    there: int
    unknown: int


def enrol(store: Store, one: Enrolment) -> Enrolment:
    """Whoever is called as somebody of the staff is that person. Raises UserError for one who is there, or no name."""
    still_open(store, one.edition_id)
    own = _of_staff(store, one)
    if own is not None:
        one = replace(one, kind=Attendee.STAFF, staff_id=own.id, name=own.name, gender=own.gender)
    elif one.kind is Attendee.STAFF and not one.staff_id:
        one = replace(one, kind=Attendee.OUTSIDE if one.origin.strip() else Attendee.NEIGHBOUR)
    one = replace(one, name=" ".join(one.name.split()))
    there = ENROLMENTS.all(store, edition_id=one.edition_id)
    if any(_same(each, one) for each in there):
        raise UserError(_("{name} ya está en la lista.").format(name=one.name), code="there", field="name")
    with store.change(_("Inscribir a {name}").format(name=one.name)):
        kept = ENROLMENTS.save(store, replace(one, position=max((each.position for each in there), default=0) + 1))
        edition = EDITIONS.get(store, one.edition_id)
        if edition.state is EditionState.PLANNED:
            EDITIONS.save(store, replace(edition, state=EditionState.OPEN))
    return kept


def _of_staff(store: Store, one: Enrolment) -> Staff | None:
    if one.staff_id:
        return STAFF.find(store, one.staff_id)
    if one.kind is not Attendee.STAFF:
        return None
    wanted = _bare(one.name)
    return next((each for each in STAFF.all(store) if _bare(each.name) == wanted), None)


def _bare(name: str) -> str:
    """«Noelia Brum» and «Brum, Noelia» are the same person."""
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def _same(one: Enrolment, other: Enrolment) -> bool:
    if one.id == other.id and one.id:
        return False
    return (bool(one.staff_id) and one.staff_id == other.staff_id) or _bare(one.name) == _bare(other.name)


def enrol_names(store: Store, edition_id: str, text: str) -> Enrolled:
    """A name in each line, as a spreadsheet copies them; what follows a tab is where she comes from.

    Raises UserError for a text without names.
    """
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    lines = [
        line for line in lines if line[0] and fold(line[0]) not in {"nombre", "participante", "apellidos y nombres"}
    ]
    if not lines:
        raise UserError(_("Pegue un nombre por renglón, como los copia la planilla."), code="missing")
    made = there = unknown = 0
    with store.change(_("Inscribir nombres pegados")):
        for name, *rest in lines:
            try:
                one = enrol(store, Enrolment(edition_id=edition_id, name=name, origin=rest[0] if rest else ""))
            except UserError as error:
                if error.code != "there":
                    raise
                there += 1
                continue
            made += 1
            unknown += not one.staff_id
    return Enrolled(made, there, unknown)


def lacking(store: Store, edition_id: str) -> tuple[Staff, ...]:
    """People in post whom the course would take further, and who are not in the list."""
    found, edition = needs(store), EDITIONS.get(store, edition_id)
    raises = found.raises.get(edition.course_id, {})
    there = {one.staff_id for one in ENROLMENTS.all(store, edition_id=edition_id)}
    return tuple(
        one
        for one in found.people
        if one.id not in there
        for asked, has in ((found.asked(one), found.has(one)),)
        if any(key in has and has[key] < min(level, asked.get(key, 0)) for key, level in raises.items())
    )


def enrol_lacking(store: Store, edition_id: str) -> int:
    """All of them. Raises UserError where there is nobody."""
    people = lacking(store, edition_id)
    if not people:
        raise UserError(_("A nadie más de su personal le falta lo que este curso sube."), code="nobody")
    with store.change(_("Inscribir desde Necesidades")):
        for one in people:
            enrol(store, Enrolment(edition_id=edition_id, name=one.name, staff_id=one.id))
    return len(people)


def correct(store: Store, one: Enrolment) -> Enrolment:
    """Its name, sex or origin. Raises UserError in a closed edition, or for the name of another in the list."""
    still_open(store, one.edition_id)
    if any(_same(each, one) for each in ENROLMENTS.all(store, edition_id=one.edition_id) if each.id != one.id):
        raise UserError(_("{name} ya está en la lista.").format(name=one.name), code="there", field="name")
    return ENROLMENTS.save(store, one)


def strike(store: Store, enrolment_id: str) -> None:
    """Take somebody out of whom nothing was written. Raises UserError otherwise: write that she left."""
    one = ENROLMENTS.get(store, enrolment_id)
    still_open(store, one.edition_id)
    if PRESENCES.all(store, enrolment_id=enrolment_id) or MARKS.all(store, enrolment_id=enrolment_id):
        raise UserError(_("Ya tiene asistencia o nota: anote su baja con B."), code="written")
    ENROLMENTS.delete(store, enrolment_id)


def leave(store: Store, enrolment_id: str, day: date, reason: str) -> None:
    """Raises UserError without a reason."""
    one = ENROLMENTS.get(store, enrolment_id)
    still_open(store, one.edition_id)
    if not reason.strip():
        raise UserError(_("Escriba por qué se va: sale en la lista."), code="missing", field="reason")
    gone = replace(one, state=EnrolmentState.LEFT, left_on=day, reason=reason.strip())
    ENROLMENTS.save(store, gone, label=_("Baja de {name}").format(name=one.name))


def come_back(store: Store, enrolment_id: str) -> None:
    one = ENROLMENTS.get(store, enrolment_id)
    still_open(store, one.edition_id)
    ENROLMENTS.save(
        store, replace(one, state=EnrolmentState.ENROLLED, left_on=None, reason=""),
        label=_("{name} vuelve a la lista").format(name=one.name),
    )  # fmt: skip


def mark_presence(
    store: Store, class_id: str, enrolments: Sequence[str], kind: Presence | None, hours: Decimal | None = None
) -> int:
    """How they were in that class; None takes it back. Returns of how many it was written.

    Raises UserError for hours that are none of the class, in a closed edition, and before its day.
    """
    one = CLASSES.get(store, class_id)
    still_open(store, one.edition_id)
    if kind is not None and one.day is not None and one.day > today():
        raise UserError(_("Esa clase todavía no fue: la lista se pasa desde su día."), code="to_come")
    if kind is Presence.PART and not (hours is not None and 0 < hours <= one.hours):
        raise UserError(
            _("La clase es de {n} horas: escriba cuántas estuvo.").format(n=plain_hours(one.hours)),
            code="range", field="hours",
        )  # fmt: skip
    if kind is Presence.PART and hours == one.hours:
        kind, hours = Presence.PRESENT, None
    with store.change(_words(store, enrolments, kind)):
        for enrolment_id in enrolments:
            there = PRESENCES.all(store, enrolment_id=enrolment_id, class_id=class_id)
            if kind is None:
                for each in there:
                    PRESENCES.delete(store, each.id)
                continue
            own = there[-1] if there else ClassPresence(enrolment_id=enrolment_id, class_id=class_id)
            PRESENCES.save(store, replace(own, kind=kind, hours=hours if kind is Presence.PART else None))
        edition = EDITIONS.get(store, one.edition_id)
        if kind is not None and edition.state in {EditionState.PLANNED, EditionState.OPEN}:
            EDITIONS.save(store, replace(edition, state=EditionState.RUNNING))
    return len(enrolments)


def _words(store: Store, enrolments: Sequence[str], kind: Presence | None) -> str:
    if len(enrolments) != 1:
        return _("Pasar lista")
    name = ENROLMENTS.get(store, enrolments[0]).name
    return f"{name}: {kind.word if kind is not None else _('sin anotar')}"


def write_mark(store: Store, enrolment_id: str, value: Decimal | None) -> None:
    """From 0 to 100, unrounded; None takes it back. Raises UserError for any other, and in a closed edition."""
    one = ENROLMENTS.get(store, enrolment_id)
    still_open(store, one.edition_id)
    if value is not None and not 0 <= value <= 100:
        raise UserError(_("La nota va de 0 a 100."), code="range", field="value")
    there = MARKS.all(store, enrolment_id=enrolment_id)
    with store.change(_("Nota de {name}").format(name=one.name)):
        if value is None:
            for each in there:
                MARKS.delete(store, each.id)
        else:
            own = there[-1] if there else Mark(enrolment_id=enrolment_id)
            MARKS.save(store, replace(own, value=value, day=today()))
