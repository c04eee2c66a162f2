"""Any report on paper: its figures, what they say, its tables with every base, and how it is counted."""

from collections.abc import Iterator

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.reports.told import Datum, Key, Line, Report, Section, datum_words, in_blocks
from munidesk.records.sheet import Cell
from munidesk.town import store as town
from munidesk.town.exports import cell_text
from munidesk.town.report import report

_ABREAST = 8
"""Figures of a line that fit on a sheet beside its title."""


@on_paper
def report_document(store: Store, found: Report) -> Document:
    """As the window shows it, table after table."""
    figures = town.figures(store)
    blocks = tuple(_blocks(found, figures))
    wide = any(len(one.heads) > _UPRIGHT for one in found.sections)
    return report(store, found.title, blocks, subtitle=found.about, landscape=wide)


_UPRIGHT = 6


def words_of(one: Datum, figures: Figures) -> str:
    """A figure as it is read, on paper and on the screen."""
    return datum_words(one, figures, _cell)


def _cell(cell: Cell, figures: Figures) -> str:
    return cell_text(cell, figures)


def key_words(key: Key, figures: Figures) -> tuple[str, str]:
    """The large figure and the words under it: «88 %», «presencias de titulares: 50 de 57»."""
    one = key.datum
    if one.of is None or one.share is None:
        return one.words or _cell(one.value, figures), key.words
    base = _("{words}: {n} de {total}").format(words=key.words, n=one.value, total=one.of)
    told = words_of(one, figures)
    share = told.rpartition(" · ")[2] if " · " in told else told
    return share, base if share != told else key.words


def _blocks(found: Report, figures: Figures) -> Iterator[Block]:
    if not found.sections:
        yield Paragraph(plain(_("En lo elegido no hay nada que contar.")))
    elif found.keys:
        yield KeyFigures(tuple(KeyFigure(*key_words(one, figures)) for one in found.keys))
    if found.says:
        yield Boxed((Paragraph((strong(_("En síntesis. ")), Span(found.says)), Style.LEFT),))
    for number, section in enumerate(found.sections, 1):
        caption = _("Cuadro {n}. {title}").format(n=number, title=section.named)
        for part in in_blocks(section, _ABREAST):
            yield _table(part, figures, caption)
            caption = ""
        if section.note:
            yield Paragraph(plain(section.note), Style.NOTE)
    for note in found.notes:
        yield Paragraph(plain(note), Style.NOTE)


def _table(section: Section, figures: Figures, caption: str) -> Table:
    right = [_is_figure(section, at) for at in range(len(section.heads))]
    shares = [_share(section, at, figures) for at in range(len(section.heads))]
    columns = (
        Column(section.first, max(1.0, min(3.6, _longest([one.title for one in section.lines]) / 9))),
        *(Column(head, share, Align.RIGHT if is_right else Align.LEFT)
          for head, share, is_right in zip(section.heads, shares, right, strict=True)),
    )  # fmt: skip
    rows = tuple(_row(line, figures) for line in section.lines)
    return Table(columns, rows, caption=caption, dense=True)


def _is_figure(section: Section, at: int) -> bool:
    """Whether a column holds counts: texts and days are read from the left."""
    return all(not isinstance(line.data[at].value, str) for line in section.lines) and not any(
        line.data[at].words and line.data[at].of is None for line in section.lines
    )


def _share(section: Section, at: int, figures: Figures) -> float:
    words = [words_of(line.data[at], figures) for line in section.lines]
    return max(0.8, min(3.0, _longest([*words, *section.heads[at].split()]) / 10))


def _longest(texts: list[str]) -> int:
    return max((len(one) for one in texts), default=0)


def _row(line: Line, figures: Figures) -> Row:
    cells = (plain(line.title), *(plain(words_of(one, figures)) for one in line.data))
    return Row(cells, RowKind.TOTAL if line.total else RowKind.PLAIN)
