"""Telephones, mails and identity documents of people: into the private table, whatever the list, and nowhere else."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.data import check, file
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import new_encounter
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.town.people_lists.store import erase_person, neighbours
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, write

PHONE, MAIL, DOCUMENT = "094 551 772", "rosa.vidal@correo.invalid", "4.551.772-3"


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY", town="Cerro del Alba"))
    new_encounter(made, Encounter(title="Taller de cuencas", kind=EncounterKind.WORKSHOP, date=date(2026, 3, 3)))
    yield made
    made.close()


HEADS = (("Teléfono", "Correo", "C.I."), ("Tel.", "E-mail", "Cédula de identidad"), ("Celular", "Mail", "DNI"))
LISTS = {
    "initiatives": (["Título", "Solicitante"], ["Sombra en la feria", "Rosa Vidal"]),
    "attendees": (["Encuentro", "Nombre"], ["Taller de cuencas", "Rosa Vidal"]),
    "people": (["Nombre y apellido", "Cargo", "Órgano"], ["Rosa Vidal", "Vocal", "Comisión de aguas"]),
}  # fmt: skip


def target(name: str):
    return catalog.importer_named(name).target()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("heads", HEADS)
def test_what_is_nobodys_business_goes_to_the_private_table(store, tmp_path, name, heads):
    first, row = LISTS[name]
    path = drawn(tmp_path / "a.xlsx", [[*first, *heads], [*row, PHONE, MAIL, DOCUMENT]])
    told = write(store, target(name), path)
    assert [one.reason for one in told.outcomes if one.reason] == []
    assert counts(told) == (1, 0, 0, 0)
    (kept,) = neighbours(store)
    assert (kept.name, kept.phone, kept.email) == ("Rosa Vidal", PHONE, MAIL)
    assert DOCUMENT in kept.note
    assert counts(write(store, target(name), path)) == (0, 0, 1, 0)
    for table in (row["name"] for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")):
        if table != NEIGHBOURS.table and table != "change_private":
            held = " ".join(map(str, store.query(f'SELECT * FROM "{table}"')))
            assert not [one for one in (PHONE, MAIL, DOCUMENT) if one in held], table
    erase_person(store, kept.id)
    assert check.database_problems(store.connection) == ()


def test_who_asked_is_no_longer_public_once_a_document_is_known(store, tmp_path):
    rows = [["Título", "Solicitante", "C.I."], ["Sombra", "Rosa Vidal", DOCUMENT], ["Luz", "Hugo Peralta", None]]
    write(store, target("initiatives"), drawn(tmp_path / "a.xlsx", rows))
    assert sorted(one.name for one in AUTHORS.all(store)) == ["", "Hugo Peralta"]
    assert not [one for one in INITIATIVES.all(store) if "rosa vidal" in one.folded or "551" in one.source_note]


@pytest.mark.parametrize("name", ["initiatives", "attendees"])
def test_two_people_of_one_name_are_told_apart_by_their_document(store, tmp_path, name):
    first, row = LISTS[name]
    other = ["Otra sombra" if name == "initiatives" else "Taller de cuencas", "Rosa Vidal"]
    rows = [[*first, "C.I.", "Tel."], [*row, "1.111.111-1", "091"], [*other, "2.222.222-2", "092"]]
    write(store, target(name), drawn(tmp_path / "a.xlsx", rows))
    assert sorted((one.phone, one.note.split()[-1]) for one in neighbours(store)) == [
        ("091", "1.111.111-1"), ("092", "2.222.222-2"),
    ]  # fmt: skip


def test_an_organisation_keeps_its_public_name(store, tmp_path):
    rows = [["Título", "Autoría", "Solicitante", "Tel."], ["Cancha", "organización", "Club Laprida", "095"]]
    write(store, target("initiatives"), drawn(tmp_path / "a.xlsx", rows))
    (who,) = AUTHORS.all(store)
    assert who.name == "Club Laprida"
    assert [one.phone for one in neighbours(store)] == ["095"]
