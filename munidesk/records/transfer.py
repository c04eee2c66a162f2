"""The records of a kind as text that comes back the same: every column, in words for people or in codes for programs.

A list for people (`records.sheet`) rounds, leaves columns out and makes texts tidy; this loses nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from munidesk.base.codes import Code
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.letters import in_words
from munidesk.data.journal import Value
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind
from munidesk.records.says import Sense, Why


@dataclass(frozen=True, slots=True)
class Way:
    """How values are written: in words with the decimal sign of `figures`, or `plain`, as the file keeps them."""

    figures: Figures
    plain: bool = False


def leaving(kind: AnyKind, *, private: bool) -> tuple[Field, ...]:
    """The fields that go, the keys that join tables last. Without `private`, none that leads to a private person."""
    if kind.private and not private:
        return ()
    found = [one for one in kind.fields if private or one.says.why is not Why.PRIVATE]
    return tuple(sorted(found, key=lambda one: one.says.why is Why.KEY))


def heads(fields: Sequence[Field], way: Way) -> tuple[str, ...]:
    """What the columns are called: their labels, two alike told apart by their keys; the keys alone for programs."""
    labels = [one.label for one in fields]
    if way.plain:
        return tuple(one.name for one in fields)
    return tuple(
        label if labels.count(label) == 1 else f"{label} ({one.name})"
        for one, label in zip(fields, labels, strict=True)
    )


def words(fields: Sequence[Field]) -> dict[str, dict[str, str]]:
    """Column → word → code, for the columns of codes: what `read` needs to take the words back."""
    return {
        one.name: {code.word: code.value for code in reversed(one.choices) if code.word}
        for one in fields
        if one.is_code
    }


def write(field: Field, value: object, way: Way) -> str:
    """The value as text; a blank is empty."""
    if value is None:
        return ""
    if way.plain:
        stored = field.stored(value) if field.says.sense is not Sense.KEPT else value
        return str(stored)
    match value:
        case Code():
            return value.word
        case str():
            return in_words(value)
        case bool():
            return _("sí") if value else _("no")
        case int() if field.says.sense is Sense.MONEY:
            return _exact(Decimal(value) / 100, way)
        case Decimal():
            return _exact(value, way)
        case datetime() if field.says.sense is Sense.SECOND:
            return f"{value:%Y-%m-%d %H:%M:%S}"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case time():
            return f"{value:%H:%M}"
    return str(value)


def _exact(value: Decimal, way: Way) -> str:
    return f"{value:f}".replace(".", way.figures.currency.decimal)


def read(field: Field, text: str, way: Way, codes: Mapping[str, str]) -> object:
    """The value that `write` wrote, or that a person put there in its place. Raises UserError bound to the field."""
    if text == "" and field.optional:
        return None
    if field.is_code:
        return field.load(codes.get(text, text))
    if field.type is str:
        return codes.get(text, text)
    try:
        return _plain(field, text) if way.plain else _said(field, text, way)
    except (ValueError, InvalidOperation):
        return field.read(text, way.figures)


def _plain(field: Field, text: str) -> object:
    stored: Value = int(text) if field.type in {int, bool} else text
    return field.load(stored)


def _said(field: Field, text: str, way: Way) -> object:
    """As it was written. Raises ValueError or InvalidOperation for what looks otherwise."""
    mark = way.figures.currency.decimal
    if field.says.sense is Sense.MONEY:
        return int(Decimal(text.replace(mark, ".")) * 100)
    if field.type is bool:
        return {_("sí"): True, _("no"): False}[text] if text in {_("sí"), _("no")} else field.read(text, way.figures)
    if field.type is Decimal:
        return Decimal(text.replace(mark, "."))
    if field.type in {date, time, datetime}:
        return field.load(text)
    return int(text)


def missing(fields: Sequence[Field], given: Sequence[str]) -> Iterator[Field]:
    """The fields that a table does not bring."""
    yield from (one for one in fields if one.name not in given)
