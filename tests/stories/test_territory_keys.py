"""A programme of territorial planning by real keys, from an empty file: the figure that the council chose, actors, map,
matrix, bank, its public consultation, its approval, its yearly report."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.read_pdf import read_pages
from munidesk.features.council.domain import Resolution, Session, SessionKind
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.features.council.sessions.store import close_session, new_session, open_session
from munidesk.features.territory.bank.page_bank import BankPart
from munidesk.features.territory.bank.store import load_bank
from munidesk.features.territory.codes import Figure, Role
from munidesk.features.territory.consultation.page_consultation import ConsultationPart
from munidesk.features.territory.kinds import ACTORS, AGREEMENTS, PROJECTS, RESPONSIBILITIES, TERRITORIES
from munidesk.features.territory.organ.page_organ import OrganPart
from munidesk.features.territory.page_territory import TerritoryPage
from munidesk.features.territory.phases.page_phases import PhasesPart
from munidesk.features.territory.store import save_objectives
from munidesk.features.territory.store_view import load_territory
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures.codes import StepState
from munidesk.procedures.kinds import ENTRIES
from munidesk.procedures.rules import owes_proof
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.stories.sessions import press_link
from tests.stories.window import answering, control, focused, opened, press, rest, typing, write

FIRST = date(2025, 2, 3)


class Day:
    """The day on which one works; the clock of the program asks it."""

    def __init__(self) -> None:
        self.now = FIRST

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
        found(store, country="UY", name="Municipio de Cerro del Alba", town_name="Cerro del Alba")

    with opened(tmp_path, town_alone) as made:
        made.resize(1366, 697)
        made.go("territorio")
        rest()
        answering(typing("Plan local 2040"))
        control(Qt.Key.Key_N)
        yield made


def view_of(window: MainWindow) -> TerritoryView:
    (one,) = TERRITORIES.all(window.context.store)
    return load_territory(window.context.store, one.id)


def shown(window: MainWindow, tab: int, item: str, kind: type):
    window.go("territorio", tab=str(tab), **({"item": item} if item else {}))
    rest()
    page = window.page()
    assert isinstance(page, TerritoryPage)
    assert isinstance(page.part, kind)
    return page.part


def do(window: MainWindow, day: Day, when: date, key: str, *, tab: int = 0) -> None:
    """A step, in the case that its tab opens, by Enter; what owes a proof is told where it is kept."""
    day.now = when
    window.page().refresh()
    part = shown(window, tab, key, PhasesPart if tab == 0 else ConsultationPart)
    if tab == 0:
        press(Qt.Key.Key_Return)
    panel = part.case
    panel.steps.setFocus()
    assert panel.step is not None
    assert panel.step.key == key
    if owes_proof(panel.view, panel.step):
        answering(typing("En la carpeta 1"))
    press(Qt.Key.Key_Return)
    assert panel.view.steps[key].state is StepState.DONE, (key, panel.panel._condition.text())


def council(window: MainWindow, day: Day) -> str:
    """A session of the council that waits."""
    store = window.context.store
    called = Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=day.now, start=time(19))
    return new_session(store, called, standard=False)


def decided(window: MainWindow, session: str, day: Day) -> None:
    """The council held it and resolved what is on its agenda, with a number."""
    store = window.context.store
    open_session(store, session, datetime.combine(day.now, time(19, 5)))
    (item,) = store.select("agenda_item", session_id=session)
    RESOLUTIONS.save(store, Resolution(session_id=session, item_id=str(item["id"]), number=4, year=day.now.year,
                                       resolves="Elegir el IMPLAN."))  # fmt: skip
    close_session(store, session, datetime.combine(day.now, time(20)))


def figure_chosen(window: MainWindow, day: Day) -> None:
    do(window, day, date(2025, 2, 17), "iniciativa")
    part = shown(window, 1, "organ", OrganPart)
    press_link(part.body, "Llevar al Concejo")
    assert view_of(window).figure is Figure.NONE, "nothing is proposed yet"
    part.body.three.setFocus()
    part.body.three.choose("implan")
    press_link(part.body, "Llevar al Concejo")
    assert view_of(window).case.steps["figura"].state is StepState.PENDING, "there is no session to take it to"
    day.now = date(2025, 3, 14)
    session = council(window, day)
    press_link(part.body, "Llevar al Concejo")
    assert not view_of(window).is_final
    decided(window, session, day)
    press_link(part.body, "Llevar al Concejo")


def test_the_figure_is_what_the_council_resolved_and_until_then_a_proposal(window, day):
    figure_chosen(window, day)
    view = view_of(window)
    assert (view.figure, view.is_final, view.figure_step.done_on) == (Figure.IMPLAN, True, date(2025, 3, 14))
    part = shown(window, 1, "organ", OrganPart)
    assert "4/2025" in part.body._act.text()
    assert not part.body.three.isEnabled()
    document = catalog.paper_named("structure").make(window.context.store, Selection())
    assert "Instituto de Planeación (IMPLAN), elegida el 14 de marzo de 2025" in " ".join(plain_lines(document))


def at(rect) -> QPoint:
    return QPointF(rect.center()).toPoint()


def test_an_actor_is_dragged_over_the_map_or_moved_by_ctrl_and_arrows_and_answers_in_the_matrix(window, day):
    store = window.context.store
    part = shown(window, 1, "actors", OrganPart)
    for name in ("Ejido El Puente", "Universidad"):
        answering(typing(name))
        control(Qt.Key.Key_N)
    first, second = ACTORS.all(store)
    pane = part.actors
    pane.map.setFocus()
    pane.choose(first.id)
    control(Qt.Key.Key_Right)
    control(Qt.Key.Key_Up)
    assert (ACTORS.get(store, first.id).interest, ACTORS.get(store, first.id).influence) == (4, 4)
    place, there = at(pane.map.place(pane.map.actors[1])), at(pane.map.cell(5, 1))
    QTest.mousePress(pane.map, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(pane.map, there)
    QTest.mouseRelease(pane.map, Qt.MouseButton.LeftButton, pos=there)
    rest()
    assert (ACTORS.get(store, second.id).interest, ACTORS.get(store, second.id).influence) == (5, 1)
    assert pane.table.current.id == second.id, "map and table have one selection"
    press(Qt.Key.Key_P)
    control(Qt.Key.Key_Z)
    control(Qt.Key.Key_Z)
    assert ACTORS.get(store, second.id).interest == 3

    part.choose("matrix")
    rest()
    part.matrix.grid.setCurrentCell(2, 1)
    part.matrix.grid.setFocus()
    write("hr")
    product = view_of(window).products[2]
    letters = [(one.actor_id, one.role) for one in RESPONSIBILITIES.all(store, product_id=product.id)]
    assert sorted(letters, key=str) == sorted([(second.id, Role.DOES), (second.id, Role.ANSWERS)], key=str)
    assert view_of(window).faults(product) == ()
    write("h")
    assert view_of(window).faults(product) == ("nadie lo hace",)


def test_an_agreement_is_noted_and_taken_away_by_keys(window, day):
    part = shown(window, 1, "organ", OrganPart)
    part.body.agreements.setFocus()

    def told(dialog) -> None:
        dialog._named["title"].setText("Manejo común del arroyo")
        dialog._named["parties"].setText("Municipio vecino")
        dialog.accept_button.click()

    answering(told)
    press(Qt.Key.Key_Insert)
    (made,) = AGREEMENTS.all(window.context.store)
    assert (made.title, made.parties) == ("Manejo común del arroyo", "Municipio vecino")
    part.body.agreements.setFocus()
    press(Qt.Key.Key_Delete)
    assert AGREEMENTS.all(window.context.store) == ()
    control(Qt.Key.Key_Z)
    assert len(AGREEMENTS.all(window.context.store)) == 1


def test_marks_typed_in_the_bank_give_7_8_and_one_blanked_takes_the_place_away(window, day):
    store = window.context.store
    part = shown(window, 4, "", BankPart)
    answering(typing("Franja libre del arroyo"))
    control(Qt.Key.Key_N)

    def criteria(dialog) -> None:
        dialog.findChild(QPlainTextEdit).setPlainText("Urgencia 40\nAlcance 35\nCosto 25")
        dialog.accept_button.click()

    answering(criteria)
    press_link(part, "Criterios…")
    assert part.table is not None
    part.table.setFocus()
    rest()
    for mark in ("8", "6", "10"):
        write(mark)
        press(Qt.Key.Key_Tab)
    (row,) = load_bank(store, view_of(window).territory.id).rows
    assert (str(row.total), row.place) == ("7.8", 1)
    part.table.setCurrentIndex(part.table.model().index(0, 3))
    part.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert load_bank(store, view_of(window).territory.id).rows[0].place is None
    control(Qt.Key.Key_Z)
    part.table.setCurrentIndex(part.table.model().index(0, 1))
    part.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert PROJECTS.all(store) == ()


BEFORE = (
    "integrar", "grupo-tecnico", "actores", "responsabilidades", "acuerdos", "capacitar", "programa-trabajo",
    "marco-normativo", "natural", "social", "economico", "talleres-diagnostico", "aptitud", "sintesis", "objetivos",
    "modelo", "talleres-proyectos", "cartera", "indicadores",
)  # fmt: skip


def consulted(window: MainWindow, day: Day) -> None:
    """Opened in its tab, published, observed, answered, held, decreed and closed."""
    store = window.context.store
    day.now = date(2026, 8, 20)
    part = shown(window, 3, "", ConsultationPart)
    press(Qt.Key.Key_Return if focused().metaObject().className() != "QPushButton" else Qt.Key.Key_Space)
    assert part.consulted is not None
    for key, when in (("inicio", date(2026, 8, 20)), ("documento-avance", date(2026, 9, 1)),
                      ("publicar-manifiesto", date(2026, 9, 7))):  # fmt: skip
        do(window, day, when, key, tab=3)
    day.now = date(2026, 9, 10)
    part = shown(window, 3, "", ConsultationPart)
    part.choose("observed")
    part.observed.text.setFocus()
    for text in ("Que no se tape el humedal", "Permitir cuatro pisos"):
        write(text)
        press(Qt.Key.Key_Return)
    assert [one.folio for one in ENTRIES.all(store)] == ["O-001", "O-002"]
    do(window, day, date(2026, 10, 8), "manifiesto", tab=3)
    part.choose("observed")
    part.observed.list.setFocus()
    press(Qt.Key.Key_Home)
    for _turn in range(2):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_2)
    write("Se protege una franja de 40 metros")
    control(Qt.Key.Key_Return)
    assert all(one.answered for one in ENTRIES.all(store))
    for key, when in (
        ("respuestas", date(2026, 10, 9)), ("aprobacion-previa", date(2026, 10, 12)),
        ("informes", date(2026, 10, 20)), ("audiencia", date(2026, 10, 22)),
    ):  # fmt: skip
        do(window, day, when, key, tab=3)
    day.now = date(2026, 12, 4)
    part = shown(window, 3, "correspondencia", ConsultationPart)
    part.case.steps.setFocus()
    press(Qt.Key.Key_S)
    for key, when in (("elevar", 7), ("decreto", 8), ("inventario", 9), ("devolucion", 10)):
        do(window, day, date(2026, 12, when), key, tab=3)
    answering(typing("Aprobado por decreto"))
    press_link(window.page(), "Cerrar la consulta")
    assert view_of(window).case.steps["consulta"].state is StepState.DONE


def test_a_programme_goes_by_keys_from_the_resolution_of_the_council_to_its_yearly_report(window, day):
    store = window.context.store
    save_objectives(store, view_of(window).territory.id, ["Ordenar", "Cuidar el agua", "Decidir con la vecindad"])
    figure_chosen(window, day)
    for key in BEFORE:
        do(window, day, date(2026, 6, 1), key)
    consulted(window, day)
    do(window, day, date(2026, 12, 14), "aprobacion")
    do(window, day, date(2026, 12, 15), "alineacion")
    do(window, day, date(2026, 12, 16), "ventanilla")
    view = view_of(window)
    assert [(one.done, one.whole) for one in view.phases] == [(9, 9), (7, 7), (7, 7), (2, 2), (0, 1)]
    reported(window, day)


def reported(window: MainWindow, day: Day) -> None:
    """The three objectives answered, and the report of the year as it prints."""
    day.now = date(2026, 12, 28)
    page = window.page()
    window.go("territorio", tab="5", item="year")
    rest()
    editors = [one for one in page.part.findChildren(QPlainTextEdit) if one.isVisible()]
    for editor, text in zip(editors, ("Se aprobó", "Franja de 40 metros", "Dos observaciones"), strict=False):
        editor.setFocus()
        write(text)
    window.go("home")
    document = catalog.paper_named("pmot-report").make(window.context.store, Selection())
    lines = " ".join(plain_lines(document))
    pdf = " ".join(line for each in read_pages(render.pdf_bytes(document)) for line in each.lines)
    for words in ("Plan local 2040", "Se aprobó", "Franja de 40 metros", "Dos observaciones"):
        assert words in lines
        assert words.split()[0] in pdf
