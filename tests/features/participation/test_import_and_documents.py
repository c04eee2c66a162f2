"""The register goes out and comes in whole; what is printed says the same in Word and PDF, and no private name."""

import csv
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import exchange, file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.document import register_sheet
from munidesk.features.participation.initiatives.listing import list_initiatives
from munidesk.features.participation.initiatives.store import all_initiatives, answer, give_back, register
from munidesk.features.participation.initiatives.store_board import board
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.people_lists.store import neighbours
from munidesk.town.profiles import load_profile
from munidesk.town.sample import SampleSize
from tests import samples
from tests.documents.reading import assert_same_lines
from tests.sheets.imports import Asked, import_initiatives

PESO = load_profile("UY").figures

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "initiatives"


def write(path: Path, *rows: tuple[str, ...], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=delimiter).writerows(rows)
    return path


@pytest.mark.parametrize(
    ("name", "count"), [("es_decide_madrid_2019.csv", 80), ("mx_presupuesto_participativo_2025.csv", 40)]
)
def test_the_real_files_come_in_whole(store, name, count):
    if not (SHARED / name).is_file():
        pytest.skip("Falta la carpeta compartida con datos reales; la misma forma se prueba con datos inventados.")
    report = import_initiatives(store, SHARED / name, Asked())
    assert (report.added, report.refused) == (count, ())
    with (SHARED / name).open(encoding="utf-8", newline="") as source:
        wanted = {row.get("titulo") or row.get("nombre") for row in csv.DictReader(source)}
    assert {one.title for one in all_initiatives(store)} == {" ".join(str(title).split()) for title in wanted}


def test_long_texts_keep_their_line_breaks_and_quotes(store, tmp_path):
    source = write(
        tmp_path / "propuestas.csv",
        ("id", "titulo", "resumen", "texto"),
        ("7", 'Cruce seguro "La Cuadra"', "Uno", 'Primera línea\nsegunda, con coma y "comillas"'),
        ("8", "Sin cuerpo", "", ""),
    )
    assert import_initiatives(store, source, Asked()).added == 2
    first = all_initiatives(store)[0]
    assert first.title == 'Cruce seguro "La Cuadra"'
    assert first.text == 'Uno\n\nPrimera línea\nsegunda, con coma y "comillas"'
    assert first.external == "7"


def test_a_second_import_of_the_same_sheet_adds_nothing(store, tmp_path):
    source = write(tmp_path / "p.csv", ("id", "nombre"), ("1", "Bancos"), ("2", "Luz"))
    assert import_initiatives(store, source, Asked()).added == 2
    again = import_initiatives(store, source, Asked())
    assert (again.added, again.matched) == (0, 2)


def test_every_refused_row_says_line_column_and_reason(store, tmp_path):
    source = write(
        tmp_path / "p.csv",
        ("Título", "Fecha", "Fecha de respuesta", "Fecha de devolución"),
        ("Bien", "01/09/2026", "", ""),
        ("", "01/09/2026", "", ""),
        ("Fecha imposible", "31/02/2026", "", ""),
        ("Respuesta antes", "10/09/2026", "01/09/2026", ""),
        ("Devolución sola", "10/09/2026", "", "11/09/2026"),
    )
    report = import_initiatives(store, source, Asked())
    assert report.added == 1
    assert [(line, column) for line, column, _reason in report.refused] == [
        (3, "Título"), (4, "Fecha"), (5, "Fecha de respuesta"), (6, "Fecha de devolución"),
    ]  # fmt: skip


def test_the_columns_a_person_chose_are_remembered_for_the_next_sheet(store, tmp_path):
    first = write(tmp_path / "a.csv", ("clave", "quién", "lo dicho"), ("1", "Bancos", "x"))
    assert import_initiatives(store, first, Asked(mapping={"title": "lo dicho"})).added == 1
    second = write(tmp_path / "b.csv", ("clave", "quién", "lo dicho"), ("2", "Luz", "y"))
    assert import_initiatives(store, second, Asked()).added == 1
    assert [one.title for one in all_initiatives(store)] == ["x", "y"]


def test_a_trial_writes_nothing(store, tmp_path):
    source = write(tmp_path / "p.csv", ("nombre",), ("Bancos",))
    assert import_initiatives(store, source, Asked(dry_run=True)).added == 1
    assert all_initiatives(store) == ()


def test_what_is_exported_comes_back_with_answers_and_dates(store, tmp_path):
    key = register(
        store,
        Initiative(title="Bancos", text="Faltan\ndos", received=date(2026, 9, 1), zone="Este", topic="Plazas"),
        Author(kind=AuthorKind.ORGANISATION, name="Club social"),
    )
    answer(store, key, AnswerKind.PARTLY, "Uno, y otro en 2027.", area="Obras", on=date(2026, 9, 20))
    give_back(store, key, on=date(2026, 9, 30), place="la plaza", channel="asamblea", evidence="planilla")
    register(store, Initiative(title="Luz", received=date(2026, 10, 1)))
    sheet = register_sheet(store, Filter())
    path = tmp_path / "registro.csv"
    exchange.write_csv(path, sheet.header, sheet.rows, PESO)
    other = file.create(tmp_path / "otro.munidesk", catalog.schemas())
    from munidesk.town import store as town
    from munidesk.town.domain import Municipality

    town.save_municipality(other, Municipality(name="Otro", country="UY"))
    assert import_initiatives(other, path, Asked()).refused == ()
    again = register_sheet(other, Filter())
    assert again.rows == sheet.rows
    other.close()


@pytest.fixture
def sample(tmp_path):
    made = samples.sample(tmp_path / "muestra.munidesk", SampleSize(sessions=4))
    yield made
    made.close()


def test_the_sample_has_what_the_board_shows(sample):
    rows = list_initiatives(sample)
    assert len(rows) == 41
    assert sum(1 for row in rows if row["answer"] is None) == 10
    assert sum(1 for row in rows if row["given_back"]) == 24


DOCUMENTS = (
    "participation-analysis",
    "topics-synthesis",
    "encounter",
    "sign-in",
    "answers",
    "feedback",
    "letter",
    "thread",
    "data-map",
)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_word_and_pdf_hold_every_line(sample, tmp_path, name, suffix):
    document = catalog.export_named(name)(sample, Selection())
    assert isinstance(document, Document)
    path = tmp_path / f"x{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)


@pytest.mark.parametrize("name", ["participation-analysis", "topics-synthesis", "answers", "feedback", "initiatives"])
def test_reports_never_show_a_private_name(sample, name):
    produced = catalog.export_named(name)(sample, Selection())
    text = str(produced.rows) if isinstance(produced, Sheet) else "\n".join(plain_lines(produced))
    assert not [one.name for one in neighbours(sample) if len(one.name) > 6 and one.name in text]


def test_the_synthesis_says_what_has_no_answer_and_how_late(sample):
    document = catalog.export_named("topics-synthesis")(sample, Selection())
    assert isinstance(document, Document)
    lines = plain_lines(document)
    assert "Tema 1. Sombra y asientos en la plaza del Centro" in lines
    assert "Vencida hace 2 días" in lines
    assert any("Sin respuesta al 17/11/2026" in line for line in lines)


def test_a_heading_of_the_register_orders_all_of_it_not_only_what_is_read(sample):
    everything = board(sample, Filter(), 1000).rows
    first = board(sample, Filter(order="folio"), 3).rows
    assert [one.initiative.folio for one in first] == sorted(one.initiative.folio for one in everything)[:3]
    titles = board(sample, Filter(order="title", down=True), 5).rows
    assert titles[0].initiative.title.casefold() == max(one.initiative.title.casefold() for one in everything)
    due = [one.initiative.due for one in board(sample, Filter(order="due"), 1000).rows]
    known = [one for one in due if one is not None]
    assert due[: len(known)] == sorted(known)
