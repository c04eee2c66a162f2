"""The table of the certificates, as the council's own steps make it."""

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

WHOLE_ACTAS = (
    "DROP INDEX certificate_by_session",
    "DROP INDEX certificate_by_resolution",
    "DROP INDEX certificate_by_year",
    "ALTER TABLE certificate RENAME TO certificate_before",
    """
    CREATE TABLE certificate (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        resolution_id TEXT NOT NULL DEFAULT '',
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
    ) STRICT
    """,
    """
    INSERT INTO certificate (id, session_id, resolution_id, number, year, issued_on, place, addressee, certifier,
        certifier_post, approver, approver_post, content, deleted_at)
    SELECT id, session_id, resolution_id, number, year, issued_on, place, addressee, certifier,
        certifier_post, approver, approver_post, content, deleted_at FROM certificate_before
    """,
    "DROP TABLE certificate_before",
    "CREATE INDEX certificate_by_session ON certificate(session_id)",
    "CREATE INDEX certificate_by_resolution ON certificate(resolution_id)",
    "CREATE INDEX certificate_by_year ON certificate(year, number)",
)
"""The same table, where a certificate of a whole acta is of no resolution."""
