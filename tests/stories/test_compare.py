"""The file is compared with a backup or with a code on paper, from the keyboard in Ajustes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.seals import code_in
from munidesk.base.settings import Settings
from munidesk.data import backup, file
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.data.forging import cut, forging
from tests.stories.window import accept, answering, control, press, rest, typing, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    for phone in ("1", "2", "3"):
        town.save_municipality(store, replace(town.municipality(store), phone=phone))
    (tmp_path / "stick").mkdir()
    backup.backup(store, tmp_path / "stick")
    store.close()
    return path


@pytest.fixture
def window(qapp: object, path: Path) -> Iterator[MainWindow]:
    made = make_window(file.open_file(path, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    yield made
    made.close()


def compare(window: MainWindow, typed: str) -> str:
    """What the program says once this was typed in the dialog and accepted."""
    said: list[str] = []

    def listen(dialog: Question) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        accept(dialog)

    window.go("settings", at="backup")
    rest()
    (asked,) = (one for one in window.page().findChildren(QPushButton) if one.text().startswith("Comparar con"))
    asked.setFocus()
    answering(typing(typed), listen)
    press(Qt.Key.Key_Space)
    return "\n".join(said)


def test_t8_ctrl_k_finds_where_the_file_is_compared(window: MainWindow):
    said: list[str] = []

    def listen(dialog: Question) -> None:
        said.append(dialog.windowTitle())
        dialog.reject()

    control(Qt.Key.Key_K)
    write("comparar con")
    answering(listen)
    press(Qt.Key.Key_Return)
    assert said == ["Comparar con un respaldo o un código"]


def refused(window: MainWindow, typed: str) -> str:
    """The fault that the dialog shows, and stays."""
    said: list[str] = []

    def listen(dialog: Question) -> None:
        typing(typed)(dialog)
        said.append(dialog.fault.text())
        dialog.reject()

    window.go("settings", at="backup")
    rest()
    (asked,) = (one for one in window.page().findChildren(QPushButton) if one.text().startswith("Comparar con"))
    asked.setFocus()
    answering(listen)
    press(Qt.Key.Key_Space)
    return "\n".join(said)


def test_a_code_of_a_backup_is_typed_and_found(window: MainWindow, tmp_path: Path):
    (kept,) = (tmp_path / "stick").iterdir()
    assert "«hola» no es un respaldo que esté ahí ni un código." in refused(window, "hola")
    said = compare(window, code_in(kept.name))
    assert "El archivo tiene lo que tenía" in said
    assert "Es el último: después no se escribió nada." in said


def test_t8_a_tail_that_was_cut_off_is_told(qapp: object, path: Path, tmp_path: Path):
    with forging(path) as connection:
        cut(connection, 2)
    (kept,) = (tmp_path / "stick").iterdir()
    made = make_window(file.open_file(path, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    try:
        said = compare(made, str(kept))
        assert "El archivo no tiene lo que tenía" in said
        assert "A este archivo le falta el final: 2 cambios que el respaldo tiene." in said
    finally:
        made.close()
