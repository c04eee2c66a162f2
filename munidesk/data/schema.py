"""What a room or feature stores: its migrations, which tables are private, which texts can be searched."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

    Step = Callable[[Database], None]


class Steps:
    """The migration steps of a schema, in order: `@steps()` over a function adds it under its name.

    sqlite-utils runs them; it is loaded only when a file has steps to run, since
    on most mornings there is none and its import takes longer than opening the file.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._steps: list[tuple[str, Step]] = []

    def __call__(self, *, name: str = "") -> "Callable[[Step], Step]":
        def add(step: "Step") -> "Step":
            self._steps.append((name or step.__name__, step))
            return step

        return add

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _step in self._steps)

    def run(self, db: "Database", wanted: Collection[str]) -> None:
        """The wanted steps alone, in their order."""
        for name, step in self._steps:
            if name in wanted:
                step(db)

    def built(self) -> "Migrations":
        from sqlite_utils import Migrations

        made = Migrations(self.name)
        for name, step in self._steps:
            made(name=name)(step)
        return made


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A new way of keeping what is already there, run once on a file of an older version, after its migrations.

    Its changes go through the journal like any other, so that the chain still tells every value; migrations change
    tables, never values. `verb` is "module:function", loaded only for such a file: it takes the store and its writer,
    and returns what the person has to know, a line per record that now reads otherwise. `label` is a msgid, said in the
    history («Actualización a la versión 0.2»).
    """

    name: str
    verb: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Searchable:
    """The texts of `table` that search finds. `kind` is what a hit opens ("session", "person").

    `called` ("module:verb", given the row) is how people call it besides its title: «resolución 48/2026».
    `letters` ("module:verb", loaded when first used) gives what a stored text says, where the column keeps marks too.
    """

    table: str
    kind: str
    title_column: str
    text_columns: tuple[str, ...] = ()
    letters: str = ""
    called: str = ""
    called_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settling:
    """What a change of `tables` makes untrue elsewhere is set right within it, so that both are undone together.

    `verb` is "module:function", loaded when such a change is made: it takes the store and its writer.
    """

    tables: frozenset[str]
    verb: str


@dataclass(frozen=True, slots=True)
class Schema:
    """One per room or feature. Tables are STRICT, `id TEXT PRIMARY KEY NOT NULL`, with a `deleted_at` mark.

    Rows of `private` tables identify private persons: only salted digests of
    their values enter the chain, so that they can be erased without breaking it.
    `searchable` may be of a module not loaded yet; `all_searchable` goes through it.

    `checks` ("module:verb", loaded when the file is checked) know what the chain does not: what the rows mean. Each
    takes the store and yields the problems it finds, a short piece at a time.
    """

    name: str
    migrations: Steps
    private: frozenset[str] = frozenset()
    searchable: Iterable[Searchable] = ()
    rewrites: tuple[Rewrite, ...] = ()
    checks: tuple[str, ...] = ()
    never_blacked: frozenset[str] = frozenset()
    """Tables of signed papers: a change that alters a row of theirs stays in the history word for word."""
    settling: tuple[Settling, ...] = ()
    blobs: tuple[tuple[str, str], ...] = ()
    """(table, column) of what holds the SHA-256 of a blob."""

    @property
    def step_names(self) -> tuple[str, ...]:
        """Everything that brings an older file up to date."""
        return (*self.migrations.names, *(one.name for one in self.rewrites))


def settling(schemas: Iterable[Schema], tables: Collection[str]) -> Iterable[Callable[..., Any]]:
    """The verbs that set right what a change of `tables` makes untrue elsewhere, each loaded when it is needed."""
    for one in (each for schema in schemas for each in schema.settling):
        if not one.tables.isdisjoint(tables):
            module, _colon, verb = one.verb.partition(":")
            yield getattr(import_module(module), verb)


def all_searchable(schemas: Iterable[Schema]) -> tuple[Searchable, ...]:
    """What search finds in a file of these schemas. Raises ValueError when a private table is among it."""
    found = tuple((schema, one) for schema in schemas for one in schema.searchable)
    # The index would keep words of a person after erasing: FTS5 only marks them as gone.
    if wrong := sorted(one.table for schema, one in found if one.table in schema.private):
        raise ValueError(f"private and searchable: {wrong}")
    return tuple(one for _schema, one in found)


_migrations = Steps("data")

_FIRST_SEARCH_TEXT = """CREATE TABLE search_text (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE (kind, record)
    ) STRICT"""
_SEARCH_TEXT = (
    """CREATE TABLE search_text (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT""",
    # Half of a key is the day it was made, and all of it stands in the row: its end is index enough.
    "CREATE INDEX search_text_record ON search_text(substr(record, -8))",
)
_SEARCH_INDEX = """CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )"""
SEARCH_LIGHTER = "m006_search_text_by_the_end_of_the_key"
"""The step that took the index of whole keys out of `search_text`; no two rows of one record are `search_index`'s."""


def search_objects(*, lighter: bool) -> tuple[str, ...]:
    """What the index of search is made of, which can be made anew at any time; before that step, or since."""
    return (*(_SEARCH_TEXT if lighter else (_FIRST_SEARCH_TEXT,)), _SEARCH_INDEX)


_JOURNAL = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE change_set (
        id TEXT PRIMARY KEY NOT NULL, device_id TEXT NOT NULL, seq INTEGER NOT NULL, author TEXT NOT NULL,
        label TEXT NOT NULL, at TEXT NOT NULL, undone TEXT NOT NULL, hash TEXT NOT NULL, prev_hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE change_row (
        change_id TEXT NOT NULL, position INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
        before TEXT, after TEXT, PRIMARY KEY (change_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE change_private (
        change_id TEXT NOT NULL, position INTEGER NOT NULL, salt TEXT NOT NULL, before TEXT, after TEXT,
        PRIMARY KEY (change_id, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE blob (sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT",
)


@_migrations()
def m001_create_journal(db: "Database") -> None:
    for statement in (*_JOURNAL, *search_objects(lighter=False)):
        db.execute(statement)


@_migrations()
def m002_create_draft(db: "Database") -> None:
    db.execute(
        """CREATE TABLE draft (
            id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )


@_migrations()
def m003_one_chain_per_device(db: "Database") -> None:
    db.execute("ALTER TABLE change_set ADD COLUMN seen TEXT NOT NULL DEFAULT ''")


@_migrations()
def m004_pack_changes(db: "Database") -> None:
    from munidesk.data.rows import pack_all

    pack_all(db.conn)


@_migrations()
def m005_create_redaction(db: "Database") -> None:
    db.execute("CREATE TABLE redaction (id TEXT PRIMARY KEY NOT NULL, hash TEXT NOT NULL, deleted_at TEXT) STRICT")


@_migrations(name=SEARCH_LIGHTER)
def m006_search_text_by_the_end_of_the_key(db: "Database") -> None:
    """What is indexed keeps its number, so that the index itself holds. A damaged one was taken away before."""
    there = db["search_text"].exists()
    if there:
        db.execute("ALTER TABLE search_text RENAME TO search_text_before")
    for statement in _SEARCH_TEXT if there else search_objects(lighter=True):
        db.execute(statement)
    if there:
        db.execute("INSERT INTO search_text SELECT id, kind, record, title, body FROM search_text_before")
        db.execute("DROP TABLE search_text_before")


JOURNAL = Schema("data", _migrations, checks=("munidesk.data.redaction:problems",))
