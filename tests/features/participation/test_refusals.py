"""What the register, its themes and its encounters refuse, filter and print where something is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.participation.domain import Author, AuthorKind, Encounter, EncounterKind, EncounterState
from munidesk.features.participation.domain import Initiative as Register
from munidesk.features.participation.encounters.document import build_encounter
from munidesk.features.participation.encounters.rules import check, encounter_problems, headcount, said
from munidesk.features.participation.encounters.store import (
    add_attendees,
    add_contributions,
    contribution,
    contributions,
    encounter,
    new_encounter,
    save_encounter,
)
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.store import (
    add_author,
    carry_out,
    extend,
    fulfil,
    initiative,
    register,
    reopen,
    save_initiative,
)
from munidesk.features.participation.initiatives.store_board import board
from munidesk.features.participation.themes.store import initiative_of, merge_themes, new_theme, theme
from munidesk.town import store as town

HELD = Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 4, 18), state=EncounterState.HELD)


def refused(words: str, verb: Callable[..., object], *given: object, **named: object) -> None:
    with pytest.raises(UserError, match=words):
        verb(*given, **named)


@pytest.mark.parametrize("find", [initiative, theme, encounter, contribution])
def test_e_what_is_gone_is_said(store, find):
    refused("ya no está|no está", find, store, "no")


def test_e_nothing_is_carried_out_or_fulfilled_before_it_is_answered(store):
    key = register(store, Register(title="Bancos"))
    refused("hace falta la respuesta", carry_out, store, key)
    refused("hace falta la respuesta", fulfil, store, key)
    refused("por qué vuelve a estudio", reopen, store, key, " ")


def test_e_where_the_norm_has_no_longer_term_there_is_none(store):
    key = register(store, Register(title="Bancos"))
    town.save_municipality(store, replace(town.municipality(store), country="CL"))
    refused("no prevé una prórroga", extend, store, key, "obra")


def test_e_another_day_of_reception_moves_the_day_it_is_due(store):
    key = register(store, Register(title="Bancos", received=date(2026, 9, 22)))
    before = initiative(store, key)
    save_initiative(store, replace(before, received=date(2026, 9, 12)))
    assert (before.due - initiative(store, key).due).days == 10


def test_e_an_organisation_that_joins_is_found_by_its_name(store):
    key = register(store, Register(title="Bancos"))
    add_author(store, key, Author(kind=AuthorKind.ORGANISATION, name="Club Social Artigas"))
    assert [row.initiative.id for row in board(store, Filter(words="artigas")).rows] == [key]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(year=2025), ["viejo"]),
        (Filter(since=date(2026, 1, 1)), ["nuevo", "bancos"]),
        (Filter(until=date(2026, 2, 1)), ["bancos", "viejo"]),
        (Filter(since=date(2026, 1, 1), until=date(2026, 2, 1)), ["bancos"]),
        (Filter(topic="obras"), ["bancos"]),
        (Filter(zone="Norte"), ["nuevo"]),
        (Filter(segment="under_study"), []),
        (Filter(segment="received"), ["nuevo", "bancos", "viejo"]),
        (Filter(order="title"), ["bancos", "nuevo", "viejo"]),
        (Filter(order="title", down=True), ["viejo", "nuevo", "bancos"]),
        (Filter(words="nadie lo dijo"), []),
    ],
)
def test_e_the_list_shows_what_was_chosen_and_counts_it(store, chosen: Filter, found: list[str]):
    register(store, Register(title="viejo", received=date(2025, 12, 30)))
    register(store, Register(title="bancos", received=date(2026, 2, 1), topic="obras"))
    register(store, Register(title="nuevo", received=date(2026, 3, 1), zone="Norte"))
    shown = board(store, chosen)
    assert [row.initiative.title.lower() for row in shown.rows] == found
    assert shown.total == len(found)


def test_e_themes_are_joined_unless_both_are_initiatives(store):
    meeting = new_encounter(store, HELD)
    luz, foco = add_contributions(store, meeting, ["Falta luz", "Un foco roto"])
    refused("Póngale un nombre", new_theme, store, "  ")
    kept, other = new_theme(store, "Luz", (luz,)), new_theme(store, "Focos", (foco, "gone"))
    refused("Elija otro tema", merge_themes, store, kept, kept)
    own = initiative_of(store, other)
    merge_themes(store, kept, other)
    assert theme(store, kept).initiative_id == own
    third = new_theme(store, "Sombra")
    initiative_of(store, third)
    refused("iniciativa propia", merge_themes, store, kept, third)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (replace(HELD, title=" "), "title"), (replace(HELD, women=-1), "women"), (replace(HELD, unknown=-1), "unknown"),
        (replace(HELD, age_counts="18-29=doce"), "age_counts"), (replace(HELD, age_counts="18-29=-2"), "age_counts"),
    ],
)  # fmt: skip
def test_e_an_encounter_that_cannot_be_is_refused_where_it_is_mended(record: Encounter, field: str):
    with pytest.raises(UserError) as found:
        check(record)
    assert found.value.field == field


@pytest.mark.parametrize(
    ("record", "listed", "doubts"),
    [
        (HELD, 0, ["nobody", "place_missing"]), (replace(HELD, place="Escuela 12"), 3, []),
        (replace(HELD, place="x", women=3, men=2), 4, ["counts_differ"]),
        (replace(HELD, place="x", women=3, age_counts="18-29=2"), 0, ["ages_differ"]),
        (replace(HELD, state=EncounterState.PLANNED), 0, []),
    ],
)  # fmt: skip
def test_e_what_of_an_encounter_does_not_add_up_is_asked_about(record: Encounter, listed: int, doubts: list[str]):
    assert [one.key for one in encounter_problems(record, listed)] == doubts


def test_e_people_are_counted_from_the_list_else_as_they_were_counted():
    assert headcount(HELD, 0, 0, 0) is None
    counted = headcount(replace(HELD, women=3, men=2), 0, 0, 0)
    assert counted is not None and (counted.women, counted.men, counted.unknown, counted.total) == (3, 2, 0, 5)
    listed = headcount(replace(HELD, women=3), 7, 4, 2)
    assert listed is not None and (listed.women, listed.men, listed.unknown) == (4, 2, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- Falta luz (vecina)", ("Falta luz", "vecina")), ("(vecina)", ("(vecina)", "taller")),
        (f"Luz ({'x' * 41})", (f"Luz ({'x' * 41})", "taller")), ("Luz", ("Luz", "taller")),
    ],
)  # fmt: skip
def test_e_who_said_it_is_taken_from_the_end(text: str, words: tuple[str, str]):
    assert said(text, "taller") == words


def test_e_the_report_of_an_encounter_nobody_counted_says_so(store):
    told = plain_lines(build_encounter(store, new_encounter(store, HELD)))
    assert "asistentes: nadie los contó" in told
    assert not {"Asistencia", "Agenda", "Notas", "Aportes"} & set(told)


def test_e_it_groups_what_was_said_and_counts_ages_as_they_are_known(store):
    key = new_encounter(store, replace(HELD, agenda="Presentación", notes="Llovió.", women=2, men=1,
                                       age_counts="18-29=1;30-44=2"))  # fmt: skip
    luz, _loose = add_contributions(store, key, ["Falta luz", "Otra cosa (vecina)"])
    new_theme(store, "Alumbrado", (luz,))
    new_theme(store, "De otro encuentro")
    told = plain_lines(build_encounter(store, key))
    for line in ("Agenda", "Presentación", "Notas", "Llovió.", "Alumbrado", "Otros aportes", "Otra cosa (vecina)"):
        assert line in told
    assert "De otro encuentro" not in told
    assert told[told.index("Edad") + 3 :][:3] == ("18 a 29", "1", "33\u00a0%")
    assert "Con menos de diez personas, cada una pesa más de diez puntos." in told


def test_e_with_a_list_the_ages_are_those_that_were_given(store):
    key = new_encounter(store, HELD)
    add_contributions(store, key, ["Falta luz"])
    add_attendees(store, key, [{"name": "Ana Silva", "gender": "F"}])
    assert "Edad" not in plain_lines(build_encounter(store, key))
    add_attendees(store, key, [{"name": f"Vecina {n}", "gender": "f", "age_band": "34"} for n in range(10)])
    told = plain_lines(build_encounter(store, key))
    assert told[told.index("Edad") + 3 :][:6] == ("30 a 44", "10", "91\u00a0%", "Sin dato", "1", "9\u00a0%")
    assert "Otros aportes" not in told
    assert len(contributions(store, key)) == 1
    save_encounter(store, replace(encounter(store, key), place="Escuela 12"))
