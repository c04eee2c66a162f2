"""The tables of instruments, rounds and answers."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.data.schema import Rewrite, Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.instruments import kinds
else:
    (kinds,) = lazy("munidesk.instruments", "kinds")

migrations = Steps("instruments")

_TABLES = (
    """CREATE TABLE instrument (
        id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
        scale INTEGER NOT NULL DEFAULT 4, source TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE instrument_dimension (
        id TEXT PRIMARY KEY NOT NULL,
        instrument_id TEXT NOT NULL REFERENCES instrument(id) DEFERRABLE INITIALLY DEFERRED, key TEXT NOT NULL,
        position INTEGER NOT NULL, title TEXT NOT NULL, short TEXT NOT NULL DEFAULT '',
        weight INTEGER NOT NULL DEFAULT 1, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX instrument_dimension_of ON instrument_dimension (instrument_id)",
    """CREATE TABLE instrument_criterion (
        id TEXT PRIMARY KEY NOT NULL,
        instrument_id TEXT NOT NULL REFERENCES instrument(id) DEFERRABLE INITIALLY DEFERRED,
        dimension_key TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, question TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'scale', weight INTEGER NOT NULL DEFAULT 1, levels TEXT NOT NULL DEFAULT '',
        items TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '', low TEXT, high TEXT,
        indicator TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX instrument_criterion_of ON instrument_criterion (instrument_id)",
    """CREATE TABLE evaluation_round (
        id TEXT PRIMARY KEY NOT NULL,
        instrument_id TEXT NOT NULL REFERENCES instrument(id) DEFERRABLE INITIALLY DEFERRED,
        owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, number INTEGER NOT NULL, moment TEXT NOT NULL,
        since TEXT NOT NULL, until TEXT NOT NULL, due TEXT, closed_on TEXT, findings TEXT NOT NULL DEFAULT '',
        lessons TEXT NOT NULL DEFAULT '', recommendations TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX evaluation_round_of ON evaluation_round (owner_id)",
    """CREATE TABLE evaluation_answer (
        id TEXT PRIMARY KEY NOT NULL,
        round_id TEXT NOT NULL REFERENCES evaluation_round(id) DEFERRABLE INITIALLY DEFERRED,
        criterion_key TEXT NOT NULL, value TEXT NOT NULL DEFAULT '', not_applicable INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX evaluation_answer_of ON evaluation_answer (round_id)",
)


@migrations()
def m001_create_instruments(db: "Database") -> None:
    """Sets of criteria by version, rounds and answers."""
    for statement in _TABLES:
        db.execute(statement)


@migrations()
def m002_create_part(db: "Database") -> None:
    """The parts of a checklist with their text, evidence and advice."""
    db.execute(
        """CREATE TABLE instrument_part (
            id TEXT PRIMARY KEY NOT NULL,
            instrument_id TEXT NOT NULL REFERENCES instrument(id) DEFERRABLE INITIALLY DEFERRED,
            criterion_key TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
            evidence TEXT NOT NULL DEFAULT '', advice TEXT NOT NULL DEFAULT '', deleted_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX instrument_part_of ON instrument_part (instrument_id)")


_OF_STEP_11 = {
    "instrument": ("months INTEGER NOT NULL DEFAULT 0", "shown TEXT NOT NULL DEFAULT 'points'",
                   "weighting TEXT NOT NULL DEFAULT 'dimensions'"),
    "instrument_dimension": ("area TEXT NOT NULL DEFAULT ''",),
    "instrument_criterion": tuple(
        f"{name} TEXT NOT NULL DEFAULT ''"
        for name in ("short", "area", "advice", "ods", "targets", "gender", "gender_advice", "capacity", "evidence")
    ),
    "evaluation_round": ("kind TEXT NOT NULL DEFAULT 'self'", "review_of TEXT NOT NULL DEFAULT ''",
                         "respondents TEXT NOT NULL DEFAULT ''"),
    "evaluation_answer": ("unanswered INTEGER NOT NULL DEFAULT 0",),
}  # fmt: skip


@migrations()
def m003_diagnoses(db: "Database") -> None:
    """Traffic lights, areas, advice, goals and evaluators: what a diagnosis needs beside a pilot."""
    for table, columns in _OF_STEP_11.items():
        for column in columns:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.execute(
        """CREATE TABLE instrument_band (
            id TEXT PRIMARY KEY NOT NULL,
            instrument_id TEXT NOT NULL REFERENCES instrument(id) DEFERRABLE INITIALLY DEFERRED,
            key TEXT NOT NULL, title TEXT NOT NULL, start INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX instrument_band_of ON instrument_band (instrument_id)")
    db.execute(
        """CREATE TABLE evaluation_opinion (
            id TEXT PRIMARY KEY NOT NULL,
            round_id TEXT NOT NULL REFERENCES evaluation_round(id) DEFERRABLE INITIALLY DEFERRED,
            criterion_key TEXT NOT NULL, evaluator TEXT NOT NULL, value TEXT NOT NULL DEFAULT '',
            not_applicable INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
            way TEXT NOT NULL DEFAULT 'screen', received_on TEXT, deleted_at TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX evaluation_opinion_of ON evaluation_opinion (round_id)")


SCHEMA = Schema(
    name="instruments",
    migrations=migrations,
    searchable=kinds.SEARCHABLE,
    rewrites=(
        Rewrite("codes_0_2", "munidesk.instruments.retold:rewrite_words", msgid("Actualización a la versión 0.2")),
    ),
)  # fmt: skip
