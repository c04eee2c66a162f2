"""The FODA's tables."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Rewrite, Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.swot import kinds
else:
    (kinds,) = lazy("munidesk.features.swot", "kinds")

migrations = Steps("swot")

_TABLES = (
    """CREATE TABLE swot (
        id TEXT PRIMARY KEY NOT NULL, series_id TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
        day TEXT NOT NULL, scope TEXT NOT NULL DEFAULT '', people TEXT NOT NULL DEFAULT '',
        convened_by TEXT NOT NULL DEFAULT '', convention TEXT NOT NULL DEFAULT 'response',
        closed INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE swot_factor (
        id TEXT PRIMARY KEY NOT NULL, matrix_id TEXT NOT NULL REFERENCES swot(id) DEFERRABLE INITIALLY DEFERRED,
        quadrant TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL DEFAULT '', weight INTEGER, rating INTEGER, came TEXT NOT NULL DEFAULT '',
        origin_id TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX swot_factor_of_matrix ON swot_factor (matrix_id)",
    """CREATE TABLE swot_score (
        id TEXT PRIMARY KEY NOT NULL, matrix_id TEXT NOT NULL REFERENCES swot(id) DEFERRABLE INITIALLY DEFERRED,
        factor_id TEXT NOT NULL REFERENCES swot_factor(id) DEFERRABLE INITIALLY DEFERRED, person TEXT NOT NULL,
        impact INTEGER NOT NULL, feasibility INTEGER NOT NULL, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX swot_score_of_matrix ON swot_score (matrix_id)",
    """CREATE TABLE swot_strategy (
        id TEXT PRIMARY KEY NOT NULL, matrix_id TEXT NOT NULL REFERENCES swot(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, factors TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX swot_strategy_of_matrix ON swot_strategy (matrix_id)",
)


@migrations()
def m001_create_swot(db: "Database") -> None:
    """Matrices with their factors, scores and strategies."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(
    name="swot",
    migrations=migrations,
    searchable=kinds.SEARCHABLE,
    rewrites=(Rewrite("codes_0_2", "munidesk.features.swot.recoded:codes_0_2", "Actualización a la versión 0.2"),),
)
