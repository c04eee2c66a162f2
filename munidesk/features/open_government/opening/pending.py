"""What waits in the plan of opening: milestones that are late, and those that end within two weeks."""

from collections.abc import Sequence
from datetime import date, timedelta

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.domain_opening import Milestone
from munidesk.features.open_government.opening.store import newest
from munidesk.features.open_government.opening.store_view import load_opening
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import summary
from munidesk.town.manifest import Going, Pending, Waiting

PAGE = "open_government.opening"
SOON = timedelta(days=15)


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Nothing where there is no plan of opening."""
    key = newest(store)
    if not key:
        return ()
    view = load_opening(store, key, day)
    waiting = [one for one in view.milestones if not view.is_done(one) and one.end is not None]
    found = sorted(
        (one for one in waiting if one.end and one.end <= day + SOON), key=lambda one: (one.end or day, one.id)
    )
    return (
        Pending(
            title=_("Hitos del plan de apertura"), part=_("Gobierno abierto"), one=_("Hito"), icon="milestone",
            rows=tuple(_waiting(view, one) for one in found[:most]), total=len(found), key=PAGE,
            empty=_("Ningún hito vence en 15 días."), more=_("Ver los {n} hitos").format(n=len(found)),
            going=_going(view),
        ),
    )  # fmt: skip


def _waiting(view: OpeningView, one: Milestone) -> Waiting:
    late = view.is_late(one)
    return Waiting(
        title=one.title, key=PAGE, arguments={"id": view.plan.id, "commitment": one.commitment_id, "milestone": one.id},
        who=one.responsible, detail=view.named(view.owner(one)), due=one.end,
        words=_("Atrasado") if late else _("Por hacer"), tone="attention" if late else "neutral",
        icon="alert" if late else "", late=late,
    )  # fmt: skip


def _going(view: OpeningView) -> tuple[Going, ...]:
    if not view.milestones:
        return ()
    share = view.all_done / len(view.milestones)
    words = _("{a} de {n}").format(a=view.all_done, n=len(view.milestones))
    return (Going(title=_("Plan de apertura"), key=PAGE, share=share, words=words, line=summary(view)),)
