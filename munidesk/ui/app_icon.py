"""The picture of the program: in the bar of tasks, on the files of a municipality, in the menu of programs."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from munidesk.ui import icons, theme

SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Pixels on a side: what Windows and Linux ask of a file of icons."""
ON_SCREEN = (16, 32, 64)


def picture(side: int) -> QPixmap:
    """The white council house on the accent, `side` pixels wide."""
    tokens = theme.LIGHT
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22)
    inside = side * 18 // 25
    start = (side - inside) // 2
    painter.drawPixmap(start, start, icons.picture("logo", tokens.on_accent, inside))
    painter.end()
    return made


def app_icon() -> QIcon:
    """The icon of the window; other sizes are drawn from these."""
    icon = QIcon()
    for side in ON_SCREEN:
        icon.addPixmap(picture(side))
    return icon
