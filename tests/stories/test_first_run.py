"""From an empty disk to a council: ten members pasted, one row mended by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from munidesk import catalog
from munidesk.data import drafts, file
from munidesk.town import store as town
from munidesk.town.page_first_run import COUNTRY, DONE, MEMBERS, TOWN, WELCOME, FirstRun
from munidesk.ui.side import READ
from tests.stories.window import rest

LIST = """Apellidos, Nombre\tCargo\tLista\tTitular o suplente de
Olivera Pintos, Marta\tAlcaldesa\tVecinos Unidos\tTitular
Etcheverry Sosa, Raúl\tConcejal\tVecinos Unidos\tTitular
Bentancor Ruiz, Nelson\tConcejal\tUnión Local\tTitular
Cabral Techera, Silvia\tConcejala\tCerro Adelante\tTitular
Moreira Lacuesta, Inés\tConcejala\tUnión Local\tTitular
Pereyra Vidal, Hugo\tConcejal\tUnión Local\tSuplente de Moreira
Sosa\tConcejal\tVecinos Unidos\tSuplente de Etcheverry
Techera Umpiérrez, Rosa\tConcejala\tCerro Adelante\tSuplente de Cabral
Cedrés Paz, Walter\tConcejal\tUnión Local\tSuplente de Bentancor
Fagúndez Lema, Iris\tConcejala\tVecinos Unidos\tSuplente de Olivera
"""


@pytest.fixture
def first(qapp, tmp_path: Path):
    made = FirstRun(lambda path: file.create(path, catalog.schemas(), author="Lucía"), tmp_path)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


def to_members(first: FirstRun) -> None:
    first.next()
    assert first.step == COUNTRY
    first.next()
    assert first.step == TOWN
    QTest.keyClicks(first.name, "Municipio de Cerro del Alba")
    QTest.keyClicks(first.town, "Cerro del Alba")
    QTest.keyClick(first.of_town.address, Qt.Key.Key_Return)
    assert first.step == MEMBERS


def test_ten_members_are_pasted_the_bad_row_mended_and_the_file_holds_them(first: FirstRun, tmp_path: Path):
    finished: list[Path] = []
    first.finished.connect(finished.append)
    to_members(first)
    QGuiApplication.clipboard().setText(LIST)
    QTest.keyClick(first.roster.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert first.roster.blocking == 1
    assert first.roster.first_bad_row == "7"
    assert not first.forward.isEnabled()
    first.roster.table.item(6, 0).setText("Sosa Brum, Ana")
    assert first.roster.blocking == 0
    first.next()
    assert first.step == DONE
    first.next()
    (path,) = finished
    store = file.open_file(path, catalog.schemas(), read_only=True)
    body = town.council(store)
    members = town.members(store, body.id)
    assert town.municipality(store).name == "Municipio de Cerro del Alba"
    assert len([one for one in members if one.is_titular]) == 5
    assert len(members) == 10
    assert members[0].person.full_name == "Marta Olivera Pintos"
    store.close()


def test_closing_halfway_goes_on_at_the_members(first: FirstRun, tmp_path: Path, qapp):
    to_members(first)
    first.close()
    (path,) = tmp_path.glob("*.munidesk")
    resumed = FirstRun(lambda _path: pytest.fail("made again"), tmp_path, file.open_file(path, catalog.schemas()))
    assert resumed.step == MEMBERS
    assert resumed.name.text() == "Municipio de Cerro del Alba"
    resumed.close()


def test_who_comes_back_and_looks_at_the_name_again_keeps_the_address(first: FirstRun, tmp_path: Path, qapp):
    """It was not shown, and «Continuar» wrote that there is none."""
    first.of_town.address.setText("Ruta 8 km 100")
    to_members(first)
    first.close()
    (path,) = tmp_path.glob("*.munidesk")
    resumed = FirstRun(lambda _path: pytest.fail("made again"), tmp_path, file.open_file(path, catalog.schemas()))
    resumed.go(TOWN)
    resumed.next()
    assert resumed.store is not None
    assert town.municipality(resumed.store).address == "Ruta 8 km 100"
    resumed.close()


def test_a_spreadsheet_that_is_none_is_a_sentence(first: FirstRun, tmp_path: Path):
    to_members(first)
    bad = tmp_path / "mala.xlsx"
    bad.write_bytes(b"PK\x03\x04nada")
    first.roster.open_file(bad)
    assert first.roster.roster.entries == ()
    assert not first.forward.isEnabled()


def test_each_row_says_how_it_is_and_the_bad_one_leaves_with_one_button(first: FirstRun):
    to_members(first)
    first.roster.paste(LIST)
    table = first.roster.table
    last = table.columnCount() - 1
    said = [table.item(line, last).data(Qt.ItemDataRole.AccessibleTextRole) for line in range(table.rowCount())]
    assert said == ["bien"] * 6 + ["falta corregir"] + ["bien"] * 3 + [""]
    out = next(one for one in first.findChildren(QPushButton) if one.text() == "Quitar la fila 7")
    out.click()
    assert first.roster.blocking == 0
    assert not out.isVisible()
    assert first.forward.isEnabled()


def test_going_back_mends_the_name_and_the_members_stay(first: FirstRun):
    to_members(first)
    first.roster.paste(LIST)
    first.back.click()
    assert first.step == TOWN
    assert not first.back.isVisible()  # the country made the rules of the file
    first.name.setText("Municipio de Cerro Chico")
    first.next()
    assert first.step == MEMBERS
    assert len(first.roster.roster.titulares) == 5
    assert town.municipality(first.store).name == "Municipio de Cerro Chico"


def test_the_list_fits_a_small_screen(first: FirstRun):
    to_members(first)
    first.roster.paste(LIST)
    first.resize(1024, 700)
    assert first.minimumSizeHint().width() <= 1024


def test_w2_the_list_of_members_is_there_again_when_the_program_was_closed_before_going_on(
    first: FirstRun, tmp_path: Path
):
    to_members(first)
    QGuiApplication.clipboard().setText(LIST)
    QTest.keyClick(first.roster.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    first.roster.table.item(6, 0).setText("Sosa Brum, Ana")
    rows = [list(one) for one in first.roster.rows]
    first.close()
    (path,) = tmp_path.glob("*.munidesk")
    again = FirstRun(
        lambda _path: file.create(_path, catalog.schemas()), tmp_path, resumed=file.open_file(path, catalog.schemas())
    )
    again.show()
    rest()
    assert again.step == MEMBERS
    assert again.roster.rows == rows
    assert again.roster.blocking == 0
    again.next()
    assert again.store is not None
    assert drafts.count(again.store) == 0, "once they are members, no draft"
    again.close()


def cards(first: FirstRun) -> list[QFrame]:
    shown = [one for one in first.findChildren(QFrame) if one.property("kind") == "card"]
    return [one for one in shown if one.isVisible() and one.width() > 100]


def said(first: FirstRun) -> str:
    return "\n".join(one.text() for one in first.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_w35_each_page_is_as_wide_as_one_reads_and_has_something_beside(first: FirstRun, width: int):
    first.resize(width, 697)
    for step in (WELCOME, COUNTRY, TOWN):
        first.go(step)
        rest()
        assert len(cards(first)) == 2, step
        assert all(one.width() <= READ + 60 for one in cards(first)), step
        for one in first.findChildren(QLabel):
            if one.isVisible() and one.wordWrap():
                assert one.heightForWidth(one.width()) <= one.height() + 1, one.text()


def test_w35_the_page_of_the_municipality_shows_how_the_acta_will_begin(first: FirstRun):
    first.go(TOWN)
    QTest.keyClicks(first.name, "Municipio de Las Piedras")
    QTest.keyClicks(first.town, "Las Piedras")
    rest()
    assert "En la localidad de Las Piedras, a los" in said(first)
    assert said(first).count("Municipio de Las Piedras") >= 1


def test_w35_w40_the_page_of_the_country_names_what_was_written_from_memory(first: FirstRun):
    first.go(COUNTRY)
    rest()
    assert "Duración del período" in said(first)
    first.country.setCurrentIndex(first.country.findData("CL"))
    rest()
    assert "de memoria" in said(first)


def test_w35_the_last_page_says_what_is_there_and_what_comes_next(first: FirstRun):
    to_members(first)
    first.later.click()
    rest()
    assert first.step == DONE
    told = said(first)
    assert "Municipio de Cerro del Alba, con las reglas de Uruguay" in told
    assert "Empiece por las iniciativas, el FODA o el plan" in told
    assert "primer respaldo" in told


def test_w35_who_comes_back_is_told_that_all_is_there(first: FirstRun, tmp_path: Path):
    to_members(first)
    QGuiApplication.clipboard().setText(LIST)
    QTest.keyClick(first.roster.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    first.close()
    (path,) = tmp_path.glob("*.munidesk")
    back = FirstRun(lambda _path: None, tmp_path, file.open_file(path, catalog.schemas()))
    back.show()
    rest()
    assert "Continúe donde quedó" in said(back)
    assert "Municipio de Cerro del Alba ya está creado, y aquí sigue la lista" in said(back)
    back.close()
