"""The tables of territorial planning."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.territory import kinds
else:
    (kinds,) = lazy("munidesk.features.territory", "kinds")

migrations = Steps("territory")

_OF = "territory_id TEXT NOT NULL REFERENCES territory(id) DEFERRABLE INITIALLY DEFERRED"
_TABLES = (
    """CREATE TABLE territory (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'pmot',
        scope TEXT NOT NULL DEFAULT '', horizon INTEGER, responsible TEXT NOT NULL DEFAULT '',
        purpose TEXT NOT NULL DEFAULT '', figure TEXT NOT NULL DEFAULT '', body_id TEXT NOT NULL DEFAULT '',
        technical_id TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_phase (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, start TEXT,
        "end" TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_objective (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_objective_answer (
        id TEXT PRIMARY KEY NOT NULL, {_OF},
        objective_id TEXT NOT NULL REFERENCES territory_objective(id) DEFERRABLE INITIALLY DEFERRED,
        year INTEGER NOT NULL, text TEXT NOT NULL, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_subsystem (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, key TEXT NOT NULL,
        title TEXT NOT NULL, holds TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_actor (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL,
        short TEXT NOT NULL DEFAULT '', sector TEXT NOT NULL DEFAULT '', interest INTEGER NOT NULL DEFAULT 3,
        influence INTEGER NOT NULL DEFAULT 3, posture TEXT NOT NULL DEFAULT 'neutral',
        convened TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_product (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, step_key TEXT NOT NULL DEFAULT '',
        phase INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, paper TEXT NOT NULL DEFAULT '',
        waits TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE territory_product_version (
        id TEXT PRIMARY KEY NOT NULL,
        product_id TEXT NOT NULL REFERENCES territory_product(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'working', day TEXT, approved_on TEXT,
        approved_by TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_responsibility (
        id TEXT PRIMARY KEY NOT NULL, {_OF},
        product_id TEXT NOT NULL REFERENCES territory_product(id) DEFERRABLE INITIALLY DEFERRED,
        actor_id TEXT NOT NULL REFERENCES territory_actor(id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_agreement (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL,
        parties TEXT NOT NULL DEFAULT '', ours TEXT NOT NULL DEFAULT '', theirs TEXT NOT NULL DEFAULT '',
        signed_on TEXT, until TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_question (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, key TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answered_on TEXT, answered_by TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_project (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL,
        zone TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '', cost INTEGER,
        source TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', line_id TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_criterion (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL,
        weight INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE territory_mark (
        id TEXT PRIMARY KEY NOT NULL,
        project_id TEXT NOT NULL REFERENCES territory_project(id) DEFERRABLE INITIALLY DEFERRED,
        criterion_id TEXT NOT NULL REFERENCES territory_criterion(id) DEFERRABLE INITIALLY DEFERRED,
        mark TEXT NOT NULL, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_deviation (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, day TEXT NOT NULL, title TEXT NOT NULL, cause TEXT NOT NULL DEFAULT '',
        decision TEXT NOT NULL DEFAULT '', decided_by TEXT NOT NULL DEFAULT '', decided_on TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_alignment (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '',
        goal_id TEXT NOT NULL DEFAULT '', programme TEXT NOT NULL DEFAULT '', activity TEXT NOT NULL DEFAULT '',
        activity_id TEXT NOT NULL DEFAULT '', poa TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE territory_share (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, project_id TEXT NOT NULL DEFAULT '', year INTEGER NOT NULL,
        payer TEXT NOT NULL DEFAULT 'municipal', amount INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    *(
        f"CREATE INDEX territory_{one}_of ON territory_{one} (territory_id)"
        for one in ("actor", "product", "responsibility", "project", "alignment")
    ),
    "CREATE INDEX territory_product_version_of ON territory_product_version (product_id)",
    "CREATE INDEX territory_mark_of ON territory_mark (project_id)",
)


@migrations()
def m001_create_territory(db: "Database") -> None:
    """Programmes with their phases, objectives, actors, products, bank of projects and follow-up."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(name="territory", migrations=migrations, searchable=kinds.SEARCHABLE)
