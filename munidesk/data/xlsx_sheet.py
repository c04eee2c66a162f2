"""A list as a sheet that people work with: widths, filters, formats, a frozen head, totals, ready to print."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import get_column_letter as letter

from munidesk.base import logs
from munidesk.base.figures import half_up, written
from munidesk.base.files import whole_file
from munidesk.base.i18n import _
from munidesk.base.letters import tidy
from munidesk.base.logs import Event, Word
from munidesk.base.spanish import Currency
from munidesk.data import xlsx_look
from munidesk.data.guard import guarded
from munidesk.data.leaf import Form, Leaf, Value
from munidesk.data.xlsx_package import package

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as XlsxCell
    from openpyxl.worksheet.worksheet import Worksheet

_NARROW, _WIDE, _MEASURED = 7, 60, 300
_LONGEST_CELL, _LONGEST_NAME = 32_767, 31


def write_book(path: Path, title: str, leaves: Sequence[Leaf], currency: Currency | None = None) -> None:
    """The workbook, whole or not at all; the same leaves give the same bytes. Raises WorldError."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = tidy(title), "MuniDesk"
    shown: dict[str, dict[str, Value]] = {}
    for leaf in leaves:
        name = sheet_name(leaf.title, book.sheetnames)
        shown[name] = _fill(book.create_sheet(name), leaf, currency)
    with logs.noted(Event.EXPORTED, form=Word(".xlsx")), whole_file(path) as temporary:
        temporary.write_bytes(package(book, shown))


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """The title as Excel accepts it for a sheet: 31 letters, none of []:*?/\\, not two alike."""
    plain = re.sub(r"[\s\[\]:*?/\\]+", " ", tidy(title)).strip(" '") or _("Hoja")
    lowered, name, number = {one.lower() for one in taken}, plain[:_LONGEST_NAME].rstrip(), 2
    while name.lower() in lowered:
        mark = f" ({number})"
        name, number = f"{plain[: _LONGEST_NAME - len(mark)].rstrip()}{mark}", number + 1
    return name


def _fill(sheet: "Worksheet", leaf: Leaf, currency: Currency | None) -> dict[str, Value]:
    """Write the leaf; the totals, by the place of their cell («F12»)."""
    forms = [*leaf.forms, *[Form.PLAIN] * (len(leaf.header) - len(leaf.forms))]
    columns = [
        _Column(sheet, head, [row[at] for row in leaf.rows], form, currency)
        for at, (head, form) in enumerate(zip(leaf.header, forms, strict=True))
    ]
    for at, column in enumerate(columns, 1):
        column.write(at)
        sheet.column_dimensions[letter(at)].width = column.width
    last = len(leaf.rows) + 1
    sheet.auto_filter.ref = f"A1:{letter(max(1, len(columns)))}{last}"
    sheet.freeze_panes = "A2"
    xlsx_look.prints(sheet, " · ".join(filter(None, (leaf.title, leaf.about))), sum(one.width for one in columns))
    return _totals(sheet, leaf, columns, last) if last > 2 else {}


class _Column:
    """One column, with the looks that all its cells share: they are made once, a workbook has a hundred thousand."""

    def __init__(
        self, sheet: "Worksheet", head: str, cells: Sequence[Value], form: Form, currency: Currency | None
    ) -> None:
        self._sheet, self.head = sheet, _letters(head)
        self._cells = [_held(cell, form) for cell in cells]
        self.format = _format(form, [one for one in self._cells if one is not None], currency)
        lines = [line for cell in self._cells[:_MEASURED] for line in _shown(cell, form).split("\n")]
        longest = max(map(len, lines), default=0)
        self._wraps = longest > _WIDE or len(lines) > len(self._cells[:_MEASURED])
        self.width = min(_WIDE, max(_NARROW, longest + 2, min(len(self.head) + 4, 24)))
        self._looks: dict[str, XlsxCell] = {}

    def write(self, at: int) -> None:
        xlsx_look.dress_head(self._put(1, at, self.head))
        for line, value in enumerate(self._cells, 2):
            if value is not None:  # a cell that is not there is what a spreadsheet counts as blank
                self._dress(self._put(line, at, value), value)

    def total(self, line: int, at: int, formula: str) -> Decimal:
        """Put the formula under the column; what it adds up to."""
        made = xlsx_look.place(self._sheet, line, at)
        made.value = formula
        made.number_format = self.format
        xlsx_look.dress_total(made)
        return sum((_exact(one) for one in self._cells if isinstance(one, int | float | Decimal)), Decimal())

    def _put(self, line: int, at: int, value: Value) -> "XlsxCell":
        made = xlsx_look.place(self._sheet, line, at)
        made.value = float(value) if isinstance(value, Decimal) else value
        if isinstance(value, str):
            made.data_type = "s"  # one that begins with «=» is a text all the same
        return made

    def _dress(self, made: "XlsxCell", value: Value) -> None:
        kind = "figure" if not isinstance(value, str) else "run" if guarded(value) != value else "text"
        first = self._looks.setdefault(kind, made)
        if first is not made:
            xlsx_look.share(made, first)
            return
        made.alignment = xlsx_look.alignment(wraps=self._wraps and kind != "figure")
        made.number_format = self.format if kind == "figure" else "General"
        if kind == "run":
            xlsx_look.quote(made)


def _held(cell: Value, form: Form) -> Value:
    """The cell as a workbook keeps it: letters that print, points as the share they are, nothing for an empty text."""
    if isinstance(cell, str):
        return _letters(cell) or None
    if form is Form.POINTS and isinstance(cell, int | float | Decimal):
        return _exact(cell) / 100
    return cell


def _letters(text: str) -> str:
    """What fits in a cell; one that is longer says that it goes on."""
    plain = tidy(text)
    more = _(" […]")
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - len(more)] + more


def _exact(value: float | Decimal) -> Decimal:
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)


def _shown(cell: Value, form: Form) -> str:
    """About as long as it stands in its cell."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case datetime():
            return "00/00/0000 00:00"
        case date():
            return "00/00/0000"
        case time():
            return "00:00"
    room = {Form.MONEY: "$ 00.00", Form.SHARE: " %", Form.POINTS: " %"}.get(form, "")
    return f"{written(cell, 2, '.', ',')}{room}"


def _format(form: Form, cells: Sequence[Value], currency: Currency | None) -> str:
    """The number format of a column. A spreadsheet writes the marks of its own country in place of these."""
    first = next((one for one in cells if not isinstance(one, str)), None)
    match first:
        case datetime():
            return "dd/mm/yyyy hh:mm"
        case date():
            return "dd/mm/yyyy"
        case time():
            return "hh:mm"
    figures = [_exact(one) for one in cells if isinstance(one, int | float | Decimal)]
    places = max((_places(one) for one in figures), default=0)
    match form:
        case Form.SHARE | Form.POINTS:
            return "0.0%"
        case Form.MONEY:
            return _money("#,##0.00" if places else "#,##0", currency)
        case Form.COUNT:
            return "#,##0.00" if places else "#,##0"
    return "General" if not places else "0." + "0" * min(places, 4)


def _places(value: Decimal) -> int:
    exponent = half_up(value, 6).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _money(plain: str, currency: Currency | None) -> str:
    if currency is None:
        return plain
    sign = f'"{currency.symbol}"'
    return f"{plain} {sign}" if currency.symbol_after else f"{sign} {plain};-{sign} {plain}"


def _totals(sheet: "Worksheet", leaf: Leaf, columns: Sequence[_Column], last: int) -> dict[str, Value]:
    """A line under the list that follows the filter; the sums, by the place of their cell."""
    found: dict[str, Value] = {}
    for at in leaf.summed:
        place = letter(at + 1)
        found[f"{place}{last + 1}"] = columns[at].total(last + 1, at + 1, f"=SUBTOTAL(109,{place}2:{place}{last})")
    if found and 0 not in leaf.summed:
        xlsx_look.dress_total(sheet.cell(last + 1, 1, _("Total")))
    return found
