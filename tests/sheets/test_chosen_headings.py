"""What a person says of a sheet on the command line changes how it is understood, not only how it is matched."""

import csv

import openpyxl
import pytest

from munidesk import cli


@pytest.fixture
def town(tmp_path):
    path = tmp_path / "p.munidesk"
    assert cli.main(["new", str(path), "--name", "Prueba"]) == 0
    return path


def saved(path, rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def exported(town, tmp_path):
    assert cli.main(["export", str(town), "plan-lines", "--to", str(tmp_path / "p.csv")]) == 0
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_p28_the_year_that_is_answered_makes_days_of_a_grid_of_weeks(town, tmp_path):
    rows = [["Actividad", "S1", "S2", "S3"], ["Poda", "X", "X", None], ["Bacheo", None, None, "x"]]
    sheet = saved(tmp_path / "a.xlsx", rows)
    assert cli.main(["import", str(town), "plan", str(sheet), "--answer", "year=2026"]) == 0
    days = [(line["Nombre"], line["Comienza"], line["Termina"]) for line in exported(town, tmp_path)]
    assert days == [("Poda", "2026-01-01", "2026-01-11"), ("Bacheo", "2026-01-12", "2026-01-18")]


def test_p26_a_heading_that_nobody_knows_is_one_once_it_is_chosen(town, tmp_path):
    sheet = saved(tmp_path / "a.xlsx", [["Libreta"], [], ["una", "otra"], ["Poda", "verde"], ["Bacheo", "gris"]])
    assert cli.main(["import", str(town), "plan", str(sheet), "--map", "title=una"]) == 0
    assert [line["Nombre"] for line in exported(town, tmp_path)] == ["Poda", "Bacheo"]
