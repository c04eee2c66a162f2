"""Squares under their title, as a FODA is drawn on one sheet: each text under a title is a row of that code."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.base.sheet_words import sheet_words
from munidesk.data.book import BLANK, Cell, Page
from munidesk.sheets.meanings import code_said
from munidesk.sheets.senses import FIGURES, sense_of, shown
from munidesk.sheets.table import Table, lay_out
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import ColumnIs
from munidesk.sheets.words import plain

_LEAST = 3
"""Fewer titles than that may be chance."""
_MOST_WORDS = 8
_LONGEST = 120
"""Letters of a title: texts under one may be as long as they like."""
_BULLET = re.compile(r"\s*(?:[-–—•·▪●*✓►]|\(?\d{1,2}[.)-]|[A-Za-zÑñ]\d{1,2}\s*[.):])\s*")


@dataclass(frozen=True, slots=True)
class Made:
    """The rows of a list, its heading first, and a sentence on what the sheet was."""

    rows: Sequence[Sequence[Cell]]
    told: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The title of a square: where it stands and what it says; `sure` when it says nothing else."""

    at: int
    column: int
    code: Code
    sure: bool


@dataclass(frozen=True, slots=True)
class _Square:
    """The cells under a title, `right` and `bottom` not included."""

    head: _Head
    right: int
    bottom: int


def squared(page: Page, fields: Sequence[TargetField]) -> Made | None:
    """The list that squares of such a sheet make; None for any other sheet."""
    namer = next((one for one in fields if one.type is str and one.needed), None)
    if namer is None or len(page.rows) < _LEAST:
        return None
    table = lay_out(page)
    for field in fields:
        if sum(bool(one.value) for one in field.choices) < _LEAST:
            continue
        heads = _heads(table, field)
        if len(heads) >= _LEAST and _are_titles(table, heads):
            rows = _rows(table, _squares(table, heads), field, namer)
            if len(rows) > 1:
                return Made(rows, _told(page, len(rows) - 1, field))
    return None


def _told(page: Page, rows: int, field: TargetField) -> str:
    words = _("La hoja «{name}» está dibujada en cuadros: se leyó como una lista de {n} textos, y «{field}» es el "
              "título de cada cuadro.")  # fmt: skip
    return words.format(name=page.name, n=rows, field=field.label)


# -- titles


def _heads(table: Table, field: TargetField) -> list[_Head]:
    """The title of each code, the first that says nothing else where there is one."""
    found: dict[Code, list[_Head]] = {}
    said = cache(partial(code_said, field))  # a list that is no drawing repeats its words
    for at in range(len(table.rows)):
        for column in table.own(at):
            if table.senses[at][column] is not ColumnIs.TEXT or len(table.text(at, column)) > _LONGEST:
                continue
            code, sure = _title(said, table.text(at, column))
            if code is not None:
                found.setdefault(code, []).append(_Head(at, column, code, sure))
    named = [min(heads, key=lambda one: (not one.sure, one.at, one.column)) for heads in found.values()]
    if any(sum(one.sure for one in heads) > 1 for heads in found.values()):
        return []  # a column of such words, and no titles
    return sorted(named, key=lambda one: (one.at, one.column))


def _title(said: Callable[[str], Code | None], text: str) -> tuple[Code | None, bool]:
    """The only code that a few words name («Nuestras FORTALEZAS (F)»), and whether they say nothing else."""
    whole = said(text)
    if whole is not None:
        return whole, True
    words = [one for one in re.findall(r"[^\W\d_]+", text) if len(one) > 2 or (len(one) == 2 and one.isupper())]
    if not words or len(words) > _MOST_WORDS:
        return None, False
    told = [(one, said(one)) for one in words]
    codes = {code for _word, code in told if code is not None}
    rest = [one for one, code in told if code is None and plain(one) not in sheet_words()["squares"]["silent"]]
    return (codes.pop(), not rest) if len(codes) == 1 else (None, False)


def _are_titles(table: Table, heads: Sequence[_Head]) -> bool:
    """Whether nothing but titles stands in their rows, two of them side by side, or all of them one below the other.

    A label before the first of a row («INTERNO») is none of the list.
    """
    rows: dict[int, list[int]] = {}
    for one in heads:
        rows.setdefault(one.at, []).append(one.column)
    for at, columns in rows.items():
        others = [one for one in table.filled(at) if one not in columns and len(table.text(at, one)) > 1]
        if any(one > columns[0] for one in others) or len(others) > 1:
            return False
    beside = any(len(columns) > 1 for columns in rows.values())
    return beside or (len({one.column for one in heads}) == 1 and all(len(table.filled(at)) == 1 for at in rows))


# -- what stands under them


def _squares(table: Table, heads: Sequence[_Head]) -> Iterator[_Square]:
    for one in heads:
        beside = [other.column for other in heads if other.at == one.at and other.column > one.column]
        right = min(beside, default=table.width)
        below = [
            other.at for other in heads if other.at > one.at and (one.column <= other.column < right or not beside)
        ]
        yield _Square(one, right, min(below, default=len(table.rows)))


def _rows(table: Table, squares: Iterator[_Square], field: TargetField, namer: TargetField) -> Sequence[Sequence[Cell]]:
    """A heading, and a row for each text with the figures beside it."""
    titles: dict[int, str] = {}
    made: list[tuple[Cell, str, dict[int, Cell]]] = []
    for square in squares:
        named = _subheading(table, square)
        titles |= named
        for at in range(square.head.at + 1 + bool(named), square.bottom):
            if _is_wider(table, at, square):
                continue
            code = Cell(square.head.code.word, square.head.code.word)
            made.extend((code, text, more) for text, more in _texts(table, at, square))
    offsets = sorted({offset for _code, _text, more in made for offset in more})
    heading = [field.label, namer.label, *(titles.get(offset, "") for offset in offsets)]
    cells = [[code, Cell(text, text), *(more.get(one, BLANK) for one in offsets)] for code, text, more in made]
    return [[Cell(one, one) if one else BLANK for one in heading], *cells]


def _subheading(table: Table, square: _Square) -> dict[int, str]:
    """«Factor», «Peso», «Calificación» under the title: by how far right of it; none where figures do not follow."""
    at, left = square.head.at + 1, square.head.column
    if at >= square.bottom:
        return {}
    inside = [one for one in table.filled(at) if left <= one < square.right]
    words = all(table.senses[at][one] is ColumnIs.TEXT for one in inside)
    below = [table.senses[row][one] for row in range(at + 1, square.bottom) for one in inside]
    if len(inside) < 2 or not words or not any(sense in FIGURES for sense in below):
        return {}
    return {one - left: table.text(at, one) for one in inside}


def _is_wider(table: Table, at: int, square: _Square) -> bool:
    """A cell merged over more than the square: a title or a note of the whole sheet."""
    return any(
        area.top <= at <= area.bottom and (area.left < square.head.column or area.right >= square.right)
        and area.left < square.right and area.right >= square.head.column and area.right > area.left
        for area in table.page.merged
    )  # fmt: skip


def _texts(table: Table, at: int, square: _Square) -> Iterator[tuple[str, dict[int, Cell]]]:
    """The texts of a row of the square, several where one cell lists them; with the other cells, by their offset."""
    left = square.head.column
    inside = [one for one in table.own(at) if left <= one < square.right]
    main = next((one for one in inside if table.senses[at][one] is ColumnIs.TEXT and not _is_code(table, at, one)), -1)
    if main < 0:
        return
    before = {one for one in inside if one < main}  # «1», «F1»: its place in the drawing
    more = {one - left: table.rows[at][one] for one in inside if one != main and one not in before}
    parts = _parts(table.rows[at][main])
    for part in parts:
        yield part, (more if len(parts) == 1 else {})


def _is_code(table: Table, at: int, column: int) -> bool:
    return bool(re.fullmatch(r"[A-Za-zÑñ]?[\d.]{1,4}[.)]?", table.text(at, column)))


def _parts(cell: Cell) -> list[str]:
    """A text for each line of a cell, when each begins with a sign or a number, or there is none to say otherwise."""
    lines = [one.strip() for one in str(cell.value).splitlines() if one.strip()]
    marked = [bool(_BULLET.match(one)) for one in lines]
    if len(lines) > 1 and (all(marked) or not any(marked)):
        return [text for one in lines if (text := _bare(one))]
    return [_bare(" ".join(lines))] if lines and sense_of(cell) is ColumnIs.TEXT else [shown(cell)]


def _bare(text: str) -> str:
    """Without the sign or the number before it."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
