"""Was no more blacked out of a change than a name? Only whoever still has it as it was can tell: a backup."""

import sqlite3
from contextlib import suppress
from dataclasses import replace

from munidesk.base.sought import BLACK
from munidesk.data import journal
from munidesk.data.packs import BrokenPackError
from munidesk.data.rows import Rows


def blacked_out(connection: sqlite3.Connection) -> frozenset[str]:
    """The changes of which the chain says that something was blacked out; of all others the hash says what they are."""
    with suppress(sqlite3.DatabaseError):  # a copy of an older version has no such table
        rows = connection.execute("SELECT id FROM redaction WHERE deleted_at IS NULL").fetchall()
        return frozenset(str(row[0]) for row in rows)
    return frozenset()


def is_only_blacked(here: sqlite3.Connection, there: sqlite3.Connection, change_id: str) -> bool:
    """Whether the change says `here` what it says `there`, but for what is black: nothing else, in nothing's place."""
    heads = [_head(one, change_id) for one in (here, there)]
    if replace(heads[0], label="") != replace(heads[1], label=""):
        return False
    try:
        texts = [b",".join(Rows(one).texts(change_id)).decode("utf-8", "surrogatepass") for one in (here, there)]
    except BrokenPackError:
        return False
    return is_rest(heads[0].label, heads[1].label) and is_rest(texts[0], texts[1])


def is_rest(blacked: str, whole: str) -> bool:
    """Whether what is left between the black is the whole text without some pieces, in its order."""
    first, *rest = blacked.split(BLACK)
    if not rest:
        return blacked == whole
    if not whole.startswith(first) or not whole.endswith(rest[-1]):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = whole.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= len(whole) - len(rest[-1])


def _head(connection: sqlite3.Connection, change_id: str) -> journal.Entry:
    return journal.entry_of(connection.execute("SELECT * FROM change_set WHERE id = ?", (change_id,)).fetchone())
