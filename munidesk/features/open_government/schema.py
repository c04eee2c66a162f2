"""The tables of open government."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Settling, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.open_government import kinds
else:
    (kinds,) = lazy("munidesk.features.open_government", "kinds")

migrations = Steps("open_government")

_TABLES = (
    """CREATE TABLE diagnosis (
        id TEXT PRIMARY KEY NOT NULL, instrument_key TEXT NOT NULL, title TEXT NOT NULL, area TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', months INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE improvement (
        id TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL DEFAULT 0, diagnosis_id TEXT NOT NULL DEFAULT '',
        round_id TEXT NOT NULL DEFAULT '', criterion_key TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
        title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'proposed',
        reason TEXT NOT NULL DEFAULT '', effort TEXT NOT NULL DEFAULT '2', area TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', due TEXT, ods TEXT NOT NULL DEFAULT '', gender TEXT NOT NULL DEFAULT '',
        accepted_on TEXT, done_on TEXT, verified_round_id TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE opening_plan (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, start TEXT, "end" TEXT, act TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '', how TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE opening_commitment (
        id TEXT PRIMARY KEY NOT NULL, plan_id TEXT NOT NULL REFERENCES opening_plan(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, improvement_id TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
        problem TEXT NOT NULL DEFAULT '', today TEXT NOT NULL DEFAULT '', change TEXT NOT NULL DEFAULT '',
        for_whom TEXT NOT NULL DEFAULT '', partners TEXT NOT NULL DEFAULT '', "values" TEXT NOT NULL DEFAULT '',
        ods TEXT NOT NULL DEFAULT '', gender TEXT NOT NULL DEFAULT '', women TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', completion TEXT NOT NULL DEFAULT 'not_started',
        judged_by TEXT NOT NULL DEFAULT '', judged_on TEXT, reason TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE opening_milestone (
        id TEXT PRIMARY KEY NOT NULL,
        commitment_id TEXT NOT NULL REFERENCES opening_commitment(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, responsible TEXT NOT NULL DEFAULT '', start TEXT,
        "end" TEXT, done_on TEXT, evidence TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE practice (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '', topic TEXT NOT NULL DEFAULT '', component TEXT NOT NULL DEFAULT '',
        origin TEXT NOT NULL DEFAULT 'own', problem TEXT NOT NULL DEFAULT '', done TEXT NOT NULL DEFAULT '',
        results TEXT NOT NULL DEFAULT '', lessons TEXT NOT NULL DEFAULT '', needs TEXT NOT NULL DEFAULT '', since TEXT,
        ods TEXT NOT NULL DEFAULT '', gender TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '', source_kind TEXT NOT NULL DEFAULT '', source_id TEXT NOT NULL DEFAULT '',
        adoption TEXT NOT NULL DEFAULT 'not_adopted', adoption_note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE advocacy_ask (
        id TEXT PRIMARY KEY NOT NULL, diagnosis_id TEXT NOT NULL DEFAULT '', round_id TEXT NOT NULL DEFAULT '',
        criterion_key TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
        organisation TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', asked_on TEXT,
        state TEXT NOT NULL DEFAULT 'open', answer TEXT NOT NULL DEFAULT '', answered_on TEXT,
        initiative_id TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE lesson_done (
        id TEXT PRIMARY KEY NOT NULL, instrument_key TEXT NOT NULL, lesson_key TEXT NOT NULL, person TEXT NOT NULL,
        day TEXT, "right" INTEGER NOT NULL DEFAULT 0, asked INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX opening_commitment_of ON opening_commitment (plan_id)",
    "CREATE INDEX opening_milestone_of ON opening_milestone (commitment_id)",
    "CREATE INDEX improvement_of ON improvement (diagnosis_id)",
)


@migrations()
def m001_create_open_government(db: "Database") -> None:
    """Diagnoses, improvements, plan of opening, practices, advocacy and lessons."""
    for statement in _TABLES:
        db.execute(statement)


@migrations()
def m002_create_course_done(db: "Database") -> None:
    """Courses of the learning path that somebody finished."""
    db.execute(
        """CREATE TABLE course_done (
            id TEXT PRIMARY KEY NOT NULL, instrument_key TEXT NOT NULL, title TEXT NOT NULL, person TEXT NOT NULL,
            day TEXT, "right" INTEGER NOT NULL DEFAULT 0, asked INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
        ) STRICT"""
    )


_IMPROVEMENTS = "munidesk.features.open_government.improvements"
SCHEMA = Schema(
    name="open_government",
    migrations=migrations,
    searchable=kinds.SEARCHABLE,
    settling=(
        Settling(frozenset({"improvement"}), f"{_IMPROVEMENTS}.store:number_new"),
        Settling(frozenset({"evaluation_round"}), f"{_IMPROVEMENTS}.store_verified:verify"),
    ),
)
