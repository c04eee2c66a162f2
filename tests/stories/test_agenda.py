"""The orden del día as the secretary prepares it: pasted, typed over, ordered, with what was left over."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from munidesk.features.council.domain import AgendaItem, Session, SessionKind
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_agenda import AgendaStep
from munidesk.features.council.sessions.store import new_session, sessions
from munidesk.features.council.sessions.store_items import add_item, items_of, postpone_item
from munidesk.town import store as town
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.window import control, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=2)) as made:
        yield made


def prepared(window: MainWindow) -> tuple[AgendaStep, str]:
    """The step of a new session of December, empty."""
    store = window.context.store
    session_id = new_session(
        store,
        Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=date(2026, 12, 1), start=time(19)),
        standard=False,
    )
    window.go("council.session", id=session_id, step="agenda")
    rest()
    page = window.page()
    assert isinstance(page, SessionPage)
    step = page._steps["agenda"]
    assert isinstance(step, AgendaStep)
    step.setFocus()
    return step, session_id


def agenda(window: MainWindow, session_id: str) -> tuple[AgendaItem, ...]:
    return items_of(window.context.store, session_id)


def test_a_list_pasted_from_a_letter_comes_in_clean_and_in_order(window):
    _step, session_id = prepared(window)
    QApplication.clipboard().setText(
        "1. Apertura\n2) Compra de luminarias\tExpediente 2026-0401\n\n- Feria\n• 3 calles\n"
    )
    control(Qt.Key.Key_V)
    assert [(item.title, item.file_ref) for item in agenda(window, session_id)] == [
        ("Apertura", ""),
        ("Compra de luminarias", "Expediente 2026-0401"),
        ("Feria", ""),
        ("3 calles", ""),
    ]
    control(Qt.Key.Key_Z)  # one undo takes the whole paste back
    assert agenda(window, session_id) == ()


def test_an_empty_agenda_offers_the_usual_items(window):
    step, session_id = prepared(window)
    assert step._usual.isVisible()
    step._usual.click()
    rest()
    assert len(agenda(window, session_id)) >= 3
    assert not step._usual.isVisible()


def test_what_is_typed_at_the_right_stays_with_its_item_when_another_is_chosen(window):
    step, session_id = prepared(window)
    write("Uno")
    press(Qt.Key.Key_Return)
    write("Dos")
    press(Qt.Key.Key_Return)
    step._list.setFocus()
    step._list.setCurrentRow(0)
    field = step.form.editor("file_ref")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    write("Nota 7")
    step._list.setFocus()
    press(Qt.Key.Key_Down)
    assert [item.file_ref for item in agenda(window, session_id)] == ["Nota 7", ""]
    assert field.text() == ""


def test_ctrl_arrows_move_an_item_and_delete_takes_it_out(window):
    step, session_id = prepared(window)
    for title in ("Uno", "Dos", "Tres"):
        write(title)
        press(Qt.Key.Key_Return)
    step._list.setFocus()
    step._list.setCurrentRow(2)
    control(Qt.Key.Key_Up)
    assert [item.title for item in agenda(window, session_id)] == ["Uno", "Tres", "Dos"]
    press(Qt.Key.Key_Delete)
    assert [item.title for item in agenda(window, session_id)] == ["Uno", "Dos"]


def test_what_was_put_off_is_counted_on_the_button_and_comes_with_one_click(window):
    store = window.context.store
    last = max(sessions(store), key=lambda one: one.date).id
    from munidesk.features.council.sessions.store import reopen_session

    reopen_session(store, last, "para aplazar")
    postpone_item(store, add_item(store, last, "Ordenanza de ferias"))
    step, session_id = prepared(window)
    assert step._carry.text() == "Agregar 1 pendiente"
    step._carry.click()
    rest()
    assert [item.title for item in agenda(window, session_id)] == ["Ordenanza de ferias"]
    assert not step._carry.isVisible()
