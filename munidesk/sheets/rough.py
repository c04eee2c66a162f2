"""For now: a sheet whose first row is its heading."""

from collections.abc import Sequence
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import Book, Cell, Page
from munidesk.data.exchange import Numeral
from munidesk.data.workbook import read_workbook
from munidesk.sheets.matched import Matched
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import Column, ColumnIs, Row, RowIs, SheetIs, Understood


def read_book(path: Path, progress: object = None) -> Book:
    from decimal import Decimal

    del progress
    pages = []
    for sheet in read_workbook(path):
        rows = tuple(
            tuple(Cell(Decimal(text) if isinstance(text, Numeral) else text or None, text) for text in row)
            for row in sheet.rows
        )
        pages.append(Page(sheet.sheet_name or path.stem, rows, sheet.lines or tuple(range(1, len(rows) + 1))))
    return Book(path.name, path.stat().st_size, tuple(pages))


def _letter(at: int) -> str:
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text


def understand(page: Page, book: Book, *, header_row: int = 0, last_row: int = 0) -> Understood:
    del book
    head = page.lines.index(header_row) if header_row in page.lines else 0
    columns = tuple(
        Column(at, _letter(at), cell.shown.strip(), ColumnIs.TEXT) for at, cell in enumerate(page.rows[head])
    )
    rows = tuple(
        Row(line, RowIs.DATA, row)
        for line, row in zip(page.lines[head + 1 :], page.rows[head + 1 :], strict=True)
        if not last_row or line <= last_row
    )
    return Understood(page.name, SheetIs.HIDDEN if page.hidden else SheetIs.LIST, page.lines[head], columns, rows)


def _same(header: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(header)).split())


def match(fields: Sequence[TargetField], sheet: Understood, shape: Shape) -> Matched:
    found: dict[str, tuple[int, ...]] = {}
    titles = [_same(one.title) for one in sheet.columns]
    letters = [one.letter for one in sheet.columns]
    for key, names in shape.columns.items():
        if key not in {one.key for one in fields}:
            known = ", ".join(one.key for one in fields)
            raise UserError(_("No existe el campo «{name}». Los que hay: {known}.").format(name=key, known=known))
        places = []
        for name in names:
            if _same(name) in titles:
                places.append(titles.index(_same(name)))
            elif name.upper() in letters:
                places.append(letters.index(name.upper()))
            else:
                known = ", ".join(one.title for one in sheet.columns)
                raise UserError(_("No hay una columna «{name}». Las que hay: {known}.").format(name=name, known=known))
        found[key] = tuple(places)
    used = {at for places in found.values() for at in places}
    for at, words in enumerate(titles):
        for field in fields:
            if at in used or (field.key in shape.columns):
                continue
            if words in {_same(field.label), field.key, *field.also} and (field.many or field.key not in found):
                found[field.key] = (*found.get(field.key, ()), at)
                used.add(at)
                break
    values = {
        field.key: _words(field, sheet, found[field.key], shape) for field in fields
        if field.choices and found.get(field.key)
    }  # fmt: skip
    unused = tuple(one.title for one in sheet.columns if one.at not in used and one.title)
    return Matched(sheet, {key: places for key, places in found.items() if places}, unused, values)


def _words(field: TargetField, sheet: Understood, places: Sequence[int], shape: Shape) -> dict[str, str | None]:
    known = shape.values.get(field.key, {})
    words: dict[str, str | None] = {}
    for row in sheet.rows:
        for at in places:
            word = row.cells[at].shown.strip() if at < len(row.cells) else ""
            if word and word not in words:
                read = type(field.choices[0]).read(word)
                words[word] = known.get(word, None if read is None else read.value)
    return words
