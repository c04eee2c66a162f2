"""The tables of what is done with a session as a whole."""

TABLES = """
    CREATE TABLE notice (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL DEFAULT 1,
        sent_at TEXT NOT NULL,
        told TEXT NOT NULL DEFAULT '',
        document TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX notice_by_session ON notice(session_id);
    CREATE TABLE agenda_change (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        item_id TEXT NOT NULL REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        at TEXT,
        from_position INTEGER,
        to_position INTEGER,
        reason TEXT NOT NULL DEFAULT '',
        asked_by_id TEXT NOT NULL DEFAULT '',
        asked_text TEXT NOT NULL DEFAULT '',
        to_session_id TEXT NOT NULL DEFAULT '',
        for_count INTEGER,
        against_count INTEGER,
        abstain_count INTEGER,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX agenda_change_by_session ON agenda_change(session_id);
    CREATE INDEX agenda_change_by_item ON agenda_change(item_id);
    CREATE TABLE pause (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        item_id TEXT NOT NULL DEFAULT '',
        started_at TEXT NOT NULL,
        ended_at TEXT,
        reason TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX pause_by_session ON pause(session_id);
    ALTER TABLE session ADD COLUMN first_call_at TEXT;
    ALTER TABLE session ADD COLUMN resumed_at TEXT;
    ALTER TABLE session ADD COLUMN stopped_reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE substitution ADD COLUMN item_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE presence ADD COLUMN justified_on TEXT
"""
