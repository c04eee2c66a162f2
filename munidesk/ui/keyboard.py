"""The keyboard is never nowhere: one place decides where it goes when nobody else does, and the keys of every page.

F6 goes round the panels of the page, Ctrl+Tab to the next tab, Esc out of a field and then out of its panel, Enter
presses the button that has the focus. What a verb hid, closed or drew anew gives the keyboard back to its panel, never
to the rail, where the space of a text would open another page.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

from munidesk.ui import theme
from munidesk.ui.menus import open_menu
from munidesk.ui.page import Page, begin, is_over, stops_in, takes_keys
from munidesk.ui.tabs import Siblings, Tabs

PANEL = "panel"
"""Property of a frame that F6 takes for one panel, where it is no card."""

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keyboard(QObject):
    """Of one window. `page` is the one that is shown; `beside` are the panels round it where F6 ends its round."""

    def __init__(
        self, window: QWidget, page: Callable[[], QWidget | None], beside: Callable[[], Sequence[QWidget]]
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._beside = window, page, beside
        self._trail: tuple[QWidget, ...] = ()
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    # -- where it was, and where it goes when that is gone

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        page = self._page()
        if new is not None:  # not now: the page it stands on may be in the midst of being shown
            QTimer.singleShot(0, self, _bring_in_sight)
        if page is not None and new is not None and page.isAncestorOf(new):
            self._trail = tuple(_upwards(new, page))
        elif self._trail and (new is None or new.window() is self._window):
            # Not now: the verb may be in the midst of drawing the page anew.
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Give it back when what had it is gone; a person who went elsewhere stays there."""
        page = self._page()
        there = self._window.focusWidget()
        if page is None or not page.isVisible() or QApplication.activeModalWidget() is not None:
            return
        if there is not None and page.isAncestorOf(there) and takes_keys(there, page):
            return
        if there is not None and is_over(there):
            return
        was = self._trail[0] if self._trail else None
        if there is not None and there.isVisible() and was is not None and _there(was, page):
            return
        self.give_back()

    def give_back(self) -> None:
        """To what had it, if it is there; else into the nearest panel that is, but not into a text.

        A field that stands there now may be another record's: a letter would go into it.
        """
        page = self._page()
        if page is None:
            return
        alive = [one for one in self._trail if _lives(one) and one is not page]
        if alive and alive[0] is self._trail[0] and _there(alive[0], page):
            alive[0].setFocus()
            return
        for panel in alive:
            calm = [one for one in stops_in(panel) if not isinstance(one, TEXTS)] if page.isAncestorOf(panel) else []
            if calm:
                _first(calm).setFocus()
                return
        begin(page)

    # -- keys that nobody below has taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(Qt.Key(event.key()), event.modifiers())
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        page, there = self._page(), self._window.focusWidget()
        if page is None:
            return False
        if key == Qt.Key.Key_F6:
            self._round(page, there, forward=not held & _SHIFT)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and held & _CONTROL:
            return turn_tab(page, there, forward=key == Qt.Key.Key_Tab and not held & _SHIFT)
        elif key == Qt.Key.Key_Escape:
            self._leave(page, there)
        elif key in _ENTER and isinstance(there, QAbstractButton) and not held:
            return _press(there)
        else:
            return False
        return True

    def _leave(self, page: QWidget, there: QWidget | None) -> None:
        """From a field to the list of its panel; from there, or without one, to where the page begins."""
        if there is None or not page.isAncestorOf(there):
            self.give_back()
            return
        inside = isinstance(there, (*TEXTS, QComboBox))
        for around in tuple(_upwards(there, page))[1:] if inside else ():
            lists = [one for one in stops_in(around) if isinstance(one, QAbstractItemView)]
            if lists:
                lists[0].setFocus()
                return
        begin(page)

    def _round(self, page: QWidget, there: QWidget | None, *, forward: bool) -> None:
        """The panels in the order one meets them, then those beside the page, then the first again."""
        panels = [*panels_of(page), *self._beside()]
        at = next((n for n, one in enumerate(panels) if there is not None and _belongs(there, one, page)), -1)
        for step in range(1, len(panels) + 1):
            panel = panels[(at + (step if forward else -step)) % len(panels)]
            inside: QWidget | None = panel.focusWidget()
            if inside is None or not takes_keys(inside, panel) or not _belongs(inside, panel, page):
                own = [one for one in stops_in(panel) if _belongs(one, panel, page)]
                inside = _first(own) if own else None
            if inside is not None:
                inside.setFocus(Qt.FocusReason.TabFocusReason)
                return


def panels_of(page: QWidget) -> list[QWidget]:
    """What F6 goes round: cards, lists that stand alone, and what is left of each tab and of the page."""
    found: list[QWidget] = []
    for one in stops_in(page):
        panel = panel_of(one, page)
        if panel not in found:
            found.append(panel)
    return found[::-1] if isinstance(page, Page) and page.f6_goes_back else found


def panel_of(widget: QWidget, page: QWidget) -> QWidget:
    """The outermost card around it; a list outside any is its own panel; else its tab, or the page."""
    above = [one for one in _upwards(widget, page) if one is not page]
    cards = [one for one in above[1:] if one.property("kind") == "card" or one.property(PANEL)]
    if cards:
        return cards[-1]
    if isinstance(widget, QAbstractItemView):
        return widget
    around = next((tabs.current for tabs in above if isinstance(tabs, Tabs)), None)
    return around if around is not None and around.isAncestorOf(widget) else page


def turn_tab(page: QWidget, there: QWidget | None, *, forward: bool) -> bool:
    """To the next tab, with the keyboard in it; False on a page that has none.

    Beyond the parts of a page that stands among tabs comes what stands beside it.
    """
    around = [
        one for one in (_upwards(there, page) if there is not None else ()) if isinstance(one, Tabs) and one.turns
    ]
    by = 1 if forward else -1
    siblings = next((one for one in page.findChildren(Siblings) if one.isVisible()), None)
    tabs = around[0] if around else next((one for one in page.findChildren(Tabs) if one.isVisible()), None)
    if tabs is not None and (siblings is None or not tabs.ends(by)):
        tabs.turn(by)
    elif siblings is not None:
        siblings.turn(by)
    return tabs is not None or siblings is not None


def _belongs(widget: QWidget, panel: QWidget, page: QWidget) -> bool:
    if not page.isAncestorOf(widget):
        return panel is widget or panel.isAncestorOf(widget)
    return panel_of(widget, page) is panel


def _press(there: QAbstractButton) -> bool:
    if isinstance(there, QCheckBox | QRadioButton) or not there.isEnabled():
        return False
    if isinstance(there, QToolButton | QPushButton) and there.menu() is not None:
        open_menu(there)
    elif isinstance(there, QPushButton) and there.autoDefault():
        return False  # it takes its own Enter: this one was for a list that brought another page
    else:
        there.click()
    return True


def _first(stops: list[QWidget]) -> QWidget:
    """A list before a button, for there the arrows go on; of several buttons the one that is pressed in."""
    lists = (one for one in stops if isinstance(one, QAbstractItemView))
    chosen = (one for one in stops if isinstance(one, QAbstractButton) and one.isChecked())
    return next(lists, None) or next(chosen, stops[0])


def _bring_in_sight() -> None:
    """What has the keyboard, whatever gave it: Qt moves a scroll area for Tab alone."""
    widget = QApplication.focusWidget()
    around = widget.parentWidget() if widget is not None else None
    while widget is not None and around is not None:
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None and inside.isAncestorOf(widget):
            _show_in(around, inside, widget)
        around = around.parentWidget()


def _show_in(area: QScrollArea, inside: QWidget, widget: QWidget) -> None:
    """All of it; of a list longer than its area, the row where its cursor says to be."""
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if widget.height() <= area.viewport().height() or not isinstance(cursor, QRect) or cursor.height() < theme.px(16):
        area.ensureWidgetVisible(widget, 8, 24)
        return
    at = QRect(widget.mapTo(inside, cursor.topLeft()), cursor.size())
    area.ensureVisible(0, at.center().y(), 0, at.height() // 2 + theme.px(48))


def _there(widget: QWidget, page: QWidget) -> bool:
    return _lives(widget) and page.isAncestorOf(widget) and takes_keys(widget, page)


def _lives(widget: QWidget) -> bool:
    """Whether Qt still has it: a page drawn anew has freed what it showed."""
    try:
        widget.objectName()
    except RuntimeError:
        return False
    return True


def _upwards(widget: QWidget, page: QWidget) -> Iterator[QWidget]:
    """The widget and all around it, up to the page."""
    one: QWidget | None = widget
    while one is not None:
        yield one
        one = None if one is page else one.parentWidget()
