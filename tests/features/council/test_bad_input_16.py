"""What cannot be, typed all the same: each is a sentence, and nothing of the file is lost or half written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.features.council.book import store as books
from munidesk.features.council.book.domain import Book
from munidesk.features.council.domain import VoteType
from munidesk.features.council.elections.domain import Election, PaperKind
from munidesk.features.council.elections.kinds import PAPERS
from munidesk.features.council.elections.store import new_election, open_round, read_paper, set_box
from munidesk.features.council.elections.store_candidates import add_candidate
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.votes.store import add_motion, open_vote, set_counts
from munidesk.town import store as town
from munidesk.town.domain import Membership, Role
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls

LATER = date(2026, 12, 1)


@contextmanager
def refused(store: Store, told: str) -> Iterator[None]:
    """The sentence, and the history as it was: nothing was written."""
    before = [row["id"] for row in store.query("SELECT id FROM change_set ORDER BY id")]
    with pytest.raises(UserError, match=told):
        yield
    assert [row["id"] for row in store.query("SELECT id FROM change_set ORDER BY id")] == before


def held(hall: halls.Hall, day: date = halls.DAY) -> str:
    secretary = hall.people.get("Ferrando Bas") or hall.person("Lucía", "Ferrando Bas")
    session_id = hall.session(day=day, secretary_id=secretary)
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, session_id, halls.at(20, 48, day))
    return session_id


def test_bad_input_ballots_above_those_present(in_session: halls.Hall):
    store = in_session.store
    vote = open_vote(
        store, add_motion(store, add_item(store, in_session.session_id, "Poda"), "Aprobar"), VoteType.SECRET
    )
    with refused(store, "Suman 7 votos y hay 5 integrantes que pueden votar"):
        set_counts(store, vote, 5, 2)
    item = add_item(store, in_session.session_id, "Elección de la Presidencia")
    election = new_election(store, Election(item_id=item, title="Presidencia"))
    add_candidate(store, election, "Ana Píriz")
    round_id = open_round(store, election)
    with refused(store, "pueden votar 5 integrantes presentes"):
        set_box(store, round_id, 6, None)
    with refused(store, "pueden votar 5 integrantes presentes"):
        count_round(store, round_id, {1: 6})
    for _paper in range(5):
        read_paper(store, round_id, (1,))
    with refused(store, "Ya se leyeron las 5 papeletas"):
        read_paper(store, round_id, kind=PaperKind.BLANK)
    assert len(PAPERS.all(store, round_id=round_id)) == 5


def test_bad_input_the_same_person_in_two_seats(hall: halls.Hall):
    store, first = hall.store, town.member(hall.store, hall.members[2])
    other = Membership(body_id=hall.body_id, seat_id=hall.seat(6), person_id=first.person.id, start=date(2026, 1, 1))
    with refused(store, "Raúl Etcheverry ya ocupa la banca 2 en esos días"):
        town.save_membership(store, other)
    town.save_membership(store, replace(other, role=Role.SUBSTITUTE))  # who stands in for somebody may hold a seat
    town.end_membership(store, first.id, date(2025, 12, 31))
    town.save_membership(store, other)  # one after the other they are two terms
    with refused(store, "ya ocupa la banca 6"):
        town.save_membership(store, replace(first.membership, end=date(2026, 5, 1)))


def test_bad_input_an_acta_approved_by_a_session_before_its_own(hall: halls.Hall):
    earlier = held(hall, halls.DAY - timedelta(days=7))
    later = held(hall)
    approve_minutes(hall.store, earlier, Approving(on=halls.DAY), content_json=halls.PAPER)
    with refused(hall.store, "es anterior: no puede aprobar esta acta. Elija otra sesión"):
        as_approved(hall.store, later, Approving(on=LATER, in_session_id=earlier))
    with refused(hall.store, "antes de la sesión"):
        as_approved(hall.store, later, Approving(on=halls.DAY - timedelta(days=1)))


@pytest.mark.parametrize("country", COUNTRIES)
def test_bad_input_an_election_without_candidates(tmp_path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(*hall.members)
    item = add_item(hall.store, hall.session_id, "Elección de la Presidencia")
    election = new_election(hall.store, Election(item_id=item, title="Presidencia"))
    with refused(hall.store, "candidatura"):
        open_round(hall.store, election)
    (problem,) = [one for one in session_problems(hall.view) if one.key == "election_open"]
    assert problem.blocks and "No tiene candidaturas" in problem.detail
    hall.store.close()


def test_bad_input_a_book_whose_next_folio_is_taken(hall: halls.Hall):
    """A count of the paper that runs over an acta of ours, and a folio that one of them has."""
    books.open_book(hall.store, Book(body_id=hall.body_id, number=3, paper_to=11, opened_on=date(2023, 3, 6)))
    first = held(hall)
    made = approve_minutes(hall.store, first, Approving(on=LATER, pages=2), content_json=halls.PAPER)
    assert (made.folio_from, made.folio_to) == (12, 13)
    second = held(hall, date(2026, 11, 24))
    with refused(hall.store, "El folio 13 del libro 3 ya está usado: lo lleva el acta 1. El siguiente libre es el 14."):
        as_approved(hall.store, second, Approving(on=LATER, folio=13))
    with refused(hall.store, "El libro 3 ya está registrado"):
        books.open_book(hall.store, Book(body_id=hall.body_id, number=3, paper_to=12, opened_on=LATER))


@pytest.mark.parametrize("country", COUNTRIES)
def test_bad_input_a_tie_step_the_profile_lacks(tmp_path, country: str):
    """Typed in the body's own rules: named with those there are, and the session opens again once it is mended."""
    hall = halls.hall(tmp_path / "a.munidesk", country, 5)
    hall.session()
    hall.present(*hall.members)
    body = town.body(hall.store, hall.body_id)
    town.save_body(hall.store, replace(body, rules='tie = ["coin_toss"]\n'))
    with pytest.raises(UserError, match=r"no sirve «coin_toss»\. Puede ser: .*second_vote"):
        town.rules_of(hall.store, hall.body_id)
    town.save_body(hall.store, replace(body, rules=""))
    assert hall.view.rules.tie == hall.view.profile.rules.tie
    hall.store.close()
