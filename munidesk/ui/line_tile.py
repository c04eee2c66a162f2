"""One line per person where there are many: number, name and an icon; also the pieces larger tiles share with it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import tone_colours

LINE_HEIGHT = 28
"""Pixels at 100 %."""


def paint_ground(painter: QPainter, area: QRect, ground: str, *, cursor: bool, outlined: bool = False) -> None:
    """The ground, an outline of what waits, and the border of where the keys are; `ground` is empty for none."""
    t = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground or t.surface))
    painter.drawRoundedRect(area, 6, 6)
    if cursor or outlined:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(QColor(t.accent if cursor else t.field))
        pen.setWidth(2 if cursor else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)


def paint_cap(painter: QPainter, area: QRect, text: str) -> None:
    """The number as it is typed."""
    t = theme.tokens()
    painter.setPen(QColor(t.line))
    painter.setBrush(QColor(t.surface))
    painter.drawRoundedRect(area, 4, 4)
    painter.setPen(QColor(t.text2))
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_line(painter: QPainter, area: QRect, number: int, name: str, look: tuple[str, str]) -> None:
    """`look` is (tone, icon); the name gives up its end, the number and the icon never do."""
    tone, icon = look
    side, pad, mark = theme.px(20), theme.px(4), theme.px(16)
    middle = area.center().y()
    paint_cap(painter, QRect(area.left() + pad, middle - side // 2, side, side), str(number))
    left = area.left() + pad + side + theme.px(5)
    room = area.right() - left - mark - pad
    painter.setPen(QColor(theme.tokens().text))
    painter.setFont(theme.font(theme.SMALL))
    words = fitted(name, painter.fontMetrics(), room)
    painter.drawText(QRect(left, area.top(), room, area.height()), Qt.AlignmentFlag.AlignVCenter, words)
    if icon:
        at = area.right() - pad - mark + theme.px(2)
        painter.drawPixmap(at, middle - mark // 2 + 1, icons.pixmap(icon, tone_colours(tone)[0], 16))
