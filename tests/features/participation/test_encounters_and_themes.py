"""Encounters with their people and contributions, and the themes these are grouped into."""

from dataclasses import replace
from datetime import date, time

import pytest

from munidesk.base.errors import UserError
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Table
from munidesk.features.participation.domain import Encounter, EncounterKind, EncounterState
from munidesk.features.participation.encounters.document import build_encounter, build_sign_in
from munidesk.features.participation.encounters.rules import encounter_problems
from munidesk.features.participation.encounters.store import (
    add_attendees,
    add_contributions,
    attendees,
    contributions,
    encounter,
    encounters,
    new_encounter,
    save_encounter,
)
from munidesk.features.participation.initiatives.store import initiative
from munidesk.features.participation.themes.grouping import suggest
from munidesk.features.participation.themes.store import (
    initiative_of,
    merge_themes,
    move_to_theme,
    new_theme,
    themes,
)
from munidesk.town.domain import Gender
from munidesk.town.people_lists.domain import AgeBand
from munidesk.town.people_lists.store import neighbours


@pytest.fixture
def workshop(store) -> str:
    return new_encounter(
        store,
        Encounter(
            kind=EncounterKind.WORKSHOP,
            title="Taller «Calles seguras»",
            date=date(2026, 4, 18),
            zone="Norte",
            place="Escuela 12",
            state=EncounterState.HELD,
        ),
    )


def test_people_are_written_one_line_each_and_counted_by_sex_and_age(store, workshop):
    lines = [
        {"name": "Ana Silva", "gender": "F", "age_band": "34"},
        {"name": "Luis Vidal", "gender": "varón", "age_band": "60 y más"},
        {"name": "", "organisation": "Club social"},
        {"name": "ana  silva", "gender": "f"},
    ]
    assert add_attendees(store, workshop, lines) == 3
    found = attendees(store, workshop)
    assert [name for _one, name in found] == ["Ana Silva", "Luis Vidal", ""]
    assert [one.age_band for one, _name in found] == [AgeBand.FROM_30, AgeBand.FROM_60, AgeBand.UNKNOWN]
    assert [one.gender for one, _name in found] == [Gender.FEMALE, Gender.MALE, Gender.UNKNOWN]
    (row,) = encounters(store)
    assert row.people is not None
    assert (row.people.women, row.people.men, row.people.unknown) == (1, 1, 1)


def test_the_same_person_at_two_encounters_is_one_neighbour(store, workshop):
    other = new_encounter(store, Encounter(kind=EncounterKind.ASSEMBLY, title="Asamblea", date=date(2026, 6, 6)))
    for key in (workshop, other):
        add_attendees(store, key, [{"name": "Ana Silva"}])
    assert len(neighbours(store)) == 1


def test_zero_in_the_count_with_a_list_of_twelve_is_told(store, workshop):
    add_attendees(store, workshop, [{"name": f"Persona {n}"} for n in range(12)])
    save_encounter(store, replace(encounter(store, workshop), women=0, men=0))
    problems = {one.key for one in encounter_problems(encounter(store, workshop), 12)}
    assert "counts_differ" in problems


def test_ages_that_do_not_add_up_are_told(store, workshop):
    save_encounter(store, replace(encounter(store, workshop), women=5, men=5, age_counts="18-29=4;30-44=3"))
    problems = {one.key for one in encounter_problems(encounter(store, workshop), 0)}
    assert problems == {"ages_differ"}


def test_an_encounter_that_ends_before_it_begins_is_refused(store, workshop):
    with pytest.raises(UserError, match="fin es anterior"):
        save_encounter(store, replace(encounter(store, workshop), start=time(20), end=time(19)))


def test_contributions_pasted_in_bulk_keep_who_said_them(store, workshop):
    add_contributions(store, workshop, ["- Falta luz (vecina)", "Más árboles", "", "   "])
    assert [(one.text, one.said_by) for one in contributions(store)] == [("Falta luz", "vecina"), ("Más árboles", "")]


def test_grouping_merging_and_splitting_lose_no_contribution_and_can_be_undone(store, workshop):
    ids = add_contributions(store, workshop, [f"aporte {n}" for n in range(6)])
    light = new_theme(store, "luz", ids[:3])
    trees = new_theme(store, "Árboles", ids[3:5])
    move_to_theme(store, [ids[5]], trees)
    assert [(row.theme.title, len(row.contributions)) for row in themes(store)] == [("Luz", 3), ("Árboles", 3)]
    merge_themes(store, light, trees)
    assert [(row.theme.title, len(row.contributions)) for row in themes(store)] == [("Luz", 6)]
    store.undo()
    assert len(themes(store)) == 2
    new_theme(store, "Cancha", ids[:1])
    assert sorted(len(row.contributions) for row in themes(store)) == [1, 2, 3]


def test_a_theme_is_answered_through_one_initiative_of_its_first_encounter(store, workshop):
    ids = add_contributions(store, workshop, ["Los autos no frenan"])
    key = new_theme(store, "Velocidad frente a la escuela", ids)
    made = initiative_of(store, key)
    assert initiative_of(store, key) == made
    one = initiative(store, made)
    assert (one.received, one.zone, one.title) == (date(2026, 4, 18), "Norte", "Velocidad frente a la escuela")


def test_groups_are_suggested_by_shared_words_each_text_once():
    texts = [
        "Faltan bancos en la plaza", "Bancos con respaldo", "Poner un banco a la sombra", "El agua entra a las casas",
        "Entra agua cuando llueve", "Se junta agua en la calle", "Un cine",
    ]  # fmt: skip
    groups = suggest(texts)
    assert {one.members for one in groups} == {(0, 1, 2), (3, 4, 5)}
    assert "bancos" in groups[0].words or "agua" in groups[0].words


W43 = (
    "Que haya wifi en la plaza", "Que haya bancos en la plaza", "Que haya sombra en la plaza de noche",
    "Que atiendan también a la tarde", "El ómnibus también pasa tarde", "Que abran también de tarde la biblioteca",
    "Un pozo frente al número 340", "La casa número 12 se inunda", "Arreglar en el número 77",
    "Entra agua cuando llueve", "El agua entra a las casas", "Se junta agua en la calle",
)  # fmt: skip


def test_w43_groups_are_named_by_things_and_not_by_what_holds_words_together():
    groups = suggest(W43)
    words = {word for one in groups for word in one.words}
    assert {"plaza", "agua"} <= words, words
    assert not words & {"haya", "también", "tarde", "número", "entra", "que", "noche", "atiendan"}, words


def test_w43_a_second_word_that_belongs_to_everybody_names_no_group():
    texts = ["Bancos en la plaza", "Juegos en la plaza", "La plaza sin luz", "Más luz en la plaza", "Plaza con luz",
             "La escuela sin luz", "El club sin luz"]  # fmt: skip
    assert [one.words for one in suggest(texts)] == [("plaza",)]


def test_w43_what_nearly_everybody_says_sets_nobody_apart():
    texts = [f"{thing} de Ñandubay" for thing in ("Luces", "Luces", "Luces", "Calles", "Calles", "Calles", "Plazas",
             "Plazas", "Plazas", "Juegos")]  # fmt: skip
    assert {one.words for one in suggest(texts)} == {("luces",), ("calles",), ("plazas",)}


def test_d24_what_several_said_in_the_same_words_is_printed_once_with_how_many(store, workshop):
    """A report listed «Cruce escolar con guardia» twelve times."""
    add_contributions(store, workshop, ["Cruce escolar con guardia"] * 11 + ["cruce  escolar con guardia", "Más luz"])
    lines = plain_lines(build_encounter(store, workshop))
    assert [one for one in lines if "escolar" in one or one == "Más luz"] == [
        "Cruce escolar con guardia (12 veces)", "Más luz",
    ]  # fmt: skip


def test_d24_an_encounter_to_come_does_not_say_that_nobody_counted(store):
    coming = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2027, 3, 1)))
    lines = plain_lines(build_encounter(store, coming))
    assert "asistentes: todavía no se hizo" in lines
    assert not any("nadie los contó" in one or one == "Facilitaron" for one in lines)


def test_d9_d24_a_sheet_to_sign_shows_nobody_s_sex_and_fills_its_page(store, workshop):
    add_attendees(store, workshop, [{"name": "Ana Píriz", "gender": "F", "organisation": "Club social"}])
    sheet = build_sign_in(store, workshop)
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    first = ["".join(span.text for span in cell) for cell in table.rows[0].cells]
    assert first[1:5] == ["Ana Píriz", "Club social", "", ""]
    longer = replace(sheet, blocks=tuple(
        replace(block, rows=(*block.rows, block.rows[-1])) if isinstance(block, Table) else block
        for block in sheet.blocks
    ))  # fmt: skip
    assert render.roomy_pages(sheet) == 1
    assert render.roomy_pages(longer) == 2, "one line more would take another page"
