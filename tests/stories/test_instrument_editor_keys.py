"""An instrument of one's own by keys alone: ours copied, changed, a fault mended, a diagnosis opened with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from munidesk.documents.lines import plain_lines
from munidesk.features.open_government.diagnoses.store import diagnoses, own_rounds
from munidesk.instruments.page_editor import KEY, EditorPage
from munidesk.instruments.reading import shipped
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.writing import toml_of
from munidesk.town.founding import found
from munidesk.town.page_import import ImportPage
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, focused, opened, press, rest, typing, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Pueblo", legal_seats=5)) as made:
        made.resize(1366, 768)
        made.go(KEY)
        rest()
        yield made


@pytest.fixture
def page(window: MainWindow) -> EditorPage:
    shown = window.page()
    assert isinstance(shown, EditorPage)
    return shown


def asked(page: EditorPage) -> list[str]:
    assert page.script is not None
    return [one.question for one in page.script.criteria]


def on_table(page: EditorPage) -> None:
    if focused() is not page.table:
        press(Qt.Key.Key_F6)
    assert focused() is page.table


def copied(page: EditorPage) -> None:
    """«Copiar y cambiar» of the first one that ships."""
    assert focused() is page.shelf.list
    answering(typing("El nuestro"))
    press(Qt.Key.Key_C)
    assert page.script is not None
    assert page.script.instrument.title == "El nuestro"
    assert focused() is page.table


def test_from_a_blank_file_to_a_diagnosis_with_an_instrument_of_ones_own(window: MainWindow, page: EditorPage):
    ours = shipped("gobierno-abierto")
    copied(page)
    assert len(asked(page)) == len(ours.criteria)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F2)
    control(Qt.Key.Key_A)
    write("Hay un tablero en la plaza")
    press(Qt.Key.Key_Return)
    assert asked(page)[0] == "Hay un tablero en la plaza"
    for text in ("Se avisa cada sesion", "Se publica cada acta"):
        press(Qt.Key.Key_Insert)
        write(text)
        press(Qt.Key.Key_Return)
    assert asked(page)[:3] == ["Hay un tablero en la plaza", "Se avisa cada sesion", "Se publica cada acta"]
    assert "55 criterios · suman 100 % · todo al máximo: 100" in page._foot.text()
    _mend_a_fault(page)
    answering(typing("Diagnostico de la plaza"))
    page._diagnose.setFocus()
    press(Qt.Key.Key_Return)
    made = diagnoses(window.context.store)
    assert [one.title for one in made] == ["Diagnostico de la plaza"]
    rounds = own_rounds(window.context.store, made[0].id)
    script = script_of(window.context.store, rounds[0].instrument_id)
    assert [one.question for one in script.criteria][:3] == asked(page)[:3]


def _mend_a_fault(page: EditorPage) -> None:
    """ODS 18 in the second criterion: kept, told, no diagnosis with it; F8 goes there and 16 mends it."""
    assert page.script is not None
    page.table.select_key(("criterion", page.script.criteria[1].key))
    press(Qt.Key.Key_Return)
    editor = page.fields._shown[1].editor("ods")
    editor.setFocus()
    write("18")
    press(Qt.Key.Key_Tab)
    assert page.script.criteria[1].ods == "18"
    assert [one.field for one in page.found] == ["ods"]
    assert "1 falta" in page._faults.text()
    page._diagnose.setFocus()
    press(Qt.Key.Key_Return)  # refused in a sentence: nothing is asked
    assert not diagnoses(page.context.store)
    page.table.setFocus()
    page.table.select_key(("", ""))
    press(Qt.Key.Key_F8)
    there = focused()
    assert there is editor
    assert isinstance(there, QLineEdit)
    control(Qt.Key.Key_A)
    write("16")
    press(Qt.Key.Key_Tab)
    assert page.found == ()
    assert not page._faults.isVisible()


def test_weights_are_typed_down_the_column_and_the_part_of_the_whole_follows(page: EditorPage):
    copied(page)
    page.table.select_key(("criterion", "lugar-unico"))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    before = page.table.current
    assert before is not None
    write("9")
    press(Qt.Key.Key_Return)
    after = next(one for one in page.table.records if one.key == before.key)
    assert after.weight == 9
    assert after.tenths > before.tenths
    assert page.table.current is not None
    assert page.table.current.key != before.key  # Enter went down
    control(Qt.Key.Key_Z)
    assert next(one for one in page.table.records if one.key == before.key).weight == 2


def test_criteria_are_moved_doubled_and_retired_by_keys(page: EditorPage):
    copied(page)
    first, second = asked(page)[:2]
    page.table.select_key(("criterion", "lugar-unico"))
    control(Qt.Key.Key_Down)
    assert asked(page)[:2] == [second, first]
    assert page.table.current is not None
    assert page.table.current.title == first  # the cursor went with it
    control(Qt.Key.Key_D)
    assert asked(page)[:3] == [second, first, first]
    press(Qt.Key.Key_Delete)
    assert asked(page)[:2] == [second, first]
    assert len(asked(page)) == 53
    control(Qt.Key.Key_Insert)
    write("Otra")
    press(Qt.Key.Key_Return)
    assert page.script is not None
    assert page.script.dimensions[-1].title == "Otra"
    assert [one.field for one in page.found] == ["criteria"]


def test_a_list_copied_from_a_sheet_is_pasted_behind_the_cursor(page: EditorPage):
    copied(page)
    page.table.select_key(("criterion", "lugar-unico"))
    QApplication.clipboard().setText("Pregunta\tPeso\nUna, y otra\t3\nDos\t1\n")
    control(Qt.Key.Key_V)
    assert asked(page)[1:3] == ["Una, y otra", "Dos"]
    control(Qt.Key.Key_Z)
    assert len(asked(page)) == 53


def test_what_ships_is_read_and_not_written(page: EditorPage):
    press(Qt.Key.Key_Return)
    assert focused() is page.table
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        press(key)
    write("9")
    assert page.shelved is not None
    assert page.shelved.ships
    assert page.script == shipped("gobierno-abierto")


def test_a_version_leaves_the_round_as_it_was_and_says_what_changes(window: MainWindow, page: EditorPage):
    copied(page)
    answering(typing("Uno"))
    page._diagnose.setFocus()
    press(Qt.Key.Key_Return)
    window.go(KEY)
    rest()
    page.shelf.list.setFocus()
    used = page.shelved
    assert used is not None
    assert len(used.rounds) == 1
    press(Qt.Key.Key_V)
    assert page.shelved is not None
    assert page.shelved.instrument.version == 2
    page.table.select_key(("criterion", "lugar-unico"))
    press(Qt.Key.Key_Delete)
    assert len(script_of(window.context.store, used.id).criteria) == 53
    told: list[str] = []

    def read(dialog) -> None:
        told.append(dialog.findChild(type(page.fields.parts.editor)).toPlainText())
        accept(dialog)

    page.shelf.list.setFocus()
    answering(read)
    press(Qt.Key.Key_D)
    assert told[0].startswith("1 retirado\n   Hay un solo lugar")
    answering(accept)
    press(Qt.Key.Key_R)  # the open round goes on with it
    store = window.context.store
    assert own_rounds(store, diagnoses(store)[0].id)[0].instrument_id == page.shelved.id


def test_a_file_with_a_mistake_tells_its_line_and_a_good_one_comes_in(page: EditorPage, tmp_path: Path):
    path = tmp_path / "ajeno.toml"
    text = toml_of(shipped("transparencia-0-100")).replace('key = "transparencia-0-100"', 'key = "ajeno"')
    path.write_text(text.replace('ods = "', 'ods = "99, ', 1), encoding="utf-8")
    told: list[str] = []

    def read(dialog) -> None:
        told.extend(one.text() for one in dialog.findChildren(type(page._foot).__mro__[1]))
        accept(dialog)

    answering(read)
    page.verbs.take_file(path)
    assert any("ajeno.toml, línea" in one and "«99» no es un ODS" in one for one in told)
    path.write_text(text, encoding="utf-8")
    page.verbs.take_file(path)
    assert page.shelved is not None
    assert page.shelved.instrument.key == "ajeno"
    assert page.shelved.changes


def test_a_sheet_of_questions_goes_through_the_assistant_into_the_draft(window: MainWindow, page: EditorPage, tmp_path):
    copied(page)
    key = page._name
    path = tmp_path / "preguntas.csv"
    path.write_text("Pregunta;Peso\n¿Hay luz?;3\n¿Hay agua?;2\n", encoding="utf-8")
    page.verbs.take_file(path)
    rest()
    there = window.page()
    assert isinstance(there, ImportPage)
    assert there.work is not None
    assert there.work.of == f"instrument_id:{key}"


def test_the_list_of_diagnoses_leads_to_the_instruments(window: MainWindow):
    window.go("open_government")
    rest()
    shown = window.page()
    shown._instruments.setFocus()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return)
    assert isinstance(window.page(), EditorPage)


def test_the_blank_form_is_shown_before_it_is_printed(page: EditorPage):
    copied(page)
    document = page.verbs.form()
    assert "El nuestro" in " ".join(plain_lines(document))
    assert [entry.words for entry in page._exports()] == ["Instrumento", "Formulario en blanco"]
