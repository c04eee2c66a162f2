"""What the modules around the council say of themselves in the house: hearing, manual, hand-over, thread."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.twinning.kinds import TWINNINGS
from munidesk.overview.handover import prepare
from munidesk.overview.thread import thread
from munidesk.procedures.heard import consultations
from munidesk.procedures.kinds import STEPS
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.town.links import link
from tests import samples


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = samples.sample(tmp_path_factory.mktemp("casa") / "a.munidesk")
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path):
    made = file.create(tmp_path / "nuevo.munidesk", catalog.schemas())
    found(made, country="UY", name="Municipio nuevo")
    yield made
    made.close()


def case_of(store, owner):
    return str(store.select("case_file", owner_kind=owner.kind, owner_id=owner.id)[0]["id"])


def test_the_hearing_has_a_line_for_each_twinning_and_nothing_of_what_is_in_no_use(store, empty):
    lines = plain_lines(catalog.export_named("hearing")(store, Selection()))
    for one in TWINNINGS.all(store):
        assert any(line.startswith(one.title) for line in lines), one.title
    none = plain_lines(catalog.export_named("hearing")(empty, Selection()))
    assert not any(line.startswith("También en") for line in none)


def test_the_hearing_tells_each_consultation_and_where_each_programme_stands(store):
    lines = plain_lines(catalog.export_named("hearing")(store, Selection()))
    assert "Consultas públicas" in lines
    at = next(at for at, line in enumerate(lines) if line.startswith("Ensanche de la ruta al balneario"))
    assert "del 03/11/2026 al 03/12/2026" in " ".join(lines[at : at + 4])
    assert "Ordenamiento del territorio" in lines
    title = str(store.select("territory")[0]["title"])
    assert any(line.startswith(title) for line in lines)


def test_a_chapter_of_the_manual_takes_the_phases_of_the_programme(store, empty):
    (table, _note) = catalog.HOUSE.live(store)("pmot")
    assert len(table.rows) == 5
    with pytest.raises(UserError, match="ningún programa territorial"):
        catalog.HOUSE.live(empty)("pmot")


def test_the_hand_over_has_the_papers_of_every_programme_and_of_every_consultation(store):
    names = {name for name, _build in prepare(catalog.HOUSE, store).documents}
    for row in store.select("territory"):
        assert any(name.startswith("Territorio/") and str(row["title"]) in name for name in names)
    matrices = [name for name in names if "Matriz de observaciones" in name and name.endswith(".pdf")]
    assert len(matrices) == len([one for one in consultations(store) if one.entries]) > 1


def test_a_chapter_of_the_manual_takes_the_twinnings_and_says_so_where_there_is_none(store, empty):
    assert catalog.HOUSE.live(store)("hermanamientos")
    with pytest.raises(UserError, match="Todavía no hay ningún hermanamiento"):
        catalog.HOUSE.live(empty)("hermanamientos")


def test_the_hand_over_has_the_file_of_every_city_and_of_none_where_there_is_none(store, empty):
    names = {name for name, _build in prepare(catalog.HOUSE, store).documents}
    for one in TWINNINGS.all(store):
        assert f"Hermanamientos/Ficha de un hermanamiento {one.title}.pdf" in names
    assert not any(name.startswith("Hermanamientos/") for name, _build in prepare(catalog.HOUSE, empty).documents)


def test_from_an_initiative_the_thread_goes_to_the_twinning_its_case_and_what_proves_its_steps(store):
    city = next(one for one in TWINNINGS.all(store) if one.closed_on is None)
    initiative = Ref("initiative", str(store.select("initiative")[0]["id"]))
    resolution = Ref("resolution", str(next(row["id"] for row in store.select("resolution") if row["number"])))
    step = next(
        one for one in STEPS.all(store, case_id=case_of(store, Ref("twinning", city.id))) if one.key == "cabildo"
    )
    link(store, initiative, Ref("twinning", city.id), "raised")
    link(store, Ref("case_step", step.id), resolution)
    found_there = thread(catalog.HOUSE, store, initiative)
    kinds = {record.ref.kind for record in found_there.records}
    assert {"initiative", "twinning", "case_file", "case_step", "resolution"} <= kinds
    back = thread(catalog.HOUSE, store, resolution)
    assert Ref("twinning", city.id) in {record.ref for record in back.records}


def test_the_thread_of_a_consultation_tells_the_observation_its_answer_and_what_changed(store):
    from munidesk.procedures.codes import Outcome
    from munidesk.procedures.kinds import ENTRIES
    from munidesk.procedures.store_entries import answer_entries

    entry = next(one for one in ENTRIES.all(store) if one.folio and not one.answered)
    answer_entries(
        store, [entry.id], Outcome.ACCEPTED, "Tiene razón.", "Se corrió el límite de la zona 3.", date(2026, 11, 17)
    )
    initiative = Ref("initiative", str(store.select("initiative")[0]["id"]))
    link(store, initiative, Ref("case_entry", entry.id), "raised")
    told = thread(catalog.HOUSE, store, Ref("case_file", entry.case_id))
    words = [one.words for one in told.moments]
    assert "Qué cambió: Se corrió el límite de la zona 3." in words
    assert initiative in {record.ref for record in told.records}
