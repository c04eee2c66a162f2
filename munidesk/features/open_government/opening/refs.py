"""How a plan of opening, its commitments and its milestones introduce themselves to other records."""

from datetime import date

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.features.open_government.kinds import COMMITMENTS, MILESTONES, OPENING_PLANS
from munidesk.records.ref import Described, Ref

_ICON, _PAGE = "milestone", "open_government.opening"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    match ref.kind:
        case "opening_plan":
            plan = OPENING_PLANS.find(store, ref.id)
            if plan is None:
                return None
            days = ((plan.start, _("Empieza el plan de apertura")), (plan.end, _("Termina el plan de apertura")))
            moments = tuple((day, words) for day, words in days if day is not None)
            return Described(ref, plan.title, _("Plan de apertura"), plan.act, _ICON, _PAGE, {"id": plan.id}, moments)
        case "opening_commitment":
            one = COMMITMENTS.find(store, ref.id)
            return None if one is None else _commitment(ref, one)
    milestone = MILESTONES.find(store, ref.id)
    if milestone is None:
        return None
    return _milestone(store, ref, milestone)


def _commitment(ref: Ref, one: Commitment) -> Described:
    where = {"id": one.plan_id, "commitment": one.id}
    moments: tuple[tuple[date, str], ...] = ()
    if one.judged_on is not None:
        words = _("Cumplimiento: {word}, juzgó {who}").format(word=one.completion.word, who=one.judged_by)
        moments = ((one.judged_on, words),)
    related = [Ref("opening_plan", one.plan_id)]
    if one.improvement_id:
        related.append(Ref("improvement", one.improvement_id))
    return Described(ref, one.title, _("Compromiso de apertura"), one.responsible, _ICON, _PAGE, where, moments,
                     tuple(related))  # fmt: skip


def _milestone(store: Store, ref: Ref, one: Milestone) -> Described:
    of = COMMITMENTS.find(store, one.commitment_id)
    where = {"id": of.plan_id if of else "", "commitment": one.commitment_id, "milestone": one.id}
    moments = [(one.end, _("Vence el hito"))] if one.end is not None else []
    if one.done_on is not None:
        moments.append((one.done_on, _("Hito hecho")))
    detail = " · ".join(part for part in (of.title if of else "", capital(one.responsible)) if part)
    return Described(
        ref, one.title, _("Hito de apertura"), detail, _ICON, _PAGE, where, tuple(sorted(moments)),
        (Ref("opening_commitment", one.commitment_id),),
    )  # fmt: skip
