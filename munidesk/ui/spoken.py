"""What a screen reader is told of the widgets that draw several things as one: their role, and what is current in them.

Such a widget has the keyboard whole (the roster, the ballots, the criteria of a round); the arrows move a mark inside
it. Qt knows nothing of that mark: it would read a frame without words. Here the widget says it.
"""

import sys
from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget

from munidesk.base.i18n import _

Role = QAccessible.Role
_SAID = "said"


@runtime_checkable
class Speaks(Protocol):
    """`spoken_role` is what it is (a list, one of its rows, a bar); `spoken` what it holds now, in words."""

    spoken_role: QAccessible.Role

    def spoken(self) -> str: ...


@runtime_checkable
class Marks(Protocol):
    """A list of widgets: `marked` is the one that the arrows are on."""

    def marked(self) -> QWidget | None: ...


class _Spoken(QAccessibleWidget):
    """The interface of a widget that `Speaks`."""

    def role(self) -> QAccessible.Role:
        widget = self.object()
        return widget.spoken_role if isinstance(widget, Speaks) else super().role()

    def text(self, what: QAccessible.Text) -> str:
        widget = self.object()
        if what is QAccessible.Text.Value and isinstance(widget, Speaks):
            return widget.spoken()
        return super().text(what)

    def focusChild(self) -> QAccessibleInterface:
        widget = self.object()
        marked = widget.marked() if isinstance(widget, Marks) else None
        return super().focusChild() if marked is None else QAccessible.queryAccessibleInterface(marked)

    def state(self) -> QAccessible.State:
        found, widget = super().state(), self.object()
        around = widget.parent()
        while isinstance(around, QWidget) and not isinstance(around, Marks):
            around = around.parent()
        if isinstance(around, QWidget) and isinstance(around, Marks) and around.marked() is widget:
            found.selected, found.active, found.focused = True, True, around.hasFocus()
        return found


class _Combo(QAccessibleWidget):
    """On Linux Qt gives what is chosen as the name of a combo, and what it is the name of stays unsaid."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo, Role.ComboBox)

    def text(self, what: QAccessible.Text) -> str:
        combo = self.object()
        if what is QAccessible.Text.Value and isinstance(combo, QComboBox):
            return combo.currentText()
        return super().text(what)

    def state(self) -> QAccessible.State:
        found, combo = super().state(), self.object()
        if isinstance(combo, QComboBox):
            found.expandable, found.hasPopup, found.editable = True, True, combo.isEditable()
        return found


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and isinstance(thing, Speaks):
        return _Spoken(thing)
    return _Combo(thing) if sys.platform == "linux" and isinstance(thing, QComboBox) else None


@cache
def listen() -> None:
    """From now on Qt asks here, whenever a screen reader asks Qt."""
    QAccessible.installFactory(_interface)


def blank_words(title: str) -> str:
    """How an empty cell of that column is called."""
    return _("{title}, en blanco").format(title=title)


def say(widget: QWidget) -> None:
    """Read aloud what a widget that `Speaks` holds now, if it has the keyboard and holds something else than before."""
    words = widget.spoken() if isinstance(widget, Speaks) and widget.hasFocus() else ""
    if words == widget.property(_SAID):
        return
    widget.setProperty(_SAID, words)
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
