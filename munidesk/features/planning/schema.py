"""The plan's tables."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Rewrite, Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.planning import kinds
else:
    (kinds,) = lazy("munidesk.features.planning", "kinds")

migrations = Steps("planning")

# The defaults are the words of version 0.1; every verb writes all its columns, so none is ever used.
_TABLES = (
    """CREATE TABLE plan (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, start_year INTEGER NOT NULL, end_year INTEGER NOT NULL,
        vision TEXT NOT NULL DEFAULT '', weighting TEXT NOT NULL DEFAULT 'money', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE plan_line (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES plan(id) DEFERRABLE INITIALLY DEFERRED,
        parent_id TEXT NOT NULL DEFAULT '', level TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
        code TEXT NOT NULL DEFAULT '', indicator TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'incremento', base TEXT, target TEXT, weight INTEGER, year INTEGER,
        start TEXT, "end" TEXT, milestone INTEGER NOT NULL DEFAULT 0, responsible TEXT NOT NULL DEFAULT '',
        sector TEXT NOT NULL DEFAULT '', ods TEXT NOT NULL DEFAULT '', product TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '', external TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX plan_line_of_plan ON plan_line (plan_id)",
    """CREATE TABLE reading (
        id TEXT PRIMARY KEY NOT NULL, line_id TEXT NOT NULL REFERENCES plan_line(id) DEFERRABLE INITIALLY DEFERRED,
        day TEXT NOT NULL, value TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX reading_of_line ON reading (line_id, day)",
    """CREATE TABLE funding (
        id TEXT PRIMARY KEY NOT NULL, line_id TEXT NOT NULL REFERENCES plan_line(id) DEFERRABLE INITIALLY DEFERRED,
        source TEXT NOT NULL, approved INTEGER NOT NULL DEFAULT 0, modified INTEGER,
        executed INTEGER NOT NULL DEFAULT 0, heading TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX funding_of_line ON funding (line_id)",
    """CREATE TABLE dependency (
        id TEXT PRIMARY KEY NOT NULL, line_id TEXT NOT NULL REFERENCES plan_line(id) DEFERRABLE INITIALLY DEFERRED,
        after_id TEXT NOT NULL, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE commitment (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES plan(id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL, deadline TEXT NOT NULL, responsible TEXT NOT NULL DEFAULT '', done_on TEXT,
        evidence TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE frame_row (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES plan(id) DEFERRABLE INITIALLY DEFERRED,
        level TEXT NOT NULL, position INTEGER NOT NULL, summary TEXT NOT NULL, indicators TEXT NOT NULL DEFAULT '',
        means TEXT NOT NULL DEFAULT '', assumptions TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE criterion (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES plan(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL, weight INTEGER NOT NULL, position INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE plan_mark (
        id TEXT PRIMARY KEY NOT NULL, line_id TEXT NOT NULL REFERENCES plan_line(id) DEFERRABLE INITIALLY DEFERRED,
        criterion_id TEXT NOT NULL, value INTEGER NOT NULL, deleted_at TEXT
    ) STRICT""",
)


@migrations()
def m001_create_planning(db: "Database") -> None:
    """Plans, their lines, readings, money, dependencies, commitments, framework and priorities."""
    for statement in _TABLES:
        db.execute(statement)


@migrations()
def m002_add_quarters_and_contract(db: "Database") -> None:
    """How much of an activity each quarter is to carry, and the contract it is done under."""
    db.execute("ALTER TABLE plan_line ADD COLUMN quarters TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE plan_line ADD COLUMN contract TEXT NOT NULL DEFAULT ''")


@migrations()
def m003_add_currency_of_money(db: "Database") -> None:
    """Money in another currency than the municipality's: the code of three letters, blank for its own."""
    db.execute("ALTER TABLE funding ADD COLUMN currency TEXT NOT NULL DEFAULT ''")


_BY_YEAR = (
    "ALTER TABLE plan_line ADD COLUMN formula TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE plan_line ADD COLUMN data_source TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE plan_line ADD COLUMN frequency TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE plan_line ADD COLUMN disaggregation TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE plan_line ADD COLUMN work TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE reading ADD COLUMN part TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE year_target (
        id TEXT PRIMARY KEY NOT NULL, line_id TEXT NOT NULL REFERENCES plan_line(id) DEFERRABLE INITIALLY DEFERRED,
        year INTEGER NOT NULL, target TEXT NOT NULL, notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX year_target_of_line ON year_target (line_id)",
)
_MONEY_BY_DAY = (
    "ALTER TABLE funding ADD COLUMN committed INTEGER",
    "ALTER TABLE funding ADD COLUMN paid INTEGER",
    "ALTER TABLE funding ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE funding ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE funding ADD COLUMN act TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE funding ADD COLUMN act_day TEXT",
    """CREATE TABLE money_entry (
        id TEXT PRIMARY KEY NOT NULL, funding_id TEXT NOT NULL REFERENCES funding(id) DEFERRABLE INITIALLY DEFERRED,
        day TEXT NOT NULL, stage TEXT NOT NULL, amount INTEGER NOT NULL, act TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX money_entry_of_funding ON money_entry (funding_id, day)",
)
_BASELINES = (
    """CREATE TABLE baseline (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES plan(id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL, day TEXT NOT NULL, act TEXT NOT NULL DEFAULT '', act_day TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE baseline_line (
        id TEXT PRIMARY KEY NOT NULL, baseline_id TEXT NOT NULL REFERENCES baseline(id) DEFERRABLE INITIALLY DEFERRED,
        line_id TEXT NOT NULL REFERENCES plan_line(id) DEFERRABLE INITIALLY DEFERRED,
        start TEXT, "end" TEXT, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX baseline_line_of_baseline ON baseline_line (baseline_id)",
)


@migrations()
def m004_add_targets_by_year(db: "Database") -> None:
    """What an indicator is and where it is to stand when each year ends; a reading of one group alone."""
    for statement in _BY_YEAR:
        db.execute(statement)


@migrations()
def m005_add_money_by_day(db: "Database") -> None:
    """What was committed and paid, whose money it is, and what moved on which day by which act."""
    for statement in _MONEY_BY_DAY:
        db.execute(statement)


@migrations()
def m006_add_baselines(db: "Database") -> None:
    """The schedule as it was once approved, to compare with."""
    for statement in _BASELINES:
        db.execute(statement)


@migrations()
def m007_add_who_gave_a_mark(db: "Database") -> None:
    """Each person's own marks, and what a criterion looks at."""
    db.execute("ALTER TABLE plan_mark ADD COLUMN who TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE criterion ADD COLUMN means TEXT NOT NULL DEFAULT ''")


@migrations()
def m008_add_follow_up_sheets(db: "Database") -> None:
    """Which follow-up sheet went out to which area, and when it came back."""
    db.execute(
        """CREATE TABLE follow_sheet (
            id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES plan(id) DEFERRABLE INITIALLY DEFERRED,
            area TEXT NOT NULL, period TEXT NOT NULL, sent TEXT NOT NULL, due TEXT, file TEXT NOT NULL DEFAULT '',
            back TEXT, deleted_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX follow_sheet_of_plan ON follow_sheet (plan_id, period)")


@migrations()
def m009_add_sheets_given_back(db: "Database") -> None:
    """When a sheet went back to its area with notes."""
    db.execute("ALTER TABLE follow_sheet ADD COLUMN returned TEXT")


SCHEMA = Schema(
    name="planning",
    migrations=migrations,
    searchable=kinds.SEARCHABLE,
    rewrites=(Rewrite("codes_0_2", "munidesk.features.planning.recoded:codes_0_2", "Actualización a la versión 0.2"),),
)
