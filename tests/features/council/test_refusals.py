"""What the table of votes, resolutions and attendance refuses, as the secretary would try it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance import store as attendance
from munidesk.features.council.domain import BallotValue, Correction, PresenceKind, VoteType
from munidesk.features.council.minutes import store_resolutions as resolutions
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.sessions.store import cancel_session, close_session
from munidesk.features.council.sessions.store_items import (
    add_item,
    delete_item,
    finish_item,
    items_of,
    postpone_item,
    standard_agenda,
    start_item,
)
from munidesk.features.council.votes import store as votes
from tests.features.council import hall as halls

Hall = halls.Hall


def refused(words: str, verb: Callable[..., object], *given: object, **named: object) -> None:
    with pytest.raises(UserError, match=words):
        verb(*given, **named)


@pytest.fixture
def motion(in_session: Hall) -> str:
    return votes.add_motion(in_session.store, add_item(in_session.store, in_session.session_id, "Ferias"), "Aprobar.")


def test_e_a_motion_that_was_voted_is_neither_withdrawn_nor_taken_away(in_session: Hall, motion: str):
    store, vote = in_session.store, votes.open_vote(in_session.store, motion)
    refused("ya tiene una votación", votes.delete_motion, store, motion)
    votes.cast_all(store, vote, BallotValue.FOR)
    refused("no puede retirarse", votes.withdraw_motion, store, motion)
    refused("ya hay votos", votes.delete_vote, store, vote)


def test_e_a_vote_opened_by_mistake_goes_and_then_its_motion(in_session: Hall, motion: str):
    votes.delete_vote(in_session.store, votes.open_vote(in_session.store, motion))
    votes.delete_motion(in_session.store, motion)
    assert in_session.view.motions == ()


def test_e_a_withdrawn_motion_is_not_voted(in_session: Hall, motion: str):
    votes.withdraw_motion(in_session.store, motion)
    refused("se retiró", votes.open_vote, in_session.store, motion)


def test_e_the_hour_of_a_vote_is_of_the_session(in_session: Hall, motion: str):
    store, vote_id = in_session.store, votes.open_vote(in_session.store, motion)
    vote = in_session.view.votes[0]
    refused("anterior al comienzo", votes.save_vote, store, replace(vote, voted_at=halls.at(18)))
    votes.save_vote(store, replace(vote, voted_at=halls.at(19, 20)))
    votes.save_vote(store, replace(in_session.view.votes[0], type=VoteType.SHOW_OF_HANDS))
    assert in_session.view.votes[0].voted_at == halls.at(19, 20)
    votes.set_counts(store, vote_id, 3, 1, 1)


def test_e_a_vote_is_not_closed_while_somebody_has_not_voted(in_session: Hall, motion: str):
    store, vote = in_session.store, votes.open_vote(in_session.store, motion)
    votes.cast(store, vote, in_session.members[1], BallotValue.FOR)
    refused("[Ff]alta", votes.finish_vote, store, vote)
    votes.cast_all(store, vote, BallotValue.FOR)
    with fixed_clock(halls.at(10, 0) + timedelta(days=40)):
        refused("a qué hora se votó", votes.finish_vote, store, vote)


def test_e_nobody_present_nobody_votes(hall: Hall):
    hall.session()
    vote = hall.vote()
    refused("No hay nadie presente", votes.cast_all, hall.store, vote, BallotValue.FOR)


def test_e_where_nobody_may_abstain_nobody_does(tmp_path: Path):
    hall = halls.hall(tmp_path / "a.munidesk", "CR")
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    vote, member = hall.vote(), hall.members[2]
    assert not hall.view.rules.abstention
    refused("no permite abstenerse", votes.cast, hall.store, vote, member, BallotValue.ABSTAIN)
    refused("no permite abstenerse", votes.cast_all, hall.store, vote, BallotValue.ABSTAIN)
    hall.store.close()


def test_e_what_is_gone_is_said_and_not_a_fault_of_the_program(in_session: Hall):
    store = in_session.store
    refused("ya no está", votes.set_reason, store, "no", True)
    refused("ya no está", resolutions.resolution_of, store, "no")
    refused("ya no está", resolutions.correction_of, store, "no")
    refused("ya no está", attendance.presence_of, store, "no")


def test_e_a_resolution_is_corrected_within_its_session_and_goes_while_it_has_no_number(in_session: Hall, motion: str):
    store = in_session.store
    item = in_session.view.items[0].id
    made = resolutions.save_resolution(store, item, resolves="Se aprueba.", motion_id=motion)
    one = resolutions.resolution_of(store, made)
    refused("anterior al comienzo", resolutions.correct_resolution, store, replace(one, at=halls.at(18)))
    resolutions.correct_resolution(store, replace(one, at=halls.at(19, 30)))
    resolutions.correct_resolution(store, replace(resolutions.resolution_of(store, made), seen="VISTO: la nota."))
    resolutions.delete_resolution(store, made)
    assert in_session.view.resolutions == ()


def test_e_a_numbered_resolution_stays(in_session: Hall):
    store = in_session.store
    item = add_item(store, in_session.session_id, "Ferias")
    made = resolutions.save_resolution(store, item, resolves="Se aprueba.")
    start_item(store, item, halls.at(19, 20))
    session = replace(in_session.view.session, chair_id=in_session.view.titulars[0].person.id)
    from munidesk.features.council.sessions.store import save_session

    save_session(store, session)
    close_session(store, in_session.session_id, halls.at(20, 0))
    assert resolutions.resolution_of(store, made).number is not None
    refused("ya tiene número", resolutions.delete_resolution, store, made)


def test_e_only_an_earlier_acta_is_corrected(in_session: Hall):
    store, own = in_session.store, in_session.session_id
    item = add_item(store, own, "Acta anterior")
    later = in_session.session(day=halls.DAY + timedelta(days=7), opened=False)
    asked = {"corrected_session_id": later, "where_it_says": "48", "must_say": "84"}
    refused("sesión anterior", resolutions.add_correction, store, item, **asked)


def test_e_the_agenda_of_an_open_session(in_session: Hall):
    store, own = in_session.store, in_session.session_id
    first, second = (add_item(store, own, title) for title in ("Ferias", "Luz"))
    refused("ya tiene asuntos", standard_agenda, store, own)
    start_item(store, first, halls.at(19, 10))
    finish_item(store, first, halls.at(19, 20))
    start_item(store, second, halls.at(19, 20))
    postpone_item(store, second)
    assert in_session.view.session.current_item_id == ""
    with fixed_clock(halls.at(10, 0) + timedelta(days=40)):
        finish_item(store, second)
    votes.add_motion(store, first, "Aprobar.")
    delete_item(store, first)
    assert [one.title for one in items_of(store, own)] == ["Luz"]
    assert in_session.view.motions == ()


def test_e_who_left_during_an_item_that_is_taken_off_still_left(in_session: Hall):
    """The acta of such a session could not be printed, nor the session opened."""
    store = in_session.store
    item = add_item(store, in_session.session_id, "Ferias")
    start_item(store, item, halls.at(19, 20))
    attendance.mark(store, in_session.session_id, in_session.members[4], PresenceKind.LEAVES, halls.at(19, 30))
    assert in_session.view.moves()[-1].item_id == item
    delete_item(store, item)
    told = "\n".join(plain_lines(build_minutes(in_session.view, printed_at=halls.at(21))))
    assert "se retira" in told and "19:30" in told
    store.undo()
    assert in_session.view.moves()[-1].item_id == item


def test_e_an_item_with_a_correction_of_an_acta_is_not_taken_off(in_session: Hall):
    store = in_session.store
    item = add_item(store, in_session.session_id, "Acta anterior")
    resolutions.add_correction(store, item, minutes_label="11", where_it_says="48", must_say="84")
    refused("correcciones", delete_item, store, item)


def test_e_a_session_that_was_not_opened_or_was_suspended_takes_neither_items_nor_marks(hall: Hall):
    hall.session(opened=False)
    item = add_item(hall.store, hall.session_id, "Ferias")
    refused("Abra la sesión", start_item, hall.store, item)
    cancel_session(hall.store, hall.session_id)
    mark = (hall.session_id, hall.members[1], PresenceKind.PRESENT)
    refused("se suspendió", attendance.mark, hall.store, *mark)


def test_e_a_correction_that_takes_a_text_away_is_told_so():
    from munidesk.features.council.minutes.wording import correction_words

    told = correction_words(Correction(session_id="s", item_id="i", place="Asunto 4", deletes="por unanimidad"))
    assert told == "Asunto 4: se suprime «por unanimidad»."


def test_e_a_suplente_called_by_mistake_was_never_there_and_one_who_voted_leaves(in_session: Hall):
    store, own = in_session.store, in_session.session_id
    called = in_session.member(2, in_session.person("Ana", "Paz"), role=halls.Role.SUBSTITUTE, order=1)
    in_session.absent(2)
    attendance.call_substitute(store, own, in_session.seats[2], called)
    attendance.call_substitute(store, own, in_session.seats[2], called, reason="licencia")
    assert [one.reason for one in in_session.view.substitutions] == ["licencia"]
    attendance.dismiss_substitute(store, own, called)
    assert in_session.view.substitutions == ()
    assert called not in {one.member_id for one in in_session.view.events}
    attendance.call_substitute(store, own, in_session.seats[2], called)
    votes.cast_all(store, in_session.vote(), BallotValue.FOR)
    attendance.dismiss_substitute(store, own, called, halls.at(19, 50))
    assert [one.kind for one in in_session.view.moves()][-1] is PresenceKind.LEAVES
