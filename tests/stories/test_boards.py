"""The FODA board and the tables beside it at the sizes people have: what is there is seen, and the new is in sight."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.features.swot.page_cards import CardList
from munidesk.features.swot.page_swot import SwotPage
from munidesk.features.swot.store import add_factor, new_matrix
from munidesk.town.founding import found
from munidesk.ui import theme
from munidesk.ui.window import MainWindow
from tests.stories.window import press, rest, write

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
        write("o")
        for number in range(1, 15):
            write(f"Factor {number}")
            press(Qt.Key.Key_Return)
            assert cards.count() == number
            assert cards.viewport().rect().contains(cards.visualItemRect(cards.item(number - 1))), number
