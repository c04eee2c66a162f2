"""A page of a workbook understood, before anybody asks what it is for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from munidesk.base.i18n import _, ngettext
from munidesk.data.book import BLANK, Area, Book, Cell, Page
from munidesk.sheets.added import Added
from munidesk.sheets.branches import Branches, find_branches
from munidesk.sheets.columns import read_columns
from munidesk.sheets.copies import Print, copied, prints
from munidesk.sheets.grids import Grid, find_grid
from munidesk.sheets.headings import Heading, find_heading
from munidesk.sheets.looks import find_marked
from munidesk.sheets.periods import find_runs
from munidesk.sheets.rows import Body, sort_rows
from munidesk.sheets.senses import FIGURES
from munidesk.sheets.table import Place, Table, lay_out
from munidesk.sheets.trees import blanks_below, depths, find_levels, under_groups
from munidesk.sheets.understood import Column, ColumnIs, Row, RowIs, SheetIs, Total, Understood
from munidesk.sheets.words import level_of, stems
from munidesk.sheets.years import find_day, find_year


def understand_book(
    book: Book, *, header_row: int = 0, last_row: int = 0, words: Iterable[str] = (), year: int = 0
) -> tuple[Understood, ...]:
    """Every page, as `understand` does it."""
    made, told = prints(book), tuple(words)
    return tuple(
        understand(page, book, header_row=header_row, last_row=last_row, words=told, year=year, made=made)
        for page in book.pages
    )


def understand(
    page: Page, book: Book, *, header_row: int = 0, last_row: int = 0, words: Iterable[str] = (), year: int = 0,
    made: Sequence[Print] = (),
) -> Understood:  # fmt: skip
    """The page with its heading, its columns and what each of its rows is.

    `header_row` and `last_row` are lines of the file, 0 to find them. `words` are headings that the list asked for
    knows: where types leave a doubt, they tell the heading. `year` is the one the person answered, for grids of months
    that say none. `made` are the prints of the book's pages, when they are there already.
    """
    table = lay_out(page)
    if book.listed:
        return _listed(table)
    heading = find_heading(table, header_row, frozenset(map(stems, words)))
    body = sort_rows(table, heading, last_row)
    branches = find_branches(table, body)
    data = body.of(RowIs.DATA)
    titles = body.of(RowIs.TITLE)
    found = find_year(table, heading, titles, book.name)
    grid = find_grid(table, heading, data, year or found)
    levels = () if branches.parents else find_levels(table, heading.titles, data)
    added = Added(grid, branches.steps)
    rows = _rows(table, body, branches, levels, added)
    columns = (*read_columns(table, heading.titles, data), *added.columns(table, data))
    name, equal = copied(page, made or prints(book))
    areas = [area for area in page.merged if heading.last < area.bottom and area.top < body.end]
    return Understood(
        sheet=page.name, what=_what(page, book, columns, data, name), columns=columns, rows=rows,
        header_line=page.lines[heading.last] if heading.found else 0, totals=_totals(table, branches),
        copy_of=name, equal=equal, year=found, merged=sum(map(_size, areas)), areas=len(areas),
        notes=tuple(_notes(heading, body, rows, grid)), levels=levels, grid=grid.columns if grid else (),
        day=find_day(table, heading, titles), marked=find_marked(page, [page.lines[at] for at in data]),
        runs=find_runs(table, heading, data),
    )  # fmt: skip


def _listed(table: Table) -> Understood:
    """Rows that were made of a file that is no sheet: the first is the heading, and nothing is to be found out."""
    titles = tuple(table.text(0, column) for column in range(table.width))
    rows = tuple(
        Row(line, RowIs.DATA if at else RowIs.HEADING, cells)
        for at, (line, cells) in enumerate(zip(table.page.lines, map(tuple, table.rows), strict=True))
    )
    columns = read_columns(table, titles, range(1, len(rows)))
    return Understood(sheet=table.page.name, what=SheetIs.LIST, columns=tuple(columns), rows=rows, header_line=1)


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def _rows(table: Table, body: Body, branches: Branches, levels: Sequence[int], added: Added) -> tuple[Row, ...]:
    parents = under_groups(table, body.kinds, branches.parents)
    depth = depths(parents, range(len(body.kinds)))
    from_above = blanks_below(table, levels, body.of(RowIs.DATA))
    spans: dict[int, dict[int, int]] = {}
    for (at, column), height in table.spans.items():
        spans.setdefault(at, {})[column] = height
    return tuple(
        Row(
            table.page.lines[at], what, (*_cells(table, at, what, from_above, levels), *added.cells(table, at, what)),
            parents.get(at, -1), depth[at], spans.get(at, {}), branches.summed(at, what),
            _name(table, at) if what is RowIs.GROUP else "",
        )
        for at, what in enumerate(body.kinds)
    )  # fmt: skip


def _cells(
    table: Table, at: int, what: RowIs, from_above: Mapping[Place, int], levels: Sequence[int]
) -> Sequence[Cell]:
    """The row's own, with the name of its branch where that is written once above blanks."""
    if what is RowIs.GROUP:
        return _labelled(table, at)
    if not any((at, column) in from_above for column in levels):
        return table.rows[at]
    cells = list(table.rows[at])
    for column in levels:
        cells[column] = table.rows[from_above.get((at, column), at)][column]
    return cells


def _totals(table: Table, branches: Branches) -> tuple[Total, ...]:
    """In the order of the sheet."""
    return tuple(
        Total(table.page.lines[at], _title(table, at), made.sums)
        for at, made in sorted(branches.sums.items())
        if made.sums
    )


def _labelled(table: Table, at: int) -> Sequence[Cell]:
    """The cells of a group, its label and its name being one text: «Programa:» and «Salud» are «Programa: Salud»."""
    filled = table.filled(at)
    if len(filled) != 2 or not table.text(at, filled[0]).endswith(":"):
        return table.rows[at]
    cells, text = list(table.rows[at]), f"{table.text(at, filled[0])} {table.text(at, filled[1])}"
    cells[filled[0]], cells[filled[1]] = Cell(text, text), BLANK
    return cells


def _name(table: Table, at: int) -> str:
    """What a group is called: its words, without the label or the code before them."""
    words = [table.text(at, one) for one in table.filled(at) if table.senses[at][one] not in FIGURES]
    return words[-1] if words else table.text(at, table.filled(at)[-1])


def _title(table: Table, at: int) -> str:
    """The words of a row of sums."""
    words = [table.text(at, one) for one in table.filled(at) if table.senses[at][one] not in FIGURES]
    return next((word for word in words if level_of(word) < 0 or " " in word), "".join(words[:1]))


def _what(page: Page, book: Book, columns: Sequence[Column], data: Sequence[int], copy_of: str) -> SheetIs:
    if page.hidden:
        return SheetIs.HIDDEN
    if copy_of:
        return SheetIs.COPY
    return SheetIs.LIST if data and not _is_legend(page, book, columns) else SheetIs.NO_LIST


def _is_legend(page: Page, book: Book, columns: Sequence[Column]) -> bool:
    """A narrow sheet of words beside a list much longer and wider: a legend, the options of a drop-down, a cover."""
    used = [one for one in columns if one.filled]
    words = (ColumnIs.TEXT, ColumnIs.WORDS, ColumnIs.TRUTH, ColumnIs.MARKS)
    longest = max(book.pages, key=lambda one: len(one.rows))
    if len(used) > 2 or longest is page or len(page.rows) * 2 > len(longest.rows):
        return False
    return all(one.sense in words for one in used) and max(map(len, longest.rows)) > 3


def _notes(heading: Heading, body: Body, rows: Sequence[Row], grid: Grid | None) -> Iterator[str]:
    """What was set aside, in words."""
    if not heading.found:
        yield _("La hoja no tiene encabezado: elija cada columna por su letra.")
    n = Counter(row.what for row in rows)
    if titles := n[RowIs.TITLE]:
        yield ngettext("{n} fila de título no se importa.", "{n} filas de título no se importan.", titles).format(
            n=titles
        )
    if totals := n[RowIs.TOTAL] + n[RowIs.SUBTOTAL]:
        yield ngettext("{n} total se aparta.", "{n} totales se apartan.", totals).format(n=totals)
    if groups := n[RowIs.GROUP]:
        yield ngettext(
            "{n} fila nombra a las que siguen.", "{n} filas nombran a las que siguen.", groups
        ).format(n=groups)  # fmt: skip
    if body.second >= 0:
        words = _("Desde la fila {n} hay otra lista, que no se importa: para eso, elija esa fila como encabezado.")
        yield words.format(n=rows[body.second].line)
    elif notes := n[RowIs.NOTE]:
        yield ngettext("{n} nota al pie no se importa.", "{n} notas al pie no se importan.", notes).format(n=notes)
    if grid and not grid.spans:
        yield _("Las columnas {letters} son una grilla sin año: diga de qué año es.").format(letters=grid.letters)
    elif grid:
        yield _("Las columnas {letters} son una grilla: de ellas salen «Comienza» y «Termina».").format(
            letters=grid.letters
        )
