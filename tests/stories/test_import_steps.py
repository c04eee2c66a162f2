"""Ctrl+Z inside the import assistant: what was decided of a sheet is taken back there, and nothing of the file is."""

from PySide6.QtCore import Qt

from munidesk.town.page_import_state import field_at
from munidesk.town.page_import_work import COLUMNS, FILE, REHEARSAL
from tests.stories.test_import_page import begun, sheet, titles, window
from tests.stories.window import control, finish_work, press, rest, write

__all__ = ["sheet", "window"]


def taken(shown, at: int) -> str:
    return field_at(shown.work.matched[0], at)


def test_w9_the_field_of_a_column_is_taken_back_and_given_again(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    assert taken(shown, 4) == "zone"
    shown.decisions.give(4, "topic")
    rest()
    assert taken(shown, 4) == "topic"
    assert window.foot.undo.text() == "Deshacer: campo de la columna BARRIO"
    control(Qt.Key.Key_Z)
    assert (shown.step, taken(shown, 4)) == (COLUMNS, "zone")
    assert window.foot.redo.text() == "Rehacer: campo de la columna BARRIO"
    control(Qt.Key.Key_Y)
    assert taken(shown, 4) == "topic"


def test_w9_a_cell_that_was_mended_is_refused_again_and_so_is_a_word(window, sheet):
    shown = begun(window, sheet, REHEARSAL)
    write("28/02/2025")
    press(Qt.Key.Key_Return)
    assert shown.foot.forward.text() == "Importar 4"
    assert window.foot.undo.text() == "Deshacer: corrección de la fila 7"
    window.undo()
    finish_work(window)
    assert (shown.step, shown.foot.forward.text()) == (REHEARSAL, "Importar 3")
    window.redo()
    finish_work(window)
    assert shown.foot.forward.text() == "Importar 4"
    shown.decisions.answer("values:answer_kind:¿?", "")
    rest()
    finish_work(window)
    assert shown.foot.forward.text() == "Importar 5"
    window.undo()
    finish_work(window)
    assert shown.foot.forward.text() == "Importar 4"


def test_w9_the_heading_found_at_first_is_found_again(window, sheet):
    shown = begun(window, sheet, FILE)
    shown.decisions.understand(4)
    rest()
    assert shown.work.opened.sheets[0].header_line == 4
    control(Qt.Key.Key_Z)
    assert shown.work.opened.sheets[0].header_line == 3
    control(Qt.Key.Key_Y)
    assert shown.work.opened.sheets[0].header_line == 4


def test_w9_nothing_of_the_file_is_undone_while_there_is_something_here(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    store = window.context.store
    before = store.undo_label
    shown.decisions.give(4, "topic")
    control(Qt.Key.Key_Z)
    assert store.undo_label == before
    window.go("home")
    assert window.foot.undo.text().startswith("Deshacer: crear el municipio")


def test_w9_once_it_is_written_ctrl_z_is_the_file_s_again(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    shown.decisions.give(4, "topic")
    shown.go_to(REHEARSAL)
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert len(titles(window)) == 3
    assert window.foot.undo.text() == "Deshacer: importar iniciativas"
    control(Qt.Key.Key_Z)
    assert titles(window) == []
