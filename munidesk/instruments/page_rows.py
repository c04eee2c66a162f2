"""A list of rows that are painted: the arrows move along it, Enter or a click chooses, a screen reader hears each."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.scroll import show_in_scroll
from munidesk.ui.spoken import Role, say

T = TypeVar("T")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}


class PaintedRows(QWidget, Generic[T]):
    """`moved` and `chosen` fire with the place of the row. A subclass says how a row is drawn and how it is told."""

    moved = Signal(int)
    chosen = Signal(int)
    spoken_role = Role.List
    row_pixels = 28
    columns = 1

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows: Sequence[T] = ()
        self.at = 0

    def show_rows(self, rows: Sequence[T], at: int | None = None) -> None:
        """Without `at` the mark stays where it was."""
        self.rows = rows
        self.at = max(0, min(len(rows) - 1, self.at if at is None else at))
        self.setFixedHeight(max(1, self._lines() * theme.px(self.row_pixels)))
        self.setVisible(bool(rows))
        say(self)
        self.update()

    def _lines(self) -> int:
        return -(-len(self.rows) // self.columns)

    def area(self, at: int) -> QRect:
        """From the top of a column down, then the next column."""
        lines, high = max(1, self._lines()), theme.px(self.row_pixels)
        wide = self.width() // self.columns
        return QRect(at // lines * wide, at % lines * high, wide, high)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), self.height())

    @property
    def current(self) -> T | None:
        return self.rows[self.at] if 0 <= self.at < len(self.rows) else None

    def spoken(self) -> str:
        current = self.current
        return "" if current is None else self.told(current)

    def told(self, one: T) -> str:
        """The row in words."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, area: QRect, one: T, *, marked: bool) -> None:
        raise NotImplementedError

    def go_to(self, at: int) -> None:
        at = max(0, min(len(self.rows) - 1, at))
        if at != self.at and self.rows:
            self.at = at
            self.moved.emit(at)
        say(self)
        show_in_scroll(self)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or not self.rows:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.go_to(self.at + _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.columns > 1:
            self.go_to(self.at + self._lines() * (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        point = event.position().toPoint()
        at = next((at for at in range(len(self.rows)) if self.area(at).contains(point)), -1)
        if at >= 0:
            self.go_to(at)
            self.clicked(at, point.x() - self.area(at).left())

    def clicked(self, at: int, _x: int) -> None:
        """A click on a row, so far from its left."""
        self.chosen.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        say(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, one in enumerate(self.rows):
            area = self.area(at)
            if area.intersects(event.rect()):
                self.paint_row(painter, area, one, marked=at == self.at)
        painter.end()


def mark(painter: QPainter, area: QRect, *, bar: bool) -> None:
    """The ground of the current row, with its bar of 3 pixels."""
    t = theme.tokens()
    painter.fillRect(area, QColor(t.selected))
    if bar:
        painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), QColor(t.accent))


def write(
    painter: QPainter, area: QRect, text: str, colour: str = "text", size: float = theme.TEXT, *, strong: bool = False,
    right: bool = False,
) -> int:  # fmt: skip
    """Text that gives way within `area`; how wide it came out."""
    painter.setFont(theme.font(size, theme.SEMIBOLD if strong else theme.NORMAL))
    painter.setPen(theme.colour(colour))
    words = fitted(text, painter.fontMetrics(), area.width())
    painter.drawText(area, RIGHT if right else LEFT, words)
    return painter.fontMetrics().horizontalAdvance(words)


def wide_of(text: str, size: float = theme.TEXT, *, strong: bool = False) -> int:
    weight = theme.SEMIBOLD if strong else theme.NORMAL
    return QFontMetrics(theme.font(size, weight)).horizontalAdvance(text) + 2


def draw_icon(painter: QPainter, name: str, colour: str, x: int, middle: int, size: int = 14) -> None:
    """At the left `x`, around the line `middle`."""
    painter.drawPixmap(x, middle - theme.px(size) // 2, icons.pixmap(name, getattr(theme.tokens(), colour), size))
