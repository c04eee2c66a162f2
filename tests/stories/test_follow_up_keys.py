"""A year of follow-up by spreadsheets alone: sent by keys, filled in as the areas would, looked at, applied."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from munidesk.base.dates import today
from munidesk.features.planning.follow import labels
from munidesk.features.planning.kinds import FUNDING, READINGS
from munidesk.features.planning.page_follow import FollowTab
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.pending import pending
from munidesk.features.planning.store import load_plan, newest
from munidesk.features.planning.store_follow import sheets_of, waited_for
from munidesk.town.page_import import ImportPage
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import accept, answering, control, finish_work, opened, press, rest, write

HEAD = 4


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=1, initiatives=2))) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def stick(tmp_path: Path, monkeypatch) -> Path:
    """A folder that is chosen when one is asked for, and all its sheets when files are."""
    folder = tmp_path / "pendrive"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    found = lambda *_a, **_k: ([str(one) for one in sorted(folder.glob("*.xlsx"))], "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", found)
    return folder


def tab_of(window: MainWindow) -> FollowTab:
    window.go("planning", tab="6")
    rest()
    page = window.page()
    assert isinstance(page, PlanningPage)
    page.follow.areas.setFocus()
    return page.follow


def fill(path: Path, cells: Mapping[str, object]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.active
    places = {cell.value: cell.column for cell in sheet[HEAD]}
    for key, value in cells.items():
        sheet.cell(HEAD + 1, places[labels()[key]], value)
    book.save(path)


def sent(window: MainWindow) -> FollowTab:
    tab = tab_of(window)
    answering(accept)
    control(Qt.Key.Key_N)
    return tab


def test_the_year_runs_by_spreadsheets_sent_filled_in_and_brought_back_several_at_once(window, stick):
    store, tab = window.context.store, sent(window)
    plan = newest(store)
    areas = [one.name for one in tab.areas.records]
    assert sorted(one.area for one in waited_for(store, plan)) == sorted(areas)
    waiting = next(one for one in pending(store, today(), 9) if one.arguments == {"tab": "6"})
    assert waiting.total == len(areas) == 4
    files = {one.area: stick / one.file for one in sheets_of(store, plan)}
    for area in areas[1:]:
        fill(files[area], {"value": 4, "day": today(), "evidence": "Informe", "note": f"de {area}"})
    before = len(READINGS.all(store))
    tab.bring()
    finish_work(window)
    assert len(READINGS.all(store)) == before, "nothing is written before «Aplicar»"
    tab.areas.select(lambda one: one.name == areas[1])
    for _area in areas[1:]:
        tab.apply()
        rest()
    measured = [one for one in READINGS.all(store) if one.day == today() and one.evidence == "Informe"]
    assert [one.value for one in measured] == [Decimal(4)] * 3
    assert [one.area for one in waited_for(store, plan)] == [areas[0]]
    assert next(one for one in pending(store, today(), 9) if one.arguments == {"tab": "6"}).total == 1


def test_what_a_sheet_brings_is_seen_beside_what_is_here_and_taken_back_with_one_key(window, stick):
    store, tab = window.context.store, sent(window)
    sheet = sheets_of(store, newest(store))[0]
    line = next(one for one in tab.areas.records if one.name == sheet.area).lines[0]
    money = FUNDING.all(store, line_id=line.id)[0]
    fill(stick / sheet.file, {"executed": money.executed / 100 + 500, "day": today()})
    tab.bring_all([stick / sheet.file])
    finish_work(window)
    shown = [(one.what, one.here != "", one.there != "") for one in tab.data.records]
    assert ("Ejecutado", True, True) in shown
    tab.apply()
    rest()
    assert FUNDING.get(store, money.id).executed == money.executed + 50_000
    control(Qt.Key.Key_Z)
    assert FUNDING.get(store, money.id).executed == money.executed
    assert sheets_of(store, newest(store))[0].back is None


def test_a_refused_row_is_told_and_mended_in_the_assistant(window, stick):
    store, tab = window.context.store, sent(window)
    sheet = sheets_of(store, newest(store))[0]
    fill(stick / sheet.file, {"value": 4, "day": today() + timedelta(days=30)})
    tab.bring_all([stick / sheet.file])
    finish_work(window)
    assert any("todavía no llegó" in one.words for one in tab.data.records)
    assert tab._mend.isVisible()
    tab._mend.click()
    finish_work(window)
    page = window.page()
    assert isinstance(page, ImportPage)
    assert page.work is not None
    assert page.work.name == "follow-up"


def test_arrows_go_from_one_area_to_the_next_and_show_its_lines(window, stick):
    tab = tab_of(window)
    first = tab.data.records
    press(Qt.Key.Key_Down)
    assert tab.data.records != first
    view = load_plan(window.context.store, newest(window.context.store))
    assert {one.line for one in tab.data.records} <= {"", *(f"{one.code} {one.title}" for one in view.lines)}


def test_space_leaves_a_figure_and_what_is_typed_is_its_note(window, stick):
    store, tab = window.context.store, sent(window)
    sheet = sheets_of(store, newest(store))[0]
    fill(stick / sheet.file, {"value": 777, "day": today(), "evidence": "Acta n.º 7", "note": "va bien"})
    tab.bring_all([stick / sheet.file])
    finish_work(window)
    tab.data.setFocus()
    before = tab._apply.text()
    tab.data.select(lambda one: one.there == "777")
    press(Qt.Key.Key_Space)
    taken = {one.place[2]: one.taken for one in tab.data.records if one.place is not None}
    assert taken["value"] is False
    assert taken["notes"] is True
    assert tab._apply.text() != before
    write("Son diez")
    press(Qt.Key.Key_Return)
    assert [one.note for one in tab.data.records if one.there == "777"] == ["Son diez"]
    answering(accept)
    tab.give_back()
    rest()
    assert [one.area for one in waited_for(store, newest(store)) if one.returned is not None] == [sheet.area]
    assert not any(one.value == 777 for one in READINGS.all(store))
    assert tab._state(next(one for one in tab.areas.records if one.name == sheet.area))[0] == "Devuelta"
