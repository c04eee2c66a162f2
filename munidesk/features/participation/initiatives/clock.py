"""The answer clock: until when the government has to answer, in calendar or working days, and how it reads."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.domain import OPEN, Initiative, State
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.profile import Deadline, Profile

WARN_DAYS = 7


def deadline_of(profile: Profile, *, extended: bool = False) -> Deadline | None:
    """The country's term to answer an initiative; None where no norm fixes one."""
    return (profile.deadlines.get("initiative_extended") if extended else None) or profile.deadlines.get("initiative")


def due_day(received: date, deadline: Deadline | None, calendar: WorkingDays) -> date | None:
    """The last day to answer. Working days are those of the municipality's calendar."""
    if deadline is None:
        return None
    if deadline.unit != "working_days":
        return received + timedelta(days=deadline.amount)
    return calendar.add(received, deadline.amount)


def stood(one: Initiative | None, until: date | None) -> Initiative | None:
    """The initiative as it stood on a day: what was answered or given back later was pending then."""
    if one is None or until is None:
        return one
    if one.answer_date is not None and one.answer_date > until:
        return one.back_to_study
    if one.feedback_date is not None and one.feedback_date > until:
        return replace(
            one, state=State.ANSWERED, feedback_date=None, feedback_place="", feedback_channel="",
            feedback_evidence="", feedback_people=None,
        )  # fmt: skip
    return one


@dataclass(frozen=True, slots=True)
class Clock:
    """How the term stands: a word, a tone of the window, and the part of the term already used (0–1)."""

    words: str
    tone: str
    used: float
    overdue: bool = False


def clock(received: date, due: date | None, state: State, answered: date | None, today: date) -> Clock:
    """«Quedan 4 días», «Vencida, 2 días», «Respondida en 27 días»; without a term, how long it has waited."""
    if state is State.CLOSED and answered is None:
        return Clock(_("Cerrada sin respuesta"), "neutral", 0.0)
    if state not in OPEN:
        return _answered(received, due, answered)
    waited = (today - received).days
    if due is None and waited == 0:
        return Clock(_("Llegó hoy"), "neutral", 0.0)
    if due is None:
        return Clock(ngettext("Espera hace {n} día", "Espera hace {n} días", waited).format(n=waited), "neutral", 0.0)
    left, term = (due - today).days, max(1, (due - received).days)
    used = min(1.0, max(0.0, waited / term))
    if left < 0:
        return Clock(ngettext("Vencida, {n} día", "Vencida, {n} días", -left).format(n=-left), "bad", 1.0, True)
    if left == 0:
        return Clock(_("Vence hoy"), "attention", 1.0)
    words = ngettext("Queda {n} día", "Quedan {n} días", left).format(n=left)
    return Clock(words, "attention" if left <= WARN_DAYS else "accent", used)


def _answered(received: date, due: date | None, answered: date | None) -> Clock:
    if answered is None:
        return Clock(_("Sin fecha de respuesta"), "neutral", 0.0)
    days = (answered - received).days
    words = ngettext("Respondida en {n} día", "Respondida en {n} días", days).format(n=days)
    if days == 0:
        words = _("Respondida el mismo día")
    late = due is not None and answered > due
    return Clock(_("{words}, tarde").format(words=words) if late else words, "attention" if late else "good", 1.0)


def term_words(deadline: Deadline | None) -> str:
    """«60 días desde que se recibió: Ley 19.272, art. 5»."""
    if deadline is None:
        return _("Su país no fija un plazo general de respuesta.")
    if deadline.unit == "working_days":
        days = ngettext("{n} día hábil", "{n} días hábiles", deadline.amount).format(n=deadline.amount)
    else:
        days = ngettext("{n} día", "{n} días", deadline.amount).format(n=deadline.amount)
    text = _("{days} desde que se recibió").format(days=days)
    note = deadline.article or deadline.mark.caution
    return f"{text}: {note}" if note else text
