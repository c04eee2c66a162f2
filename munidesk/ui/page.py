"""A page of the window: what it shows, which tables make it read again, its header."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QScrollArea, QWidget

from munidesk.data.writer import Changes
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.widgets import Chip, elided, label, row

if TYPE_CHECKING:
    from munidesk.records.ref import Ref

TABS = "tabs"
"""The name of the tabs of a page, wherever they stand in it."""

Crumb = tuple[str, str]
"""(word, key of the page it leads to; empty for the page itself)."""


class Page(QWidget):
    """Reads the store in `refresh` alone: on first show, on return, and when a table of `tables` changes."""

    tables: frozenset[str] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._stale = True
        context.live.changed.connect(self._on_changes)

    def crumbs(self) -> Sequence[Crumb]:
        """The way here, shown in the top bar."""
        return ()

    def open(self) -> None:
        """Show the record that is named; called before the page is shown.

        Pages take what they can show as keywords, each with a default: `go("council.session", id=…)`. One that they do
        not know is a mistake of ours and raises TypeError.
        """

    def refresh(self) -> None:
        """Read again and show."""

    def leave(self) -> bool:
        """Called before another page is shown or the window closes; False keeps the person here."""
        return True

    def record(self) -> "Ref | None":
        """The record that is shown, for Alt+Enter: all its data and its history."""
        return None

    def topic(self) -> str:
        """The part that is shown, as the help of its manifest names it; the number of the tab where there are tabs."""
        shown = self.findChild(QWidget, TABS)
        return "" if shown is None else str(shown.property("index"))

    def shows(self, changes: Changes) -> bool:
        """Whether any of the changed tables is shown here."""
        return bool(self.tables & changes.tables)

    def _on_changes(self, changes: Changes) -> None:
        if self.shows(changes):
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def focusNextPrevChild(self, forward: bool) -> bool:
        there = self.window().focusWidget()
        inside = there is not None and self.isAncestorOf(there)
        if there is not None and inside and (go_on(there, forward) or takes_keys(there, self)):
            return True
        return super().focusNextPrevChild(forward)

    def ensure_fresh(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ensure_fresh()


def begin(page: QWidget) -> None:
    """Put the keyboard where a page or tab says it begins, or in its first field, list or button: never nowhere."""
    named = page.focusProxy()
    while named is not None and named.focusProxy() is not None:
        named = named.focusProxy()
    if named is not None and takes_keys(named, page):
        named.setFocus()
        return
    first = next(stops_in(named), None) if named is not None and named.isVisibleTo(page) else None
    first = first or (_primary(page) if named is not None else None) or next(stops_in(page), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _primary(page: QWidget) -> QWidget | None:
    """What begins the first one, where a page has nothing yet to write in or to choose."""
    buttons = page.findChildren(QAbstractButton)
    return next((one for one in buttons if one.property("kind") == "primary" and takes_keys(one, page)), None)


def stops_in(around: QWidget) -> Iterator[QWidget]:
    """What Tab stops at inside, or the widget itself, in the order of Tab."""
    if takes_keys(around, around):
        yield around
    one = around.nextInFocusChain()
    while one is not None and one is not around:
        if around.isAncestorOf(one) and takes_keys(one, around):
            yield one
        one = one.nextInFocusChain()


def in_tab_order(*groups: QWidget) -> None:
    """What stands inside each comes after what stands inside the one before: what is made late is read where it is."""
    tabbed = Qt.FocusPolicy.TabFocus
    stops = [one for group in groups for one in (group, *group.findChildren(QWidget)) if one.focusPolicy() & tabbed]
    for before, after in pairwise(stops):
        if before.window() is after.window():  # what was just made may wait for its place
            QWidget.setTabOrder(before, after)


def takes_keys(widget: QWidget, around: QWidget) -> bool:
    """Tab stops there, and one sees that it has the keyboard; also before the window is shown."""
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    shows = not isinstance(widget, QScrollArea) or bool(widget.accessibleName())  # one that is read, with the arrows
    return tabbed and shows and _of_its_group(widget) and widget.isEnabled() and widget.isVisibleTo(around)


def _of_its_group(widget: QWidget) -> bool:
    """Of buttons that are one choice Tab meets the one that is chosen; the arrows go to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return chosen is None or chosen is widget


def go_on(widget: QWidget, forward: bool) -> bool:
    """Give the keyboard to what follows `widget` on its page, around the end; False when there is nothing.

    Tab never reaches the rail, where the space of what is being typed would open another page: F6 goes there.
    """
    page: QWidget | None = widget
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    one = _beside(widget, forward)
    while page is not None and one is not None and one is not widget:
        if page.isAncestorOf(one) and takes_keys(one, page) and not widget.isAncestorOf(one):
            one.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True
        one = _beside(one, forward)
    return False


def _beside(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


class PageHeader(QWidget):
    """Title, chip, one line of context, and the actions at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.title: QLabel = label(kind="title")
        self.chip = Chip()
        self.line = elided(kind="quiet-text", stretch=True)
        self.buttons: QHBoxLayout = row(spacing=12)
        # The line of context gives way first: title and actions are never cut.
        layout = row(self.title, self.chip, spacing=12, margins=(24, 0, 24, 0))
        layout.addWidget(self.line, 1)
        self.setLayout(layout)
        layout.addLayout(self.buttons)
        self.setFixedHeight(theme.px(48))

    def set(self, title: str, line: str = "", chip: tuple[str, str, str] | None = None) -> None:
        """`chip` is (word, tone, icon)."""
        self.title.setText(title)
        self.line.setText(line)
        self.chip.set(*(chip or ("", "neutral", "")))
