"""Municipality, people, bodies, seats and memberships go in and come out."""

from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Gender, Membership, Municipality, Person, Role, Seat
from tests.hands.papers import shield

MARTA = Person(given_names="Marta", family_names="Olivera Pintos", gender=Gender.FEMALE, treatment="Lic.")


def sit(store: Store, person: Person, seat_id: str, **fields: object) -> str:
    body_id = town.council(store).id
    record = Membership(body_id=body_id, seat_id=seat_id, person_id=town.save_person(store, person), **fields)  # type: ignore[arg-type]
    return town.save_membership(store, record)


def seat(store: Store, number: int, post: str = "councillor") -> str:
    return town.save_seat(store, Seat(body_id=town.council(store).id, number=number, post=post))


def test_a_new_file_has_no_municipality_until_it_is_founded(tmp_path):
    store = file.create(tmp_path / "vacio.munidesk", (town.SCHEMA,))
    assert not town.has_municipality(store)
    with pytest.raises(UserError, match="todavía no tiene municipio"):
        town.municipality(store)
    with pytest.raises(UserError, match="Todavía no se definió el concejo"):
        town.council(store)
    store.close()


def test_the_municipality_comes_back_whole(store: Store, municipality: Municipality):
    changed = Municipality(
        id=municipality.id,
        name="Municipio de El Pinar",
        country="UY",
        town="El Pinar",
        address="Las Acacias 1420",
        phone="2000 0000",
        email="secretaria@elpinar.example",
        logo="",
        page_size="Oficio",
        term_start=date(2025, 7, 9),
        term_end=date(2030, 7, 8),
        formulas='closing = "Fin."',
        rules='default_majority = "simple_present"',
    )
    town.save_municipality(store, changed)
    assert town.municipality(store) == changed
    assert town.page_size(store) == (216.0, 340.0)
    assert town.profile_of(store).formulas["closing"] == "Fin."
    assert town.rules_of(store).default_majority == "simple_present"


def test_a_body_may_have_rules_of_its_own(store: Store):
    team = town.save_body(
        store, Body(name="Equipo de planificación", kind=BodyKind.PLANNING_TEAM, rules="[quorum]\nfixed = 2")
    )
    assert town.rules_of(store, team).quorum.needed(9) == 2
    assert town.rules_of(store, town.council(store).id).quorum.needed(9) == 5
    assert [body.name for body in town.bodies(store)] == ["Concejo Municipal", "Equipo de planificación"]


def test_a_municipality_of_a_country_without_profile_is_refused(store: Store, municipality: Municipality):
    with pytest.raises(UserError, match="No hay perfil"):
        town.save_municipality(store, Municipality(id=municipality.id, name="X", country="FR"))
    assert town.municipality(store) == municipality


def test_a_person_comes_back_whole(store: Store):
    person_id = town.save_person(store, MARTA)
    assert town.person(store, person_id).listed_name == "Olivera Pintos, Marta"
    assert town.person(store, person_id).treatment == "Lic."
    with pytest.raises(UserError, match="ya no está"):
        town.person(store, "no-existe")


def test_members_are_listed_by_seat_with_the_suplente_under_the_titular(store: Store):
    second, first = seat(store, 2), seat(store, 1, "mayor")
    sit(store, Person(given_names="Hugo", family_names="Pereyra"), second, role=Role.SUBSTITUTE, order=1)
    sit(store, Person(given_names="Rosa", family_names="Techera"), second, role=Role.SUBSTITUTE, order=2)
    sit(store, Person(given_names="Raúl", family_names="Etcheverry"), second, party="Unión")
    sit(store, MARTA, first, post="mayor")
    members = town.members(store, town.council(store).id)
    assert [member.person.given_names for member in members] == ["Marta", "Raúl", "Hugo", "Rosa"]
    assert [member.is_titular for member in members] == [True, True, False, False]
    assert members[1].membership.party == "Unión"


def test_only_those_in_office_that_day_are_members(store: Store):
    place = seat(store, 1)
    old = sit(store, Person(given_names="Ana", family_names="Sosa"), place, start=date(2020, 1, 1))
    town.end_membership(store, old, date(2025, 7, 8))
    new = sit(store, Person(given_names="Inés", family_names="Moreira"), place, start=date(2025, 7, 9))
    council = town.council(store).id
    assert [m.id for m in town.members(store, council, date(2025, 7, 8))] == [old]
    assert [m.id for m in town.members(store, council, date(2025, 7, 9))] == [new]
    assert len(town.members(store, council)) == 2
    assert town.member(store, new).person.given_names == "Inés"


def test_a_term_that_ends_before_it_starts_is_refused(store: Store):
    place = seat(store, 1)
    with pytest.raises(UserError, match="termina antes de empezar"):
        sit(store, MARTA, place, start=date(2025, 1, 2), end=date(2025, 1, 1))
    held = sit(store, MARTA, place, start=date(2025, 1, 2))
    with pytest.raises(UserError, match="termina antes de empezar"):
        town.end_membership(store, held, date(2025, 1, 1))


def test_removing_a_seat_takes_its_memberships_and_can_be_undone(store: Store):
    place = seat(store, 1)
    sit(store, MARTA, place)
    town.remove_seat(store, place)
    council = town.council(store).id
    assert town.seats(store, council) == ()
    assert town.members(store, council) == ()
    assert len(town.people(store)) == 1
    store.undo()
    assert len(town.members(store, council)) == 1


def test_a_membership_made_by_mistake_can_be_removed(store: Store):
    held = sit(store, MARTA, seat(store, 1))
    town.remove_membership(store, held)
    assert town.members(store, town.council(store).id) == ()


def test_a_chair_who_is_no_member_does_not_count(store: Store):
    council = town.council(store).id
    town.save_seat(store, Seat(body_id=council, number=0, post="mayor", counts=False))
    assert [found.counts for found in town.seats(store, council)] == [False]


def test_the_shield_is_kept_inside_the_file(store: Store):
    town.save_logo(store, shield())
    assert store.blob(town.municipality(store).logo) == shield()


@pytest.mark.parametrize("wrong", [b"", b"<svg/>", shield()[:-200], b"GIF89a" + bytes(40), bytes(5_000_001)])
def test_what_is_no_picture_is_no_shield_or_no_paper_could_be_printed(store: Store, wrong: bytes):
    with pytest.raises(UserError, match=r"PNG o JPG|5 MB"):
        town.save_logo(store, wrong)
