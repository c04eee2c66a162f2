"""The table of the fulfilments, as the council's own step makes it."""

TABLES = """
    CREATE TABLE fulfilment (
        id TEXT PRIMARY KEY NOT NULL,
        resolution_id TEXT NOT NULL REFERENCES resolution(id) DEFERRABLE INITIALLY DEFERRED,
        responsible TEXT NOT NULL DEFAULT '',
        due TEXT,
        progress TEXT NOT NULL DEFAULT 'pending',
        done_on TEXT,
        how TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX fulfilment_by_resolution ON fulfilment(resolution_id);
    CREATE INDEX fulfilment_by_due ON fulfilment(due);
"""
