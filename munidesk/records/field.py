"""A field of a record: its column, how it is read from what a person typed, and how it is shown."""

import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Protocol, cast, get_args, get_origin, get_type_hints

from munidesk.base.codes import Code
from munidesk.base.dates import parse_date, parse_moment, parse_time, show_date, show_time
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.letters import in_words
from munidesk.base.spanish import fold
from munidesk.data.journal import Value
from munidesk.data.packed_text import pack, unpack
from munidesk.records.says import Says, Sense, Why

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    class Record(DataclassInstance, Protocol):
        """A frozen dataclass whose `id` is the key of its row."""

        @property
        def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Handling:
    """How values of a type travel: column → value, value → column, value → text for people, their text → value."""

    load: Callable[[str], object]
    stored: Callable[..., Value]
    show: Callable[..., str]
    read: Callable[[str, Figures], object]


def _yes_or_no(text: str) -> bool:
    if fold(text) in {"si", "s", "x", "1", "true", "verdadero", "yes"}:
        return True
    if fold(text) in {"no", "n", "0", "false", "falso"}:
        return False
    raise UserError(_("«{text}» no dice sí ni no.").format(text=text))


def _minute(value: datetime | time) -> str:
    """Hours are kept to the minute."""
    return value.replace(tzinfo=None).isoformat(timespec="minutes")


def _second(value: datetime) -> str:
    """How long somebody spoke is told to the second."""
    return value.replace(tzinfo=None, microsecond=0).isoformat()


def _shown_moment(value: datetime, _figures: Figures) -> str:
    return f"{show_date(value.date())} {show_time(value)}"


_TYPES: dict[type, Handling] = {
    str: Handling(str, str, lambda value, _f: in_words(value), lambda text, _f: text),
    int: Handling(int, int, lambda value, figures: figures.number(value), lambda text, f: f.whole(text)),
    bool: Handling(bool, int, lambda value, _f: _("sí") if value else _("no"), lambda text, _f: _yes_or_no(text)),
    Decimal: Handling(Decimal, str, lambda value, figures: figures.number(value), lambda text, f: f.parse(text)),
    date: Handling(
        date.fromisoformat,
        date.isoformat,
        lambda value, _f: show_date(value),
        lambda text, _f: parse_date(text),
    ),
    time: Handling(time.fromisoformat, _minute, lambda value, _f: show_time(value), lambda text, _f: parse_time(text)),
    datetime: Handling(datetime.fromisoformat, _minute, _shown_moment, lambda text, _f: parse_moment(text)),
}


_PLAIN = frozenset([str, int])
Storer = tuple[str, Callable[[object], Value], frozenset[type]]
"""The column, what turns a value into it, and the types of values that are columns already."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record kind. `type` is the bare type; `optional` says that None is a value of it, the blank."""

    name: str
    says: Says
    type: type
    optional: bool
    has_default: bool

    @property
    def label(self) -> str:
        return _(self.says.label)

    @property
    def meaning(self) -> str:
        """For the dictionary of columns: what it says, or its label when that is all there is to say."""
        return _(self.says.means) if self.says.means else self.label

    @property
    def is_code(self) -> bool:
        return issubclass(self.type, Code)

    @property
    def choices(self) -> tuple[Code, ...]:
        """The values it can take, when they are a list."""
        return tuple(self.type) if self.is_code else ()  # type: ignore[arg-type]

    @property
    def leaves(self) -> bool:
        """Whether it is written where data leave: exports, the hand-over."""
        return self.says.why in {None, Why.KEY}

    @property
    def handling(self) -> Handling:
        if self.says.sense is Sense.KEPT:
            return Handling(unpack, pack, lambda value, _f: value, lambda text, _f: text)
        if self.says.sense is Sense.SECOND:
            return replace(_TYPES[datetime], stored=_second)
        if self.is_code:
            return Handling(cast("type[Code]", self.type).of, str, lambda value, _f: value.word, self._read_code)
        return _TYPES[self.type]

    def load(self, stored: Value) -> object:
        """The value of a column."""
        return None if stored is None else self.handling.load(stored)  # type: ignore[arg-type]

    def stored(self, value: object) -> Value:
        """The value as it goes into the column. Raises TypeError for one of another type: that is a bug of ours."""
        return _storer(self)(value)

    def show(self, value: object, figures: Figures) -> str:
        """As a person reads it; empty for a blank, which is never a zero."""
        if value is None or value == "":
            return ""
        match self.says.sense:
            case Sense.MONEY:
                return figures.amount(value)  # type: ignore[arg-type]
            case Sense.YEAR:
                return str(value)
        return self.handling.show(value, figures)

    def read(self, text: str, figures: Figures) -> object:
        """What a person typed or a sheet holds. Raises UserError bound to this field."""
        cleaned = text.strip()
        if not cleaned and self.type is not str and not self.is_code:
            if self.optional:
                return None
            raise UserError(_("Falta «{label}».").format(label=self.label), code="missing", field=self.name)
        try:
            if self.says.sense is Sense.MONEY:
                return figures.cents(cleaned)
            return self.handling.read(text if self.says.sense in {Sense.LONG, Sense.RICH} else cleaned, figures)
        except UserError as error:
            raise UserError(str(error), code=error.code or "unreadable", field=self.name) from None

    def _read_code(self, text: str, _figures: Figures) -> object:
        found = self.type.read(text)  # type: ignore[attr-defined]
        if found is None:
            words = ", ".join(one.word for one in self.choices if one.word)
            raise UserError(
                _("«{text}» no es un valor de «{label}». Puede ser: {words}.").format(
                    text=text, label=self.label, words=words
                )
            )
        return found


@cache
def fields_of(record: "type[DataclassInstance]") -> tuple[Field, ...]:
    """The fields of a record kind in order. Raises TypeError for one that does not say itself."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        _field(one.name, hints[one.name], one.default is not MISSING or one.default_factory is not MISSING)
        for one in fields(record)
    )


@cache
def loaders_of(record: "type[DataclassInstance]") -> tuple[tuple[str, Callable[[str], object] | None], ...]:
    """What turns each column into its value, None where it is one already: a board reads ten thousand rows."""
    return tuple(
        (one.name, None if one.type in _PLAIN and one.says.sense is not Sense.KEPT else one.handling.load)
        for one in fields_of(record)
    )


@cache
def storers_of(record: "type[DataclassInstance]") -> tuple[Storer, ...]:
    """What turns each value into its column, as `Field.stored`: an import writes thousands of rows."""
    return tuple((one.name, _storer(one), _as_it_is(one)) for one in fields_of(record))


@cache
def values_of(record: "type[DataclassInstance]") -> Callable[[object], tuple[Value, ...]]:
    """What gives the values of a record in the order of its fields (every kind has several), columns or not."""
    return attrgetter(*(one.name for one in fields_of(record)))


def _as_it_is(one: Field) -> frozenset[type]:
    """The types of its values that are columns already."""
    plain = one.type in _PLAIN and one.says.sense is not Sense.KEPT
    return frozenset([*([one.type] if plain else ()), *([type(None)] if one.optional else ())])


def _storer(one: Field) -> Callable[[object], Value]:
    name, kind, optional, stored = one.name, one.type, one.optional, one.handling.stored

    def store(value: object) -> Value:
        if value is None:
            if not optional:
                raise TypeError(f"{name}: None")
            return None
        if not isinstance(value, kind) or (kind is date and isinstance(value, datetime)):
            raise TypeError(f"{name}: {value!r}")
        return stored(value)

    return store


def _field(name: str, hint: object, has_default: bool) -> Field:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{name} does not say itself: Annotated[…, Says(…)]")
    bare, *extras = get_args(hint)
    says = next((one for one in extras if isinstance(one, Says)), None)
    if says is None:
        raise TypeError(f"{name} does not say itself: Annotated[…, Says(…)]")
    parts = get_args(bare) if isinstance(bare, types.UnionType) else (bare,)
    (kind,) = (one for one in parts if one is not type(None))
    if kind not in _TYPES and not issubclass(kind, Code):
        raise TypeError(f"{name}: {kind} has no column of its own")
    return Field(name, says, kind, len(parts) > 1, has_default)
