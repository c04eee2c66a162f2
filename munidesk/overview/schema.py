"""What a change of one feature makes untrue in another is set right within it. Tables of its own it has none."""

from munidesk.data.schema import Schema, Settling, Steps

SCHEMA = Schema(
    name="overview",
    migrations=Steps("overview"),
    settling=(Settling(frozenset({"reading", "plan_line", "link"}), "munidesk.overview.store_improved:follow_plan"),),
)
