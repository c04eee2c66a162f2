"""«Importar» while the secretary looks on: the window answers, a copy is made before, and it can be cancelled."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt

from munidesk import catalog
from munidesk.base.errors import WorldError
from munidesk.data import backup, check, file
from munidesk.data.copies import list_backups
from munidesk.data.tried import TriedOut
from munidesk.sheets import assistant
from munidesk.town import page_import
from munidesk.town import store as town
from munidesk.town.page_import_work import REHEARSAL
from tests.stories.test_import_page import ROWS, begun, page, sheet, titles, window
from tests.stories.window import control, finish_work, press, rest

__all__ = ["sheet", "window"]
BROUGHT = sorted(str(row[3]) for row in ROWS[:3])


def copies(window) -> list[Path]:
    return sorted(window.context.store.path.parent.glob("*-antes-de-importar-*.munidesk"))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """The import, once its copy is made, says so and waits."""
    began, go, before = Event(), Event(), backup.copy_before

    def late(store, what):
        made = before(store, what)
        began.set()
        go.wait(20)
        return made

    monkeypatch.setattr(backup, "copy_before", late)
    return began, go


def importing(window, sheet, began: Event):
    shown = begun(window, sheet, REHEARSAL)
    control(Qt.Key.Key_Return)
    assert began.wait(20)
    rest()
    return shown


def test_w9_the_window_answers_while_it_is_written_and_one_may_go_elsewhere(window, sheet, held):
    began, go = held
    shown = importing(window, sheet, began)
    assert shown.writing.running
    assert shown.foot.back.text() == "Cancelar la importación"
    assert not shown.foot.ready
    window.go("home")
    assert window._current == "home"
    go.set()
    finish_work(window)
    assert titles(window) == BROUGHT
    assert window._current == "home"
    assert window.context.store.undo_label == "Importar iniciativas"


def test_w9_cancelled_by_esc_nothing_is_written_and_the_rehearsal_is_there_as_it_was(window, sheet, held):
    began, go = held
    shown = importing(window, sheet, began)
    press(Qt.Key.Key_Escape)
    go.set()
    finish_work(window)
    assert titles(window) == []
    assert (shown.step, shown.foot.forward.text(), shown.foot.ready) == (REHEARSAL, "Importar 3", True)
    assert window.context.store.undo_label == "Crear el municipio"
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert titles(window) == BROUGHT


def test_w9_a_copy_of_before_lies_beside_the_file_and_is_offered_to_come_back(window, sheet):
    store = window.context.store
    begun(window, sheet, REHEARSAL)
    control(Qt.Key.Key_Return)
    finish_work(window)
    (copy,) = copies(window)
    assert titles(window) == BROUGHT
    with closing(file.open_file(copy, catalog.schemas())) as before:
        assert before.count("initiative") == 0
    assert copy in [one.path for one in list_backups(store.path.parent, store.schemas)]


def test_w9_what_cannot_be_copied_is_not_imported(window, sheet, monkeypatch):
    def full(_store, _what):
        raise WorldError("No hay lugar en el disco.")

    monkeypatch.setattr(backup, "copy_before", full)
    told = []
    monkeypatch.setattr("munidesk.ui.dialogs.tell", lambda *said: told.append(said[-1]))
    shown = begun(window, sheet, REHEARSAL)
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert titles(window) == []
    assert shown.foot.ready
    assert told == ["No hay lugar en el disco."]


def test_w9_what_was_rehearsed_is_written_without_finding_it_out_again(window, sheet, monkeypatch):
    """One change, sound in every hash, that one undo takes back and one redo brings again."""
    begun(window, sheet, REHEARSAL)
    monkeypatch.setattr(assistant, "write", None)
    control(Qt.Key.Key_Return)
    finish_work(window)
    store = window.context.store
    assert titles(window) == BROUGHT
    assert check.examine(store, lambda: None) == ()
    store.undo()
    assert titles(window) == []
    store.redo()
    assert titles(window) == BROUGHT
    assert check.examine(store, lambda: None) == ()


def test_w9_where_the_file_went_on_since_a_long_rehearsal_is_made_again_before(window, sheet, monkeypatch):
    shown = begun(window, sheet, REHEARSAL)
    store = window.context.store
    town.save_municipality(store, replace(town.municipality(store), name="Municipio de Ñandubay"))
    monkeypatch.setattr(page_import, "LONG", 0)
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert titles(window) == []
    assert page(window) is shown
    assert not shown.work.is_old
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert titles(window) == BROUGHT


def test_w9_a_row_that_went_in_meanwhile_is_not_doubled(window, sheet):
    """Few rows are given to the verbs again, which find what is there now."""
    begun(window, sheet, REHEARSAL)
    store = window.context.store
    opened = page(window).work.opened
    assistant.write(store, page(window).work.target, opened, page(window).work.shape, {})
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert titles(window) == BROUGHT


def test_what_was_tried_out_on_another_day_is_tried_again(window, sheet, monkeypatch):
    begun(window, sheet, REHEARSAL)
    tried = page(window).work._tried
    assert isinstance(tried.wrote, TriedOut)
    store = window.context.store
    assert tried.holds(store)
    for stand in (("", *tried.wrote.stand[1:]), (*tried.wrote.stand[:2], None)):
        other = replace(tried, wrote=replace(tried.wrote, stand=stand))
        assert not other.holds(store)
        assert other.write(store) is None
    assert titles(window) == []
