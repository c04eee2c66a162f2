"""Sheets that are no list as they stand: squares under their title, records in columns. Each is laid out as a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from munidesk.base.i18n import _
from munidesk.data.book import BLANK, Book, Cell, Page
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.squares import squared
from munidesk.sheets.target import TargetField
from munidesk.sheets.turned import turned

LAYOUT = "layout"
"""The question of whether a sheet is read as it stands (`AS_IT_IS`), or as it was understood."""
_MOST_ROWS = 1_000
"""Nobody draws more than that, nor has a list on its side: a longer sheet is a list, and not read twice to see it."""
AS_IT_IS, LAID_OUT = "as it is", "laid out"


@dataclass(frozen=True, slots=True)
class Laid:
    """The book with its lists; `told` says of each page that was laid out, by name, what it was; `asked` whether so."""

    book: Book
    told: Mapping[str, str]
    asked: tuple[Choice, ...] = ()


def lay_out_book(book: Book, fields: Sequence[TargetField], answers: Mapping[str, str]) -> Laid:
    """Each page that is squares or stands on its side, as a list with its rows numbered anew; others as they are."""
    if book.listed:
        return Laid(book, {})
    pages, told = [], {}
    for page in book.pages:
        made = None if len(page.rows) > _MOST_ROWS else squared(page, fields) or turned(page, fields)
        if made is not None:
            told[page.name] = made.told
        as_it_is = made is None or answers.get(LAYOUT) == AS_IT_IS
        pages.append(page if as_it_is or made is None else _as_list(page, made.rows))
    asked = (_question(told),) if told else ()
    return Laid(replace(book, pages=tuple(pages)), {} if answers.get(LAYOUT) == AS_IT_IS else told, asked)


def _as_list(page: Page, rows: Sequence[Sequence[Cell]]) -> Page:
    width = max(map(len, rows))
    return replace(
        page, rows=tuple((*row, *[BLANK] * (width - len(row))) for row in rows),
        lines=tuple(range(1, len(rows) + 1)), merged=(), looks={},
    )  # fmt: skip


def _question(told: Mapping[str, str]) -> Choice:
    options = (LAID_OUT, _("sí, así")), (AS_IT_IS, _("no: léase como está"))
    return Choice(LAYOUT, _("{what} ¿Está bien?").format(what=" ".join(told.values())), options, default=LAID_OUT)
