"""What a diagnosis gives beyond its page, by keyboard: factors of the FODA, and a folder of open data."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from munidesk.base.dates import fixed_clock
from munidesk.features.open_government.page_open_government import OpenGovernmentPage
from munidesk.features.swot.domain import Matrix, Quadrant
from munidesk.features.swot.page_swot import SwotPage
from munidesk.features.swot.store import new_matrix
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.features.open_government.diagnosed import answered, criterion, diagnosis, dimension, script
from tests.stories.window import agree, answering, control, finish_work, opened

TWO = (dimension("a", 1, criterion("a1"), title="Marco"), dimension("b", 1, criterion("b1"), title="Servicios"))


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def fill(store):
        found(store, country="UY", name="Municipio de Cerro del Alba")
        one = diagnosis(store)
        answered(store, one, 2026, {"a1": "0", "b1": "4"}, script=script(tmp_path, *TWO))
        new_matrix(store, Matrix(title="FODA"))

    with fixed_clock(datetime(2026, 11, 29, 9)), opened(tmp_path, fill) as made:
        yield made


def test_red_and_green_go_into_the_foda_and_one_key_takes_them_out(window):
    window.go("swot")
    page = window.page()
    assert isinstance(page, SwotPage)
    answering(agree)
    page.from_diagnosis()
    weak, strong = page.view.of(Quadrant.WEAKNESS), page.view.of(Quadrant.STRENGTH)
    assert [one.text for one in weak] == ["Marco: rojo, 0,0 de 100"]
    assert [one.text for one in strong] == ["Servicios: verde, 100,0 de 100"]
    control(Qt.Key.Key_Z)
    assert page.view.factors == ()


def test_a_closed_round_leaves_as_a_folder_of_open_data(window, tmp_path, monkeypatch):
    window.go("open_government")
    page = window.page()
    assert isinstance(page, OpenGovernmentPage)
    page.open_newest()
    target = tmp_path / "salida"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(target))
    page.part.publish()
    finish_work(window)
    (folder,) = target.iterdir()
    assert (folder / "respuestas.csv").exists()
