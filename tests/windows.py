"""A window that was closed is freed, as it is when the program ends.

PySide6 keeps it else with all its pages, some 7,500 widgets, and every one that was ever made is dressed again when the
size of letters changes: ten seconds after three of them.
"""

import sqlite3

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from munidesk.data.store import Store
from munidesk.ui.window import MainWindow


def free_closed() -> None:
    """Those whose municipality is closed; one that a test only hides stays."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, MainWindow) and one.isHidden() and _is_closed(one.context.store):
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]


def _is_closed(store: Store) -> bool:
    try:
        return store.connection.total_changes < 0
    except sqlite3.ProgrammingError:
        return True
