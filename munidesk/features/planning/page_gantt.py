"""The schedule beside the tree: same rows, same scroll bar; bars are dragged by their middle or their ends."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygon, QWheelEvent
from PySide6.QtWidgets import QTableView, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.planning.document_gantt import months
from munidesk.features.planning.domain import Line
from munidesk.features.planning.store import PlanView
from munidesk.ui import theme

_GRIP = 7


class GanttView(QWidget):
    """`moved(line, start, end)`: a bar was dragged. `chosen(line)`: it was clicked."""

    moved = Signal(str, object, object)
    chosen = Signal(str)

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self._table = table
        self._view: PlanView | None = None
        self._lines: Sequence[Line] = ()
        self.first, self.last = date(2026, 1, 1), date(2026, 12, 31)
        self._drag: tuple[Line, str, int] | None = None
        self._shift = 0
        self.setMouseTracking(True)
        self.setAccessibleName(_("Cronograma"))
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
        table.selectionModel().currentRowChanged.connect(lambda *_rows: self.update())

    def show_lines(self, view: PlanView | None, lines: Sequence[Line], first: date, last: date) -> None:
        self._view, self._lines = view, lines
        self.first, self.last = first, last
        names = [f"{one.code} {one.title}" for one in lines if one.id in (view.late if view else ())]
        self.setAccessibleDescription(_("Atrasadas: {names}").format(names=", ".join(names) or _("ninguna")))
        self.update()

    # -- geometry

    @property
    def _top(self) -> int:
        return self._table.horizontalHeader().height()

    def _x(self, day: date) -> float:
        days = (self.last - self.first).days + 1
        return self.width() * (day - self.first).days / days

    def _day(self, pixels: int) -> int:
        """How many days a move of so many pixels is."""
        days = (self.last - self.first).days + 1
        return round(pixels * days / max(1, self.width()))

    def _row_y(self, row: int) -> int:
        return self._top + self._table.rowViewportPosition(row)

    def _bar(self, line: Line, row: int) -> QRectF | None:
        assert self._view is not None
        branch = self._view.branches[line.id]
        if branch.first is None or branch.last is None:
            return None
        first, last = branch.first, branch.last
        if self._drag is not None and self._drag[0].id == line.id:
            step = timedelta(days=self._shift)
            first = first + step if self._drag[1] in {"move", "start"} else first
            last = last + step if self._drag[1] in {"move", "end"} else last
        left = max(0.0, self._x(first))
        right = min(float(self.width()), self._x(last + timedelta(days=1)))
        height = self._table.rowHeight(row)
        return QRectF(left, self._row_y(row) + height / 2 - 7, max(3.0, right - left), 14)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = theme.tokens()
        painter.fillRect(self.rect(), QColor(t.surface))
        self._paint_head(painter)
        if self._view is None:
            painter.end()
            return
        current = self._table.currentIndex().row()
        shown = [
            (row, line) for row, line in enumerate(self._lines)
            if -40 < self._table.rowViewportPosition(row) < self._table.viewport().height() + 40
        ]  # fmt: skip
        painter.setClipRect(0, self._top, self.width(), self.height() - self._top)
        for row, _line in shown:
            y, height = self._row_y(row), self._table.rowHeight(row)
            if row == current:
                painter.fillRect(0, y, self.width(), height, QColor(t.selected))
            painter.fillRect(0, y + height - 1, self.width(), 1, QColor(t.line))
        self._paint_months(painter)
        for row, line in shown:
            self._paint_bar(painter, row, line)
        self._paint_dependencies(painter)
        self._paint_today(painter)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        t = theme.tokens()
        painter.fillRect(0, 0, self.width(), self._top, QColor(t.sunk))
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font(theme.SMALL))
        for month in months(self.first, self.last):
            left = self._x(max(month, self.first))
            after = (month + timedelta(days=32)).replace(day=1)
            area = QRectF(left, 0, self._x(min(after, self.last + timedelta(days=1))) - left, self._top)
            words = show_date(month, "MMM").rstrip(".")
            if area.width() > 26:
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
        painter.fillRect(0, self._top - 1, self.width(), 1, QColor(t.line))

    def _paint_months(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().line))
        for month in months(self.first, self.last):
            if month > self.first:
                x = round(self._x(month))
                painter.drawLine(x, self._top, x, self.height())

    def _paint_bar(self, painter: QPainter, row: int, line: Line) -> None:
        assert self._view is not None
        area = self._bar(line, row)
        if area is None:
            return
        t = theme.tokens()
        branch = self._view.branches[line.id]
        if self._view.children.get(line.id):
            middle = area.center().y()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.text2))
            painter.drawRect(QRectF(area.left(), middle - 2, area.width(), 4))
            return
        late = line.id in self._view.late
        tone, ground = (t.attention, t.attention_ground) if late else (t.accent, t.hover)
        painter.setPen(QPen(QColor(tone), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, 3, 3)
        done = float(branch.capped or 0)
        if done > 0:
            painter.setBrush(QColor(tone))
            painter.drawRoundedRect(QRectF(area.left(), area.top(), area.width() * done, area.height()), 3, 3)
        if line.milestone:
            x, y = round(area.right()), round(area.center().y())
            painter.setBrush(QColor(t.text))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygon([QPoint(x, y - 7), QPoint(x + 7, y), QPoint(x, y + 7), QPoint(x - 7, y)]))

    def _paint_dependencies(self, painter: QPainter) -> None:
        assert self._view is not None
        rows = {line.id: row for row, line in enumerate(self._lines)}
        painter.setPen(QPen(QColor(theme.tokens().text2), 1.2))
        painter.setBrush(QColor(theme.tokens().text2))
        for one in self._view.dependencies:
            if one.after_id not in rows or one.line_id not in rows:
                continue
            before = self._bar(self._view.by_id[one.after_id], rows[one.after_id])
            after = self._bar(self._view.by_id[one.line_id], rows[one.line_id])
            if before is None or after is None:
                continue
            x = max(before.right() + 8, after.left() + 6)
            y = after.top() - 2 if after.top() > before.top() else after.bottom() + 2
            painter.drawLine(round(before.right()), round(before.center().y()), round(x), round(before.center().y()))
            painter.drawLine(round(x), round(before.center().y()), round(x), round(y))
            tip = 4 if after.top() > before.top() else -4
            painter.drawPolygon(QPolygon([QPoint(round(x) - 3, round(y) - tip), QPoint(round(x) + 3, round(y) - tip),
                                          QPoint(round(x), round(y))]))  # fmt: skip

    def _paint_today(self, painter: QPainter) -> None:
        assert self._view is not None
        if not self.first <= self._view.day <= self.last:
            return
        x = round(self._x(self._view.day))
        pen = QPen(QColor(theme.tokens().bad), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(x, self._top, x, self.height())

    # -- the mouse

    def _at(self, x: float, y: float) -> tuple[int, Line, str] | None:
        """(row, line, what would be dragged: start, end or move)."""
        row = self._table.rowAt(round(y) - self._top)
        if not 0 <= row < len(self._lines) or self._view is None:
            return None
        line = self._lines[row]
        area = self._bar(line, row)
        if area is None or self._view.children.get(line.id) or not area.adjusted(-4, -2, 4, 2).contains(x, y):
            return row, line, ""
        part = "start" if x < area.left() + _GRIP else "end" if x > area.right() - _GRIP else "move"
        return row, line, part

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().x(), event.position().y())
        if found is None:
            return
        row, line, part = found
        self._table.selectRow(row)
        self.chosen.emit(line.id)
        if part:
            self._drag, self._shift = (line, part, round(event.position().x())), 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._shift = self._day(round(event.position().x()) - self._drag[2])
            self.update()
            return
        found = self._at(event.position().x(), event.position().y())
        part = found[2] if found else ""
        shapes = {"start": Qt.CursorShape.SizeHorCursor, "end": Qt.CursorShape.SizeHorCursor,
                  "move": Qt.CursorShape.OpenHandCursor}  # fmt: skip
        self.setCursor(shapes.get(part, Qt.CursorShape.ArrowCursor))
        if found and part:
            line = found[1]
            self.setToolTip(f"{line.code} {line.title}: {_days(line)}")

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        drag, shift = self._drag, self._shift
        self._drag, self._shift = None, 0
        if drag is None or not shift:
            self.update()
            return
        line, part, _x = drag
        step = timedelta(days=shift)
        start = line.start + step if line.start and part in {"move", "start"} else line.start
        end = line.end + step if line.end and part in {"move", "end"} else line.end
        self.moved.emit(line.id, start, end)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self._table.verticalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() // 2)


def _days(line: Line) -> str:
    return " – ".join(show_date(day, "d MMM").replace(".", "") for day in (line.start, line.end) if day)
