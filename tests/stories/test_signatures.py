"""The page «Firmas y libro» and the tab of the book, in the real window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from munidesk.features.council import exports
from munidesk.features.council.book import store as books
from munidesk.features.council.book.page import BookTab
from munidesk.features.council.book.page_dialogs import comparing
from munidesk.features.council.book.store_later import errata_sessions
from munidesk.features.council.book.store_signing import sheets_of
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.page import MinutesStep
from munidesk.features.council.minutes.page_signatures import SignaturesStep
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.minutes.store import minutes_of, send_to_approval
from munidesk.features.council.pending import pending
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.page_detail import minutes_chip
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.sessions import NOW, WAITING, Open
from tests.stories.window import accept, answering, finish_work, focused, opened, rest, typing


@pytest.fixture
def in_country(qapp, tmp_path: Path, clock) -> Open:
    clock(NOW)
    return lambda country: opened(tmp_path, lambda store: write_sample(store, country=country, sessions=6))


def of_state(window: MainWindow, state: MinutesState) -> str:
    return next(one.id for one in sessions(window.context.store) if one.minutes_state is state)


def signatures(window: MainWindow, session_id: str) -> SignaturesStep:
    window.go("council.session", id=session_id, step="signatures")
    rest()
    page = window.page()
    assert isinstance(page, SessionPage)
    step = page._steps["signatures"]
    assert isinstance(step, SignaturesStep)
    return step


def press_button(within: QWidget, words: str) -> None:
    (made,) = [one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(within)]
    QTest.keyClick(made, Qt.Key.Key_Space)
    rest()


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def fill(*values: str) -> Callable[[Question], None]:
    """Write the fields of a dialog in their order, and accept; «» leaves one as it is."""

    def answer(dialog: Question) -> None:
        kinds = QLineEdit | QPlainTextEdit | QComboBox
        editors = [one for one in dialog.findChildren(QWidget) if isinstance(one, kinds) and one.accessibleName()]
        for editor, value in zip(editors, values, strict=False):
            if not value:
                continue
            if isinstance(editor, QLineEdit):
                editor.setText(value)
            elif isinstance(editor, QPlainTextEdit):
                editor.setPlainText(value)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def yes(dialog: Question) -> None:
    """What cannot be undone begins on «Cancelar»."""
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)


def drawn(window: MainWindow) -> MinutesStep:
    """The step «Acta» once its page is there."""
    page = window.page()
    assert isinstance(page, SessionPage)
    step = page._steps["minutes"]
    assert isinstance(step, MinutesStep)
    step._draw()
    finish_work(window)
    return step


def test_w57_each_signature_is_noted_and_the_last_one_signs_the_acta(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        session_id = of_state(window, MinutesState.APPROVED)
        step = signatures(window, session_id)
        assert len(step.signers.table.records) == 3
        for _signer in range(3):
            answering(accept)
            press_button(step.signers, "Firmó…")
        assert minutes_of(store, session_id).state is MinutesState.SIGNED
        answering(yes)
        press_button(step, "Ya está en el libro")
        assert minutes_of(store, session_id).state is MinutesState.IN_BOOK


def test_w57_a_signature_noted_by_mistake_is_taken_away_with_its_reason(in_country: Open):
    with in_country("UY") as window:
        session_id = of_state(window, MinutesState.APPROVED)
        step = signatures(window, session_id)
        answering(accept)
        press_button(step.signers, "Firmó…")
        answering(typing("firmó otra acta"))
        press_button(step.signers, "Quitar firma…")
        (first, *_others) = load_view(window.context.store, session_id).signers
        assert (first.signed_on, first.unsigned_reason) == (None, "firmó otra acta")


def test_c16_who_signs_is_changed_before_the_approval_on_the_page(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        session_id = next(one.id for one in sessions(store) if one.minutes_state in WAITING)
        step = signatures(window, session_id)
        before = [one.name for one in step.signers.table.records]
        press_button(step.signers, "Quitar")
        after = [one.name for one in load_view(store, session_id).signers]
        assert len(after) == len(before) - 1
        press_button(step.signers, "Según la norma")
        assert load_view(store, session_id).signers == ()


def test_w57_the_signed_sheet_is_attached_to_its_folio(in_country: Open, tmp_path: Path, monkeypatch):
    with in_country("UY") as window:
        store = window.context.store
        session_id = of_state(window, MinutesState.SIGNED)
        scan = tmp_path / "hoja.pdf"
        scan.write_bytes(b"%PDF-1.4 hoja")
        monkeypatch.setattr("munidesk.features.council.book.page_signers.ask_file", lambda *_asked: scan)
        step = signatures(window, session_id)
        folios = range(minutes_of(store, session_id).folio_from, minutes_of(store, session_id).folio_to + 1)
        assert "hojas firmadas" in said(step.signers) or "hoja firmada" in said(step.signers)
        for _folio in folios:
            answering(accept) if len(folios) > 1 else None
            press_button(step.signers, "Adjuntar la hoja firmada…")
        assert sorted(sheets_of(store, session_id)) == list(folios)
        assert "Todas las hojas firmadas están adjuntas." in said(step.signers)
        told = [row.words for card in pending(store, NOW.date(), 50) for row in card.rows]
        assert any("hoja" in words for words in told)  # the others wait: this town keeps its sheets


def test_c31_an_erratum_is_proposed_from_the_acta_it_corrects(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        session_id = of_state(window, MinutesState.IN_BOOK)
        later = errata_sessions(store, session_id)[0]
        step = signatures(window, session_id)
        answering(fill("", "treinta vecinas", "treinta y una vecinas", "asunto 4"))
        press_button(step.later, "Fe de erratas…")
        (told,) = [one for one in load_view(store, later.id).corrections if one.corrected_session_id == session_id]
        assert (told.where_it_says, told.must_say, told.place) == (
            "treinta vecinas", "treinta y una vecinas", "asunto 4",
        )  # fmt: skip
        assert "treinta y una vecinas" in said(signatures(window, session_id).later)


def test_c14_an_altered_acta_is_said_on_its_pages_and_leaves_only_as_an_altered_copy(
    in_country: Open, tmp_path: Path, monkeypatch
):
    with in_country("UY") as window:
        store = window.context.store
        session_id = of_state(window, MinutesState.IN_BOOK)
        minutes = minutes_of(store, session_id)
        MINUTES.save(store, replace(minutes, content=minutes.content.replace("Concejal", "Edil")), label="Corregir")
        step = signatures(window, session_id)
        assert f"Acta {minutes.number}" in said(step.seal) and "no es lo que se aprobó" in said(step.seal)
        target = tmp_path / "copia.pdf"
        monkeypatch.setattr("munidesk.ui.export.ask_path", lambda *_asked: target)
        press_button(step.seal, "Imprimir como copia alterada…")
        finish_work(window)
        assert target.read_bytes().startswith(b"%PDF")
        window.go("council.session", id=session_id, step="minutes")
        rest()
        assert "no es lo que se aprobó" in said(drawn(window))


def test_w56_the_page_says_beforehand_the_folios_that_the_acta_takes(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        first = min((one for one in sessions(store) if one.minutes_state in WAITING), key=lambda one: one.date)
        if load_view(store, first.id).minutes.state is MinutesState.DRAFT:
            send_to_approval(store, first.id)
        window.go("council.session", id=first.id, step="minutes")
        rest()
        told = said(drawn(window))
        page = window.page()
        assert isinstance(page, SessionPage)
        answering(accept)
        page._act()
        finish_work(window)
        minutes = minutes_of(store, first.id)
        taken = (minutes.folio_to or 0) - (minutes.folio_from or 0) + 1
        assert f"Al aprobarse ocupará {taken} folio" in told


def test_w57_after_the_approval_the_keyboard_stays_with_the_acta(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        first = min((one for one in sessions(store) if one.minutes_state in WAITING), key=lambda one: one.date)
        if load_view(store, first.id).minutes.state is MinutesState.DRAFT:
            send_to_approval(store, first.id)
        window.go("council.session", id=first.id, step="minutes")
        rest()
        step = drawn(window)
        page = window.page()
        assert isinstance(page, SessionPage)
        page._primary.setFocus()
        answering(accept)
        page._act()
        finish_work(window)
        assert minutes_of(store, first.id).state is MinutesState.APPROVED
        assert step.isAncestorOf(focused())


def test_c35_an_acta_is_called_the_same_in_the_lists_on_its_page_and_on_inicio(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        waiting = {row.arguments["id"]: row.words for card in pending(store, date(2026, 12, 1), 99) for row in card.rows
                   if row.arguments.get("step")}  # fmt: skip
        for one in sessions(store):
            if one.state is SessionState.CLOSED:
                word = standing(one.minutes_state)[0]
                assert minutes_chip(one)[0] == word
                assert waiting.get(one.id, word) == word
                window.go("council.session", id=one.id, step="signatures")
                rest()
                page = window.page()
                assert isinstance(page, SessionPage)
                assert page._steps["signatures"].approval.chip.accessibleName().startswith(word)


def book_tab(window: MainWindow) -> BookTab:
    window.go("council", tab="4")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, BookTab)
    return page.tabs.current


def test_c30_the_book_is_closed_and_the_next_one_opened_from_its_tab(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        council = town.council(store).id
        tab = book_tab(window)
        answering(fill("1", "200", "01/03/2026"), accept)
        tab._new.click()
        rest()
        answering(fill("", "300"), accept)
        tab._new.click()
        rest()
        assert [(one.number, one.in_use) for one in books.shelf_of(store, council).books] == [(1, True), (2, False)]
        tab.book.setCurrentIndex(tab.book.findData("1"))
        tab._show()
        answering(fill("", "", "mancha de tinta"))
        tab._void.click()
        rest()
        assert tab._forget.isVisible()
        answering(yes)
        tab._close.click()
        rest()
        shelf = books.shelf_of(store, council)
        assert [(one.number, one.in_use) for one in shelf.books] == [(1, False), (2, True)]
        assert shelf.books[0].closing.startswith("Se cierra el") and len(shelf.notes) == 1


def test_c30_what_was_registered_of_the_paper_is_corrected_while_no_acta_follows_it(qapp, tmp_path: Path, clock):
    clock(NOW)
    with opened(tmp_path, lambda store: write_sample(store, country="UY", sessions=1)) as window:
        store = window.context.store
        council = town.council(store).id
        tab = book_tab(window)
        assert not books.shelf_of(store, council).actas
        answering(fill("3", "112", "57"), accept)
        tab._paper.click()
        rest()
        assert not tab._paper.isVisible()
        answering(fill("", "212"), accept)
        tab._correct.click()
        rest()
        (book,) = books.shelf_of(store, council).books
        assert (book.number, book.paper_to, book.paper_acta) == (3, 212, 57)
        assert "hasta el folio doscientos doce" in book.opening


def test_d2_a_paper_is_compared_from_the_tab_of_the_book(in_country: Open, tmp_path: Path):
    from munidesk.documents import render
    from munidesk.records.sheet import Selection

    with in_country("UY") as window:
        store = window.context.store
        session_id = of_state(window, MinutesState.IN_BOOK)
        minutes = minutes_of(store, session_id)
        pdf = tmp_path / "acta.pdf"
        pdf.write_bytes(render.pdf_bytes(exports.acta(store, Selection(session_id))))
        dialog = comparing(window.context)
        dialog.compare(pdf)
        assert dialog.told.text() == f"Acta {minutes.number}: íntegra"
        dialog.code.setText("hola")
        dialog.accept()
        assert "no es un código de acta" in dialog.fault.text()
        dialog.code.setText(minutes.code)
        dialog.accept()
        assert dialog.told.text() == f"Acta {minutes.number}: íntegra"
        dialog.compare(tmp_path / "no-existe.pdf")
        assert dialog.fault.text()
        dialog.deleteLater()
