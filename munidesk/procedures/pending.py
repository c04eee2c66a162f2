"""What waits in the cases: steps whose turn has come, terms that end within fifteen days, answers that did not come."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.procedures.clock import SOON, Deadline
from munidesk.procedures.codes import StepKind
from munidesk.procedures.consultation import Consultation
from munidesk.procedures.domain import CaseStep, Communication
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import open_views
from munidesk.town.manifest import Going, Pending, Waiting

_BARS = 3


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Nothing where there is no case: a part in no use asks for nothing."""
    views = open_views(store, day)
    if not views:
        return ()
    rows = sorted(
        (row for view in views for row in _rows(view)), key=lambda one: (not one.late, one.due or date.max, one.title)
    )
    late = sum(one.late for one in rows)
    summary = ngettext("{n} plazo vencido en expedientes", "{n} plazos vencidos en expedientes", late)
    return (
        Pending(
            title=_("Pasos de los expedientes"),
            part=_("Expedientes"),
            one=_("Paso"),
            icon="folder",
            rows=tuple(rows[:most]),
            total=len(rows),
            empty=_("Ningún paso espera por el Municipio."),
            key="cases",
            summary=summary.format(n=late) if late else "",
            more=_("Ver los expedientes"),
            going=tuple(_bars(views)),
        ),
    )


def _rows(view: CaseView) -> Iterator[Waiting]:
    for step in view.ordered:
        back = view.comes_back_on(step)
        if view.is_open(step):
            yield _waiting(view, step, _due(view, step))
        elif back is not None and back <= view.day + timedelta(days=SOON):
            yield _waiting(view, step, back, again=True)
    if _is_own(view):
        yield from letters_due(view)


def letters_due(view: CaseView) -> Iterator[Waiting]:
    """Answers that did not come, or that are expected soon. A case of another record has them told there."""
    for one in view.unreplied:
        if one.answer_due is not None and one.answer_due <= view.day + timedelta(days=SOON):
            yield _unanswered(view, one, one.answer_due)


def _due(view: CaseView, step: CaseStep) -> date | None:
    """Its last day where that is near."""
    term = view.deadline(step)
    if term is None:
        return None
    return term.last if term.last <= view.day + timedelta(days=SOON) else None


def _waiting(view: CaseView, step: CaseStep, due: date | None, *, again: bool = False) -> Waiting:
    term = view.deadline(step)
    late = view.overdue(step) or (again and due is not None and due < view.day)
    words, tone, icon = _("Listo"), "accent", "play"
    if late:
        words, tone, icon = _("Vencido"), "bad", "alert"
    elif again:
        words, tone, icon = _("Vuelve a tocar"), "attention", "refresh"
    elif term is not None and term.at_least:
        words, tone, icon = (
            (_("Se puede cerrar"), "accent", "check") if term.over(view.day) else (_("A la vista"), "neutral", "clock")
        )
    elif due is not None:
        words, tone, icon = _("Vence el {day}").format(day=show_date(due)), "attention", "clock"
    return Waiting(
        title=step.title, key="cases.case", arguments={"id": view.case.id, "step": step.key},
        number=view.case.label, who=step.who, detail=view.case.title, due=due, words=words, tone=tone, icon=icon,
        late=late,
    )  # fmt: skip


def _is_own(view: CaseView) -> bool:
    return view.case.owner_kind in ("", STEPS.table)


def _bars(views: Sequence[CaseView]) -> Iterator[Going]:
    """What is on view first; a case of another record has its bar there, unless a step of a case opened it."""
    for view in sorted(filter(_is_own, views), key=lambda one: _on_view(one) is None)[:_BARS]:
        yield _going(view)


def _on_view(view: CaseView) -> tuple[Consultation, Deadline] | None:
    """What it shows to everybody today, with its term."""
    steps = (one for one in view.ordered if one.kind is StepKind.VIEWED and one.each and view.is_open(one))
    for step in steps:
        term = view.deadline(step)
        if term is not None and term.start <= view.day <= term.last:
            return Consultation(view, step), term
    return None


def _unanswered(view: CaseView, one: Communication, due: date) -> Waiting:
    late, left = due < view.day, (due - view.day).days
    words = _("Se espera hasta el {day}").format(day=show_date(due))
    if late:
        words = ngettext("Vencida, {n} día", "Vencida, {n} días", -left).format(n=-left)
    return Waiting(
        title=_("Sin respuesta: {subject}").format(subject=one.subject), key="cases.case",
        arguments={"id": view.case.id, "step": one.step_key}, number=view.case.label, who=one.actor,
        detail=view.case.title, due=due, late=late, tone="bad" if late else "attention",
        icon="alert" if late else "mail", words=words,
    )  # fmt: skip


def _going(view: CaseView) -> Going:
    shown = _on_view(view)
    if shown is not None:
        return _consulting(view, *shown)
    done, whole = view.progress
    current = view.current
    return Going(
        title=view.case.title, key="cases.case", share=done / whole if whole else 0.0,
        words=_("{a} de {b}").format(a=done, b=whole), line=current.title if current is not None else "",
        arguments={"id": view.case.id},
    )  # fmt: skip


def _consulting(view: CaseView, asked: Consultation, term: Deadline) -> Going:
    """The days of the consultation that went by, the first one not counted, and its observations."""
    gone, whole, came = (view.day - term.start).days, (term.last - term.start).days, len(asked.entries)
    line = ", ".join((
        ngettext("{n} observación", "{n} observaciones", came).format(n=came),
        ngettext("{n} respondida", "{n} respondidas", asked.answered).format(n=asked.answered),
    ))  # fmt: skip
    return Going(
        title=view.case.title, key="cases.observations", share=gone / whole if whole else 0.0,
        words=_("día {a} de {b}").format(a=gone, b=whole), line=line,
        arguments={"id": view.case.id, "step": asked.step.key}, until=term.last,
    )  # fmt: skip
