"""An election without quorum, and the totals of one that fills several places."""

from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import PresenceKind
from munidesk.features.council.elections.domain import Election, ElectionType, numbers_of
from munidesk.features.council.elections.kinds import ELECTIONS, PAPERS
from munidesk.features.council.elections.store import new_election, open_round, set_box, set_quorum_reason
from munidesk.features.council.elections.store_candidates import add_candidate
from munidesk.features.council.elections.store_elected import proclaim
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.elections.told import result_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.sessions.store_items import add_item
from munidesk.town.profiles import COUNTRIES, load_profile
from tests.features.council import hall as halls
from tests.features.council.hall import Hall

NAMES = ("Ana Píriz Sosa", "Jorge Silvera Rey", "Lucía Medina Paz", "Omar Paz Gil")


def begun(hall: Hall, *names: str, seats: int = 1, **fields: object) -> str:
    item = add_item(hall.store, hall.session_id, "Elección de la Comisión de Cultura")
    made = new_election(hall.store, Election(item_id=item, title="Comisión", seats=seats, **fields))  # type: ignore[arg-type]
    for name in names:
        add_candidate(hall.store, made, name)
    return made


def acta(hall: Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(20)))).replace("\u00a0", " ")


def keys(hall: Hall) -> set[str]:
    return {one.key for one in session_problems(hall.view) if one.blocks}


@pytest.mark.parametrize("country", COUNTRIES)
def test_e_an_election_without_quorum_waits_for_a_reason_that_is_printed(tmp_path: Path, country: str):
    """Where such a vote is null, no reason makes it good."""
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(1, 2)
    hall.absent(3, 4, 5, 6, 7)
    election = begun(hall, *NAMES[:2])
    with pytest.raises(UserError, match="No hay quórum para decidir"):
        open_round(hall.store, election)
    if load_profile(country).rules.quorum.void:
        with pytest.raises(UserError, match="es nulo"):
            set_quorum_reason(hall.store, election, "no llegó nadie más")
        hall.store.close()
        return
    set_quorum_reason(hall.store, election, "vence hoy el plazo para designar.")
    round_id = open_round(hall.store, election)
    voters = result_of(hall.view, ELECTIONS.get(hall.store, election)).last.tally.voters  # type: ignore[union-attr]
    count_round(hall.store, round_id, {1: voters, 2: 0})
    proclaim(hall.store, election)
    assert "election_without_quorum" not in keys(hall)
    text = acta(hall)
    assert "Se votó sin quórum para decidir: estaban presentes 2" in text
    assert "Motivo: vence hoy el plazo para designar." in text
    set_quorum_reason(hall.store, election, "")
    assert "election_without_quorum" in keys(hall)
    assert "[falta el motivo]" in acta(hall)
    hall.store.close()


def test_e_with_quorum_no_reason_is_taken(in_session: Hall):
    election = begun(in_session, *NAMES[:2])
    with pytest.raises(UserError, match="No hace falta: Hay quórum"):
        set_quorum_reason(in_session.store, election, "por si acaso")


def test_e_totals_of_several_places_are_written_at_once(in_session: Hall):
    """Five papers with up to two names: 4, 3 and 2 votes; nobody twice on one."""
    election = begun(in_session, *NAMES[:3], seats=2)
    round_id = open_round(in_session.store, election)
    count_round(in_session.store, round_id, {1: 4, 2: 3, 3: 2}, valid=5)
    papers = [numbers_of(one.marks) for one in PAPERS.all(in_session.store, round_id=round_id)]
    assert len(papers) == 5
    assert all(1 <= len(marks) <= 2 and len(set(marks)) == len(marks) for marks in papers)
    found = result_of(in_session.view, ELECTIONS.get(in_session.store, election))
    assert found.last is not None and dict(found.last.tally.votes) == {1: 4, 2: 3, 3: 2}
    assert found.elected == (1, 2)
    proclaim(in_session.store, election)
    assert "a Ana Píriz Sosa y Jorge Silvera Rey" in acta(in_session)


def test_e_what_papers_named_is_what_the_box_held_where_nobody_says(in_session: Hall):
    election = begun(in_session, *NAMES[:3], seats=2)
    round_id = open_round(in_session.store, election)
    set_box(in_session.store, round_id, 5, 4)
    count_round(in_session.store, round_id, {1: 3, 2: 2, 3: 1}, blank=1)
    found = result_of(in_session.view, ELECTIONS.get(in_session.store, election))
    assert found.last is not None
    assert (found.last.tally.valid, found.last.tally.blank, found.last.tally.in_box) == (3, 1, 4)


@pytest.mark.parametrize(
    ("votes", "valid", "told"),
    [
        ({1: 5, 2: 1, 3: 0}, 4, "Ana Píriz Sosa tiene 5 votos y hay 4 papeletas con voto"),
        ({1: 4, 2: 4, 3: 4}, 5, "Suman 12 votos y 5 papeletas con voto llevan de 5 a 10 nombres"),
        ({1: 1, 2: 1, 3: 0}, 5, "Suman 2 votos y 5 papeletas con voto"),
        ({1: 3, 2: 3, 3: 0}, 6, "No puede haber 6 papeletas: pueden votar 5"),
        ({1: -1, 2: 3, 3: 0}, 2, "menos de cero"),
    ],
)
def test_e_totals_that_no_papers_give_are_refused_and_nothing_is_written(
    in_session: Hall, votes: dict[int, int], valid: int, told: str
):
    election = begun(in_session, *NAMES[:3], seats=2)
    round_id = open_round(in_session.store, election)
    with pytest.raises(UserError, match=told):
        count_round(in_session.store, round_id, votes, valid=valid)
    assert PAPERS.all(in_session.store, round_id=round_id) == ()


def test_e_a_nominal_election_is_written_vote_by_vote(in_session: Hall):
    election = begun(in_session, *NAMES[:2], type=ElectionType.NOMINAL)
    with pytest.raises(UserError, match="nominal"):
        count_round(in_session.store, open_round(in_session.store, election), {1: 3, 2: 2})


def test_e_who_comes_in_later_takes_the_need_of_a_reason_away(in_session: Hall):
    """A reason stays with the round that lacked quorum; nobody has to be asked twice."""
    hall = in_session
    for number in (3, 4, 5):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(19, 30))
    election = begun(hall, *NAMES[:2])
    set_quorum_reason(hall.store, election, "vence hoy")
    count_round(hall.store, open_round(hall.store, election), {1: 2, 2: 0})
    assert "election_without_quorum" not in keys(hall)
