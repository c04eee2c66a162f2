"""An election of persons: named candidates, ballots that add up, rounds and lots by rule, elected in their posts."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.frozen import from_json, to_json
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import delete_presence, mark
from munidesk.features.council.domain import MinutesState, PresenceKind
from munidesk.features.council.elections.domain import Election, ElectionType, PaperKind, RoundKind
from munidesk.features.council.elections.kinds import CANDIDATES, ELECTIONS, PAPERS, ROUNDS
from munidesk.features.council.elections.rules import majorities
from munidesk.features.council.elections.store import (
    draw_lot,
    new_election,
    open_round,
    read_paper,
    save_election,
    set_box,
    take_back_paper,
)
from munidesk.features.council.elections.store_candidates import add_candidate, save_candidate
from munidesk.features.council.elections.store_elected import proclaim, seat_elected, take_back_proclamation
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.elections.told import electorate_at, result_of
from munidesk.features.council.kept import why_kept
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.minutes.store_resolutions import correct_resolution
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Body
from munidesk.town.page_settings_conduct import save_conduct
from tests.features.council import hall as halls
from tests.features.council.hall import Hall, at

YEAR = "por el término de un año desde la fecha"


def begun(hall: Hall, *names: str, title: str = "Presidencia", **fields) -> str:
    item = add_item(hall.store, hall.session_id, f"Elección de la {title}")
    made = new_election(hall.store, Election(item_id=item, title=title, **fields))
    for name in names:
        add_candidate(hall.store, made, name)
    return made


def counted(hall: Hall, election: str, *votes: int, blank: int = 0, null: int = 0) -> str:
    made = open_round(hall.store, election)
    entrants = [int(part) for part in ROUNDS.get(hall.store, made).entrants.split()]
    count_round(hall.store, made, dict(zip(entrants, votes, strict=True)), blank, null)
    return made


def result(hall: Hall, election: str):
    view = hall.view
    return result_of(view, ELECTIONS.get(hall.store, election))


def acta(hall: Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=at(20)))).replace("\u00a0", " ")


@pytest.fixture
def large(tmp_path):
    made = halls.hall(tmp_path / "vecinal.munidesk", seats=21)
    made.session()
    made.present(*range(1, 19))
    yield made
    made.store.close()


def test_c29_a_secret_election_among_named_candidates_is_told_with_blanks_and_nulls(large: Hall):
    """8–6–2 with a blank and an annulled one, then 11–6: nobody in the first, elected in the second."""
    election = begun(large, "Ana Píriz Sosa", "Jorge Silvera Rey", "Lucía Medina Paz")
    counted(large, election, 8, 6, 2, blank=1, null=1)
    first = result(large, election)
    assert (first.elected, first.step, first.entrants) == ((), RoundKind.RUNOFF, (1, 2))
    counted(large, election, 11, 6, blank=1)
    assert result(large, election).elected == (1,)
    proclaim(large.store, election)
    text = acta(large)
    assert "Se proponen tres candidaturas: Ana Píriz Sosa, Jorge Silvera Rey y Lucía Medina Paz." in text
    assert "ninguna candidatura alcanza 10 de los 18 presentes; pasan las dos más votadas" in text
    assert "Ana Píriz Sosa, 11 votos; se requerían 10 de los 18 presentes" in text
    assert "no pasó a la segunda vuelta" in text and "En blanco" in text and "Anuladas" in text
    assert "proclamar electa Presidenta del Concejo Municipal a Ana Píriz Sosa." in text


def test_c29_the_papers_must_add_up_to_what_the_box_holds_before_anybody_is_elected(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera")
    one = open_round(in_session.store, election)
    for _turn in range(4):
        read_paper(in_session.store, one, (1,))
    assert result(in_session, election).elected == ()
    with pytest.raises(UserError, match="Falta leer 1 papeleta"):
        proclaim(in_session.store, election)
    with pytest.raises(UserError, match="Falta leer 1 papeleta"):
        open_round(in_session.store, election)
    set_box(in_session.store, one, 5, 4)
    assert result(in_session, election).elected == (1,)
    proclaim(in_session.store, election)
    assert "una no se devolvió" in acta(in_session)


def test_totals_without_any_vote_are_refused_and_what_was_read_stays(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera")
    one = open_round(in_session.store, election)
    for _turn in range(3):
        read_paper(in_session.store, one, (1,))
    with pytest.raises(UserError, match="no se contó ninguna papeleta"):
        count_round(in_session.store, one, {1: 0, 2: 0})
    assert result(in_session, election).last.tally.votes[1] == 3


def test_bad_input_more_papers_than_those_present_are_refused(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera")
    one = open_round(in_session.store, election)
    with pytest.raises(UserError, match="pueden votar 5 integrantes presentes"):
        set_box(in_session.store, one, 6, None)
    with pytest.raises(UserError, match="pueden votar 5 integrantes presentes"):
        count_round(in_session.store, one, {1: 4, 2: 2})
    for _turn in range(5):
        read_paper(in_session.store, one, (2,))
    with pytest.raises(UserError, match="Ya se leyeron las 5 papeletas"):
        read_paper(in_session.store, one, kind=PaperKind.BLANK)
    assert take_back_paper(in_session.store, one)
    read_paper(in_session.store, one, kind=PaperKind.NULL)
    assert result(in_session, election).last.tally.null == 1


def test_bad_input_an_election_without_candidates_is_a_sentence(in_session: Hall):
    election = begun(in_session)
    with pytest.raises(UserError, match="Agregue al menos una candidatura"):
        open_round(in_session.store, election)
    assert any("no está terminada" in one.text for one in session_problems(in_session.view) if one.blocks)
    with pytest.raises(UserError, match="la elección de Presidencia no está terminada"):
        close_session(in_session.store, in_session.session_id, at(21))


def test_a_tie_goes_through_the_steps_of_the_rule_to_a_draw_that_says_who_drew(tmp_path):
    hall = halls.hall(tmp_path / "seis.munidesk", seats=6)
    hall.session()
    hall.present(*range(1, 7))
    election = begun(hall, "Ana Píriz", "Jorge Silvera")
    for _turn in range(3):
        counted(hall, election, 3, 3)
    tied = result(hall, election)
    assert tied.step is RoundKind.LOT and tied.entrants == (1, 2)
    lot = open_round(hall.store, election)
    with pytest.raises(UserError, match="En el sorteo no se vota"):
        read_paper(hall.store, lot, (1,))
    with pytest.raises(UserError, match="quién hizo el sorteo"):
        draw_lot(hall.store, lot, (2,), " ")
    with pytest.raises(UserError, match="entre las empatadas"):
        draw_lot(hall.store, lot, (9,), "la Secretaría")
    draw_lot(hall.store, lot, (2,), "la niña Inés Moreira, de una bolsa")
    assert result(hall, election).elected == (2,)
    proclaim(hall.store, election)
    text = acta(hall)
    assert "entre Ana Píriz y Jorge Silvera se sortea y sale Jorge Silvera" in text
    assert "hace el sorteo la niña Inés Moreira, de una bolsa" in text
    assert "proclamar electo Presidente" in text
    hall.store.close()


def test_the_rule_of_a_body_changes_majority_and_steps_as_data(in_session: Hall):
    body = town.body(in_session.store, in_session.body_id)
    own = '[election]\nmajority = "absolute"\nsteps = ["plurality"]\narticle = "Reglamento, art. 9"\nmark = "V"\n'
    town.save_body(in_session.store, replace(body, rules=own))
    election = begun(in_session, "Ana Píriz", "Jorge Silvera", "Lucía Medina")
    counted(in_session, election, 2, 2, 1)
    assert result(in_session, election).step is RoundKind.PLURALITY
    counted(in_session, election, 2, 1, 2)
    tied = result(in_session, election)
    assert tied.elected == () and tied.last.tied == (1, 3) and tied.step is None
    counted(in_session, election, 3, 1, 1)  # what the rule does not say, the council did
    assert result(in_session, election).elected == (1,)


def test_bad_input_a_step_that_there_is_not_is_named(in_session: Hall):
    body = town.body(in_session.store, in_session.body_id)
    town.save_body(in_session.store, replace(body, rules='[election]\nsteps = ["duel"]\n'))
    with pytest.raises(UserError, match="no sirve «duel»"):
        begun(in_session, "Ana Píriz")


def test_a_nominal_election_says_who_voted_whom_and_a_secret_one_never_knows(in_session: Hall):
    election = begun(in_session, "Raúl Etcheverry", "Silvia Cabral", type=ElectionType.NOMINAL)
    one = open_round(in_session.store, election)
    with pytest.raises(UserError, match="indique quién vota"):
        read_paper(in_session.store, one, (1,))
    for seat, number in ((1, 2), (2, 1), (3, 2), (4, 2), (5, 1)):
        read_paper(in_session.store, one, (number,), member_id=in_session.members[seat])
    with pytest.raises(UserError):
        read_paper(in_session.store, one, (number,), member_id=in_session.members[5])
    proclaim(in_session.store, election)
    text = acta(in_session)
    assert "por Raúl Etcheverry Sosa: Raúl Etcheverry e Inés Moreira" in text
    assert "proclamar electa Presidenta del Concejo Municipal a Silvia Cabral Techera." in text
    secret = begun(in_session, "Nelson Bentancor", title="Vicepresidencia")
    two = open_round(in_session.store, secret)
    with pytest.raises(UserError, match="no se guarda quién votó qué"):
        read_paper(in_session.store, two, (1,), member_id=in_session.members[1])


def test_one_candidate_is_a_sentence_without_a_table(in_session: Hall):
    election = begun(
        in_session, "Omar Fagúndez Lema", title="Secretaría", term="por el término de un año desde la fecha"
    )
    counted(in_session, election, 3, blank=1, null=1)
    proclaim(in_session.store, election)
    text = acta(in_session)
    assert "Se propone una sola candidatura, la de Omar Fagúndez Lema." in text
    assert "tres a favor, una en blanco y una anulada" in text
    assert "Resultado del escrutinio" not in text
    assert "proclamar electo Secretario del Concejo Municipal a Omar Fagúndez Lema, por el término de un año" in text


def test_several_places_are_filled_by_the_most_voted_and_a_tie_for_the_last_waits(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera", "Lucía Medina", "Omar Paz", title="Comisión", seats=2)
    one = open_round(in_session.store, election)
    for marks in ((1, 2), (1, 3), (1, 2), (1, 3), (2, 3)):
        read_paper(in_session.store, one, marks)
    with pytest.raises(UserError, match="hasta 2 nombres"):
        take_back_paper(in_session.store, one)
        read_paper(in_session.store, one, (1, 2, 3))
    read_paper(in_session.store, one, (2, 3))
    now = result(in_session, election)
    assert now.elected == (1,) and now.last.tied == (2, 3)
    assert now.step is RoundKind.RUNOFF and now.entrants == (2, 3)


def test_who_declines_is_told_and_not_voted(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera", "Lucía Medina")
    second = CANDIDATES.all(in_session.store, election_id=election)[1]
    save_candidate(in_session.store, replace(second, declined=True))
    one = open_round(in_session.store, election)
    assert ROUNDS.get(in_session.store, one).entrants == "1 3"
    with pytest.raises(UserError, match="El número 2 no está en esta vuelta"):
        read_paper(in_session.store, one, (2,))
    assert "No acepta su candidatura Jorge Silvera." in acta(in_session)


def test_who_left_before_the_round_has_no_paper_and_who_left_after_it_had_one(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera")
    item = ELECTIONS.get(in_session.store, election).item_id
    mark(in_session.store, in_session.session_id, in_session.members[5], PresenceKind.LEAVES, at(19, 40), item_id=item)
    one = open_round(in_session.store, election)
    for _turn in range(4):
        read_paper(in_session.store, one, (1,))
    assert result(in_session, election).elected == (1,)
    mark(in_session.store, in_session.session_id, in_session.members[4], PresenceKind.LEAVES, at(19, 55), item_id=item)
    assert result(in_session, election).last.tally.handed == 4


def test_the_elected_hold_the_post_from_the_day_by_one_verb_and_undo_takes_all_back(in_session: Hall):
    store = in_session.store
    election = begun(in_session, "Silvia Cabral Techera", title="Vicepresidencia")
    counted(in_session, election, 5)
    with pytest.raises(UserError, match="Proclame primero"):
        seat_elected(store, election, date(2026, 12, 1))
    proclaim(store, election)
    with pytest.raises(UserError, match="posterior al de la sesión"):
        seat_elected(store, election, halls.DAY)
    seat_elected(store, election, date(2026, 12, 1), date(2027, 11, 30))
    posts = {
        one.person.family_names: one.membership.post
        for one in town.members(store, in_session.body_id, date(2026, 12, 2))
    }
    assert posts["Cabral Techera"] == "vice"
    assert in_session.view.member(in_session.members[4]).membership.post == "councillor"
    with pytest.raises(UserError, match="Ya figuran en su cargo"):
        seat_elected(store, election, date(2026, 12, 1))
    with pytest.raises(UserError, match="ya asumieron"):
        take_back_proclamation(store, election)
    store.undo()
    assert len(town.members(store, in_session.body_id, date(2026, 12, 2))) == 5
    assert ELECTIONS.get(store, election).seated_on is None


def test_who_takes_the_seat_of_a_post_changes_places_with_who_held_it(in_session: Hall):
    store, day = in_session.store, date(2026, 12, 1)
    election = begun(in_session, "Raúl Etcheverry Sosa", title="Alcaldía")
    counted(in_session, election, 5)
    proclaim(store, election)
    seat_elected(store, election, day)
    held = {
        one.person.family_names: (one.seat.number, one.membership.post)
        for one in town.members(store, in_session.body_id, day)
    }
    assert held["Etcheverry Sosa"] == (1, "mayor") and held["Olivera Pintos"] == (2, "councillor")


def test_somebody_from_outside_enters_another_body_as_member(in_session: Hall):
    store, day = in_session.store, date(2026, 12, 1)
    commission = town.save_body(store, Body(name="Comisión de Cultura"))
    election = begun(
        in_session, "Ana Píriz Sosa", "Jorge Silvera Rey", title="Comisión de Cultura", seats=2, body_id=commission
    )
    one = open_round(store, election)
    for _turn in range(5):
        read_paper(store, one, (1, 2))
    proclaim(store, election)
    assert seat_elected(store, election, day) == ("Ana Píriz Sosa", "Jorge Silvera Rey")
    there = town.members(store, commission, day)
    assert [(one.person.full_name, one.seat.number) for one in there] == [
        ("Ana Píriz Sosa", 1),
        ("Jorge Silvera Rey", 2),
    ]


def test_the_proclamation_gets_its_number_when_the_session_is_lifted(in_session: Hall):
    election = begun(in_session, "Ana Píriz Sosa")
    counted(in_session, election, 5)
    proclaim(in_session.store, election)
    save_election(
        in_session.store,
        replace(ELECTIONS.get(in_session.store, election), acceptance="La señora Píriz acepta el cargo."),
    )
    close_session(in_session.store, in_session.session_id, at(20))
    text = acta(in_session)
    assert "Resolución 1/2026" in text and "La señora Píriz acepta el cargo." in text
    with pytest.raises(UserError, match="ya tiene número"):
        take_back_proclamation(in_session.store, election)


def test_an_election_is_not_begun_without_quorum_and_blocks_when_the_attendance_is_corrected(in_session: Hall):
    store = in_session.store
    election = begun(in_session, "Ana Píriz", "Jorge Silvera")
    counted(in_session, election, 5, 0)
    proclaim(store, election)
    assert not [one for one in session_problems(in_session.view) if one.blocks]
    for seat in (3, 4, 5):
        delete_presence(store, next(e.id for e in in_session.view.events if e.member_id == in_session.members[seat]))
    in_session.absent(3, 4, 5)
    keys = {one.key for one in session_problems(in_session.view) if one.blocks}
    assert {"election_without_quorum", "election_open"} <= keys  # five papers, and two who could vote
    take_back_proclamation(store, election)
    other = begun(in_session, "Omar Paz", title="Secretaría")
    with pytest.raises(UserError, match="No hay quórum para decidir"):
        open_round(store, other)


def test_a_proclamation_that_names_somebody_else_than_the_papers_blocks_the_acta(in_session: Hall):
    election = begun(in_session, "Ana Píriz", "Jorge Silvera")
    counted(in_session, election, 3, 2)
    resolution = proclaim(in_session.store, election)
    correct_resolution(
        in_session.store, replace(in_session.view.resolutions[0], id=resolution, resolves="proclamar a Jorge Silvera.")
    )
    (problem,) = [one for one in session_problems(in_session.view) if one.blocks]
    assert "no nombra a quien tiene los votos" in problem.text and "Ana Píriz" in problem.detail


@pytest.mark.parametrize("country", ["UY", "AR", "CL", "CO", "CR", "ES", "GT", "MX", "PE"])
def test_c29_in_every_country_a_majority_of_those_present_elects_and_each_rule_can_be_chosen(tmp_path, country: str):
    """With seven seats, all present: 4 of 7 under the rule that says «verifique su norma», and under each of theirs."""
    hall = halls.hall(tmp_path / "p.munidesk", country, seats=7, mayor_counts=country not in ("CL", "CO", "AR"))
    hall.session()
    hall.present(*hall.members)
    keys = majorities(hall.view.rules)
    election = begun(hall, "Ana Píriz Sosa", "Jorge Silvera Rey")
    one = open_round(hall.store, election)
    voters = len(electorate_at(hall.view, ELECTIONS.get(hall.store, election), ROUNDS.get(hall.store, one)).voters)
    count_round(hall.store, one, {1: voters})
    for key in keys:
        save_election(hall.store, replace(ELECTIONS.get(hall.store, election), rule=key))
        assert result(hall, election).elected == (1,), key
    save_election(hall.store, replace(ELECTIONS.get(hall.store, election), rule=""))
    count_round(hall.store, one, {1: voters // 2, 2: voters - voters // 2 - 1}, blank=1)
    assert result(hall, election).elected == ()
    text = acta(hall)
    assert "verifique su norma" in text and f"{voters // 2 + 1} de los {voters} presentes" in text
    hall.store.close()


def test_the_municipality_says_its_own_rule_in_ajustes_and_the_acta_cites_it(in_session: Hall):
    store = in_session.store
    said = {
        "majority": "most",
        "steps": "lot",
        "article": "Reglamento, art. 9",
        "minutes": "10",
        "neighbour_minutes": "5",
    }
    save_conduct(store, said)
    rules = in_session.view.rules
    assert (rules.floor.minutes, rules.floor.neighbour_minutes) == (10, 5)
    election = begun(in_session, "Ana Píriz", "Jorge Silvera", "Omar Paz")
    counted(in_session, election, 2, 2, 1)
    assert result(in_session, election).step is RoundKind.LOT
    draw_lot(store, open_round(store, election), (1,), "la Secretaría")
    text = acta(in_session)
    assert "Reglamento, art. 9" in text and "verifique su norma" not in text
    with pytest.raises(UserError):
        save_conduct(store, {**said, "majority": "nadie"})


def test_an_approved_acta_keeps_its_election_letter_for_letter(large: Hall):
    election = begun(large, "Ana Píriz Sosa", "Jorge Silvera Rey")
    counted(large, election, 8, 8, blank=2)
    counted(large, election, 11, 7)
    proclaim(large.store, election)
    document = build_minutes(large.view, printed_at=at(20))
    assert from_json(to_json(document)) == document


def test_what_an_approved_acta_prints_of_an_election_is_never_blacked_out(in_session: Hall):
    election = begun(in_session, "Ana Píriz Sosa")
    one = counted(in_session, election, 5)
    paper = PAPERS.all(in_session.store, round_id=one)[0]
    refs = (Ref("election", election), Ref("election_round", one), Ref("election_paper", paper.id))
    assert [why_kept(in_session.store, ref) for ref in refs] == ["", "", ""]
    acta_ = MINUTES.all(in_session.store, session_id=in_session.session_id)[0]
    MINUTES.save(in_session.store, replace(acta_, state=MinutesState.APPROVED, number=12))
    assert all("no se tacha" in why_kept(in_session.store, ref) for ref in refs)
    with pytest.raises(UserError, match="ya está aprobada"):
        take_back_paper(in_session.store, one)
