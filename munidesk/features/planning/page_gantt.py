"""The schedule beside the tree: same rows, same scroll bar; bars are moved by the mouse, and by keys as well."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QWheelEvent,
)
from PySide6.QtWidgets import QTableView, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.planning.domain import Line
from munidesk.features.planning.domain_year import BaselineLine
from munidesk.features.planning.page_gantt_head import Zoom, diamond, ticks
from munidesk.features.planning.schedule import Part, bar_of, shifted
from munidesk.features.planning.store import PlanView
from munidesk.ui import theme
from munidesk.ui.spoken import Role, say

_GRIP = 7


class GanttView(QWidget):
    """`moved(line, start, end)`: a bar was dragged. `nudged(line, part, days)`: the arrows moved it, or lengthened it.

    `chosen(line)`: it was clicked. `opened(line)`: Enter. `pushing()`: C, what waits follows.
    """

    spoken_role = Role.Chart

    moved = Signal(str, object, object)
    nudged = Signal(str, object, int)
    chosen = Signal(str)
    opened = Signal(str)
    pushing = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self._table = table
        self._view: PlanView | None = None
        self._lines: Sequence[Line] = ()
        self.first, self.last = date(2026, 1, 1), date(2026, 12, 31)
        self._drag: tuple[Line, str, int] | None = None
        self._shift = 0
        self._zoom = Zoom.MONTH
        self._kept: Mapping[str, BaselineLine] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Cronograma"))
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
        table.selectionModel().currentRowChanged.connect(lambda *_rows: self.update())

    def show_lines(
        self, view: PlanView | None, lines: Sequence[Line], first: date, last: date, zoom: Zoom = Zoom.MONTH
    ) -> None:
        self._view, self._lines, self._zoom = view, lines, zoom
        self.first, self.last = first, last
        self._told = _("Atrasadas: {names}")
        names = [f"{one.code} {one.title}" for one in lines if one.id in (view.late if view else ())]
        self._told = self._told.format(names=", ".join(names) or _("ninguna"))
        self._tell()
        self.update()

    def compare(self, kept: Mapping[str, BaselineLine]) -> None:
        """Show the days of a schedule that was kept below the bars; none without any."""
        self._kept = kept
        self.update()

    def spoken(self) -> str:
        """The bar that the keys move."""
        line = self._current()
        if line is None:
            return ""
        days = _days(line) or _("sin fechas")
        return _("{line}: {days}").format(line=f"{line.code} {line.title}".strip(), days=days)

    def _tell(self) -> None:
        """What a screen reader says: the bar that the keys move, then what is late."""
        bar = self.spoken()
        self.setAccessibleDescription(". ".join(part for part in (bar, self._told) if part))
        say(self)

    def _current(self) -> Line | None:
        row = self._table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

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
        bar = bar_of(self._view.branches[line.id])
        if bar is None:
            return None
        first, last = bar.first, self.last if bar.open_end else bar.last
        if self._drag is not None and self._drag[0].id == line.id:
            moved = shifted(line, Part(self._drag[1]), self._shift)
            first, last = moved.start or first, moved.end or last
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
        shown = self._shown()
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
        if self.hasFocus():
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _shown(self) -> list[tuple[int, Line]]:
        """The rows in sight, with their lines."""
        first = max(0, self._table.rowAt(0))
        last = self._table.rowAt(self._table.viewport().height() - 1)
        beyond = len(self._lines) if last < 0 else last + 1
        return list(enumerate(self._lines[first:beyond], first))

    def _paint_head(self, painter: QPainter) -> None:
        t = theme.tokens()
        painter.fillRect(0, 0, self.width(), self._top, QColor(t.sunk))
        over, columns = ticks(self._zoom, self.first, self.last)
        half = self._top // 2
        now = self._view.day if self._view is not None else None
        for line, (found, top) in enumerate(((over, 0), (columns, half))):
            for at, one in enumerate(found):
                left = self._x(max(one.day, self.first))
                after = found[at + 1].day if at + 1 < len(found) else self.last + timedelta(days=1)
                area = QRectF(left, top, self._x(after) - left, half)
                here = bool(line) and now is not None and one.day <= now < after
                painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if line == 0 or here else theme.NORMAL))
                painter.setPen(QColor(t.accent if here else t.text2))
                if painter.fontMetrics().horizontalAdvance(one.words) < area.width():
                    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, one.words)
                if not line and at:
                    painter.fillRect(round(left), 0, 1, self._top, QColor(t.line))
        painter.fillRect(0, self._top - 1, self.width(), 1, QColor(t.line))

    def _paint_months(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().line))
        for one in ticks(self._zoom, self.first, self.last)[1]:
            if one.day > self.first:
                x = round(self._x(one.day))
                painter.drawLine(x, self._top, x, self.height())

    def _paint_bar(self, painter: QPainter, row: int, line: Line) -> None:
        assert self._view is not None
        area = self._bar(line, row)
        if area is None:
            return
        t = theme.tokens()
        self._paint_kept(painter, row, line)
        branch = self._view.branches[line.id]
        if self._view.children.get(line.id):
            middle = area.center().y()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.text2))
            painter.drawRect(QRectF(area.left(), middle - 2, area.width(), 4))
            return
        late = line.id in self._view.late
        tone, ground = (t.attention, t.attention_ground) if late else (t.accent, t.hover)
        open_bar = branch.first is None or branch.last is None
        painter.setPen(QPen(QColor(tone), 1, Qt.PenStyle.DashLine if open_bar else Qt.PenStyle.SolidLine))
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
            painter.drawPolygon(diamond(x, y, 7))

    def _paint_kept(self, painter: QPainter, row: int, line: Line) -> None:
        """A fine line below the bar: where it stood in the schedule that was kept."""
        there = self._kept.get(line.id)
        first, last = (there.start or there.end, there.end or there.start) if there is not None else (None, None)
        if first is None or last is None or last < self.first or first > self.last:
            return
        left, right = max(0.0, self._x(first)), min(float(self.width()), self._x(last + timedelta(days=1)))
        y = self._row_y(row) + self._table.rowHeight(row) - 6
        painter.fillRect(QRectF(left, y, max(3.0, right - left), 3), QColor(theme.tokens().off))

    def _paint_dependencies(self, painter: QPainter) -> None:
        assert self._view is not None
        rows = {line.id: row for row, line in enumerate(self._lines)}
        for one in self._view.dependencies:
            if one.after_id not in rows or one.line_id not in rows:
                continue
            before = self._bar(self._view.by_id[one.after_id], rows[one.after_id])
            after = self._bar(self._view.by_id[one.line_id], rows[one.line_id])
            if before is None or after is None:
                continue
            late = after.left() < before.right()  # it begins before what it waits for has ended
            painter.setPen(QPen(theme.colour("bad" if late else "text2"), 1.6 if late else 1.2))
            painter.setBrush(theme.colour("bad" if late else "text2"))
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
        words = show_date(self._view.day, "d MMM").replace(".", "")
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        wide = painter.fontMetrics().horizontalAdvance(words) + theme.px(10)
        left = min(self.width() - wide - 2, max(2, x - wide // 2))
        flag = QRect(left, self.height() - theme.px(26), wide, theme.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().bad))
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(QColor(theme.tokens().surface))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, words)

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
        moved = shifted(line, Part(part), shift)
        self.moved.emit(line.id, moved.start, moved.end)
        self.update()

    # -- the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the bar by a day (with Ctrl, by a week), with Shift its end; up and down go to another."""
        line, key, held = self._current(), Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = self._table.currentIndex().row() + (-1 if key == Qt.Key.Key_Up else 1)
            if 0 <= row < len(self._lines):
                self._table.selectRow(row)
                self._tell()
            return
        if line is None or self._view is None or held & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            days = 7 if held & Qt.KeyboardModifier.ControlModifier else 1
            part = Part.END if held & Qt.KeyboardModifier.ShiftModifier else Part.MOVE
            self.nudged.emit(line.id, part, days if key == Qt.Key.Key_Right else -days)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(line.id)
        elif key == Qt.Key.Key_C and not held:
            self.pushing.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self._table.verticalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() // 2)


def _days(line: Line) -> str:
    return " – ".join(show_date(day, "d MMM").replace(".", "") for day in (line.start, line.end) if day)
