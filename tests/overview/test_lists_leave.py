"""Lists that leave: the POA is the year's, commitments are a list, votes say the motion and the resolution."""

import csv
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import show_date, today
from munidesk.cli import main
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.store_plan import add_line
from munidesk.records.sheet import Selection, Sheet, sheet_of
from munidesk.town import store as town
from munidesk.town.exports import sheet_document


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("plan") / "a.munidesk"
    store = file.create(made, catalog.schemas(), author="Lucía")
    catalog.write_sample(store)
    root = LINES.all(store)[0]
    add_line(
        store, Line(plan_id=root.plan_id, parent_id=root.id, level=Level.ACTIVITY, title="El año próximo", year=2027)
    )
    store.close()
    return made


def exported(path: Path, name: str, folder: Path, *more: str) -> list[dict[str, str]]:
    target = folder / f"{name}.csv"
    assert main(["export", str(path), name, "--to", str(target), *more]) == 0
    with target.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source, delimiter=";"))


def test_p33_the_poa_is_the_year_and_not_the_whole_plan(path: Path, tmp_path: Path):
    plan, poa = exported(path, "plan", tmp_path), exported(path, "poa", tmp_path, "--until", "31/12/2026")
    assert 0 < len(poa) < len(plan)
    assert {row["Clave de origen"] for row in poa} < {row["Clave de origen"] for row in plan}
    assert exported(path, "poa", tmp_path, "--until", "31/12/2031") == []


def test_p33_the_commitments_leave_as_a_list(path: Path, tmp_path: Path):
    rows = exported(path, "commitments", tmp_path)
    assert {"Compromiso", "Vence", "Responsable", "Cumplido el", "Constancia"} <= set(rows[0])


def test_d25_votes_and_ballots_say_the_motion_and_the_resolution(path: Path, tmp_path: Path):
    for name in ("votes", "ballots"):
        rows = exported(path, name, tmp_path)
        assert any("transposición de rubros" in row["Moción"] for row in rows), name
        numbers = {row["Resolución"] for row in rows}
        assert "47/2026" in numbers
        assert {row["Resultado"] for row in rows if row["Resolución"]} == {"Aprobada"}


def test_d14_the_documents_are_told_in_words(capsys):
    assert main(["documents"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert all(len(line) == 2 and line[1] and line[1] != line[0] for line in lines)


def test_d25_a_printed_list_says_its_period_how_many_and_the_day(path: Path):
    store = file.open_file(path, catalog.schemas(), read_only=True)
    for days, said in ((Selection(since=date(2026, 9, 1), until=date(2026, 9, 30)), "Del 01/09/2026 al 30/09/2026"),
                       (Selection(since=date(2026, 9, 1)), "Desde el 01/09/2026"),
                       (Selection(), "")):  # fmt: skip
        sheet = catalog.export_named("votes", data=True)(store, days)
        assert isinstance(sheet, Sheet)
        line = plain_lines(sheet_document(sheet, None, (210, 297), town.figures(store)))[1]
        assert line.startswith(said)
        assert f"{len(sheet.rows)} renglones" in line
        assert show_date(today(), "d/M/y") in line
    nothing = catalog.export_named("votes", data=True)(store, Selection(until=date(1999, 1, 1)))
    assert isinstance(nothing, Sheet)
    assert "No hay nada en lo elegido." in plain_lines(sheet_document(nothing, None, (210, 297), town.figures(store)))
    store.close()


def test_d32_no_identifier_is_printed_in_a_list(path: Path):
    store = file.open_file(path, catalog.schemas(), read_only=True)
    for name in ("commitment", "funding"):
        kind = next(one for feature in catalog.HOUSE.features for one in feature.kinds if one.table == name)
        sheet = sheet_of(kind, kind.all(store))
        assert sheet.keys[0] != "id", "who opens the list sees first what it is about"
        printed = plain_lines(sheet_document(sheet, None, (210, 297), town.figures(store)))
        assert "Identificador" not in printed
        assert not {str(record.id) for record in kind.all(store)} & set(printed)
    store.close()
