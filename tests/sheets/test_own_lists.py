"""A list of ours that comes back: each column is the field it was written from, whatever the list."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.codes import Code
from munidesk.records.kind import Kind
from munidesk.records.says import Sense
from munidesk.sheets.match import match
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from tests.sheets.books import grasp


def _fields(kind: Kind) -> list[TargetField]:
    return [
        TargetField(
            one.name, one.label, one.type, one.says.also, choices=one.choices, money=one.says.sense is Sense.MONEY,
            needed=one.says.needed,
        )
        for one in kind.fields
        if one.leaves and not one.says.of
    ]  # fmt: skip


KINDS = [
    kind
    for feature in catalog.HOUSE.features
    for kind in feature.kinds
    if not kind.private and 1 < len(_fields(kind)) == len({one.label for one in _fields(kind)})
]


def _value(one: TargetField, at: int) -> object:
    if issubclass(one.type, Code):
        words = [code.word for code in one.choices if code.word] or ["una"]
        return words[at % len(words)]
    if issubclass(one.type, datetime):
        return f"0{at}/03/2026 10:00"
    values = {
        bool: ["sí", "no"][at % 2], int: 7 * at + 1, Decimal: 3.5 * at + 1, date: date(2026, 3, at + 1),
        time: time(9 + at), str: f"{one.label.lower()} número {at}",
    }  # fmt: skip
    return values[one.type]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_each_exported_column_is_its_own_field(kind: Kind) -> None:
    fields = _fields(kind)
    rows = [[one.label for one in fields], *([_value(one, at) for one in fields] for at in range(1, 4))]
    sheet = grasp(rows, words=rows[0])
    assert (sheet.header_line, len(sheet.data), sheet.totals) == (1, 3, ())
    assert match(fields, sheet, Shape()).columns == {one.key: (at,) for at, one in enumerate(fields)}
