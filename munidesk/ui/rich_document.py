"""What the editor shows ↔ the `Text` that is kept: paragraphs, headings, lists, tables, bold, italic, and no more."""

from collections import Counter
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
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from munidesk.documents.look import LIST_LEVELS
from munidesk.documents.text import LISTED, Grid, Part, PartKind, Runs, Text, in_one, is_blank, joined
from munidesk.ui import theme
from munidesk.ui.field_letters import field_format, pieces_of, runs_of

_GAP = 6.0
"""Pixels under a paragraph, so that nobody has to type blank lines to see where one ends."""

_QUOTE_MARGIN = 24.0
_LONGEST_LIST = 2000
"""Qt marks every entry of a list when one comes in: a longer one is shown as several that go on counting."""

_LINE_BREAK = "\u2028"
_BULLETS = {QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare}

# -- reading


def text_in(document: QTextDocument) -> Text:
    """What is written, without the blank paragraphs Qt keeps before a table and the ones left at the end."""
    found: list[Part | Grid] = []
    counted: Counter[int] = Counter()
    block = document.begin()
    while block.isValid():
        table = _table_around(block)
        if table is None:
            found.append(_part(block, counted))
            block = block.next()
        else:
            found.append(_grid(table))
            block = document.findBlock(table.lastPosition() + 1)
    return Text(_without_edges(found))


def _without_edges(parts: list[Part | Grid]) -> tuple[Part | Grid, ...]:
    while parts and is_blank(parts[-1]):
        parts.pop()
    first = next((at for at, part in enumerate(parts) if not is_blank(part)), 0)
    return tuple(parts[first:] if parts and isinstance(parts[first], Grid) else parts)


def _table_around(block: QTextBlock) -> QTextTable | None:
    """The outermost table that the block stands in."""
    frame: QTextFrame | None = QTextCursor(block).currentFrame()
    found: QTextTable | None = None
    while frame is not None:
        found = frame if isinstance(frame, QTextTable) else found
        frame = frame.parentFrame()
    return found


def _part(block: QTextBlock, counted: Counter[int]) -> Part:
    """`counted`: how many entries of each list came before, since Qt would look for each from the first."""
    shape = block.blockFormat()
    entries: QTextList | None = block.textList()
    if entries is not None:
        style, before = entries.format(), counted[entries.objectIndex()]
        counted[entries.objectIndex()] += 1
        kind = PartKind.BULLET if style.style() in _BULLETS else PartKind.NUMBER
        return Part(_runs(block), kind, max(0, style.start()) + before, style.indent())
    if shape.headingLevel():
        return Part(_runs(block), PartKind.HEADING)
    if shape.intProperty(QTextFormat.Property.BlockQuoteLevel):
        return Part(_runs(block), PartKind.QUOTE)
    return Part(_runs(block))


def _runs(block: QTextBlock) -> Runs:
    return joined(runs_of(pieces_of(block)))


def _grid(table: QTextTable) -> Grid:
    columns = range(table.columns())
    return Grid(tuple(tuple(_cell(table, row, column) for column in columns) for row in range(table.rows())))


def _cell(table: QTextTable, row: int, column: int) -> Runs:
    """The paragraphs of a cell as lines; of a joined cell, only its first place has the text."""
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return ()
    return in_one(_runs(block) for block in _blocks_of(cell))


def _blocks_of(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


# -- showing


def show(document: QTextDocument, text: Text) -> None:
    """Put the text in the place of what the document holds; showing is nothing that could be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _Shown(cursor).put(text)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


class _Shown:
    """Writes parts at the end of a document; knows the lists that still go on, by level."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._lists: dict[int, tuple[PartKind, int, QTextList]] = {}
        self._fresh = True

    def put(self, text: Text) -> None:
        for part in text.parts or (Part(),):
            if isinstance(part, Grid):
                self._lists.clear()
                put_table(self._cursor, part)
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
        if part.kind in LISTED:
            self._enlist(part)
        else:
            self._lists.clear()
        _put_runs(self._cursor, part.runs, strong=part.kind is PartKind.HEADING)

    def _enlist(self, part: Part) -> None:
        """Into the list that goes on with this number at this level, or into a new one."""
        for deeper in [level for level in self._lists if level > part.level]:
            del self._lists[deeper]
        kind, following, entries = self._lists.get(part.level, (None, 0, None))
        goes_on = kind is part.kind and following == part.number
        if entries is not None and goes_on and entries.count() < _LONGEST_LIST:
            entries.add(self._cursor.block())
        else:
            entries = self._cursor.createList(_list_format(part))
        self._lists[part.level] = part.kind, part.number + (part.kind is PartKind.NUMBER), entries


def toggle_heading(cursor: QTextCursor) -> None:
    """Make headings of the paragraphs of the selection, or paragraphs of its headings, as one step to undo."""
    document, last = cursor.document(), cursor.selectionEnd()
    kind = PartKind.PARAGRAPH if cursor.blockFormat().headingLevel() else PartKind.HEADING
    cursor.beginEditBlock()
    block = document.findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= last:
        if entries := block.textList():
            entries.remove(block)
        at = QTextCursor(block)
        at.setBlockFormat(_block_format(kind))
        at.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setFontWeight(QFont.Weight.Bold if kind is PartKind.HEADING else QFont.Weight.Normal)
        at.mergeCharFormat(shape)
        at.mergeBlockCharFormat(shape)
        block = block.next()
    cursor.endEditBlock()


def can_nest(cursor: QTextCursor, by: int) -> bool:
    """Whether the entries of the cursor go so many levels deeper: it stands before one, or several are chosen."""
    at_entry = cursor.hasSelection() or cursor.atBlockStart()
    return at_entry and _new_level(cursor.document().findBlock(cursor.selectionStart()), by) > 0


def _new_level(block: QTextBlock, by: int) -> int:
    """The level the entry would have; 0 when it cannot: it is none, or there is no entry before it to be within.

    So Tab leaves a text that begins with a list, for who only goes through the fields.
    """
    level = _level(block)
    deeper = level + by
    within = by < 0 or level <= _level(block.previous())
    return deeper if level and within and 1 <= deeper <= LIST_LEVELS else 0


def _level(block: QTextBlock) -> int:
    entries: QTextList | None = block.textList()
    return entries.format().indent() if entries is not None else 0


def nest(cursor: QTextCursor, by: int) -> None:
    """Put the entries of the selection so many levels deeper (or less deep), as one step to undo.

    Each goes into the list of its new level that it goes on with, so that the numbers of both lists follow.
    """
    last = cursor.selectionEnd()
    cursor.beginEditBlock()
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= last:
        if level := _new_level(block, by):
            _enter_level(block, block.textList(), level)
        block = block.next()
    cursor.endEditBlock()


def _enter_level(block: QTextBlock, old: QTextList, level: int) -> None:
    shape = QTextListFormat(old.format())
    shape.setIndent(level)
    goes_on = _list_before(block, level)
    if goes_on is not None and goes_on.format().style() == shape.style():
        goes_on.add(block)
        return
    shape.setStart(1)
    QTextCursor(block).createList(shape)


def _list_before(block: QTextBlock, level: int) -> QTextList | None:
    """The list of that level that is still going on where the block stands."""
    block = block.previous()
    while block.isValid():
        if _level(block) <= level:
            return block.textList() if _level(block) == level else None
        block = block.previous()
    return None


def _block_format(kind: PartKind) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    if kind not in LISTED:
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


def _put_runs(cursor: QTextCursor, runs: Runs, *, strong: bool = False) -> None:
    for run in runs:
        shape = QTextCharFormat()
        if strong or run.strong:
            shape.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            shape.setFontItalic(True)
        letters = run.text.replace("\n", _LINE_BREAK)
        cursor.insertText(letters, field_format(run.of, letters, shape) if run.of else shape)


EMPTY_TABLE = Grid((((), (), ()),) * 3)


def put_table(cursor: QTextCursor, grid: Grid) -> None:
    """The table at the cursor, which is then in its first cell."""
    shape = QTextTableFormat()
    shape.setCellPadding(5)
    shape.setCellSpacing(0)
    shape.setBorderCollapse(True)  # one line between cells, as on paper
    shape.setBorder(1)
    shape.setBorderBrush(theme.colour("field"))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(grid.rows), len(grid.rows[0]), shape)
    for at, row in enumerate(grid.rows):
        for column, runs in enumerate(row):
            _put_runs(table.cellAt(at, column).firstCursorPosition(), runs)
