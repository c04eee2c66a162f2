"""A whole session can be undone step by step to nothing and done again, and the file stays sound."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.data import check_file
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.store import (
    Approving,
    approve_minutes,
    mark_signed,
    minutes_of,
    put_in_book,
    send_to_approval,
)
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.schema import SCHEMA
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item, move_item, save_item, start_item
from munidesk.features.council.votes.store import add_motion, cast, cast_all, chair_second_vote, open_vote
from munidesk.town.store import SCHEMA as TOWN
from tests.features.council import hall as halls


def journey(hall: halls.Hall) -> None:
    """From the call to the acta sent to the council, with a tie, a late arrival and a resolution."""
    hall.session(secretary_id=hall.people["Olivera Pintos"])
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    first, second = (add_item(hall.store, hall.session_id, title, urgent_reason="vence") for title in ("A", "B"))
    move_item(hall.store, second, 1)
    start_item(hall.store, first, halls.at(19, 10))
    save_item(hall.store, replace(item_of(hall.store, first), narrative="Se trata el asunto."))
    motion = add_motion(hall.store, first, "Aprobar.")
    mark(hall.store, hall.session_id, hall.members[4], PresenceKind.PRESENT, halls.at(19, 20))
    vote = open_vote(hall.store, motion)
    for number, value in ((1, "for"), (2, "for"), (3, "against"), (4, "against")):
        cast(hall.store, vote, hall.members[number], BallotValue(value))
    chair_second_vote(hall.store, vote, BallotValue.FOR)
    save_resolution(hall.store, first, motion_id=motion, resolves="Aprobar.")
    cast_all(hall.store, open_vote(hall.store, add_motion(hall.store, second, "Otra.")), BallotValue.AGAINST)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    send_to_approval(hall.store, hall.session_id)


def everything(hall: halls.Hall) -> list[object]:
    tables = ("session", "agenda_item", "presence", "motion", "vote", "ballot", "resolution", "minutes")
    return [hall.store.query(f'SELECT * FROM "{table}" ORDER BY id') for table in tables]


def test_undo_to_the_beginning_and_redo_to_the_end(hall: halls.Hall):
    before = everything(hall)
    label = hall.store.undo_label
    journey(hall)
    after = everything(hall)
    steps = 0
    while everything(hall) != before:
        assert hall.store.undo() is not None
        steps += 1
    assert hall.store.undo_label == label
    assert steps > 20
    for _step in range(steps):
        assert hall.store.redo() is not None
    assert everything(hall) == after
    path = hall.store.path
    hall.store.close()
    assert check_file.check(path, (TOWN, SCHEMA)) == ()


def test_t7_c15_approval_signature_and_book_are_never_undone(hall: halls.Hall):
    journey(hall)
    hall.store.undo()
    approve_minutes(hall.store, hall.session_id, Approving(on=halls.DAY, pages=3, number=12), content_json="{}")
    approved = minutes_of(hall.store, hall.session_id)
    for step, words in (
        (lambda: None, "acta 12 aprobada"),
        (lambda: mark_signed(hall.store, hall.session_id), "acta 12 firmada"),
        (lambda: put_in_book(hall.store, hall.session_id), "acta 12 en el libro"),
    ):
        step()
        for _click in range(3):
            with pytest.raises(UserError, match=f"No se deshace: {words}"):
                hall.store.undo()
        assert hall.store.redo() is None
    kept = minutes_of(hall.store, hall.session_id)
    assert (kept.number, kept.sha256, kept.content) == (12, approved.sha256, "{}")
    assert hall.view.frozen
