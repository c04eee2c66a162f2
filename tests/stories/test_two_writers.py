"""T5 at the window: another program wrote in the file; nothing is mixed, and what was being typed stays."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from munidesk.data import check, journal
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.store import sessions
from munidesk.town import store as town
from munidesk.town.sample import SampleSize
from munidesk.ui.autosave import pending
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import accept, answering, opened, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=3))) as made:
        yield made


def somebody_writes(path: Path) -> None:
    """As another MuniDesk would, through a hard link: one change with its entry in the chain."""
    link = path.with_name("otro.munidesk")
    os.link(path, link)
    with closing(sqlite3.connect(link, isolation_level=None)) as other:
        other.row_factory = sqlite3.Row
        last, _seq, tip = journal.last(other)
        later = f"{int(last[:8], 16) + 1:08x}{last[8:]}"
        entry = journal.Entry(later, "otra", 1, "Otra", "x", "2026-11-17T19:00:00")
        journal.write(other, entry, tip, (), frozenset())


def test_t5_typed_text_stays_and_the_window_says_what_to_do(window, tmp_path: Path):
    store = window.context.store
    key = next(one.id for one in sessions(store, town.council(store).id))
    window.go("council.session", id=key, step="live")
    rest()
    page = window.page()
    assert isinstance(page, SessionPage)
    step = page._steps["live"]
    assert isinstance(step, LiveStep)
    step.matter.editor.setFocus()
    write("Lo que estaba escribiendo")
    before = check.database_problems(store.connection)
    somebody_writes(store.path)
    told: list[str] = []

    def read(dialog: Question) -> None:
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        accept(dialog)

    answering(read)
    assert not pending().flush()
    rest()
    assert "Solo lectura" in told
    assert any("Copie lo que estaba escribiendo, cierre este archivo y vuelva a abrirlo" in text for text in told)
    assert "Lo que estaba escribiendo" in step.matter.editor.stored()
    assert step.matter._saved.text() == "Sin guardar"
    assert window.foot.saved.text() == "Solo lectura"
    assert check.database_problems(store.connection) == before == ()
    window.go("home")
    assert window.page() is not page
