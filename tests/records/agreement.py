"""Whether the kinds of a feature say every column of its tables, each with its type and few reasons to hide one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlite_utils import Database

from munidesk.base.codes import Code
from munidesk.data.schema import Schema
from munidesk.records.kind import Kind
from munidesk.records.says import Why

Kinds = Sequence[Kind[Any]]
STORED: Mapping[type, str] = {
    str: "TEXT", Code: "TEXT", Decimal: "TEXT", date: "TEXT", time: "TEXT", datetime: "TEXT", int: "INTEGER",
    bool: "INTEGER",
}  # fmt: skip


def tables(schema: Schema) -> dict[str, dict[str, tuple[str, bool]]]:
    """Table → column → (type, may be blank), as the steps of the schema make them."""
    made = Database(memory=True)
    schema.migrations.run(made, schema.migrations.names)
    return {
        str(name): {row[1]: (row[2], not row[3]) for row in made.execute(f"PRAGMA table_info({name})")}
        for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }


def unsaid(schema: Schema, kinds: Kinds, program: Iterable[str] = ()) -> list[str]:
    """Columns no kind says, or said that are not there, or of another type; empty when they agree."""
    found = []
    by_table = {one.table: one for one in kinds}
    for table, columns in tables(schema).items():
        if table in program:
            continue
        kind = by_table.pop(table, None)
        if kind is None:
            found.append(f"{table}: no kind")
            continue
        said = {one.name: _column(one.type, one.optional) for one in kind.fields}
        own = {name: what for name, what in columns.items() if name not in {*kind.columns, "deleted_at"}}
        found.extend(f"{table}.{name}: {own.get(name)} in the table, {said.get(name)} said"
                     for name in {*own, *said} if own.get(name) != said.get(name))  # fmt: skip
    return [*found, *(f"{table}: no table" for table in by_table)]


def _column(kind: type, optional: bool) -> tuple[str, bool]:
    return STORED[Code if issubclass(kind, Code) else kind], optional


def hidden(kinds: Kinds) -> tuple[int, int]:
    """(columns with a reason other than KEY, all columns)."""
    reasons = [one.says.why for kind in kinds for one in kind.fields]
    reasons.extend(why for kind in kinds for why in kind.columns.values())
    return sum(why not in {None, Why.KEY} for why in reasons), len(reasons)
