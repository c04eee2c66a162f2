"""The verbs of certificates: close an edition and give their folios, annul, give another in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.seals import short_code
from munidesk.base.spanish import fold
from munidesk.data import clock
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.documents.frozen import to_json
from munidesk.documents.model import Signer
from munidesk.features.training import rules
from munidesk.features.training.certificates.document_certificate import Said, build_certificate, digest_of_content
from munidesk.features.training.checks import still_open
from munidesk.features.training.codes import (
    CertificateState,
    CourseKind,
    EditionState,
    EnrolmentState,
    Layout,
    Level,
    Source,
)
from munidesk.features.training.domain import LevelReading
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import Certificate, Enrolment
from munidesk.features.training.editions import words
from munidesk.features.training.editions.roster import Row, Standing, layout_of
from munidesk.features.training.editions.store import EditionNow, load
from munidesk.features.training.kinds import (
    CERTIFICATES,
    COMPETENCES,
    COURSES,
    EDITIONS,
    ENROLMENTS,
    LEVELS,
    RAISES,
)
from munidesk.features.training.store import needs
from munidesk.town import store as town
from munidesk.town.posts import member_title

_SERIES = Series("SELECT max(number) AS number FROM training_certificate WHERE year = :year")
"""Annulled ones keep theirs, and none is ever deleted."""
_PLACE = {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class Rise:
    """A competence that passing raises, to which level, and whom."""

    title: str
    level: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing the edition now would do; folios are those that would be given today."""

    now: EditionNow
    issued: tuple[tuple[Row, Course], ...]
    """Who gets a certificate, and of which course: of modules, the whole one once all are passed."""
    layout: Layout
    first: int
    year: int
    expires: date | None
    rises: tuple[Rise, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.issued) - 1

    @property
    def why_not(self) -> str:
        """Why it cannot be closed yet; empty when it can."""
        if not self.now.rows:
            return _("Todavía no hay nadie en la lista.")
        if not self.now.classes:
            return _("Todavía no hay clases: agréguelas con C.")
        waiting = self.now.waiting
        if not waiting:
            return ""
        if any(one.standing is Standing.NO_CLASS for one in waiting):
            n = sum(one.standing is Standing.NO_CLASS for one in waiting)
            return ngettext("Falta la asistencia de {n} persona.", "Falta la asistencia de {n} personas.", n).format(
                n=n
            )
        n = len(waiting)
        return ngettext("Falta la nota de {n} persona.", "Falta la nota de {n} personas.", n).format(n=n)


def closing(store: Store, edition_id: str) -> Closing:
    """Raises UserError when the edition is gone."""
    now = load(store, edition_id)
    year = today().year
    given = (
        (row, course) for row in now.passing for course in (_certified(store, now.course, row.enrolment),) if course
    )
    first = max((one.number for one in CERTIFICATES.all(store, year=year)), default=0) + 1
    return Closing(
        now, tuple(given), layout_of(now.course), first, year, rules.expiry(today(), now.course.valid_months),
        tuple(_rises(store, now)),
    )  # fmt: skip


def _rises(store: Store, now: EditionNow) -> Iterator[Rise]:
    """Whom it takes further: who has that level or more does not come down."""
    readings = needs(store).readings
    titles = {one.id: one.title for one in COMPETENCES.all(store)}
    for one in RAISES.all(store, course_id=now.course.id):
        names = []
        for row in now.passing:
            reading = readings.get(row.enrolment.staff_id, {}).get(one.competence_id)
            has = int(reading.level) if reading is not None and reading.level is not None else -1
            if row.enrolment.staff_id and has < int(one.level):
                names.append(row.name)
        if names and one.competence_id in titles:
            yield Rise(titles[one.competence_id], int(one.level), tuple(names))


def _certified(store: Store, course: Course, one: Enrolment) -> Course | None:
    """The course itself; of a module the whole, once every other module is passed; None while one is missing."""
    if not course.whole_id:
        return course
    others = [each for each in COURSES.all(store, whole_id=course.whole_id) if each.id != course.id]
    passed = all(_has_passed(store, each.id, one) for each in others)
    return COURSES.find(store, course.whole_id) if passed else None


def _has_passed(store: Store, course_id: str, one: Enrolment) -> bool:
    return any(
        each.state is EnrolmentState.PASSES
        and (each.staff_id == one.staff_id if one.staff_id else fold(each.name) == fold(one.name))
        for edition in EDITIONS.all(store, course_id=course_id)
        for each in ENROLMENTS.all(store, edition_id=edition.id)
    )


# -- closing an edition


def close_and_issue(store: Store, edition_id: str) -> tuple[Certificate, ...]:
    """Write what came of everybody, give each certificate its folio, and raise the levels; nothing changes after it.

    Raises UserError while a class or a mark is missing, and DoubtError where the clock is not to be believed.
    """
    still_open(store, edition_id)
    what = closing(store, edition_id)
    if what.now.edition.state is EditionState.SUSPENDED:
        raise UserError(_("La edición está suspendida: retómela con U antes de cerrarla."), code="suspended")
    if what.why_not:
        raise UserError(_("{why} Complete la lista y cierre después.").format(why=what.why_not), code="waits")
    clock.certain(store)
    made = []
    with store.change(_("Cerrar «{title}»").format(title=what.now.edition.title[:40])) as writer:
        for row in what.now.rows:
            state = _STATES.get(row.standing, EnrolmentState.FAILS)
            ENROLMENTS.save(store, replace(row.enrolment, state=state))
        courses = {row.enrolment.id: course for row, course in what.issued}
        readings = needs(store).readings
        for row in what.now.passing:
            course = courses.get(row.enrolment.id)
            kept = _issue(store, writer, what.now, row, course, what.layout) if course is not None else None
            _raise(store, what.now, row, readings.get(row.enrolment.staff_id, {}), kept)
            made += [kept] if kept is not None else []
        _closed(store, what.now)
        if made:
            writer.barrier = _("constancias {first} a {last} emitidas").format(first=made[0].folio, last=made[-1].folio)
    return tuple(made)


_STATES = {Standing.PASSES: EnrolmentState.PASSES, Standing.LEFT: EnrolmentState.LEFT}


def _closed(store: Store, now: EditionNow) -> None:
    EDITIONS.save(store, replace(EDITIONS.get(store, now.edition.id), state=EditionState.CLOSED))


def _raise(
    store: Store, now: EditionNow, row: Row, readings: Mapping[str, LevelReading], kept: Certificate | None
) -> None:
    """To the level of the course, never down; whoever is not of the staff has no levels."""
    staff_id = row.enrolment.staff_id
    if not staff_id:
        return
    for one in RAISES.all(store, course_id=now.course.id):
        reading = readings.get(one.competence_id)
        has = int(reading.level) if reading is not None and reading.level is not None else None
        level = rules.raised(has, int(one.level))
        if has is None or level > has:
            LEVELS.save(store, LevelReading(
                staff_id=staff_id, competence_id=one.competence_id, level=_PLACE[str(level)], day=today(),
                source=Source.CERTIFICATE, certificate_id=kept.id if kept is not None else "",
            ))  # fmt: skip


def _issue(
    store: Store, writer: Writer, now: EditionNow, row: Row, course: Course, layout: Layout, *, replaces: str = "",
    person: str = "",
) -> Certificate:  # fmt: skip
    """The next folio of the year, with what it says kept as it is now."""
    on, own = today(), row.enrolment
    whole = course.id != now.course.id
    before = CERTIFICATES.get(store, replaces) if replaces else None
    one = Certificate(
        year=on.year, number=_SERIES.given(store, writer, year=on.year), enrolment_id=own.id, staff_id=own.staff_id,
        course_id=course.id, person=person or own.name, course=course.title,
        hours=_hours_of(store, course) if whole else now.hours, start=now.edition.start, end=now.edition.end,
        issued=on, expires=rules.expiry(on, course.valid_months), layout=layout, replaces_id=replaces,
    )  # fmt: skip
    content = to_json(build_certificate(store, one, _said(store, now, row, course, before)))
    return CERTIFICATES.save(store, replace(one, content=content, code=short_code(digest_of_content(content))))


def _hours_of(store: Store, course: Course) -> Decimal:
    modules = COURSES.all(store, whole_id=course.id)
    return sum((one.hours for one in modules), Decimal(0)) or course.hours


def _said(store: Store, now: EditionNow, row: Row, course: Course, before: Certificate | None) -> Said:
    whole, figures = course.id != now.course.id, town.figures(store)
    titles = {one.id: one.title for one in COMPETENCES.all(store)}
    raised = tuple(
        (titles[one.competence_id], f"{one.level.value} {one.level.word}")
        for one in RAISES.all(store, course_id=course.id)
        if one.competence_id in titles
    )
    asks = Course(title=course.title, kind=course.kind) if whole else course
    return Said(
        course=replace(asks, min_attendance=0) if whole else asks, classes=0 if whole else len(now.classes),
        place=now.edition.place, attended=Decimal(0) if whole else row.attended,
        share=words.share_words(row, figures), mark=None if whole else row.mark, agent=now.edition.agent,
        trainer=now.edition.trainers.split(";")[0].strip(), raised=raised if not _is_event(course) else (),
        signer=_presiding(store), replaces=before.folio if before is not None else "",
    )  # fmt: skip


def _is_event(course: Course) -> bool:
    return course.kind is CourseKind.MEETING


def _presiding(store: Store) -> Signer | None:
    """Who presides the council now; nobody where there is none, and the line is signed with its seal."""
    bodies = town.bodies(store)
    if not bodies:
        return None
    council = town.council(store)
    now = [one for one in town.members(store, council.id, today()) if one.is_titular]
    chair = next((one for one in now if one.seat.post in ("mayor", "president")), None)
    return Signer(chair.person.full_name, member_title(chair, town.profile_of(store))) if chair is not None else None


# -- one by one


def give(store: Store, enrolment_id: str, layout: Layout = Layout.ACCREDITATION) -> Certificate:
    """A certificate of its own in an edition that was closed: of participation to who was there and did not pass.

    Raises UserError before it is closed, for somebody below the minimum, and for who has one.
    """
    enrolment = ENROLMENTS.get(store, enrolment_id)
    now = load(store, enrolment.edition_id)
    row = next(one for one in now.rows if one.enrolment.id == enrolment_id)
    if not now.closed:
        raise UserError(_("Las constancias se emiten al cerrar la edición, con E."), code="open")
    if layout is Layout.ACCREDITATION and row.standing is not Standing.PASSES:
        why, asked = words.why(now, row, town.figures(store))
        raise UserError(
            _("{name} no llega al mínimo ({why}, {asked}): puede recibir una de participación.").format(
                name=row.name, why=why, asked=asked
            ), code="below",
        )  # fmt: skip
    if not row.attended:
        raise UserError(_("{name} no asistió a ninguna clase.").format(name=row.name), code="absent")
    there = [one for one in CERTIFICATES.all(store, enrolment_id=enrolment_id) if one.state is CertificateState.VALID]
    if there:
        raise UserError(_("{name} ya tiene la {folio}.").format(name=row.name, folio=there[0].folio), code="there")
    clock.certain(store)
    with store.change(_("Constancia de {name}").format(name=row.name)) as writer:
        kept = _issue(store, writer, now, row, now.course, layout)
        writer.barrier = _("constancia {folio} emitida").format(folio=kept.folio)
    return kept


def annul(store: Store, certificate_id: str, reason: str) -> Certificate:
    """It keeps its folio and its place in the register. Raises UserError without a reason, or annulled already."""
    one = _valid(store, certificate_id, reason)
    with store.change(_("Anular la constancia {folio}").format(folio=one.folio)) as writer:
        kept = _annulled(store, one, reason)
        writer.barrier = _("constancia {folio} anulada").format(folio=one.folio)
    return kept


def reissue(store: Store, certificate_id: str, reason: str, person: str = "") -> Certificate:
    """Annul it and give another in its place, with the next folio, that names the old one; `person` mends the name.

    Raises UserError without a reason, for one annulled already, and for one whose edition is gone.
    """
    one = _valid(store, certificate_id, reason)
    enrolment = ENROLMENTS.get(store, one.enrolment_id)
    now = load(store, enrolment.edition_id)
    row = next(each for each in now.rows if each.enrolment.id == enrolment.id)
    course = COURSES.get(store, one.course_id)
    clock.certain(store)
    with store.change(_("Reemitir la constancia {folio}").format(folio=one.folio)) as writer:
        _annulled(store, one, reason)
        name = " ".join(person.split()) or one.person
        kept = _issue(store, writer, now, row, course, one.layout, replaces=one.id, person=name)
        writer.barrier = _("constancia {folio} emitida").format(folio=kept.folio)
    return kept


def _valid(store: Store, certificate_id: str, reason: str) -> Certificate:
    one = CERTIFICATES.get(store, certificate_id)
    if one.state is CertificateState.ANNULLED:
        raise UserError(_("La {folio} ya está anulada.").format(folio=one.folio), code="annulled")
    if not reason.strip():
        raise UserError(_("Escriba el motivo: queda en el registro."), code="missing", field="reason")
    return one


def _annulled(store: Store, one: Certificate, reason: str) -> Certificate:
    gone = replace(one, state=CertificateState.ANNULLED, reason=reason.strip(), annulled_on=today())
    return CERTIFICATES.save(store, gone)
