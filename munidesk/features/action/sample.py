"""An invented plan of action, read from `resources/sample/accion.toml`, tied to the pilot, the plan and the manual."""

from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.action.domain import ActionGoal, ActionPlan, ActionProduct, Axis, State
from munidesk.features.action.store import save_action_plan, save_goal, save_product
from munidesk.records.ref import Ref
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of, referring
from munidesk.town.store import profile_of


def write_sample(store: Store, size: SampleSize) -> None:
    """After the features it is tied to."""
    del size
    facts = facts_of(profile_of(store), "accion")
    told = facts["plan"]
    with fixed_clock(datetime.combine(facts["day"], time(9, 0))), store.change(_("Crear el plan de acción de ejemplo")):
        plan = save_action_plan(store, ActionPlan(**{**told, "act": referring(store, told["act"])}))
        for entry in facts["goal"]:
            goal = save_goal(store, ActionGoal(plan_id=plan.id, title=entry["title"], axis=Axis(entry["axis"])))
            for title, who, due, state, done_on, evidence, tied in entry["products"]:
                product = save_product(store, ActionProduct(
                    goal_id=goal.id, title=title, responsible=who, due=due, state=State(state), done_on=done_on or None,
                    evidence=evidence,
                ))  # fmt: skip
                _tie(store, product.id, tied)


def _tie(store: Store, product_id: str, tied: str) -> None:
    """«pilot» is the first of them, «plan_line:Rampas en esquinas» the one of that title."""
    kind, _colon, title = tied.partition(":")
    rows = store.select(kind, **({"title": title} if title else {})) if kind else []
    if rows:
        link(store, Ref("action_product", product_id), Ref(kind, str(rows[0]["id"])))
