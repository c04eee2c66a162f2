"""The plans of opening, and the verbs over their commitments and milestones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.codes import Completion, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.features.open_government.kinds import COMMITMENTS, IMPROVEMENTS, MILESTONES, OPENING_PLANS
from munidesk.features.open_government.opening.rules import check_judgement
from munidesk.features.open_government.opening.store_view import load_opening
from munidesk.records.ref import Ref
from munidesk.town.links import link, links_of

APPROVED = "approved"
"""The role of a plan towards the resolution that approved it."""
MADE = "made"
"""The role of a plan towards the encounters and initiatives it was made with; any other link of theirs counts too."""


def plans(store: Store) -> tuple[OpeningPlan, ...]:
    """The newest first."""
    return OPENING_PLANS.all(store)


def newest(store: Store) -> str:
    found = plans(store)
    return found[0].id if found else ""


def save_plan(store: Store, plan: OpeningPlan) -> OpeningPlan:
    """A plan, new when it has no id. Raises UserError as its kind."""
    label = _("datos del plan de apertura") if plan.id else _("Crear el plan de apertura")
    return OPENING_PLANS.save(store, replace(plan, title=plan.title.strip()), label=label)


def approve(store: Store, plan_id: str, act: Ref, words: str) -> None:
    """The act that approved it, chosen among the records; `words` is how papers call it («Resolución 31/2026»)."""
    plan = OPENING_PLANS.get(store, plan_id)
    with store.change(_("Acto que aprobó el plan de apertura")) as writer:
        for one in links_of(store, Ref("opening_plan", plan_id)):
            if one.role == APPROVED:
                writer.delete("link", one.id)
        link(store, Ref("opening_plan", plan_id), act, APPROVED)
        OPENING_PLANS.save(store, replace(plan, act=words))


def save_commitment(store: Store, one: Commitment) -> Commitment:
    """A commitment, the last of its plan when it is new. Raises UserError without a title, or for a goal that is none.

    How far it got is decided by `judge` alone.
    """
    if not one.id:
        one = replace(one, position=_next(COMMITMENTS.all(store, plan_id=one.plan_id)))
    label = _("Compromiso «{title}»").format(title=one.title.strip()[:40])
    return COMMITMENTS.save(store, replace(one, title=one.title.strip()), label=label)


def commit(store: Store, improvement_id: str, plan_id: str = "") -> str:
    """An improvement as a commitment of the plan, or of the newest; the one it already is, if it is one.

    Without any plan it makes this year's. Returns the commitment's id. Raises UserError for an improvement that is
    gone or was dropped.
    """
    found = IMPROVEMENTS.get(store, improvement_id)
    plan_id = plan_id or newest(store)
    there = COMMITMENTS.all(store, plan_id=plan_id, improvement_id=improvement_id) if plan_id else ()
    if there:
        return there[0].id
    if found.state is ImprovementState.DROPPED:
        raise UserError(_("Esa mejora se descartó. Vuelva a aceptarla en Mejoras antes de comprometerla."))
    with store.change(_("Pasar «{title}» al plan de apertura").format(title=found.title[:40])):
        if not plan_id:
            plan_id = save_plan(store, usual_plan(today())).id
        made = Commitment(
            plan_id=plan_id, improvement_id=found.id, title=found.title, change=found.text, ods=found.ods,
            gender=found.gender, responsible=found.responsible or found.area,
        )  # fmt: skip
        return save_commitment(store, made).id


def committed(store: Store, improvement_id: str) -> Commitment | None:
    """The commitment an improvement became, of the newest plan that has it."""
    found = {one.plan_id: one for one in COMMITMENTS.all(store, improvement_id=improvement_id)}
    return next((found[one.id] for one in plans(store) if one.id in found), None)


def usual_plan(day: date) -> OpeningPlan:
    """Of two years, as the Open Government Partnership asks of local members, from the first day of this one."""
    title = _("Plan de apertura {a}–{b}").format(a=day.year, b=day.year + 1)
    return OpeningPlan(title=title, start=date(day.year, 1, 1), end=date(day.year + 1, 12, 31))


def improvements_left(store: Store, plan_id: str) -> tuple[Improvement, ...]:
    """Those that are no commitment of the plan and were not dropped."""
    taken = {one.improvement_id for one in COMMITMENTS.all(store, plan_id=plan_id)}
    found = IMPROVEMENTS.all(store)
    return tuple(one for one in found if one.id not in taken and one.state is not ImprovementState.DROPPED)


def save_milestone(store: Store, one: Milestone) -> Milestone:
    """A milestone, the last of its commitment when it is new. Raises UserError as its kind."""
    if not one.id:
        one = replace(one, position=_next(MILESTONES.all(store, commitment_id=one.commitment_id)))
    label = _("Hito «{title}»").format(title=one.title.strip()[:40])
    return MILESTONES.save(store, replace(one, title=one.title.strip()), label=label)


def set_done(store: Store, milestone_id: str, day: date | None) -> Milestone:
    """The day a milestone was done; without a day it is still to do. Raises UserError for a day to come."""
    one = MILESTONES.get(store, milestone_id)
    label = _("hito {n} hecho") if day is not None else _("hito {n} sin hacer")
    return MILESTONES.save(store, replace(one, done_on=day), label=label.format(n=_place(store, one)))


def judge(
    store: Store, commitment_id: str, completion: Completion, by: str, *, on: date | None = None, reason: str = ""
) -> Commitment:
    """How far a commitment got, as a person or a forum decides it: who, which day (today), why.

    Raises UserError without who, for a day to come, or against what the milestones suggest without a reason.
    """
    one = COMMITMENTS.get(store, commitment_id)
    judged = replace(one, completion=completion, judged_by=by.strip(), judged_on=on or today(), reason=reason.strip())
    view = load_opening(store, one.plan_id)
    check_judgement(judged, view.suggested(one), today())
    label = _("Cumplimiento de {number}: {word}").format(number=view.number(one), word=completion.word)
    return COMMITMENTS.save(store, judged, label=label)


def move(store: Store, one: Commitment | Milestone, by: int) -> None:
    """Up (−1) or down (1) among its sisters."""
    sisters: Sequence[Commitment | Milestone]
    if isinstance(one, Commitment):
        table, sisters = "opening_commitment", COMMITMENTS.all(store, plan_id=one.plan_id)
    else:
        table, sisters = "opening_milestone", MILESTONES.all(store, commitment_id=one.commitment_id)
    order = [each.id for each in sisters]
    at = order.index(one.id)
    if not 0 <= at + by < len(order):
        return
    order[at], order[at + by] = order[at + by], order[at]
    with store.change(_("Mover «{title}»").format(title=one.title[:40])) as writer:
        for position, key in enumerate(order, 1):
            writer.put(table, {"id": key, "position": position})


def remove_commitment(store: Store, commitment_id: str) -> None:
    """With its milestones."""
    with store.change(_("Quitar un compromiso de apertura")) as writer:
        for one in MILESTONES.all(store, commitment_id=commitment_id):
            writer.delete("opening_milestone", one.id)
        writer.delete("opening_commitment", commitment_id)


def remove_milestone(store: Store, milestone_id: str) -> None:
    MILESTONES.delete(store, milestone_id, label=_("Quitar un hito"))


def _place(store: Store, one: Milestone) -> int:
    order = [each.id for each in MILESTONES.all(store, commitment_id=one.commitment_id)]
    return order.index(one.id) + 1


def _next(sisters: Sequence[Commitment | Milestone]) -> int:
    return (sisters[-1].position if sisters else 0) + 1
