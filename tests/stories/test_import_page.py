"""The import assistant as the secretary meets it: a registry comes in by keys, and nothing is lost."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.base.spanish import uncapital
from munidesk.data import drafts, file
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import new_encounter
from munidesk.features.participation.initiatives.store import all_initiatives
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.store import load_plan, newest
from munidesk.features.planning.store_plan import save_plan
from munidesk.overview.incoming import Incoming
from munidesk.overview.search import find
from munidesk.sheets import assistant
from munidesk.town import page_import, page_import_list
from munidesk.town.founding import found
from munidesk.town.page_import import ImportPage
from munidesk.town.page_import_work import COLUMNS, FILE, REHEARSAL
from munidesk.ui import theme
from munidesk.ui.page import stops_in
from munidesk.ui.window import MainWindow
from tests.stories.test_every_page import cut, nameless
from tests.stories.test_spoken import alike, out_of_order, unnamed
from tests.stories.window import control, finish_work, focused, opened, press, rest, write

HEAD = ("N°", "INGRESO", "PRESENTADA POR", "ASUNTO", "BARRIO", "MONTO $", "RESULTADO")
ROWS: tuple[tuple[object, ...], ...] = (
    (1, date(2025, 1, 2), "Ana Píriz", "Luz en la cancha de Ñandubay", "Norte", 120000, "APROBADO"),
    (2, date(2025, 1, 9), "Ana Píriz", "Rampa en la policlínica", "Sur", 180000, "APROBADO"),
    (3, date(2025, 1, 9), "Ana Píriz", "Rampa en la escuela 12", "Sur", None, "RECHAZADO"),
    (4, "31/02/2025", "Club Unión", "Uso del gimnasio, sábados", "Norte", None, "RECHAZADO"),
    (5, date(2025, 2, 3), "Jorge Silvera", "Semáforo en Los Talas", "Este", 96500, "¿?"),
)


def registry(folder: Path) -> Path:
    """A title over the heading, a merged amount, a total, a hidden sheet: what town halls keep."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Iniciativas"
    sheet.append(["REGISTRO DE INICIATIVAS 2025"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    for row in (HEAD, *ROWS):
        sheet.append(list(row))
    sheet.merge_cells("F5:F6")
    sheet.append(["TOTAL", None, None, None, None, 396500])
    hidden = workbook.create_sheet("Hoja vieja")
    hidden.sheet_state = "hidden"
    for row in (HEAD, ROWS[0]):
        hidden.append(list(row))
    path = folder / "registro 2025.xlsx"
    workbook.save(path)
    return path


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return registry(tmp_path_factory.mktemp("planillas"))


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        yield made


def page(window: MainWindow) -> ImportPage:
    shown = window.page()
    assert isinstance(shown, ImportPage)
    return shown


def begun(window: MainWindow, sheet: Path, step: int = FILE) -> ImportPage:
    """The sheet read, and so many steps on by their key."""
    window.go("import", list="initiatives", path=str(sheet))
    finish_work(window)
    for _turn in range(step):
        control(Qt.Key.Key_Return)
    return page(window)


def titles(window: MainWindow) -> list[str]:
    return sorted(one.title for one in all_initiatives(window.context.store))


def choose(words: str) -> None:
    """In the list that Enter opened: down to those words, Enter."""
    press(Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    combo = next(one for one in QApplication.allWidgets() if isinstance(one, QComboBox) and one.view().isVisible())
    offered = [combo.itemText(at) for at in range(combo.count())]
    assert words in offered
    QTest.keyClick(combo.view(), Qt.Key.Key_Home)
    for _turn in range(offered.index(words)):
        QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    rest()


def test_w46_a_registry_with_a_title_over_its_heading_comes_in_by_keys_and_one_undo_takes_it_back(
    window, sheet, monkeypatch
):
    monkeypatch.setattr(page_import, "ask_sheet", lambda *_asked: sheet)
    window.go("participation", tab="0")
    while getattr(focused(), "text", str)() != "Importar…":
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Return)
    finish_work(window)
    shown = page(window)
    assert shown.step == FILE
    assert shown.file.heading.currentText().startswith("Fila 3: N° · INGRESO")
    assert [one.sheet.sheet for one in shown.file.sheets.rows if one.chosen] == ["Iniciativas"]
    control(Qt.Key.Key_Return)
    assert shown.step == COLUMNS
    assert "Título" in [shown.columns.columns.grid.columns[1].text(one) for one in shown.columns.columns.rows]
    control(Qt.Key.Key_Return)
    assert shown.step == REHEARSAL
    assert titles(window) == []
    assert shown.foot.forward.text() == "Importar 3"
    write("28/02/2025")
    press(Qt.Key.Key_Return)
    assert shown.foot.forward.text() == "Importar 4"
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert titles(window) == sorted(str(row[3]) for row in ROWS[:4])
    assert window._current == "participation"
    window.undo()
    assert titles(window) == []


def test_a_word_nobody_understood_is_given_its_meaning_by_keys(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    current = shown.columns.columns.current
    assert current is not None and current.column.title == "RESULTADO"
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    choose("No aceptada")
    assert shown.work is not None
    assert shown.work.shape.values == {"answer_kind": {"¿?": "rejected"}}
    assert shown.columns.columns.current.said[1] == "good"


def test_a_column_goes_to_the_field_chosen_and_leaves_the_one_it_had(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    for _turn in range(4):
        press(Qt.Key.Key_Down)
    choose("Tema")
    fields = {one.column.title: one.field for one in shown.columns.columns.rows}
    assert fields["BARRIO"] == "topic"
    assert "zone" not in fields.values()
    choose("No se usa")
    assert {one.column.title: one.field for one in shown.columns.columns.rows}["BARRIO"] == ""


def test_without_the_field_no_row_can_lack_it_says_which_and_does_not_go_on(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    shown.decisions.give(3, "")
    control(Qt.Key.Key_Return)
    assert shown.step == COLUMNS
    assert "«Título»" in shown.foot.why.text()


def test_esc_goes_one_step_back_and_then_to_the_list_and_nothing_decided_is_lost(window, sheet):
    window.go("participation", tab="0")
    shown = begun(window, sheet, REHEARSAL)
    write("28/02/2025")
    press(Qt.Key.Key_Return)
    for step in (COLUMNS, FILE):
        press(Qt.Key.Key_Escape)
        assert shown.step == step
    press(Qt.Key.Key_Escape)
    assert window._current == "participation"
    window.go("import", list="initiatives")
    shown.go_to(REHEARSAL)
    assert shown.foot.forward.text() == "Importar 4"


def test_after_a_cut_of_power_it_goes_on_at_the_same_step_with_all_that_was_decided(qapp, tmp_path, sheet):
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as first:
        begun(first, sheet, REHEARSAL)
        write("28/02/2025")
        press(Qt.Key.Key_Return)
        (kept,) = first.context.store.query("SELECT key FROM draft")
        assert kept["key"] == "import.initiatives"
    store = file.open_file(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    again = make_window(store, Settings(author="Lucía"))
    again.show()
    again.go("import", list="initiatives")
    finish_work(again)
    shown = page(again)
    assert (shown.step, shown.foot.forward.text()) == (REHEARSAL, "Importar 4")
    again.close()


def test_what_was_imported_leaves_no_draft_and_the_same_sheet_again_changes_nothing(window, sheet):
    shown = begun(window, sheet, REHEARSAL)
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert len(titles(window)) == 3
    assert drafts.count(window.context.store) == 0
    shown = begun(window, sheet)
    assert "La misma forma" in shown.file._note.text()
    assert shown.file._note.isVisible()
    shown.go_to(REHEARSAL)
    assert shown.work is not None and shown.work.rehearsal is not None
    counts = {one.fate.value for one in shown.work.rehearsal.outcomes}
    assert counts == {"same", "refused"}
    assert not shown.foot.forward.isEnabled()
    assert shown.foot.why.text() == "No hay nada que escribir: corrija las rechazadas."


def test_the_heading_row_is_chosen_where_the_one_found_is_not_it(window, sheet):
    shown = begun(window, sheet)
    shown.file.heading.setCurrentIndex(shown.file.heading.findData(4))
    shown.file.heading.activated.emit(shown.file.heading.currentIndex())
    assert shown.file.seen is not None
    assert shown.file.seen.header_line == 4
    assert shown.file.seen.columns[3].title == "Luz en la cancha de Ñandubay"


def test_a_hidden_sheet_is_ticked_with_space(window, sheet):
    shown = begun(window, sheet)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert [one.sheet.sheet for one in shown.file.sheets.rows if one.chosen] == ["Iniciativas", "Hoja vieja"]


def test_the_preview_shows_the_amount_of_merged_cells_once_and_sets_the_total_aside(window, sheet):
    preview = begun(window, sheet).file.preview
    model = preview.model()
    said = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert said[0] == "Título, no se importa. REGISTRO DE INICIATIVAS 2025"
    assert said[-1] == "Total, se aparta. TOTAL"
    assert preview.rowSpan(3, 5) == 2
    assert [str(model.headerData(row, Qt.Orientation.Vertical)) for row in (0, 1, 2)] == ["1", "3", "4"]


def test_reading_is_cancelled_and_the_window_stays_free(window, sheet, monkeypatch):
    going = Event()

    def slow(*asked: object) -> object:
        step: Callable[[int, int], None] = asked[3]  # type: ignore[assignment]
        while True:
            step(1, 0)
            going.set()

    monkeypatch.setattr(assistant, "open_sheets", slow)
    window.go("import", list="initiatives", path=str(sheet))
    assert going.wait(10)
    assert focused().text() == "Cancelar la lectura"
    press(Qt.Key.Key_Return)
    finish_work(window)
    shown = page(window)
    assert shown.file.choose.isVisible()
    assert not shown.file._fault.isVisible()


def test_a_file_that_is_no_sheet_says_why_and_asks_for_another(window, tmp_path):
    bad = tmp_path / "foto.xlsx"
    bad.write_bytes(b"PK\x03\x04" + bytes(200))
    shown = begun(window, bad)
    assert "foto.xlsx" in shown.file._fault.text()
    assert focused() is shown.file.choose


def test_a_sheet_dropped_on_a_list_opens_the_assistant_of_that_list(window, sheet):
    window.go("participation", tab="0")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(sheet))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, dragged, left, none)
    taker = next(iter(window.page().findChildren(page_import_list.Dropped)))
    assert taker.eventFilter(window.page(), drop)
    finish_work(window)
    assert page(window).work.name == "initiatives"
    assert page(window).crumbs()[0] == ("Participación", "participation")


def test_what_comes_in_from_an_encounter_belongs_to_it_and_one_is_back_in_it(window, tmp_path):
    store = window.context.store
    keys = [
        new_encounter(store, Encounter(title=title, date=date(2026, 3, 4), kind=EncounterKind.WORKSHOP))
        for title in ("Taller del Sur", "Taller del Norte")
    ]
    path = tmp_path / "aportes.csv"
    path.write_text("Aporte;Mesa\nMás luz;1\nMás sombra;2\n", encoding="utf-8")
    window.go("participation.encounter", id=keys[0], tab="1")
    button = next(one for one in window.page().findChildren(QPushButton) if one.text() == "Importar…")
    assert button.isVisible()
    window.go(
        "import", path=str(path), list="contributions", back="participation.encounter", of=f"encounter_id:{keys[0]}"
    )
    finish_work(window)
    page(window).go_to(REHEARSAL)
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert window._current == "participation.encounter"
    assert {str(row["encounter_id"]) for row in store.select("contribution")} == {keys[0]}
    assert window.page().record().id == keys[0]


def test_ctrl_k_imports_into_any_list_by_its_name(window):
    hits = [one for one in find(catalog.HOUSE, window.context.store, "importar encuen") if one.key == "import"]
    assert [(one.title, one.run) for one in hits] == [("Importar encuentros", "choose")]
    assert hits[0].arguments["list"] in {"encounter", "encounters"}


def test_w71_a_refused_row_says_its_line_of_the_file_though_cells_have_line_breaks(window, tmp_path):
    rows = [["Título", "Fecha"], *([f"Pedido {n}\ncon otra línea\ny otra", "03/02/2026"] for n in range(20))]
    rows.append(["Pedido sin día", "31/02/2026"])
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    path = tmp_path / "pedidos.xlsx"
    workbook.save(path)
    shown = begun(window, path, REHEARSAL)
    assert [one.outcome.line for one in shown.rehearsal.rows.rows if one.outcome and one.fate == "refused"] == [22]


def test_the_rehearsal_and_the_shape_are_saved_and_the_shape_is_opened_again(window, sheet, tmp_path, monkeypatch):
    from munidesk.town import page_import_saved as saved

    shown = begun(window, sheet, COLUMNS)
    shown.decisions.mean("answer_kind", "¿?", "rejected")
    monkeypatch.setattr(saved, "ask_path", lambda _context, name, suffix: tmp_path / f"{name}{suffix}")
    shown.foot._save_shape.click()
    shape = next(tmp_path.glob("*.toml"))
    assert "rejected" in shape.read_text(encoding="utf-8")
    shown._start(sheet)
    finish_work(window)
    monkeypatch.setattr(saved, "ask_file", lambda *_asked: shape)
    shown.go_to(COLUMNS)
    shown.foot._open_shape.click()
    assert shown.work.shape.values == {"answer_kind": {"¿?": "rejected"}}
    shown.go_to(REHEARSAL)
    shown.foot._report.click()
    finish_work(window)
    written = openpyxl.load_workbook(next(tmp_path.glob("Ensayo*.xlsx"))).active
    told = [[cell.value for cell in row] for row in written.iter_rows(min_row=2)]
    assert next((row[1], row[2], row[6]) for row in told) == (7, "Se rechaza", "31/02/2025")
    assert len(told) == 5


def test_a_file_that_is_only_read_says_that_nothing_can_be_imported(qapp, tmp_path, sheet):
    store = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    store.close()
    store = file.open_file(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía", read_only=True)
    made = make_window(store, Settings())
    made.show()
    made.go("import", list="initiatives")
    rest()
    shown = page(made)
    assert not shown.file.choose.isVisible()
    assert any("solo para leer" in one.text() for one in shown.findChildren(QLabel) if one.isVisible())
    made.close()


@pytest.mark.parametrize(("large", "size"), [(False, (1024, 700)), (True, (1366, 697))])
def test_on_a_small_screen_and_in_large_letters_every_step_is_whole_and_says_its_names(
    qapp, window, sheet, large, size
):
    theme.apply(qapp, "light", large=large)
    rest()
    window.resize(*size)
    shown = begun(window, sheet)
    wrong = []
    for step in (FILE, COLUMNS, REHEARSAL):
        shown.go_to(step)
        for _turn in range(3):
            rest()
        stops = list(stops_in(shown))
        faults = (*cut(window, str(step)), *nameless(window, str(step)), *map(unnamed, stops), *alike(stops),
                  *out_of_order(stops, shown))  # fmt: skip
        wrong += [f"{step}: {fault}" for fault in faults if fault]
    theme.apply(qapp, "light")
    assert wrong == []


def test_a_plan_comes_in_from_the_page_of_plans_with_its_money_beside_the_sheets_own_total(window, tmp_path):
    store = window.context.store
    save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030))
    workbook = openpyxl.Workbook()
    for row in (["Actividad", "Presupuesto"], ["Plaza nueva", 1200000.5], ["Luces", 300000], ["TOTAL", 1500000.5]):
        workbook.active.append(row)
    path = tmp_path / "poa 2026.xlsx"
    workbook.save(path)
    window.go("planning", tab="0")
    window.go("import", list="plan", path=str(path), back="planning")
    finish_work(window)
    shown = page(window)
    shown.go_to(COLUMNS)
    assert shown.columns.control._chip.accessibleName() == "Coincide"
    assert shown.columns.control._said.text() == "1.500.000,5"
    shown.go_to(REHEARSAL)
    for one in shown.work.unanswered(shown.work.rehearsal):
        shown.decisions.answer(one.code, one.options[0][0] if one.options else "2026")
    rest()
    assert [one.title for one in load_plan(store, newest(store)).lines] == []
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert {"Plaza nueva", "Luces"} <= {one.title for one in load_plan(store, newest(store)).lines}
    assert window._current == "planning"


def test_a_shape_is_not_remembered_where_the_person_says_so(window, sheet):
    shown = begun(window, sheet, COLUMNS)
    shown.columns.remember.click()
    control(Qt.Key.Key_Return)
    control(Qt.Key.Key_Return)
    finish_work(window)
    assert len(titles(window)) == 3
    assert not begun(window, sheet).file._note.isVisible()


def test_who_leaves_while_the_file_is_read_finds_it_read_when_she_comes_back(window, sheet):
    window.go("import", list="initiatives", path=str(sheet))
    window.go("home")
    finish_work(window)
    window.go("import", list="initiatives")
    finish_work(window)
    assert page(window).file.sheets.rows


def test_every_list_of_the_house_has_its_assistant_and_the_way_back(window):
    lists = Incoming(catalog.HOUSE)
    for name, many in lists.names():
        window.go("import", list=name)
        shown = page(window)
        assert shown.header.title.text() == f"Importar {uncapital(many)}"
        press(Qt.Key.Key_Escape)
        assert window._current == lists.place_of(name)[0]


def test_letters_made_large_in_the_midst_of_it_lose_nothing_that_was_decided(qapp, window, sheet):
    begun(window, sheet, REHEARSAL)
    write("28/02/2025")
    press(Qt.Key.Key_Return)
    window.redress()
    finish_work(window)
    assert (page(window).step, page(window).foot.forward.text()) == (REHEARSAL, "Importar 4")
