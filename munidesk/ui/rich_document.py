"""What the editor shows ↔ the parts that are kept: paragraphs, lists, tables, bold and italic, and nothing else."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from munidesk.documents.lines import text_of
from munidesk.documents.markdown import Grid, Part, PartKind, Parts, joined
from munidesk.documents.model import Mark, Span, Spans

_GAP = 6.0
"""Pixels under a paragraph, so that nobody has to type blank lines to see where one ends."""

_QUOTE_MARGIN = 24.0
_LINE_BREAK = "\u2028"
_OBJECT = "\ufffc"
_BULLETS = {QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare}
_MARKS = {
    (False, False): Mark.PLAIN,
    (True, False): Mark.STRONG,
    (False, True): Mark.EMPHASIS,
    (True, True): Mark.STRONG_EMPHASIS,
}


# -- reading


def parts_in(document: QTextDocument) -> tuple[Part | Grid, ...]:
    """What is written, without the blank paragraphs Qt keeps before a table and the ones left at the end."""
    found: list[Part | Grid] = []
    block = document.begin()
    while block.isValid():
        table = _table_around(block)
        if table is None:
            found.append(_part(block))
            block = block.next()
        else:
            found.append(_grid(table))
            block = document.findBlock(table.lastPosition() + 1)
    return _without_edges(found)


def _without_edges(parts: list[Part | Grid]) -> tuple[Part | Grid, ...]:
    while parts and _is_blank(parts[-1]):
        parts.pop()
    first = next((at for at, part in enumerate(parts) if not _is_blank(part)), 0)
    return tuple(parts[first:] if parts and isinstance(parts[first], Grid) else parts)


def without_filling(parts: Parts) -> tuple[Part | Grid, ...]:
    """As pasted, without what other programs put to fill: breaks in blank paragraphs, blank ones around tables."""
    kept: list[Part | Grid] = []
    for at, part in enumerate(parts):
        beside = (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2])
        if not _is_blank(part):
            kept.append(part)
        elif not any(isinstance(one, Grid) for one in beside):
            kept.append(Part(()))
    return tuple(kept)


def _is_blank(part: Part | Grid) -> bool:
    return isinstance(part, Part) and part.kind is PartKind.PARAGRAPH and not text_of(part.spans).strip()


def _table_around(block: QTextBlock) -> QTextTable | None:
    """The outermost table that the block stands in."""
    frame: QTextFrame | None = QTextCursor(block).currentFrame()
    found: QTextTable | None = None
    while frame is not None:
        found = frame if isinstance(frame, QTextTable) else found
        frame = frame.parentFrame()
    return found


def _part(block: QTextBlock) -> Part:
    shape = block.blockFormat()
    entries: QTextList | None = block.textList()
    if entries is not None:
        style = entries.format()
        if style.style() in _BULLETS:
            return Part(_spans(block), PartKind.BULLET, level=max(1, style.indent()))
        number = max(0, style.start()) + entries.itemNumber(block)
        return Part(_spans(block), PartKind.NUMBER, number, max(1, style.indent()))
    if shape.headingLevel():
        text = text_of(_spans(block))
        return Part((Span(text),) if text else (), PartKind.HEADING)
    if shape.intProperty(QTextFormat.Property.BlockQuoteLevel):
        return Part(_spans(block), PartKind.QUOTE)
    return Part(_spans(block))


def _spans(block: QTextBlock) -> Spans:
    return joined(_fragments(block))


def _fragments(block: QTextBlock) -> Iterator[Span]:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        shape = fragment.charFormat()
        mark = _MARKS[shape.fontWeight() > QFont.Weight.Normal, shape.fontItalic()]
        yield Span(fragment.text().replace(_LINE_BREAK, "\n").replace(_OBJECT, ""), mark)
        at += 1


def _grid(table: QTextTable) -> Grid:
    columns = range(table.columns())
    return Grid(tuple(tuple(_cell(table, row, column) for column in columns) for row in range(table.rows())))


def _cell(table: QTextTable, row: int, column: int) -> Spans:
    """The paragraphs of a cell as lines; of a joined cell, only its first place has the text."""
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return ()
    lines = [_spans(block) for block in _blocks_of(cell)]
    return joined(span for at, line in enumerate(lines) for span in ((Span("\n"),) if at else ()) + line)


def _blocks_of(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


# -- showing


def show(document: QTextDocument, parts: Parts) -> None:
    """Put the parts in the place of what the document holds; showing is nothing that could be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _Shown(cursor).put(parts)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


class _Shown:
    """Writes parts at the end of a document; knows the lists that still go on, by level."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._lists: dict[int, tuple[PartKind, int, QTextList]] = {}
        self._fresh = True

    def put(self, parts: Parts) -> None:
        for part in parts or (Part(()),):
            if isinstance(part, Grid):
                self._lists.clear()
                _put_table(self._cursor, part)
                self._cursor.movePosition(QTextCursor.MoveOperation.End)
                self._fresh = True  # Qt keeps a paragraph after a table: what follows is written in it
            else:
                self._put(part)

    def _put(self, part: Part) -> None:
        shape = _block_format(part.kind)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())
            if old := self._cursor.block().textList():
                old.remove(self._cursor.block())
                self._cursor.setBlockFormat(shape)
        self._fresh = False
        if part.kind in (PartKind.BULLET, PartKind.NUMBER):
            self._enlist(part)
        else:
            self._lists.clear()
        _put_spans(self._cursor, part.spans, strong=part.kind is PartKind.HEADING)

    def _enlist(self, part: Part) -> None:
        """Into the list that goes on with this number at this level, or into a new one."""
        for deeper in [level for level in self._lists if level > part.level]:
            del self._lists[deeper]
        kind, following, entries = self._lists.get(part.level, (None, 0, None))
        if entries is not None and kind is part.kind and following == part.number:
            entries.add(self._cursor.block())
        else:
            entries = self._cursor.createList(_list_format(part))
        self._lists[part.level] = part.kind, part.number + (part.kind is PartKind.NUMBER), entries


def _block_format(kind: PartKind) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    if kind not in (PartKind.BULLET, PartKind.NUMBER):
        shape.setBottomMargin(_GAP)
    if kind is PartKind.HEADING:
        shape.setHeadingLevel(2)
    if kind is PartKind.QUOTE:
        shape.setProperty(QTextFormat.Property.BlockQuoteLevel, 1)
        shape.setLeftMargin(_QUOTE_MARGIN)
    return shape


def _list_format(part: Part) -> QTextListFormat:
    numbered = part.kind is PartKind.NUMBER
    shape = QTextListFormat()
    shape.setStyle(QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc)
    shape.setIndent(part.level)
    if numbered:
        shape.setStart(part.number)
    return shape


def _put_spans(cursor: QTextCursor, spans: Spans, *, strong: bool = False) -> None:
    for span in spans:
        shape = QTextCharFormat()
        if strong or span.mark in (Mark.STRONG, Mark.STRONG_EMPHASIS):
            shape.setFontWeight(QFont.Weight.Bold)
        if span.mark in (Mark.EMPHASIS, Mark.STRONG_EMPHASIS):
            shape.setFontItalic(True)
        cursor.insertText(span.text.replace("\n", _LINE_BREAK), shape)


def _put_table(cursor: QTextCursor, grid: Grid) -> None:
    shape = QTextTableFormat()
    shape.setCellPadding(3)
    shape.setCellSpacing(0)
    table = cursor.insertTable(len(grid.rows), max(len(row) for row in grid.rows), shape)
    for at, row in enumerate(grid.rows):
        for column, spans in enumerate(row):
            _put_spans(table.cellAt(at, column).firstCursorPosition(), spans)
