"""Turn the words that an older version stored into codes, once per file, as one change of the journal."""

from collections.abc import Mapping, Sequence

from munidesk.data.store import Store
from munidesk.data.writer import Writer

Words = Mapping[tuple[str, str], Mapping[str, str]]
"""(table, column) → word that was stored → code."""


def recode(store: Store, writer: Writer, words: Words) -> Sequence[str]:
    """Rewrite each value that is one of the words; other values are left, deleted rows stay deleted.

    Nothing reads otherwise afterwards, so there is nothing to tell.
    """
    for (table, column), codes in words.items():
        for row in store.query(f"SELECT id, deleted_at, {column} AS value FROM {table}"):
            code = codes.get(str(row["value"]), row["value"])
            if code != row["value"]:
                writer.put(table, {"id": row["id"], column: code, "deleted_at": row["deleted_at"]})
    return ()
