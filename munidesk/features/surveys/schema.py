"""The tables of surveys."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.surveys import kinds
else:
    (kinds,) = lazy("munidesk.features.surveys", "kinds")

migrations = Steps("surveys")

_OF_SURVEY = "survey_id TEXT NOT NULL REFERENCES survey(id) DEFERRABLE INITIALLY DEFERRED"

_TABLES = (
    """CREATE TABLE survey (
        id TEXT PRIMARY KEY NOT NULL, series_id TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 1,
        title TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT '', since TEXT, until TEXT,
        returned TEXT NOT NULL DEFAULT '', handed INTEGER, sampling TEXT NOT NULL DEFAULT 'open', population INTEGER,
        drawn INTEGER, closed_on TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE survey_question (
        id TEXT PRIMARY KEY NOT NULL, {_OF_SURVEY}, position INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'one', options TEXT NOT NULL DEFAULT '', most INTEGER,
        role TEXT NOT NULL DEFAULT 'unsplit', deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX survey_question_of_survey ON survey_question (survey_id)",
    f"""CREATE TABLE survey_sheet (
        id TEXT PRIMARY KEY NOT NULL, {_OF_SURVEY}, number INTEGER NOT NULL, day TEXT, who TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX survey_sheet_of_survey ON survey_sheet (survey_id)",
    f"""CREATE TABLE survey_answer (
        id TEXT PRIMARY KEY NOT NULL, {_OF_SURVEY},
        question_id TEXT NOT NULL REFERENCES survey_question(id) DEFERRABLE INITIALLY DEFERRED,
        sheet INTEGER NOT NULL, value TEXT NOT NULL DEFAULT '', refused INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX survey_answer_of_survey ON survey_answer (survey_id)",
)


@migrations()
def m001_create_surveys(db: "Database") -> None:
    """Surveys with their questions, the sheets that came back, and their answers."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(name="surveys", migrations=migrations, searchable=kinds.SEARCHABLE)
