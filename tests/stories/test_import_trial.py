"""A long rehearsal while the secretary goes on: it can be cancelled, and nothing that she writes meanwhile is lost."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt

from munidesk.data import clock, file
from munidesk.sheets import assistant
from munidesk.town import page_import_trial
from munidesk.town import store as town
from munidesk.town.page_import_work import COLUMNS, REHEARSAL
from munidesk.ui import dialogs
from tests.stories.test_import_page import begun, page, sheet, titles, window
from tests.stories.window import control, finish_work, press, rest

__all__ = ["sheet", "window"]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Every rehearsal is a long one, and waits for this before its first row."""
    go, rehearse = Event(), assistant.try_out

    def late(store, target, opened, shape, mended, progress=None):
        go.wait(20)
        return rehearse(store, target, opened, shape, mended, progress)

    monkeypatch.setattr(page_import_trial, "LONG", 0)
    monkeypatch.setattr(assistant, "try_out", late)
    return go


def test_w9_a_long_rehearsal_is_cancelled_by_esc_and_made_again_when_asked_for(window, sheet, held):
    shown = begun(window, sheet, REHEARSAL)
    assert shown.trial.running
    assert shown.foot.back.text() == "Cancelar el ensayo"
    assert not shown.foot.ready
    assert "Ensayando" in shown.foot.why.text()
    press(Qt.Key.Key_Escape)
    assert (shown.step, shown.trial.running, shown.work.rehearsal) == (COLUMNS, False, None)
    held.set()
    finish_work(window)
    assert (shown.step, shown.work.rehearsal, titles(window)) == (COLUMNS, None, [])
    shown.go_to(REHEARSAL)
    finish_work(window)
    assert shown.foot.back.text() == "Atrás"
    assert shown.work.rehearsal is not None
    assert shown.rehearsal.rows.rows
    assert titles(window) == []


def test_w9_what_is_saved_while_it_is_rehearsed_stays(window, sheet, held):
    shown = begun(window, sheet, REHEARSAL)
    store = window.context.store
    record = town.municipality(store)
    town.save_municipality(store, replace(record, name="Municipio de Ñandubay"))
    held.set()
    finish_work(window)
    assert shown.work.rehearsal is not None
    assert town.municipality(store).name == "Municipio de Ñandubay"
    assert store.undo_label == "Guardar los datos del municipio"


def test_w9_one_who_goes_elsewhere_meanwhile_finds_it_rehearsed_when_she_comes_back(window, sheet, held):
    begun(window, sheet, REHEARSAL)
    window.go("home")
    held.set()
    finish_work(window)
    window.go("import", list="initiatives")
    finish_work(window)
    assert page(window).step == REHEARSAL
    assert page(window).work.rehearsal is not None


def test_w9_the_clock_is_asked_about_once_though_a_copy_is_rehearsed(window, sheet, held, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda *said: asked.append(said) or True)
    store = window.context.store
    store.trusted_day = clock.today().replace(year=clock.today().year + 2)
    shown = begun(window, sheet, REHEARSAL)
    held.set()
    finish_work(window)
    rest()
    finish_work(window)
    assert len(asked) == 1
    assert shown.work.rehearsal is not None


def test_w9_a_file_too_large_for_a_copy_is_rehearsed_in_its_place(window, sheet, held, monkeypatch):
    monkeypatch.setattr(file, "_TRIED", 0)
    held.set()
    shown = begun(window, sheet, REHEARSAL)
    assert not shown.trial.running
    assert shown.work.rehearsal is not None
    assert titles(window) == []


def test_w9_nothing_is_written_before_the_rehearsal_is_there(window, sheet, held):
    begun(window, sheet, REHEARSAL)
    control(Qt.Key.Key_Return)
    assert titles(window) == []
    held.set()
    finish_work(window)


def test_w9_no_row_of_what_was_decided_before_is_shown_meanwhile(window, sheet, held):
    held.set()
    shown = begun(window, sheet, REHEARSAL)
    finish_work(window)
    assert shown.rehearsal.rows.rows
    held.clear()
    shown.go_to(COLUMNS)
    shown.decisions.mean("answer_kind", "¿?", "rejected")
    shown.go_to(REHEARSAL)
    assert not shown.rehearsal.rows.rows
    assert shown.rehearsal.right.plan.isHidden()
    assert shown.foot.forward.text() == "Importar"
    held.set()
    finish_work(window)
    assert shown.rehearsal.rows.rows
    assert not shown.rehearsal.right.plan.isHidden()
