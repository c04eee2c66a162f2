"""Where the file speaks of somebody: every text of every table, and of the history; a new table by itself."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from munidesk.base.sought import Sought
from munidesk.data import entries
from munidesk.data.journal import Columns
from munidesk.data.packed_text import unpack
from munidesk.data.store import Store

_NOT_READ = ("sqlite_%", "search_%", "change_%", "blob", "_sqlite_migrations", "redaction")
"""The inner tables of SQLite, what is made of others (search), the history (read as such) and what are no words."""

_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")


@dataclass(slots=True)
class Mention:
    """A record that names the person. `columns`: those of today, with their texts; `past`: those of the history.

    `sure`: with all the words of the name. `gone`: the record was taken away, and is kept with a mark.
    """

    table: str
    id: str
    columns: dict[str, str] = field(default_factory=dict)
    past: set[str] = field(default_factory=set)
    sure: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """`labels` are changes of the history whose own words name the person, `authors` whether somebody wrote so."""

    records: tuple[Mention, ...]
    labels: int = 0
    authors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.records or self.labels or self.authors)


def mentions(store: Store, sought: Sought) -> Mentions:
    """Every record that names the person today or did once, tables in alphabetical order. Raises UserError."""
    found: dict[tuple[str, str], Mention] = {}
    for table, row_id, gone, columns in _today(store, sought):
        one = found.setdefault((table, row_id), Mention(table, row_id))
        one.columns, one.gone = columns, gone
        one.sure = _surely(sought, columns.values())
    labels, authors = 0, set()
    with store.lock:
        for change in entries.each_sealed(store.connection):
            labels += bool(sought.in_text(change.entry.label))
            if sought.in_text(change.entry.author):
                authors.add(change.entry.author)
            for row in change.rows:
                _add_past(found, sought, *row)
        for row in entries.each_private(store.connection):
            _add_past(found, sought, *row)
    ordered = sorted(found.values(), key=lambda one: (one.table, one.id))
    return Mentions(tuple(ordered), labels, tuple(sorted(authors)))


def tables(store: Store) -> tuple[str, ...]:
    """Those whose texts are read, whoever made them."""
    tests = " AND ".join(f"name NOT LIKE '{one}'" for one in _NOT_READ)
    rows = store.query(f"SELECT name FROM sqlite_master WHERE type = 'table' AND {tests} ORDER BY name")
    return tuple(str(row["name"]) for row in rows)


def _today(store: Store, sought: Sought) -> Iterator[tuple[str, str, bool, dict[str, str]]]:
    for table in tables(store):
        for row in store.query(f"SELECT * FROM {store.table(table)}"):
            columns = {name: text for name, text in _texts(row) if sought.in_text(text)}
            if columns:
                key = row.get("id", next(iter(row.values())))
                yield table, str(key), row.get("deleted_at") is not None, columns


def _texts(row: Columns) -> Iterator[tuple[str, str]]:
    return (
        (name, unpack(value))
        for name, value in row.items()
        if isinstance(value, str) and value and not _KEY.fullmatch(value)
    )


def _add_past(
    found: dict[tuple[str, str], Mention], sought: Sought, table: str, row_id: str, *sides: str | None
) -> None:
    for side in sides:
        if side is None or not side.startswith("{") or not sought.may_be_in(side):
            continue
        for name, text in _texts(json.loads(side)):
            if places := sought.in_text(text):
                one = found.setdefault((table, row_id), Mention(table, row_id))
                one.past.add(name)
                one.sure = one.sure or any(place.sure for place in places)


def _surely(sought: Sought, texts: Iterable[str]) -> bool:
    return any(one.sure for text in texts for one in sought.in_text(text))
