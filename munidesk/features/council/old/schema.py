"""The table of the actas older than MuniDesk, as the council's own step makes it."""

TABLES = """
    CREATE TABLE old_acta (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER,
        name TEXT NOT NULL DEFAULT '',
        attachment_id TEXT NOT NULL DEFAULT '',
        sha256 TEXT NOT NULL DEFAULT '',
        pages INTEGER,
        has_text INTEGER NOT NULL DEFAULT 0,
        attended INTEGER NOT NULL DEFAULT 0,
        entered_on TEXT,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX old_acta_by_session ON old_acta(session_id);
"""
