"""Ajustes › Acerca de, by keys: the self-test that is read over the telephone, the news, the licences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from munidesk import __version__
from munidesk.data.store import Store
from munidesk.town.founding import found
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, finish_work, focused, opened, press


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def fill(store: Store) -> None:
        found(store, country="UY", name="Municipio de Zulema Pérez", town_name="Cerro")

    with opened(tmp_path, fill) as made:
        made.go("settings", at="about")
        finish_work(made)
        yield made


def told_by(button: str) -> str:
    """What the dialog of that button says, opened from the keyboard."""
    said: list[str] = []

    def read(dialog: Question) -> None:
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        said.extend(one.toPlainText() for one in dialog.findChildren(QPlainTextEdit))
        dialog.accept()

    while focused().text() != button:
        press(Qt.Key.Key_Tab)
    answering(read)
    press(Qt.Key.Key_Return)
    return "\n".join(said)


def test_the_self_test_says_what_to_look_at_and_nothing_of_the_municipality(window):
    said = told_by("Autoprueba…")
    assert f"MuniDesk: {__version__}\n" in said and "SQLite: 3." in said
    assert "! Último respaldo: todavía no hay\n" in said
    assert "Lo que empieza con «!» pide que alguien lo mire." in said
    assert said.endswith("Comprobación: está sano")
    assert "Zulema" not in said and str(window.context.store.path.parent) not in said


def test_what_this_version_brought_and_the_licences_are_read_there(window):
    news = told_by("Novedades…")
    assert f"\n{__version__} · " in news and "  • Se instala en Windows" in news
    parts = told_by("Licencias…")
    assert "PySide6_Essentials" in parts and "GNU LESSER GENERAL PUBLIC LICENSE" in parts
