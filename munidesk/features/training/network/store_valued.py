"""What who attended thinks of a course, on anonymous sheets, and what the head of the area sees 90 days later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import EditionState, EnrolmentState, Level, Source
from munidesk.features.training.domain_edition import Edition, Enrolment, HeadReading
from munidesk.features.training.kinds import EDITIONS, ENROLMENTS, HEAD_READINGS, RAISES
from munidesk.features.training.store import read_level
from munidesk.instruments import store as engine
from munidesk.instruments.bands import band_at, bands_of, per_cent, tone
from munidesk.instruments.domain import AnswerKind, Criterion, Moment, Way
from munidesk.instruments.form import Told
from munidesk.instruments.opinions import evaluators, view_by
from munidesk.instruments.reading import shipped
from munidesk.instruments.scoring import RoundView, result
from munidesk.instruments.store_opinions import forget, opinions, receive
from munidesk.records.ref import Ref

INSTRUMENT = "curso-valoracion"
LOOKS_AFTER = timedelta(days=90)
"""What was learnt is looked for in the work that many days after the course."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its short name, the mean of who answered it, from 0 to 1, and how many did."""

    question: str
    short: str
    mean: Fraction | None
    n: int


@dataclass(frozen=True, slots=True)
class Valued:
    """An edition by its sheets: the mean of their totals, in per cent, with its band; None without any sheet."""

    edition: Edition
    sheets: int
    total: Fraction | None
    band: str
    asked: tuple[Asked, ...]
    heads: int
    """How many of who accredited were looked at by their head, of `formed`."""
    formed: int
    due: date | None
    """From when the heads are asked."""
    tone: str = "neutral"

    @property
    def waits(self) -> bool:
        """Is there somebody left to look at?"""
        return self.due is not None and self.heads < self.formed


def valued(store: Store, edition_id: str) -> Valued:
    """Raises UserError when it is gone."""
    edition = EDITIONS.get(store, edition_id)
    staff = formed(store, edition_id)
    seen = {one.enrolment_id for each in staff for one in HEAD_READINGS.all(store, enrolment_id=each.id)}
    due = edition.end + LOOKS_AFTER if edition.end is not None and staff else None
    round_id = _round(store, edition_id)
    view = engine.load_round(store, round_id) if round_id else None
    if view is None:
        return Valued(edition, 0, None, "", (), len(seen), len(staff), due)
    told = opinions(store, round_id)
    views = [view_by(view, told, name) for name in evaluators(told)]
    totals = [one for each in views if (one := _total(each)) is not None]
    total = per_cent(view, sum(totals, Fraction(0)) / len(totals)) if totals else None
    band = band_at(bands_of(view), total) if total is not None else None
    asked = tuple(_asked(view, views, one) for one in view.criteria)
    return Valued(
        edition, len(views), total, band.title if band else "", asked, len(seen), len(staff), due,
        tone(band) if band else "neutral",
    )  # fmt: skip


def _total(sheet: RoundView) -> Fraction | None:
    """Of what the sheet answers: nobody marked a blank to look better."""
    found = result(sheet)
    return found.provisional if found.provisional is not None else found.total


def _asked(view: RoundView, views: Sequence[RoundView], one: Criterion) -> Asked:
    points = [found for each in views if (found := each.points(one)) is not None]
    mean = sum(points, Fraction(0)) / (len(points) * view.instrument.scale) if points else None
    return Asked(one.question, one.short or one.question, mean, len(points))


def all_valued(store: Store) -> tuple[Valued, ...]:
    """Of every edition that closed, newest first; one that runs is there once a sheet came in."""
    found = [valued(store, one.id) for one in EDITIONS.all(store, order="start DESC, id")]
    return tuple(one for one in found if one.edition.state is EditionState.CLOSED or one.sheets)


def formed(store: Store, edition_id: str) -> tuple[Enrolment, ...]:
    """The staff that accredited in it."""
    return tuple(
        one for one in ENROLMENTS.all(store, edition_id=edition_id)
        if one.state is EnrolmentState.PASSES and one.staff_id
    )  # fmt: skip


# -- the sheets


def _owner(edition_id: str) -> Ref:
    return Ref(EDITIONS.table, edition_id)


def _round(store: Store, edition_id: str) -> str:
    found = engine.own_rounds(store, _owner(edition_id))
    return found[-1].id if found else ""


def begin_sheets(store: Store, edition_id: str) -> str:
    """The round that takes the sheets of an edition; the one there is. Returns its id."""
    there = _round(store, edition_id)
    if there:
        return there
    one = EDITIONS.get(store, edition_id)
    day = one.end or one.start or today()
    return engine.next_round(
        store, _owner(edition_id), one.start or day, day, instrument=INSTRUMENT, moment=Moment.AFTER
    )


def questions(store: Store, edition_id: str) -> tuple[Criterion, ...]:
    """Those of the edition's round; of what ships, while no sheet came in."""
    there = _round(store, edition_id)
    found = engine.load_round(store, there).criteria if there else shipped(INSTRUMENT).criteria
    return tuple(one for one in found if one.kind is not AnswerKind.COMPUTED)


def add_sheet(store: Store, edition_id: str, typed: str) -> int:
    """A sheet as it is typed: a digit for each question, in order, «-» where nothing is marked. Its number.

    A sheet has no name: it is «Hoja 7». Raises UserError for too few or too many, or a sign that is no answer.
    """
    asked = questions(store, edition_id)
    signs = [one for one in typed if not one.isspace() and one not in ",;"]
    if len(signs) != len(asked):
        text = _(
            "La hoja tiene {n} preguntas y escribió {m} respuestas. Una cifra por pregunta; «-» si está en blanco."
        )
        raise UserError(text.format(n=len(asked), m=len(signs)), code="count", field="sheet")
    if all(one == "-" for one in signs):
        raise UserError(_("La hoja está en blanco: no se registra."), code="blank", field="sheet")
    with store.change(_("Hoja de valoración")):
        round_id = begin_sheets(store, edition_id)
        taken = evaluators(opinions(store, round_id))
        number = max((_number(one) for one in taken), default=0) + 1
        told = {one.key: Told(value=sign) for one, sign in zip(asked, signs, strict=True) if sign != "-"}
        receive(store, round_id, _name(number), told, Way.PAPER)
    return number


def drop_sheet(store: Store, edition_id: str) -> int:
    """Take back the last sheet; how many are left. Raises UserError where there is none."""
    there = _round(store, edition_id)
    taken = evaluators(opinions(store, there)) if there else ()
    if not taken:
        raise UserError(_("Esa edición no tiene hojas."), code="none")
    forget(store, there, max(taken, key=_number))
    return len(taken) - 1


def _name(number: int) -> str:
    return _("Hoja {n}").format(n=number)


def _number(name: str) -> int:
    digits = "".join(one for one in name if one.isdecimal())
    return int(digits) if digits else 0


# -- the head of the area


def to_look_at(store: Store, edition_id: str) -> tuple[Enrolment, ...]:
    """Who accredited and was not looked at yet."""
    return tuple(one for one in formed(store, edition_id) if not HEAD_READINGS.all(store, enrolment_id=one.id))


def raised_by(store: Store, edition_id: str) -> tuple[str, ...]:
    """The competences that its course raises."""
    course = EDITIONS.get(store, edition_id).course_id
    return tuple(one.competence_id for one in RAISES.all(store, course_id=course))


def look(
    store: Store, enrolment_id: str, levels: Mapping[str, Level | None], by: str, note: str = "",
    day: date | None = None,
) -> int:  # fmt: skip
    """What the head sees in the work: a level of each competence, which is a reading of the person, too.

    How many were written. Raises UserError without who says it, and where nothing is said.
    """
    if not by.strip():
        raise UserError(_("Escriba quién lo vio: la jefatura del área."), code="missing", field="by")
    said = {key: level for key, level in levels.items() if level is not None}
    if not said and not note.strip():
        raise UserError(_("Diga al menos un nivel, o escriba qué se ve en el trabajo."), code="missing", field="note")
    when, own = day or today(), ENROLMENTS.get(store, enrolment_id)
    with store.change(_("Mirada de la jefatura: {name}").format(name=own.name)):
        for key in said or dict.fromkeys(levels):
            HEAD_READINGS.save(store, HeadReading(
                enrolment_id=enrolment_id, competence_id=key, level=said.get(key), day=when, by=by.strip(),
                note=note.strip(),
            ))  # fmt: skip
            if key in said and own.staff_id:
                read_level(store, own.staff_id, key, said[key], source=Source.HEAD, day=when)
    return len(said)
