"""What a change of one feature makes untrue in another is set right within it. Tables of its own it has none."""

from munidesk.base.i18n import msgid
from munidesk.data.schema import Rewrite, Schema, Settling, Steps

SCHEMA = Schema(
    name="overview",
    migrations=Steps("overview"),
    rewrites=(
        Rewrite("practices_of_pilots", "munidesk.overview.practices:enter_all", msgid("Banco de buenas prácticas")),
    ),
    settling=(
        Settling(frozenset({"reading", "plan_line", "link"}), "munidesk.overview.store_improved:follow_plan"),
        Settling(frozenset({"twinning_project"}), "munidesk.overview.twinned:follow_money"),
        Settling(frozenset({"funding", "plan_line", "link"}), "munidesk.overview.twinned:follow_money"),
        Settling(frozenset({"manual"}), "munidesk.overview.practices:settle"),
    ),
)
