"""A plan of action read whole, and its verbs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.action.domain import ActionGoal, ActionPlan, ActionProduct, State
from munidesk.features.action.kinds import ACTION_GOALS, ACTION_PLANS, ACTION_PRODUCTS
from munidesk.features.action.rules import is_late
from munidesk.records.ref import Ref
from munidesk.town.links import links_of


@dataclass(frozen=True)
class ActionView:
    """A plan of action as it stands on `day`."""

    plan: ActionPlan
    goals: tuple[ActionGoal, ...]
    products: tuple[ActionProduct, ...]
    day: date

    @cached_property
    def of_goal(self) -> Mapping[str, tuple[ActionProduct, ...]]:
        """Goal → its products in order."""
        return {goal.id: tuple(one for one in self.products if one.goal_id == goal.id) for goal in self.goals}

    @property
    def late(self) -> tuple[ActionProduct, ...]:
        return tuple(one for one in self.products if is_late(one, self.day))

    def count(self, state: State) -> int:
        return sum(one.state is state for one in self.products)

    @property
    def counted(self) -> int:
        """Products that are still meant: what was dropped is in no share."""
        return sum(one.state is not State.DROPPED for one in self.products)


def action_plans(store: Store) -> tuple[ActionPlan, ...]:
    """The newest first."""
    return ACTION_PLANS.all(store)


def newest(store: Store) -> str:
    found = action_plans(store)
    return found[0].id if found else ""


def load_action(store: Store, plan_id: str) -> ActionView:
    """Raises UserError when it is gone."""
    goals = ACTION_GOALS.all(store, plan_id=plan_id)
    products = tuple(one for goal in goals for one in ACTION_PRODUCTS.all(store, goal_id=goal.id))
    return ActionView(ACTION_PLANS.get(store, plan_id), goals, products, today())


def save_action_plan(store: Store, plan: ActionPlan) -> ActionPlan:
    """A plan of action, new when it has no id. Raises UserError as its kind."""
    label = _("datos del plan de acción") if plan.id else _("Crear el plan de acción")
    return ACTION_PLANS.save(store, replace(plan, title=plan.title.strip()), label=label)


def save_goal(store: Store, goal: ActionGoal) -> ActionGoal:
    """An objective, at the end when it is new. Raises UserError without words."""
    if not goal.id:
        goal = replace(goal, position=_next(ACTION_GOALS.all(store, plan_id=goal.plan_id)))
    label = _("Objetivo «{title}»").format(title=goal.title.strip()[:40])
    return ACTION_GOALS.save(store, replace(goal, title=goal.title.strip()), label=label)


def save_product(store: Store, product: ActionProduct) -> ActionProduct:
    """A product, at the end of its objective when it is new.

    Told done without a day, it was done today; told otherwise, it has no such day. Raises UserError as `check_product`.
    """
    if not product.id:
        product = replace(product, position=_next(ACTION_PRODUCTS.all(store, goal_id=product.goal_id)))
    label = _("Producto «{title}»").format(title=product.title.strip()[:40])
    return ACTION_PRODUCTS.save(store, replace(product, title=product.title.strip()), label=label)


def set_state(store: Store, product_id: str, state: State) -> ActionProduct:
    """How a product stands; done without a day, it was done today; no longer done, it has no such day."""
    product = ACTION_PRODUCTS.get(store, product_id)
    done_on = (product.done_on or today()) if state is State.DONE else None
    return save_product(store, replace(product, state=state, done_on=done_on))


def set_done(store: Store, product_id: str, day: date | None) -> ActionProduct:
    """The day it was done, which makes it done; without a day it goes on."""
    product = ACTION_PRODUCTS.get(store, product_id)
    state = State.DONE if day is not None else State.DOING if product.state is State.DONE else product.state
    return save_product(store, replace(product, state=state, done_on=day))


def move(store: Store, one: ActionGoal | ActionProduct, by: int) -> None:
    """Up (−1) or down (1) among its sisters."""
    sisters: Sequence[ActionGoal | ActionProduct]
    if isinstance(one, ActionGoal):
        table, sisters = "action_goal", ACTION_GOALS.all(store, plan_id=one.plan_id)
    else:
        table, sisters = "action_product", ACTION_PRODUCTS.all(store, goal_id=one.goal_id)
    order = [each.id for each in sisters]
    at = order.index(one.id)
    place = at + by
    if not 0 <= place < len(order):
        return
    order[at], order[place] = order[place], order[at]
    with store.change(_("Mover «{title}»").format(title=one.title[:40])) as writer:
        for position, key in enumerate(order, 1):
            writer.put(table, {"id": key, "position": position})


def remove_goal(store: Store, goal_id: str) -> None:
    """With its products."""
    with store.change(_("Quitar un objetivo del plan de acción")) as writer:
        for one in ACTION_PRODUCTS.all(store, goal_id=goal_id):
            writer.delete("action_product", one.id)
        writer.delete("action_goal", goal_id)


def remove_product(store: Store, product_id: str) -> None:
    ACTION_PRODUCTS.delete(store, product_id, label=_("Quitar un producto del plan de acción"))


def tied_to(store: Store, ref: Ref) -> tuple[str, ...]:
    """The titles of what a product or an objective is linked with: the pilot, a line of the plan, a chapter."""
    found = []
    for one in links_of(store, ref):
        other = one.other(ref)
        row = store.get(other.kind, other.id)
        words = next((str(row[name]) for name in ("title", "text", "name") if row.get(name)), "") if row else ""
        if words:
            found.append(words)
    return tuple(found)


def product_days(store: Store, since: date, until: date) -> tuple[ActionProduct, ...]:
    """Those whose last day is in the period, of every plan, but what was dropped."""
    rows = store.query(
        "SELECT * FROM action_product WHERE deleted_at IS NULL AND due BETWEEN :since AND :until ORDER BY due, id",
        since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    return tuple(one for one in ACTION_PRODUCTS.read_all(rows) if one.state is not State.DROPPED)


def _next(sisters: Sequence[ActionGoal | ActionProduct]) -> int:
    return (sisters[-1].position if sisters else 0) + 1
