"""Districts and zones that a sheet names and nobody made yet: they come into being, and the rehearsal says which."""

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.participation.kinds import INITIATIVES
from munidesk.features.participatory_budget.domain import District, Process
from munidesk.features.participatory_budget.kinds import DISTRICTS, PROPOSALS
from munidesk.features.participatory_budget.store import save_district, save_process
from munidesk.sheets.shape import Shape
from munidesk.town.founding import found
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, rehearse, write


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    yield made
    made.close()


def target(name: str):
    return catalog.importer_named(name).target()


ROWS = [["Propuesta", "Distrito"], ["Luz en la plaza", "Norte"], ["Rampa", "Costa"], ["Bancos", "norte"]]


def test_a_district_nobody_made_is_made_and_told(store, tmp_path):
    process = save_process(store, Process(title="PP 2027"))
    save_district(store, District(process_id=process, name="Costa"))
    path = drawn(tmp_path / "a.xlsx", ROWS)
    told = rehearse(store, target("budget-proposal"), path)
    assert told.others == ("Distrito: 1 que no estaba («Norte»).",)
    assert len(DISTRICTS.all(store)) == 1, "nothing is made before «Importar»"
    assert counts(write(store, target("budget-proposal"), path)) == (3, 0, 0, 0)
    assert [one.name for one in DISTRICTS.all(store)] == ["Costa", "Norte"]
    assert counts(write(store, target("budget-proposal"), path)) == (0, 0, 3, 0)


def test_a_district_of_another_edition_is_not_taken_for_this_ones(store, tmp_path):
    old, new = (save_process(store, Process(title=title)) for title in ("PP 2026", "PP 2027"))
    for process in (old, new):
        save_district(store, District(process_id=process, name="Norte"))
    path = drawn(tmp_path / "a.xlsx", ROWS)
    told = write(store, target("budget-proposal"), path, Shape(answers={"process_id": new}))
    assert [one.reason for one in told.outcomes if one.reason] == []
    named = {one.district_id for one in PROPOSALS.all(store)}
    assert {one.process_id for one in DISTRICTS.all(store) if one.id in named} == {new}


def test_zones_nobody_has_used_are_told(store, tmp_path):
    rows = [["Título", "Zona"], ["Sombra", "Costa"], ["Luz", "Zona Norte"], ["Agua", "zona costa"]]
    path = drawn(tmp_path / "a.xlsx", rows)
    assert "Zona: 2 que no estaban («Costa» y «Zona Norte»)." in rehearse(store, target("initiatives"), path).others
    told = write(store, target("initiatives"), path)
    assert sorted(one.zone for one in INITIATIVES.all(store)) == ["Costa", "Costa", "Zona Norte"]
    assert "que no estaba" not in " ".join(rehearse(store, target("initiatives"), path).others)
    assert counts(told) == (3, 0, 0, 0)
