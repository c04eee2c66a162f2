"""A sheet on its side: its first column names the fields, and each column behind it is a record."""

from collections.abc import Sequence

from munidesk.base.i18n import _
from munidesk.data.book import BLANK, Cell, Page
from munidesk.sheets.squares import Made
from munidesk.sheets.table import Table, lay_out
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import ColumnIs
from munidesk.sheets.words import Stems, headings_of, stems

_LEAST = 3
_FIRST = 3
"""Columns among which the names of the fields are looked for."""


def turned(page: Page, fields: Sequence[TargetField]) -> Made | None:
    """The list that the sheet is when it is laid down; None for one that is no list on its side."""
    if len(page.rows) < _LEAST:
        return None
    table, known = lay_out(page), _known(fields)
    named = [_named(table, column, known) for column in range(min(table.width, _FIRST))]
    column = max(range(len(named)), key=lambda one: len(named[one]), default=-1)
    if column < 0 or not _is_heading(table, column, named[column], known):
        return None
    first = _first(table, column, named[column][0])
    records = [one for one in range(column + 1, table.width) if any(_is_filled(table, at, one) for at in named[column])]
    if not records or (len(records) == 1 and len(named[column]) <= _LEAST):
        return None
    rows = [[table.rows[at][one] for at in range(first, len(table.rows))] for one in (column, *records)]
    above = [[_only(table, at)] for at in range(first) if len(table.filled(at)) == 1]
    return Made([*above, [_titled(cell) for cell in rows[0]], *rows[1:]], _told(page, len(records)))


def _told(page: Page, records: int) -> str:
    words = _("La hoja «{name}» está acostada, con un registro en cada columna: se leyó como una lista de {n} filas.")
    return words.format(name=page.name, n=records)


def _known(fields: Sequence[TargetField]) -> frozenset[Stems]:
    return frozenset(stems(word) for one in fields for word in (one.label, *one.also, *headings_of(one.key)))


def _named(table: Table, column: int, known: frozenset[Stems]) -> list[int]:
    """The rows in which that column names a field, each field once."""
    found: dict[Stems, int] = {}
    for at in range(len(table.rows)):
        words = _words(table, at, column)
        if words in known and words in found:
            return []  # words that repeat are what a list says, and no headings
        if words in known:
            found[words] = at
    return list(found.values())


def _words(table: Table, at: int, column: int) -> Stems:
    if table.senses[at][column] is not ColumnIs.TEXT:
        return ()
    return stems(table.text(at, column).rstrip(" :"))


def _is_heading(table: Table, column: int, named: Sequence[int], known: frozenset[Stems]) -> bool:
    """Whether most of what the column says are fields, and no row says as many: then that row is the heading."""
    filled = [at for at in range(len(table.rows)) if _is_filled(table, at, column)]
    if len(named) < _LEAST or len(named) * 5 < len(filled) * 3:
        return False
    told = (sum(_words(table, at, one) in known for one in table.own(at)) for at in range(len(table.rows)))
    return max(told) < len(named)


def _first(table: Table, column: int, named: int) -> int:
    """The first row of the list: the first field, or a row right above it with something in several records."""
    first = named
    while first > 0 and len([one for one in table.filled(first - 1) if one > column]) > 1:
        first -= 1
    return first


def _is_filled(table: Table, at: int, column: int) -> bool:
    return table.senses[at][column] is not ColumnIs.BLANK


def _only(table: Table, at: int) -> Cell:
    return table.rows[at][table.filled(at)[0]]


def _titled(cell: Cell) -> Cell:
    """«Nombre:» is the heading «Nombre»."""
    text = cell.shown.rstrip(" :")
    return Cell(text, text) if text else BLANK
