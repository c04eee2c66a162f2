"""The tables of who speaks and of phrases, as the council's own step creates them."""

TABLES = """
    CREATE TABLE speaker_turn (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        item_id TEXT NOT NULL REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 1,
        kind TEXT NOT NULL DEFAULT 'neighbour',
        member_id TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '',
        neighbour_id TEXT NOT NULL DEFAULT '',
        named INTEGER NOT NULL DEFAULT 0,
        gender TEXT NOT NULL DEFAULT '',
        zone TEXT NOT NULL DEFAULT '',
        asked_at TEXT,
        started_at TEXT,
        ended_at TEXT,
        paused_at TEXT,
        paused_seconds INTEGER NOT NULL DEFAULT 0,
        limit_seconds INTEGER NOT NULL DEFAULT 0,
        said TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX speaker_turn_by_session ON speaker_turn(session_id);
    CREATE INDEX speaker_turn_by_item ON speaker_turn(item_id);
    CREATE TABLE phrase (
        id TEXT PRIMARY KEY NOT NULL,
        code TEXT NOT NULL,
        text TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT
"""
