"""The menu of a button, opened by key."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QToolButton


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
