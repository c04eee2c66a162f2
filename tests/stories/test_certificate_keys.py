"""A certificate by keys alone: prepared beside its resolution, read, numbered, saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from munidesk.features.council.book.page import BookTab
from munidesk.features.council.certificates.kinds import CERTIFICATES
from munidesk.features.council.reports.page_sheets import ResolutionsTab
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.window import accept, agree, answering, filling, opened, press, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=4)) as made:
        yield made


def _push(window: MainWindow, words: str) -> None:
    """Gone to by Tab and pressed with Enter, as anybody without a mouse does."""
    made = [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert made, words
    made[-1].setFocus()
    press(Qt.Key.Key_Return)


def test_a_certificate_is_prepared_and_numbered_beside_its_resolution(window: MainWindow):
    window.resize(1366, 768)
    window.go("council", tab="2")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, ResolutionsTab)
    table = page.tabs.current.table
    table.select(lambda one: bool(one.number))
    rest()
    answering(filling(addressee="el área de Contaduría"))
    _push(window, "Preparar certificado…")
    store = window.context.store
    (prepared,) = CERTIFICATES.all(store)
    assert prepared.addressee == "el área de Contaduría" and not prepared.issued
    answering(agree)
    _push(window, "Dar número…")
    (given,) = CERTIFICATES.all(store)
    assert given.number == 1 and given.content
    window.go("council.session", id=given.session_id, step="minutes")
    rest()
    answering(accept, filling(addressee=""))
    _push(window, "Certificado…")
    assert sorted(str(one.number) for one in CERTIFICATES.all(store)) == ["1", "None"]


def test_h_a_whole_acta_is_certified_from_its_page_and_from_the_book(window: MainWindow):
    store = window.context.store
    approved = next(one for one in store.select("minutes") if one["number"])
    window.go("council.session", id=str(approved["session_id"]), step="minutes")
    rest()
    answering(accept, filling(addressee="la Junta"))
    _push(window, "Certificado…")
    (prepared,) = CERTIFICATES.all(store)
    assert prepared.whole and prepared.addressee == "la Junta"
    window.go("council", tab="4")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, BookTab)
    page.tabs.current.table.select(lambda one: one.session.id == prepared.session_id)
    rest()
    answering(agree)
    _push(window, "Dar número…")
    (given,) = CERTIFICATES.all(store)
    assert given.number == 1 and "Certificado de acta" in given.content
