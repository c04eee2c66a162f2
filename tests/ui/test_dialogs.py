"""The keys of every dialog: Enter, Ctrl+Enter and Tab do the same in all of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from munidesk.ui.dialogs import Question

ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


def opened(parent: QWidget, **more: object) -> Question:
    fields = (QLineEdit("uno"), QPlainTextEdit("dos"))
    for field, name in zip(fields, ("Uno", "Dos"), strict=True):
        field.setAccessibleName(name)
    dialog = Question(parent, "Nuevo", "", "Registrar", fields, **more)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


@pytest.mark.parametrize("key", ENTERS)
def test_enter_presses_the_button_that_has_the_keyboard(parent, key):
    dialog = opened(parent)
    dialog.reject_button.setFocus()
    QTest.keyClick(dialog.reject_button, key)
    assert dialog.result() == Question.DialogCode.Rejected
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", ENTERS)
def test_w22_ctrl_enter_registers_from_any_field_and_from_any_button(parent, key):
    """On «Cancelar» it threw away what was to be sent."""
    for place in range(4):
        dialog = opened(parent)
        there = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit), dialog.reject_button,
                 dialog.accept_button][place]  # fmt: skip
        there.setFocus()
        QTest.keyClick(there, key, Qt.KeyboardModifier.ControlModifier)
        assert dialog.result() == Question.DialogCode.Accepted, there


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_what_cannot_be_undone_is_not_done_by_an_enter_in_haste(parent, held):
    dialog = opened(parent, final=True)
    dialog.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, held)
    assert dialog.result() != Question.DialogCode.Accepted


def test_tab_goes_from_the_fields_to_the_buttons_as_they_stand(parent):
    dialog, seen = opened(parent), []
    dialog.findChildren(QLineEdit)[0].setFocus()
    for _turn in range(4):
        there = dialog.focusWidget()
        seen.append(there.accessibleName() or there.text())
        dialog.focusNextPrevChild(True)
    dialog.close()
    assert seen == ["Uno", "Dos", "Cancelar", "Registrar"]
