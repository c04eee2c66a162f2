"""A sheet as it stands in Excel, with its letters and line numbers, and what will become of each of its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from munidesk.base.i18n import _, ngettext
from munidesk.data.book import BLANK, Area, Cell, Page
from munidesk.sheets.understood import ColumnIs, RowIs, Understood
from munidesk.town.page_import_told import rows_words
from munidesk.ui import theme
from munidesk.ui.cells import paint_words
from munidesk.ui.spoken import blank_words
from munidesk.ui.widgets import chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
_SHOWN = 6
"""Rows of data shown of each run before the rest is folded into one line."""
_WIDEST, _TIGHT, _NARROWEST, _ONCE = 190, 130, 48, 110
_SUMS = (ColumnIs.NUMBER, ColumnIs.MONEY)
_ASIDE = (RowIs.TOTAL, RowIs.SUBTOTAL)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page by its position, or, with `more`, that many rows of data folded."""

    at: int
    line: int
    what: RowIs | None
    more: int = 0


def lines_of(
    page: Page, sheet: Understood, opened: frozenset[int], only: frozenset[int] = frozenset()
) -> tuple[Line, ...]:
    """What is shown: of a long run of data the first rows, then «17 filas más» until it is `opened`.

    With `only`, those lines under the heading, however many.
    """
    kinds = {row.line: row.what for row in sheet.rows}
    kinds[sheet.header_line] = RowIs.HEADING
    made = [Line(at, line, kinds.get(line)) for at, line in enumerate(page.lines)]
    if only:
        return tuple(one for one in made if one.line in only or one.what is RowIs.HEADING)
    return tuple(_folded(made, opened))


def _folded(lines: Sequence[Line], opened: frozenset[int]) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].what is RowIs.DATA:
            end += 1
        run = lines[at:end]
        if len(run) <= _SHOWN + 2 or run[0].at in opened:
            yield from run
        else:
            yield from run[:_SHOWN]
            yield Line(run[0].at, 0, None, len(run) - _SHOWN)
        if end < len(lines):
            yield lines[end]
        at = end + 1


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.page = Page("", (), ())
        self.letters: tuple[str, ...] = ()

    def show(self, page: Page, lines: Sequence[Line], letters: Sequence[str]) -> None:
        self.beginResetModel()
        self.page, self.lines, self.letters = page, tuple(lines), tuple(letters)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.letters)

    def cell(self, row: int, column: int) -> Cell:
        line = self.lines[row]
        cells = () if line.more else self.page.rows[line.at]
        return cells[column] if column < len(cells) else BLANK

    def words(self, row: int, column: int) -> str:
        line = self.lines[row]
        if line.more:
            said = ngettext("{rows} más: Enter la muestra", "{rows} más: Enter las muestra", line.more)
            return said.format(rows=rows_words(line.more)) if column == 0 else ""
        return self.cell(row, column).shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self.words(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = row_chip(self.lines[index.row()].what)
            text = words or blank_words(self.letters[index.column()])
            return f"{said}. {text}" if said and index.column() == 0 else text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.letters[section]
        return str(self.lines[section].line) if self.lines[section].line else "…"


def row_chip(what: RowIs | None) -> str:
    """What will become of a row that is no data."""
    return (
        {
            RowIs.TITLE: _("Título, no se importa"),
            RowIs.NOTE: _("Nota, no se importa"),
            RowIs.TOTAL: _("Total, se aparta"),
            RowIs.SUBTOTAL: _("Total, se aparta"),
            RowIs.GROUP: _("Grupo de las filas de abajo"),
        }.get(what, "")
        if what is not None
        else ""
    )


class Preview(QTableView):
    """Read with the arrows; Enter or a click on a folded run shows it whole. `unfolded` fires then."""

    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self._sheet: Understood | None = None
        self._page: Page | None = None
        self._opened: frozenset[int] = frozenset()
        self.merged: Mapping[tuple[int, int], Area] = {}
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Vista de la hoja"))
        self.setProperty("kind", "bare")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._unfold(index.row()))
        for head, size in ((self.horizontalHeader(), 28), (self.verticalHeader(), 32)):
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
            head.setDefaultSectionSize(theme.px(32))
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            if head is self.horizontalHeader():
                head.setFixedHeight(theme.px(size))
        self.verticalHeader().setMinimumWidth(theme.px(40))
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(f"QTableCornerButton::section {{ background: {theme.tokens().sunk}; border: 0; }}")

    def show_sheet(self, page: Page, sheet: Understood, only: frozenset[int] = frozenset()) -> None:
        """The cells as they were written; what is understood of them as `sheet` says. `only` these lines, if any."""
        if self._page is not page:
            self._opened = frozenset()
        self._page, self._sheet = page, sheet
        lines = lines_of(page, sheet, self._opened, only)
        wide = max([*(len(row) for row in page.rows), *(one.at + 1 for one in sheet.columns)], default=0)
        self.clearSpans()
        self._model.show(page, lines, [letter(at) for at in range(wide)])
        self._span(page, sheet)
        self._fit()

    def _fit(self) -> None:
        """As wide as their rows ask for; in a narrow window the widest give way, so that more columns are in sight."""
        metrics, most = QFontMetrics(theme.font()), _WIDEST
        widths = [self._width(at, metrics) for at in range(self._model.columnCount())]
        while sum(min(one, theme.px(most)) for one in widths) > self.viewport().width() and most > _TIGHT:
            most -= 10
        for at, width in enumerate(widths):
            self.setColumnWidth(at, min(width, theme.px(most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _width(self, at: int, metrics: QFontMetrics) -> int:
        """By the rows in sight; titles, that lie over all columns, ask for nothing."""
        asked = (RowIs.DATA, RowIs.HEADING, None)
        shown = [row for row, line in enumerate(self._model.lines[:60]) if line.what in asked and not line.more]
        widest = max((metrics.horizontalAdvance(self._model.words(row, at)) for row in shown), default=0)
        least = _ONCE if any(column == at for _row, column in self.merged) else _NARROWEST
        return max(theme.px(least), min(theme.px(_WIDEST), widest + theme.px(24)))

    def _span(self, page: Page, sheet: Understood) -> None:
        """Titles over the whole width, the name of a total up to its first sum, merged cells as they are."""
        wide = self._model.columnCount()
        sums = {one.line: min(one.sums) for one in sheet.totals if one.sums}
        for row, line in enumerate(self._model.lines):
            last = sums.get(line.line, wide) if line.what in _ASIDE else wide
            over = line.more or line.what in (RowIs.TITLE, RowIs.NOTE, *_ASIDE)
            if over and last > 1:
                self.setSpan(row, 0, 1, last)
        self.merged = dict(self._placed(page))
        for (row, column), area in self.merged.items():
            self.setSpan(row, column, area.bottom - area.top + 1, area.right - area.left + 1)

    def _placed(self, page: Page) -> Iterator[tuple[tuple[int, int], Area]]:
        """(row shown, column) of each merged area of data that is in sight whole."""
        shown = {
            line.at: row for row, line in enumerate(self._model.lines) if not line.more and line.what is RowIs.DATA
        }
        for area in page.merged:
            rows = [shown.get(at, -1) for at in range(area.top, area.bottom + 1)]
            if -1 not in rows and rows[-1] - rows[0] == area.bottom - area.top and area.bottom > area.top:
                yield (rows[0], area.left), area

    def _unfold(self, row: int) -> bool:
        line = self._model.lines[row] if 0 <= row < len(self._model.lines) else None
        if line is None or not line.more or self._page is None or self._sheet is None:
            return False
        self._opened |= {line.at}
        self.show_sheet(self._page, self._sheet)
        self.setCurrentIndex(self._model.index(row, 0))
        self.unfolded.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and self._unfold(self.currentIndex().row()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    # -- what the delegate asks

    def line(self, row: int) -> Line:
        return self._model.lines[row]

    def sums(self, column: int) -> bool:
        """Whether the column holds figures."""
        own = [one for one in self._sheet.columns if one.at == column] if self._sheet is not None else []
        return bool(own) and own[0].sense in _SUMS


def letter(at: int) -> str:
    """0 is «A», 26 «AA»."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: Preview) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, line = option.rect, self._view.line(index.row())
        merged = self._view.merged.get((index.row(), index.column()))
        once = merged is not None and self._view.sums(index.column())
        painter.save()
        painter.fillRect(area, theme.colour(_ground(line, once=once)))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        inner = area.adjusted(theme.px(8), 0, -theme.px(8), 0)
        right = self._view.sums(index.column()) and line.what is not RowIs.TITLE and index.column() > 0
        if once and merged is not None:
            _paint_once(painter, area, str(index.data() or ""), merged.bottom - merged.top + 1)
        else:
            self._words(painter, inner, index, line, right=right)
        painter.restore()

    def _words(self, painter: QPainter, inner: QRect, index: Index, line: Line, *, right: bool) -> None:
        strong = line.what in (RowIs.HEADING, RowIs.GROUP, *_ASIDE)
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if strong or line.what is RowIs.TITLE else theme.NORMAL))
        if line.more:
            painter.setFont(theme.font(theme.SMALL))
        quiet = line.more or line.what in (RowIs.TITLE, RowIs.NOTE)
        painter.setPen(theme.colour("text2" if quiet else "text"))
        chip = row_chip(line.what) if index.column() == 0 else ""
        room = inner
        if chip:
            tone, icon = ("attention", "sum") if line.what in _ASIDE else ("neutral", "minus")
            room = self._chip(painter, inner, chip, tone, icon)
        painter.setFont(painter.font())
        paint_words(
            painter, room, str(index.data() or ""), Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        )

    def _chip(self, painter: QPainter, inner: QRect, word: str, tone: str, icon: str) -> QRect:
        """At the right of what is in sight, where there is room for it; returns what is left for the words."""
        size, seen = chip_size(word, icon), self._view.viewport().width()
        right = min(inner.right(), seen - theme.px(8))
        if right - inner.left() < size.width() + theme.px(60):
            return inner
        at = QRect(
            right - size.width(), inner.top() + (inner.height() - size.height()) // 2, size.width(), size.height()
        )
        painter.save()
        paint_chip(painter, at.topLeft(), word, tone, icon)
        painter.restore()
        return inner.adjusted(0, 0, at.left() - inner.right() - theme.px(8), 0)


def _ground(line: Line, *, once: bool) -> str:
    if once or line.what is RowIs.HEADING:
        return "hover"
    if line.what in _ASIDE:
        return "attention_ground"
    return "sunk" if line.what is RowIs.GROUP else "surface"


def _paint_once(painter: QPainter, area: QRect, words: str, count: int) -> None:
    """The amount, and that it counts once however many rows it lies over."""
    painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), theme.colour("accent"))
    inner = area.adjusted(theme.px(8), theme.px(4), -theme.px(8), -theme.px(4))
    painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
    painter.setPen(theme.colour("text"))
    half = inner.height() // 2
    paint_words(painter, inner.adjusted(0, 0, 0, -half), words, Qt.AlignmentFlag.AlignRight)
    painter.setFont(theme.font(theme.SMALL))
    painter.setPen(theme.colour("accent"))
    said = _("{rows}, una vez").format(rows=rows_words(count))
    paint_words(painter, inner.adjusted(0, half, 0, 0), said, Qt.AlignmentFlag.AlignRight)
