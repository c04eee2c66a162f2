"""The small pieces every page is made of: labels, buttons, cards, chips, keycaps, segments, the stepper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
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
from munidesk.ui.flow import WrapLayout

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
    """`kind`: primary, quiet, small, line (as low as its text), or normal when empty."""
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
        made.setAccessibleName(made.text() or tip)
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


def hint(keys: str, words: str) -> QWidget:
    """Key caps («Ctrl+↑ ↓») and what they do, never apart."""
    made = QWidget()
    made.setLayout(row(*(keycap(key) for key in keys.split()), label(words, "quiet"), spacing=5))
    made.setMinimumHeight(theme.px(26))
    return made


def hint_line(hints: Sequence[tuple[str, str]]) -> QWidget:
    """The keys of a panel; in a narrow window they go on in a second line, and none is cut."""
    made = QWidget()
    made.setLayout(WrapLayout(*(hint(keys, words) for keys, words in hints), spacing=8))
    return made


Said = tuple[str, tuple[tuple[str, str], ...], tuple[str, str] | None, str]
"""Title, (keys, words) of each, the one at the right, the number typed so far."""


class HintStrip(QFrame):
    """The strip at the foot that names the keys of the panel that has the focus.

    It says nothing while the keys go elsewhere than to `of` (else the widget it lies in): to a dialog, the help, the
    search, the rail.
    """

    def __init__(self, of: QWidget | None = None) -> None:
        super().__init__()
        self._of = of
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.px(32))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self._layout = row(spacing=12, margins=(24, 3, 24, 3))
        self.setLayout(self._layout)
        self._shown: Said | None = None
        self._wanted: Said | None = None
        self._follows: Callable[[QWidget], Said] | None = None

    def follow(self, says: Callable[[QWidget], Said]) -> None:
        """Ask `says` for the keys of what has the keyboard, each time that changes."""
        self._follows = says

    def _on_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if not self.isVisible() or QApplication.activePopupWidget() is not None:
            return
        there = QApplication.focusWidget()
        if there is not None and self._follows is not None and not self._elsewhere():
            self._wanted = self._follows(there)
        self._draw()

    def _elsewhere(self) -> bool:
        there, of = QApplication.focusWidget(), self._of or self.parentWidget()
        if there is None or of is None:
            return QApplication.activeModalWidget() not in (None, self.window())
        return there is not of and not of.isAncestorOf(there)

    def set(
        self, title: str, hints: Sequence[tuple[str, str]], right: tuple[str, str] | None = None, pending: str = ""
    ) -> None:
        """`hints`: ("5 C", "número y voto"), keys and words. `pending`: the number typed so far."""
        self._wanted = (title, tuple(hints), right, pending)
        self._draw()

    def _draw(self) -> None:
        wanted = None if self.isVisible() and self._elsewhere() else self._wanted
        if wanted == self._shown:
            return
        self._shown = wanted
        # As high as it was while it is silent: nothing of the page moves because a dialog opens.
        self.setMinimumHeight(theme.px(32) if wanted is not None else self.height())
        clear(self._layout)
        if wanted is None:
            return
        title, hints, right, pending = wanted
        name = label(title, "strong")
        name.setStyleSheet(f"color: {theme.tokens().accent}")
        self._layout.addWidget(name)
        if pending:
            self._layout.addWidget(Chip(pending, "accent"))
        self._layout.addWidget(hint_line(hints), 1)
        if right is not None:
            self._layout.addWidget(hint(*right))


@dataclass(frozen=True, slots=True)
class Segment:
    key: str
    word: str
    count: int | None = None


class Segments(QFrame):
    """One choice of a few, side by side, each with its count. `chosen` fires with the key."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[Segment], current: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = row(spacing=0)
        self.setLayout(self._layout)
        for segment in segments:
            made = QToolButton()
            made.setCheckable(True)
            made.setFixedHeight(theme.px(32))
            made.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
            self._group.addButton(made)
            self._layout.addWidget(made)
            self._buttons[segment.key] = made
        self.set(segments)
        self._mark(current or (segments[0].key if segments else ""))
        self._dress()

    def set(self, segments: Sequence[Segment]) -> None:
        """New words and counts for the same keys."""
        for segment in segments:
            count = "" if segment.count is None else f"  {segment.count}"
            self._buttons[segment.key].setText(f"{segment.word}{count}")
            self._buttons[segment.key].setAccessibleName(f"{segment.word}{count}")

    def _mark(self, key: str) -> None:
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def choose(self, key: str) -> None:
        self._mark(key)
        self.chosen.emit(key)

    def focus_current(self) -> None:
        """The keyboard on the chosen one."""
        self._buttons[self.current].setFocus()

    @property
    def current(self) -> str:
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def _dress(self) -> None:
        last = len(self._buttons) - 1
        for index, made in enumerate(self._buttons.values()):
            made.setStyleSheet(segment_style(first=index == 0, last=index == last))


def segment_style(*, first: bool, last: bool) -> str:
    """One of several side by side: round at the ends, a single line between two."""
    t = theme.tokens()
    left, right = ("6px" if end else "0" for end in (first, last))
    return (
        f"QToolButton {{ background: {t.surface}; border: 1px solid {t.field}; padding: 0 9px;"
        f" border-left-width: {1 if first else 0}px; border-radius: 0;"
        f" border-top-left-radius: {left}; border-bottom-left-radius: {left};"
        f" border-top-right-radius: {right}; border-bottom-right-radius: {right}; }}"
        f"QToolButton:hover {{ background: {t.hover}; }}"
        f"QToolButton:checked {{ background: {t.selected}; color: {t.accent}; font-weight: 600; }}"
        f"QToolButton:focus {{ border: 2px solid {t.accent}; padding: 0 8px; }}"
    )


def icon_label(name: str, tone: str, size: int = 18) -> QLabel:
    """An icon in a colour of the theme («good», «text2»)."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, getattr(theme.tokens(), tone), size))
    return made
