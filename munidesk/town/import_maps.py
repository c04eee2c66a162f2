"""Which column is which, found by header words or as the person chose last time for a sheet of the same header."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store


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


def remembered(store: Store, kind: str, header: Sequence[str]) -> ColumnMap:
    """The columns of the last import of a sheet with this header; {} when there was none."""
    rows = store.select("import_map", kind=kind, signature=_signature(header))
    if not rows:
        return {}
    stored = json.loads(str(rows[0]["columns"]))
    return {str(key): tuple(int(at) for at in places) for key, places in stored.items()}


def remember(store: Store, kind: str, header: Sequence[str], columns: ColumnMap) -> None:
    """Keep the choice for the next sheet with this header."""
    signature = _signature(header)
    rows = store.select("import_map", kind=kind, signature=signature)
    row = {"kind": kind, "signature": signature, "columns": json.dumps(columns)}
    with store.change(_("Recordar las columnas")) as writer:
        writer.put("import_map", {**row, **({"id": str(rows[0]["id"])} if rows else {})})
