"""Training of a period, counted once: who was in post, who learnt what, in how many hours, at what cost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training import rules
from munidesk.features.training.codes import Attendee, CertificateState, EditionState, EnrolmentState
from munidesk.features.training.domain import Staff
from munidesk.features.training.domain_course import Programme
from munidesk.features.training.domain_edition import ClassSession, Edition, Enrolment
from munidesk.features.training.domain_network import Exchange
from munidesk.features.training.kinds import (
    CERTIFICATES,
    CLASSES,
    EDITIONS,
    ENROLMENTS,
    EXCHANGES,
    PRESENCES,
    PROGRAMMES,
    STAFF,
)
from munidesk.features.training.network.store_valued import Valued, valued
from munidesk.features.training.programme.store import LineNow, load
from munidesk.features.training.store import needs
from munidesk.town.domain import Gender


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody enrolled in an edition, and the hours she was there within the period."""

    enrolment: Enrolment
    edition: Edition
    hours: Decimal

    @property
    def passed(self) -> bool:
        return self.enrolment.state is EnrolmentState.PASSES


@dataclass(frozen=True, slots=True)
class Share:
    """Of a group of the staff: how many are in post, how many of them accredited something, and their hours."""

    called: str
    people: int
    trained: int
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Year:
    """`staff` are those in post on the last day; coverage is of them, whoever left or came from outside."""

    since: date
    until: date
    staff: tuple[Staff, ...]
    stays: tuple[tuple[date | None, date | None], ...]
    seen: tuple[Seen, ...]
    editions: tuple[Edition, ...]
    """Those that closed in the period, and those with classes in it."""
    programme: Programme | None
    lines: tuple[LineNow, ...]
    before: Fraction | None
    after: Fraction | None
    """Of what posts ask, what there was on the eve of the period and on its last day."""
    valued: tuple[Valued, ...]
    exchanges: tuple[Exchange, ...]
    issued: int
    annulled: int

    @property
    def accredited(self) -> frozenset[str]:
        """Staff that accredited something in an edition that ended within the period."""
        ended = {one.id for one in self.editions if _ended(one, self.since, self.until)}
        return frozenset(
            one.enrolment.staff_id for one in self.seen
            if one.passed and one.edition.id in ended and one.enrolment.staff_id
        )  # fmt: skip

    @property
    def trained(self) -> int:
        return len({one.id for one in self.staff} & self.accredited)

    @property
    def coverage(self) -> Fraction | None:
        return rules.training_coverage((one.id for one in self.staff), self.accredited)

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.seen), Decimal(0))

    @property
    def hours_each(self) -> Fraction | None:
        """Person-hours of the staff by the average staff; None where nobody was in post."""
        mean = rules.average_staff(self.stays, self.since, self.until)
        own = sum((one.hours for one in self.seen if one.enrolment.kind is Attendee.STAFF), Decimal(0))
        return Fraction(own) / mean if mean else None

    @property
    def cost(self) -> int | None:
        """What its editions cost, where somebody wrote it."""
        told = [one.cost for one in self.editions if one.cost is not None]
        return sum(told) if told else None

    @property
    def cost_by_hour(self) -> Fraction | None:
        """In hundredths, by person-hour."""
        return Fraction(self.cost) / Fraction(self.hours) if self.cost is not None and self.hours else None

    def by(self, groups: Sequence[tuple[str, Iterable[Staff]]]) -> tuple[Share, ...]:
        done = self.accredited
        found = []
        for called, people in groups:
            own = {one.id for one in people}
            hours = sum((one.hours for one in self.seen if one.enrolment.staff_id in own), Decimal(0))
            found.append(Share(called, len(own), len(own & done), hours))
        return tuple(found)

    @property
    def by_sex(self) -> tuple[Share, ...]:
        """Where somebody wrote it; the rest together, at the end."""
        kept = [one for one in Gender if one is not Gender.UNKNOWN] + [Gender.UNKNOWN]
        groups = [(str(sex), [one for one in self.staff if one.gender is sex]) for sex in kept]
        return self.by([one for one in groups if one[1]])

    @property
    def by_area(self) -> tuple[Share, ...]:
        areas: dict[str, list[Staff]] = {}
        for one in self.staff:
            areas.setdefault(one.area, []).append(one)
        return self.by(sorted(areas.items(), key=lambda pair: (not pair[0], pair[0])))

    @property
    def attendees(self) -> Mapping[Attendee, tuple[int, int, Decimal]]:
        """Who came, counted apart: how many people, how many of them accredited, their hours."""
        found = {}
        for kind in Attendee:
            own = [one for one in self.seen if one.enrolment.kind is kind]
            if own:
                people = {_who(one.enrolment) for one in own}
                passed = {_who(one.enrolment) for one in own if one.passed}
                found[kind] = (len(people), len(passed), sum((one.hours for one in own), Decimal(0)))
        return found


def _who(one: Enrolment) -> str:
    return one.staff_id or one.person_id or one.name


def _ended(one: Edition, since: date, until: date) -> bool:
    return one.state is EditionState.CLOSED and one.end is not None and since <= one.end <= until


def year_of(store: Store, year: int) -> Year:
    """Of the whole year, or until today while it goes on."""
    last = date(year, 12, 31)
    return period(store, date(year, 1, 1), min(last, max(today(), date(year, 1, 1))))


def period(store: Store, since: date, until: date) -> Year:
    """Both days included."""
    staff, editions, classes = STAFF.all(store), _editions(store, since, until), _classes(store)
    programme = next(iter(PROGRAMMES.all(store, year=until.year)), None)
    marks = {(one.enrolment_id, one.class_id): one for one in PRESENCES.all(store)}
    seen = []
    for edition in editions:
        own = [one for one in classes.get(edition.id, ()) if one.day is None or since <= one.day <= until]
        for each in ENROLMENTS.all(store, edition_id=edition.id):
            there = [(one.hours, marks.get((each.id, one.id))) for one in own]
            hours = rules.hours_attended([(given, m.kind if m else None, m.hours if m else None) for given, m in there])
            seen.append(Seen(each, edition, hours))
    certificates = [one for one in CERTIFICATES.all(store) if one.issued is not None and since <= one.issued <= until]
    exchanges = tuple(one for one in EXCHANGES.all(store) if one.day is not None and since <= one.day <= until)
    return Year(
        since, until, tuple(one for one in staff if one.works_on(until)),
        tuple((one.since, one.until) for one in staff), tuple(seen), editions, programme,
        load(store, programme.id).lines if programme is not None else (),
        needs(store, date.fromordinal(since.toordinal() - 1)).whole.coverage, needs(store, until).whole.coverage,
        tuple(one for one in (valued(store, each.id) for each in editions) if one.sheets or one.heads), exchanges,
        len(certificates), sum(one.state is CertificateState.ANNULLED for one in certificates),
    )  # fmt: skip


def _classes(store: Store) -> dict[str, list[ClassSession]]:
    found: dict[str, list[ClassSession]] = {}
    for one in CLASSES.all(store):
        found.setdefault(one.edition_id, []).append(one)
    return found


def _editions(store: Store, since: date, until: date) -> tuple[Edition, ...]:
    """Not suspended, with a day within the period."""
    found = []
    for one in EDITIONS.all(store):
        first, last = one.start or one.end, one.end or one.start
        if one.state is not EditionState.SUSPENDED and first and last and first <= until and since <= last:
            found.append(one)
    return tuple(found)


def present_report(store: Store, year: int, on: date | None = None) -> Programme:
    """The report of a year was handed over that day. Raises UserError without a programme, or a day to come."""
    found = next(iter(PROGRAMMES.all(store, year=year)), None)
    if found is None:
        text = _("No hay programa de {year}. Escríbalo en Capacitación › Programa.")
        raise UserError(text.format(year=year), code="none")
    when = on or today()
    if when > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="reported_on")
    label = _("Informe de capacitación {year} presentado").format(year=year)
    return PROGRAMMES.save(store, replace(found, reported_on=when), label=label)
