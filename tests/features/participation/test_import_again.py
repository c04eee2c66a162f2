"""Initiatives imported again, or with titles that repeat: none is lost, and each one left alone is named."""

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.data import file
from munidesk.features.participation.initiatives.store import all_initiatives, save_initiative
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from tests.sheets.imports import Asked, import_initiatives
from tests.sheets.sheet import Brought

HEAD = ("Título", "Fecha", "Autoría", "Nombre público")
FIRST = ("Bancos", "01/09/2026", "", "Club social")


def sheet(path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows((head, *rows))
    return path


def imported(store, path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Brought:
    return import_initiatives(store, sheet(path, *rows, head=head), Asked())


@pytest.mark.parametrize(
    "other",
    [
        ("Bancos", "02/09/2026", "", "Club social"),
        ("Bancos", "01/09/2026", "", "Escuela 12"),
        ("Bancos", "01/09/2026", "vecino", "Rosa Díaz"),
    ],
)
def test_p18_the_same_title_of_another_day_or_author_is_another_initiative(store, tmp_path, other):
    assert imported(store, tmp_path / "a.csv", FIRST, other).added == 2
    assert imported(store, tmp_path / "a.csv", FIRST, other).added == 0
    path = tmp_path / "b.csv"
    report = imported(store, path, ("Bancos", "03/09/2026", "", "Club social"))
    assert report.told == ((2, "«Bancos» ya estaba con otros datos: entra como otra."),)
    assert len(all_initiatives(store)) == 3


def test_p18_the_same_request_of_somebody_else_in_a_later_sheet_is_another_initiative(store, tmp_path):
    assert imported(store, tmp_path / "a.csv", FIRST).added == 1
    report = imported(store, tmp_path / "b.csv", ("Bancos", "01/09/2026", "", "Escuela 12"))
    assert (report.added, report.matched) == (1, 0)


def test_p18_what_was_here_is_counted_apart(store, tmp_path):
    imported(store, tmp_path / "a.csv", FIRST)
    report = imported(store, tmp_path / "b.csv", ("Luz", "01/09/2026", "", ""), FIRST)
    assert (report.added, report.changed, report.matched) == (1, 0, 1)


def test_p18_equal_rows_of_one_sheet_come_in_both_and_the_second_import_adds_none(store, tmp_path):
    first = imported(store, tmp_path / "a.csv", FIRST, FIRST)
    assert first.added == 2
    assert imported(store, tmp_path / "a.csv", FIRST, FIRST).added == 0


def test_p18_a_sheet_without_dates_is_recognised_the_next_day(store, tmp_path, clock):
    assert imported(store, tmp_path / "a.csv", ("Bancos",), ("Luz",), head=("Título",)).added == 2
    clock(datetime(2026, 11, 20, 9))
    assert imported(store, tmp_path / "a.csv", ("Bancos",), ("Luz",), head=("Título",)).added == 0


def test_p18_a_text_corrected_here_does_not_bring_the_row_in_again(store, tmp_path):
    head = (*HEAD, "Texto", "Zona")
    imported(store, tmp_path / "a.csv", (*FIRST, "Fartan", "Norte"), head=head)
    save_initiative(store, replace(all_initiatives(store)[0], text="Faltan", zone="Centro"))
    assert imported(store, tmp_path / "a.csv", (*FIRST, "Fartan", "Norte"), head=head).added == 0


def test_p18_a_trial_says_what_the_import_does(store, tmp_path):
    imported(store, tmp_path / "a.csv", FIRST)
    path = sheet(tmp_path / "b.csv", FIRST, FIRST, ("Luz", "", "", "Club social"))
    trial = import_initiatives(store, path, Asked(dry_run=True))
    assert trial == import_initiatives(store, path, Asked())
    assert (trial.added, trial.matched) == (2, 1)


def test_p18_the_report_names_them_with_their_line(tmp_path, capsys):
    path = tmp_path / "p.munidesk"
    store = file.create(path, catalog.schemas())
    town.save_municipality(store, Municipality(name="Otro", country="UY"))
    store.close()
    source, report = sheet(tmp_path / "a.csv", ("", "02/09/2026", "vecino", "x"), FIRST), tmp_path / "informe.csv"
    assert cli.main(["import", str(path), "initiatives", str(source)]) == 0
    assert cli.main(["import", str(path), "initiatives", str(source), "--report", str(report)]) == 0
    assert "0 filas nuevas, 0 que cambian, 1 igual y 1 rechazada." in capsys.readouterr().out
    assert report.read_text(encoding="utf-8-sig").splitlines() == [
        "hoja;fila;columna;valor;motivo", "a;2;Título;;No tiene título.",
    ]  # fmt: skip
