"""The small pieces every page is made of: labels, buttons, cards, rows and columns, chips, keycaps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted, least

_NUMBERS_MOST = 160
"""Pixels at 100 % that the numbers of one giving line keep for themselves."""
_WORDS_LEAST = 40
TONES = ("accent", "good", "attention", "bad", "neutral")


def tone_colours(tone: str) -> tuple[str, str]:
    """(ink, ground) of a meaning colour; "accent" is ink on the hover ground."""
    t = theme.tokens()
    return {
        "good": (t.good, t.good_ground),
        "attention": (t.attention, t.attention_ground),
        "bad": (t.bad, t.bad_ground),
        "accent": (t.accent, t.hover),
        "neutral": (t.text2, t.neutral),
    }[tone]


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again; it did not yet at one that was never shown."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label of one of the kinds of the style sheet (title, panel, figure, strong, quiet, …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


class Elided(QLabel):
    """A label that gives way: what does not fit ends in «…», and the tip says it whole."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(self._least())

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setMinimumWidth(self._least())

    def _least(self) -> int:
        """Room for the numbers of a short text; of a long one they may give way from the last."""
        self.ensurePolished()
        own = min(least(self.text(), self.fontMetrics()), theme.px(_NUMBERS_MOST))
        gives = self.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum
        return max(own, theme.px(_WORDS_LEAST)) if gives else own

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setMinimumWidth(self._least())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 2, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = fitted(self.text(), self.fontMetrics(), self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def elided(text: str = "", kind: str = "", *, stretch: bool = False) -> Elided:
    """`stretch`: it takes the room that is left; otherwise no more than its text."""
    made = Elided(text, kind)
    if not stretch:
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    made.setText(text)
    return made


class ElidedButton(QPushButton):
    """A button whose words give way with an ellipsis; its name and its tip keep them whole."""

    def __init__(self, words: str, clicked: Callable[[], object]) -> None:
        super().__init__(words)
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(max(theme.px(70), least(words, self.fontMetrics()) + theme.px(8)))
        self.clicked.connect(lambda _checked=False: clicked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        icon = 0 if self.icon().isNull() else self.iconSize().width() + theme.px(8)
        room = self.width() - theme.px(8) - icon
        self.setText(fitted(self._words, self.fontMetrics(), room))


def link(text: str, clicked: Callable[[], object]) -> QPushButton:
    return button(text, clicked, kind="quiet")


def button(text: str, clicked: Callable[[], object], *, kind: str = "", icon: str = "", tip: str = "") -> QPushButton:
    """`kind`: primary, quiet, small, line (as low as its text), or normal when empty.

    Without a text yet, it is named by the one it gets: a tip may be a key alone.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses it, also outside a dialog
    made.clicked.connect(lambda _checked=False: clicked())
    if icon:
        ink = {"primary": theme.tokens().on_accent, "quiet": theme.tokens().accent}.get(kind, "")
        made.setIcon(icons.icon(icon, ink, 18))
        made.setIconSize(QSize(18, 18))
    if tip:
        made.setToolTip(tip)
        made.setAccessibleName(text)
    return made


def tool(icon: str, tip: str, clicked: Callable[[], object], *, checkable: bool = False) -> QToolButton:
    """A square button with an icon alone; the tip is its accessible name."""
    made = QToolButton()
    made.setIcon(icons.icon(icon, size=18))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setCheckable(checkable)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def card(kind: str = "card") -> QFrame:
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        restyle(widget)


def rule(*, vertical: bool = False) -> QFrame:
    """A line of one pixel."""
    made = card("rule")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


Margins = tuple[int, int, int, int]


def row(*widgets: QWidget | None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets side by side; None is a stretch."""
    made = QHBoxLayout()
    _fill(made, widgets, spacing, margins)
    return made


def column(*widgets: QWidget | None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets one under the other; None is a stretch."""
    made = QVBoxLayout()
    _fill(made, widgets, spacing, margins)
    return made


def _fill(layout: QBoxLayout, widgets: Sequence[QWidget | None], spacing: int, margins: Margins) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)


def clear(layout: QLayout) -> None:
    """Take every widget out of the layout and free it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class Chip(QWidget):
    """Filled ground, icon of 14 and a word: colour never speaks alone."""

    def __init__(self, word: str = "", tone: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(word, tone, icon)

    def set(self, word: str, tone: str = "neutral", icon: str = "") -> None:
        self._word, self._tone, self._icon = word, tone, icon
        self.setAccessibleName(word)
        # Before it has a place it would flash as a window of its own, and take the keyboard with it.
        if self.parentWidget() is not None or not word:
            self.setVisible(bool(word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._word, self._icon)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect().topLeft(), self._word, self._tone, self._icon)
        painter.end()


def chip_size(word: str, icon: str) -> QSize:
    metrics = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD))
    return QSize(metrics.horizontalAdvance(word) + theme.px(20) + (theme.px(18) if icon else 0), theme.px(22))


def paint_chip(painter: QPainter, at: QPoint, word: str, tone: str, icon: str) -> None:
    """A chip with its top left corner at `at`; delegates use it too."""
    ink, ground = tone_colours(tone)
    area = QRect(at, chip_size(word, icon))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(area), theme.px(11), theme.px(11))
    x = area.left() + theme.px(10)
    if icon:
        side = theme.px(14)
        painter.drawPixmap(x - 2, area.top() + (area.height() - side) // 2, icons.pixmap(icon, ink, 14))
        x += theme.px(16)
    painter.setPen(QColor(ink))
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    painter.drawText(
        area.adjusted(x - area.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word
    )


def keycap(text: str) -> QLabel:
    made = label(text, "keycap")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedHeight(theme.px(20))
    made.setMinimumWidth(theme.px(20))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def icon_label(name: str, tone: str, size: int = 18) -> QLabel:
    """An icon in a colour of the theme («good», «text2»)."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, getattr(theme.tokens(), tone), size))
    return made
