"""What kind of business a motion is: the words propose it, the secretary says it where the majority hangs on it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import (
    Ballot,
    BallotValue,
    ItemKind,
    Minutes,
    MinutesState,
    Outcome,
    PresenceKind,
    Vote,
)
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.rules import minutes_problems, session_problems
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.votes.matters import likely_matter, matter_words, settled
from munidesk.features.council.votes.rules import electorate, result
from munidesk.features.council.votes.store import (
    add_motion,
    cast,
    cast_all,
    open_vote,
    save_vote,
    say_matter,
    set_quorum_reason,
)
from munidesk.town import store as town
from munidesk.town.domain import Body
from munidesk.town.profiles import COUNTRIES, load_profile
from tests.features.council import hall as halls
from tests.features.council.test_votes import a_member, ballots

FOR, AGAINST, ABSTAIN, RECUSED = BallotValue.FOR, BallotValue.AGAINST, BallotValue.ABSTAIN, BallotValue.RECUSED
NBSP = "\u00a0"


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace(NBSP, " ")


def unsaid(hall: halls.Hall, title: str, text: str = "Aprobar.") -> str:
    item = add_item(hall.store, hall.session_id, title, urgent_reason="vence mañana")
    return open_vote(hall.store, add_motion(hall.store, item, text))


def sitting(path: Path, country: str, seats: int) -> halls.Hall:
    hall = halls.hall(path / "a.munidesk", country, seats)
    hall.session()
    hall.present(*hall.members)
    return hall


TITLES = (
    "Adquisición de camión", "Contratación directa de obra", "Erogación por $ 50.000", "Donación de terreno",
    "Designación de Juan Pérez", "Inversionistas visitan la zona",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_c5_four_against_the_mayor_wait_until_somebody_says_what_it_is(hall: halls.Hall, title: str):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote = unsaid(hall, title)
    ballots(hall, vote, AGAINST, FOR, FOR, FOR, FOR)
    found = hall.view.results[vote]
    assert (found.outcome, found.undecided) == (Outcome.OPEN, True)
    assert found.explanation == (
        "Falta decir qué asunto es. Asunto común y Orden del día: aprobada (Ley 19.272, art. 15, num. 1)."
        " Gasto: rechazada (Ley 19.272, art. 12, num. 3)."
    )
    assert "[falta decir qué asunto es]" in printed(hall)
    problem = next(one for one in session_problems(hall.view) if one.key == "matter_missing")
    assert problem.blocks
    with pytest.raises(UserError, match="falta decir qué asunto es"):
        close_session(hall.store, hall.session_id, halls.at(20, 48))
    motion = hall.view.motions[0].id
    with pytest.raises(UserError, match="no está en las reglas"):
        say_matter(hall.store, motion, "inventada")
    say_matter(hall.store, motion, "spending")
    assert hall.view.results[vote].outcome is Outcome.REJECTED
    say_matter(hall.store, motion, "ordinary")
    assert hall.view.results[vote].outcome is Outcome.PASSED
    assert "matter_missing" not in [one.key for one in minutes_problems(hall.view)]


def test_c5_where_every_matter_decides_the_same_nothing_is_asked(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote = unsaid(hall, "Erogación por $ 50.000")
    cast_all(hall.store, vote, FOR)
    assert hall.view.motions[0].matter == "spending"
    found = hall.view.results[vote]
    assert (found.outcome, found.article) == (Outcome.PASSED, "Ley 19.272, art. 12, num. 3")


def test_c5_a_majority_chosen_by_hand_says_it_and_the_acta_before_is_ordinary(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote = unsaid(hall, "Compra")
    ballots(hall, vote, AGAINST, FOR, FOR, FOR, FOR)
    record = next(one for one in hall.view.votes if one.id == vote)
    save_vote(hall.store, replace(record, rule="simple_present"))
    assert hall.view.results[vote].outcome is Outcome.PASSED
    item = add_item(hall.store, hall.session_id, "Compra del acta anterior", kind=ItemKind.PREVIOUS_MINUTES)
    add_motion(hall.store, item, "Aprobar.")
    last = hall.view.motions_of(item)[0]
    assert (last.matter, last.matter_said) == ("ordinary", True)


@pytest.mark.parametrize(
    ("country", "title", "matter"),
    [("ES", "Constitución de una mancomunidad", "absolute"), ("MX", "Comodato de un predio", "real_estate"),
     ("AR", "Tratamiento sobre tablas del expediente 4", "off_agenda"), ("CR", "Dispensa de trámite", "waiver"),
     ("CR", "Se propone alterar el orden del día", "reorder"), ("PE", "Pedido de vacancia", "vacancy"),
     ("UY", "Erogación por $ 50.000", "spending")],
)  # fmt: skip
def test_c5_the_words_propose(country: str, title: str, matter: str):
    assert likely_matter(load_profile(country).rules, title) == matter
    assert likely_matter(load_profile(country).rules, "Nombre de una plaza") == "ordinary"


def test_c6_in_costa_rica_four_of_seven_do_not_alter_the_agenda(tmp_path: Path):
    hall = sitting(tmp_path, "CR", 7)
    vote = unsaid(hall, "Se propone alterar el orden del día")
    ballots(hall, vote, FOR, FOR, FOR, FOR, AGAINST, AGAINST, AGAINST)
    assert hall.view.results[vote].undecided
    say_matter(hall.store, hall.view.motions[0].id, "reorder")
    found = hall.view.results[vote]
    assert (found.outcome, found.needed, found.base) == (Outcome.REJECTED, 5, 7)
    assert "Código Municipal, art. 39" in printed(hall)
    hall.store.close()


def test_c6_in_peru_the_mayor_votes_on_a_vacancia_of_two_thirds_of_the_legal_number(tmp_path: Path):
    hall = sitting(tmp_path, "PE", 6)
    ordinary = hall.vote()
    with pytest.raises(UserError, match="vota solo en caso de empate"):
        cast(hall.store, ordinary, hall.members[1], FOR)
    vote = hall.vote("Pedido de vacancia", matter="vacancy")
    ballots(hall, vote, FOR, FOR, FOR, FOR, AGAINST, AGAINST)
    found = hall.view.results[vote]
    assert (found.outcome, found.needed, found.base) == (Outcome.PASSED, 4, 6)
    cast(hall.store, vote, hall.members[1], AGAINST)
    assert hall.view.results[vote].outcome is Outcome.REJECTED
    hall.store.close()


@pytest.mark.parametrize("country", ["GT", "CR"])
def test_c6_where_the_code_forbids_abstaining_nobody_is_told_to_have_abstained(tmp_path: Path, country: str):
    hall = sitting(tmp_path, country, 7)
    vote = hall.vote()
    with pytest.raises(UserError, match="no permite abstenerse"):
        cast(hall.store, vote, hall.members[2], ABSTAIN)
    cast(hall.store, vote, hall.members[2], AGAINST)
    cast_all(hall.store, vote, FOR)
    assert "abstención" not in printed(hall)
    hall.store.close()


def test_c1_in_spain_what_is_voted_without_quorum_is_null_whatever_reason_is_given(tmp_path: Path):
    hall = sitting(tmp_path, "ES", 7)
    for number in range(3, 8):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(19, 30))
    vote = hall.vote()
    ballots(hall, vote, FOR, FOR)
    found = hall.view.results[vote]
    assert found.outcome is Outcome.VOID
    assert "lo votado es nulo" in found.explanation
    with pytest.raises(UserError, match="lo votado es nulo"):
        close_session(hall.store, hall.session_id, halls.at(20))
    set_quorum_reason(hall.store, vote, "Lo advirtió la Secretaría.")
    assert hall.view.results[vote].outcome is Outcome.VOID
    assert not hall.view.decided(next(one for one in hall.view.votes if one.id == vote))
    text = printed(hall)
    assert "Nula por falta de quórum: 2 a favor" in text
    assert "Constancia: Lo advirtió la Secretaría." in text
    assert "Aprobada" not in text
    assert "vote_without_quorum" not in [one.key for one in session_problems(hall.view)]
    hall.store.close()


def test_c1_an_acta_approved_before_says_of_its_votes_what_it_said(tmp_path: Path):
    hall = sitting(tmp_path, "ES", 7)
    for number in range(3, 8):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(19, 30))
    vote = hall.vote()
    ballots(hall, vote, FOR, FOR)
    approved = Minutes(session_id=hall.session_id, state=MinutesState.APPROVED)
    assert replace(hall.view, minutes=approved).results[vote].outcome is Outcome.PASSED
    set_quorum_reason(hall.store, vote, "Lo advirtió la Secretaría.")
    assert replace(hall.view, minutes=approved).results[vote].outcome is Outcome.VOID
    hall.store.close()


def test_a_body_with_rules_of_its_own_is_asked_of_its_own_matters(hall: halls.Hall):
    own = """
default_majority = "simple_present"
[quorum]
fixed = 2
void = true
[majorities.eighty]
label = "cuatro de cada cinco"
base = "present"
kind = "at_least"
numerator = 4
denominator = 5
article = "Reglamento de la comisión, art. 3"
mark = "V"
[matters.report]
label = "Dictamen"
majority = "eighty"
words = ["dictamen"]
"""
    town.save_body(hall.store, Body(id=hall.body_id, name="Comisión de Obras", rules=own))
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote = unsaid(hall, "Dictamen de la obra")
    ballots(hall, vote, FOR, FOR, FOR, AGAINST, AGAINST)
    assert hall.view.results[vote].undecided
    say_matter(hall.store, hall.view.motions[0].id, "report")
    assert (hall.view.results[vote].outcome, hall.view.results[vote].needed) == (Outcome.REJECTED, 4)
    assert matter_words(hall.view.rules, "report") == (
        "Dictamen: cuatro de cada cinco (Reglamento de la comisión, art. 3)"
    )


@given(
    country=st.sampled_from(COUNTRIES),
    values=st.lists(st.sampled_from([FOR, FOR, AGAINST, ABSTAIN, RECUSED]), min_size=1, max_size=12),
    away=st.integers(0, 4),
    used=st.integers(0, 2),
)
def test_c5_it_is_asked_exactly_where_two_matters_would_decide_otherwise(
    country: str, values: list, away: int, used: int
):
    rules = load_profile(country).rules
    members = tuple(a_member(number) for number in range(1, len(values) + 1))
    total = len(values) + away
    who = electorate(rules, members, total, total, total, chair=members[0])
    cast_ones = tuple(
        Ballot(id=f"b{place}", vote_id="v", member_id=member.id, value=value)
        for place, (member, value) in enumerate(zip(members, values, strict=True))
        if member.id in who.voter_ids
    )
    vote = Vote(id="v", motion_id="m")
    outcomes = {key: result(vote, cast_ones, who, rules, key, used=used).outcome for key in rules.matters}
    for key in rules.matters:
        plain = result(vote, cast_ones, who, rules, key, used=used)
        found = settled(plain, vote, cast_ones, who, rules, used)
        if plain.missing or not cast_ones:
            assert found == plain
        else:
            assert found.undecided is (len(set(outcomes.values())) > 1)
            assert found.undecided or found == plain
