"""The light copy in two clicks, and the whole program over it: everything can be looked at, nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.features.council.sessions import page_all
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.stories.window import finish_work, opened, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=4, initiatives=6, items=3))) as made:
        yield made


@contextmanager
def over(path: Path) -> Iterator[MainWindow]:
    made = make_window(file.open_file(path, catalog.schemas()), Settings())
    made.show()
    rest()
    yield made
    finish_work(made)
    made.close()


def test_h_two_clicks_make_the_copy_and_it_is_read_in_every_tab(window: MainWindow, tmp_path: Path, monkeypatch):
    target = tmp_path / "copia.munidesk"
    monkeypatch.setattr(page_all, "ask_path", lambda _context, _name, _suffix: target)
    window.go("council")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage)
    (export,) = [one for one in page.findChildren(QPushButton) if one.text() == "Exportar" and one.isVisible()]
    menu = export.menu()
    menu.aboutToShow.emit()
    (last,) = [one for one in menu.actions() if one.text() == "Copia liviana para integrantes…"]
    last.trigger()
    finish_work(window)
    assert target.is_file()
    with over(target) as copy:
        store = copy.context.store
        for tab in range(6):
            copy.go("council", tab=str(tab))
            finish_work(copy)
        for session in store.select("session"):
            for step in ("notice", "agenda", "live", "minutes", "signatures"):
                copy.go("council.session", id=str(session["id"]), step=step)
                finish_work(copy)
        assert "copia liviana" in copy.context.store.read_only_reason
        for entry in catalog.pages():
            if entry.icon:
                copy.go(entry.key)
                finish_work(copy)
