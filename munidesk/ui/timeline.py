"""A line of time: its steps, the line that goes down from one to the next, and small signs."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from munidesk.base.dates import DAY, DAY_MONTH, show_date, today
from munidesk.ui import icons, theme
from munidesk.ui.widgets import label, row


def told_day(day: date | None) -> str:
    """«4 de marzo», with its year unless it is this one; empty without a day."""
    if day is None:
        return ""
    return show_date(day, "d 'de' MMMM" if day.year == today().year else "d 'de' MMMM 'de' y")


def told_short(day: date) -> str:
    """«20/12»; «20/1/2027» in another year than this."""
    return show_date(day, DAY_MONTH if day.year == today().year else DAY)


def tag(text: str) -> QLabel:
    """A word in a frame: topic, zone."""
    made = label(text, "quiet")
    made.setStyleSheet(f"border: 1px solid {theme.tokens().line}; border-radius: 10px; padding: 1px 9px;")
    return made


def circle(icon: str, tone: str, *, filled: bool) -> QLabel:
    """The sign of a step; filled for the one that waits for the person."""
    t = theme.tokens()
    made = QLabel()
    side = theme.px(22)
    made.setFixedSize(side, side)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    ground = t.accent if filled else t.hover if tone == "accent" else "transparent"
    ink = t.on_accent if filled else getattr(t, tone)
    border = f"border: 1px dashed {t.field};" if tone == "text2" else ""
    made.setStyleSheet(f"background: {ground}; border-radius: {side // 2}px; {border}")
    made.setPixmap(icons.pixmap(icon, ink, 14))
    return made


def icon_label(name: str, tone: str) -> QLabel:
    """A small icon beside a text."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, getattr(theme.tokens(), tone), 16))
    made.setFixedWidth(theme.px(20))
    return made


class Step(QWidget):
    """A step of the line of time: its circle, and the line that goes down to the next one."""

    def __init__(self, mark: QWidget, inner: QLayout) -> None:
        super().__init__()
        self._mark = mark
        layout = row(mark, spacing=10)
        layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        inner.setContentsMargins(0, 0, 0, theme.px(12))
        layout.addLayout(inner, 1)
        self.setLayout(layout)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        circle = self._mark.geometry()
        top = circle.bottom() + theme.px(4)
        if not self._is_last():
            painter.fillRect(circle.center().x(), top, 2, self.height() - top, theme.colour("line"))
        painter.end()

    def _is_last(self) -> bool:
        parent = self.parentWidget()
        steps = [one for one in parent.children() if isinstance(one, Step)] if parent is not None else []
        return bool(steps) and max(steps, key=lambda one: one.y()) is self


class Bar(QWidget):
    """A part between 0 and 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(1.0, max(0.0, share))
        self.setFixedSize(theme.px(88), theme.px(16))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(88), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        y, high = self.height() / 2 - 4, 8.0
        painter.setBrush(theme.colour("neutral"))
        painter.drawRoundedRect(QRectF(0, y, self.width(), high), 4, 4)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, y, self.width() * self._share, high), 4, 4)
        painter.end()
