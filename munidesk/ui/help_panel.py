"""F1: what the page is for, its keys, an example and what goes wrong, beside it; Esc goes back to the page."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.page import OVER, begin
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, column, keycap, label, row, rule

WIDTH = 460


class Told(Protocol):
    """What a manifest tells of a page; see `town.manifest.Help`."""

    @property
    def title(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def example(self) -> str: ...
    @property
    def keys(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def wrong(self) -> tuple[tuple[str, str], ...]: ...


class HelpPanel(QFrame):
    """At the right of its window, over the page, which stays as it is. `doors` are (words, what to do) at its foot."""

    def __init__(self, host: QWidget, doors: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__(host)
        self._before: QWidget | None = None
        self.setProperty(OVER, True)
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Ayuda de esta página"))
        self._doors = tuple(button(words, partial(self._leave_for, do)) for words, do in doors)
        self._close = button(_("Cerrar"), self.dismiss)
        self._scroll: QScrollArea | None = None
        foot = QWidget()
        foot.setLayout(WrapLayout(*self._doors, None, self._close))
        layout = column(rule(), spacing=0)
        layout.addLayout(row(foot, margins=(16, 10, 16, 10)))
        self._layout: QVBoxLayout = layout
        self.setLayout(layout)
        host.installEventFilter(self)
        self.hide()

    def toggle(self, topics: Sequence[Told]) -> None:
        """F1 opens it, and closes it again."""
        if self.isVisible():
            self.dismiss()
        else:
            self.tell(topics)

    def tell(self, topics: Sequence[Told]) -> None:
        """Show these; the keyboard reads them with the arrows until Esc."""
        self._before = QApplication.focusWidget()
        if self._scroll is not None:
            self._scroll.hide()
            self._scroll.deleteLater()
        self._scroll = scrolling(_body(topics))
        self._scroll.setAccessibleName(_("Ayuda de esta página"))
        self._scroll.setAccessibleDescription(" ".join(_(one.what) for one in topics if one.what))
        self._layout.insertWidget(0, self._scroll, 1)
        self.place()
        self.show()
        self.raise_()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setFocus()

    def dismiss(self) -> None:
        """Away, and the keyboard is where it was."""
        self.hide()
        before, self._before = self._before, None
        try:
            if before is not None and before.isVisible():
                before.setFocus()
                return
        except RuntimeError:  # what had the keyboard is gone: Qt has deleted it
            pass
        begin(self.window())

    def _leave_for(self, do: Callable[[], object]) -> None:
        self.dismiss()
        do()

    def place(self) -> None:
        """The right of the window from top to bottom, whatever its size."""
        host = self.window()
        width = min(theme.px(WIDTH), host.width() - theme.px(24))
        self.setGeometry(host.width() - width, 0, width, host.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round the panel: the page behind is left as it is."""
        stops = [one for one in (self._scroll, *self._doors, self._close) if one is not None]
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key of the panel goes on to the page."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.dismiss()
        event.accept()


def _body(topics: Sequence[Told]) -> QWidget:
    made = QWidget()
    layout = column(spacing=10, margins=(24, 20, 24, 20))
    layout.addLayout(row(label(_("Ayuda de esta página"), "quiet"), None, keycap("Esc"), label(_("volver"), "quiet"),
                         spacing=6))  # fmt: skip
    for number, one in enumerate(topics):
        if number:
            layout.addSpacing(theme.px(8))
            layout.addWidget(rule())
        for widget in _topic(one, first=not number):
            layout.addWidget(widget)
    layout.addStretch(1)
    made.setLayout(layout)
    return made


def _topic(one: Told, *, first: bool) -> Iterator[QWidget]:
    yield label(_(one.title), "title" if first else "panel", wrap=True)
    if one.what:
        yield label(_(one.what), wrap=True)
    if one.example:
        yield example_card(_(one.example))
    if one.keys:
        if one.what:
            yield label(_("Teclas"), "strong")
        yield from (key_line(keys, _(words)) for keys, words in one.keys)
    if one.wrong:
        yield label(_("Si algo no sale"), "strong")
    for seen, cure in one.wrong:
        holder = QWidget()
        holder.setLayout(column(label(_(seen), wrap=True), label(_(cure), "quiet-text", wrap=True), spacing=2))
        yield holder


def example_card(text: str) -> QWidget:
    """«Por ejemplo», on a ground of its own."""
    made = card("neutral")
    made.setLayout(column(label(_("Por ejemplo"), "quiet"), label(text, wrap=True), spacing=2, margins=(12, 8, 12, 8)))
    return made


def key_line(keys: str, words: str) -> QWidget:
    """Key caps, and beside them what they do in as many lines as it takes."""
    caps = QWidget()
    caps.setLayout(row(*(keycap(key) for key in keys.split()), None, spacing=4))
    caps.setMinimumWidth(theme.px(124))
    line = row(caps, spacing=8)
    line.addWidget(label(words, wrap=True), 1)
    made = QWidget()
    made.setLayout(line)
    return made
