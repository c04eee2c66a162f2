"""Rows to records and back: a table has the columns of its dataclass."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast, get_args, get_type_hints

if TYPE_CHECKING:
    from dataclasses import Field

    from munidesk.data.store import Value


class Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, "Field[object]"]]


R = TypeVar("R", bound=Dataclass)
Convert = Callable[[str], object]


def _converter(annotation: object) -> Convert | None:
    """What turns a stored value into the annotated type; None when it is stored as it is."""
    kind = annotation
    if isinstance(annotation, UnionType):
        kind = next(part for part in get_args(annotation) if part is not type(None))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is time:
        return time.fromisoformat
    if kind is bool:
        return bool
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return cast(Convert, kind)
    return None


@cache
def _plan(kind: type[Dataclass]) -> tuple[tuple[str, Convert | None], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _converter(hints[field.name])) for field in fields(kind))


def read(kind: type[R], row: Mapping[str, object]) -> R:
    """The record of a row that holds all its columns."""
    values: dict[str, object] = {}
    for name, convert in _plan(kind):
        value = row[name]
        values[name] = value if convert is None or value is None else convert(cast(str, value))
    return kind(**values)


def read_all(kind: type[R], rows: Iterable[Mapping[str, object]]) -> tuple[R, ...]:
    return tuple(read(kind, row) for row in rows)


def stored(value: object) -> "Value":
    """A field's value as it goes into a column. Hours are kept to the minute."""
    match value:
        case StrEnum():
            return value.value
        case bool():
            return int(value)
        case Decimal():
            return str(value)
        case datetime() | time():
            return value.replace(tzinfo=None).isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case None | str() | int() | float() | bytes():
            return value
    raise TypeError(type(value))


def columns(values: Mapping[str, object]) -> dict[str, "Value"]:
    return {name: stored(value) for name, value in values.items()}


def to_row(record: Dataclass) -> dict[str, "Value"]:
    """All the columns of a record."""
    return {field.name: stored(getattr(record, field.name)) for field in fields(record)}
