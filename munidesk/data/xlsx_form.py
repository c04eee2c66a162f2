"""A workbook that others fill in: what is fixed is locked, what is asked is coloured and checked as it is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import get_column_letter as letter

from munidesk.base import logs
from munidesk.base.files import whole_file
from munidesk.base.i18n import _
from munidesk.base.letters import tidy
from munidesk.base.logs import Event, Word
from munidesk.data import xlsx_form_rules as rules
from munidesk.data import xlsx_look
from munidesk.data.leaf import Value
from munidesk.data.xlsx_package import package

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD = 4
"""The row of the headings; over it, the title and what to do."""


_LINE = 15
"""Points that a line of text takes."""


class Entry(StrEnum):
    """What may be typed in a column: nothing, a figure of zero or more, a day, a text, one of a list, one of a list or
    another text."""

    FIXED = "fixed"
    FIGURE = "figure"
    DAY = "day"
    TEXT = "text"
    CHOSEN = "chosen"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """`width` in letters. `choices` have no comma, which parts them in the file."""

    head: str
    width: int
    entry: Entry = Entry.FIXED
    choices: tuple[str, ...] = ()
    hidden: bool = False
    money: bool = False


@dataclass(frozen=True, slots=True)
class FormLeaf:
    """Each row: its cells, and the places of the columns that are locked in it though others fill them.

    `notes` are what stands beside a cell, by row and column from 0.
    """

    name: str
    title: str
    told: str
    columns: tuple[FormColumn, ...]
    rows: Sequence[tuple[Sequence[Value], frozenset[int]]]
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)


def write_form(path: Path, leaf: FormLeaf) -> None:
    """The workbook, whole or not at all; locked without a password, against a slip and not against a person.

    Raises WorldError.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = tidy(leaf.title), "MuniDesk"
    _fill(book.create_sheet(leaf.name), leaf)
    with logs.noted(Event.EXPORTED, form=Word(".xlsx")), whole_file(path) as temporary:
        temporary.write_bytes(package(book))


def _fill(sheet: "Worksheet", leaf: FormLeaf) -> None:
    first = next((at for at, one in enumerate(leaf.columns, 1) if not one.hidden), 1)
    for line, words in ((1, leaf.title), (2, leaf.told)):
        made = xlsx_look.place(sheet, line, first)
        made.value = tidy(words)
    xlsx_look.dress_title(xlsx_look.place(sheet, 1, first))
    for at, column in enumerate(leaf.columns, 1):
        _head(sheet, at, column)
        for line, (cells, locked) in enumerate(leaf.rows, _HEAD + 1):
            _cell(sheet, line, at, column, cells[at - 1], open_=at - 1 not in locked)
    for (row, at), words in leaf.notes.items():
        xlsx_look.note(xlsx_look.place(sheet, _HEAD + 1 + row, at + 1), tidy(words))
    _heights(sheet, leaf)
    last = _HEAD + len(leaf.rows)
    for at, column in enumerate(leaf.columns, 1):
        _rule(sheet, column, f"{letter(at)}{_HEAD + 1}:{letter(at)}{last}")
    sheet.freeze_panes = f"{letter(min(first + 2, len(leaf.columns)))}{_HEAD + 1}"
    rules.protect(sheet)
    xlsx_look.prints(sheet, leaf.title, sum(one.width for one in leaf.columns if not one.hidden), head=_HEAD)


def _heights(sheet: "Worksheet", leaf: FormLeaf) -> None:
    """As high as what wraps needs: a program that opens the file does not always measure it again."""
    for line, cells in enumerate(([one.head for one in leaf.columns], *(cells for cells, _locked in leaf.rows)), _HEAD):
        wrapped = (
            -(-len(value) // max(1, column.width - 2))
            for column, value in zip(leaf.columns, cells, strict=True)
            if isinstance(value, str) and not column.hidden
        )
        sheet.row_dimensions[line].height = _LINE * max((1, *wrapped)) + 3


def _head(sheet: "Worksheet", at: int, column: FormColumn) -> None:
    made = xlsx_look.place(sheet, _HEAD, at)
    made.value = tidy(column.head)
    xlsx_look.dress_head(made)
    dimension = sheet.column_dimensions[letter(at)]
    dimension.width, dimension.hidden = column.width, column.hidden


def _cell(sheet: "Worksheet", line: int, at: int, column: FormColumn, value: Value, *, open_: bool) -> None:
    made = xlsx_look.place(sheet, line, at)
    made.value = float(value) if isinstance(value, Decimal) else tidy(value) if isinstance(value, str) else value
    if isinstance(value, str):
        made.data_type = "s"  # one that begins with «=» is a text all the same
    made.number_format = _format(column, value)
    xlsx_look.dress_entry(made, open_=open_ and column.entry is not Entry.FIXED)


def _format(column: FormColumn, value: Value) -> str:
    if column.entry is Entry.DAY or isinstance(value, date):
        return "dd/mm/yyyy"
    return "#,##0.00" if column.money else "General"


def _rule(sheet: "Worksheet", column: FormColumn, cells: str) -> None:
    match column.entry:
        case Entry.FIGURE:
            rules.figures(sheet, cells, _("Escriba un número, cero o más, sin palabras."))
        case Entry.DAY:
            rules.days(sheet, cells, _("Escriba el día: 14/11/2026."))
        case Entry.CHOSEN:
            rules.choices(sheet, cells, column.choices, _("Elija uno de la lista."), only=True)
        case Entry.SUGGESTED:
            rules.choices(sheet, cells, column.choices, "", only=False)
        case _:
            return
