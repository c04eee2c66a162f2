"""«Importar…» of any list: its button, and a sheet dropped on the list; both lead to the import assistant."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from munidesk.base.i18n import _
from munidesk.ui.choose import SHEETS
from munidesk.ui.context import Context
from munidesk.ui.widgets import button


def import_button(context: Context, into: Callable[[], str], back: str, around: QWidget | None = None) -> QPushButton:
    """`into` names the list that is shown («initiatives»), `back` the page one comes back to.

    With `around`, a sheet dropped there opens the assistant with it.
    """
    made = button(_("Importar…"), lambda: start_import(context, into(), back), icon="upload")
    if around is not None:
        take_dropped(context, into, back, around)
    return made


def start_import(context: Context, into: str, back: str) -> None:
    """Ask for the file, then the assistant; or take up what was begun."""
    context.navigator.start("import", "choose", list=into, back=back)


def take_dropped(context: Context, into: Callable[[], str], back: str, around: QWidget) -> None:
    """A spreadsheet dropped on that widget opens the assistant of its list."""
    around.setAcceptDrops(True)
    around.installEventFilter(Dropped(context, into, back, around))


def sheet_in(dragged: QMimeData) -> Path | None:
    """The one spreadsheet that is dragged; None for anything else."""
    paths = [Path(one.toLocalFile()) for one in dragged.urls() if one.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SHEETS else None


class Dropped(QObject):
    """Of one widget, for as long as that lives."""

    def __init__(self, context: Context, into: Callable[[], str], back: str, around: QWidget) -> None:
        super().__init__(around)
        self._context, self._into, self._back = context, into, back

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDropEvent) or self._context.store.read_only or not self._into():
            return super().eventFilter(watched, event)
        path = sheet_in(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._context.navigator.go("import", list=self._into(), path=str(path), back=self._back)
        return True
