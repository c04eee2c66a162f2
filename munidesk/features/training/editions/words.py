"""What an edition and its roster say in words, on the screen and on paper."""

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.features.training.codes import EditionState, Presence
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import ClassPresence, ClassSession, Edition
from munidesk.features.training.editions.roster import Row, Standing
from munidesk.features.training.editions.store import EditionNow

Look = tuple[str, str, str]
"""Word, tone, icon."""

_STATES = {
    EditionState.PLANNED: ("neutral", "clock"), EditionState.OPEN: ("accent", "people"),
    EditionState.RUNNING: ("accent", "play"), EditionState.CLOSED: ("good", "check"),
    EditionState.SUSPENDED: ("attention", "minus"),
}  # fmt: skip


def state_look(state: EditionState) -> Look:
    tone, icon = _STATES.get(state, ("neutral", ""))
    return capital(state.word), tone, icon


def cell_words(one: ClassPresence | None, figures: Figures) -> str:
    """«✓», «A», «J», «3 h»; nothing before anybody wrote it."""
    match one.kind if one is not None else None:
        case Presence.PRESENT:
            return "✓"
        case Presence.ABSENT:
            return "A"
        case Presence.JUSTIFIED:
            return "J"
        case Presence.PART if one is not None:
            return f"{figures.number(one.hours)} h"
    return ""


def cell_spoken(one: ClassPresence | None, figures: Figures) -> str:
    if one is None:
        return _("sin anotar")
    return f"{one.kind.word}, {figures.number(one.hours)} h" if one.kind is Presence.PART else one.kind.word


def class_heading(at: int, one: ClassSession) -> tuple[str, str]:
    """«Clase 1», «3/11»."""
    return _("Clase {n}").format(n=at + 1), show_date(one.day, "d/M") if one.day is not None else ""


def share_words(row: Row, figures: Figures) -> str:
    """«93,8 %», unrounded beyond one place; nothing before any class."""
    if row.share is None:
        return ""
    whole = (row.share * 1000).denominator == 1 and (row.share * 100).denominator == 1
    return figures.percent(row.attended, row.given, 0 if whole else 1)


def standing_look(now: EditionNow, row: Row) -> Look:
    """«Acredita», «No acredita», «Baja, 9/11», «Falta clase 4», «Falta la nota»."""
    match row.standing:
        case Standing.PASSES:
            return _("Acredita"), "good", "check"
        case Standing.LOW | Standing.MARK:
            return _("No acredita"), "bad", "close"
        case Standing.LEFT:
            left = row.enrolment.left_on
            return (_("Baja, {day}").format(day=show_date(left, "d/M")) if left else _("Baja")), "neutral", "minus"
        case Standing.NO_MARK:
            return _("Falta la nota"), "attention", "clock"
    first = next((at for at, one in enumerate(now.classes, 1) if one in row.unwritten), 0)
    return (_("Falta clase {n}").format(n=first) if first else _("Sin clases")), "attention", "clock"


def why(now: EditionNow, row: Row, figures: Figures) -> tuple[str, str]:
    """Why somebody does not pass: «12 de 16 h = 75 %», «pide 80 %»."""
    if row.standing is Standing.MARK:
        return (
            _("nota {n}").format(n=figures.number(row.mark)),
            _("pide {n}, sin redondear").format(n=figures.number(now.course.min_mark)),
        )
    hours = f"{figures.number(row.attended)} de {figures.number(row.given)} h"
    justified = any(one.kind is Presence.JUSTIFIED for one in row.presences.values())
    asked = _("pide {n} %").format(n=now.course.min_attendance)
    note = _("{asked}; la falta justificada cuenta").format(asked=asked) if justified else asked
    return f"{hours} = {share_words(row, figures)}", note


def asked_words(course: Course, figures: Figures) -> str:
    """«16 h · asistencia 80 % · nota 70»."""
    parts = [f"{figures.number(course.hours)} h"] if course.hours else []
    if course.min_attendance:
        parts.append(_("asistencia {n} %").format(n=course.min_attendance))
    if course.min_mark is not None:
        parts.append(_("nota {n}").format(n=figures.number(course.min_mark)))
    return " · ".join(parts) or _("basta con asistir")


def people_words(now: EditionNow) -> str:
    """«13 inscripciones, 1 baja»."""
    n, left = len(now.rows), len(now.rows) - len(now.there)
    said = ngettext("{n} inscripción", "{n} inscripciones", n).format(n=n)
    return f"{said}, {ngettext('{n} baja', '{n} bajas', left).format(n=left)}" if left else said


def class_words(now: EditionNow, at: int) -> str:
    """«clase 4: 11 presentes, falta anotar 1»."""
    if not 0 <= at < len(now.classes):
        return ""
    one = now.classes[at]
    kinds = [row.presences[one.id].kind for row in now.there if one.id in row.presences]
    there = sum(kind in {Presence.PRESENT, Presence.PART} for kind in kinds)
    said = ngettext("clase {at}: {n} presente", "clase {at}: {n} presentes", there).format(at=at + 1, n=there)
    left = len(now.there) - len(kinds)
    return f"{said}, {ngettext('falta anotar {n}', 'falta anotar {n}', left).format(n=left)}" if left else said


def days_words(one: Edition) -> str:
    """«3/11–17/11/2026»; «3/11/2026» of a single day, nothing before its first class."""
    if one.start is None or one.end is None:
        return ""
    last = show_date(one.end, "d/M/y")
    return last if one.start == one.end else f"{show_date(one.start, 'd/M')}–{last}"
