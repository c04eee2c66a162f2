"""The participatory budget's tables."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.participatory_budget import kinds
else:
    (kinds,) = lazy("munidesk.features.participatory_budget", "kinds")

migrations = Steps("participatory_budget")

_OF_PROCESS = "process_id TEXT NOT NULL REFERENCES budget_process(id) DEFERRABLE INITIALLY DEFERRED"
_OF_PROPOSAL = "proposal_id TEXT NOT NULL REFERENCES budget_proposal(id) DEFERRABLE INITIALLY DEFERRED"

_TABLES = (
    """CREATE TABLE budget_process (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, cap INTEGER, proposals_from TEXT, proposals_until TEXT,
        vote_day TEXT, marks INTEGER NOT NULL DEFAULT 1, rule TEXT NOT NULL DEFAULT 'skip',
        counters INTEGER NOT NULL DEFAULT 2, per_sheet INTEGER NOT NULL DEFAULT 1, areas TEXT NOT NULL DEFAULT '',
        voters TEXT NOT NULL DEFAULT '', closed_on TEXT, deleted_at TEXT
    ) STRICT""",
    f"""CREATE TABLE budget_district (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PROCESS}, name TEXT NOT NULL, cap INTEGER, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX budget_district_of_process ON budget_district (process_id)",
    f"""CREATE TABLE budget_proposal (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PROCESS}, number INTEGER, title TEXT NOT NULL,
        summary TEXT NOT NULL DEFAULT '', cost INTEGER, district_id TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '', coordinates TEXT NOT NULL DEFAULT '', proponent TEXT NOT NULL DEFAULT '',
        initiative_id TEXT NOT NULL DEFAULT '', told_votes INTEGER, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX budget_proposal_of_process ON budget_proposal (process_id)",
    f"""CREATE TABLE budget_opinion (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PROPOSAL}, area TEXT NOT NULL, verdict TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '', day TEXT, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX budget_opinion_of_proposal ON budget_opinion (proposal_id)",
    f"""CREATE TABLE budget_batch (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PROCESS}, number INTEGER NOT NULL, place TEXT NOT NULL DEFAULT '',
        signed INTEGER, printed INTEGER, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX budget_batch_of_process ON budget_batch (process_id)",
    """CREATE TABLE budget_ballot (
        id TEXT PRIMARY KEY NOT NULL,
        batch_id TEXT NOT NULL REFERENCES budget_batch(id) DEFERRABLE INITIALLY DEFERRED,
        counter INTEGER NOT NULL DEFAULT 1, position INTEGER NOT NULL, marks TEXT NOT NULL DEFAULT '',
        void INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX budget_ballot_of_batch ON budget_ballot (batch_id)",
    f"""CREATE TABLE budget_decision (
        id TEXT PRIMARY KEY NOT NULL, {_OF_PROCESS}, {_OF_PROPOSAL}, votes INTEGER NOT NULL, place INTEGER NOT NULL,
        reason TEXT NOT NULL, who TEXT NOT NULL, day TEXT, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX budget_decision_of_process ON budget_decision (process_id)",
)


@migrations()
def m001_create_participatory_budget(db: "Database") -> None:
    """Editions with their districts, proposals, opinions, tables, ballots and decisions."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(name="participatory_budget", migrations=migrations, searchable=kinds.SEARCHABLE)
