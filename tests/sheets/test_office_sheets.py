"""Sheets as offices keep them, brought in as a person reads them: what was found false once stays true."""

from datetime import date
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.participation import import_lists
from munidesk.features.participation.domain import EncounterKind
from munidesk.features.participation.initiatives import import_sheet
from munidesk.features.participation.kinds import ENCOUNTERS, INITIATIVES
from munidesk.features.planning import plan_import
from munidesk.features.planning.domain import Level
from munidesk.features.planning.kinds import LINES, READINGS
from munidesk.sheets.cells import says_nothing
from munidesk.sheets.shape import Shape
from munidesk.sheets.understood import RowIs
from munidesk.town.domain import Gender
from munidesk.town.founding import found
from munidesk.town.roster_names import read_full
from tests.sheets.books import grasp, lines
from tests.sheets.sheet import counts, csv_of, rehearse, write, xlsx_of


def test_w46_a_heading_that_begins_with_no_in_figures_is_found() -> None:
    """«Nº», folded, is a «no»: the commonest attendance list had no heading, and its fields had to be chosen."""
    sheet = grasp(
        [
            ["Planilla de asistencia · Taller del 5/4/2026"],
            ["Nº", "Nombre y apellido", "Sexo (H/M)", "Edad", "Barrio"],
            [1, "Ana Robaina", "M", 34, "Centro"],
            [2, "Luis Sosa", "H", 51, "Sur"],
            [3, "Eva Paz", "M", "s/d", "Sur"],
        ]
    )
    assert sheet.header_line == 2
    assert lines(sheet) == [3, 4, 5]


def test_p2_a_subtotal_beside_merged_branches_is_no_line() -> None:
    """The axis and the programme merged over their rows stand beside the subtotal too: it says only its own word."""
    sheet = grasp(
        [
            ["Eje", "Programa", "Actividad", "Unidad", "Aprobado"],
            ["Espacios", "Plazas", "Renovar juegos", "plazas", 1200000],
            ["", "", "Iluminar", "luminarias", 800000],
            ["", "", "Subtotal plazas", "", 2000000],
            ["", "Veredas", "Reparar", "m2", 1500000],
            ["Cultura", "Fiestas", "Fiesta del pueblo", "evento", 400000],
            ["TOTAL", "", "", "", 3900000],
        ],
        merged=("A2:A5", "B2:B4"),
    )
    assert lines(sheet) == [2, 3, 5, 6]
    assert lines(sheet, RowIs.SUBTOTAL) + lines(sheet, RowIs.TOTAL) == [4, 7]


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "p.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Prueba")
    yield made
    made.close()


def test_p24_a_month_alone_begins_on_its_first_day_and_ends_on_its_last(store, tmp_path):
    """A schedule written by months lost its rows, money and all."""
    path = csv_of(
        tmp_path / "a.csv", ("Actividad", "Inicio", "Fin", "Aprobado"), ("Podar", "mar-26", "jun-26", "1200"),
        ("Regar", "febrero 2026", "02/2026", "300"), ("Plantar", "5/4/2026", "diciembre de 2026", "40"),
    )  # fmt: skip
    assert counts(write(store, plan_import.target(), path)) == (3, 0, 0, 0)
    assert [(one.start, one.end) for one in LINES.all(store)] == [
        (date(2026, 3, 1), date(2026, 6, 30)), (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 4, 5), date(2026, 12, 31)),
    ]  # fmt: skip


def test_p24_a_month_alone_is_no_day_of_a_register(store, tmp_path):
    path = csv_of(tmp_path / "a.csv", ("Título", "Fecha"), ("Luz", "mar-26"), ("Agua", "5/3/2026"))
    assert counts(write(store, import_sheet.target(), path)) == (1, 0, 0, 1)


def test_p27_what_a_column_of_activities_names_is_an_activity_of_its_year(store, tmp_path):
    """Under «Actividad» stood programmes, of no year: the POA had nothing."""
    path = csv_of(
        tmp_path / "a.csv", ("Programa", "Actividad", "Aprobado"), ("Sombra", "Plantar", "90"), ("Luz", "Focos", "41")
    )
    assert [one.code for one in rehearse(store, plan_import.target(), path).choices] == ["year"]
    write(store, plan_import.target(), path, Shape(answers={"year": "2026"}))
    assert [(one.title, one.level, one.year) for one in LINES.all(store) if one.parent_id] == [
        ("Plantar", Level.ACTIVITY, 2026), ("Focos", Level.ACTIVITY, 2026),
    ]  # fmt: skip


def test_p29_a_currency_before_a_dash_is_no_amount() -> None:
    assert all(says_nothing(text) for text in ("S/ -", "$ -", " US$  - ", "₡-", "S/. –"))
    assert not any(says_nothing(text) for text in ("S/ 5", "ab -", "$", "-5"))


def test_p28_nothing_said_is_the_name_of_no_zone(store, tmp_path):
    path = csv_of(tmp_path / "a.csv", ("Título", "Barrio", "Fecha"), ("Luz", "s/d", "5/3/2026"))
    write(store, import_sheet.target(), path)
    assert [one.zone for one in INITIATIVES.all(store)] == [""]


def test_p26_headings_of_offices_are_their_fields(store, tmp_path):
    head = ("Exp. Nº", "Fecha ingreso", "Asunto", "Fecha resp.", "Estado")
    path = csv_of(tmp_path / "a.csv", head, ("2025-81-0001", "2/3/2025", "Luz", "20/3/2025", "Contestado"))
    told = write(store, import_sheet.target(), path)
    assert counts(told) == (1, 0, 0, 0)
    assert [one.answer_date for one in INITIATIVES.all(store)] == [date(2025, 3, 20)]


def test_each_treatment_before_a_name_is_told_from_it() -> None:
    name = read_full("Sra. Dña. Carmen Ruiz de la Torre")
    assert (name.treatment, name.given, name.family) == ("Sra. Dña.", "Carmen", "Ruiz de la Torre")
    assert read_full("Lic. Sra. Ana Paz").gender is Gender.FEMALE


def test_p27_what_has_a_figure_to_reach_is_a_target_of_the_poa(store, tmp_path):
    head = ("Nombre", "Meta anual 2027", "Grado de avance", "Crédito vigente")
    path = csv_of(tmp_path / "a.csv", head, ("Asfaltar", "10", "4", "900"), ("Podar", "200", "12", "70"))
    write(store, plan_import.target(), path, Shape(answers={"year": "2027", "reading_day": "2026-06-30"}))
    assert {(one.level, one.year) for one in LINES.all(store)} == {(Level.TARGET, 2027)}


def test_p4_progress_in_hundredths_is_told_from_progress_in_units(store, tmp_path):
    """Fifty of a hundred on the way to 12,5 km was read as fifty kilometres."""
    head = ("Actividad operativa", "Unidad", "Línea de base", "Meta física", "Avance %")
    path = csv_of(
        tmp_path / "a.csv", head, ("Caminos", "km", "", "12,5", "50"), ("Luces", "focos", "100", "300", "25"),
        ("Fiesta", "", "", "", "10"),
    )  # fmt: skip
    told = write(store, plan_import.target(), path, Shape(answers={"year": "2026", "reading_day": "2026-06-30"}))
    assert [one.value for one in READINGS.all(store)] == [Decimal("6.25"), Decimal(150)]
    assert [bool(one.note) for one in told.outcomes] == [False, False, True]
    again = write(store, plan_import.target(), path, Shape(answers={"year": "2026", "reading_day": "2026-06-30"}))
    assert counts(again) == (0, 0, 3, 0)


def test_p25_a_column_of_codes_names_no_activity(store, tmp_path):
    head = ("Acción estratégica", "Actividad operativa", "PIA", "PIM")
    path = csv_of(tmp_path / "a.csv", head, ("AEI.01.01", "Caminos", "90", "95"), ("AEI.02.01", "Canales", "41", "41"))
    write(store, plan_import.target(), path, Shape(answers={"year": "2026"}))
    assert {"Caminos", "Canales"} <= {one.title for one in LINES.all(store)}


def test_p13_the_day_of_the_title_is_the_day_of_its_progress(store, tmp_path):
    """«Avance al 30/06/2026» was read and forgotten: the day was asked for all the same."""
    rows = (("Actividad", "Meta", "Avance"), ("Podar", 70, 12), ("Regar", 40, 9))
    path = xlsx_of(tmp_path / "a.xlsx", ("AVANCE AL 30/06/2026",), (None,), *rows)
    told = write(store, plan_import.target(), path, Shape(answers={"year": "2026"}))
    assert {one.day for one in READINGS.all(store)} == {date(2026, 6, 30)}
    assert any("30/06/2026" in one for one in told.others)


def test_w46_an_encounter_is_what_its_name_begins_with(store, tmp_path):
    """A sheet of workshops has no column for what they are: none of it came in."""
    head = ("Taller", "Lugar", "Fecha", "Hora", "Mujeres", "Hombres", "Total")
    path = xlsx_of(
        tmp_path / "a.xlsx", ("Talleres participativos",), head,
        ("Taller 1 Centro", "Casa de la Cultura", date(2026, 4, 5), "18:30", 12, 8, 20),
        ("Cabildo abierto", "Plaza", "18/4/26", "18.00", 40, "s/d", 40), ("Festejo", "Plaza", "19/4/26", "", 4, 5, 9),
    )  # fmt: skip
    assert counts(write(store, import_lists.encounters(), path)) == (2, 0, 0, 1)
    assert [(one.kind, one.women, one.men) for one in ENCOUNTERS.all(store)] == [
        (EncounterKind.WORKSHOP, 12, 8), (EncounterKind.OPEN_COUNCIL, 40, None),
    ]  # fmt: skip
