"""What is typed and is no record yet: inside the file, outside the journal, erased when it is done with.

It may name a neighbour, so it never leaves the municipality's file: no backup
holds it, and what is erased is written over in the file.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from munidesk.base.dates import now
from munidesk.base.spanish import fold
from munidesk.data.store import Store


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The contents of the fields by their name, as they were at `at`."""

    id: str
    at: datetime
    values: dict[str, str]


def keep(store: Store, draft_id: str, key: str, values: Mapping[str, str]) -> None:
    """Write the draft, on disk when this returns. `key` says what it is for: «initiative.new».

    Nothing on a file opened for reading. Raises DiskError when the disk refuses.
    """
    text = json.dumps(dict(values), ensure_ascii=False)
    _write(
        store, "INSERT OR REPLACE INTO draft (id, key, at, content) VALUES (?, ?, ?, ?)",
        draft_id, key, now().isoformat(), text,
    )  # fmt: skip


def newest(store: Store, key: str) -> KeptDraft | None:
    """The last one kept for `key`."""
    rows = store.query("SELECT * FROM draft WHERE key = :key ORDER BY at DESC, id DESC LIMIT 1", key=key)
    if not rows:
        return None
    row = rows[0]
    return KeptDraft(str(row["id"]), datetime.fromisoformat(str(row["at"])), json.loads(str(row["content"])))


def forget(store: Store, draft_id: str) -> None:
    """Erase one."""
    _write(store, "DELETE FROM draft WHERE id = ?", draft_id)


def forget_naming(store: Store, words: str) -> None:
    """Erase every draft that holds `words`: a person asked to be forgotten."""
    wanted = fold(words.strip())
    for row in store.query("SELECT id, content FROM draft") if wanted else ():
        if any(wanted in fold(str(value)) for value in json.loads(str(row["content"])).values()):
            forget(store, str(row["id"]))


def count(store: Store) -> int:
    return int(str(store.query("SELECT count(*) AS n FROM draft")[0]["n"]))


def forget_all(store: Store) -> None:
    _write(store, "DELETE FROM draft")


def _write(store: Store, sql: str, *params: str) -> None:
    # SQLite leaves erased text in the free pages of the file unless it is told to write over it.
    store.write_aside("PRAGMA secure_delete=ON")
    store.write_aside(sql, params)


def wipe_copy(connection: sqlite3.Connection) -> None:
    """Take the drafts out of a copy that leaves this file; one of an older version has none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'draft'").fetchone():
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM draft")
