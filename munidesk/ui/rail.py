"""The rail at the left: where one can go, with the 3 px mark at where one is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from munidesk.ui import icons, theme
from munidesk.ui.scroll import scrolling, show_in_scroll
from munidesk.ui.widgets import column

WIDE, NARROW, STACKED = 184, 56, 107
"""Pixels at 100 %: words beside the icons, icons alone, and words under the icons."""
_LOW, _HIGH, _TIGHT, _SHORT = 40, 48, 36, 30
"""Pixels at 100 % of an entry: as it is, with its word below, and the least of each; below that the rail scrolls."""
_ABOUT = 110
"""What brand, status bar and margins take of the height."""
NARROW_BELOW = 1200


@dataclass(frozen=True, slots=True)
class RailEntry:
    """`key` is the page's; `shortcut` is shown in a keycap; `shown` is whether it has anything to show yet."""

    key: str
    title: str
    icon: str
    bottom: bool = False
    shortcut: str = ""
    shown: Callable[[], bool] | None = None


class RailButton(QToolButton):
    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self.stacked = False
        self.setCheckable(True)
        self.setAccessibleName(entry.title)
        self.setToolTip(entry.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_LOW))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whichever way the keyboard came, where it is can be seen."""
        super().focusInEvent(event)
        show_in_scroll(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(t.selected if self.isChecked() else t.hover))
            painter.drawRoundedRect(area, 6, 6)
        if self.isChecked():
            painter.setBrush(QColor(t.accent))
            edge = min(theme.px(12), self.height() // 4)
            painter.drawRect(0, edge, 3, self.height() - 2 * edge)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(t.accent))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = t.accent if self.isChecked() else t.text2
        side = theme.px(20)
        if self.stacked:
            self._under(painter, ink, side)
            painter.end()
            return
        painter.drawPixmap(theme.px(12), (self.height() - side) // 2, icons.pixmap(self.entry.icon, ink, 20))
        if self.width() > theme.px(NARROW):
            painter.setPen(QColor(t.accent if self.isChecked() else t.text))
            painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if self.isChecked() else theme.NORMAL))
            painter.drawText(
                self.rect().adjusted(theme.px(44), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.entry.title
            )
            if self.entry.shortcut:
                self._keycap(painter)
        painter.end()

    def _under(self, painter: QPainter, ink: str, side: int) -> None:
        """The icon with its word below, for who reads large letters on a screen that is not wide."""
        top = theme.px(8) if self.height() >= theme.px(_HIGH) else theme.px(2)
        painter.drawPixmap((self.width() - side) // 2, top, icons.pixmap(self.entry.icon, ink, 20))
        painter.setPen(QColor(theme.tokens().accent if self.isChecked() else theme.tokens().text))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if self.isChecked() else theme.NORMAL))
        below = self.rect().adjusted(0, top + side, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.entry.title)

    def _keycap(self, painter: QPainter) -> None:
        t = theme.tokens()
        cap = QRect(self.width() - theme.px(38), (self.height() - theme.px(20)) // 2, theme.px(28), theme.px(20))
        painter.setPen(QColor(t.line))
        painter.setBrush(QColor(t.sunk))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.entry.shortcut)


class Brand(QWidget):
    """The square with the town hall, and the name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(48))
        self.setAccessibleName("MuniDesk")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent))
        painter.drawRoundedRect(theme.px(8), (self.height() - side) // 2, side, side, 6, 6)
        painter.drawPixmap(theme.px(11), (self.height() - theme.px(18)) // 2, icons.pixmap("logo", t.on_accent, 18))
        painter.setFont(theme.font(theme.PANEL, theme.SEMIBOLD))
        if self.width() >= theme.px(42) + painter.fontMetrics().horizontalAdvance("MuniDesk"):
            painter.setPen(QColor(t.text))
            painter.drawText(self.rect().adjusted(theme.px(42), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "MuniDesk")
        painter.end()


class Rail(QFrame):
    """Brand, entries, and at the bottom settings and help."""

    def __init__(self, entries: Sequence[RailEntry], go: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.buttons = {entry.key: RailButton(entry) for entry in entries}
        self._one = QButtonGroup(self)
        for key, made in self.buttons.items():
            self._one.addButton(made)
            made.clicked.connect(lambda _checked=False, to=key: go(to))
        above, self._foot = QWidget(), QWidget()
        above.setLayout(column(*(one for one in self.buttons.values() if not one.entry.bottom), None, spacing=2))
        self._foot.setLayout(column(*(one for one in self.buttons.values() if one.entry.bottom), spacing=2))
        self._above = scrolling(above)
        layout = column(Brand(), spacing=2, margins=(8, 0, 8, 8))
        layout.addSpacing(8)
        layout.addWidget(self._above, 1)
        layout.addWidget(self._foot)
        self.setLayout(layout)
        self.setFixedWidth(theme.px(WIDE))
        self.look()

    def look(self) -> None:
        """Take in the entries that have something to show now; what is shown in the page keeps its own."""
        for made in self.buttons.values():
            if made.entry.shown is not None:
                made.setVisible(made.isChecked() or made.entry.shown())

    def fit(self, window: QSize) -> None:
        """Words beside the icons; in a narrow window icons alone, with their words below where letters are large.

        Where there are more than fit they are lower, down to what their words need; then those above scroll.
        """
        narrow = window.width() < theme.px(NARROW_BELOW)
        shown = sum(not one.isHidden() for one in self.buttons.values())
        room = (window.height() - theme.px(_ABOUT)) // max(1, shown) - 2
        stacked = narrow and theme.is_large()
        least, most = (_TIGHT, _HIGH) if stacked else (_SHORT, _LOW)
        for made in self.buttons.values():
            made.stacked = stacked
            made.setFixedHeight(max(theme.px(least), min(theme.px(most), room)))
        beside = 2 if stacked else 8
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(beside, 0, beside, 8)
        bar = self._above.verticalScrollBar().sizeHint().width() if room < theme.px(least) else 0
        self.setFixedWidth(theme.px(STACKED if stacked else NARROW if narrow else WIDE) + bar)
        self._in_sight()

    def _in_sight(self) -> None:
        """Where one is, in what scrolls."""
        for made in self.buttons.values():
            if made.isChecked() and not made.entry.bottom:
                show_in_scroll(made)

    def mark(self, key: str) -> None:
        """The entry of the page, or of the part it belongs to ("council.session" is in "council"); none of another."""
        made, above = self.buttons.get(key), self.buttons.get(key.split(".")[0])
        if made is None or (above is not None and made.entry.shown is not None and not made.entry.shown()):
            made = above
        self._one.setExclusive(made is not None)  # a group of one choice would not let all of them go
        for one in self.buttons.values():
            one.setChecked(one is made)
        self.look()
        self._in_sight()
