"""The menu of a button, opened by key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from munidesk.ui.widgets import button


def open_menu(of: QToolButton | QPushButton) -> None:
    """Below the button, with its first line chosen.

    Not `showMenu`: it returns when the menu is closed and lets no other thread of Python run until then, so that
    a paper being made, or the copy, would wait for a person who reads the menu.
    """
    menu = of.menu()
    menu.popup(of.mapToGlobal(QPoint(0, of.height())))
    usable = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
    if usable:
        menu.setActiveAction(usable[0])


def verbs_button(words: str, verbs: Sequence[tuple[str, str, str]], run: Callable[[str], object]) -> QPushButton:
    """A button whose menu shows what the keys of a list do: (words, key, verb) of each; `run` gets the verb."""
    made = button(words, lambda: open_menu(made), kind="small", icon="chevron-down")
    menu = QMenu(made)
    for said, key, verb in verbs:
        menu.addAction(f"{said}\t{key}", partial(run, verb))
    made.setMenu(menu)
    return made
