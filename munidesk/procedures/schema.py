"""The tables of procedures and cases."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.procedures import kinds
else:
    (kinds,) = lazy("munidesk.procedures", "kinds")

migrations = Steps("procedures")

_TABLES = (
    """CREATE TABLE procedure (
        id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, title TEXT NOT NULL,
        noun TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
        script TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE case_file (
        id TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL DEFAULT 0, year INTEGER NOT NULL DEFAULT 0,
        title TEXT NOT NULL, procedure TEXT NOT NULL DEFAULT '', procedure_key TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1, noun TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
        script TEXT NOT NULL DEFAULT '', owner_kind TEXT NOT NULL DEFAULT '', owner_id TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', opened_on TEXT NOT NULL, closed_on TEXT,
        outcome TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE case_step (
        key TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
        who TEXT NOT NULL DEFAULT '', does TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'tarea',
        after TEXT NOT NULL DEFAULT '', requires TEXT NOT NULL DEFAULT '', counted_from TEXT NOT NULL DEFAULT '',
        amount INTEGER, unit TEXT NOT NULL DEFAULT 'days', term TEXT NOT NULL DEFAULT 'at_most',
        term_article TEXT NOT NULL DEFAULT '', term_mark TEXT NOT NULL DEFAULT '', silence TEXT NOT NULL DEFAULT '',
        choices TEXT NOT NULL DEFAULT '', each TEXT NOT NULL DEFAULT '', answers TEXT NOT NULL DEFAULT '',
        every INTEGER, optional INTEGER NOT NULL DEFAULT 0, paper TEXT NOT NULL DEFAULT '',
        letter TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '', procedure TEXT NOT NULL DEFAULT '',
        article TEXT NOT NULL DEFAULT '', mark TEXT NOT NULL DEFAULT '', id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, differs TEXT NOT NULL DEFAULT '', was TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'pending', done_on TEXT, by_whom TEXT NOT NULL DEFAULT '',
        choice TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', silent INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX case_step_of ON case_step (case_id)",
    """CREATE TABLE case_turn (
        id TEXT PRIMARY KEY NOT NULL, case_id TEXT NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
        step_id TEXT NOT NULL REFERENCES case_step(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL DEFAULT 1, state TEXT NOT NULL DEFAULT 'done', done_on TEXT,
        by_whom TEXT NOT NULL DEFAULT '', choice TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        silent INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', ended_on TEXT, why TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX case_turn_of ON case_turn (step_id)",
    """CREATE TABLE case_entry (
        id TEXT PRIMARY KEY NOT NULL, case_id TEXT NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
        step_id TEXT NOT NULL REFERENCES case_step(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL DEFAULT '', asked_on TEXT, day TEXT,
        way TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', chapter TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '', neighbour_id TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '',
        reasons TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '', replied_on TEXT, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX case_entry_of ON case_entry (step_id)",
    """CREATE TABLE case_actor (
        id TEXT PRIMARY KEY NOT NULL, case_id TEXT NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX case_actor_of ON case_actor (case_id)",
    """CREATE TABLE communication (
        id TEXT PRIMARY KEY NOT NULL, case_id TEXT NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
        step_key TEXT NOT NULL DEFAULT '', day TEXT NOT NULL, direction TEXT NOT NULL DEFAULT 'in',
        actor TEXT NOT NULL, channel TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL,
        answers TEXT NOT NULL DEFAULT '', answer_due TEXT, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX communication_of ON communication (case_id)",
)


@migrations()
def m001_create_procedures(db: "Database") -> None:
    """Procedures of the municipality, and the cases that follow one."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(name="procedures", migrations=migrations, searchable=kinds.SEARCHABLE)
