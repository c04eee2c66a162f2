"""A page of the window: what it shows, which tables make it read again, its header."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from munidesk.data.writer import Changes
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.reading import in_reading_order, read_from
from munidesk.ui.widgets import Chip, elided, label, row

if TYPE_CHECKING:
    from munidesk.records.ref import Ref

TABS = "tabs"
"""The name of the tabs of a page, wherever they stand in it."""

FIRST = "first-step"
"""The name of the button of an empty page that begins what it shows: the keyboard waits on it."""

OVER = "over"
"""Property of a frame that lies over the page (search, help): who writes there went there, and is left alone."""

Crumb = tuple[str, str]
"""(word, key of the page it leads to; empty for the page itself)."""


class Page(QWidget):
    """Reads the store in `refresh` alone: on first show, on return, and when a table of `tables` changes."""

    tables: frozenset[str] = frozenset()
    way_changed = Signal()
    """What the page shows has another name now, though no tab was turned."""
    steps_changed = Signal()
    """What `own_steps` says is another now."""
    f6_goes_back = False
    """F6 goes round the panels from the last: from a section to the index at its left."""

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

    def own_steps(self) -> tuple[str, str]:
        """What Ctrl+Z takes back on this page, and Ctrl+Y does again, before anything of the file; empty for nothing.

        For what is decided here and written nowhere yet.
        """
        return "", ""

    def own_step(self, *, back: bool) -> None:
        """Take back, or do again, what `own_steps` says."""

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
    """Put the keyboard where a page or tab says it begins, or in its first field, list or button: never nowhere.

    An empty one begins with its first step. Who opened the search meanwhile (a verb that ends after its dialog was
    answered, and Ctrl+K came right behind the Enter) goes on writing there.
    """
    there = page.window().focusWidget()
    if there is not None and is_over(there):
        return
    for button in page.findChildren(QAbstractButton, FIRST):
        if takes_keys(button, page):
            button.setFocus(Qt.FocusReason.TabFocusReason)
            return
    named = page.focusProxy()
    while named is not None and named.focusProxy() is not None:
        named = named.focusProxy()
    if named is not None and takes_keys(named, page):
        named.setFocus()
        return
    tab = _shown_tab(page)
    within = named is not None and named.isVisibleTo(page) and not (tab is not None and named.isAncestorOf(tab))
    first = _first_in(named) if named is not None and within else None
    if first is None and tab is not None and next(stops_in(tab), None) is not None:
        begin(tab)
        return
    first = first or (_primary(page) if named is not None else None) or _first_in(page)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def is_over(widget: QWidget) -> bool:
    """It stands in a frame that lies over the page and is open."""
    around: QWidget | None = widget
    while around is not None:
        if around.property(OVER):
            return around.isVisible()
        around = around.parentWidget()
    return False


def _first_in(around: QWidget) -> QWidget | None:
    """A list that holds something before all else, for there one reads and goes on; else what is read first."""
    stops = list(stops_in(around))
    return next((one for one in stops if isinstance(one, QAbstractItemView) and _holds(one)), next(iter(stops), None))


def _holds(view: QAbstractItemView) -> bool:
    model = view.model()
    return model is not None and model.rowCount() > 0


def _shown_tab(page: QWidget) -> QWidget | None:
    """The content of its tabs; what holds no tabs begins by itself."""
    tabs = page.findChild(QWidget, TABS)
    stack = tabs.findChild(QStackedWidget) if tabs is not None and tabs.isVisibleTo(page) else None
    return stack.currentWidget() if stack is not None else None


def _primary(page: QWidget) -> QWidget | None:
    """What begins the first one, where a page has nothing yet to write in or to choose."""
    buttons = page.findChildren(QAbstractButton)
    return next((one for one in buttons if one.property("kind") == "primary" and takes_keys(one, page)), None)


def stops_in(around: QWidget) -> Iterator[QWidget]:
    """What Tab stops at inside, or the widget itself, in the order of Tab, which is that of reading."""
    return (one for one in in_reading_order(around) if takes_keys(one, around))


def takes_keys(widget: QWidget, around: QWidget) -> bool:
    """Tab stops there, and one sees that it has the keyboard; also before the window is shown."""
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or _is_chosen(widget)
    shows = not isinstance(widget, QScrollArea) or bool(widget.accessibleName())  # one that is read, with the arrows
    there = widget.isEnabled() and widget.isVisibleTo(around)
    # Asked last and of few: PySide takes what `focusProxy` gives for a child of the widget, and loses both together.
    return tabbed and shows and there and widget.focusProxy() is None and _of_its_group(widget)


def _is_chosen(widget: QWidget) -> bool:
    """Qt takes Tab from the others of a group as one gets the keyboard, and not back as the program chooses another."""
    return isinstance(widget, QAbstractButton) and widget.isChecked() and widget.group() is not None


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
    return page is not None and _after(widget, page, forward)


def go_round(around: QWidget, forward: bool) -> bool:
    """As `go_on`, in a dialog: from what has the keyboard to what is read after it."""
    there = around.focusWidget()
    return there is not None and _after(there, around, forward)


def _after(widget: QWidget, around: QWidget, forward: bool) -> bool:
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    for one in read_from(widget, around, forward=forward):
        if takes_keys(one, around):
            one.setFocus(reason)
            return True
    return False


LINE_LEAST = 140
"""Pixels at 100 % under which a line of context says nothing."""

_SPACE = 12


class PageHeader(QWidget):
    """Title, chip, one line of context, and the actions at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.title: QLabel = label(kind="title")
        self.chip = Chip()
        self._told = False
        self.line = elided(kind="quiet-text", stretch=True)
        self.buttons: QHBoxLayout = row(spacing=12)
        # The line of context gives way first: title and actions are never cut.
        layout = row(self.title, self.chip, spacing=_SPACE, margins=(24, 0, 24, 0))
        layout.addWidget(self.line, 1)
        self.setLayout(layout)
        layout.addLayout(self.buttons)
        self.setFixedHeight(theme.px(48))

    def set(self, title: str, line: str = "", chip: tuple[str, str, str] | None = None) -> None:
        """`chip` is (word, tone, icon)."""
        self.title.setText(title)
        self.line.setText(line)
        self.chip.set(*(chip or ("", "neutral", "")))
        self._told = chip is not None and bool(chip[0])
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """The line goes altogether where only its figures would be left, and then the chip: actions are never cut."""
        layout = self.layout()
        item = layout.itemAt(layout.indexOf(self.line)) if layout is not None else None
        # What the layout counts for it, which is less than the line would like: it gives way.
        own = item.sizeHint().width() if item is not None and not item.isEmpty() else 0
        others = self.sizeHint().width() - own
        chip = self.chip.sizeHint().width() + _SPACE
        others -= chip if not self.chip.isHidden() else 0
        shown = self._told and self.width() >= others + chip
        self.chip.setVisible(shown)
        others += chip if shown else 0
        self.line.setVisible(bool(self.line.text()) and self.width() - others >= theme.px(LINE_LEAST))
