"""What just happened, told in the top bar, with «Deshacer» when it can be taken back.

It has a room of its own between the way here and the search, so that it lies over nothing: neither the key strip nor
the foot, nor the row just typed, nor a button that would be pressed in its stead. Where the sentence needs more, the
way here gives its room up, then the words of the search, then the bar grows. F6 reaches its buttons.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.context import Way
from munidesk.ui.palette import SearchButton
from munidesk.ui.widgets import button, clear, label, row

SHOWN_MS = 6000
OFFERED_MS = 30_000
"""What can be done next is read, thought over and chosen."""

_LINES = 2  # of a sentence beside the way here; the bar holds so many
_LEAST = 34  # pixels of height at 100 %
_SIDES, _GAP, _EDGE, _INNER = 24, 16, 2, 2  # of the bar, between the pieces, above and below the toast, within it


class Toast(QFrame):
    """`way` and `search` stand beside it in `bar` and give their room up where it is needed."""

    showing = Signal(bool)
    left = Signal()
    """It went with the keyboard in it."""

    def __init__(self, bar: QWidget, way: QWidget, search: SearchButton, undo: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("toast")
        self._bar, self._way, self._search = bar, way, search
        self._height = bar.height()
        self._text = label(wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = button(_("Deshacer (Ctrl+Z)"), lambda: self._take_back(undo), kind="quiet")
        self._ways = row(spacing=4)
        self._lasting = False
        self._keys: list[QShortcut] = []
        self._offered: list[QPushButton] = []
        inside = row(spacing=_GAP, margins=(16, _INNER, 8, _INNER))
        inside.addWidget(self._text, 1)
        inside.addWidget(self._undo)
        inside.addLayout(self._ways)
        self.setLayout(inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def say(self, text: str, *, undo: bool = False, ways: Sequence[Way] = ()) -> None:
        """`ways` are buttons whose keys work from anywhere while the toast is there; the keyboard stays where it is."""
        t = theme.tokens()
        self.setStyleSheet(
            f"#toast {{ background: {t.text}; border-radius: 6px; }} #toast QLabel {{ color: {t.ground}; }}"
            f"#toast QPushButton {{ color: {t.selected}; min-height: 24px; padding: 0 6px; }}"
        )
        self._text.setText(text)
        self.setAccessibleName(text)
        self._undo.setVisible(undo)
        self._offer(ways)
        self._lasting = bool(ways)
        self.show()
        self.place()
        self.showing.emit(True)
        self._timer.start(OFFERED_MS if ways else SHOWN_MS)

    def dismiss(self) -> None:
        """Away, with the keys it offered; the way here has its room again."""
        there = self.window().focusWidget()
        had_keys = there is not None and self.isAncestorOf(there)
        self._offer(())
        self.hide()
        self._way.show()
        self._search.narrow(False)
        self._bar.setFixedHeight(self._height)
        self.showing.emit(False)
        if had_keys:
            self.left.emit()

    def outdated(self) -> None:
        """Something was changed since: what was refused or done is no longer the last word; a file written still is."""
        if not self.isHidden() and not self._lasting:
            self.dismiss()

    def withdraw_undo(self) -> None:
        """What it told of can no longer be taken back."""
        if not self._undo.isHidden():
            self._undo.hide()
            self.place()

    def place(self) -> None:
        """As wide as its sentence; in two lines, without the way here or in a higher bar where there is less room."""
        if self.isHidden():
            return
        self.ensurePolished()
        for way, narrow in ((True, False), (False, False), (False, True)):
            self._way.setVisible(way)
            self._search.narrow(narrow)
            room = self._room(way)
            if self._high(room) <= self._most():
                break
        high = max(theme.px(_LEAST), self._high(room) + 2 * _INNER)
        self.setFixedSize(max(1, min(room, self._wide())), high)
        self._bar.setFixedHeight(max(self._height, high + 2 * _EDGE + 1))

    # -- what it measures

    def _room(self, way: bool) -> int:
        beside = self._way.sizeHint().width() + _GAP if way else 0
        return self._bar.width() - 2 * _SIDES - self._search.width() - _GAP - beside

    def _buttons(self) -> int:
        shown = self._offered if self._undo.isHidden() else [self._undo]
        return sum(one.sizeHint().width() + _GAP for one in shown) + 24 + 2

    def _wide(self) -> int:
        return self._text.fontMetrics().horizontalAdvance(self._text.text()) + self._buttons() + 4

    def _high(self, room: int) -> int:
        """Pixels of the sentence where the toast may be so wide."""
        across = room - self._buttons()
        if across <= 0:
            return 1 << 16
        within = QRect(0, 0, across, 1 << 16)
        return self._text.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, self._text.text()).height()

    def _most(self) -> int:
        return min(_LINES * self._text.fontMetrics().lineSpacing(), self._height - 2 * (_EDGE + _INNER) - 1)

    # -- what it offers

    def _offer(self, ways: Sequence[Way]) -> None:
        clear(self._ways)
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys, self._offered = [], []
        for way in ways:
            key = QShortcut(QKeySequence(way.key), self.window())
            key.activated.connect(partial(self._take, way))
            self._keys.append(key)
            self._offered.append(button(f"{way.words} ({way.key})", partial(self._take, way), kind="quiet"))
            self._ways.addWidget(self._offered[-1])

    def _take(self, way: Way) -> None:
        self.dismiss()
        way.do()

    def _take_back(self, undo: Callable[[], None]) -> None:
        self.dismiss()
        undo()

    def _time_is_up(self) -> None:
        there = self.window().focusWidget()
        if self.underMouse() or (there is not None and self.isAncestorOf(there)):
            self._timer.start(SHOWN_MS)  # somebody is about to press it
        else:
            self.dismiss()
