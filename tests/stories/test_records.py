"""The lists beside the sessions: what the filters leave is what is seen, told and exported, in plain Spanish."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk.catalog import write_sample
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council.reports.page import RecordsTab
from munidesk.features.council.reports.page_sheets import VotesTab
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.records.sheet import Sheet
from munidesk.town.exports import cell_text, sheet_document
from munidesk.town.page_export import write_entry
from munidesk.town.profiles import load_profile
from munidesk.ui.widgets import Chip
from munidesk.ui.window import MainWindow
from tests.documents.reading import pdf_text
from tests.stories.window import finish_work, opened, rest

PESO = load_profile("UY").figures

ATTENDANCE, RESOLUTIONS, VOTES, BOOK = 1, 2, 3, 4


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store)) as made:
        yield made


def council(window: MainWindow, tab: int) -> tuple[SessionsPage, RecordsTab]:
    window.go("council", tab=str(tab))
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage)
    shown = page.tabs.current
    assert isinstance(shown, RecordsTab)
    shown.filter.clear()
    return page, shown


def cells(tab: RecordsTab) -> list[list[str]]:
    model = tab.table.model()
    shown = [at for at in range(model.columnCount()) if not tab.table.isColumnHidden(at)]
    return [[str(model.index(line, at).data()) for at in shown] for line in range(model.rowCount())]


@pytest.mark.parametrize("tab", [ATTENDANCE, RESOLUTIONS, VOTES, BOOK])
def test_no_word_of_the_program_is_on_the_screen_or_on_the_sheet(window, tab):
    page, shown = council(window, tab)
    words = " ".join(word for line in cells(shown) for word in line)
    for entry in page._exports():
        sheet = entry.build()
        if isinstance(sheet, Document):
            words += " ".join(plain_lines(sheet))
            continue
        words += " ".join((*sheet.header, *(cell_text(cell, PESO) for row in sheet.rows for cell in row)))
    assert cells(shown)
    for inner in ("passed", "rejected", "simple_", "absolute_", "number", "resolves", "None", "2026-11-17"):
        assert inner not in words


def test_with_a_member_chosen_the_votes_tell_and_export_how_that_person_voted(window, tmp_path):
    page, shown = council(window, VOTES)
    assert isinstance(shown, VotesTab)
    everything = len(cells(shown))
    shown.member.setCurrentIndex(shown.member.findText("Pereyra Vidal, Hugo"))
    shown.member.activated.emit(shown.member.currentIndex())
    rest()
    assert 0 < len(cells(shown)) < everything
    assert {line[-1] for line in cells(shown)} <= {"A favor", "En contra", "Abstención"}
    assert "En contra" in {line[-1] for line in cells(shown)}
    by_name = next(entry for entry in page._exports() if entry.words == "Votos por integrante")
    path = tmp_path / "votos.xlsx"
    write_entry(window.page().context, by_name.build, path)
    finish_work(window)
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert len(rows) >= len(cells(shown))
    assert {row[head.index("Integrante")] for row in rows} == {"Pereyra Vidal, Hugo"}
    assert rows[0][0].date() == date(2026, 11, 17)  # a day, not a text
    shown.member.setCurrentIndex(0)
    shown.member.activated.emit(0)


def test_the_filter_narrows_the_list_the_detail_and_what_leaves(window):
    page, shown = council(window, RESOLUTIONS)
    QTest.keyClicks(shown.filter, "luminarias")
    rest()
    assert cells(shown)
    assert all("luminarias" in " ".join(line).lower() for line in cells(shown))
    listed, followed = page._exports()
    assert len(listed.build().rows) == len(cells(shown))
    shown.filter.setText("xyz que no está")
    rest()
    assert cells(shown) == []
    assert listed.build().rows == page._exports()[0].build().rows == ()
    assert followed.words == "Seguimiento de resoluciones"


def test_a_long_list_comes_in_pieces_and_leaves_whole(window, monkeypatch):
    from munidesk.features.council.reports import page as page_records

    monkeypatch.setattr(page_records, "_FIRST_PULL", 0.0)  # as if each record took long
    page, shown = council(window, VOTES)
    shown.refresh()
    assert len(shown.every) == 1
    assert shown._later.isActive()
    everything = len(page._exports()[0].build().rows)
    assert everything > 1
    assert len(shown.every) == everything
    assert not shown._later.isActive()
    shown.refresh()
    assert page.leave()
    assert not shown._later.isActive()


def test_enter_on_an_acta_of_the_book_opens_its_session(window):
    _page, shown = council(window, BOOK)
    numbers = [line[0] for line in cells(shown)]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]  # without gaps
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    rest()
    assert window.page().__class__.__name__ == "SessionPage"


def test_the_sessions_behind_a_members_figure_are_listed(window):
    _page, shown = council(window, ATTENDANCE)
    line = next(at for at, one in enumerate(cells(shown)) if one[0].startswith("Bentancor"))
    shown.table.selectRow(line)
    rest()
    told = [chip.accessibleName() for chip in shown.side.findChildren(Chip) if chip.isVisible()]
    came, held = cells(shown)[line][2].split(" · ")[0].split(" de ")
    assert len(told) == int(held)
    assert sum(word == "Presente" or word.startswith("Llegó") for word in told) == int(came)


def test_a_wide_list_prints_without_cutting_words(tmp_path: Path):
    from munidesk.documents import render

    header = ("Fecha", "Sesión", "Asunto", "Votación", "Mayoría", "Abstenciones", "Resultado", "Cálculo")
    title, why = "Modificación presupuestaria del rubro " * 4, "Se necesitan 3 de los 5 integrantes: los hay. " * 4
    row = (date(2026, 11, 17), "Sesión ordinaria 12/2026", title, "nominal", "mayoría absoluta", 0, "Aprobada", why)
    document = sheet_document(Sheet("Votaciones", header, (row,) * 30), None, (210.0, 297.0), PESO)
    words = set(pdf_text(render.pdf_bytes(document)).split())
    assert {*header, "nominal", "17/11/2026", "presupuestaria", "integrantes:", "Aprobada"} <= words
