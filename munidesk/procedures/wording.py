"""What was done in a step, in sentences: for its page and for the sheet of the case."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.procedures.codes import Differs, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView


def told_words(step: CaseStep) -> str:
    """What was done, on which day, by whom; why it does not apply."""
    if step.done_on is None:
        return ""
    day = show_date(step.done_on)
    by = _(", por {who}").format(who=step.by_whom) if step.by_whom else ""
    match step.state:
        case StepState.DONE if step.silent:
            return _("Se tuvo por favorable el {day}, por plazo vencido sin respuesta.").format(day=day)
        case StepState.DONE if step.choice:
            return _("Decidido el {day}{by}: {choice}.").format(day=day, by=by, choice=step.choice_title)
        case StepState.DONE:
            return _("Hecho el {day}{by}.").format(day=day, by=by)
        case StepState.SKIPPED:
            return _("No aplica: {reason}").format(reason=step.reason)
        case StepState.REJECTED:
            return _("Rechazado el {day}: {reason}").format(day=day, reason=step.reason)
    return ""


def differs_words(step: CaseStep) -> str:
    """How the case changed the step, with what the procedure said."""
    if step.differs is Differs.NO:
        return ""
    was = "; ".join(step.was.splitlines())
    return f"{capital(step.differs.word)}. " + (_("Decía: {was}.").format(was=was) if was else "")


def turns_words(view: CaseView, step: CaseStep) -> str:
    """What it was before it was taken up again."""
    lines = []
    for one in view.turns_of(step):
        day = show_date(one.done_on) if one.done_on is not None else ""
        parts = [day, one.choice or one.state.word, one.reason, one.note]
        told = " · ".join(part for part in parts if part)
        lines.append(_("Vuelta {n}: {told}").format(n=one.number, told=told) + (f" ({one.why})" if one.why else ""))
    return "\n".join(lines)
