"""Who speaks: asked in order, timed by start and end alone, neighbours without their name unless they want it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data.private import erase_private
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import SessionKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.domain import Phrase, SpeakerKind
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.store import (
    ask_floor,
    end_turn,
    give_floor,
    grant_more,
    move_turn,
    name_neighbour,
    pause,
    phrases,
    remove_turn,
    save_phrase,
    save_turn,
    set_limit,
)
from munidesk.overview.handover import prepare
from munidesk.town import store as town
from munidesk.town.overrides import with_formula
from tests.features.council import hall as halls
from tests.features.council.hall import Hall, at

NEIGHBOUR, MEMBER, ORGANISATION = SpeakerKind.NEIGHBOUR, SpeakerKind.MEMBER, SpeakerKind.ORGANISATION


def second(hour: int, minute: int, seconds: int = 0) -> datetime:
    return at(hour, minute).replace(second=seconds)


@pytest.fixture
def open_town(tmp_path: Path) -> Iterator[Hall]:
    """With the tables of all features: a neighbour's name is kept apart."""
    made = halls.hall(tmp_path / "cabildo.munidesk", schemas=catalog.schemas())
    made.session()
    made.present(1, 2, 3, 4, 5)
    yield made
    made.store.close()


@pytest.fixture
def item(open_town: Hall) -> str:
    return add_item(open_town.store, open_town.session_id, "Agua y cunetas en la Zona Sur")


def acta(hall: Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=at(20)))).replace("\u00a0", " ")


def test_c32_what_each_one_said_stands_under_their_name_in_the_order_in_which_they_spoke(open_town: Hall, item: str):
    store = open_town.store
    first = ask_floor(store, item, NEIGHBOUR, "Elsa Cardozo", zone="Zona Sur", named=True)
    second_ = ask_floor(store, item, MEMBER, member_id=open_town.members[4])
    third = ask_floor(store, item, ORGANISATION, "Club Unión")
    for turn, minute, said in (
        (second_, 48, "Que se limpia los lunes."),
        (first, 50, "Que el agua entra a cinco casas."),
    ):
        give_floor(store, turn, second(19, minute))
        save_turn(store, replace(TURNS.get(store, turn), said=said))
    end_turn(store, first, second(19, 52))
    give_floor(store, third, second(19, 53))
    text = acta(open_town)
    member = "Hace uso de la palabra la Concejala Silvia Cabral Techera: Que se limpia los lunes."
    neighbour = "Hace uso de la palabra la vecina Elsa Cardozo (Zona Sur): Que el agua entra a cinco casas."
    assert -1 < text.index(member) < text.index(neighbour) < text.index("Hace uso de la palabra Club Unión.")


def test_c32_a_neighbours_name_is_optional_private_and_not_in_the_acta_unless_wanted(
    open_town: Hall, item: str, tmp_path: Path
):
    store = open_town.store
    turn = ask_floor(store, item, NEIGHBOUR, "Elsa Cardozo", zone="Zona Sur")
    nobody = ask_floor(store, item, NEIGHBOUR)
    for one, minute in ((turn, 48), (nobody, 50)):
        give_floor(store, one, second(19, minute))
    text = acta(open_town)
    assert "Hace uso de la palabra una vecina (Zona Sur)." in text and "Cardozo" not in text
    assert "Hace uso de la palabra una persona de la vecindad." in text
    assert "Cardozo" not in str(TURNS.get(store, turn)) and open_town.view.speakers
    folder = prepare(catalog.HOUSE, store).write(tmp_path / "traspaso")
    assert not any(b"Cardozo" in one.read_bytes() for one in folder.rglob("*.csv"))
    name_neighbour(store, turn, "Elsa Cardozo Ruiz", named=True)
    assert "la vecina Elsa Cardozo Ruiz (Zona Sur)" in acta(open_town)


def test_the_stored_fact_is_start_and_end_and_a_pause_is_not_spoken(open_town: Hall, item: str):
    store = open_town.store
    turn = ask_floor(store, item, NEIGHBOUR, "Elsa Cardozo")
    for hour, verb in (
        ((19, 47, 0), give_floor), ((19, 48, 0), pause), ((19, 50, 0), pause), ((19, 51, 30), end_turn),
    ):  # fmt: skip
        with fixed_clock(second(*hour)):
            verb(store, turn)
    kept = TURNS.get(store, turn)
    assert (kept.started_at, kept.ended_at) == (second(19, 47), second(19, 51, 30))
    assert kept.seconds(second(23, 0)) == 150


def test_only_one_has_the_floor_and_the_next_ends_who_spoke(open_town: Hall, item: str):
    store = open_town.store
    one, other = ask_floor(store, item, NEIGHBOUR, "Elsa Cardozo"), ask_floor(store, item, NEIGHBOUR, "Omar Paz")
    give_floor(store, one, second(19, 47))
    give_floor(store, other, second(19, 49))
    assert TURNS.get(store, one).ended_at == second(19, 49)
    with pytest.raises(UserError, match="Ya habló"):
        give_floor(store, one)
    store.undo()
    assert TURNS.get(store, one).speaks and TURNS.get(store, other).waits


def test_the_limit_comes_from_the_rules_of_the_body_and_is_granted_more(open_town: Hall, item: str):
    store = open_town.store
    body = town.body(store, open_town.body_id)
    town.save_body(store, replace(body, rules="[floor]\nminutes = 10\nneighbour_minutes = 5\n"))
    turn, member = ask_floor(store, item, NEIGHBOUR), ask_floor(store, item, MEMBER, member_id=open_town.members[2])
    assert (TURNS.get(store, turn).limit_seconds, TURNS.get(store, member).limit_seconds) == (300, 600)
    grant_more(store, turn)
    assert TURNS.get(store, turn).limit_seconds == 360
    set_limit(store, turn, 0)
    with pytest.raises(UserError, match="no hay límite"):
        grant_more(store, turn)


def test_who_waits_changes_places_and_leaves_the_list_and_who_spoke_stays(open_town: Hall, item: str):
    store = open_town.store
    turns = [ask_floor(store, item, NEIGHBOUR, name) for name in ("Elsa Paz", "Omar Paz", "Ana Paz")]
    move_turn(store, turns[2], -1)
    assert [one.id for one in open_town.view.turns_of(item)] == [turns[0], turns[2], turns[1]]
    remove_turn(store, turns[1])
    give_floor(store, turns[0], second(19, 48))
    save_turn(store, replace(TURNS.get(store, turns[0]), said="Que falta luz."))
    with pytest.raises(UserError, match="Ya habló"):
        remove_turn(store, turns[0])
    with pytest.raises(UserError, match="ya está en la lista"):
        for _turn in range(2):
            ask_floor(store, item, MEMBER, member_id=open_town.members[3])


def test_a_phrase_has_a_code_of_its_own(open_town: Hall):
    store = open_town.store
    save_phrase(store, Phrase(code="PA", text="La Presidencia concede la palabra a"))
    assert phrases(store)[0].code == "pa"
    with pytest.raises(UserError, match="Ya hay una frase con el código «pa»"):
        save_phrase(store, Phrase(code="pa", text="Otra"))
    with pytest.raises(UserError, match="solo letras y números"):
        save_phrase(store, Phrase(code="p a", text="Otra"))


def test_c32_an_open_cabildo_has_its_name_its_turns_and_its_acta(tmp_path: Path):
    hall = halls.hall(tmp_path / "abierto.munidesk", schemas=catalog.schemas())
    hall.session(kind=SessionKind.OPEN_COUNCIL)
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    item = add_item(hall.store, hall.session_id, "Agua y cunetas")
    turn = ask_floor(hall.store, item, NEIGHBOUR, "Omar Paz", zone="Zona Sur")
    give_floor(hall.store, turn, second(19, 40))
    save_turn(hall.store, replace(TURNS.get(hall.store, turn), said="Que falta un caño.\n\nY una boca de tormenta."))
    text = acta(hall)
    assert "cabildo abierto" in text.lower()
    assert "Hace uso de la palabra un vecino (Zona Sur): Que falta un caño." in text and "\nY una boca" in text
    hall.store.close()


def test_the_formula_of_the_municipality_gives_the_floor(open_town: Hall, item: str):
    store = open_town.store
    record = town.municipality(store)
    town.save_municipality(store, with_formula(record, "speaker", "Se concede la palabra {speaker+to}"))
    give_floor(store, ask_floor(store, item, MEMBER, member_id=open_town.members[2]), second(19, 40))
    assert "Se concede la palabra al Concejal Raúl Etcheverry Sosa." in acta(open_town)


def test_an_erased_neighbour_is_a_neighbour_again_and_nothing_is_left_of_the_name(open_town: Hall, item: str):
    store = open_town.store
    turn = ask_floor(store, item, NEIGHBOUR, "Elsa Cardozo", named=True)
    give_floor(store, turn, second(19, 40))
    assert "la vecina Elsa Cardozo" in acta(open_town)
    erase_private(store, "neighbour", TURNS.get(store, turn).neighbour_id)
    assert "Hace uso de la palabra una vecina." in acta(open_town)
