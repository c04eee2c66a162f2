"""Our own line icons: SVGs with one colour placeholder, drawn for the colour and the pixels of the screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from munidesk.base.paths import RESOURCES
from munidesk.ui import theme

_FOLDER = RESOURCES / "icons"


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, colour: str = "", size: int = 20) -> QPixmap:
    """The icon in a colour (a token's value; the text's by default), `size` in pixels at 100 %."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen is not None else 1.0
    return _drawn(name, colour or theme.tokens().text, theme.px(size), ratio)


def picture(name: str, colour: str, side: int) -> QPixmap:
    """The icon `side` pixels wide, whatever the screen and the size of letters: for what leaves the window."""
    return _drawn(name, colour, side, 1.0)


def icon(name: str, colour: str = "", size: int = 20) -> QIcon:
    """As a QIcon with its disabled colour."""
    made = QIcon(pixmap(name, colour, size))
    made.addPixmap(pixmap(name, theme.tokens().off, size), QIcon.Mode.Disabled)
    return made
