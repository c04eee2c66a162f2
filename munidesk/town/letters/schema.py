"""The tables of letters, as a step of the town makes them. Who is named in a paper is in `letter_paper`, private."""

TABLES = (
    """
    CREATE TABLE letter (
        id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL DEFAULT 'note', word TEXT NOT NULL DEFAULT '',
        number INTEGER, year INTEGER, day TEXT NOT NULL,
        about_kind TEXT NOT NULL DEFAULT '', about_id TEXT NOT NULL DEFAULT '',
        addressee TEXT NOT NULL DEFAULT '', person_id TEXT NOT NULL DEFAULT '', neighbour_id TEXT NOT NULL DEFAULT '',
        line TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL, salutation TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '', enclosed TEXT NOT NULL DEFAULT '', ending TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '', signer TEXT NOT NULL DEFAULT '', signer_post TEXT NOT NULL DEFAULT '',
        way TEXT NOT NULL DEFAULT '', received_on TEXT, proof TEXT NOT NULL DEFAULT '',
        proof_note TEXT NOT NULL DEFAULT '', answered_on TEXT, answer TEXT NOT NULL DEFAULT '',
        annulled_on TEXT, annul_reason TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX letter_by_year ON letter (year, kind, number)",
    "CREATE INDEX letter_about ON letter (about_kind, about_id)",
    "CREATE INDEX letter_to_neighbour ON letter (neighbour_id)",
    """
    CREATE TABLE letter_paper (
        id TEXT PRIMARY KEY NOT NULL,
        letter_id TEXT NOT NULL DEFAULT '',
        content TEXT NOT NULL DEFAULT '', received_by TEXT NOT NULL DEFAULT '',
        document_shown TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX letter_paper_of_letter ON letter_paper (letter_id)",
)
