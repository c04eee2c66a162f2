"""«Importar…» of any list: its button, and a sheet dropped on the list; both lead to the import assistant."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from munidesk.base.i18n import _
from munidesk.ui.choose import SHEETS
from munidesk.ui.context import Context
from munidesk.ui.menus import open_menu
from munidesk.ui.widgets import button, tool


def _nothing() -> str:
    return ""


def import_button(
    context: Context, into: Callable[[], str], back: str, around: QWidget, of: Callable[[], str] = _nothing
) -> QPushButton:
    """Asks for the file, then the assistant; or takes up what was begun. A sheet dropped `around` opens it with it.

    `into` names the list that is shown («initiatives»), `back` the page one comes back to. `of` is the record that all
    rows belong to, after the field that says so («encounter_id:…»).
    """
    return button(_("Importar…"), _starting(context, into, back, around, of), icon="upload")


def import_tool(
    context: Context, into: Callable[[], str], back: str, around: QWidget, of: Callable[[], str] = _nothing
) -> QToolButton:
    """As `import_button`, where there is no room for its word."""
    return tool("upload", _("Importar…"), _starting(context, into, back, around, of))


def import_menu(
    context: Context, lists: Sequence[tuple[str, str]], back: str, around: QWidget, *, narrow: bool = False
) -> QPushButton | QToolButton:
    """As `import_button`, where a page takes several lists: (name, words) of each, the most usual first.

    A sheet dropped `around` comes into the first; the assistant lets one say that it is another. `narrow` has no word.
    """
    first = lists[0][0]
    made: QPushButton | QToolButton = (
        tool("upload", _("Importar…"), lambda: open_menu(made))
        if narrow
        else button(_("Importar…"), lambda: open_menu(made), icon="upload")
    )
    menu = QMenu(made)
    for name, words in lists:
        menu.addAction(words, partial(context.navigator.start, "import", "choose", list=name, back=back, of=""))
    made.setMenu(menu)
    if isinstance(made, QToolButton):
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    _taking(context, lambda: first, back, around, _nothing)
    return made


def _starting(
    context: Context, into: Callable[[], str], back: str, around: QWidget, of: Callable[[], str]
) -> Callable[[], None]:
    arguments = _taking(context, into, back, around, of)
    return lambda: context.navigator.start("import", "choose", **arguments())


def _taking(
    context: Context, into: Callable[[], str], back: str, around: QWidget, of: Callable[[], str]
) -> Callable[[], dict[str, str]]:
    """What the assistant is opened with; a sheet dropped `around` opens it so."""

    def arguments() -> dict[str, str]:
        return {"list": into(), "back": back, "of": of()}

    around.setAcceptDrops(True)
    around.installEventFilter(Dropped(context, arguments, around))
    return arguments


def sheet_in(dragged: QMimeData) -> Path | None:
    """The one spreadsheet that is dragged; None for anything else."""
    paths = [Path(one.toLocalFile()) for one in dragged.urls() if one.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SHEETS else None


class Dropped(QObject):
    """Of one widget, for as long as that lives."""

    def __init__(self, context: Context, arguments: Callable[[], dict[str, str]], around: QWidget) -> None:
        super().__init__(around)
        self._context, self._arguments = context, arguments

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDropEvent) or self._context.store.read_only:
            return super().eventFilter(watched, event)
        path, arguments = sheet_in(event.mimeData()), self._arguments()
        if path is None or not arguments["list"]:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._context.navigator.go("import", path=str(path), **arguments)
        return True
