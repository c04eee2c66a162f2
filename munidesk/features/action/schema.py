"""The tables of a plan of action."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.action import kinds
else:
    (kinds,) = lazy("munidesk.features.action", "kinds")

migrations = Steps("action")

_TABLES = (
    """CREATE TABLE action_plan (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT '', start TEXT, "end" TEXT,
        responsible TEXT NOT NULL DEFAULT '', act TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE action_goal (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES action_plan(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, axis TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE action_product (
        id TEXT PRIMARY KEY NOT NULL, goal_id TEXT NOT NULL REFERENCES action_goal(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, responsible TEXT NOT NULL DEFAULT '', due TEXT,
        state TEXT NOT NULL DEFAULT 'pending', done_on TEXT, evidence TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
)


@migrations()
def m001_create_action(db: "Database") -> None:
    """Plans of action with their objectives and products."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(name="action", migrations=migrations, searchable=kinds.SEARCHABLE)
