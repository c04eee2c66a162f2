"""What sheets of town halls lost or made false once, brought in again: plan, register, people, the command line."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import file
from munidesk.features.participation.domain import AnswerKind, State
from munidesk.features.participation.initiatives import import_sheet
from munidesk.features.participation.initiatives.store import all_initiatives
from munidesk.features.planning import plan_import
from munidesk.features.planning.domain import Level
from munidesk.features.planning.kinds import FUNDING, LINES, READINGS
from munidesk.sheets.rehearsal import Fate
from munidesk.sheets.shape import Shape
from munidesk.town import import_people
from munidesk.town import store as town
from munidesk.town.domain import Gender
from munidesk.town.founding import found
from tests.sheets.sheet import counts, csv_of, rehearse, write, xlsx_of


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "p.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Prueba")
    yield made
    made.close()


@pytest.fixture
def closed(tmp_path) -> Path:
    """A file for the command line."""
    path = tmp_path / "c.munidesk"
    assert main(["new", str(path), "--name", "Prueba"]) == 0
    return path


PLAN = plan_import.target
REGISTER = import_sheet.target
YEAR = Shape(answers={"year": "2026"})


# -- plan


def test_p1_an_amount_merged_over_activities_is_their_programmes_once(store, tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    for row in (
        ("Programa", "Actividad", "Meta", "Presupuesto"),
        ("Sombra", "Plantar", 30, 90000), ("Sombra", "Regar", 12, None), ("Sombra", "Podar", 7, None),
        ("Luz", "Cambiar focos", 55, 41000),
    ):  # fmt: skip
        page.append(row)
    page.merge_cells("D2:D4")
    path = tmp_path / "m.xlsx"
    book.save(path)
    told = write(store, PLAN(), path, YEAR)
    assert [one.read for one in told.controls] == [Decimal(131000)]
    by_id = {one.id: one for one in LINES.all(store)}
    money = {by_id[one.line_id].title: one.approved for one in FUNDING.all(store)}
    assert money == {"Sombra": 90000_00, "Cambiar focos": 41000_00}
    assert "queda en «Sombra»" in told.outcomes[0].note


def test_p18_activities_of_one_name_under_two_programmes_are_all_kept(store, tmp_path):
    rows = (("Uno", "Talleres", "2026", "70"), ("Dos", "Talleres", "2026", "31"), ("Dos", "Talleres", "2027", "12"))
    path = csv_of(tmp_path / "a.csv", ("Programa", "Actividad", "Año", "Aprobado"), *rows)
    assert counts(write(store, PLAN(), path)) == (3, 0, 0, 0)
    lines = {one.id: one for one in LINES.all(store)}
    money = sorted((lines[lines[one.line_id].parent_id].title, one.approved) for one in FUNDING.all(store))
    assert money == [("Dos", 12_00), ("Dos", 31_00), ("Uno", 70_00)]
    assert counts(write(store, PLAN(), path)) == (0, 0, 3, 0)


def test_p13_a_reading_has_the_day_of_its_sheet_or_the_one_that_was_answered(store, tmp_path):
    head = ("Actividad", "Nivel", "Meta", "Avance", "Medido el")
    path = csv_of(tmp_path / "a.csv", head, ("Podar", "actividad", "70", "12", "31/3/2026"))
    write(store, PLAN(), path, YEAR)
    path = csv_of(tmp_path / "b.csv", head[:4], ("Podar", "actividad", "70", "31"))
    with pytest.raises(UserError) as asked:
        write(store, PLAN(), path, YEAR)
    assert (asked.value.code, asked.value.field) == ("unanswered", "reading_day")
    told = write(store, PLAN(), path, Shape(answers={"year": "2026", "reading_day": "2026-06-30"}))
    assert [(each.label, each.old, each.new) for each in told.outcomes[0].changes][:2] == [
        ("Fecha", "31/03/2026", "30/06/2026"), ("Avance", "12", "31"),
    ]  # fmt: skip
    found_ = READINGS.all(store)
    assert [(one.day, one.evidence) for one in found_] == [
        (date(2026, 3, 31), "Planilla «a», fila 2"), (date(2026, 6, 30), "Planilla «b», fila 2"),
    ]  # fmt: skip


def test_p19_the_next_quarter_changes_progress_and_money_and_adds_no_line(store, tmp_path):
    head = ("Código", "Actividad", "Nivel", "Meta", "Avance", "Medido el", "Fuente", "Aprobado", "Ejecutado")
    first = csv_of(
        tmp_path / "t1.csv", head, ("1", "Podar", "actividad", "70", "12", "31/3/2026", "Propios", "900", "100"),
        ("2", "Regar", "actividad", "40", "9", "31/3/2026", "Propios", "600", "50"),
    )  # fmt: skip
    second = csv_of(
        tmp_path / "t2.csv", head, ("1", "Podar", "actividad", "70", "33", "30/6/2026", "Propios", "900", "410"),
        ("2", "Regar", "actividad", "40", "9", "31/3/2026", "Propios", "600", "50"),
    )  # fmt: skip
    assert counts(write(store, PLAN(), first, YEAR)) == (2, 0, 0, 0)
    told = write(store, PLAN(), second, YEAR)
    assert counts(told) == (0, 1, 1, 0)
    assert ("Ejecutado", "100", "410") in [(one.label, one.old, one.new) for one in told.outcomes[0].changes]
    assert (len(LINES.all(store)), len(FUNDING.all(store)), len(READINGS.all(store))) == (2, 2, 3)


def test_p27_a_year_that_only_the_title_says_is_offered_and_one_nobody_says_is_asked(store, tmp_path):
    rows = (("Actividad", "Nivel", "Meta", "Responsable"), ("Podar", "actividad", 70, "Obras"),
            ("Regar", "actividad", 40, "Obras"))  # fmt: skip
    silent = rehearse(store, PLAN(), xlsx_of(tmp_path / "a.xlsx", *rows))
    assert [(one.code, one.default) for one in silent.choices] == [("year", "")]
    titled = xlsx_of(tmp_path / "b.xlsx", ("PLAN OPERATIVO 2026",), (None,), *rows)
    assert [(one.code, one.default) for one in rehearse(store, PLAN(), titled).choices] == [("year", "2026")]
    write(store, PLAN(), titled)
    assert {one.year for one in LINES.all(store)} == {2026}


def test_p28_a_word_for_nothing_in_a_number_does_not_refuse_the_row(store, tmp_path):
    head = ("Actividad", "Nivel", "Meta", "Aprobado")
    rows = [(f"Obra {at}", "actividad", cell, "50") for at, cell in enumerate(("N/A", "-", "s/d", "12", "30"))]
    told = write(store, PLAN(), csv_of(tmp_path / "a.csv", head, *rows), YEAR)
    assert counts(told) == (5, 0, 0, 0)
    assert sorted(one.target is None for one in LINES.all(store)) == [False, False, True, True, True]
    assert sum(one.approved for one in FUNDING.all(store)) == 250_00


def test_p28_of_several_sheets_a_refused_row_says_which_is_its_own(store, tmp_path):
    book = openpyxl.Workbook()
    for name in ("Norte", "Sur"):
        page = book.create_sheet(name)
        for row in (
            ("Actividad", "Nivel", "Meta", "Termina"),
            (f"Obra {name}", "actividad", 4, "31/02/2026"),
            (f"Puente {name}", "actividad", 9, "28/02/2026"),
            (f"Plaza {name}", "actividad", 6, "27/02/2026"),
        ):
            page.append(row)
    del book["Sheet"]
    path = tmp_path / "dos.xlsx"
    book.save(path)
    told = rehearse(store, PLAN(), path, YEAR)
    assert [(one.sheet, one.line) for one in told.of(Fate.REFUSED)] == [("Norte", 2), ("Sur", 2)]


def test_p31_codes_join_activities_to_the_axis_they_begin_with(store, tmp_path):
    rows = (("1", "Ciudad limpia", ""), ("1.1", "Barrer", "60"), ("1.2", "Podar", "70"), ("2", "Ciudad viva", ""),
            ("2.1", "Cine en la plaza", "12"))  # fmt: skip
    write(store, PLAN(), csv_of(tmp_path / "a.csv", ("Código", "Nombre", "Meta"), *rows), YEAR)
    lines = {one.code: one for one in LINES.all(store)}
    assert {code: lines[code].parent_id for code in ("1.1", "1.2", "2.1")} == {
        "1.1": lines["1"].id, "1.2": lines["1"].id, "2.1": lines["2"].id,
    }  # fmt: skip
    assert lines["1.1"].level is Level.ACTIVITY
    later = csv_of(tmp_path / "b.csv", ("Código", "Nombre", "Nivel", "Meta"), ("2.2", "Coro", "actividad", "5"))
    write(store, PLAN(), later, YEAR)
    assert next(one for one in LINES.all(store) if one.code == "2.2").parent_id == lines["2"].id


# -- register


HEAD = ("Folio", "Título", "Fecha", "Nombre público", "Estado", "Resultado", "Respuesta", "Fecha de respuesta")


def test_p19_the_answer_of_a_later_sheet_is_written_in_the_initiative_that_is_here(store, tmp_path):
    asked = ("2026-004", "Sombra en la plaza", "3/2/2026", "Club Sol", "en estudio", "", "", "")
    other = ("2026-009", "Más bancos", "9/2/2026", "Escuela 8", "recibida", "", "", "")
    write(store, REGISTER(), csv_of(tmp_path / "a.csv", HEAD, asked, other))
    answered = (
        "2026-004",
        "Sombra en la plaza",
        "3/2/2026",
        "Club Sol",
        "Respondida",
        "ACEPTADA",
        "Se planta.",
        "1/3/2026",
    )
    told = write(store, REGISTER(), csv_of(tmp_path / "b.csv", HEAD, answered, other))
    assert counts(told) == (0, 1, 1, 0)
    assert ("Estado", "en estudio", "respondida") in [(c.label, c.old, c.new) for c in told.outcomes[0].changes]
    one = next(each for each in all_initiatives(store) if each.folio == "2026-004")
    assert (one.state, one.answer_kind, one.answer) == (State.ANSWERED, AnswerKind.ACCEPTED, "Se planta.")


def test_p18_a_folio_of_another_office_is_another_initiative(store, tmp_path):
    write(store, REGISTER(), csv_of(tmp_path / "a.csv", HEAD[:4], ("2026-004", "Sombra", "3/2/2026", "Club Sol")))
    other = csv_of(tmp_path / "b.csv", HEAD[:4], ("2026-004", "Un semáforo", "5/2/2026", "Escuela 8"))
    assert counts(write(store, REGISTER(), other)) == (1, 0, 0, 0)
    assert {one.title for one in all_initiatives(store)} == {"Sombra", "Un semáforo"}


def test_p20_words_of_states_and_outcomes_are_understood_or_asked_and_a_state_without_day_is_kept(store, tmp_path):
    head = ("Título", "Fecha", "Nombre público", "Estado", "Resultado")
    rows = (
        ("Sombra", "3/2/2026", "Club Sol", "Respondida", "RECHAZADO"),
        ("Bancos", "4/2/2026", "Club Sol", "Respondida", ""),
        ("Cine", "5/2/2026", "Coro", "en veremos", ""), ("Coro", "6/2/2026", "Coro", "Recibida", "Aceptada"),
    )  # fmt: skip
    path = csv_of(tmp_path / "a.csv", head, *rows)
    told = rehearse(store, REGISTER(), path)
    assert [one.code for one in told.choices] == ["values:state:en veremos"]
    assert [(one.line, one.column) for one in told.of(Fate.REFUSED)] == [(4, "Estado")]
    write(store, REGISTER(), path, Shape(values={"state": {"en veremos": "under_study"}}))
    states = {one.title: one.state for one in all_initiatives(store)}
    assert states == {
        "Sombra": State.ANSWERED, "Bancos": State.ANSWERED, "Cine": State.STUDY, "Coro": State.RECEIVED,
    }  # fmt: skip
    assert "no trae el día" in told.outcomes[1].note


def test_p21_cost_and_votes_of_a_sheet_are_kept_with_their_headings(store, tmp_path):
    head = ("Título", "Fecha", "Nombre público", "Costo estimado", "Votos")
    rows = (("Sombra", "3/2/2026", "Club Sol", "45.000", "132"), ("Cine", "5/2/2026", "Coro", "12.500", "87"))
    path = csv_of(tmp_path / "a.csv", head, *rows)
    told = write(store, REGISTER(), path)
    notes = {one.title: one.source_note for one in all_initiatives(store)}
    assert notes["Sombra"] == "Costo estimado: 45.000\nVotos: 132"
    assert counts(write(store, REGISTER(), path)) == (0, 0, 2, 0)
    assert told.count(Fate.NEW) == 2


# -- people


def test_people_come_into_the_body_their_row_names_from_and_until_its_days(store, tmp_path):
    head = ("Nombre completo", "Cargo", "Órgano", "Desde", "Hasta", "Sexo")
    rows = (
        ("Ana Cruz Paz", "Alcaldesa", "", "1/12/2025", "", "M"),
        ("José Mis Chub", "Concejal", "", "1/12/2025", "", "H"),
        ("Rosa Díaz Luna", "Presidenta", "Comisión de Obras", "5/3/2026", "", "M"),
    )  # fmt: skip
    path = csv_of(tmp_path / "a.csv", head, *rows)
    target = import_people.target()
    assert counts(write(store, target, path)) == (3, 0, 0, 0)
    assert counts(write(store, target, path)) == (0, 0, 3, 0)
    bodies = {one.name: one.id for one in town.bodies(store)}
    (rosa,) = town.members(store, bodies["Comisión de Obras"])
    assert (rosa.person.gender, rosa.membership.start) == (Gender.FEMALE, date(2026, 3, 5))
    left = csv_of(tmp_path / "b.csv", head, (*rows[2][:4], "30/9/2026", "M"), rows[0], rows[1])
    told = write(store, target, left)
    assert counts(told) == (0, 1, 2, 0)
    assert [(one.label, one.new) for one in told.outcomes[0].changes] == [("Hasta", "30/09/2026")]


# -- the command line


def test_p22_a_trial_says_each_row_and_writes_nothing(closed, tmp_path, capsys):
    source = csv_of(tmp_path / "r.csv", HEAD[:4], ("", "Sombra", "3/2/2026", "Club"), ("", "Cine", "31/2/2026", "Coro"))
    assert main(["import", str(closed), "initiatives", str(source), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Hoja «r», fila 2: nueva «Sombra»" in said
    assert "Hoja «r», fila 3, columna Fecha:" in said
    assert "No se escribió nada" in said
    assert main(["list", str(closed), "initiatives"]) == 0
    assert capsys.readouterr().out == ""


def test_p25_columns_nobody_takes_are_named_and_each_way_in_tells_its_own_way_out(closed, store, tmp_path, capsys):
    source = csv_of(tmp_path / "r.csv", ("Qué", "Cuánto", "Quién"), ("1/1/2026", "5", "8"), ("2/1/2026", "6", "9"))
    with pytest.raises(UserError) as told:
        rehearse(store, REGISTER(), source)
    assert "--" not in str(told.value)
    assert main(["import", str(closed), "initiatives", str(source)]) == 1
    assert "--map title=COLUMNA" in capsys.readouterr().err
    source = csv_of(
        tmp_path / "s.csv", ("Título", "Fecha", "Talla"), ("Sombra", "3/2/2026", "grande"), ("Luz", "4/2/2026", "s")
    )
    assert main(["import", str(closed), "initiatives", str(source), "--dry-run"]) == 0
    assert "No se usan: «Talla»." in capsys.readouterr().out


def test_p28_headings_may_hold_commas_and_equal_signs_and_letters_go_beyond_z(closed, tmp_path, capsys):
    head = (*(f"c{at}" for at in range(26)), "Pedido, en dos palabras", "Ingreso = alta")
    rows = [(*["x"] * 26, title, day) for title, day in (("Sombra", "3/2/2026"), ("Luz", "4/2/2026"))]
    source = csv_of(tmp_path / "r.csv", head, *rows)
    order = ["import", str(closed), "initiatives", str(source), "--dry-run"]
    assert main([*order, "--map", 'title="Pedido, en dos palabras"', "--map", "received=Ingreso = alta"]) == 0
    assert "2 filas nuevas" in capsys.readouterr().out
    assert main([*order, "--map", "title=AA,received=AB"]) == 0
    assert "2 filas nuevas" in capsys.readouterr().out


def test_a_shape_is_saved_and_loaded_with_all_that_was_decided(closed, tmp_path, capsys):
    source = csv_of(tmp_path / "r.csv", ("Pedido", "Alta", "Cómo va"), ("Sombra", "3/2/2026", "en veremos"),
                    ("Luz", "4/2/2026", "recibida"))  # fmt: skip
    shape = tmp_path / "forma.toml"
    order = ["import", str(closed), "initiatives", str(source)]
    said = ["--map", "title=Pedido", "--map", "received=Alta", "--map", "state=Cómo va", "--values",
            "state:en veremos=under_study", "--mode", "insert"]  # fmt: skip
    assert main([*order, "--dry-run", *said, "--save-shape", str(shape)]) == 0
    assert 'title = ["Pedido"]' in shape.read_text(encoding="utf-8")
    assert '"en veremos" = "under_study"' in shape.read_text(encoding="utf-8")
    assert main([*order, "--shape", str(shape)]) == 0
    assert "2 filas nuevas" in capsys.readouterr().out
    assert main([*order, "--dry-run"]) == 0
    assert "0 filas nuevas, 0 que cambian, 2 iguales y 0 rechazadas." in capsys.readouterr().out
    shape.write_text("columnas = 3", encoding="utf-8")
    assert main([*order, "--shape", str(shape)]) == 1
    assert "no se entiende «columnas»" in capsys.readouterr().err


def test_p27_the_command_line_says_how_a_question_is_answered(closed, tmp_path, capsys):
    head = ("Actividad", "Nivel", "Meta")
    source = csv_of(tmp_path / "p.csv", head, ("Podar", "actividad", "70"), ("Regar", "actividad", "40"))
    assert main(["import", str(closed), "plan", str(source)]) == 1
    assert "--answer year=" in capsys.readouterr().err
    assert main(["import", str(closed), "plan", str(source), "--answer", "year=2026"]) == 0
