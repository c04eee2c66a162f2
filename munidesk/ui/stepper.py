"""The steps of a journey across the top of a page."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import row, rule


class Stepper(QWidget):
    """The steps of a journey: done ones carry a check, the current one its bar. `chosen` fires with the index."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = tuple(words)
        self._layout = row(spacing=10)
        self.setLayout(self._layout)
        self.setFixedHeight(theme.px(40))
        self._buttons: list[_Step] = []
        for index, word in enumerate(self._words):
            if index:
                line = rule()
                line.setFixedWidth(theme.px(30))
                self._layout.addWidget(line, 0, Qt.AlignmentFlag.AlignVCenter)
            made = _Step(index, word)
            made.clicked.connect(lambda _checked=False, at=index: self.chosen.emit(at))
            self._buttons.append(made)
            self._layout.addWidget(made)
        self._layout.addStretch(1)

    def set(self, current: int, done: Collection[int]) -> None:
        for index, made in enumerate(self._buttons):
            made.set(current=index == current, done=index in done)


_CIRCLE = 22
"""Pixels at 100 %."""


class _Step(QToolButton):
    def __init__(self, index: int, word: str) -> None:
        super().__init__()
        self._index, self._word = index, word
        self._is_current = self._is_done = False
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set(self, *, current: bool, done: bool) -> None:
        """The current step keeps its word; in a narrow window the others give theirs up, never their number."""
        self._is_current, self._is_done = current, done
        self.setMinimumWidth(self.sizeHint().width() if current else theme.px(_CIRCLE) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD))
        return QSize(metrics.horizontalAdvance(self._word) + theme.px(34), theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_CIRCLE)
        circle = QRectF(1, (self.height() - side) / 2, side, side)
        ground = t.accent if self._is_current else t.good_ground if self._is_done else t.surface
        painter.setPen(QColor(t.field) if not (self._is_current or self._is_done) else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(circle)
        if self._is_done and not self._is_current:
            mark = theme.px(14)
            painter.drawPixmap(
                round(circle.center().x() - mark / 2),
                round(circle.center().y() - mark / 2),
                icons.pixmap("check", t.good, 14),
            )
        else:
            painter.setPen(QColor(t.on_accent if self._is_current else t.text2))
            painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._index + 1))
        painter.setPen(QColor(t.accent if self._is_current else t.text2))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if self._is_current else QFont.Weight.Normal))
        area = self.rect().adjusted(side + 9, 0, 0, 0)
        word = fitted(self._word, painter.fontMetrics(), area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
        if self._is_current:
            painter.fillRect(0, self.height() - 3, self.width(), 3, QColor(t.accent))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(t.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, -1, -5), 6, 6)
        painter.end()
