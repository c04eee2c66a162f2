"""What waits in the plan: the activities of the month, the late ones first, and promises that are open."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.planning.document_commitments import commitment_state
from munidesk.features.planning.domain import Commitment, Kind, Line
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import period_words, sheet_state
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.progress import unknown_at_end
from munidesk.features.planning.store import PlanView, load_plan, newest
from munidesk.features.planning.store_follow import waited_for
from munidesk.town.manifest import Going, Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    key = newest(store)
    if not key:
        return (_activities(None, day, most),)
    plan = load_plan(store, key)
    return (_activities(plan, day, most), _commitments(plan, day, most), *_sheets(store, plan, day, most))


def _activities(plan: PlanView | None, day: date, most: int) -> Pending:
    found = list(_of_month(plan, day)) if plan else []
    return Pending(
        title=_("Actividades del POA en {month}").format(month=show_date(day, "MMMM")),
        part=_("Planes"),
        one=_("POA"),
        icon="gantt",
        rows=tuple(_activity(plan, one) for one in found[:most]) if plan else (),
        total=len(found),
        empty=_("Ninguna actividad corre este mes.") if plan else _("Todavía no hay plan. Créelo en Planes."),
        key="planning",
        more=_("Ver las {n} actividades del POA {year}").format(n=len(found), year=day.year),
        going=_going(plan, day) if plan else (),
        begin=() if plan else (_first_step(),),
    )


def _first_step() -> Waiting:
    return Waiting(
        title=_("Empiece el plan"), key="planning", run="new", who=_("Ejes, objetivos y metas; después, el POA")
    )


def _going(plan: PlanView, day: date) -> tuple[Going, ...]:
    """The year's progress, where anything of it was measured."""
    leaves = [one for one in plan.ordered(day.year) if not plan.children.get(one.id)]
    mean = plan.overall(day.year).mean
    if not leaves or mean is None:
        return ()
    late = sum(one.id in plan.late for one in leaves)
    line = _("{a}, {b}").format(
        a=ngettext("{n} actividad o meta", "{n} actividades y metas", len(leaves)).format(n=len(leaves)),
        b=ngettext("{n} atrasada", "{n} atrasadas", late).format(n=late),
    )
    poa = _("POA {year}").format(year=day.year)
    return (Going(title=poa, key="planning", share=float(mean), words=plan.figures.share(mean), line=line),)


def _of_month(plan: PlanView, day: date) -> Iterator[Line]:
    """Those of the month that are not done, and the late ones whatever their days; the late ones first."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    leaves = [one for one in plan.ordered(day.year) if not plan.children.get(one.id)]
    chosen = [
        one for one in leaves
        if one.id in plan.late
        or unknown_at_end(one, plan.branches[one.id].capped, day)
        or (_runs(one, day.replace(day=1), last) and (plan.branches[one.id].capped or 0) < 1)
    ]  # fmt: skip
    yield from sorted(chosen, key=lambda one: (one.id not in plan.late, one.end or date.max))


def _runs(one: Line, first: date, last: date) -> bool:
    return one.start is not None and one.end is not None and one.start <= last and one.end >= first


def _activity(plan: PlanView, one: Line) -> Waiting:
    late = one.id in plan.late
    unknown = unknown_at_end(one, plan.branches[one.id].capped, plan.day)
    words = _late_words(plan, one) if late else _("Venció sin medir") if unknown else _("En marcha")
    return Waiting(
        title=one.title,
        key="planning",
        arguments={"line": one.id},
        number=one.code,
        who=one.responsible,
        detail=goal_words(plan, one),
        due=one.end,
        words=words,
        tone="attention" if late or unknown else "accent",
        icon="alert" if late else "",
        late=late,
    )


def _late_words(plan: PlanView, one: Line) -> str:
    """«Atrasada, faltan 19»; the figure only where there is one to reach."""
    value = plan.values.get(one.id)
    if one.target is None or value is None or one.kind is not Kind.INCREMENT or value >= one.target:
        return _("Atrasada")
    missing = one.target - value
    words = ngettext("Atrasada, falta {n}", "Atrasada, faltan {n}", 1 if missing == 1 else 2)
    return words.format(n=plan.figures.number(missing))


def _commitments(plan: PlanView, day: date, most: int) -> Pending:
    found = sorted((one for one in plan.commitments if one.done_on is None), key=lambda one: one.deadline)
    return Pending(
        title=_("Compromisos abiertos"),
        part=_("Planes"),
        one=_("Compromiso"),
        icon="hand",
        rows=tuple(_commitment(plan, one, day) for one in found[:most]),
        total=len(found),
        empty=_("Ninguno."),
        key="planning",
        arguments={"tab": "3"},
        more=_("Ver los {n} compromisos abiertos").format(n=len(found)),
    )


def _commitment(plan: PlanView, one: Commitment, day: date) -> Waiting:
    late = one.deadline < day
    return Waiting(
        title=one.title,
        key="planning",
        arguments={"tab": "3"},
        who=one.responsible,
        due=one.deadline,
        words=commitment_state(one, plan.day),
        tone="bad" if late else "neutral",
        icon="alert" if late else "",
    )


def _sheets(store: Store, plan: PlanView, day: date, most: int) -> tuple[Pending, ...]:
    """The follow-up sheets that did not come back; nothing where none is waited for."""
    found = waited_for(store, plan.plan.id)
    if not found:
        return ()
    sheets = Pending(
        title=_("Planillas de seguimiento que no volvieron"),
        part=_("Planes"),
        one=_("Planilla"),
        icon="table",
        rows=tuple(_sheet(one, day) for one in found[:most]),
        total=len(found),
        key="planning",
        arguments={"tab": "6"},
        more=_("Ver las {n} planillas que no volvieron").format(n=len(found)),
    )
    return (sheets,)


def _sheet(one: FollowSheet, day: date) -> Waiting:
    words, tone, icon = sheet_state(one, day)
    return Waiting(
        title=_("Planilla de {area}, {period}").format(area=one.area, period=period_words(one.period)),
        key="planning",
        arguments={"tab": "6"},
        who=one.area,
        due=one.due,
        words=words,
        tone=tone,
        icon=icon,
    )
