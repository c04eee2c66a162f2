"""A person entered twice becomes one: nothing that names them is lost, one undo separates them, actas stay signed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check
from munidesk.data.store import Store
from munidesk.documents import lines
from munidesk.documents.model import Document
from munidesk.features.council.minutes.store_signed import signed_sessions
from munidesk.features.participation.domain import Author, AuthorKind, Encounter, EncounterKind, Initiative
from munidesk.features.participation.encounters.store import add_attendees, new_encounter
from munidesk.features.participation.initiatives.store import authors_of, initiative, register
from munidesk.features.participation.people.store import appearances
from munidesk.overview.merging import references
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Membership, Person, Seat
from munidesk.town.people_lists.store import erase_person, neighbours, save_neighbour
from munidesk.town.sample import SampleSize
from tests import samples


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = samples.sample(tmp_path / "a.munidesk", SampleSize(sessions=3, initiatives=6))
    yield made
    made.close()


def join(store: Store, kept: Ref, other: str) -> str:
    return catalog.actions(store)["merge_people"](kept, other)


def twice(store: Store) -> tuple[str, str]:
    """The same neighbour with and without her second surname: an initiative of each, an encounter of the second."""
    register(store, Initiative(title="Luz"), Author(kind=AuthorKind.NEIGHBOUR, name="Ana Peña"))
    register(store, Initiative(title="Agua"), Author(kind=AuthorKind.NEIGHBOUR, name="Ana Peña Ríos"))
    met = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 3, 2)))
    add_attendees(store, met, [{"name": "Ana Peña Ríos"}])
    known = {one.name: one for one in neighbours(store)}
    save_neighbour(store, replace(known["Ana Peña Ríos"], phone="099 123"))
    return known["Ana Peña"].id, known["Ana Peña Ríos"].id


def test_p36_all_that_names_the_second_names_the_first_and_one_undo_separates_them(store: Store):
    kept, other = twice(store)
    before = {table: store.select(table) for table in ("author", "attendee", "neighbour", "link")}
    assert join(store, Ref("neighbour", kept), other) == "Ana Peña"
    found = appearances(store, kept)
    assert (len(found.initiatives), len(found.encounters)) == (2, 1)
    assert {one.id for one in neighbours(store)} & {kept, other} == {kept}
    assert next(one.phone for one in neighbours(store) if one.id == kept) == "099 123"
    store.undo()
    assert {table: store.select(table) for table in before} == before
    assert check.database_problems(store.connection) == ()


def test_p36_who_asks_to_be_forgotten_is_forgotten_in_both_records(store: Store):
    kept, other = twice(store)
    join(store, Ref("neighbour", kept), other)
    erase_person(store, kept)
    rows = store.query("SELECT name, phone FROM neighbour WHERE id IN (:a, :b)", a=kept, b=other)
    assert {(row["name"], row["phone"]) for row in rows} == {("", "")}


def test_p36_a_councillor_entered_twice_becomes_one_and_the_signed_actas_stay_whole(store: Store):
    signed = signed_sessions(store)
    assert signed, "the sample has approved actas"
    council = town.council(store)
    first = town.members(store, council.id)[0].person
    row = next(row for row in store.select("session") if row["id"] in signed and row["chair_id"])
    chair = str(row["chair_id"])
    double = town.save_person(store, Person(given_names="Otra", family_names=first.family_names))
    seat = town.save_seat(store, Seat(body_id=council.id, number=77))
    town.save_membership(store, Membership(body_id=council.id, seat_id=seat, person_id=double))
    acta = lines.plain_lines(catalog.export_named("acta")(store, Selection(id=str(row["id"]))))
    problems = check.of_store(store)
    actas = store.query("SELECT id, content, sha256 FROM minutes")
    join(store, Ref("person", double), chair)
    assert not [one for one in town.members(store, council.id) if one.person.id == chair]
    assert store.query("SELECT id, content, sha256 FROM minutes") == actas
    assert store.get("session", str(row["id"]))["chair_id"] == chair, "what is signed goes on naming whom it named"
    assert check.of_store(store) == problems
    assert lines.plain_lines(catalog.export_named("acta")(store, Selection(id=str(row["id"])))) == acta
    store.undo()
    assert [one for one in town.members(store, council.id) if one.person.id == chair]


def test_p36_nobody_is_joined_with_themselves_or_with_one_that_is_gone(store: Store):
    kept, other = twice(store)
    with pytest.raises(UserError, match="la misma"):
        join(store, Ref("neighbour", kept), kept)
    join(store, Ref("neighbour", kept), other)
    with pytest.raises(UserError, match="ya no está"):
        join(store, Ref("neighbour", kept), other)


@pytest.mark.parametrize("table", ["person", "neighbour"])
def test_every_column_that_names_a_person_is_known(store: Store, table: str):
    """By what the records say of themselves, and by the names of the columns: a new one is not forgotten."""
    said = {(kind.table, column) for kind, column in references(catalog.HOUSE, table)}
    tables = [str(row["name"]) for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    there = {
        (name, str(row["name"]))
        for name in tables
        for row in store.query(f"SELECT name FROM pragma_table_info('{name}')")
        if str(row["name"]) == f"{table}_id"
    }
    assert there <= said


OF_A_SESSION = ("acta", "reading", "notice", "agenda", "presences")


def _papers(store: Store) -> dict[tuple[str, str], tuple[str, ...]]:
    """All that is printed of sessions, resolutions and people, line by line."""
    sessions = [str(row["id"]) for row in store.select("session")]
    resolutions = [str(row["id"]) for row in store.select("resolution")]
    asked = [(name, key) for name in OF_A_SESSION for key in sessions]
    asked += [("extract", key) for key in resolutions]
    asked += [
        (name, "") for name in ("attendance", "votes", "book", "participation-analysis", "hearing", "initiatives")
    ]
    return {(name, key): _said(store, name, key) for name, key in asked}


def _said(store: Store, name: str, key: str) -> tuple[str, ...]:
    try:
        made = catalog.export_named(name)(store, Selection(id=key))
        return lines.plain_lines(made) if isinstance(made, Document) else tuple(map(str, made.rows))
    except UserError as fault:
        return (str(fault),)


def test_c_no_paper_loses_a_word_when_the_double_of_a_person_is_joined(store: Store):
    """Who presided, who wrote the acta, who sat: a record of the same name takes the place of each, in every paper."""
    signed = [store.get("session", key) for key in signed_sessions(store)]
    named = {str(row[column]) for row in signed for column in ("chair_id", "secretary_id") if row[column]}
    assert len(named) >= 2
    before = _papers(store)
    for key in (*named, town.members(store, town.council(store).id)[1].person.id):
        double = town.save_person(store, replace(town.person(store, key), id=""))
        join(store, Ref("person", double), key)
        assert {one: said for one, said in _papers(store).items() if said != before[one]} == {}


def test_c_what_a_councillor_brought_says_the_name_of_the_record_that_stays(store: Store):
    council = town.council(store)
    kept = town.members(store, council.id)[0]
    double = town.save_person(store, Person(given_names="Otra", family_names="Forma"))
    seat = town.save_seat(store, Seat(body_id=council.id, number=77))
    member = town.save_membership(store, Membership(body_id=council.id, seat_id=seat, person_id=double))
    by = Author(kind=AuthorKind.COUNCILLOR, name="Otra Forma", member_id=member)
    key = register(store, Initiative(title="Sombra"), by)
    join(store, Ref("person", kept.person.id), double)
    assert [one.name for one in authors_of(store, key)] == [kept.person.short_name]
    assert "otra forma" not in initiative(store, key).folded
    held = [one for one in town.members(store, council.id) if one.person.id == kept.person.id]
    assert len(held) == 2, "an initiative names the second membership: it stays"


def test_c_who_was_entered_twice_in_a_body_sits_there_once(store: Store):
    council = town.council(store)
    kept = town.members(store, council.id)[0]
    double = town.save_person(store, replace(kept.person, id=""))
    seat = town.save_seat(store, Seat(body_id=council.id, number=77))
    town.save_membership(store, replace(kept.membership, id="", seat_id=seat, person_id=double))
    join(store, Ref("person", kept.person.id), double)
    assert [one.id for one in town.members(store, council.id) if one.person.id == kept.person.id] == [kept.id]
    store.undo()
    assert [one for one in town.members(store, council.id) if one.person.id == double]
