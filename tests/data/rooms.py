"""A small feature for the tests of the store: notes, and neighbours whose data are private."""

from sqlite_utils import Database

from munidesk.data.schema import Schema, Searchable, Steps

NOTES = """
CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL DEFAULT '', number INTEGER,
    parent TEXT REFERENCES note(id) DEFERRABLE INITIALLY DEFERRED, deleted_at TEXT
) STRICT
"""
NEIGHBOURS = """
CREATE TABLE neighbour (
    id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', deleted_at TEXT
) STRICT
"""


def schema(*further: str, name: str = "notes") -> Schema:
    """The schema with as many further migration steps as there are statements."""
    migrations = Steps(name)

    @migrations()
    def m001_create_notes(db: Database) -> None:
        db.execute(NOTES)
        db.execute(NEIGHBOURS)

    for number, statement in enumerate(further, 2):

        def step(db: Database, sql: str = statement) -> None:
            db.execute(sql)

        migrations(name=f"m{number:03d}_step")(step)
    return Schema(name, migrations, frozenset({"neighbour"}), (Searchable("note", "note", "text", ()),))
