"""The council's tables. Verbs live by subject in store_*.py; a whole session is read with session_data.load_view."""

from typing import TYPE_CHECKING

from munidesk.data.packed_text import pack
from munidesk.data.schema import Rewrite, Schema, Searchable, Settling, Steps
from munidesk.features.council.acts import schema as acts
from munidesk.features.council.book import schema as book_tables
from munidesk.features.council.certificates import schema as certificates
from munidesk.features.council.elections import schema as elections
from munidesk.features.council.fulfilment import schema as fulfilment
from munidesk.features.council.old import schema as old
from munidesk.features.council.speakers import schema as speakers

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Steps("council")

_SESSIONS = """
    CREATE TABLE session (
        id TEXT PRIMARY KEY NOT NULL,
        body_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        number INTEGER,
        date TEXT NOT NULL,
        start TEXT NOT NULL,
        call INTEGER NOT NULL DEFAULT 1,
        place TEXT NOT NULL DEFAULT '',
        place_address TEXT NOT NULL DEFAULT '',
        modality TEXT NOT NULL DEFAULT 'presencial',
        state TEXT NOT NULL DEFAULT 'convocada',
        opened_at TEXT,
        closed_at TEXT,
        chair_id TEXT NOT NULL DEFAULT '',
        chair_title TEXT NOT NULL DEFAULT '',
        secretary_id TEXT NOT NULL DEFAULT '',
        deputy_of_id TEXT NOT NULL DEFAULT '',
        deputy_reason TEXT NOT NULL DEFAULT '',
        officials_present INTEGER,
        public_present INTEGER,
        public_note TEXT NOT NULL DEFAULT '',
        call_sent TEXT,
        current_item_id TEXT NOT NULL DEFAULT '',
        reopen_reason TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX session_by_body ON session(body_id, date);
    CREATE TABLE agenda_item (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'business',
        state TEXT NOT NULL DEFAULT 'pending',
        file_ref TEXT NOT NULL DEFAULT '',
        narrative TEXT NOT NULL DEFAULT '',
        started_at TEXT,
        finished_at TEXT,
        added_at TEXT,
        urgent_reason TEXT NOT NULL DEFAULT '',
        carried_from TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX agenda_item_by_session ON agenda_item(session_id);
    CREATE TABLE presence (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        member_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT,
        item_id TEXT NOT NULL DEFAULT '',
        after_vote INTEGER NOT NULL DEFAULT 0,
        "order" INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '',
        evidence TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX presence_by_session ON presence(session_id, member_id);
    CREATE TABLE substitution (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        seat_id TEXT NOT NULL,
        substitute_id TEXT NOT NULL,
        vote_id TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX substitution_by_session ON substitution(session_id);
"""

_VOTES = """
    CREATE TABLE motion (
        id TEXT PRIMARY KEY NOT NULL,
        item_id TEXT NOT NULL REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        text TEXT NOT NULL DEFAULT '',
        proposer_id TEXT NOT NULL DEFAULT '',
        proposer_text TEXT NOT NULL DEFAULT '',
        matter TEXT NOT NULL DEFAULT 'ordinary',
        moved_at TEXT,
        withdrawn INTEGER NOT NULL DEFAULT 0,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX motion_by_item ON motion(item_id);
    CREATE TABLE vote (
        id TEXT PRIMARY KEY NOT NULL,
        motion_id TEXT NOT NULL REFERENCES motion(id) DEFERRABLE INITIALLY DEFERRED,
        type TEXT NOT NULL DEFAULT 'nominal',
        rule TEXT NOT NULL DEFAULT '',
        for_count INTEGER,
        against_count INTEGER,
        abstain_count INTEGER,
        voted_at TEXT,
        rectifies TEXT NOT NULL DEFAULT '',
        override TEXT,
        override_reason TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX vote_by_motion ON vote(motion_id);
    CREATE TABLE ballot (
        id TEXT PRIMARY KEY NOT NULL,
        vote_id TEXT NOT NULL REFERENCES vote(id) DEFERRABLE INITIALLY DEFERRED,
        member_id TEXT NOT NULL,
        value TEXT NOT NULL,
        second INTEGER NOT NULL DEFAULT 0,
        reason_asked INTEGER NOT NULL DEFAULT 0,
        reason_text TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX ballot_by_vote ON ballot(vote_id);
"""

_MINUTES = """
    CREATE TABLE resolution (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        item_id TEXT NOT NULL REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
        motion_id TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        seen TEXT NOT NULL DEFAULT '',
        considering TEXT NOT NULL DEFAULT '',
        resolves TEXT NOT NULL DEFAULT '',
        number INTEGER,
        year INTEGER,
        at TEXT,
        definitive INTEGER NOT NULL DEFAULT 0,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX resolution_by_session ON resolution(session_id);
    CREATE TABLE correction (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        item_id TEXT NOT NULL REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL DEFAULT 'correction',
        corrected_session_id TEXT NOT NULL DEFAULT '',
        minutes_label TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '',
        where_it_says TEXT NOT NULL DEFAULT '',
        must_say TEXT NOT NULL DEFAULT '',
        deletes TEXT NOT NULL DEFAULT '',
        asked_by_id TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX correction_by_session ON correction(session_id);
    CREATE INDEX correction_by_corrected ON correction(corrected_session_id);
    CREATE TABLE minutes (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL DEFAULT 'borrador',
        number INTEGER,
        book INTEGER,
        folio_from INTEGER,
        folio_to INTEGER,
        approved_on TEXT,
        approved_in_id TEXT NOT NULL DEFAULT '',
        with_corrections INTEGER NOT NULL DEFAULT 0,
        sha256 TEXT NOT NULL DEFAULT '',
        previous_sha256 TEXT NOT NULL DEFAULT '',
        code TEXT NOT NULL DEFAULT '',
        content TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX minutes_by_session ON minutes(session_id);
"""


def _run(db: "Database", script: str) -> None:
    """Statement by statement: `executescript` would commit the migration's transaction halfway."""
    for statement in script.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m001_create_sessions(db: "Database") -> None:
    """Sessions with their agenda and their attendance."""
    _run(db, _SESSIONS)


@migrations()
def m002_create_votes(db: "Database") -> None:
    """Motions, votes and ballots."""
    _run(db, _VOTES)


@migrations()
def m003_create_minutes(db: "Database") -> None:
    """Resolutions, corrections to earlier minutes, and the minutes themselves."""
    _run(db, _MINUTES)


@migrations()
def m004_tell_second_votes(db: "Database") -> None:
    """A second vote after a tie is not a rectification, and a rectification says why."""
    db.execute("ALTER TABLE vote ADD COLUMN repeats TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE vote ADD COLUMN rectify_reason TEXT NOT NULL DEFAULT ''")


@migrations()
def m005_tell_votes_without_quorum(db: "Database") -> None:
    """Why a vote stands although there was no quorum to decide."""
    db.execute("ALTER TABLE vote ADD COLUMN quorum_reason TEXT NOT NULL DEFAULT ''")


@migrations()
def m006_tell_what_was_corrected(db: "Database") -> None:
    """The text of the corrections with which an acta was approved."""
    db.execute("ALTER TABLE minutes ADD COLUMN corrections TEXT NOT NULL DEFAULT ''")


@migrations()
def m007_compress_approved_actas(db: "Database") -> None:
    """The same text in less than half the room.

    No value changes, so the journal is not told: what it holds of an acta, and the fingerprint, are of the text, and
    `check` compares both with the text.
    """
    for (key,) in db.execute("SELECT id FROM minutes WHERE content <> ''").fetchall():
        ((content,),) = db.execute("SELECT content FROM minutes WHERE id = ?", [key]).fetchall()
        db.execute("UPDATE minutes SET content = ? WHERE id = ?", [pack(content), key])


@migrations()
def m008_count_blank_and_null_votes(db: "Database") -> None:
    """Of a vote without names: papers in blank and null, and who was there and did not vote."""
    for name in ("blank_count", "null_count", "unvoted_count"):
        db.execute(f"ALTER TABLE vote ADD COLUMN {name} INTEGER")


@migrations()
def m009_say_the_matter(db: "Database") -> None:
    """Whether somebody said what kind of business a motion is; those there are keep theirs."""
    db.execute("ALTER TABLE motion ADD COLUMN matter_said INTEGER NOT NULL DEFAULT 1")


@migrations()
def m010_vote_by_parts(db: "Database") -> None:
    """Articles and amendments with their number, and what a declaration is about."""
    for name, usual in (("part", "motion"), ("part_number", ""), ("about_id", "")):
        db.execute(f"ALTER TABLE motion ADD COLUMN {name} TEXT NOT NULL DEFAULT '{usual}'")


@migrations()
def m011_tell_acts_of_sessions(db: "Database") -> None:
    """Notices as they were sent, changes of the agenda, pauses, second calls; suplentes for one item."""
    _run(db, acts.TABLES)


@migrations()
def m012_elect_persons_and_give_the_floor(db: "Database") -> None:
    """Elections with their candidates, rounds and papers; turns of speakers; phrases with a short code."""
    _run(db, elections.TABLES)
    _run(db, speakers.TABLES)


@migrations()
def m013_bind_the_book(db: "Database") -> None:
    """Books with their folios, who signs each acta, its sheets that came back signed, actas annulled by resolution."""
    _run(db, book_tables.TABLES)


@migrations()
def m014_certify_resolutions(db: "Database") -> None:
    """Certificates of a resolution, with a series of their own."""
    _run(db, certificates.TABLES)


@migrations()
def m015_tell_elections_without_quorum(db: "Database") -> None:
    """Why an election stands although there was no quorum to decide."""
    db.execute("ALTER TABLE election ADD COLUMN quorum_reason TEXT NOT NULL DEFAULT ''")


@migrations()
def m016_keep_old_actas(db: "Database") -> None:
    """Actas older than MuniDesk, each with its original."""
    _run(db, old.TABLES)


@migrations()
def m017_follow_resolutions(db: "Database") -> None:
    """Who sees to each resolution, by when, and how it was fulfilled."""
    _run(db, fulfilment.TABLES)


@migrations()
def m018_certify_whole_actas(db: "Database") -> None:
    """A certificate of a whole acta is of no resolution."""
    for statement in certificates.WHOLE_ACTAS:
        db.execute(statement)


@migrations()
def m019_bring_actas_of_another_copy(db: "Database") -> None:
    """Of which other copy an acta that was approved there came, and when."""
    db.execute("ALTER TABLE minutes ADD COLUMN brought_from TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE minutes ADD COLUMN brought_on TEXT")


@migrations()
def m020_number_actas_by_year(db: "Database") -> None:
    """The year that the number of an acta is of, where they begin anew each year."""
    db.execute("ALTER TABLE minutes ADD COLUMN series_year INTEGER")


_CALLED = "munidesk.features.council.called"
_LETTERS = "munidesk.documents.text:plain_text"

SCHEMA = Schema(
    name="council",
    migrations=migrations,
    searchable=(
        Searchable(
            "session",
            "session",
            "place",
            ("place", "public_note"),
            called=f"{_CALLED}:session",
            called_columns=("kind", "number", "date"),
        ),
        Searchable(
            "agenda_item",
            "agenda_item",
            "title",
            ("title", "narrative", "file_ref"),
            _LETTERS,
        ),
        Searchable("motion", "motion", "text", ("text", "proposer_text")),
        Searchable(
            "resolution",
            "resolution",
            "title",
            ("title", "seen", "considering", "resolves"),
            _LETTERS,
            called=f"{_CALLED}:resolution",
            called_columns=("number", "year"),
        ),
        Searchable(
            "minutes",
            "minutes",
            "code",
            ("corrections",),
            called=f"{_CALLED}:minutes",
            called_columns=("number", "book", "series_year"),
        ),
        Searchable("correction", "correction", "place", ("where_it_says", "must_say", "deletes")),
        Searchable("ballot", "ballot", "reason_text", ("reason_text",)),
        Searchable("agenda_change", "agenda_change", "reason", ("reason", "asked_text")),
        Searchable("pause", "pause", "reason", ("reason",)),
        Searchable("election", "election", "title", ("title", "note", "acceptance")),
        Searchable("candidate", "candidate", "name", ("name",)),
        Searchable("speaker_turn", "speaker_turn", "said", ("name", "zone", "said"), _LETTERS),
        Searchable("phrase", "phrase", "text", ("text",)),
        Searchable("certificate", "certificate", "addressee", ("addressee",)),
        Searchable("fulfilment", "fulfilment", "responsible", ("responsible", "how")),
    ),
    rewrites=(
        Rewrite("r001_texts_as_typed", "munidesk.features.council.retold:rewrite_texts"),
        Rewrite("codes_0_2", "munidesk.features.council.recoded:recode_words", label="Actualización a la versión 0.2"),
    ),
    checks=(
        "munidesk.features.council.minutes.store_sealed:sealed_problems",
        "munidesk.features.council.old.store_checks:old_problems",
    ),
    never_blacked=frozenset({"minutes"}),
    settling=(
        Settling(
            frozenset({"agenda_item", "resolution", "speaker_turn", "minutes", "session"}),
            "munidesk.features.council.store_fields:settle",
        ),
    ),
)
