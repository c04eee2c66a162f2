"""Read a stored row's values with their types."""

from collections.abc import Mapping
from datetime import date

Value = str | int | float | bytes | None
Row = Mapping[str, Value]


def text(row: Row, key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def day(row: Row, key: str) -> date | None:
    stored = text(row, key)
    return date.fromisoformat(stored) if stored else None
