"""Every button of every page is pressed, and whatever it asks is answered: the keyboard is never nowhere afterwards."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from munidesk.base.errors import UserError
from munidesk.ui import printing
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.pages import lost, opened, page_of, three_files, visited
from tests.stories.test_rules import pressable
from tests.stories.window import finish_work, rest


@contextmanager
def answered(*, yes: bool) -> Iterator[None]:
    """Menus are closed; of dialogs what is offered is accepted once, and what asks again gets Esc."""
    asked: dict[int, int] = {}

    def look() -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
            return
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        times = asked[id(dialog)] = asked.get(id(dialog), 0) + 1
        if times > 2:
            dialog.done(0)
        elif yes and times == 1 and isinstance(dialog, Question) and dialog.accept_button.isEnabled():
            QTimer.singleShot(0, dialog.accept_button.click)  # not from within: it may ask again
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(0)
    yield
    watch.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    return three_files(tmp_path_factory.mktemp("botones"), session_open=True)


@pytest.mark.parametrize("name", ["filled", "read_only"])
def test_b1_the_keyboard_is_somewhere_after_each_button_and_reading_writes_nothing(qapp, files, name, monkeypatch):
    raised: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(printing, "ask_printer", lambda *_asked: None)
    # What the file no longer has is told and is no fault; in one that is only read no button may get that far.
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, error, _trace: raised.append(f"{kind.__name__}: {error}")
        if name == "read_only" or not issubclass(kind, UserError) else None,
    )  # fmt: skip
    wrong = []
    with opened(files[name], read_only=name == "read_only") as window, answered(yes=True):
        for page in visited(window):
            wrong += [f"{page}: {fault}" for fault in pressed(window, raised)]
    assert wrong == []


def pressed(window: MainWindow, raised: list[str]) -> Iterator[str]:
    shown = page_of(window)
    for button in pressable(window):
        text = words(button)
        if not text or page_of(window) is not shown:
            continue
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        rest()
        finish_work(window)
        yield from (f"«{text}» {one}" for one in (lost(window), *raised) if one)
        raised.clear()


def words(button: QAbstractButton) -> str:
    """What it says, if it is still there: one before it may have drawn the page anew."""
    try:
        return (button.text() or button.accessibleName()) if button.isVisible() else ""
    except RuntimeError:
        return ""
