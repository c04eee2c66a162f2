"""A table of the model as a ReportLab table: rules, heads that repeat, rows that do not split."""

from dataclasses import replace
from functools import cache

from reportlab.lib.colors import HexColor, black

from munidesk.documents import look as looks
from munidesk.documents.columns import SIDE, apart, column_widths
from munidesk.documents.fonts import pdf_name
from munidesk.documents.look import MM, Face, Look
from munidesk.documents.model import Align, Column, Row, RowKind, Spans, Table, TableSize, plain
from munidesk.documents.pdf_rows import Rows
from munidesk.documents.pdf_text import Text, flowing

_ALIGN = {Align.LEFT: "left", Align.CENTRE: "centre", Align.RIGHT: "right"}
_SPANNED = frozenset({RowKind.NOTE, RowKind.RESULT, RowKind.GROUP})
_SHADED = frozenset({RowKind.GROUP, RowKind.TOTAL, RowKind.RESULT})

_AIR, _TIGHT_AIR = (1.8, 2.4), (0.8, 1.6)  # points above and below what stands in a cell
_LONG = 120  # characters
_TALL = 240  # points

Command = tuple[object, ...]


def grid(table: Table, width: float, look: Look, page_room: float = 0.0) -> Rows:
    """The table in a column of `width` points. `page_room` is the height of a page where rows are kept in company."""
    face = looks.table_face(table, look)
    widths = column_widths(table, width, face, whole_words=page_room > 0)
    head = any(column.head for column in table.columns)
    cells: list[list[object]] = (
        [[_cell(plain(c.head), replace(face, strong=True), c.align) for c in table.columns]] if head else []
    )
    usual = _TIGHT_AIR if table.size is TableSize.SMALL else _AIR
    air = (usual[0] * look.table_air, usual[1] * look.table_air)
    commands: list[Command] = list(_frame(len(table.rows), int(head), air))
    for index, row in enumerate(table.rows, int(head)):
        cells.append(_row(row, table.columns, face))
        commands.extend(_row_commands(row, index, last=index == len(table.rows) - 1 + int(head)))
    commands.extend(("LEFTPADDING", (at, 0), (at, -1), SIDE + more) for at, more in enumerate(apart(table)) if more)
    if table.boxes:
        commands.append(("LINEBEFORE", (1, int(head)), (-1, -1), 0.3, HexColor(looks.ROW_LINE)))
    if not cells:
        cells = [[""] * len(table.columns)]
    heights = _heights(table, cells, widths, int(head))
    # A row stays whole and moves to the next page, unless it may not fit on any.
    cut = int(any(_tall(row, widths, face) for row in table.rows))
    drawn = Rows(cells, colWidths=widths, rowHeights=heights, style=commands, repeatRows=int(head), splitInRow=cut)
    kinds = tuple(row.kind for row in table.rows)
    return drawn.in_company((RowKind.GROUP,) * int(head) + kinds, page_room)


def _tall(row: Row, widths: list[float], face: Face) -> bool:
    """Whether a cell may take more than a third of a page; an average letter is half as wide as high."""
    lengths = (sum(len(span.text) for span in cell) for cell in row.cells)
    if row.kind in _SPANNED and len(row.cells) == 1:
        widths = [sum(widths)]
    return any(
        length > _LONG and length * face.size * 0.5 / width * face.leading > _TALL
        for length, width in zip(lengths, widths, strict=False)
    )


def _heights(table: Table, cells: list[list[object]], widths: list[float], head: int) -> list[float | None] | None:
    """Rows to write in by hand are as high as was asked for, and higher where what is printed in them needs it."""
    if not table.row_height_mm:
        return None
    least = table.row_height_mm * MM
    return [None if at < head or _needed(row, widths) > least else least for at, row in enumerate(cells)]


def _needed(row: list[object], widths: list[float]) -> float:
    """Points that the row takes with its air, when no cell spans others."""
    drawn = ((cell, wide) for cell, wide in zip(row, widths, strict=True) if isinstance(cell, Text))
    return max((cell.wrap(max(1.0, wide - 2 * SIDE), 0)[1] for cell, wide in drawn), default=0.0) + _AIR[0] + _AIR[1]


def _frame(rows: int, head: int, air: tuple[float, float]) -> tuple[Command, ...]:
    above, below = air
    padding = tuple(
        (f"{side}PADDING", (0, 0), (-1, -1), size)
        for side, size in (("LEFT", SIDE), ("RIGHT", SIDE), ("TOP", above), ("BOTTOM", below))
    )
    rules: tuple[Command, ...] = (
        ("LINEABOVE", (0, 0), (-1, 0), 1, black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), pdf_name(False)),
    )
    if head and rows:
        rules = (*rules, ("LINEBELOW", (0, 0), (-1, 0), 0.6, black), ("VALIGN", (0, 0), (-1, 0), "BOTTOM"))
    return (*padding, *rules)


def _row(row: Row, columns: tuple[Column, ...], face: Face) -> list[object]:
    strong = replace(face, strong=row.kind in {RowKind.GROUP, RowKind.TOTAL})
    if row.kind in _SPANNED and len(row.cells) == 1:
        return [_cell(row.cells[0], strong, Align.LEFT), *[""] * (len(columns) - 1)]
    drawn: list[object] = [_cell(cell, strong, column.align) for cell, column in zip(row.cells, columns, strict=False)]
    return drawn + [""] * (len(columns) - len(drawn))


def _row_commands(row: Row, index: int, *, last: bool) -> list[Command]:
    commands: list[Command] = []
    if row.kind in _SPANNED and len(row.cells) == 1:
        commands.append(("SPAN", (0, index), (-1, index)))
    if row.kind in _SHADED:
        commands.append(("BACKGROUND", (0, index), (-1, index), HexColor(looks.SHADE)))
    if row.kind is RowKind.TOTAL:
        commands.append(("LINEABOVE", (0, index), (-1, index), 0.6, black))
    if not last:
        commands.append(("LINEBELOW", (0, index), (-1, index), 0.3, HexColor(looks.ROW_LINE)))
    return commands


@cache
def _aligned(face: Face, align: Align) -> Face:
    return replace(face, align=_ALIGN[align])


def _cell(spans: Spans, face: Face, align: Align) -> Text:
    aligned = _aligned(face, align)
    return flowing(spans, aligned)
