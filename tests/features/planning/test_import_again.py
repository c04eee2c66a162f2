"""A plan imported again, or with names that repeat: no row is lost, and each one left alone is named."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from munidesk.features.planning.listing import list_plan
from munidesk.features.planning.store_plan import line_of, save_line
from tests.sheets.imports import Asked, import_plan

UNDATED = Asked(answers={"year": "none", "reading_day": "2026-06-30"})
TRIAL = Asked(dry_run=True, answers=UNDATED.answers)

HEAD = ("Eje", "Actividad", "Nivel", "Año", "Meta", "Aprobado")
EQUAL = (
    ("Educación", "Capacitación", "actividad", "2026", "10", "50"),
    ("Salud", "Capacitación", "actividad", "2026", "10", "150"),
    ("Salud", "Capacitación", "actividad", "2027", "10", "200"),
)
OTHER = "«Capacitación» ya estaba con otros datos: entra como otra."


def sheet(path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target, delimiter=";").writerows((head, *rows))
    return path


def approved(store) -> Decimal:
    return sum((Decimal(str(row["approved"])) for row in list_plan(store) if row["level"] == "activity"), Decimal(0))


def test_p18_three_activities_of_one_name_are_three_lines_with_all_their_money(store, tmp_path):
    path = sheet(tmp_path / "iguales.csv", *EQUAL)
    report = import_plan(store, path, UNDATED)
    assert (report.added, report.matched, report.told) == (3, 0, ())
    assert approved(store) == 400
    again = import_plan(store, path, UNDATED)
    assert (again.added, again.matched) == (0, 3)
    assert approved(store) == 400


def test_p18_programmes_of_one_name_that_differ_only_in_money_are_several_too(store, tmp_path):
    path = sheet(tmp_path / "p.csv", ("Capacitación", "50"), ("Capacitación", "150"), ("Capacitación", "200"),
                 head=("Nombre", "Aprobado"))  # fmt: skip
    assert import_plan(store, path, UNDATED).added == 3
    assert sum(row["approved"] for row in list_plan(store)) == 400
    assert import_plan(store, path, UNDATED).added == 0


@pytest.mark.parametrize(
    "changed",
    [
        ("Cultura", "Capacitación", "actividad", "2026", "10", "50"),
        ("Educación", "Capacitación", "actividad", "2028", "10", "50"),
    ],
)
def test_p18_another_parent_or_year_is_another_line_and_is_told(store, tmp_path, changed):
    import_plan(store, sheet(tmp_path / "a.csv", EQUAL[0]), UNDATED)
    report = import_plan(store, sheet(tmp_path / "b.csv", changed), UNDATED)
    assert (report.added, report.matched, report.told) == (1, 0, ((2, OTHER),))


@pytest.mark.parametrize(
    "changed",
    [
        ("Educación", "Capacitación", "actividad", "2026", "12", "50"),
        ("Educación", "Capacitación", "actividad", "2026", "10", "75"),
    ],
)
def test_p19_another_target_or_other_money_of_the_same_line_changes_it(store, tmp_path, changed):
    import_plan(store, sheet(tmp_path / "a.csv", EQUAL[0]), UNDATED)
    report = import_plan(store, sheet(tmp_path / "b.csv", changed), UNDATED)
    assert (report.added, report.changed) == (0, 1)


def test_p18_equal_rows_of_one_sheet_come_in_both_and_the_second_import_adds_none(store, tmp_path):
    path = sheet(tmp_path / "dos.csv", EQUAL[0], EQUAL[0])
    first = import_plan(store, path, UNDATED)
    assert first.added == 2
    assert approved(store) == 100
    assert import_plan(store, path, UNDATED).added == 0
    third = import_plan(store, sheet(tmp_path / "tres.csv", *[EQUAL[0]] * 3), UNDATED)
    assert (third.added, third.matched) == (1, 2)


def test_p18_what_a_follow_up_changes_does_not_make_another_line(store, tmp_path):
    head = ("Nombre", "Meta", "Avance", "Aprobado", "Ejecutado")
    import_plan(store, sheet(tmp_path / "a.csv", ("Bacheo", "10", "2", "50", "5"), head=head), UNDATED)
    later = sheet(tmp_path / "b.csv", ("Bacheo", "10", "7", "50", "40"), head=head)
    report = import_plan(store, later, UNDATED)
    assert (report.added, report.changed) == (0, 1)
    ((key, own),) = ((one["value"], one["executed"]) for one in list_plan(store))
    assert (key, own) == (7.0, 40.0)


def test_p18_what_was_completed_in_the_window_is_still_recognised(store, tmp_path):
    path = sheet(tmp_path / "a.csv", ("Bacheo", ""), head=("Nombre", "Responsable"))
    import_plan(store, path, UNDATED)
    (row,) = list_plan(store)
    save_line(store, replace(line_of(store, str(row["id"])), code="1.4", responsible="Obras", target=Decimal(3)))
    assert import_plan(store, path, UNDATED).matched == 1


def test_p18_goals_with_the_same_indicator_in_different_lines_are_all_kept(store, tmp_path):
    head = ("Código", "Código del programa", "Indicador", "Meta")
    rows = (("1.1", "01", "Talleres", "5"), ("1.2", "01", "Talleres", "5"), ("2.1", "02", "Talleres", "5"),
            ("2.1", "02", "Talleres", "5"))  # fmt: skip
    path = sheet(tmp_path / "metas.csv", *rows, head=head)
    assert import_plan(store, path, UNDATED).added == 4
    assert import_plan(store, path, UNDATED).added == 0


def test_p18_a_trial_names_them_as_the_import_does_and_writes_nothing(store, tmp_path):
    path = sheet(tmp_path / "iguales.csv", *EQUAL)
    assert import_plan(store, path, TRIAL).added == 3
    assert list_plan(store) == []
    import_plan(store, path, UNDATED)
    trial = import_plan(store, path, TRIAL)
    assert trial == import_plan(store, path, UNDATED)


def test_p18_of_several_sheets_the_name_is_said(store, tmp_path):
    book = openpyxl.Workbook()
    for name in ("2026", "2027"):
        page = book.create_sheet(name)
        page.append(["Eje", "Actividad", "Aprobado"])
        page.append(["Salud", f"Obra {name}", 5])
    del book["Sheet"]
    path = tmp_path / "dos.xlsx"
    book.save(path)
    assert import_plan(store, path, UNDATED).added == 2
    assert import_plan(store, path, UNDATED).matched == 2
    assert [row["title"] for row in list_plan(store)] == ["Salud", "Obra 2026", "Obra 2027"]
