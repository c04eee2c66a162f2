"""D by keyboard: Ctrl+K, the name, what is chosen; a copy for the person; and forgetting them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from munidesk.catalog import write_sample
from munidesk.data import backup
from munidesk.overview.page_personal import PersonalPage
from munidesk.overview.person import Fate
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.overview.test_person import NAME, named_everywhere
from tests.stories.window import accept, agree, answering, control, finish_work, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2))) as made:
        named_everywhere(made.context.store, tmp_path)
        yield made


def look_for(window: MainWindow, words: str) -> PersonalPage:
    control(Qt.Key.Key_K)
    write("datos de una persona")
    press(Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, PersonalPage)
    write(words)
    press(Qt.Key.Key_Return)
    finish_work(window)
    return page


def test_d_a_person_is_found_and_forgotten_by_keyboard(window, tmp_path):
    backup.backup(window.context.store, tmp_path)
    page = look_for(window, "quebracho luna")
    assert {one.fate for one in page.table.records} == {Fate.ERASE, Fate.BLACK, Fate.FORGET, Fate.REMOVE}
    assert "cerro-respaldo-" in page._elsewhere.text()
    assert page.table.hasFocus()
    told: list[str] = []

    def read(dialog: Question) -> None:
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        agree(dialog)

    answering(accept)  # Enter in haste: nothing was done
    press(Qt.Key.Key_Delete)
    assert len(page.table.records) == 5
    answering(read)
    press(Qt.Key.Key_Delete)
    finish_work(window)
    assert any("antes-de-actualizar" in one and "No se puede deshacer" in one for one in told)
    assert page.table.records == ()
    assert b"Quebracho" not in window.context.store.path.read_bytes()
    assert "cerro-respaldo-" in page._elsewhere.text()


def test_d_what_may_be_another_person_is_taken_in_with_the_space_bar_and_only_then(window):
    with window.context.store.change("x") as writer:
        key = str(window.context.store.select("contribution", order="id")[0]["id"])
        writer.put("contribution", {"id": key, "said_by": "Zacarías Luna"})
    page = look_for(window, "zacarias quebracho luna")
    place = next(one for one in page.table.records if one.ref.id == key)
    assert not page._is_chosen(place)
    page.table.select(lambda one: one == place)
    press(Qt.Key.Key_Space)
    assert page._is_chosen(place)
    press(Qt.Key.Key_Space)
    assert not page._is_chosen(place)


def test_d_a_copy_for_the_person_as_data(window, tmp_path, monkeypatch):
    page = look_for(window, NAME)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "copia.json"), ""))
    page._json.click()
    rest()
    told = json.loads((tmp_path / "copia.json").read_text(encoding="utf-8"))
    assert {"Nombre", "Contenido"} <= {one["field"] for one in told}
    assert any("enferma" in one["text"] for one in told)


def test_d_nobody_is_found(window):
    page = look_for(window, "Nadie Así")
    assert page.table.records == ()
    assert page._said.text() == "Ningún registro nombra a «Nadie Así»."
    assert page.who.hasFocus()
    press(Qt.Key.Key_Delete)
