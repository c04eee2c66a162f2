"""Actas of another copy, from the page of the book: what would enter is read first, and then it enters."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.features.council.book import page_incoming
from munidesk.features.council.kinds import MINUTES
from tests.features.council.test_actas_of_another_copy import copies  # noqa: F401 - the two computers
from tests.stories.window import agree, answering, finish_work, rest


def test_j_from_the_book_the_other_copy_is_chosen_read_and_let_in(qapp, copies, monkeypatch):  # noqa: F811
    here, path = copies
    own: Path = here.store.path
    here.store.close()
    window = make_window(file.open_file(own, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    window.show()
    window.activateWindow()
    window.go("council", tab="4")
    finish_work(window)
    monkeypatch.setattr(page_incoming, "ask_file", lambda *_asked: path)
    answering(agree)
    (made,) = [one for one in window.findChildren(QPushButton) if one.text() == "Actas de otra copia…"]
    made.click()
    finish_work(window)
    rest()
    finish_work(window)
    assert [one.number for one in MINUTES.all(window.context.store)] == [1, 2]
    assert all(one.brought_from == "notebook.munidesk" for one in MINUTES.all(window.context.store))
    window.close()
