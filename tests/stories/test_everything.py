"""«Llevarse todo» from the keyboard, and the first run that imports such a folder: a whole municipality moves."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from munidesk import catalog
from munidesk.data import file
from munidesk.overview.everything import Asked
from munidesk.overview.page_everything import EverythingDialog, bring_from
from munidesk.town.page_first_run import FirstRun
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.test_rescue import wait_for
from tests.stories.window import answering, control, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=3))) as made:
        yield made


def test_d11_by_ctrl_k_everything_is_in_a_folder_and_the_first_run_imports_it(window, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_o: str(tmp_path / "salida"))
    seen: list[str] = []

    def choose(dialog: Question) -> None:
        assert isinstance(dialog, EverythingDialog)
        for editor, key in (
            (dialog.documents, Qt.Key.Key_Space), (dialog.documents, Qt.Key.Key_Tab), (dialog.workbook, Qt.Key.Key_Tab),
        ):  # fmt: skip
            assert dialog.focusWidget() is editor
            QTest.keyClick(editor, key)
        seen.append(dialog.note.text())
        QTest.keyClick(dialog.private, Qt.Key.Key_Space)
        assert dialog.asked == Asked(private=True, documents=False)
        seen.append(dialog.note.text())
        QTest.keyClick(dialog.private, Qt.Key.Key_Return)

    answering(choose)
    control(Qt.Key.Key_K)
    write("llevarse todo")
    press(Qt.Key.Key_Return)
    wait_for(window.tasks)
    assert seen[0].startswith("Quedan afuera los nombres")
    assert "entréguela solo a quien corresponda" in seen[1]
    (folder,) = (tmp_path / "salida").iterdir()
    assert {"Datos", "Datos privados", "LÉAME.txt"} <= {one.name for one in folder.iterdir()}
    assert "Todo está en" in window.toast._text.text()
    before = window.context.store.count("initiative")

    first = FirstRun(lambda path: file.create(path, catalog.schemas()), tmp_path)
    first.show()
    asked: list[bool] = []
    first.folder_wanted.connect(lambda: asked.append(True))
    next(one for one in first.findChildren(QPushButton) if "Importar todo" in one.text()).click()
    assert asked == [True]
    made: list[Path] = []
    (tmp_path / "casa").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_o: str(folder))
    tasks = bring_from(catalog.HOUSE, first, folder, tmp_path / "casa", made.append)
    wait_for(tasks)
    first.close()
    with closing(file.open_file(made[0], catalog.schemas(), read_only=True)) as back:
        assert back.count("initiative") == before


def test_a_folder_that_is_none_of_ours_is_a_sentence_in_the_first_run(qapp, tmp_path: Path):
    first = FirstRun(lambda path: file.create(path, catalog.schemas()), tmp_path)
    first.show()
    told: list[str] = []
    answering(lambda dialog: (told.append(dialog.accessibleDescription()), dialog.accept()))
    (tmp_path / "fotos").mkdir()
    wait_for(bring_from(catalog.HOUSE, first, tmp_path / "fotos", tmp_path, lambda _path: told.append("abierto")))
    rest()
    first.close()
    assert len(told) == 1
    assert "no es una carpeta de «Llevarse todo»" in told[0]
