"""A member listed by mistake goes; who is named anywhere has a last day. An encounter and its acta are one event."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.features.council.domain import SessionKind
from munidesk.features.council.sessions.store import cancel_session
from munidesk.features.council.view_data import session_of
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import add_attendees, encounter, new_encounter, save_encounter
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Membership, Person, Seat
from munidesk.town.sample import SampleSize
from tests import samples


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = samples.sample(tmp_path / "a.munidesk", SampleSize(sessions=3, initiatives=3))
    yield made
    made.close()


def listed(store: Store, name: str, seat_id: str = "") -> str:
    body = town.council(store).id
    seat = seat_id or town.save_seat(store, Seat(body_id=body, number=40))
    person = town.save_person(store, Person(given_names="Eva", family_names=name))
    return town.save_membership(store, Membership(body_id=body, seat_id=seat, person_id=person))


def test_k1_who_was_listed_by_mistake_goes_with_the_seat_made_for_her_and_comes_back_by_undo(store: Store):
    body, seats = town.council(store).id, len(town.seats(store, town.council(store).id))
    mistaken = listed(store, "Erro Res")
    assert catalog.actions(store)["remove_member"](Ref("membership", mistaken), "") == "Eva Erro"
    assert len(town.seats(store, body)) == seats
    assert mistaken not in {one.id for one in town.members(store, body)}
    store.undo()
    assert mistaken in {one.id for one in town.members(store, body)}


def test_k1_in_a_seat_of_somebody_else_only_she_goes(store: Store):
    body = town.council(store).id
    seat = next(one for one in town.seats(store, body) if one.number == 2)
    mistaken = listed(store, "Erro Res", seat.id)
    catalog.actions(store)["remove_member"](Ref("membership", mistaken), "")
    assert seat in town.seats(store, body)


def test_k1_who_sat_in_a_session_is_not_taken_off(store: Store):
    sat = next(one for one in town.members(store, town.council(store).id) if one.is_titular)
    with pytest.raises(UserError, match="Ponga en «Hasta» su último día"):
        catalog.actions(store)["remove_member"](Ref("membership", sat.id), "")


def test_an_encounter_held_as_a_session_gives_it_kind_day_place_and_people(store: Store):
    met = new_encounter(
        store,
        Encounter(
            kind=EncounterKind.OPEN_COUNCIL, title="Cabildo", date=date(2026, 12, 4), start=time(19), place="Club"
        ),
    )
    add_attendees(store, met, [{"name": "Ana Peña"}, {"name": "Luis Gil"}])
    minutes = catalog.actions(store)["minutes"]
    made = minutes(Ref("encounter", met), "")
    session = session_of(store, made)
    assert (session.kind, session.date, session.place) == (SessionKind.OPEN_COUNCIL, date(2026, 12, 4), "Club")
    assert session.public_present == 2
    assert session.label.startswith("Sesión de cabildo abierto")
    save_encounter(store, replace(encounter(store, met), date=date(2026, 12, 11), place="Plaza"))
    add_attendees(store, met, [{"name": "Eva Ríos"}])
    assert minutes(Ref("encounter", met), "") == made
    session = session_of(store, made)
    assert (session.date, session.place, session.public_present) == (date(2026, 12, 11), "Plaza", 3)
    cancel_session(store, made, "lluvia")
    save_encounter(store, replace(encounter(store, met), place="Escuela"))
    minutes(Ref("encounter", met), "")
    assert session_of(store, made).place == "Plaza"
