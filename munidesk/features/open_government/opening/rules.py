"""How far a commitment got as its milestones suggest, what is late, what a judgement needs. Pure; a person decides."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.instruments.domain import Marker
from munidesk.town.goals import goals_of

HIGH = frozenset({Completion.SUBSTANTIAL, Completion.COMPLETE})
"""What the Open Government Partnership calls a high progress: the last two of its five points."""
SUBSTANTIAL_FROM = Fraction(1, 2)


def done_by(one: Milestone, day: date) -> bool:
    """It was done by the end of that day."""
    return one.done_on is not None and one.done_on <= day


def is_late(one: Milestone, day: date) -> bool:
    """Its last day has passed and it was not done."""
    return one.end is not None and one.end < day and not done_by(one, day)


def days_late(one: Milestone, day: date) -> int:
    """Days that it is behind its last day, or was when it was done; 0 in time, and without a last day."""
    if one.end is None:
        return 0
    until = one.done_on if one.done_on is not None and done_by(one, day) else day
    return max(0, (until - one.end).days)


def suggested(done: int, total: int, *, unproved: int = 0) -> Completion:
    """Of the milestones alone: none done, less than half, half or more, all; `unproved` are done without evidence."""
    if unproved:
        return Completion.NO_EVIDENCE
    if not done:
        return Completion.NOT_STARTED
    if done >= total:
        return Completion.COMPLETE
    return Completion.SUBSTANTIAL if Fraction(done, total) >= SUBSTANTIAL_FROM else Completion.LIMITED


def check_judgement(one: Commitment, proposed: Completion, day: date) -> None:
    """Raises UserError without who judged it, on a day to come, or against the milestones without saying why."""
    if not one.judged_by.strip():
        raise UserError(_("Escriba quién juzgó el cumplimiento: el foro, una comisión o una persona."),
                        code="missing", field="judged_by")  # fmt: skip
    if one.judged_on is not None and one.judged_on > day:
        raise UserError(_("El cumplimiento no se juzga en un día que todavía no llegó."), field="judged_on")
    if one.completion is not proposed and not one.reason.strip():
        text = _("Los hitos sugieren «{word}». Escriba por qué se decide otra cosa: queda en el seguimiento.")
        raise UserError(text.format(word=proposed.word), code="missing", field="reason")


def has_goal(one: Commitment) -> bool:
    """It names a goal of Agenda 2030."""
    return bool(goals_of(one.ods))


def tells_women(one: Commitment) -> bool:
    """It says what it changes for women, or that it does nothing for them in particular."""
    return bool(one.women.strip())


def is_for_equality(one: Commitment) -> bool:
    return one.gender is not Marker.NO


def missing(one: Commitment) -> tuple[str, ...]:
    """What the commitment still has to say, as a warning: nothing is refused for it."""
    found: list[str] = []
    if not has_goal(one):
        found.append(_("no dice a qué ODS responde"))
    if not tells_women(one):
        found.append(_("no dice qué cambia para las mujeres"))
    return tuple(found)


def span(milestones: Sequence[Milestone]) -> tuple[date, date] | None:
    """The first and the last day of those that have any."""
    days = [day for one in milestones for day in (one.start, one.end, one.done_on) if day is not None]
    return (min(days), max(days)) if days else None
