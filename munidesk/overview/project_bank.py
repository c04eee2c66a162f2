"""A project of the bank of a programme becomes an activity of the plan, with its money by who pays."""

from collections.abc import Mapping, Sequence

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.planning.codes import Origin
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import add_line, set_funding
from munidesk.features.territory.bank.store import save_project
from munidesk.features.territory.codes import Payer
from munidesk.features.territory.domain_bank import BankProject, BudgetShare
from munidesk.features.territory.kinds import PROJECTS, SHARES
from munidesk.overview.actions import planned
from munidesk.records.ref import Ref
from munidesk.town.links import link

_ORIGINS: Mapping[Payer, Origin] = {
    Payer.MUNICIPAL: Origin.MUNICIPALITY, Payer.STATE: Origin.STATE, Payer.NATIONAL: Origin.FEDERATION,
    Payer.PRIVATE: Origin.PRIVATE, Payer.CITIZENS: Origin.CITIZENS,
}  # fmt: skip


def project_to_plan(store: Store, ref: Ref, parent: str = "") -> str:
    """The id of its activity, linked; the one it has already, if there is one.

    Its money is what each payer puts in; where nobody was told, its cost from its source. `parent` is the line that it
    hangs from. Raises UserError without a plan.
    """
    there = planned(store, ref)
    if there:
        return there
    one, plan = PROJECTS.get(store, ref.id), newest(store)
    if not plan:
        raise UserError(_("Todavía no hay ningún plan donde agregarla. Cree uno en Planes."))
    shares = SHARES.all(store, project_id=one.id)
    year = min((each.year for each in shares), default=today().year)
    with store.change(_("pasar «{title}» al plan").format(title=one.title[:40])):
        activity = Line(
            plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=one.title, year=year,
            responsible=one.responsible, notes=one.text,
        )  # fmt: skip
        key = add_line(store, activity)
        for money in _money(one, shares, key):
            set_funding(store, money)
        link(store, ref, Ref("plan_line", key), "planned")
        save_project(store, PROJECTS.with_stored(one, "line_id", key))
    return key


def _money(one: BankProject, shares: Sequence[BudgetShare], line_id: str) -> Sequence[Funding]:
    if shares:
        sums = {payer: sum(each.amount for each in shares if each.payer is payer) for payer in Payer}
        return [
            Funding(line_id=line_id, source=payer.word, approved=amount, origin=_ORIGINS.get(payer, Origin.NONE))
            for payer, amount in sums.items() if amount
        ]  # fmt: skip
    if one.cost:
        return [Funding(line_id=line_id, source=one.source or _("Por definir"), approved=one.cost)]
    return []
