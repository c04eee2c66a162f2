"""The tables of sister cities."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Settling, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.twinning import kinds
else:
    (kinds,) = lazy("munidesk.features.twinning", "kinds")

migrations = Steps("twinning")

_OF = "twinning_id TEXT NOT NULL REFERENCES twinning(id) DEFERRABLE INITIALLY DEFERRED"
_OF_PACT = "agreement_id TEXT NOT NULL REFERENCES twinning_agreement(id) DEFERRABLE INITIALLY DEFERRED"
_OF_VISIT = "visit_id TEXT NOT NULL REFERENCES twinning_visit(id) DEFERRABLE INITIALLY DEFERRED"
_TABLES = (
    """CREATE TABLE twinning (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, region TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '', population INTEGER, government TEXT NOT NULL DEFAULT '',
        mayor TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '', partner TEXT NOT NULL DEFAULT 'public',
        kind TEXT NOT NULL DEFAULT 'broad', own_language TEXT NOT NULL DEFAULT '',
        other_language TEXT NOT NULL DEFAULT '', motive TEXT NOT NULL DEFAULT '', topics TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', body_id TEXT NOT NULL DEFAULT '', closed_on TEXT,
        closed_why TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_agreement (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, title TEXT NOT NULL, other_title TEXT NOT NULL DEFAULT '',
        opinion TEXT NOT NULL DEFAULT '', opinion_number TEXT NOT NULL DEFAULT '', opinion_on TEXT, signed_on TEXT,
        signed_at TEXT NOT NULL DEFAULT '', signed_by TEXT NOT NULL DEFAULT '', in_force_on TEXT, months INTEGER,
        notice_months INTEGER NOT NULL DEFAULT 0, renewal TEXT NOT NULL DEFAULT 'express', renewed_on TEXT,
        registry TEXT NOT NULL DEFAULT '', registered_on TEXT, ended_on TEXT, ended_why TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_version (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PACT}, number INTEGER NOT NULL DEFAULT 0, day TEXT,
        note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE twinning_article (
        id TEXT PRIMARY KEY NOT NULL,
        version_id TEXT NOT NULL REFERENCES twinning_version(id) DEFERRABLE INITIALLY DEFERRED,
        language TEXT NOT NULL DEFAULT 'own', number INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_observation (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PACT}, number INTEGER NOT NULL DEFAULT 0, day TEXT,
        author TEXT NOT NULL DEFAULT '', article INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL,
        answer TEXT NOT NULL DEFAULT '', reply TEXT NOT NULL DEFAULT '', answered_on TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_seat (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, name TEXT NOT NULL, sector TEXT NOT NULL DEFAULT 'neighbours',
        task TEXT NOT NULL DEFAULT '', since TEXT, until TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_project (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, year INTEGER NOT NULL, title TEXT NOT NULL,
        objective TEXT NOT NULL DEFAULT '', here TEXT NOT NULL DEFAULT '', there TEXT NOT NULL DEFAULT '', start TEXT,
        "end" TEXT, cost INTEGER, cost_there INTEGER, source TEXT NOT NULL DEFAULT '',
        product TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'planned', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_visit (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, title TEXT NOT NULL, way TEXT NOT NULL DEFAULT 'out', start TEXT,
        "end" TEXT, programme TEXT NOT NULL DEFAULT '', agreed TEXT NOT NULL DEFAULT '', reported_on TEXT,
        deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_delegate (
        id TEXT PRIMARY KEY NOT NULL, {_OF_VISIT}, neighbour_id TEXT NOT NULL DEFAULT '', task TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_cost (
        id TEXT PRIMARY KEY NOT NULL, {_OF_VISIT}, title TEXT NOT NULL, payer TEXT NOT NULL DEFAULT 'ours',
        amount INTEGER NOT NULL DEFAULT 0, source TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_advice (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, asked TEXT NOT NULL, title TEXT NOT NULL, asked_on TEXT,
        answer TEXT NOT NULL DEFAULT '', answered_on TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE twinning_proposal (
        id TEXT PRIMARY KEY NOT NULL, {_OF}, title TEXT NOT NULL, agreement TEXT NOT NULL DEFAULT '', handed_on TEXT,
        state TEXT NOT NULL DEFAULT 'draft', result TEXT NOT NULL DEFAULT '', project_id TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    *(
        f"CREATE INDEX twinning_{one}_of ON twinning_{one} (twinning_id)"
        for one in ("agreement", "project", "visit", "seat")
    ),
    "CREATE INDEX twinning_version_of ON twinning_version (agreement_id)",
    "CREATE INDEX twinning_article_of ON twinning_article (version_id)",
    "CREATE INDEX twinning_cost_of ON twinning_cost (visit_id)",
)


@migrations()
def m001_create_twinning(db: "Database") -> None:
    """Twinnings with their agreement, committee, activities, visits, advice and proposals."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(
    name="twinning",
    migrations=migrations,
    searchable=kinds.SEARCHABLE,
    settling=(
        Settling(frozenset({"case_step"}), "munidesk.features.twinning.agreement.store_follow:follow_case"),
    ),
)  # fmt: skip
