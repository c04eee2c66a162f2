"""What every table of a room owes: each of its columns a field of its type, or a reason for being none."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.records.says import Why
from munidesk.records.sheet import reasons

_SQL = {str: "TEXT", int: "INTEGER", bool: "INTEGER", Decimal: "TEXT", date: "TEXT", time: "TEXT", datetime: "TEXT"}


def tables_of(store: Store) -> dict[str, dict[str, tuple[str, bool]]]:
    """Table → column → (type, whether it is never NULL)."""
    rows = store.query("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [str(row["name"]) for row in rows]
    return {
        name: {
            str(row["name"]): (str(row["type"]), bool(row["notnull"]))
            for row in store.query("SELECT name, type, [notnull] FROM pragma_table_info(:name)", name=name)
        }
        for name in names
    }


def faults(store: Store, kind: Kind[Any]) -> list[str]:
    """What the schema and the kind do not agree in."""
    columns = tables_of(store)[kind.table]
    said = {one.name for one in kind.fields} | kind.columns.keys() | {"deleted_at"}
    found = [f"{kind.table}.{name}" for name in columns.keys() ^ said]
    for one in kind.fields:
        if columns.get(one.name) != (_SQL.get(one.type, "TEXT"), not one.optional):
            found.append(f"{kind.table}.{one.name}: {columns.get(one.name)}")
        if one.name.endswith("_id") and one.says.why is not Why.KEY:
            found.append(f"{kind.table}.{one.name}")
    return found


def kept_back(kinds: Sequence[Kind[Any]]) -> list[str]:
    """The columns that do not leave for a reason other than being a key."""
    return [f"{table}.{column}" for table, column, why in reasons(kinds) if why is not Why.KEY]
