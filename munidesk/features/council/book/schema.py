"""The tables of the minutes book, as the council's own step makes them."""

TABLES = """
    CREATE TABLE minutes_book (
        id TEXT PRIMARY KEY NOT NULL,
        body_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        folios INTEGER,
        paper_to INTEGER NOT NULL DEFAULT 0,
        paper_acta INTEGER,
        paper_on TEXT,
        paper_actas INTEGER,
        opened_on TEXT,
        opening TEXT NOT NULL DEFAULT '',
        closed_on TEXT,
        closing TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX minutes_book_by_body ON minutes_book(body_id, number);
    CREATE TABLE folio_note (
        id TEXT PRIMARY KEY NOT NULL,
        book_id TEXT NOT NULL REFERENCES minutes_book(id) DEFERRABLE INITIALLY DEFERRED,
        folio INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'void',
        reason TEXT NOT NULL DEFAULT '',
        noted_on TEXT,
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX folio_note_by_book ON folio_note(book_id);
    CREATE TABLE signers_rule (
        id TEXT PRIMARY KEY NOT NULL,
        body_id TEXT NOT NULL,
        posts TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE TABLE minutes_signer (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 1,
        person_id TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '',
        post TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        signed_on TEXT,
        unsigned_reason TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX minutes_signer_by_session ON minutes_signer(session_id);
    CREATE TABLE signed_sheet (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        folio INTEGER NOT NULL,
        attachment_id TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX signed_sheet_by_session ON signed_sheet(session_id);
    CREATE TABLE annulment (
        id TEXT PRIMARY KEY NOT NULL,
        session_id TEXT NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
        resolution_id TEXT NOT NULL REFERENCES resolution(id) DEFERRABLE INITIALLY DEFERRED,
        reach TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT;
    CREATE INDEX annulment_by_session ON annulment(session_id);
    CREATE INDEX annulment_by_resolution ON annulment(resolution_id);
"""
