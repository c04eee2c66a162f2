"""Search over everything: every word quoted, accents forgiven, exact accents first."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from munidesk.base.errors import FileError, Trouble, UserError
from munidesk.base.i18n import _
from munidesk.data.journal import Columns
from munidesk.data.search_index import mend
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


def quoted(words: str) -> str:
    """The person's words as an FTS5 expression: each one quoted, the last one as a prefix."""
    terms = ['"' + word.replace('"', '""') + '"' for word in words.split() if any(c.isalnum() for c in word)]
    return " ".join([*terms[:-1], f"{terms[-1]}*"]) if terms else ""


def search(store: Store, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Records that hold all the words, titles before texts, exact accents before folded ones. No words, no hits."""
    expression = quoted(words)
    if not expression:
        return ()
    ordered = _by_turns(sorted(_candidates(store, expression), key=_ranking(words)))[:limit]
    return tuple(Hit(str(row["kind"]), str(row["record"]), str(row["title"]), str(row["snippet"])) for row in ordered)


def _candidates(store: Store, expression: str) -> list[Columns]:
    """A damaged index is made anew and read again."""
    try:
        return _matches(store, expression)
    except (sqlite3.DatabaseError, FileError) as error:
        if isinstance(error, FileError) and error.trouble is not Trouble.DAMAGED:
            raise
        with suppress(sqlite3.DatabaseError):
            if mend(store):
                return _matches(store, expression)
        raise UserError(
            _("El índice de búsqueda está dañado y aquí no se puede rehacer. Lo demás se lee y se guarda igual.")
        ) from error


def _matches(store: Store, expression: str) -> list[Columns]:
    return store.query(
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


def _ranking(words: str) -> Callable[[Columns], tuple[bool, float]]:
    """Exact accents first, then as the index weighs them."""
    exact = [word.casefold() for word in words.split()]

    def rank(row: Columns) -> tuple[bool, float]:
        text = " ".join((str(row["title"]), str(row["body"]))).casefold()
        return not all(word in text for word in exact), float(row["score"] or 0)

    return rank


def _by_turns(rows: list[Columns]) -> list[Columns]:
    """The best three of each kind, then the next three: forty alike contributions do not hide the resolution."""
    seen: Counter[object] = Counter()
    turns: list[tuple[int, Columns]] = []
    for row in rows:
        turns.append((seen[row["kind"]] // _TURN, row))
        seen[row["kind"]] += 1
    return [row for _turn, row in sorted(turns, key=lambda one: one[0])]
