"""The bank of good practices: its map, what the pilot's ficha puts in it, its papers."""

from dataclasses import replace

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check
from munidesk.features.open_government.codes import Adoption, Component, PracticeOrigin
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import KINDS, PRACTICES
from munidesk.features.open_government.practices.rules import MOST_PLACES, Wanted, practice_map
from munidesk.features.open_government.practices.store import adopt, practices, remove_practice, save_practice
from munidesk.features.open_government.practices.wanted import wanted
from munidesk.features.open_government.schema import SCHEMA
from munidesk.features.pilot.domain import Manual, Pilot
from munidesk.features.pilot.store import save_pilot
from munidesk.features.pilot.store_manual import manual_of_pilot, save_manual
from munidesk.records.sheet import Selection
from tests.documents.reading import assert_both_say
from tests.features.open_government.closed import closed_diagnosis
from tests.records.agreement import hidden, unsaid

TOWN = "Cerro del Alba"


def practice(title: str = "Cartelera", **told) -> Practice:
    return Practice(**{"title": title, "component": Component.TRANSPARENCY, "topic": "Un solo lugar", **told})


def from_elsewhere(title: str, place: str, **told) -> Practice:
    return practice(title, place=place, origin=PracticeOrigin.IMPORTED, **told)


def test_every_column_is_said_once_and_none_is_hidden():
    assert unsaid(SCHEMA, KINDS) == []
    assert hidden(KINDS)[0] == 0


# -- the map


def test_a_component_without_any_practice_is_marked_and_so_is_a_red_topic_that_has_none():
    red = (Wanted(Component.ACCOUNTABILITY, "Vía de denuncia"),)
    found = practice_map((practice(),), TOWN, red)
    missing = {(row.component, row.topic, row.red) for row in found.missing}
    assert (Component.ACCOUNTABILITY, "Vía de denuncia", True) in missing
    assert {component for component, topic, _red in missing if not topic} == {
        Component.PARTICIPATION, Component.FRAMEWORK, Component.INNOVATION, Component.EQUALITY,
    }  # fmt: skip
    assert found.covered == 1


def test_a_red_topic_that_has_a_practice_is_not_missing_however_it_is_written():
    red = (Wanted(Component.TRANSPARENCY, "Un solo lugar"),)
    found = practice_map((practice(topic="un solo  LUGAR"),), TOWN, red)
    (row,) = [one for one in found.rows if one.component is Component.TRANSPARENCY]
    assert row.red
    assert not row.missing


def test_this_town_comes_first_and_practices_without_place_are_its_own():
    own, other = practice(), from_elsewhere("Plaza", "Arroyo Manso")
    found = practice_map((other, own), TOWN)
    assert found.places == (TOWN, "Arroyo Manso")
    (row,) = [one for one in found.rows if one.component is Component.TRANSPARENCY]
    assert [[one.title for one in cell] for cell in row.cells] == [["Cartelera"], ["Plaza"]]


def test_beyond_the_columns_of_a_page_the_other_places_stand_together_and_none_is_lost():
    many = [from_elsewhere(f"P{at}", f"Lugar {at}") for at in range(9)]
    found = practice_map(many, TOWN)
    assert len(found.places) == MOST_PLACES
    assert sum(len(row.practices) for row in found.rows) == 9
    assert found.places[-1] == "Otros lugares"


def test_a_practice_of_no_component_is_in_the_map_too():
    found = practice_map((practice(component=Component.NONE),), TOWN)
    assert found.rows[-1].component is Component.NONE
    assert found.covered == 0


def test_what_the_last_closed_diagnosis_has_in_red_is_sought(store):
    closed_diagnosis(store)
    assert {(one.component, one.topic) for one in wanted(store)} == {
        (Component.ACCOUNTABILITY, "Vía de denuncia"), (Component.ACCOUNTABILITY, "Compras a la vista"),
        (Component.FRAMEWORK, "Inventario de expedientes"), (Component.EQUALITY, "Protocolo de acoso"),
    }  # fmt: skip


# -- the bank


def test_a_practice_needs_a_name_and_goals_there_are(store):
    for told in ({"title": "  "}, {"ods": "18"}):
        with pytest.raises(UserError) as found:
            save_practice(store, replace(practice(), **told))
        assert found.value.field in told
    assert practices(store) == ()


def test_what_is_adopted_and_taken_out_comes_back_with_one_undo(store):
    one = save_practice(store, practice())
    adopt(store, one.id, Adoption.ADOPTED, " En la plaza ")
    assert practices(store)[0].adoption_note == "En la plaza"
    remove_practice(store, one.id)
    assert practices(store) == ()
    store.undo()
    assert practices(store)[0].adoption is Adoption.ADOPTED
    assert check.database_problems(store.connection) == ()


# -- the pilot's own


@pytest.fixture
def manual(store) -> Manual:
    pilot = save_pilot(store, Pilot(title="Piloto"))
    save_manual(store, Manual(pilot_id=pilot, title="Manual"))
    found = manual_of_pilot(store, pilot)
    assert found is not None
    return found


def test_the_ficha_of_the_pilot_enters_by_itself_once_it_has_a_name_and_tells_something(store, manual):
    save_manual(store, replace(manual, practice_name="Responder en plazo"))
    assert practices(store) == ()
    named = replace(manual, practice_name="Responder en plazo", practice_text="Un registro", practice_before="Nada")
    save_manual(store, named)
    (one,) = practices(store)
    assert (one.title, one.origin, one.problem, one.place) == (
        "Responder en plazo", PracticeOrigin.PILOT, "Nada", TOWN,
    )  # fmt: skip
    store.undo()
    assert practices(store) == ()


def test_it_follows_what_is_written_in_the_manual_and_keeps_what_was_corrected_in_the_bank(store, manual):
    named = replace(manual, practice_name="Responder", practice_text="Un registro")
    save_manual(store, named)
    (one,) = practices(store)
    PRACTICES.save(store, replace(one, problem="Nadie contestaba", title="Responder siempre"))
    save_manual(store, replace(named, practice_text="Un registro con plazo"))
    (now,) = practices(store)
    assert (now.done, now.problem, now.title) == ("Un registro con plazo", "Nadie contestaba", "Responder siempre")


def test_taken_out_of_the_bank_it_does_not_come_back_by_itself(store, manual):
    named = replace(manual, practice_name="Responder", practice_text="Un registro")
    save_manual(store, named)
    remove_practice(store, practices(store)[0].id)
    save_manual(store, replace(named, practice_text="Otro"))
    assert practices(store) == ()


# -- its papers


@pytest.mark.parametrize("name", ["practice", "practice-bank"])
def test_word_and_pdf_say_the_same_and_all_of_it(store, tmp_path, name):
    save_practice(store, practice(problem="Nadie sabía", done="Un índice\nUna fecha", results="Menos consultas",
                                  lessons="Mostrar lo que falta", needs="Dos horas", contact="Secretaría"))  # fmt: skip
    other = from_elsewhere("Comité de obra", "El Molino", component=Component.ACCOUNTABILITY, done="Mirar")
    save_practice(store, other)
    closed_diagnosis(store)
    assert_both_say(catalog.export_named(name)(store, Selection()), tmp_path)


def test_an_empty_bank_says_where_to_begin(store):
    for name in ("practice", "practice-bank"):
        with pytest.raises(UserError, match="Buenas prácticas"):
            catalog.export_named(name)(store, Selection())
    assert catalog.LISTINGS["practices"].rows(store) == []
