"""Ctrl+P prints what one sees, and what was exported can be opened, found and printed from the keyboard."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.overview.handover import prepare
from munidesk.overview.page_handover import HandoverDialog
from munidesk.records.sheet import Selection
from munidesk.town import page_print
from munidesk.town.page_paper import PaperDialog
from munidesk.town.sample import SampleSize
from munidesk.ui import export, printing
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, finish_work, focused, press, rest, write

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def municipality(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("imprimir") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    catalog.write_sample(store, SampleSize(sessions=2, initiatives=4))
    store.close()
    return path


@pytest.fixture
def window(qapp, municipality: Path) -> Iterator[MainWindow]:
    made = make_window(file.open_file(municipality, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


@pytest.fixture
def printed(monkeypatch, tmp_path: Path) -> list[str]:
    """What was sent to the printer: a name each; the paper is in `tmp_path/paper.pdf`."""
    sent: list[str] = []

    def choose(_window, _pages: int, title: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(72)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        sent.append(title)
        return printer

    monkeypatch.setattr(printing, "ask_printer", choose)
    return sent


def paper(tmp_path: Path) -> QPdfDocument:
    made = QPdfDocument()
    made.load(str(tmp_path / "paper.pdf"))
    return made


@pytest.mark.parametrize("page", [one.key for one in catalog.pages()])
def test_w45_ctrl_p_prints_or_says_why_not_on_every_page(window, printed, page):
    ids = {"council.session": "session", "participation.encounter": "encounter",
           "participation.initiative": "initiative"}  # fmt: skip
    named = {"id": str(window.context.store.select(ids[page])[0]["id"])} if page in ids else {}
    if page == "thread":
        named = {"kind": "initiative", "id": str(window.context.store.select("initiative")[0]["id"])}
    window.go(page, **named)
    finish_work(window)
    answering(accept)
    control(Qt.Key.Key_P)
    finish_work(window)
    assert printed or not window.toast.isHidden()


def test_w45_the_printer_is_not_asked_for_over_what_is_being_typed(window, printed, monkeypatch):
    typed, draw = Event(), render.pdf_bytes
    monkeypatch.setattr(render, "pdf_bytes", lambda document: draw(document) if typed.wait(30) else b"")
    window.go("council", tab="0")
    answering(accept)  # which of the two
    control(Qt.Key.Key_P)
    control(Qt.Key.Key_K)
    write("resol")
    typed.set()
    finish_work(window)
    assert printed == []
    write("ución")
    press(Qt.Key.Key_Escape)
    answering(accept)
    press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert len(printed) == 1


def test_w45_the_list_in_sight_prints_with_what_its_filter_leaves(window, monkeypatch):
    built: list[Document] = []
    monkeypatch.setattr(page_print, "print_document", lambda _context, build: built.append(build()))
    window.go("participation")
    finish_work(window)
    board = window.page().board
    board._words.setText("Horario")
    finish_work(window)
    left = [one.initiative.title for one in board.table.records]
    assert 0 < len(left) < window.context.store.count("initiative")
    answering(accept)  # the list comes first of what can be printed there
    control(Qt.Key.Key_P)
    finish_work(window)
    (paper,) = built
    said = "\n".join(plain_lines(paper))
    assert [title for title in titles(window) if title in said] == sorted(left)


def titles(window: MainWindow) -> list[str]:
    return sorted(str(row["title"]) for row in window.context.store.select("initiative"))


def test_b7_several_papers_are_asked_for_and_enter_takes_the_first(window, printed):
    window.go("swot")
    seen: list[str] = []

    def look(dialog) -> None:
        combo = dialog.findChild(QComboBox)
        seen.extend(combo.itemText(at) for at in range(combo.count()))
        accept(dialog)

    answering(look)
    control(Qt.Key.Key_P)
    finish_work(window)
    assert "Matriz en una página" in seen
    assert "Factores" not in seen, "a sheet for Excel is no paper"
    assert len(printed) == 1


def test_b7_a_lying_sheet_is_printed_lying_and_every_page_is_there(window, printed, tmp_path):
    document = window.context.document("swot", Selection())
    printing.print_document(window.context, lambda: document)
    finish_work(window)
    assert printed == [document.title]
    made = paper(tmp_path)
    size = made.pagePointSize(0)
    assert (size.width() > size.height()) == document.landscape


def test_w45_what_was_exported_says_its_format_its_place_and_its_keys(window, printed, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    window.go("swot")
    before = focused()

    def write() -> None:
        export.write(window.context, partial(window.context.document, "pending", Selection()), tmp_path / "a.pdf")
        finish_work(window)

    write()
    said = window.toast._text.text()
    assert "a.pdf" in said and "PDF" in said and str(tmp_path) in said
    assert focused() is before, "the keyboard stays where one was writing"
    press(Qt.Key.Key_A, ALT)
    assert opened == [str(tmp_path / "a.pdf")]
    write()
    press(Qt.Key.Key_C, ALT)
    assert opened[1:] == [str(tmp_path)]
    write()
    press(Qt.Key.Key_I, ALT)
    finish_work(window)
    assert printed == ["Lo pendiente"]
    press(Qt.Key.Key_A, ALT)
    assert len(opened) == 2, "the keys go with the toast"


@pytest.fixture
def hearing(window) -> Iterator[PaperDialog]:
    chosen = Selection(since=date(2026, 1, 1), until=date(2026, 11, 17))
    made = PaperDialog(window.context, "Audiencia pública", partial(window.context.document, "hearing"), chosen)
    made.show()
    finish_work(window)
    yield made
    made.close()


def test_w45_the_hearing_is_seen_with_its_period_before_it_is_saved(window, hearing, printed):
    assert hearing.preview.pages > 1
    assert hearing.focusWidget() is hearing.print_button
    hearing.since.setFocus()
    hearing.since.setText("01/06/2026")
    QTest.keyClick(hearing.since, Qt.Key.Key_Return)
    finish_work(window)
    assert hearing.selection().since == date(2026, 6, 1)
    assert not printed, "Enter in a day draws, it does not print"
    hearing.since.setText("31/12/2026")
    QTest.keyClick(hearing.since, Qt.Key.Key_Return)
    assert "período" in hearing._fault.text()


def test_w45_the_hearing_goes_out_as_word(window, hearing, tmp_path, monkeypatch):
    asked: list[str] = []
    path = tmp_path / "audiencia.docx"
    monkeypatch.setattr(
        "munidesk.town.page_paper.ask_path", lambda _context, _words, suffix: asked.append(suffix) or path
    )
    hearing.word_button.click()
    finish_work(window)
    assert asked == [".docx"]
    assert path.read_bytes()[:2] == b"PK"


def test_b7_a_preview_shows_the_whole_page_and_its_width_again(window, hearing):
    view = hearing.preview._view
    hearing.preview._whole_button.click()
    assert view.zoomMode() is view.ZoomMode.FitInView
    hearing.preview._fit_button.click()
    assert view.zoomMode() is view.ZoomMode.FitToWidth


def test_w45_the_hand_over_is_looked_at_before_it_is_written(window, printed, tmp_path, monkeypatch):
    plan = prepare(catalog.HOUSE, window.context.store)
    shown = HandoverDialog(window.context, plan)
    shown.show()
    finish_work(window)
    assert shown.preview.pages >= 1
    names = [shown.files.item(at).text() for at in range(shown.files.count())]
    assert any(name.endswith(".docx") for name in names)
    assert any(name.endswith(".csv") for name in names)
    QTest.keyClick(shown.files, Qt.Key.Key_End)
    finish_work(window)
    assert shown.preview.pages == 0, "a table of data is no paper"
    shown.reject()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    window.page().write_hand_over(plan, tmp_path)
    finish_work(window)
    press(Qt.Key.Key_C, ALT)
    assert [Path(one).parent for one in opened] == [tmp_path]


def test_w71_the_backup_asked_for_is_in_sight_with_the_keyboard_on_it(window):
    window.go("settings")
    window.go("settings", at="backup")
    finish_work(window)
    assert focused().text() == "Respaldar ahora…"
    assert focused().visibleRegion().boundingRect().height() == focused().height()


def test_w58_an_extract_is_called_by_its_resolution_in_word_or_pdf(window, monkeypatch):
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(export, "ask_path", lambda _context, name, suffix: asked.append((name, suffix)))
    numbered = [row for row in window.context.store.select("resolution") if row["number"]]
    window.go("council.session", id=str(numbered[0]["session_id"]), step="minutes")
    seen: list[str] = []

    def second(dialog) -> None:
        combo = dialog.findChild(QComboBox)
        seen.extend(combo.itemText(at) for at in range(combo.count()))
        combo.setCurrentIndex(1)
        accept(dialog)

    answering(second)
    window.page()._steps["minutes"]._extract()
    assert seen[0].endswith("(Word)") and seen[1].endswith("(PDF)")
    ((name, suffix),) = asked
    assert suffix == ".pdf"
    assert "resolución" in name and any(letter.isdigit() for letter in name)
