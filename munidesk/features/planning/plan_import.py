"""A plan from a spreadsheet: header rows found, repeated ones, notes and copied sheets told; then all in one step."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from munidesk.base.dates import parse_date
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures, decimal_sign, half_up
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.data.exchange import Numeral, Sheet
from munidesk.data.store import Store
from munidesk.data.workbook import read_workbook
from munidesk.features.planning.domain import Kind, Level
from munidesk.features.planning.kinds import FUNDING, LINES, READINGS
from munidesk.features.planning.plan_import_write import Row, Written, write_rows
from munidesk.features.planning.rules import nothing_to_advance
from munidesk.records.kind import Kind as RecordKind
from munidesk.town import store as town
from munidesk.town.goals import goals_of
from munidesk.town.import_maps import ColumnMap, ImportField, chosen, guess, remember, remembered
from munidesk.town.imports import ImportOptions, ImportReport

KIND = "plan"
_NUMBERS = ("base", "target", "value", "approved", "modified", "executed", "weight")


def import_fields() -> tuple[ImportField, ...]:
    """The columns a plan may have, and the words they go by."""
    return (
        *_said(LINES, "code", "title", "level"),
        ImportField("axis", _("Eje"), ("eje", "eje estrategico", "linea estrategica", "secretaria", "dependencia")),
        ImportField(
            "parent", _("Código del programa"), ("codigo prog", "codigo programa", "programa padre", "cod programa")
        ),
        *_said(LINES, "indicator", "unit", "kind", "base", "target"),
        *_said(READINGS, "value"),
        *_said(FUNDING, "approved", "modified", "executed", "source", "currency"),
        *_said(LINES, "responsible", "year", "start", "end", "weight", "ods", "notes", "external"),
    )


def _said(kind: RecordKind[Any], *names: str) -> Iterator[ImportField]:
    for one in (kind.field(name) for name in names):
        yield ImportField(one.name, one.label, one.says.also)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet as understood; `notes` are rows that only say something, `repeated` header rows met again."""

    name: str
    header: tuple[str, ...]
    columns: ColumnMap
    rows: tuple[Row, ...]
    refused: tuple[tuple[int, str, str], ...] = ()
    notes: int = 0
    repeated: int = 0

    @property
    def approved(self) -> Decimal:
        return sum((row.approved or Decimal(0) for row in self.rows), Decimal(0))


@dataclass(frozen=True, slots=True)
class Reading:
    sheets: tuple[SheetReading, ...]
    copies: tuple[str, ...] = ()
    headless: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those of all sheets, each with the name of its own when there are several."""
        several = len(self.sheets) > 1
        return tuple(replace(row, sheet=sheet.name) if several else row for sheet in self.sheets for row in sheet.rows)

    @property
    def refused(self) -> tuple[tuple[int, str, str], ...]:
        return tuple(one for sheet in self.sheets for one in sheet.refused)


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def import_plan(store: Store, source: Path, options: ImportOptions) -> ImportReport:
    """CSV or XLSX. Raises UserError when no sheet has a header that can be understood."""
    reading = read_plan(store, read_workbook(source), options.mapping)
    written = Written(0, 0, ())
    with suppress(_Rehearsed), store.change(_("Importar el plan")):
        written = write_rows(store, reading.rows)
        for sheet in reading.sheets:
            remember(store, KIND, sheet.header, sheet.columns)
        if options.dry_run:
            raise _Rehearsed
    return ImportReport(
        tuple(sentences(reading, town.figures(store))), written.added, written.matched, reading.refused, written.told
    )


def read_plan(store: Store, sheets: Sequence[Sheet], mapping: Mapping[str, str]) -> Reading:
    """Understand every sheet; one that repeats another is left out and told."""
    found, copies, headless = [], [], []
    figures = town.figures(store)
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for sheet in sheets:
        if sheet.rows in seen:
            copies.append(sheet.sheet_name)
            continue
        seen.add(sheet.rows)
        at = header_row(sheet, mapping)
        if at is None:
            headless.append(sheet.sheet_name or _("la planilla"))
            continue
        header = sheet.rows[at]
        columns = chosen(header, import_fields(), mapping) if mapping else {}
        columns = columns or remembered(store, KIND, header) or guess(header, import_fields())
        if "title" not in columns and "indicator" not in columns:
            headless.append(sheet.sheet_name or _("la planilla"))
            continue
        found.append(_sheet(sheet, at, columns, figures))
    if not found:
        raise UserError(
            _(
                "Falta el encabezado en {names}. Escriba «Nombre» o «Indicador» sobre su columna y vuelva a importar."
            ).format(names=", ".join(headless) or _("la planilla"))
        )
    return Reading(tuple(found), tuple(copies), tuple(headless))


def header_row(sheet: Sheet, mapping: Mapping[str, str] | None = None) -> int | None:
    """The first of the first forty rows in which at least two cells are words of ours (or the person's)."""
    names = {fold(part.strip()) for value in (mapping or {}).values() for part in value.split("+")}
    for at, row in enumerate(sheet.rows[:40]):
        known = sum(len(places) for places in guess(row, import_fields()).values())
        if known >= 2 or names & {fold(cell) for cell in row}:
            return at
    return None


def _sheet(sheet: Sheet, at: int, columns: ColumnMap, figures: Figures) -> SheetReading:
    header = sheet.rows[at]
    rows: list[Row] = []
    refused: list[tuple[int, str, str]] = []
    notes = repeated = 0
    body = sheet.rows[at + 1 :]
    numbers = _Numbers(figures, {key: _sign(body, columns.get(key, ())) for key in _NUMBERS})
    for offset, line in enumerate(body, at + 1):
        number = sheet.lines[offset] if offset < len(sheet.lines) else offset + 1
        if [fold(cell) for cell in line if cell] == [fold(cell) for cell in header if cell]:
            repeated += 1
        elif len({cell for cell in line if cell}) == 1 and len(header) > 2:
            notes += 1
        else:
            try:
                rows.append(_row(number, line, columns, numbers))
            except _Refused as fault:
                places = columns.get(fault.column, ())
                refused.append((number, header[places[0]] if places else fault.column, str(fault)))
    return SheetReading(sheet.sheet_name, header, columns, tuple(rows), tuple(refused), notes, repeated)


class _Refused(Exception):
    """A row that cannot come in: which column, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How numbers of a sheet are read: as the country writes them, unless a column shows its decimal sign."""

    figures: Figures
    signs: Mapping[str, str]

    def read(self, cells: Mapping[str, str], key: str) -> Decimal | None:
        text = cells.get(key, "")
        if isinstance(text, Numeral):
            return Decimal(text)
        try:
            return self.figures.parse(text, self.signs.get(key, ""))
        except UserError as error:
            raise _Refused(key, str(error)) from None


def _sign(body: Sequence[Sequence[str]], places: Sequence[int]) -> str:
    """The decimal sign a column shows in what was typed as text; cells that hold numbers need none."""
    cells = (line[place] for line in body for place in places if place < len(line))
    return decimal_sign(cell for cell in cells if not isinstance(cell, Numeral))


def _cell(line: Sequence[str], places: Sequence[int]) -> str:
    """What a column says; those given together for one field are joined."""
    parts = [line[at] for at in places if at < len(line) and line[at].strip()]
    return parts[0] if len(parts) == 1 else " ".join(part.strip() for part in parts)


def _row(number: int, line: tuple[str, ...], columns: ColumnMap, numbers: _Numbers) -> Row:
    """The row, when it could be written. Raises _Refused."""
    row = _understood(number, line, columns, numbers)
    try:
        LINES.checked(row.record("", "", 1))
        money = row.money("")
        if money is not None:
            FUNDING.checked(money)
    except UserError as error:
        raise _Refused(error.field, str(error)) from None
    return row


def _understood(number: int, line: tuple[str, ...], columns: ColumnMap, numbers: _Numbers) -> Row:
    cells = {key: _cell(line, places) for key, places in columns.items()}
    title = cells.get("title") or cells.get("indicator", "")
    if not title and cells.get("code"):
        title = _("Meta {code}").format(code=cells["code"])
    if not title:
        raise _Refused("title", _("No tiene nombre."))
    figures = {key: numbers.read(cells, key) for key in _NUMBERS}
    start, end = _day(cells, "start"), _day(cells, "end")
    year = cells.get("year", "").split(".")[0]
    return Row(
        line=number, level=_level(cells), title=title, code=cells.get("code") or cells.get("parent", ""),
        parent=cells.get("parent", ""), axis=capital(cells.get("axis", "").replace("_", " ")),
        indicator=cells.get("indicator", ""), unit=cells.get("unit", ""),
        kind=_kind(cells.get("kind", ""), figures["base"], figures["target"]),
        base=figures["base"], target=figures["target"], value=figures["value"], approved=figures["approved"],
        modified=figures["modified"], executed=figures["executed"], weight=_weight(figures["weight"]),
        source=cells.get("source", ""), currency=_currency(cells, numbers.figures),
        responsible=cells.get("responsible", "") or capital(cells.get("axis", "").replace("_", " ")),
        year=int(year) if year.isdigit() and 1900 < int(year) < 2200 else None, start=start, end=end,
        ods=", ".join(map(str, goals_of(cells.get("ods", "")))),
        notes=cells.get("notes", ""), external=cells.get("external", ""),
    )  # fmt: skip


def _currency(cells: dict[str, str], figures: Figures) -> str:
    try:
        return figures.code_of(cells.get("currency", ""))
    except UserError as error:
        raise _Refused(error.field, str(error)) from None


def _weight(value: Decimal | None) -> int | None:
    if value is None:
        return None
    whole = int(half_up(value * 100 if 0 < value <= 1 else value))
    if not 0 <= whole <= 100:
        raise _Refused("weight", _("El peso va de 0 a 100."))
    return whole


def _day(cells: Mapping[str, str], key: str) -> date | None:
    text = cells.get(key, "").split("T")[0].split(" 00:")[0]
    if not text:
        return None
    try:
        return parse_date(text)
    except UserError as error:
        raise _Refused(key, str(error)) from None


def _kind(said: str, base: Decimal | None, target: Decimal | None) -> Kind:
    """What the sheet says; else a target that is its base is to be maintained."""
    found = Kind.read(said) if said else None
    if found is not None:
        return found
    if "mant" in fold(said):
        return Kind.MAINTENANCE
    return Kind.MAINTENANCE if nothing_to_advance(base, target) else Kind.INCREMENT


def _level(cells: Mapping[str, str]) -> Level:
    """What the sheet says; else a target when it names its programme, a programme otherwise."""
    said = fold(cells.get("level", ""))
    for level in Level if said else ():
        if said == level.value or any(said.startswith(fold(word)) for word in (level.word, *level.also)):
            return level
    return Level.TARGET if cells.get("parent") else Level.PROGRAMME


def sentences(reading: Reading, figures: Figures) -> Iterator[str]:
    """What was understood, with totals per sheet, before anything is written."""
    labels = {one.key: one.label for one in import_fields()}
    for sheet in reading.sheets:
        name = f"{sheet.name}: " if sheet.name else ""
        count = ngettext("{n} renglón", "{n} renglones", len(sheet.rows)).format(n=len(sheet.rows))
        money = _("aprobado {n}").format(n=figures.amount(int(half_up(sheet.approved * 100))))
        yield _("{sheet}{count}, {money}.").format(sheet=name, count=count, money=money)
        for key, places in sheet.columns.items():
            titles = " + ".join(f"«{sheet.header[at]}»" for at in places if at < len(sheet.header))
            yield _("{field}: columna {titles}").format(field=labels.get(key, key), titles=titles)
        if sheet.repeated:
            yield ngettext("{n} encabezado repetido, salteado.", "{n} encabezados repetidos, salteados.",
                           sheet.repeated).format(n=sheet.repeated)  # fmt: skip
        if sheet.notes:
            yield ngettext("{n} fila de nota, salteada.", "{n} filas de nota, salteadas.", sheet.notes).format(
                n=sheet.notes
            )
    for name in reading.copies:
        yield _("La hoja «{name}» repite otra: no se importa.").format(name=name)
    for name in reading.headless:
        yield _("La hoja «{name}» no tiene encabezado: no se importa.").format(name=name)
