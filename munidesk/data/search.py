"""Search over everything: every word quoted, accents forgiven, exact accents first."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from munidesk.data.store import Store

_TURN = 3
_CAP = 400  # candidates ranked at most: ordering a very common word over everything is slow


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: what it is, its title, and a piece of text around the words."""

    kind: str
    id: str
    title: str
    snippet: str


def index_rows(store: Store, rows: Iterable[tuple[str, str]]) -> None:
    """Bring the index up to date with these (table, id), inside the transaction that changed them."""
    by_table = {one.table: one for one in store.searchable}
    for table, row_id in sorted(rows):
        if (spec := by_table.get(table)) is None:
            continue
        _forget(store.connection, spec.kind, row_id)
        row = store.get(table, row_id)
        if row is None:
            continue
        title = str(row[spec.title_column] or "")
        body = "\n".join(str(row[column]) for column in spec.text_columns if row[column])
        added = store.connection.execute(
            "INSERT INTO search_text (kind, record, title, body) VALUES (?, ?, ?, ?)", (spec.kind, row_id, title, body)
        )
        store.connection.execute(
            "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)", (added.lastrowid, title, body)
        )


def _forget(connection: sqlite3.Connection, kind: str, record: str) -> None:
    old = connection.execute(
        "SELECT id, title, body FROM search_text WHERE kind = ? AND record = ?", (kind, record)
    ).fetchone()
    if old is not None:
        connection.execute(
            "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)", tuple(old)
        )
        connection.execute("DELETE FROM search_text WHERE id = ?", (old["id"],))


def quoted(words: str) -> str:
    """The person's words as an FTS5 expression: each one quoted, the last one as a prefix."""
    terms = ['"' + word.replace('"', '""') + '"' for word in words.split() if any(c.isalnum() for c in word)]
    return " ".join([*terms[:-1], f"{terms[-1]}*"]) if terms else ""


def search(store: Store, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Records that hold all the words, titles before texts, exact accents before folded ones. No words, no hits."""
    expression = quoted(words)
    if not expression:
        return ()
    rows = store.query(
        """
        WITH candidates AS (
            SELECT rowid AS id, bm25(search_index, 8.0, 1.0) AS score,
                   snippet(search_index, 1, '', '', '…', 12) AS snippet
            FROM search_index WHERE search_index MATCH :words LIMIT :cap
        )
        SELECT t.kind, t.record, t.title, c.snippet, t.body, c.score FROM candidates c JOIN search_text t ON t.id = c.id
        """,
        words=expression,
        cap=_CAP,
    )
    exact = [word.casefold() for word in words.split()]

    def rank(row: dict[str, object]) -> tuple[bool, object]:
        text = f"{row['title']} {row['body']}".casefold()
        return not all(word in text for word in exact), row["score"]

    ordered = _by_turns(sorted(rows, key=rank))[:limit]  # type: ignore[arg-type]
    return tuple(Hit(str(row["kind"]), str(row["record"]), str(row["title"]), str(row["snippet"])) for row in ordered)


def _by_turns(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The best three of each kind, then the next three: forty alike contributions do not hide the resolution."""
    seen: Counter[object] = Counter()
    turns: list[tuple[int, dict[str, object]]] = []
    for row in rows:
        turns.append((seen[row["kind"]] // _TURN, row))
        seen[row["kind"]] += 1
    return [row for _turn, row in sorted(turns, key=lambda one: one[0])]
