"""The FODA by keyboard: cards typed in place, moved with the arrows, weighed, crossed and printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk.features.swot import exports
from munidesk.features.swot.domain import Factor, Matrix, Quadrant, StrategyKind
from munidesk.features.swot.page_strategies import StrategyDialog
from munidesk.features.swot.page_swot import SwotPage
from munidesk.features.swot.rules import internal, totals
from munidesk.features.swot.store import add_factor, new_matrix, new_version
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.town.page_export import write_entry
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_same_lines
from tests.stories.window import answering, control, finish_work, opened, press, typing, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        yield made


def test_from_an_empty_page_to_the_printed_matrix(window, tmp_path):
    window.go("swot")
    page = window.page()
    assert isinstance(page, SwotPage)
    answering(typing("FODA del Plan"))
    page.new()

    def of(quadrant: Quadrant) -> list[str]:
        return [one.text for one in page.view.of(quadrant)]

    # Enter adds the card and waits for the next; a letter goes to another quadrant.
    panels = page.board.panels
    panels[Quadrant.STRENGTH].entry.setFocus()
    for text in ("Equipo estable", "Actas al día"):
        write(text)
        press(Qt.Key.Key_Return)
    panels[Quadrant.STRENGTH].cards.setFocus()
    write("o")
    write("Fondo de obras")
    press(Qt.Key.Key_Return)
    assert of(Quadrant.STRENGTH) == ["Equipo estable", "Actas al día"]
    assert of(Quadrant.OPPORTUNITY) == ["Fondo de obras"]

    # Ctrl+arrows change the quadrant, Ctrl+Z brings the card back.
    cards = panels[Quadrant.STRENGTH].cards
    cards.setFocus()
    cards.setCurrentRow(1)
    control(Qt.Key.Key_Right)
    assert of(Quadrant.WEAKNESS) == ["Actas al día"]
    control(Qt.Key.Key_Z)
    assert of(Quadrant.STRENGTH) == ["Equipo estable", "Actas al día"]

    # A digit rates, an impossible one is refused in words.
    cards.setFocus()
    cards.setCurrentRow(0)
    write("4")
    assert page.view.of(Quadrant.STRENGTH)[0].rating == 4
    write("1")
    assert page.view.of(Quadrant.STRENGTH)[0].rating == 4

    # Weights in the table; «Equilibrar» makes them 1,00.
    page.tabs.show_tab(1)
    evaluation = page.tabs.current
    model = evaluation.tables[0].model()
    for line, weight in ((0, "0,40"), (1, "0,30")):
        assert model.setData(model.index(line, 2), weight)
    assert "0,30 de menos" in evaluation._chips[0].accessibleName()
    evaluation._balance(True)
    assert totals(internal(page.view.factors)).balanced

    # A strategy names its factors.
    page.tabs.show_tab(3)

    def cross(dialog: StrategyDialog) -> None:
        QTest.keyClicks(dialog.text, "Presentar obras con el equipo")
        dialog.accept()
        assert "un factor F y uno O" in dialog.fault.text()
        for at in (0, 2):
            dialog.factors.item(at).setCheckState(Qt.CheckState.Checked)
        dialog.accept()

    answering(cross)
    page.tabs.current.ask(StrategyKind.SO)
    assert [one.text for one in page.view.strategies] == ["Presentar obras con el equipo"]

    for suffix in (".pdf", ".docx"):
        path = tmp_path / f"foda{suffix}"
        document = exports.swot(window.context.store, Selection())
        write_entry(window.context, lambda document=document: document, path)
        finish_work(window)
        assert_same_lines(document, path)


def test_k3_a_factor_of_a_quadrant_of_another_version_is_shown_in_no_wrong_place_and_stops_no_tab(window):
    store = window.context.store
    matrix = new_matrix(store, Matrix(title="FODA del Plan"))
    key = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Equipo estable"))
    new_version(store, matrix)
    with store.change("otra versión") as writer:
        for row in store.select("swot_factor"):
            writer.put("swot_factor", {"id": row["id"], "quadrant": "neutral"})
    window.go("swot", id=matrix, factor=key)
    page = window.page()
    assert isinstance(page, SwotPage)
    for tab in range(5):
        page.tabs.show_tab(tab)
        page.refresh()
    assert all(not panel.cards.count() for panel in page.board.panels.values())
    assert page.board.detail._text.toPlainText() == "Equipo estable"
