"""The pilot's and the manual's tables."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.data.schema import Rewrite, Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.pilot import kinds
else:
    (kinds,) = lazy("munidesk.features.pilot", "kinds")

migrations = Steps("pilot")

_TABLES = (
    """CREATE TABLE pilot (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, zone TEXT NOT NULL DEFAULT '',
        hypothesis TEXT NOT NULL DEFAULT '', scope TEXT NOT NULL DEFAULT '', start TEXT, "end" TEXT,
        baseline TEXT NOT NULL DEFAULT '', group_text TEXT NOT NULL DEFAULT '', risks TEXT NOT NULL DEFAULT '',
        team TEXT NOT NULL DEFAULT '', scale_up TEXT NOT NULL, adjust TEXT NOT NULL, min_dimension TEXT NOT NULL,
        min_answered INTEGER NOT NULL, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE pilot_phase (
        id TEXT PRIMARY KEY NOT NULL, pilot_id TEXT NOT NULL REFERENCES pilot(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, title TEXT NOT NULL, start TEXT, "end" TEXT, done INTEGER NOT NULL DEFAULT 0,
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE pilot_entry (
        id TEXT PRIMARY KEY NOT NULL, pilot_id TEXT NOT NULL REFERENCES pilot(id) DEFERRABLE INITIALLY DEFERRED,
        day TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE manual (
        id TEXT PRIMARY KEY NOT NULL, pilot_id TEXT NOT NULL REFERENCES pilot(id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL, subtitle TEXT NOT NULL DEFAULT '', authors TEXT NOT NULL DEFAULT '',
        practice_name TEXT NOT NULL DEFAULT '', practice_category TEXT NOT NULL DEFAULT '',
        practice_before TEXT NOT NULL DEFAULT '', practice_text TEXT NOT NULL DEFAULT '',
        practice_objectives TEXT NOT NULL DEFAULT '', practice_results TEXT NOT NULL DEFAULT '',
        practice_source TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE manual_chapter (
        id TEXT PRIMARY KEY NOT NULL, manual_id TEXT NOT NULL REFERENCES manual(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
        annex INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE manual_version (
        id TEXT PRIMARY KEY NOT NULL, manual_id TEXT NOT NULL REFERENCES manual(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL, day TEXT NOT NULL, label TEXT NOT NULL DEFAULT '',
        content TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE manual_diffusion (
        id TEXT PRIMARY KEY NOT NULL, manual_id TEXT NOT NULL REFERENCES manual(id) DEFERRABLE INITIALLY DEFERRED,
        day TEXT NOT NULL, audience TEXT NOT NULL, channel TEXT NOT NULL DEFAULT '', copies INTEGER, version INTEGER,
        note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
)


@migrations()
def m001_create_pilot(db: "Database") -> None:
    """Pilots with phases and logbook; manuals with chapters, versions and diffusion."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(
    name="pilot",
    migrations=migrations,
    searchable=kinds.SEARCHABLE,
    rewrites=(
        Rewrite("r001_texts_as_typed", "munidesk.features.pilot.retold:rewrite_chapters"),
        Rewrite("codes_0_2", "munidesk.features.pilot.retold:rewrite_words", msgid("Actualización a la versión 0.2")),
    ),
)
