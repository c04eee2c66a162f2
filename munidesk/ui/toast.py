"""What just happened, for six seconds at the foot of the window, with «Deshacer» when it can be taken back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.context import Way
from munidesk.ui.widgets import button, clear, column, label, row

SHOWN_MS = 6000
OFFERED_MS = 30_000
"""What can be done next is read, thought over and chosen."""


class Toast(QFrame):
    def __init__(self, parent: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._text = label()
        self._undo = button(_("Deshacer"), lambda: self._take_back(undo), kind="quiet")
        self._ways = row(spacing=4)
        self._keys: list[QShortcut] = []
        layout = column(spacing=0, margins=(16, 4, 8, 4))
        layout.addLayout(row(self._text, self._undo, spacing=16))
        layout.addLayout(self._ways)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def dismiss(self) -> None:
        """Away, with the keys it offered."""
        self._offer(())
        self.hide()

    def _offer(self, ways: Sequence[Way]) -> None:
        clear(self._ways)
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = []
        for way in ways:
            key = QShortcut(QKeySequence(way.key), self.window())
            key.activated.connect(partial(self._take, way))
            self._keys.append(key)
            self._ways.addWidget(button(f"{way.words} ({way.key})", partial(self._take, way), kind="quiet"))
        if ways:
            self._ways.addStretch(1)

    def _take(self, way: Way) -> None:
        self.dismiss()
        way.do()

    def _take_back(self, undo: Callable[[], None]) -> None:
        self.hide()
        undo()

    def say(self, text: str, *, undo: bool = False, ways: Sequence[Way] = ()) -> None:
        """`ways` are buttons whose keys work from anywhere while the toast is there; the keyboard stays where it is."""
        t = theme.tokens()
        self.setStyleSheet(
            f"#toast {{ background: {t.text}; border-radius: 6px; }} #toast QLabel {{ color: {t.ground}; }}"
            f"#toast QPushButton {{ color: {t.selected}; }}"
        )
        self._text.setText(text)
        self._fit(text)
        self._undo.setVisible(undo)
        self._offer(ways)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(OFFERED_MS if ways else SHOWN_MS)

    def _fit(self, text: str) -> None:
        """A long sentence takes several lines instead of leaving the window."""
        host = self.parentWidget()
        room = host.width() - theme.px(320) if host is not None else 0
        wide = self._text.fontMetrics().horizontalAdvance(text) > room > 0
        self._text.setWordWrap(wide)
        self._text.setMinimumWidth(room if wide else 0)
        self._text.setMaximumWidth(room)

    def withdraw_undo(self) -> None:
        """What it told of can no longer be taken back."""
        self._undo.hide()
        self.adjustSize()

    def place(self) -> None:
        """Above the status bar, in the middle."""
        host = self.parentWidget()
        if host is not None:
            self.move((host.width() - self.width()) // 2, host.height() - self.height() - theme.px(48))
