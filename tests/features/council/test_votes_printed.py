"""What the acta prints of votes and moves: each member once, no sums, no list of names that says nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import COUNTED, BallotValue, PresenceKind, VoteType
from munidesk.features.council.guard import vote_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.votes.document_ballots import counts_words, shown_members, unvoted_word
from munidesk.features.council.votes.store import add_motion, cast, cast_all, open_vote, save_vote, set_counts
from munidesk.town import store as town
from munidesk.town.overrides import with_formula
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls

FOR, AGAINST = BallotValue.FOR, BallotValue.AGAINST


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace("\u00a0", " ")


def test_c13_twelve_who_leave_together_are_one_paragraph_with_the_quorum_once(tmp_path: Path):
    hall = halls.hall(tmp_path / "mx.munidesk", "MX", 18)
    hall.session()
    hall.present(*range(1, 19))
    item = add_item(hall.store, hall.session_id, "Cuenta pública")
    start_item(hall.store, item, halls.at(19, 10))
    for number in range(7, 19):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(19, 40), item_id=item)
    text = printed(hall)
    (told,) = [line for line in text.splitlines() if "se retira" in line and "siendo" in line.lower()]
    assert told.startswith("Siendo las diecinueve horas con cuarenta minutos, se retiran de la sala de Cabildo")
    assert told.endswith("Permanecen seis integrantes, por lo que se pierde el quórum.")
    assert text.count("se pierde el quórum") == 1
    assert all(hall.view.member(hall.members[number]).person.short_name in told for number in range(7, 19))
    hall.store.close()


def test_c13_a_sentence_of_the_towns_own_that_knows_of_one_alone_tells_them_one_by_one(hall: halls.Hall):
    own = "A {h} deja {room} {member+art}."
    record = town.municipality(hall.store)
    town.save_municipality(hall.store, with_formula(record, "leaves_plain", own))
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    for number in (4, 5):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(19, 40))
    assert printed(hall).count("deja Sala la Concejala") == 2


def test_c37_unanimity_of_twenty_eight_does_not_repeat_their_names(tmp_path: Path):
    hall = halls.hall(tmp_path / "mx.munidesk", "MX", 30)
    hall.session()
    hall.present(*range(1, 29))
    hall.absent(29, 30)
    cast_all(hall.store, hall.vote(), FOR)
    told = next(line for line in printed(hall).splitlines() if "unanimidad" in line)
    assert "aprobada por unanimidad (28 en 28). Se necesitan 15 de los 28 presentes (según ley estatal)." in told
    hall.store.close()


def test_c37_a_small_council_whose_votes_are_nominal_keeps_its_names(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    cast_all(hall.store, hall.vote(), FOR)
    assert "por unanimidad (3 en 3): Marta Olivera, Raúl Etcheverry y Nelson Bentancor." in printed(hall)


@pytest.mark.parametrize("country", COUNTRIES)
def test_d7_no_arithmetic_stands_in_an_act_of_law(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(*hall.members)
    vote = hall.vote()
    cast(hall.store, vote, hall.members[7], AGAINST)
    cast_all(hall.store, vote, FOR)
    for text in (printed(hall), "\n".join(plain_lines(build_reading_copy(hall.view)))):
        assert "se alcanzaron" not in text
        assert "lo hay" not in text
    hall.store.close()


@pytest.mark.parametrize(
    ("country", "licence", "justified"),
    [("ES", "Con permiso", "Ausente, con excusa"), ("CR", "Con permiso", "Ausente, con justificación"),
     ("UY", "Con licencia", "Ausente, con aviso")],
)  # fmt: skip
def test_c37_the_country_says_absences_in_its_own_words(tmp_path: Path, country: str, licence: str, justified: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5, kind=PresenceKind.LICENCE)
    hall.absent(6, 7, kind=PresenceKind.JUSTIFIED)
    text = printed(hall)
    assert licence in text
    assert justified in text
    reading = "\n".join(plain_lines(build_reading_copy(hall.view)))
    assert f"{licence}:" in reading
    assert f"{justified.replace('Ausente', 'Ausentes')}:" in reading
    hall.store.close()


@pytest.mark.parametrize("country", COUNTRIES)
def test_c8_c3_each_member_is_told_once_and_nobody_present_is_absent(tmp_path: Path, country: str):
    """One leaves in an earlier item, one leaves twice and returns once, one goes out for the vote, one never came."""
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(1, 2, 3, 4, 5, 6)
    hall.absent(7)
    first = add_item(hall.store, hall.session_id, "Informe")
    start_item(hall.store, first, halls.at(19, 10))
    move(hall, 6, PresenceKind.LEAVES, 12, first)
    move(hall, 5, PresenceKind.LEAVES, 14, first)
    move(hall, 5, PresenceKind.RETURNS, 16, first)
    item = add_item(hall.store, hall.session_id, "Ordenanza")
    start_item(hall.store, item, halls.at(19, 20))
    move(hall, 5, PresenceKind.LEAVES, 25, item)
    vote = open_vote(hall.store, add_motion(hall.store, item, "Aprobar.", matter="ordinary"))
    cast(hall.store, vote, hall.members[4], BallotValue.ABSENT)
    cast(hall.store, vote, hall.members[3], AGAINST)
    cast_all(hall.store, vote, FOR)
    view = hall.view
    record = next(one for one in view.votes if one.id == vote)
    words = {hall_number(hall, one.id): unvoted_word(view, record, one) for one in shown_members(view, record)}
    abstains = view.rules.leaver_abstains
    assert words[6] == "Se retiró"
    assert words[5] == ("Abstención, se retiró" if abstains else "Se retiró")
    assert words[7] == "Ausente"
    told = counts_words(view.results[vote].counts)
    assert told.endswith(f", {2 if abstains else 3} se retiraron, 1 ausente")
    assert ("1 abstención" in told) is abstains
    assert "Ausente" not in [words[number] for number in range(1, 7)]
    hall.store.close()


def move(hall: halls.Hall, number: int, kind: PresenceKind, minute: int, item: str) -> None:
    mark(hall.store, hall.session_id, hall.members[number], kind, halls.at(19, minute), item_id=item)


def hall_number(hall: halls.Hall, member_id: str) -> int:
    return next(number for number, key in hall.members.items() if key == member_id)


def test_c3_who_went_out_for_the_vote_does_not_make_the_quorum(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    vote = hall.vote()
    cast(hall.store, vote, hall.members[3], BallotValue.ABSENT)
    cast_all(hall.store, vote, FOR)
    assert hall.view.quorum_at(vote).lacking == "estaban presentes 2 de los 5 integrantes y se necesitan 3"


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("kind", sorted(COUNTED))
def test_c7_the_totals_are_those_of_all_who_could_vote(tmp_path: Path, country: str, kind: VoteType):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(*hall.members)
    vote = hall.vote(type=kind)
    voters = len(hall.view.electorate(vote).voters)
    for told in ((3, 2), (voters, 1), (voters - 1, 0)):
        with pytest.raises(UserError, match=f"Suman .* y hay {voters} integrantes que pueden votar"):
            set_counts(hall.store, vote, *told)
    assert vote_of(hall.store, vote).for_count is None
    set_counts(hall.store, vote, voters - 3, 0, blank=1, null=1, unvoted=1)
    counts = hall.view.results[vote].counts
    assert counts.for_ + counts.against + counts.blank + counts.null + counts.unvoted == voters
    assert ", 1 en blanco, 1 nulo, 1 no votó" in printed(hall)
    hall.store.close()


def test_c7_who_comes_in_later_leaves_totals_that_do_not_add_up_and_the_session_waits(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5)
    vote = hall.vote(type=VoteType.SECRET)
    set_counts(hall.store, vote, 3, 1)
    assert not [one for one in session_problems(hall.view) if one.key == "votes_do_not_add_up"]
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.PRESENT)
    (problem,) = [one for one in session_problems(hall.view) if one.key == "votes_do_not_add_up"]
    assert problem.blocks
    assert problem.text.startswith("Asunto 1: suman 4 votos y hay 5 integrantes que pueden votar: falta 1.")


def test_c7_who_is_excused_is_in_no_base_and_a_paper_in_blank_is(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote = hall.vote(type=VoteType.SECRET, rule="simple_present")
    set_counts(hall.store, vote, 2, 1, unvoted=2)
    assert (hall.view.results[vote].base, hall.view.results[vote].outcome.value) == (3, "passed")
    set_counts(hall.store, vote, 2, 1, blank=2)
    assert (hall.view.results[vote].base, hall.view.results[vote].outcome.value) == (5, "rejected")


def test_c7_names_that_become_totals_lose_nobody(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote = hall.vote()
    cast(hall.store, vote, hall.members[2], BallotValue.RECUSED)
    cast(hall.store, vote, hall.members[3], BallotValue.ABSENT)
    cast_all(hall.store, vote, FOR)
    save_vote(hall.store, replace(vote_of(hall.store, vote), type=VoteType.SECRET))
    counts = hall.view.results[vote].counts
    assert (counts.for_, counts.unvoted) == (3, 2)


def test_c7_in_spain_who_left_the_debate_abstains_in_a_secret_vote_too(tmp_path: Path):
    hall = halls.hall(tmp_path / "es.munidesk", "ES", 5)
    hall.session()
    hall.present(*hall.members)
    item = add_item(hall.store, hall.session_id, "Ordenanza")
    start_item(hall.store, item, halls.at(19, 20))
    move(hall, 5, PresenceKind.LEAVES, 30, item)
    vote = hall.vote_on(item, type=VoteType.SECRET)
    set_counts(hall.store, vote, 3, 1)
    assert counts_words(hall.view.results[vote].counts) == "3 a favor, 1 en contra, 1 abstención"
    hall.store.close()
