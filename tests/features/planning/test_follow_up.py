"""Follow-up by spreadsheet: each area gets only its lines, and what it wrote comes back once, on its day."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import file
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain import Funding, Kind, Level, Line
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.follow import areas_of, labels, without_area
from munidesk.features.planning.follow_back import target
from munidesk.features.planning.kinds import FOLLOW_SHEETS
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_follow import send, sheets_of, waited_for
from munidesk.features.planning.store_money import note_money
from munidesk.features.planning.store_plan import (
    add_line,
    add_reading,
    line_of,
    money_of,
    readings_of,
    save_line,
    set_funding,
)
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.shape import Shape

YEAR = today().year
DAY = date(YEAR, 1, 1)
HEAD = 4


def activity(store, plan: str, title: str, area: str, *sources: str) -> str:
    line = Line(plan_id=plan, level=Level.ACTIVITY, title=title, responsible=area, year=YEAR, target=Decimal(10))
    key = add_line(store, line)
    for one in sources:
        set_funding(store, Funding(line_id=key, source=one, approved=100_000, executed=10_000))
    return key


@pytest.fixture
def lines(store, plan) -> Mapping[str, str]:
    return {
        "bacheo": activity(store, plan, "Bacheo de calles", "Obras", "FIGM", "Propios"),
        "rampas": activity(store, plan, "Rampas en esquinas", "obras"),
        "coro": activity(store, plan, "Coro municipal", "Cultura", "Propios"),
        "nadie": activity(store, plan, "Feria del libro", ""),
    }


def sent(store, plan, folder: Path) -> Mapping[str, Path]:
    return {one.area: folder / one.file for one in send(store, load_plan(store, plan), folder)}


def places(sheet) -> Mapping[str, int]:
    return {cell.value: cell.column for cell in sheet[HEAD]}


def fill(path: Path, row: int, **cells: object) -> None:
    """As the area would: only what is coloured; `row` from 0."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for key, value in cells.items():
        sheet.cell(HEAD + 1 + row, places(sheet)[labels()[key]], value)
    book.save(path)


def bring(store, path: Path, *, trial: bool = False) -> Rehearsal:
    opened = assistant.open_sheets(store, target(), path)
    return (assistant.rehearse if trial else assistant.write)(store, target(), opened, Shape(), {})


def fates(done: Rehearsal) -> list[Fate]:
    return [one.fate for one in done.outcomes]


def test_each_area_gets_one_book_with_its_lines_alone_and_what_nobody_answers_for_is_counted(
    store, plan, lines, tmp_path
):
    paths = sent(store, plan, tmp_path)
    assert sorted(paths) == ["Cultura", "Obras"]
    sheet = openpyxl.load_workbook(paths["Obras"]).active
    titles = [sheet.cell(row, places(sheet)["Renglón"]).value for row in range(HEAD + 1, sheet.max_row + 1)]
    assert titles == ["Bacheo de calles", "Bacheo de calles", "Rampas en esquinas"]
    assert without_area(load_plan(store, plan), YEAR) == 1
    assert [(one.area, one.back) for one in sheets_of(store, plan)] == [("Cultura", None), ("Obras", None)]


def test_the_book_is_locked_without_a_password_but_for_what_the_area_fills_in(store, plan, lines, tmp_path):
    sheet = openpyxl.load_workbook(sent(store, plan, tmp_path)["Obras"]).active
    at = places(sheet)
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_ = [name for name, column in at.items() if not sheet.cell(HEAD + 1, column).protection.locked]
    said = labels()
    assert set(open_) == {said[key] for key in ("value", "day", "evidence", "executed", "reason", "note")}
    assert sheet.column_dimensions["A"].hidden
    assert at[said["external"]] == 1
    assert sheet.cell(HEAD + 2, at[said["value"]]).protection.locked, "measured once, in the first of its rows"
    assert sheet.cell(HEAD + 3, at[said["executed"]]).protection.locked, "nothing to spend without money"
    assert {one.type for one in sheet.data_validations.dataValidation} == {"decimal", "date", "list"}


def test_what_comes_back_is_a_reading_on_its_day_money_of_its_source_and_a_note(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Obras"]
    fill(path, 0, value=4, day=DAY, evidence="Acta de recepción", executed=250, reason="Clima", note="llovió")
    fill(path, 1, executed=700, day=DAY)
    assert fates(bring(store, path, trial=True)) == [Fate.CHANGED, Fate.CHANGED, Fate.SAME]
    assert readings_of(store, lines["bacheo"]) == ()
    bring(store, path)
    assert [(one.day, one.value, one.evidence) for one in readings_of(store, lines["bacheo"])] == [
        (DAY, Decimal(4), "Acta de recepción")
    ]
    assert {one.source: one.executed for one in money_of(store, lines["bacheo"])} == {"FIGM": 25_000, "Propios": 70_000}
    assert line_of(store, lines["bacheo"]).notes == f"01/01/{YEAR}: Clima. llovió."
    assert [one.area for one in waited_for(store, plan)] == ["Cultura"]


def test_the_same_file_twice_changes_nothing_whatever_was_spent_since(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Cultura"]
    fill(path, 0, value=4, day=DAY, executed=250, note="ensayos")
    bring(store, path)
    money = money_of(store, lines["coro"])[0]
    if today() > DAY:
        note_money(store, MoneyEntry(funding_id=money.id, day=today(), stage=Stage.EXECUTED, amount=5_000))
    before = money_of(store, lines["coro"]), line_of(store, lines["coro"]), readings_of(store, lines["coro"])
    assert fates(bring(store, path)) == [Fate.SAME]
    assert before == (money_of(store, lines["coro"]), line_of(store, lines["coro"]), readings_of(store, lines["coro"]))


@pytest.mark.parametrize("key", ["coro", "nothing"])
def test_a_line_of_another_area_or_an_unknown_key_is_refused_with_its_row(store, plan, lines, tmp_path, key):
    path = sent(store, plan, tmp_path)["Obras"]
    fill(path, 2, external=lines.get(key, "0000"), value=9, day=DAY)
    fill(path, 0, value=4, day=DAY)
    done = bring(store, path)
    assert fates(done) == [Fate.CHANGED, Fate.SAME, Fate.REFUSED]
    refused = done.of(Fate.REFUSED)[0]
    assert refused.line == HEAD + 3
    assert ("Cultura" if key == "coro" else "esa clave") in refused.reason
    assert readings_of(store, lines["coro"]) == ()


def test_a_row_pasted_from_the_sheet_of_another_area_is_refused(store, plan, lines, tmp_path):
    paths = sent(store, plan, tmp_path)
    other = openpyxl.load_workbook(paths["Cultura"]).active
    said, at = labels(), places(other)
    pasted = {key: other.cell(HEAD + 1, at[said[key]]).value for key in ("external", "sheet", "funding")}
    fill(paths["Obras"], 2, **pasted, value=9, day=DAY)
    done = bring(store, paths["Obras"])
    assert "planilla de Obras" in done.of(Fate.REFUSED)[0].reason
    assert readings_of(store, lines["coro"]) == ()


def test_a_measure_without_its_day_or_of_a_day_to_come_is_refused_with_what_to_do(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Obras"]
    fill(path, 0, value=4)
    fill(path, 2, value=4, day=date(YEAR + 1, 1, 1))
    reasons = [one.reason for one in bring(store, path).of(Fate.REFUSED)]
    assert "Falta el día" in reasons[0]
    assert "todavía no llegó" in reasons[1]


def test_a_sheet_that_came_back_blank_is_still_waited_for_and_what_is_fixed_is_never_taken(
    store, plan, lines, tmp_path
):
    whole = replace(
        line_of(store, lines["coro"]), unit="conciertos", end=date(YEAR, 12, 31), code="7", kind=Kind.INCREMENT
    )
    save_line(store, whole)
    add_reading(store, lines["coro"], Decimal(3), DAY)
    done = bring(store, sent(store, plan, tmp_path)["Cultura"])
    assert fates(done) == [Fate.SAME]
    assert done.others == ("La planilla de Cultura vino sin nada anotado: sigue pendiente.",)
    assert [one.area for one in waited_for(store, plan)] == ["Cultura", "Obras"]


def test_a_sheet_of_another_file_is_refused(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Cultura"]
    fill(path, 0, sheet="otra", value=1, day=DAY)
    assert "no salió de este archivo" in bring(store, path).outcomes[0].reason


def test_what_was_measured_here_meanwhile_is_told_and_both_are_kept(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Cultura"]
    only = sheets_of(store, plan)[0]
    FOLLOW_SHEETS.save(store, replace(only, sent=date(YEAR - 1, 12, 1)))
    add_reading(store, lines["coro"], Decimal(3), date(YEAR - 1, 12, 15))
    fill(path, 0, value=4, day=date(YEAR - 1, 12, 10))
    assert "quedan los dos" in bring(store, path).outcomes[0].note
    assert len(readings_of(store, lines["coro"])) == 2


def test_less_spent_than_before_is_told(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Cultura"]
    fill(path, 0, executed=20, day=DAY)
    assert "baja" in bring(store, path).outcomes[0].note


def test_sent_again_in_the_month_it_is_the_same_sheet_waited_for_anew(store, plan, lines, tmp_path):
    path = sent(store, plan, tmp_path)["Cultura"]
    fill(path, 0, value=4, day=DAY)
    bring(store, path)
    sent(store, plan, tmp_path)
    assert [(one.area, one.back) for one in sheets_of(store, plan)] == [("Cultura", None), ("Obras", None)]


def test_nothing_goes_out_where_nobody_answers_for_anything_nor_where_the_folder_is_gone(store, plan, lines, tmp_path):
    view = load_plan(store, plan)
    with pytest.raises(UserError):
        send(store, view, tmp_path / "no" / "hay")
    assert sheets_of(store, plan) == ()
    for key in lines.values():
        save_line(store, replace(line_of(store, key), responsible=""))
    with pytest.raises(UserError, match="tiene responsable"):
        send(store, load_plan(store, plan), tmp_path)


def test_areas_that_are_written_alike_have_files_of_their_own(store, plan, lines, tmp_path):
    activity(store, plan, "Poda", "Obras/Vialidad")
    activity(store, plan, "Riego", "Obras-Vialidad")
    paths = sent(store, plan, tmp_path)
    assert len(set(paths.values())) == len(areas_of(load_plan(store, plan), YEAR)) == 4
    assert all(one.exists() for one in paths.values())


def test_the_command_line_sends_writes_it_down_and_takes_back(store, plan, lines, tmp_path, capsys):
    path = store.path
    store.close()
    folder = tmp_path / "pendrive"
    assert main(["export", str(path), "follow-up", "--to", str(folder)]) == 0
    book = next(folder.glob("*Cultura*.xlsx"))
    fill(book, 0, value=4, day=DAY)
    assert main(["import", str(path), "follow-up", str(book)]) == 0
    with closing(file.open_file(path, catalog.schemas(), read_only=True, author="")) as back:
        assert [one.value for one in readings_of(back, lines["coro"])] == [4]
        assert [one.area for one in waited_for(back, plan)] == ["Obras"]
    assert str(folder) in capsys.readouterr().out
