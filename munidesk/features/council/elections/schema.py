"""The tables of elections, as the council's own step creates them."""

TABLES = """
    CREATE TABLE election (
        id TEXT PRIMARY KEY NOT NULL,
        item_id TEXT NOT NULL REFERENCES agenda_item(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 1,
        title TEXT NOT NULL DEFAULT '',
        post TEXT NOT NULL DEFAULT '',
        body_id TEXT NOT NULL DEFAULT '',
        seats INTEGER NOT NULL DEFAULT 1,
        type TEXT NOT NULL DEFAULT 'secret',
        rule TEXT NOT NULL DEFAULT '',
        term TEXT NOT NULL DEFAULT '',
        tellers TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        acceptance TEXT NOT NULL DEFAULT '',
        proclaimed_at TEXT,
        resolution_id TEXT NOT NULL DEFAULT '',
        seated_on TEXT,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX election_by_item ON election(item_id);
    CREATE TABLE candidate (
        id TEXT PRIMARY KEY NOT NULL,
        election_id TEXT NOT NULL REFERENCES election(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        member_id TEXT NOT NULL DEFAULT '',
        person_id TEXT NOT NULL DEFAULT '',
        gender TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        declined INTEGER NOT NULL DEFAULT 0,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX candidate_by_election ON candidate(election_id);
    CREATE TABLE election_round (
        id TEXT PRIMARY KEY NOT NULL,
        election_id TEXT NOT NULL REFERENCES election(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL DEFAULT 'first',
        entrants TEXT NOT NULL DEFAULT '',
        opened_at TEXT,
        closed_at TEXT,
        handed INTEGER,
        in_box INTEGER,
        drawn TEXT NOT NULL DEFAULT '',
        drawn_by TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX election_round_by_election ON election_round(election_id);
    CREATE TABLE election_paper (
        id TEXT PRIMARY KEY NOT NULL,
        round_id TEXT NOT NULL REFERENCES election_round(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL DEFAULT 'valid',
        marks TEXT NOT NULL DEFAULT '',
        member_id TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX election_paper_by_round ON election_paper(round_id)
"""
