"""A sheet of data as a printable list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.base.codes import Code
from munidesk.base.dates import show_date, today
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.documents.model import (
    Align,
    Column,
    Document,
    Footer,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Style,
    Table,
    plain,
)
from munidesk.records.sheet import Cell, Sheet


def cell_text(cell: Cell, figures: Figures) -> str:
    """As a person reads it on paper and on the screen: «17/11/2026», «91,7», «–» for a blank."""
    match cell:
        case None | "":
            return "–"
        case Code():
            return cell.word or "–"
        case bool():
            return _("sí") if cell else _("no")
        case date():
            return show_date(cell)
        case float() | Decimal():
            return figures.number(cell)
    return str(cell)


@on_paper
def sheet_document(
    sheet: Sheet, letterhead: Letterhead | None, page: tuple[float, float], figures: Figures
) -> Document:
    """The sheet as a printable list, landscape when it has many columns; keys, which nobody reads, stay out."""
    sheet = _without_keys(sheet)
    landscape = len(sheet.header) > 6
    shares = _shares(sheet, _WIDE if landscape else _NARROW, figures)
    is_number = [any(_is_figure(row[index]) for row in sheet.rows) for index in range(len(sheet.header))]
    columns = tuple(
        Column(head, share, Align.RIGHT if right else Align.LEFT)
        for head, share, right in zip(sheet.header, shares, is_number, strict=True)
    )
    rows = tuple(Row(tuple(plain(cell_text(cell, figures)) for cell in row)) for row in sheet.rows)
    table = Table(columns, rows, dense=True) if rows else Paragraph(plain(_("No hay nada en lo elegido.")), Style.LEFT)
    return Document(
        title=sheet.title,
        blocks=(Heading(sheet.title, 0), Paragraph(plain(_about(sheet)), Style.NOTE), table),
        letterhead=letterhead,
        running_left=letterhead.name if letterhead else "",
        running_right=sheet.title,
        footer=Footer(strong=_("Listado de MuniDesk")),
        page=page,
        landscape=landscape,
    )


def _without_keys(sheet: Sheet) -> Sheet:
    """The columns that say something to a person: those with nothing but identifiers join tables, and no paper."""
    kept = [
        at for at, head in enumerate(sheet.header)
        if head not in sheet.apart and not _is_key([str(row[at]) for row in sheet.rows if row[at]])
    ]  # fmt: skip
    header, rows = tuple(sheet.header[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in sheet.rows)
    return replace(sheet, header=header, rows=rows)


def _is_key(texts: Sequence[str]) -> bool:
    return bool(texts) and all(_KEY.fullmatch(text) for text in texts)


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _about(sheet: Sheet) -> str:
    """What was chosen, how many there are, and when it was printed: «Del 1/1 al 30/6 · 49 renglones · al 3/7/2026»."""
    count = ngettext("{n} renglón", "{n} renglones", len(sheet.rows)).format(n=len(sheet.rows))
    day = _("al {day}").format(day=show_date(today()))
    return " · ".join(part for part in (sheet.about, count, day) if part)


_NARROW, _WIDE = 105, 165  # letters of a dense table that fit side by side
_LONGEST = 60  # letters that the widest column asks for; what has no blank for longer (an address, a code) is broken


def _shares(sheet: Sheet, room: int, figures: Figures) -> list[float]:
    """Widths in letters: no word is cut while there is room, and long texts share what is left over."""
    words, texts = [], []
    for index, head in enumerate(sheet.header):
        cells = [cell_text(row[index], figures) for row in sheet.rows[:50]]
        words.append(min(_LONGEST, 2 + max(len(word) for text in (head, *cells) for word in text.split() or [""])))
        texts.append(min(_LONGEST, max(words[-1], *(len(text) + 2 for text in cells), 0)))
    spare, asked = room - sum(words), sum(texts) - sum(words)
    part = max(0.0, min(1.0, spare / asked)) if asked else 0.0
    return [word + part * (text - word) for word, text in zip(words, texts, strict=True)]
