"""The light copy in two clicks, and the whole program over it: everything can be looked at, nothing written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.features.council.sessions import page_all
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.store import sessions
from munidesk.records.ref import Ref
from munidesk.town.sample import SampleSize
from munidesk.ui.preview import PdfPreview
from munidesk.ui.window import MainWindow
from tests.stories.sessions import WAITING
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


def test_the_acta_of_one_session_is_never_shown_for_another_and_a_draft_says_why_it_is_not_there(
    window: MainWindow, tmp_path: Path, monkeypatch
):
    target = tmp_path / "copia.munidesk"
    window.context.actions["light_copy"](Ref("session", ""), str(target))
    with over(target) as copy:
        copy.resize(1024, 700)
        by_state = {one.minutes_state in WAITING: one.id for one in sessions(copy.context.store)}
        copy.go("council.session", id=by_state[False], step="minutes")
        finish_work(copy)
        _wait(copy, lambda preview: preview.pages > 0)
        copy.go("council.session", id=by_state[True], step="minutes")
        _wait(copy, lambda preview: preview.pages == 0)
        said = [one.text() for one in copy.findChildren(QLabel) if one.isVisible()]
        assert any("Pida una nueva a la Secretaría" in one for one in said)


def _wait(window: MainWindow, ready: Callable[[PdfPreview], bool]) -> None:
    """Until the pages of the acta are drawn, or taken away, by its own timer."""
    (preview,) = [one for one in window.findChildren(PdfPreview) if one.isVisible()]
    for _turn in range(100):
        if ready(preview):
            break
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        finish_work(window)
    assert ready(preview)


def test_members_are_only_read_and_letters_are_said_to_be_elsewhere(window: MainWindow, tmp_path: Path):
    target = tmp_path / "copia.munidesk"
    window.context.actions["light_copy"](Ref("session", ""), str(target))
    with over(target) as copy:
        copy.go("council", tab="5")
        rest()
        for words in (
            "Nuevo órgano…",
            "Número legal…",
            "Importar…",
            "Reemplazar titular…",
            "Agregar suplente…",
            "Quitar…",
        ):
            (key,) = [one for one in copy.page().findChildren(QPushButton) if one.text() == words and one.isVisible()][
                :1
            ]
            assert not key.isEnabled(), words
        copy.go("council.letters")
        rest()
        said = " ".join(one.text() for one in copy.findChildren(QLabel) if one.isVisible())
        assert "La copia liviana no trae la correspondencia" in said and "Todavía no hay" not in said
