"""Importing people from spreadsheets and Popolo: what is understood, matched and refused."""

import json
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.town import store as town
from munidesk.town.domain import BodyKind, Gender
from munidesk.town.imports import ImportReport
from tests.sheets.imports import Asked, import_people
from tests.workbooks import write_xlsx

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "people"
GUATEMALA = SHARED / "gt_corporaciones_2020_2024.csv"
URUGUAY = SHARED / "uy_diputados.popolo.json"
NEEDS_SHARED = "los datos reales están en ../shared/data/people, que aquí no existe"

LIST = """id,Municipio,Pais,Cargo,Partido,Nombre
1,VILLA ALTA,Guatemala,Alcalde,PA,Milton  Fión Sosa
1,VILLA ALTA,Guatemala,Sindico I,PA,Ana Lucía Cruz Paz
1,VILLA ALTA,Guatemala,Sindico Suplente,,
1,VILLA ALTA,Guatemala,Concejal I,PB,José Mis Chub
1,VILLA ALTA,Guatemala,Concejal Suplente I,PB,Iris Puga de León
2,RÍO HONDO,Guatemala,Alcalde,PA,Ana Lucía Cruz Paz
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "oficiales.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_the_open_municipality_is_found_in_the_list(new_store, source: Path):
    store = new_store("GT", "Municipalidad de Villa Alta")
    report = import_people(store, source)
    assert (report.added, report.matched) == (4, 1)
    assert report.refused == ((4, "Nombre", "falta el nombre."),)
    assert report.told == ((7, "Es de RÍO HONDO: no se toca."),)
    assert "Cargo: columna «Cargo»" in report.understood
    assert "No se usan: «id» y «Pais»." in report.understood
    members = town.members(store, town.council(store).id)
    assert [(m.seat.number, m.person.full_name, m.membership.party) for m in members] == [
        (1, "Milton Fión Sosa", "PA"),
        (2, "Ana Lucía Cruz Paz", "PA"),
        (3, "José Mis Chub", "PB"),
        (1000, "Iris Puga de León", "PB"),
    ]


def test_a_second_import_adds_nothing(new_store, source: Path):
    store = new_store("GT", "Villa Alta")
    import_people(store, source)
    before = town.people(store)
    report = import_people(store, source)
    assert (report.added, report.changed, report.matched) == (0, 0, 5)
    assert town.people(store) == before


def test_spelling_does_not_make_two_people(new_store, source: Path, tmp_path: Path):
    store = new_store("GT", "Villa Alta")
    import_people(store, source)
    again = tmp_path / "otra.csv"
    again.write_text("Nombre;Cargo\nCRUZ PAZ, ANA LUCIA;Síndica I\nMilton Fion Sosa;Alcalde\n", encoding="cp1252")
    report = import_people(store, again)
    assert (report.added, report.matched) == (0, 2)
    assert len(town.people(store)) == 4


def test_a_rehearsal_says_the_same_and_writes_nothing(new_store, source: Path):
    store = new_store("GT", "Villa Alta")
    rehearsed = import_people(store, source, Asked(dry_run=True))
    assert town.people(store) == ()
    assert store.undo_label == "Crear el municipio"
    assert import_people(store, source) == rehearsed


def test_the_whole_import_is_one_change(new_store, source: Path):
    store = new_store("GT", "Villa Alta")
    import_people(store, source)
    store.undo()
    assert town.people(store) == ()
    assert town.seats(store, town.council(store).id) == ()


def test_a_list_of_others_asks_which_one(new_store, source: Path):
    store = new_store("GT", "San Pedro")
    with pytest.raises(UserError, match="«VILLA ALTA» y «RÍO HONDO», y ninguno es «San Pedro»"):
        import_people(store, source)
    with pytest.raises(UserError, match="«Villa Baja» no está en la lista"):
        import_people(store, source, municipality="Villa Baja")
    assert town.people(store) == ()
    assert import_people(store, source, municipality="rio hondo").added == 1


def test_all_municipalities_come_in_as_bodies_of_their_own(new_store, source: Path):
    store = new_store("GT", "Villa Alta")
    assert import_people(store, source, municipality="todos").added == 5
    assert [body.name for body in town.bodies(store)] == ["Concejo Municipal", "Concejo Municipal de Río Hondo"]
    assert import_people(store, source, municipality="todos").added == 0


def test_a_spreadsheet_without_names_is_refused(new_store, tmp_path: Path):
    path = tmp_path / "metas.csv"
    path.write_text("Cargo;Partido\nAlcalde;PA\n")
    with pytest.raises(UserError, match="no tiene una columna con nombres"):
        import_people(new_store("GT", "X"), path)


@pytest.mark.parametrize(
    "text",
    [
        "id;nombre\n1;Semáforo en la calle Ocho\n2;DRENAJE EN COL LUZ\n",
        "Programa;Meta 2026;Nombre\nA;12;40 cuadras de bitumen\nB;3;25 % de avance\n",
        "nombre\n=HYPERLINK(1)\n<b>x</b>\n",
    ],
)
def test_a_list_of_works_is_not_taken_for_people(new_store, tmp_path: Path, text: str):
    path = tmp_path / "obras.csv"
    path.write_text(text)
    store = new_store()
    with pytest.raises(UserError, match="no tiene una columna con nombres"):
        import_people(store, path)
    assert town.people(store) == ()


def test_a_row_that_is_no_name_is_refused_and_the_others_come_in(new_store, tmp_path: Path):
    path = tmp_path / "lista.csv"
    path.write_text("Nombre,Cargo\nAna Cruz,Alcaldesa\n3 (ver nota),Concejal\nJosé Mis,Concejal\n")
    report = import_people(new_store(), path)
    assert report.added == 2
    assert report.refused == ((3, "Nombre", "«3 (ver nota)» no parece un nombre."),)


def test_an_excel_sheet_is_a_list_too(new_store, tmp_path: Path):
    path = tmp_path / "lista.xlsx"
    write_xlsx(
        path,
        ("Nombre completo", "Cargo", "Lista"),
        [("Ana Cruz Paz", "Alcaldesa", "A"), ("José Mis", "Concejal", "B"), ("", "Concejal", "B")],
    )
    report = import_people(new_store(), path)
    assert (report.added, report.refused) == (2, ((4, "Nombre completo", "falta el nombre."),))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("no.csv", None, "No se puede leer"),
        ("vacio.csv", b"", "está vacío"),
        ("roto.json", b"{", "no es un archivo JSON"),
        ("otro.json", b'{"votes": []}', "no trae la lista de personas"),
        ("hondo.json", b"[" * 100_000, "no es un archivo JSON"),
        ("binario.json", b"\xff\xfe\x00", "no es un archivo JSON"),
        ("no.json", None, "No se puede leer"),
    ],
)
def test_files_that_are_no_list_are_explained(new_store, tmp_path: Path, name: str, data: bytes | None, says: str):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    store = new_store()
    with pytest.raises(UserError, match=says):
        import_people(store, path)
    assert town.people(store) == ()


POPOLO = {
    "persons": [
        {"id": "1", "name": "Berta Ríos", "gender": "female"},
        {"id": "2", "given_name": "Carlos", "family_name": "Vera Sosa"},
        {"id": "3", "name": " "},
        {"id": "4", "name": "Elena Vidal"},
    ],
    "organizations": [
        {"id": "c", "classification": "legislature", "name": "Cámara de Prueba", "seats": 1},
        {"id": "p", "classification": "party", "name": "Partido Azul"},
    ],
    "memberships": [
        {
            "person_id": "1",
            "organization_id": "c",
            "on_behalf_of_id": "p",
            "role": "member",
            "start_date": "2015-02-15",
        },
        {"person_id": "2", "organization_id": "c", "role": "Presidente", "start_date": "2015", "end_date": "2016-03"},
        {"person_id": "1", "organization_id": "p", "role": "member"},
        {"person_id": "9", "organization_id": "c"},
    ],
}


def test_popolo_makes_a_body_of_each_organisation(new_store, tmp_path: Path):
    path = tmp_path / "camara.json"
    path.write_text(json.dumps(POPOLO), encoding="utf-8")
    store = new_store()
    report = import_people(store, path)
    assert report == ImportReport(
        (
            "Datos abiertos de un concejo: 4 personas en 1 órgano.",
            "2 titulares y 0 suplentes, para «Cámara de Prueba».",
            "La fuente dice 1 banca y nombra a 2 titulares: revise quién dejó su banca y cuándo.",
        ),
        3,
        0,
        (
            (3, "name", "falta el nombre de la persona"),
            (4, "person_id", "la integración nombra a una persona que no está en el archivo"),
        ),
    )
    council, chamber = town.bodies(store)
    assert chamber.kind is BodyKind.COMMITTEE
    assert town.members(store, council.id) == ()
    carlos, berta = town.members(store, chamber.id)
    assert (berta.membership.party, berta.membership.post, berta.person.gender) == (
        "Partido Azul",
        "councillor",
        Gender.FEMALE,
    )
    assert (carlos.membership.post, str(carlos.membership.start), str(carlos.membership.end)) == (
        "president",
        "2015-01-01",
        "2016-03-31",
    )
    assert len(town.people(store)) == 3
    assert import_people(store, path).added == 0


def test_popolo_persons_alone_come_in_without_a_body(new_store, tmp_path: Path):
    path = tmp_path / "personas.json"
    path.write_text('[{"name": "Berta Ríos"}, {"name": "Berta Rios"}, {"name": "Elena Vidal"}]')
    store = new_store()
    assert import_people(store, path).added == 2
    assert len(town.people(store)) == 2


@pytest.mark.skipif(not GUATEMALA.exists(), reason=NEEDS_SHARED)
def test_the_real_officers_of_guatemala_import(new_store):
    store = new_store("GT", "San José del Golfo")
    report = import_people(store, GUATEMALA)
    assert (report.added, report.refused) == (10, ())
    everybody = import_people(store, GUATEMALA, municipality="todos")
    assert (everybody.added, everybody.matched) == (52, 10)
    assert [line for line, _column, _reason in everybody.refused] == [15, 25, 59]
    assert len(town.bodies(store)) == 6
    assert len(town.people(store)) == 62


@pytest.mark.skipif(not URUGUAY.exists(), reason=NEEDS_SHARED)
def test_the_real_deputies_of_uruguay_import(new_store):
    store = new_store()
    report = import_people(store, URUGUAY)
    assert (report.added, report.matched, report.refused) == (106, 0, ())
    assert import_people(store, URUGUAY).matched == 106
    assert len(town.people(store)) == 106


def test_p5_popolo_with_h_and_m_does_not_make_men_of_women(new_store, tmp_path: Path):
    path = tmp_path / "personas.json"
    path.write_text('[{"name": "Xochitl Ríos", "gender": "M"}, {"name": "Tzab Vidal", "gender": "H"}]')
    store = new_store()
    import_people(store, path)
    assert {one.given_names: one.gender for one in town.people(store)} == {
        "Xochitl": Gender.FEMALE, "Tzab": Gender.MALE,
    }  # fmt: skip
