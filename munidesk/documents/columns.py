"""How wide the columns of a table are: by their shares, and no word or day cut in two while another column has room."""

from collections.abc import Iterator
from itertools import pairwise

from munidesk.documents.lines import text_of
from munidesk.documents.look import Face
from munidesk.documents.measure import text_width
from munidesk.documents.model import Align, RowKind, Table

SIDE = 3
"""Points between a column and what stands in it."""

_APART = 7
"""Points more where figures that end at a line meet words that begin at it, in tables set close: «15  2 seguidas»."""

_MEASURED = 300  # rows: of a list of thousands, those that come first
_MOST = 0.3  # of the table: what has no blank for longer is broken
_SPANNED = frozenset({RowKind.NOTE, RowKind.RESULT, RowKind.GROUP})


def apart(table: Table) -> list[int]:
    """Points that each column keeps free at its left beyond `SIDE`; one without a heading, none.

    No table of an acta is set so: what is approved keeps its folios.
    """
    if not table.dense:
        return [0] * len(table.columns)
    meet = (one.align is Align.RIGHT and two.align is Align.LEFT and two.head for one, two in pairwise(table.columns))
    return [0, *(_APART if here else 0 for here in meet)]


def column_widths(table: Table, width: float, face: Face, *, whole_words: bool) -> list[float]:
    """Points of each column in `width` of them; `whole_words` gives each the room of its longest word."""
    shares = sum(column.share for column in table.columns)
    asked = [width * column.share / shares for column in table.columns]
    least = min(2 * SIDE + face.size * 0.6, width / len(asked))
    if whole_words:
        words = zip(_longest_words(table, face), apart(table), strict=True)
        longest = [max(least, min(width * _MOST, 2 * SIDE + one + more)) for one, more in words]
        if sum(longest) <= width:
            return _given(asked, longest)
    return _given(asked, [least] * len(asked))


def _given(asked: list[float], least: list[float]) -> list[float]:
    """What was asked for, the wider columns giving up what the narrow ones lack."""
    spare = sum(max(0.0, one - need) for one, need in zip(asked, least, strict=True))
    short = sum(max(0.0, need - one) for one, need in zip(asked, least, strict=True))
    if not short or not spare:
        return asked
    return [need + max(0.0, one - need) * (1 - short / spare) for one, need in zip(asked, least, strict=True)]


def _longest_words(table: Table, face: Face) -> Iterator[float]:
    for at, column in enumerate(table.columns):
        cells = (row.cells[at] for row in table.rows[:_MEASURED] if _stands_apart(row.kind, row.cells, at))
        words = {word for text in (column.head, *map(text_of, cells)) for word in text.split()}
        yield max((text_width(word, face.size, strong=True) for word in words), default=0.0)


def _stands_apart(kind: RowKind, cells: tuple[object, ...], at: int) -> bool:
    return at < len(cells) and not (kind in _SPANNED and len(cells) == 1)
