"""Which column is which, found by header words or as the person chose last time for a sheet of the same header."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.records.says import Key, Says, Sense


@dataclass(frozen=True, slots=True)
class ImportField:
    """`also` are folded header words that mean this field; `many` takes several columns, joined."""

    key: str
    label: str
    also: tuple[str, ...] = ()
    many: bool = False


ColumnMap = dict[str, tuple[int, ...]]
"""Field key → positions of its columns, from 0."""


def _same(header: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(header)).split())


def guess(header: Sequence[str], fields: Sequence[ImportField]) -> ColumnMap:
    """The fields whose label or other words are a header, whole; a column serves one field."""
    found: ColumnMap = {}
    for at, title in enumerate(header):
        words = _same(title)
        for field in fields:
            if words in {_same(field.label), field.key, *field.also} and (field.many or field.key not in found):
                found[field.key] = (*found.get(field.key, ()), at)
                break
    return found


def chosen(header: Sequence[str], fields: Sequence[ImportField], mapping: Mapping[str, str]) -> ColumnMap:
    """What the person said: field key or label → header, letter of the column, or several joined by «+».

    Raises UserError for a field or a column that is not there.
    """
    by_name = {name: field.key for field in fields for name in (field.key, _same(field.label))}
    found: ColumnMap = {}
    for name, columns in mapping.items():
        key = by_name.get(name) or by_name.get(_same(name))
        if key is None:
            known = ", ".join(field.key for field in fields)
            raise UserError(_("No existe el campo «{name}». Los que hay: {known}.").format(name=name, known=known))
        found[key] = tuple(_position(header, part) for part in columns.split("+"))
    return found


def _position(header: Sequence[str], name: str) -> int:
    titles = [_same(title) for title in header]
    if _same(name) in titles:
        return titles.index(_same(name))
    letters = name.strip().upper()
    if letters.isalpha() and len(letters) == 1 and ord(letters) - 65 < len(header):
        return ord(letters) - 65
    raise UserError(_("No hay una columna «{name}». Las que hay: {known}.").format(name=name, known=", ".join(header)))


def _signature(header: Sequence[str]) -> str:
    return "|".join(_same(title) for title in header)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMap:
    """Which column was which the last time a sheet of this header came in."""

    id: Key = ""
    kind: Annotated[str, Says("Qué se importó", means="people, attendance, votes, initiatives, plan")]
    signature: Annotated[str, Says("Encabezados", means="Los de la planilla, separados por «|»", sense=Sense.LONG)]
    columns: Annotated[
        str, Says("Columnas", means="Cada dato y las columnas de donde sale, contadas desde 0 (JSON)", sense=Sense.LONG)
    ]


IMPORT_MAPS = Kind(
    record=ImportMap, table="import_map", one="planilla conocida", many="planillas conocidas", feminine=True,
    title="kind", same=("kind", "signature"),
    plain=False,
)  # fmt: skip


def _kept(store: Store, kind: str, header: Sequence[str]) -> ImportMap | None:
    found = IMPORT_MAPS.all(store, kind=kind, signature=_signature(header))
    return found[0] if found else None


def remembered(store: Store, kind: str, header: Sequence[str]) -> ColumnMap:
    """The columns of the last import of a sheet with this header; {} when there was none."""
    kept = _kept(store, kind, header)
    stored = json.loads(kept.columns) if kept is not None else {}
    return {str(key): tuple(int(at) for at in places) for key, places in stored.items()}


def remember(store: Store, kind: str, header: Sequence[str], columns: ColumnMap) -> None:
    """Keep the choice for the next sheet with this header."""
    kept = _kept(store, kind, header)
    made = ImportMap(
        id=kept.id if kept is not None else "",
        kind=kind,
        signature=_signature(header),
        columns=json.dumps(columns),
    )
    IMPORT_MAPS.save(store, made, label=_("Recordar las columnas"))
