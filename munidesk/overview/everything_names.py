"""How the records are called that others name by their key: a table of keys alone says nothing to a person."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from munidesk.records.field import Field
from munidesk.records.kind import AnyKind


class Held(Protocol):
    """The records of a kind, read."""

    @property
    def kind(self) -> AnyKind: ...

    @property
    def fields(self) -> tuple[Field, ...]: ...

    @property
    def records(self) -> tuple[Any, ...]: ...


class Names:
    """Of all tables that leave; what is in none of them has no name."""

    def __init__(self, tables: Iterable[Held]) -> None:
        self._tables = {table.kind.table: table for table in tables}
        self._read: dict[str, Mapping[str, str]] = {}

    def known(self, field: Field) -> bool:
        """Whether the field holds keys of one of the tables."""
        return field.says.of in self._tables

    def of(self, field: Field, keys: object) -> str:
        """«Silvia Cabral Techera»; of several keys, each."""
        named = self._named(field.says.of)
        return "; ".join(name for key in str(keys or "").split(",") if (name := named.get(key, "")))

    def _named(self, table: str) -> Mapping[str, str]:
        if table not in self._read:
            self._read[table] = {}  # a kind that names itself by another, and that by this one, ends here
            held = self._tables[table]
            self._read[table] = {str(record.id): self._name(held, record) for record in held.records}
        return self._read[table]

    def _name(self, held: Held, record: object) -> str:
        """Its title; a seat in the council by who sits there."""
        own = held.kind.title_of(record)
        who = next((one for one in held.fields if one.says.of == "person" and self.known(one)), None)
        return own if own or who is None else self.of(who, getattr(record, who.name))
