"""Drive the real window by keyboard: keys go to whatever has the focus, dialogs are answered when they open."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow


def rest() -> None:
    """Let queued signals and single shots of zero come home."""
    for _turn in range(4):
        QApplication.processEvents()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None or not widget.isVisible():
        # No window manager offscreen: after a dialog somebody has to hand the keyboard back.
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and isinstance(window, MainWindow):
                window.activateWindow()
                rest()
                widget = QApplication.focusWidget() or window.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    rest()


def control(key: Qt.Key) -> None:
    press(key, Qt.KeyboardModifier.ControlModifier)


def write(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter) if letter.isascii() else _insert(letter)
    rest()


def _insert(letter: str, widget: QWidget | None = None) -> None:
    """Accents come from the keyboard's dead keys, which the offscreen platform lacks."""
    widget = widget or focused()
    getattr(widget, "insertPlainText", getattr(widget, "insert", None))(letter)
    if hasattr(widget, "textEdited"):
        widget.textEdited.emit(widget.text())


def _test() -> str:
    return os.environ.get("PYTEST_CURRENT_TEST", "").split(" ")[0]


def answering(*answers: Callable[[Question], None]) -> None:
    """When the next dialogs open, answer them in this order by keyboard."""
    waiting, mine = list(answers), _test()

    def look() -> None:
        if _test() != mine:  # its test ended without the dialog: it answers nobody else's
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Question) and waiting:
            answer = waiting.pop(0)
            QTimer.singleShot(0, lambda: look() if waiting else None)
            try:
                answer(dialog)
            except BaseException:
                QDialog.done(dialog, 0)  # else the test would wait for ever
                raise
        elif waiting:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def accept(dialog: Question) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def agree(dialog: Question) -> None:
    """Yes to what cannot be undone: Enter alone would leave it, so its button is gone to."""
    for _turn in range(6):
        if dialog.focusWidget() is dialog.accept_button:
            break
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def typing(text: str) -> Callable[[Question], None]:
    def answer(dialog: Question) -> None:
        widget = dialog.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in text:
            QTest.keyClicks(widget, letter) if letter.isascii() else _insert(letter, widget)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def filling(**texts: str) -> Callable[[Question], None]:
    """Type each text where the cursor is and go on with Tab, then accept: the fields in their order."""

    def answer(dialog: Question) -> None:
        for text in texts.values():
            widget = dialog.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            for letter in text:
                QTest.keyClicks(widget, letter) if letter.isascii() else _insert(letter, widget)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def finish_work(window: MainWindow) -> None:
    """Wait for the worker, by its own signal."""
    while window.tasks.busy:
        loop = QEventLoop()
        window.tasks.idle.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        loop.exec()
    rest()


@contextmanager
def opened(folder: Path, fill: Callable[[Store], object]) -> Iterator[MainWindow]:
    """The real window, with the keyboard, over a new file that `fill` has written; closed when its work is done."""
    store = file.create(folder / "cerro.munidesk", catalog.schemas(), author="Lucía")
    fill(store)
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    rest()
    yield made
    finish_work(made)
    made.close()
