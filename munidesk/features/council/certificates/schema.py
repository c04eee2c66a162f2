"""The table of the certificates, as the council's own step makes it."""

TABLES = """
    CREATE TABLE certificate (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        resolution_id TEXT NOT NULL REFERENCES resolution(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER,
        year INTEGER,
        issued_on TEXT,
        place TEXT NOT NULL DEFAULT '',
        addressee TEXT NOT NULL DEFAULT '',
        certifier TEXT NOT NULL DEFAULT '',
        certifier_post TEXT NOT NULL DEFAULT '',
        approver TEXT NOT NULL DEFAULT '',
        approver_post TEXT NOT NULL DEFAULT '',
        content TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX certificate_by_session ON certificate(session_id);
    CREATE INDEX certificate_by_resolution ON certificate(resolution_id);
    CREATE INDEX certificate_by_year ON certificate(year, number);
"""
