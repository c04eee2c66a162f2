"""What spans features stores nothing of its own: only what a change of one makes untrue in another."""

from munidesk.base.i18n import msgid
from munidesk.data.schema import Rewrite, Schema, Settling, Steps

SCHEMA = Schema(
    name="overview",
    migrations=Steps("overview"),
    rewrites=(
        Rewrite("practices_of_pilots", "munidesk.overview.practices:enter_all", msgid("Banco de buenas prácticas")),
    ),
    settling=(Settling(frozenset({"manual"}), "munidesk.overview.practices:settle"),),
)
