"""A twinning in words: its pulse, the state of its agreement, its term."""

from collections.abc import Mapping

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.twinning.rules import AgreementState, Pulse
from munidesk.features.twinning.said import unanswered
from munidesk.features.twinning.view import TwinningView

PULSES: Mapping[Pulse, tuple[str, str]] = {
    Pulse.IN_PROCESS: ("accent", "file"), Pulse.ACTIVE: ("good", "check-circle"), Pulse.LATENT: ("attention", "half"),
    Pulse.DORMANT: ("neutral", "minus"), Pulse.CLOSED: ("neutral", "lock"),
}  # fmt: skip


def pulse_word(one: Pulse) -> str:
    """«en trámite»."""
    return {
        Pulse.IN_PROCESS: _("en trámite"), Pulse.ACTIVE: _("activo"), Pulse.LATENT: _("latente"),
        Pulse.DORMANT: _("dormido"), Pulse.CLOSED: _("terminado"),
    }[one]  # fmt: skip


def state_word(one: AgreementState) -> str:
    """«en dictamen»."""
    return {
        AgreementState.DRAFT: _("borrador"),
        AgreementState.REJECTED: _("rechazado"),
        AgreementState.APPROVED: _("aprobado"),
        AgreementState.IN_OPINION: _("en dictamen"),
        AgreementState.CLEARED: _("procede"),
        AgreementState.SIGNED: _("firmado"),
        AgreementState.REGISTERED: _("registrado"),
        AgreementState.IN_FORCE: _("vigente"),
        AgreementState.ENDING: _("por vencer"),
        AgreementState.RENEWED: _("renovado"),
        AgreementState.EXPIRED: _("vencido"),
        AgreementState.ENDED: _("terminado"),
    }[one]


def stage_words(view: TwinningView) -> str:
    """«Formalización, 5 de 10»."""
    title, done, whole = view.stage
    return _("{stage}, {a} de {n}").format(stage=title, a=done, n=whole)


def activity_words(view: TwinningView) -> str:
    """«3 actividades · POA 2026»."""
    n = view.activities
    told = ngettext("{n} actividad", "{n} actividades", n).format(n=n) if n else _("sin actividad")
    plan = _("POA {year}") if view.has_plan else _("sin POA {year}")
    return f"{told} · {plan.format(year=view.day.year)}"


def term_words(view: TwinningView) -> tuple[str, str]:
    """«hasta el 10/05/2026», and its tone: attention once the notice is near."""
    found = view.term
    if found is None:
        return (_("sin término") if view.agreement.signed_on is not None else ""), "quiet"
    if view.day > found.end:
        return _("venció el {day}").format(day=show_date(found.end)), "bad"
    if found.warned <= view.day <= found.notice:
        return _("aviso hasta el {day}").format(day=show_date(found.notice)), "attention"
    return _("hasta el {day}").format(day=show_date(found.end)), "quiet"


def next_words(view: TwinningView) -> str:
    """What comes next: the step one works at; empty when nothing is left."""
    step = view.next_step
    return step.title if step is not None else ""


def next_due(view: TwinningView) -> tuple[str, str, str]:
    """What comes next in the list, until when, its tone: a letter without answer, a notice, an end, else the step."""
    late = [one.due for one in unanswered(view.said) if one.due is not None and one.due < view.day]
    if late:
        n = (view.day - min(late)).days
        return _("Carta sin respuesta"), ngettext("vencida, {n} día", "vencida, {n} días", n).format(n=n), "bad"
    found = view.term
    if view.twinning.closed_on is None and found is not None and view.agreement.ended_on is None:
        if view.day > found.end:
            return _("Renovar o terminar"), _("venció el {day}").format(day=show_date(found.end)), "bad"
        if found.warned <= view.day <= found.notice:
            day = show_date(found.notice, DAY_MONTH) if found.notice.year == view.day.year else show_date(found.notice)
            return _("Avisar si no se renueva"), _("hasta el {day}").format(day=day), "attention"
    return next_words(view), _step_due(view), "quiet"


def _step_due(view: TwinningView) -> str:
    step = view.next_step
    due = view.case.deadline(step) if step is not None else None
    if due is not None:
        return _("hasta el {day}").format(day=show_date(due.last, DAY_MONTH))
    return _("sin plazo legal") if view.pulse is Pulse.IN_PROCESS else ""
