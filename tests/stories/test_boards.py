"""The FODA board and the tables beside it at the sizes people have: what is there is seen, and the new is in sight."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import add_contributions, contributions, new_encounter
from munidesk.features.participation.initiatives.page_board import BoardTab
from munidesk.features.participation.people.page import PeopleTab
from munidesk.features.participation.themes.page_list import ThemesTab
from munidesk.features.participation.themes.store import new_theme, themes
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.page_alignment import AlignmentTab
from munidesk.features.planning.store_plan import add_line, save_plan
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.features.swot.page_cards import CardList
from munidesk.features.swot.page_swot import SwotPage
from munidesk.features.swot.store import add_factor, new_matrix
from munidesk.town.founding import found
from munidesk.town.people_lists.domain import Neighbour
from munidesk.town.people_lists.store import neighbours
from munidesk.town.sample import SampleSize
from munidesk.ui import theme
from munidesk.ui.cells import CELL_ROLE, ChipCell
from munidesk.ui.dialogs import Question
from munidesk.ui.preview import PdfPreview
from munidesk.ui.table import RecordTable
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import accept, answering, finish_work, press, rest, typing, write

SIZES = [((1366, 768), False), ((1366, 697), False), ((1024, 700), False), ((1920, 1080), False)]
LONG = "La ruta 8 corta el pueblo en dos y los vecinos cruzan sin semáforo ni senda peatonal, sobre todo de noche"


@pytest.fixture(scope="module")
def eight(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("tablero") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    key = new_matrix(store, Matrix(title="FODA del Plan"))
    for quadrant in Quadrant:
        for number in range(8):
            rating = (4 if quadrant.favourable else 1) if quadrant.internal else 2
            text = LONG if number % 2 else f"Comisión {number}"
            add_factor(store, Factor(matrix_id=key, quadrant=quadrant, text=text, weight=5, rating=rating))
    store.close()
    return path


@contextmanager
def opened(qapp: QApplication, path: Path, size: tuple[int, int], *, large: bool = False) -> Iterator[MainWindow]:
    theme.apply(qapp, "light", large=large)
    made = make_window(file.open_file(path, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    made.resize(*size)
    made.activateWindow()
    rest()
    try:
        yield made
    finally:
        made.close()
        theme.apply(qapp, "light")


def board(window: MainWindow) -> dict[Quadrant, CardList]:
    window.go("swot", tab="0")
    rest()
    page = window.page()
    assert isinstance(page, SwotPage)
    return {quadrant: panel.cards for quadrant, panel in page.board.panels.items()}


def in_sight(cards: CardList) -> int:
    seen = cards.viewport().rect()
    return sum(seen.contains(cards.visualItemRect(cards.item(at))) for at in range(cards.count()))


@pytest.mark.parametrize(("size", "large"), SIZES)
def test_e_eight_cards_of_each_quadrant_are_seen_at_once(qapp, eight, size, large):
    with opened(qapp, eight, size, large=large) as window:
        for quadrant, cards in board(window).items():
            assert in_sight(cards) == 8, quadrant
            assert not cards.verticalScrollBar().isVisible()


def test_e_with_large_letters_six_are_seen_and_the_others_are_scrolled_to(qapp, eight):
    with opened(qapp, eight, (1366, 768), large=True) as window:
        for cards in board(window).values():
            assert in_sight(cards) >= 6
            cards.setFocus()
            cards.setCurrentRow(7)
            rest()
            assert cards.viewport().rect().contains(cards.visualItemRect(cards.item(7)))


@pytest.mark.parametrize(("size", "large"), [*SIZES, ((1366, 697), True)])
def test_w31_the_card_just_typed_is_in_sight(qapp, tmp_path, size, large):
    store = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    new_matrix(store, Matrix(title="FODA del Plan"))
    store.close()
    with opened(qapp, tmp_path / "cerro.munidesk", size, large=large) as window:
        cards = board(window)[Quadrant.OPPORTUNITY]
        press(Qt.Key.Key_Escape)
        write("o")
        for number in range(1, 15):
            write(f"Factor {number}")
            press(Qt.Key.Key_Return)
            assert cards.count() == number
            assert cards.viewport().rect().contains(cards.visualItemRect(cards.item(number - 1))), number


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("muestra") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(store, SampleSize(sessions=3, initiatives=24))
    store.close()
    return path


def test_w75_words_take_the_room_that_nobody_else_needs(qapp, sample):
    """«Raúl Etche…» stood beside 600 px of empty column at 1920."""
    with opened(qapp, sample, (1920, 1080)) as window:
        cut = []
        for key, tab in (("participation", "0"), ("council", "5"), ("planning", "3")):
            window.go(key, tab=tab)
            rest()
            page = window.page()
            assert page is not None
            (table,) = [one for one in page.findChildren(RecordTable) if one.isVisible()]
            cut += [f"{key} {tab}: {words}" for words in cut_words(table)]
        assert cut == []


def cut_words(table: RecordTable[object]) -> list[str]:
    metrics, model = table.fontMetrics(), table.model()
    return [
        str(model.index(row, at).data())
        for at in range(model.columnCount())
        for row in range(min(20, model.rowCount()))
        if not table.isColumnHidden(at)
        and metrics.horizontalAdvance(str(model.index(row, at).data() or "")) > table.columnWidth(at)
        and table.columnWidth(at) < theme.px(400)
    ]


def test_w37_people_without_phone_or_mail_show_no_empty_columns_and_are_written_beside(qapp, sample, tmp_path):
    copy = tmp_path / "copia.munidesk"
    copy.write_bytes(sample.read_bytes())
    with opened(qapp, copy, (1366, 697)) as window:
        store = window.context.store
        with store.change("sin datos de contacto") as writer:
            for one in neighbours(store):
                writer.put("neighbour", {"id": one.id, "phone": "", "email": "", "address": ""})
        window.go("participation", tab="4")
        rest()
        (tab,) = window.page().findChildren(PeopleTab)
        assert [at for at in range(4) if not tab.table.isColumnHidden(at)] == [0]
        first = tab.table.current
        assert tab.card.isVisible()
        phone = tab.card._form.editor("phone")
        phone.setFocus()
        write("099 123 456")
        tab.table.setFocus()
        rest()
        assert neighbours_named(store, first.name).phone == "099 123 456"
        assert not tab.table.isColumnHidden(1)


def neighbours_named(store: Store, name: str) -> Neighbour:
    return next(one for one in neighbours(store) if one.name == name)


def test_w37_a_preview_opens_as_large_as_it_is_read_and_its_two_fits_are_told_apart(qapp, sample):
    with opened(qapp, sample, (1920, 1080)) as window:
        window.go("participation", tab="3")
        finish_work(window)
        (preview,) = [one for one in window.page().findChildren(PdfPreview) if one.isVisible()]
        rest()
        assert preview._view.zoomFactor() <= 1.11
        buttons = [one for one in preview.findChildren(QPushButton) if one.isCheckable()]
        assert [one.text() for one in buttons] == ["Al ancho", "Página entera"]
        for one in buttons:
            one.click()
            assert [each.isChecked() for each in buttons] == [each is one for each in buttons]
            assert preview._zoom.text() == ""


def test_w75_after_adding_who_scores_the_keyboard_is_in_her_column(qapp, eight, tmp_path):
    copy = tmp_path / "copia.munidesk"
    copy.write_bytes(eight.read_bytes())
    with opened(qapp, copy, (1366, 697)) as window:
        window.go("swot", tab="2")
        rest()
        answering(typing("Lucía Ferrando"))
        press(Qt.Key.Key_Return)
        write("4x3")
        press(Qt.Key.Key_Return)
        view = window.page().view
        assert [(one.person, one.impact, one.feasibility) for one in view.scores] == [("Lucía Ferrando", 4, 3)]
        (table,) = [one for one in window.page().findChildren(RecordTable) if one.isVisible()]
        head = table.horizontalHeader()
        assert head.sectionSize(2) >= head.fontMetrics().horizontalAdvance("Lucía Ferrando")


@pytest.fixture
def themed(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    store = file.create(tmp_path / "temas.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    meeting = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 11, 2)))
    texts = [f"Falta luz en la esquina {number}" for number in range(1, 31)]
    add_contributions(store, meeting, texts)
    loose = [one.id for one in contributions(store)]
    new_theme(store, "Alumbrado", loose[:25])
    new_theme(store, "Calles", [])
    store.close()
    with opened(qapp, tmp_path / "temas.munidesk", (1366, 697)) as made:
        made.go("participation", tab="2")
        rest()
        yield made


def themes_tab(window: MainWindow) -> ThemesTab:
    (tab,) = window.page().findChildren(ThemesTab)
    tab.said.setFocus()
    return tab


def test_w66_the_number_being_typed_is_shown_with_its_theme_and_a_click_drops_it(themed):
    tab = themes_tab(themed)
    write("2")
    assert "Calles" in tab._number.accessibleName()
    row = tab.said.visualItemRect(tab.said.item(2)).center()
    QTest.mouseClick(tab.said.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert not tab._number.isVisible()
    write("1")
    press(Qt.Key.Key_Return)
    assert [len(one.contributions) for one in themes(themed.context.store)] == [26, 0]


def test_w66_a_theme_that_is_not_there_is_said_before_enter_and_after(themed):
    tab = themes_tab(themed)
    write("23")
    assert "No hay tema 23" in tab._number.accessibleName()
    press(Qt.Key.Key_Backspace)
    assert "Calles" in tab._number.accessibleName()
    write("3")
    press(Qt.Key.Key_Return)
    assert [len(one.contributions) for one in themes(themed.context.store)] == [25, 0]
    assert "No hay tema 23" in themed.toast._text.text()


def test_w66_removing_a_theme_with_contributions_asks_and_names_it(themed):
    tab = themes_tab(themed)
    tab.list.setFocus()
    said: list[str] = []

    def look(dialog: Question) -> None:
        said.append(dialog.windowTitle())
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    answering(look)
    press(Qt.Key.Key_Delete)
    assert "Alumbrado" in said[0]
    assert any("25 aportes quedan sin tema" in one for one in said)
    assert len(themes(themed.context.store)) == 2


def test_w73_joining_themes_begins_with_none_chosen(themed):
    tab = themes_tab(themed)
    tab.list.setFocus()
    tab.list.setCurrentRow(1)
    faults: list[str] = []

    def hurry(dialog: Question) -> None:
        accept(dialog)
        faults.append(dialog.fault.text())
        QTest.keyClick(dialog.findChild(QComboBox), Qt.Key.Key_Down)
        accept(dialog)

    answering(hurry)
    press(Qt.Key.Key_M)
    assert faults == ["Elija primero uno de la lista."]
    assert [one.theme.title for one in themes(themed.context.store)] == ["Alumbrado"]


def test_w75_with_large_letters_the_rail_keeps_its_words_and_the_initiatives_their_detail(qapp, sample):
    with opened(qapp, sample, (1366, 697), large=True) as window:
        window.go("participation", tab="0")
        rest()
        for made in window.rail.buttons.values():
            words = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD)).horizontalAdvance(made.entry.title)
            assert made.stacked
            assert words <= made.width(), made.entry.title
        assert window.rail.minimumSizeHint().height() <= window.rail.height()
        shown = [one for one in window.rail.buttons.values() if not one.isHidden()]
        for made in shown:  # where they do not fit all at once, those above scroll
            made.setFocus()
            rest()
            assert made.visibleRegion().boundingRect() == made.rect(), made.entry.title
        (tab,) = window.page().findChildren(BoardTab)
        assert tab.detail.isVisible()


def test_w67_a_hundred_loose_lines_are_counted_in_a_sentence_and_marked_in_the_table(qapp, tmp_path):
    store = file.create(tmp_path / "plan.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    plan = save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030)).id
    for number in range(100):
        add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title=f"Programa de veredas {number}"))
    store.close()
    with opened(qapp, tmp_path / "plan.munidesk", (1366, 697)) as window:
        window.go("planning", tab="2")
        rest()
        (tab,) = window.page().findChildren(AlignmentTab)
        assert "97 más" in tab._loose.text()
        assert tab._above.height() < 100
        cell = tab.table.model().index(99, 2).data(CELL_ROLE)
        assert isinstance(cell, ChipCell)
        assert cell.word == "Nada en el POA"


def test_e_the_sentences_of_the_logical_framework_are_read_in_three_lines(qapp, sample):
    with opened(qapp, sample, (1366, 697)) as window:
        window.go("planning", tab="4")
        rest()
        (table,) = [one for one in window.page().findChildren(RecordTable) if one.isVisible()]
        assert table.rowHeight(0) >= 3 * QFontMetrics(theme.font()).lineSpacing()
        assert not table.verticalScrollBar().isVisible()
