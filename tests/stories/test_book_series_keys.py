"""Keys of the book: its actas numbered by year, its blank sheets, and the copy in large letters as the acta is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from munidesk.documents.read_pdf import read_pages
from munidesk.features.council.book import page_dialogs
from munidesk.town import store as town
from munidesk.ui import export
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.window import accept, answering, finish_work, opened, press, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=4)) as made:
        yield made


def _push(window: MainWindow, words: str) -> None:
    (made,) = [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    made.setFocus()
    press(Qt.Key.Key_Return)


def test_g_the_series_by_year_is_chosen_with_two_keys_and_taken_back_with_ctrl_z(window: MainWindow):
    window.go("council", tab="4")
    rest()

    def by_year(dialog: Question) -> None:
        combo = dialog.findChild(QComboBox)
        QTest.keyClick(combo, Qt.Key.Key_Down)
        accept(dialog)

    answering(by_year)
    _push(window, "Numeración…")
    store = window.context.store
    body = town.council(store).id
    assert town.rules_of(store, body).yearly_minutes
    window.undo()
    assert not town.rules_of(store, body).yearly_minutes


def test_g_blank_sheets_are_printed_from_the_first_free_folio(window: MainWindow, tmp_path: Path, monkeypatch):
    target = tmp_path / "hojas.pdf"
    monkeypatch.setattr(page_dialogs, "ask_path", lambda *_asked: target)
    window.go("council", tab="4")
    rest()
    answering(accept)
    _push(window, "Hojas foliadas…")
    finish_work(window)
    pages = read_pages(target.read_bytes())
    assert len(pages) == 10 and "Folio 7" in " ".join(pages[0].foot)


def test_d3_the_copy_in_large_letters_leaves_in_word_too(window: MainWindow, tmp_path: Path, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(export, "ask_path", lambda _context, _name, suffix: asked.append(suffix))
    session = window.context.store.select("session", order="date")[-1]["id"]
    window.go("council.session", id=str(session), step="minutes")
    finish_work(window)
    answering(accept)
    _push(window, "Letra grande")
    finish_work(window)
    assert asked == [".pdf"]
