"""A public consultation by real keys from an empty file: from its publication to reasoned replies and the decree."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.read_pdf import read_pages
from munidesk.procedures import store as cases
from munidesk.procedures.codes import Outcome, StepState, Way
from munidesk.procedures.kinds import CASES, ENTRIES, STEPS
from munidesk.procedures.page_case import CasePage
from munidesk.procedures.page_observations import ObservationsPage
from munidesk.procedures.rules import owes_proof
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, focused, opened, press, rest, typing, write

DOWN = Qt.Key.Key_Down


class Day:
    """The day on which one works; the clock of the program asks it."""

    def __init__(self) -> None:
        self.now = date(2026, 8, 20)

    def __call__(self) -> datetime:
        return datetime.combine(self.now, time(10, 0))


@pytest.fixture
def day() -> Iterator[Day]:
    made = Day()
    with fixed_clock(made):
        yield made


@pytest.fixture
def window(qapp, tmp_path: Path, day: Day) -> Iterator[MainWindow]:
    def town_alone(store) -> None:
        town.save_municipality(store, Municipality(name="Municipio de Cerro del Alba", town="Cerro", country="UY"))

    with opened(tmp_path, town_alone) as made:
        made.resize(1366, 697)
        yield made


def page_of(window: MainWindow, kind: type[QWidget]):
    found = window.page()
    assert isinstance(found, kind)
    return found


def state(window: MainWindow, key: str) -> StepState:
    (case,) = CASES.all(window.context.store)
    return cases.load_case(window.context.store, case.id).steps[key].state


def on(window: MainWindow, day: Day, when: date, key: str) -> CasePage:
    """The page of the case on that day, at a step."""
    day.now = when
    window.go("cases.case", step=key)
    page = page_of(window, CasePage)
    page.refresh()
    page.steps.setFocus()
    rest()
    return page


def do(window: MainWindow, day: Day, when: date, key: str) -> None:
    page = on(window, day, when, key)
    assert page.view is not None and page.step is not None
    if owes_proof(page.view, page.step):
        answering(typing("En la carpeta 3"))
    press(Qt.Key.Key_Return)
    assert state(window, key) is StepState.DONE, key


def publish(window: MainWindow, day: Day) -> None:
    """From nothing to a plan on view since 7-9-2026."""
    control(Qt.Key.Key_K)
    write("Nuevo expediente")
    answering(typing("Plan local Costa del Alba"))
    press(Qt.Key.Key_Return)
    do(window, day, date(2026, 8, 20), "inicio")
    do(window, day, date(2026, 9, 1), "documento-avance")
    do(window, day, date(2026, 9, 7), "publicar-manifiesto")


def test_expedientes_is_in_the_rail_only_once_there_is_one(window, day):
    rail = window.rail.buttons["cases"]
    assert rail.isHidden()
    publish(window, day)
    assert not rail.isHidden()
    window.go("home")
    assert not rail.isHidden()


def test_a_consultation_goes_by_keys_from_publication_to_reasoned_replies_and_the_printed_matrix(window, day):
    store = window.context.store
    publish(window, day)
    page = on(window, day, date(2026, 9, 10), "manifiesto")
    press(Qt.Key.Key_Insert)
    observed = page_of(window, ObservationsPage)
    for text in (
        "Que no se tape el humedal",
        "Que el humedal no se tape y sea un parque",
        "Permitir cuatro pisos en la ruta",
    ):
        write(text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F2)
    write("Bancos en la costa")
    press(Qt.Key.Key_Return)
    kept = ENTRIES.all(store)
    assert [(one.folio, one.way) for one in kept] == [
        ("O-001", Way.PAPER), ("O-002", Way.PAPER), ("O-003", Way.PAPER), ("O-004", Way.ENCOUNTER)
    ]  # fmt: skip
    assert observed.text.toPlainText() == ""
    proposed_together_and_registered(window, observed)

    page = on(window, day, date(2026, 10, 7), "manifiesto")
    press(Qt.Key.Key_Return)
    assert state(window, "manifiesto") is StepState.PENDING, "the last legal day is not over yet"
    assert "jueves 8 de octubre" in page.panel._condition.text()
    do(window, day, date(2026, 10, 8), "manifiesto")

    on(window, day, date(2026, 10, 9), "respuestas")
    press(Qt.Key.Key_Return)
    assert state(window, "respuestas") is StepState.PENDING, "four observations have no reply"
    press(Qt.Key.Key_O)
    observed = page_of(window, ObservationsPage)
    answer_all(observed)
    assert [(one.outcome, bool(one.reasons)) for one in ENTRIES.all(store)] == [
        (Outcome.PARTLY, True), (Outcome.PARTLY, True), (Outcome.REFUSED, True), (Outcome.ACCEPTED, False)
    ]  # fmt: skip
    do(window, day, date(2026, 10, 9), "respuestas")
    approve(window, day)
    assert cases.load_case(store, CASES.all(store)[0].id).progress == (12, 13)
    printed(store)


def proposed_together_and_registered(window: MainWindow, page: ObservationsPage) -> None:
    """G joins the two on the wetland and offers no undo of something else; I makes an initiative of the fourth."""
    page.list.setFocus()
    press(Qt.Key.Key_Home)
    assert page.list.currentItem().text().startswith("O-004")
    press(Qt.Key.Key_I)
    (made,) = window.context.store.select("initiative")
    assert made["title"] == "Bancos en la costa"
    newest = page.list.item(0)
    assert any("iniciativa 2026-001" in str(newest.data(role)) for role in range(300) if newest.data(role))
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_I)
    assert len(window.context.store.select("initiative")) == 1, "it already is one"
    before = len(window.context.store.query("SELECT id FROM change_set"))
    press(Qt.Key.Key_G)
    assert page.body._joined == {one.id for one in ENTRIES.all(window.context.store) if one.number in (1, 2)}
    assert len(window.context.store.query("SELECT id FROM change_set")) == before
    page.body._joined = set()
    page.refresh()


def answer_all(page: ObservationsPage) -> None:
    """The two on the wetland with one answer, the others each with its own."""
    page.list.setFocus()
    while page.list.currentItem() is not None and page.list.currentRow() < page.list.count() - 1:
        press(DOWN)
    for _turn in range(2):  # O-001 is last, O-002 above it
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_2)
    write("Se protege una franja de 40 metros")
    press(Qt.Key.Key_Tab)
    write("Lámina 5")
    control(Qt.Key.Key_Return)
    press(DOWN)
    press(Qt.Key.Key_3)
    control(Qt.Key.Key_Return)  # refused: what is not accepted owes its reasons, and the keyboard stays there
    assert focused() is page.reply.reasons
    write("La red de agua no da la presión")
    control(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    control(Qt.Key.Key_Return)


def approve(window: MainWindow, day: Day) -> None:
    """The hearing by its day, the reports asked, the ministry that does not answer, the decree."""
    do(window, day, date(2026, 10, 12), "aprobacion-previa")
    do(window, day, date(2026, 10, 20), "informes")
    do(window, day, date(2026, 10, 22), "audiencia")
    on(window, day, date(2026, 11, 30), "correspondencia")
    press(Qt.Key.Key_S)
    assert state(window, "correspondencia") is StepState.PENDING, "its thirty working days run until 1-12"
    on(window, day, date(2026, 12, 4), "correspondencia")
    press(Qt.Key.Key_S)
    assert state(window, "correspondencia") is StepState.DONE
    on(window, day, date(2026, 12, 4), "opinion-concejo")
    answering(typing("La opinión se dio de palabra"))
    press(Qt.Key.Key_N)
    assert state(window, "opinion-concejo") is StepState.SKIPPED
    for at, key in enumerate(("elevar", "decreto", "inventario"), 7):
        do(window, day, date(2026, 12, at), key)


def printed(store) -> None:
    """What the matrix, the report and the constancia say is in their PDF, and is what was typed."""
    for name, words in (
        ("consultation-matrix", ("O-003", "Permitir cuatro pisos en la ruta", "La red de agua no da la presión",
                                 "La misma respuesta que O-001.", "Lámina 5")),
        ("consultation-report", ("Se puede cerrar desde el jueves 8 de octubre", "Ley 18.308, art. 24",
                                 "Todas tienen respuesta con razones.")),
        ("silence-certificate", ("30 días hábiles desde el 20/10", "Ministerio de Vivienda")),
        ("case", ("Decreto de la Junta y publicación", "No aplica: La opinión se dio de palabra")),
    ):  # fmt: skip
        document = catalog.paper_named(name).make(store, Selection())
        lines = " ".join(plain_lines(document))
        pdf = " ".join(line for page in read_pages(render.pdf_bytes(document)) for line in page.lines)
        for one in words:
            assert one in lines, (name, one)
            assert one in pdf or one.split()[0] in pdf, (name, one)


def test_what_is_half_typed_in_an_observation_is_there_when_one_comes_back(window, day):
    publish(window, day)
    on(window, day, date(2026, 9, 10), "manifiesto")
    press(Qt.Key.Key_Insert)
    write("El camino se inunda")
    window.go("home")
    window.go("cases.observations")
    assert page_of(window, ObservationsPage).text.toPlainText() == "El camino se inunda"


def test_a_step_done_by_mistake_is_taken_back_with_ctrl_z_or_supr(window, day):
    publish(window, day)
    control(Qt.Key.Key_Z)
    assert state(window, "publicar-manifiesto") is StepState.PENDING
    do(window, day, date(2026, 9, 7), "publicar-manifiesto")
    on(window, day, date(2026, 9, 7), "publicar-manifiesto")
    press(Qt.Key.Key_Delete)
    assert state(window, "publicar-manifiesto") is StepState.PENDING


def test_a_step_is_given_another_term_in_its_case_and_one_of_ones_own_is_added(window, day):
    store = window.context.store
    publish(window, day)
    on(window, day, date(2026, 9, 8), "manifiesto")

    def longer(dialog) -> None:
        editors = dialog._named
        editors["amount"].setText("45")
        dialog.accept_button.click()

    answering(longer)
    press(Qt.Key.Key_F2)
    changed = next(one for one in STEPS.all(store) if one.key == "manifiesto")
    assert (changed.amount, "Plazo: 30" in changed.was) == (45, True)
    answering(typing("Avisar por la radio"))
    control(Qt.Key.Key_Insert)
    assert [one.title for one in STEPS.all(store) if one.differs.value == "added"] == ["Avisar por la radio"]


def cell(table, key: str, column: int) -> None:
    """The cursor in a cell, as the arrows bring it there."""
    row = next(at for at, one in enumerate(table.records) if one.key == key)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))


def test_a_procedure_of_ones_own_is_typed_step_by_step_and_followed(window, day):
    store = window.context.store
    window.go("cases", tab="1")
    rest()
    answering(typing("Licitación abreviada"))
    control(Qt.Key.Key_N)
    page = window.page()
    tab = page.procedures
    assert tab.script.title == "Licitación abreviada"
    tab.table.setFocus()
    for title in ("Publicar el llamado", "Abrir sobres"):
        answering(typing(title))
        press(Qt.Key.Key_Insert)
    assert [one.title for one in tab.script.steps] == ["Abrir el expediente", "Publicar el llamado", "Abrir sobres"]
    cell(tab.table, "abrir-sobres", 4)
    write("10 hábiles por lo menos")
    press(Qt.Key.Key_Return)
    last = tab.script.steps[-1]
    assert (last.amount, last.unit.value, last.term.value) == (10, "working_days", "at_least")
    cell(tab.table, "abrir", 5)
    write("3")
    press(Qt.Key.Key_Return)
    assert "círculo" in tab._fault.text(), "what no procedure can have is refused as it is typed"
    press(Qt.Key.Key_Escape)
    assert tab.script.steps[0].after == ""
    answering(typing("Compra de luminarias"))
    control(Qt.Key.Key_K)
    write("Nuevo expediente")
    press(Qt.Key.Key_Return)
    (case,) = CASES.all(store)
    assert case.procedure == "Licitación abreviada"
