"""A kind as a sheet of data: every column that leaves, typed cells, and the dictionary that explains them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from munidesk.base.codes import Code
from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.letters import in_words
from munidesk.base.spanish import capital
from munidesk.data import exchange
from munidesk.data.leaf import Form, Leaf, Value
from munidesk.records.field import Field
from munidesk.records.kind import Kind, R
from munidesk.records.says import Sense, Why

Cell = str | int | float | Decimal | bool | date | time | datetime | Code | None
"""A value with its type: a blank is None, never a zero; a code is written as its word, except in JSON."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One record by `id`, or the newest of its kind; lists are cut to the days `since`…`until`, both included.

    `body`, `member` and `kind` narrow what takes them (`Paper.takes`), by a name or an id.
    """

    id: str = ""
    since: date | None = None
    until: date | None = None
    body: str = ""
    member: str = ""
    kind: str = ""

    @property
    def words(self) -> str:
        """«Del 1/1/2026 al 31/12/2026»; empty where nothing was cut."""
        since, until = (show_date(day) if day else "" for day in (self.since, self.until))
        if since and until:
            return _("Del {since} al {until}").format(since=since, until=until)
        return (
            _("Desde el {day}").format(day=since) if since else _("Hasta el {day}").format(day=until) if until else ""
        )

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list to be written as CSV, XLSX or JSON, or printed. `keys` name the columns for scripts.

    `forms` say what columns hold where their cells do not; `summed` are the columns, by their heading, that have a
    total in a workbook. `about` is the line under the title: what was chosen. `apart` are the columns that tell a
    record from its like when the list comes back, and that no paper has.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    forms: Mapping[str, Form] = field(default_factory=dict)
    summed: tuple[str, ...] = ()
    about: str = ""
    apart: tuple[str, ...] = ()


def write_sheet(sheet: Sheet, path: Path, figures: Figures) -> None:
    """By the suffix: .csv and .xlsx carry words, .json the keys and codes that programs read.

    Figures of a CSV have the decimal sign of the country; those of the others are numbers.
    """
    if path.suffix.lower() == ".json":
        keys = sheet.keys or sheet.header
        exchange.write_json(path, [dict(zip(keys, map(_json, row), strict=True)) for row in sheet.rows])
        return
    if path.suffix.lower() == ".csv":
        exchange.write_csv(path, sheet.header, (tuple(map(_plain, row)) for row in sheet.rows), figures)
    else:
        exchange.write_book(path, sheet.title, (leaf_of(sheet),), figures.currency)


def leaf_of(sheet: Sheet) -> Leaf:
    """The list as one sheet of a workbook."""
    forms = [sheet.forms.get(head, Form.PLAIN) for head in sheet.header]
    summed = [at for at, head in enumerate(sheet.header) if head in sheet.summed]
    rows = tuple(tuple(map(_typed, row)) for row in sheet.rows)
    return Leaf(sheet.title, sheet.header, rows, forms, summed, sheet.about)


def _typed(cell: Cell) -> Value:
    """Numbers, days and hours stay what they are; codes and truth values become words."""
    match cell:
        case Code():
            return cell.word
        case bool():
            return _("sí") if cell else _("no")
    return cell


def _plain(cell: Cell) -> exchange.Cell:
    """Numbers and days stay what they are; the rest becomes words."""
    match cell:
        case Code():
            return cell.word
        case bool():
            return _("sí") if cell else _("no")
        case Decimal():
            return int(cell) if cell == cell.to_integral() else float(cell)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case time():
            return f"{cell:%H:%M}"
    return cell


def _json(cell: Cell) -> object:
    """Codes and truth values as they are; figures as numbers, days and hours by ISO 8601; fields as their words."""
    if isinstance(cell, bool | Code):
        return cell
    return in_words(cell) if isinstance(cell, str) else _plain(cell)


def sheet_of(kind: Kind[R], records: Iterable[R], fields: Sequence[Field] = ()) -> Sheet:
    """One row per record and one column per field that leaves the file, or of these `fields`.

    Keys, which only programs read, come last.
    """
    columns = sorted(fields or (one for one in kind.fields if one.leaves), key=lambda one: one.says.why is Why.KEY)
    found = tuple(records)
    money = [one.label for one in columns if one.says.sense is Sense.MONEY]
    mixed = any(getattr(record, "currency", "") for record in found)
    return Sheet(
        capital(_(kind.many)),
        tuple(one.label for one in columns),
        tuple(tuple(cell_of(one, getattr(record, one.name)) for one in columns) for record in found),
        tuple(one.name for one in columns),
        # Pesos and dollars under one another have no sign of their own, and no sum.
        dict.fromkeys(money, Form.COUNT if mixed else Form.MONEY),
        () if mixed else tuple(money),
    )


def cell_of(field: Field, value: object) -> Cell:
    """A field's value as a cell; money in units of its currency, not in cents."""
    if value is None or value == "":
        return None
    if field.says.sense is Sense.MONEY and isinstance(value, int):
        return Decimal(value) / 100
    assert isinstance(value, str | int | float | Decimal | bool | date | time)
    return value


@dataclass(frozen=True, slots=True)
class Explained:
    """A column in the dictionary: where it is, how it is called, what it says, and what each of its values means."""

    file: str
    column: str
    key: str
    meaning: str
    values: str


def explained(fields: Iterable[Field], file: str, heads: Iterable[str]) -> Iterator[Explained]:
    """What the dictionary says of the columns of a file."""
    for one, head in zip(fields, heads, strict=True):
        yield Explained(file, head, one.name, one.meaning, values_of(one))


def word_rows(fields: Iterable[Field], file: str) -> Iterator[tuple[str, str, str, str]]:
    """(file, column, word, code) of each value that a column of codes can hold."""
    for one in (each for each in fields if each.is_code):
        yield from ((file, one.label, code.word, code.value) for code in one.choices if code.word)


def values_of(field: Field) -> str:
    """«recibida; en estudio; …», the unit of an amount, the form of a day; empty for free text."""
    if field.is_code:
        return "; ".join(one.word for one in field.choices if one.word)
    match field.says.sense:
        case Sense.MONEY:
            return _("importe en la moneda del municipio")
        case Sense.GOALS:
            return _("números del 1 al 17, separados por comas")
    named: Mapping[type, str] = {bool: _("sí; no"), date: _("día"), datetime: _("día y hora"), time: _("hora")}
    return named.get(field.type, "")


def reasons(kinds: Sequence[Kind[R]]) -> Iterator[tuple[str, str, Why]]:
    """(table, column, why) of every column that is not shown, written and explained like the others."""
    for kind in kinds:
        for one in kind.fields:
            if one.says.why is not None:
                yield kind.table, one.name, one.says.why
        yield from ((kind.table, column, why) for column, why in kind.columns.items())
