"""What a person sees of the running program: the focus, its name and value, the words that are painted.

Lives in the thread of the window; other threads ask through `Glass`.
"""

import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.hands.driver import Seen

T = TypeVar("T")
PROOF = 60
"""Pixels that must differ between a thing with the keyboard and without it; a cursor alone has fewer."""
PATIENCE = 30.0
"""Seconds after which a window that does not answer hangs."""


SAID = 160
"""Letters of a value that are kept of what was heard."""
LOOK = 0.05
"""Seconds between two looks at whether the program has ended meanwhile."""


class Gone(Exception):
    """The program has ended: nobody answers any more."""


class Glass(QObject):
    """Runs what other threads ask in the thread of the window, also while a dialog is open there."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ended = threading.Event()
        self.asked.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def _run(self, job: Callable[[], None]) -> None:
        if not self.ended.is_set():  # what was asked of a program that has ended is not done to the next one
            job()

    def post(self, job: Callable[[], object]) -> None:
        self.asked.emit(job)

    def do(self, job: Callable[[], T]) -> T:
        """Its result; raises what it raised."""
        done, box, faults = threading.Event(), [], []

        def run() -> None:
            try:
                box.append(job())
            except BaseException as error:
                faults.append(error)
            finally:
                done.set()

        self.post(run)
        for _turn in range(round(PATIENCE / LOOK)):
            if done.wait(LOOK):
                break
            if self.ended.is_set():
                raise Gone
        else:
            raise TimeoutError("la ventana no responde")
        if faults:
            raise faults[0]
        return box[0]


# -- what has the keyboard


def seen() -> Seen:
    """As a person sees it after a key; the faults are what she could not work with."""
    popup = QApplication.activePopupWidget()
    widget = QApplication.focusWidget()
    window = QApplication.activeWindow()
    title = window.windowTitle() if window is not None else ""
    if isinstance(popup, QMenu):
        action = popup.activeAction()
        words = action.text().replace("&", "") if action else ""
        return Seen("menú", "menu", words, window=title, said=f"MenuItem «{words}»")
    if widget is None:
        return Seen(window=title, faults=("nada tiene el teclado",))
    kind, value, before = read(widget)
    return Seen(name_of(widget), kind, value, before, title, spoken(widget), tuple(_faults(widget)))


def spoken(widget: QWidget) -> str:
    """Role, name and value as Qt gives them to a screen reader; of a list, those of its current row too."""
    interface = QAccessible.queryAccessibleInterface(widget)
    whole = _told(interface)
    inside = interface.focusChild() if isinstance(widget, QAbstractItemView) else None
    return whole if inside is None or not inside.isValid() else f"{whole} › {_told(inside)}"


def _told(interface: QAccessibleInterface) -> str:
    name, value = (interface.text(what).replace("&", "") for what in (QAccessible.Text.Name, QAccessible.Text.Value))
    value = " ".join(value.split())
    value = value if len(value) <= SAID else f"{value[: SAID // 2]}…{value[-SAID // 2 :]}"
    return f"{interface.role().name} «{name}»" + (f" {value}" if value else "")


def read(widget: QWidget) -> tuple[str, str, str]:
    """(kind, value, what stands before the cursor)."""
    match widget:
        case QAbstractSpinBox():
            line = widget.lineEdit()
            return _writable(line), line.text(), line.text()[: line.cursorPosition()]
        case QLineEdit():
            return _writable(widget), widget.text(), widget.text()[: widget.cursorPosition()]
        case QPlainTextEdit() | QTextEdit():
            whole = widget.toPlainText()
            kind = "other" if widget.isReadOnly() else "text"
            return kind, whole, whole[: widget.textCursor().position()]
        case QComboBox() if (line := widget.lineEdit()) is not None:
            return _writable(line), line.text(), line.text()[: line.cursorPosition()]
        case QComboBox():
            return "combo", widget.currentText(), ""
        case QAbstractItemView():
            index = widget.currentIndex()
            return "list", _row(widget) if index.isValid() else "", ""
        case QAbstractButton():
            return "button", widget.text(), ""
    return "other", _said(widget, QAccessible.Text.Value), ""


def _writable(line: QLineEdit) -> str:
    return "other" if line.isReadOnly() else "text"


def _row(view: QAbstractItemView) -> str:
    index = view.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return str(spoken or index.data() or "")


def name_of(widget: QWidget) -> str:
    """What a screen reader says: the name of the thing, or of the field it is a part of."""
    name = widget.accessibleName() or _said(widget, QAccessible.Text.Name)
    parent = widget.parentWidget()
    if not name and isinstance(parent, QComboBox | QAbstractSpinBox):
        return name_of(parent)
    if not name and parent is not None and isinstance(parent.parentWidget(), QAbstractItemView):
        return name_of(parent.parentWidget())
    return name.replace("&", "")


def _said(widget: QWidget, what: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(what) if interface is not None else ""


def _faults(widget: QWidget) -> Iterator[str]:
    name = f"«{name_of(widget)}» ({type(widget).__name__})"
    if not widget.isVisible():
        yield f"el teclado está en {name}, que no se ve"
    elif widget.visibleRegion().isEmpty():
        yield f"el teclado está en {name}, que quedó fuera de la vista"
    if not widget.isEnabled():
        yield f"el teclado está en {name}, que está apagado"
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        at = widget.visualRect(widget.currentIndex())
        if at.isValid() and not widget.viewport().rect().intersects(at):
            yield f"el renglón actual de {name} no está a la vista"
    if QApplication.activeWindow() is None:
        yield f"ninguna ventana está activa ({name})"


# -- proof by pixels


class _Deaf(QObject):
    """Keeps from the program that the focus is taken away for a moment."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.FocusAboutToChange}


def place(widget: QWidget) -> tuple[str, ...]:
    """Which thing of which page and state: the names of what holds it, and its own."""
    names = [type(widget).__name__, name_of(widget)]
    above = widget.parentWidget()
    while above is not None:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return tuple(names)


def painted_focus(widget: QWidget) -> bool:
    """Whether the window looks otherwise with the keyboard there than without it."""
    window, app = widget.window(), QApplication.instance()
    with_it = window.grab().toImage()
    deaf = _Deaf()
    app.installEventFilter(deaf)
    try:
        widget.clearFocus()
        without = window.grab().toImage()
        widget.setFocus()
    finally:
        app.removeEventFilter(deaf)
    return differing(with_it, without) >= PROOF


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are not the same; all when the sizes are not."""
    if one.size() != other.size():
        return one.width() * one.height()
    first, second = (bytes(made.convertToFormat(QImage.Format.Format_RGB32).constBits()) for made in (one, other))
    wide = 4 * one.width()
    # Line by line: pixel by pixel over the whole window was three fifths of what every journey cost.
    lines = [at for at in range(0, len(first), wide) if first[at : at + wide] != second[at : at + wide]]
    return sum(first[at : at + 4] != second[at : at + 4] for line in lines for at in range(line, line + wide, 4))


# -- what is painted


def painted() -> str:
    """The words of the windows that are shown, one thing a line."""
    lines: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            lines.append(window.windowTitle())
            lines.extend(_words(window))
    return "\n".join(line for line in lines if line.strip())


def _words(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield from _words_of(widget)


def _words_of(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.text() or widget.placeholderText()
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText() or widget.placeholderText()
        case QComboBox():
            yield widget.currentText()
        case QMenu():
            yield from (action.text().replace("&", "") for action in widget.actions() if action.isVisible())
        case QAbstractItemView():
            yield from _cells(widget)
        case _:
            yield widget.accessibleName()


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, seen_area = view.model(), view.viewport().rect()
    if model is None:
        return
    for line in range(min(model.rowCount(view.rootIndex()), 400)):
        columns = 1 if isinstance(view, QListView) else model.columnCount(view.rootIndex())
        cells = [model.index(line, at, view.rootIndex()) for at in range(columns)]
        shown = [str(one.data() or "") for one in cells if view.visualRect(one).intersects(seen_area)]
        yield " | ".join(word for word in shown if word)
