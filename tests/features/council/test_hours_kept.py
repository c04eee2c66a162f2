"""No way in stores an hour that cannot be: before the arrival, after the end, or an end before what is on record."""

from dataclasses import replace
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.attendance.store import mark, presence_of, save_presence
from munidesk.features.council.domain import BallotValue, ItemState, PresenceKind
from munidesk.features.council.guard import item_of, motion_of, vote_of
from munidesk.features.council.sessions.store import close_session, save_session
from munidesk.features.council.sessions.store_items import add_item, finish_item, save_item, start_item
from munidesk.features.council.view_data import load_view, session_of
from munidesk.features.council.votes.store import cast_all, finish_vote, save_motion, save_vote
from tests.features.council import hall as halls
from tests.sheets.imports import Asked, import_attendance


def refused(code: str, field: str, action) -> None:
    with pytest.raises(UserError) as found:
        action()
    assert (found.value.code, found.value.field) == (code, field)


@pytest.fixture
def lifted(in_session: halls.Hall) -> halls.Hall:
    """Seat 4 leaves at 19:30, the vote is at 19:45, the session is lifted at 20:30."""
    mark(in_session.store, in_session.session_id, in_session.members[4], PresenceKind.LEAVES, halls.at(19, 30))
    vote = in_session.vote("Convenio")
    cast_all(in_session.store, vote, BallotValue.FOR)
    finish_vote(in_session.store, vote, halls.at(19, 45))
    session = replace(in_session.view.session, chair_id=in_session.view.titulars[0].person.id)
    save_session(in_session.store, session)
    close_session(in_session.store, in_session.session_id, halls.at(20, 30))
    return in_session


def test_c9_a_departure_is_not_corrected_to_before_the_arrival(in_session: halls.Hall):
    hall = in_session
    for kind, minute in ((PresenceKind.LEAVES, 10), (PresenceKind.RETURNS, 20), (PresenceKind.LEAVES, 30)):
        mark(hall.store, hall.session_id, hall.members[4], kind, halls.at(19, minute))
    last = hall.view.moves()[-1]
    refused("hours_crossed", "at", lambda: save_presence(hall.store, replace(last, at=halls.at(19, 15))))
    assert presence_of(hall.store, last.id).at == halls.at(19, 30)


def test_c9_no_hour_is_stored_after_the_session_was_lifted(lifted: halls.Hall):
    store, late = lifted.store, halls.at(20, 31)
    view = lifted.view
    move, item, motion, vote = view.moves()[0], view.items[0], view.motions[0], view.votes[0]
    asked = (
        ("at", lambda: save_presence(store, replace(move, at=late))),
        ("at", lambda: mark(store, lifted.session_id, lifted.members[4], PresenceKind.RETURNS, late)),
        ("started_at", lambda: save_item(store, replace(item_of(store, item.id), started_at=late))),
        ("moved_at", lambda: save_motion(store, replace(motion_of(store, motion.id), moved_at=late))),
    )
    for field, action in asked:
        refused("after_the_session", field, action)
    with pytest.raises(UserError, match="no se puede votar"):
        save_vote(store, replace(vote_of(store, vote.id), voted_at=late))
    assert load_view(store, lifted.session_id) == view


def test_c9_nor_by_the_import(lifted: halls.Hall, tmp_path: Path):
    sheet = tmp_path / "asistencia.csv"
    name = lifted.view.member(lifted.members[4]).person.full_name
    sheet.write_text(f"Fecha;Integrante;Asistencia;Hora\n17/11/2026;{name};Vuelve;20:31\n", encoding="utf-8")
    before = lifted.view
    report = import_attendance(lifted.store, sheet, Asked())
    assert "posterior al fin de la sesión" in report.refused[0][2]
    assert lifted.view == before


def test_c9_the_end_is_not_moved_to_before_what_is_on_record(lifted: halls.Hall):
    session = session_of(lifted.store, lifted.session_id)
    early = replace(session, closed_at=halls.at(19, 44))
    refused("hours_after_the_end", "closed_at", lambda: save_session(lifted.store, early))
    save_session(lifted.store, replace(session, closed_at=halls.at(19, 45)))
    assert session_of(lifted.store, lifted.session_id).closed_at == halls.at(19, 45)


def test_c9_nor_lifted_before_it(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[4], PresenceKind.LEAVES, halls.at(19, 30))
    lift = lambda: close_session(in_session.store, in_session.session_id, halls.at(19, 20))  # noqa: E731
    refused("hours_after_the_end", "closed_at", lift)


def test_e_an_item_does_not_end_before_it_begins(in_session: halls.Hall):
    store, item_id = in_session.store, add_item(in_session.store, in_session.session_id, "Alumbrado")
    start_item(store, item_id, halls.at(19, 30))
    refused("ends_before_it_begins", "finished_at", lambda: finish_item(store, item_id, halls.at(19, 20)))
    finish_item(store, item_id, halls.at(19, 40))
    item = item_of(store, item_id)
    wrong = (replace(item, finished_at=halls.at(19, 29)), replace(item, started_at=halls.at(19, 41)))
    for one in wrong:
        refused("ends_before_it_begins", "finished_at", lambda one=one: save_item(store, one))
    assert item_of(store, item_id) == item
    save_item(store, replace(item, finished_at=halls.at(19, 30)))


def test_e_a_clock_that_goes_back_does_not_stop_the_next_item(in_session: halls.Hall):
    """The hour that cannot be stays blank; and where an old file has it the wrong way round, its text still saves."""
    store = in_session.store
    first, second = (add_item(store, in_session.session_id, title) for title in ("Alumbrado", "Ferias"))
    start_item(store, first, halls.at(19, 30))
    start_item(store, second, halls.at(19, 10))
    assert item_of(store, first).state is ItemState.DONE
    assert item_of(store, first).finished_at is None
    with store.change("0.1") as writer:
        writer.put("agenda_item", {"id": first, "finished_at": "2026-11-17T19:10"})
    save_item(store, replace(item_of(store, first), narrative="Se informa."))
    assert item_of(store, first).narrative == "Se informa."
