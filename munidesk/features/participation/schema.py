"""The tables of participation. Verbs live by subject in store*.py. `neighbour` is private: it can be erased."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Rewrite, Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.participation import kinds
else:
    (kinds,) = lazy("munidesk.features.participation", "kinds")

migrations = Steps("participation")

_TABLES = (
    """CREATE TABLE initiative (
        id TEXT PRIMARY KEY NOT NULL, folio_year INTEGER NOT NULL, folio_number INTEGER NOT NULL,
        received TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
        origin TEXT NOT NULL DEFAULT 'mostrador', topic TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '',
        ods TEXT NOT NULL DEFAULT '', gender_marker INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL DEFAULT 'recibida', area TEXT NOT NULL DEFAULT '', due TEXT,
        extension_reason TEXT NOT NULL DEFAULT '', answer_kind TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT '', answer_area TEXT NOT NULL DEFAULT '', answer_date TEXT,
        feedback_date TEXT, feedback_place TEXT NOT NULL DEFAULT '', feedback_channel TEXT NOT NULL DEFAULT '',
        feedback_evidence TEXT NOT NULL DEFAULT '', feedback_people INTEGER, started_on TEXT, fulfilled_on TEXT,
        fulfilled_evidence TEXT NOT NULL DEFAULT '', external TEXT NOT NULL DEFAULT '',
        folded TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX initiative_by_state ON initiative (state, due)",
    "CREATE INDEX initiative_by_day ON initiative (received)",
    "CREATE INDEX initiative_by_folio ON initiative (folio_year, folio_number)",
    """CREATE TABLE author (
        id TEXT PRIMARY KEY NOT NULL,
        initiative_id TEXT NOT NULL REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', member_id TEXT NOT NULL DEFAULT '',
        neighbour_id TEXT NOT NULL DEFAULT '', gender TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX author_of_initiative ON author (initiative_id)",
    "CREATE INDEX author_of_neighbour ON author (neighbour_id)",
    """CREATE TABLE neighbour (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE state_change (
        id TEXT PRIMARY KEY NOT NULL,
        initiative_id TEXT NOT NULL REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX state_change_of_initiative ON state_change (initiative_id)",
    """CREATE TABLE encounter (
        id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL,
        start TEXT, "end" TEXT, place TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '',
        call_text TEXT NOT NULL DEFAULT '', agenda TEXT NOT NULL DEFAULT '', facilitators TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'previsto', women INTEGER, men INTEGER, unknown INTEGER,
        age_counts TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE attendee (
        id TEXT PRIMARY KEY NOT NULL,
        encounter_id TEXT NOT NULL REFERENCES encounter(id) DEFERRABLE INITIALLY DEFERRED,
        neighbour_id TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', organisation TEXT NOT NULL DEFAULT '',
        gender TEXT NOT NULL DEFAULT '', age_band TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX attendee_of_encounter ON attendee (encounter_id)",
    "CREATE INDEX attendee_of_neighbour ON attendee (neighbour_id)",
    """CREATE TABLE contribution (
        id TEXT PRIMARY KEY NOT NULL,
        encounter_id TEXT NOT NULL REFERENCES encounter(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, text TEXT NOT NULL, said_by TEXT NOT NULL DEFAULT '',
        zone TEXT NOT NULL DEFAULT '', theme_id TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX contribution_of_encounter ON contribution (encounter_id)",
    "CREATE INDEX contribution_of_theme ON contribution (theme_id)",
    """CREATE TABLE theme (
        id TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
        summary TEXT NOT NULL DEFAULT '', quote TEXT NOT NULL DEFAULT '', quote_by TEXT NOT NULL DEFAULT '',
        initiative_id TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
)


@migrations()
def m001_create_participation(db: "Database") -> None:
    """Initiatives with authors and states, encounters with attendance, contributions in themes."""
    for statement in _TABLES:
        db.execute(statement)


@migrations()
def m002_add_source_note(db: "Database") -> None:
    """What a sheet said of an initiative in columns that no field takes: cost, votes, where it is."""
    db.execute("ALTER TABLE initiative ADD COLUMN source_note TEXT NOT NULL DEFAULT ''")


@migrations()
def m003_own_states_and_closed_periods(db: "Database") -> None:
    """The municipality's own words for states, what is closed without an answer, and periods that stay as printed."""
    for statement in (
        "ALTER TABLE initiative ADD COLUMN own_state TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE initiative ADD COLUMN closed_on TEXT",
        "ALTER TABLE initiative ADD COLUMN merged_into TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX initiative_merged ON initiative (merged_into) WHERE merged_into <> ''",
        "ALTER TABLE state_change ADD COLUMN own_state TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE own_state (
            id TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL DEFAULT 0, word TEXT NOT NULL,
            state TEXT NOT NULL, deleted_at TEXT
        ) STRICT""",
        """CREATE TABLE closed_period (
            id TEXT PRIMARY KEY NOT NULL, paper TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
            closed_at TEXT NOT NULL, closed_by TEXT NOT NULL DEFAULT '', document TEXT NOT NULL, figures TEXT NOT NULL,
            deleted_at TEXT
        ) STRICT""",
    ):
        db.execute(statement)


SCHEMA = Schema(
    name="participation",
    migrations=migrations,
    private=frozenset({"neighbour"}),
    never_blacked=frozenset({"closed_period"}),
    searchable=kinds.SEARCHABLE,
    rewrites=(
        Rewrite("r001_texts_as_typed", "munidesk.features.participation.retold:tell_texts"),
        Rewrite(
            "codes_0_2",
            "munidesk.features.participation.recoded:words_to_codes",
            label="Actualización a la versión 0.2",
        ),
    ),
)
