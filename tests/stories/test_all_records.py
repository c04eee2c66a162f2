"""«Todos los registros» by keyboard: correct a record, see what is wrong, leave with nothing lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.features.participation.kinds import ENCOUNTERS
from munidesk.ui.dialogs import Question
from tests import samples
from tests.stories.window import answering


@pytest.fixture
def window(tmp_path, qapp):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    samples.write_sample(store)
    made = make_window(store, Settings(author="Lucía"))
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()


def test_a_record_is_corrected_by_keys_and_the_form_fits_an_old_screen(window):
    store = window.context.store
    key = ENCOUNTERS.all(store)[0].id
    window.go("records", kind="encounter", id=key)
    seen = []

    def correct(question: Question) -> None:
        seen.append((question.height() <= 768, question.reject_button.isVisible()))
        assert isinstance(question.focusWidget(), QComboBox)  # the first field, not the frame around them
        QTest.keyClick(question.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(question.focusWidget(), Qt.Key.Key_Tab)
        day = question.focusWidget()
        assert isinstance(day, QLineEdit)
        day.selectAll()
        QTest.keyClicks(day, "31/2/2026")
        question.accept()
        assert question.isVisible(), "a form with a fault is not closed"
        assert "31/2/2026" in question.fault.text()
        day.selectAll()
        QTest.keyClicks(day, "28/2/2026")
        question.accept()

    answering(correct)
    window.page().edit()
    assert seen == [(True, False)]
    assert ENCOUNTERS.get(store, key).date == date(2026, 2, 28)
    store.undo()
    assert ENCOUNTERS.get(store, key).date != date(2026, 2, 28)


def test_no_entry_of_the_rail_is_marked_for_a_page_that_is_not_in_it(window):
    window.go("participation.encounter", id=ENCOUNTERS.all(window.context.store)[0].id)
    assert [key for key, one in window.rail.buttons.items() if one.isChecked()] == ["participation"]
    window.go("records")
    assert [key for key, one in window.rail.buttons.items() if one.isChecked()] == []
    window.go("council")
    assert [key for key, one in window.rail.buttons.items() if one.isChecked()] == ["council"]
