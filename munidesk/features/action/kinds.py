"""The kinds of a plan of action."""

from typing import Any

from munidesk.features.action import rules
from munidesk.features.action.domain import ActionGoal, ActionPlan, ActionProduct
from munidesk.records.kind import Kind, searchable_of

ACTION_PLANS = Kind(
    record=ActionPlan, table="action_plan", one="plan de acción", many="planes de acción", check=rules.check_plan,
    order="id DESC", icon="target",
)  # fmt: skip
ACTION_GOALS = Kind(
    record=ActionGoal, table="action_goal", one="objetivo del plan de acción", many="objetivos del plan de acción",
    parent="plan_id", order="position, id", same=("plan_id", "title"), icon="target",
)  # fmt: skip
ACTION_PRODUCTS = Kind(
    record=ActionProduct, table="action_product", one="producto del plan de acción",
    many="productos del plan de acción", parent="goal_id", check=rules.check_product, order="position, id",
    same=("goal_id", "title", "due"), icon="target",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (ACTION_PLANS, ACTION_GOALS, ACTION_PRODUCTS)
SEARCHABLE = searchable_of(KINDS)
