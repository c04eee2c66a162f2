"""The tables every feature shares (municipality, people, bodies, links, attachments), and the program's own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from munidesk.data.schema import Schema, Searchable, Steps
from munidesk.records.says import Why
from munidesk.town.letters import schema as letters

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = Steps("town")


@MIGRATIONS()
def m001_create_town(db: "Database") -> None:
    for statement in _TABLES:
        db.execute(statement)


@MIGRATIONS()
def m002_remember_import_columns(db: "Database") -> None:
    """Which column was which in the sheets people imported."""
    db.execute(
        "CREATE TABLE import_map (id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, signature TEXT NOT NULL,"
        " columns TEXT NOT NULL, deleted_at TEXT) STRICT"
    )


@MIGRATIONS()
def m003_add_closed_days(db: "Database") -> None:
    """Days on which the offices do not open, besides the country's holidays: terms in working days leave them out."""
    db.execute(
        "CREATE TABLE closed_day (id TEXT PRIMARY KEY NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL,"
        " source TEXT NOT NULL DEFAULT '', deleted_at TEXT) STRICT"
    )


@MIGRATIONS()
def m004_remember_whole_shapes(db: "Database") -> None:
    """Not its columns alone: sheets, words and answers of a sheet that people imported, too."""
    db.execute("ALTER TABLE import_map ADD COLUMN shape TEXT NOT NULL DEFAULT ''")


@MIGRATIONS()
def m005_say_the_legal_number(db: "Database") -> None:
    """How many members the norm gives a body, whatever seats were loaded."""
    db.execute("ALTER TABLE body ADD COLUMN legal_seats INTEGER")


@MIGRATIONS()
def m006_name_the_state(db: "Database") -> None:
    """The state or province of the municipality, which actas of Mexico say."""
    db.execute("ALTER TABLE municipality ADD COLUMN state TEXT NOT NULL DEFAULT ''")


@MIGRATIONS()
def m007_add_letters(db: "Database") -> None:
    """What the municipality writes to somebody: its number, how it went, with what it is known that it arrived."""
    for statement in letters.TABLES:
        db.execute(statement)


@MIGRATIONS()
def m008_say_what_it_is(db: "Database") -> None:
    """A municipality, an institute that trains many, or an organisation that asks: the last two have no council."""
    db.execute("ALTER TABLE municipality ADD COLUMN kind TEXT NOT NULL DEFAULT 'municipality'")


_TABLES = (
    """
    CREATE TABLE municipality (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
        town TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '', logo TEXT NOT NULL DEFAULT '', page_size TEXT NOT NULL DEFAULT '',
        term_start TEXT, term_end TEXT, formulas TEXT NOT NULL DEFAULT '', rules TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, given_names TEXT NOT NULL DEFAULT '',
        family_names TEXT NOT NULL DEFAULT '', gender TEXT NOT NULL DEFAULT '', treatment TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE body (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'council',
        rules TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE seat (
        id TEXT PRIMARY KEY NOT NULL, body_id TEXT NOT NULL REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL, post TEXT NOT NULL DEFAULT 'councillor', counts INTEGER NOT NULL DEFAULT 1,
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE membership (
        id TEXT PRIMARY KEY NOT NULL, body_id TEXT NOT NULL REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
        seat_id TEXT NOT NULL REFERENCES seat(id) DEFERRABLE INITIALLY DEFERRED,
        person_id TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL DEFAULT 'titular', post TEXT NOT NULL DEFAULT 'councillor',
        title TEXT NOT NULL DEFAULT '', party TEXT NOT NULL DEFAULT '', "order" INTEGER NOT NULL DEFAULT 0,
        start TEXT, "end" TEXT, deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE link (
        id TEXT PRIMARY KEY NOT NULL, from_kind TEXT NOT NULL, from_id TEXT NOT NULL, to_kind TEXT NOT NULL,
        to_id TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE attachment (
        id TEXT PRIMARY KEY NOT NULL, owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, name TEXT NOT NULL,
        sha256 TEXT NOT NULL, size INTEGER NOT NULL, media_type TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX seat_of_body ON seat (body_id)",
    "CREATE INDEX membership_of_body ON membership (body_id)",
    "CREATE INDEX link_from ON link (from_kind, from_id)",
    "CREATE INDEX link_to ON link (to_kind, to_id)",
    "CREATE INDEX attachment_of_owner ON attachment (owner_kind, owner_id)",
)

SCHEMA = Schema(
    name="town",
    migrations=MIGRATIONS,
    private=frozenset({"letter_paper"}),
    blobs=(("municipality", "logo"), ("attachment", "sha256")),
    searchable=(
        Searchable("person", "person", "name", ("name", "treatment")),
        Searchable("body", "body", "name", ("name",)),
        Searchable(
            "letter",
            "letter",
            "subject",
            ("addressee", "subject", "body", "answer"),
            called="munidesk.town.letters.called:letter",
            called_columns=("word", "number", "year"),
        ),
    ),
)

PROGRAM: Mapping[str, Why] = {
    # The history: who changed what and when, in its chain of hashes. People read it as the history of a record.
    "change_set": Why.JOURNAL,
    "change_pack": Why.JOURNAL,
    "change_private": Why.JOURNAL,
    # What each change adds up to where somebody's name was blacked out of it.
    "redaction": Why.JOURNAL,
    # What the file knows of itself: its own key, its version, its last backup.
    "meta": Why.PROGRAM,
    "_sqlite_migrations": Why.PROGRAM,
    # What is typed and is no record yet: it never leaves, and is erased when it is done with.
    "draft": Why.PROGRAM,
    # The contents of attachments and of the shield, by their digest: they leave as the files they are.
    "blob": Why.PROGRAM,
    # Made anew from the records at any time.
    "search_text": Why.PROGRAM,
    "search_index": Why.PROGRAM,
}
"""Tables without a kind, and why."""
