"""An item put off: taken up again, voted after all, and what the acta says of it and at its end."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.documents import frozen
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import mark, mark_rest
from munidesk.features.council.domain import BallotValue, ItemKind, ItemState, MinutesState, PresenceKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.store import Approving, approving_sessions, as_approved
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item, postpone_item, start_item, take_up_item
from munidesk.features.council.view_data import load_view, session_of
from munidesk.features.council.votes.store import cast, cast_all
from tests.features.council import hall as halls

PUT_OFF = "se aplaza"


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21))))


def test_y2_what_was_put_off_by_mistake_is_taken_up_again(in_session: halls.Hall):
    store = in_session.store
    waiting = add_item(store, in_session.session_id, "Feria")
    begun = add_item(store, in_session.session_id, "Convenio")
    start_item(store, begun, halls.at(19, 10))
    for item, before in ((waiting, ItemState.PENDING), (begun, ItemState.DONE)):
        postpone_item(store, item)
        assert in_session.view.item(item).state is ItemState.POSTPONED
        take_up_item(store, item)
        assert in_session.view.item(item).state is before
    assert PUT_OFF not in printed(in_session)


def test_y2_an_item_voted_after_it_was_put_off_is_not_said_to_be_put_off(in_session: halls.Hall):
    store = in_session.store
    item = add_item(store, in_session.session_id, "Convenio")
    postpone_item(store, item)
    vote = in_session.vote_on(item)
    assert in_session.view.item(item).state is ItemState.CURRENT
    postpone_item(store, item)
    cast(store, vote, in_session.members[1], BallotValue.FOR)
    assert in_session.view.item(item).state is ItemState.CURRENT
    postpone_item(store, item)
    cast_all(store, vote, BallotValue.FOR)
    assert PUT_OFF not in printed(in_session)
    postpone_item(store, item)  # it was the vote to put it off
    assert PUT_OFF in printed(in_session)


def test_y5_everybody_without_a_mark_is_present_at_once_and_one_undo_takes_it_back(hall: halls.Hall):
    hall.session(opened=False)
    hall.absent(2)
    mark(hall.store, hall.session_id, hall.members[3], PresenceKind.JUSTIFIED)
    assert mark_rest(hall.store, hall.session_id) == 3
    kinds = {key: hall.view.opening_states[hall.members[key]].kind for key in hall.members}
    assert kinds == {
        1: PresenceKind.PRESENT, 2: PresenceKind.ABSENT, 3: PresenceKind.JUSTIFIED,
        4: PresenceKind.PRESENT, 5: PresenceKind.PRESENT,
    }  # fmt: skip
    assert mark_rest(hall.store, hall.session_id) == 0
    hall.store.undo()
    assert len(hall.view.opening_states) == 2


def ended(hall: halls.Hall, day: date, *, reading: bool | None = None) -> str:
    """A session held and lifted; `reading`: whether the acta before was dealt with, None without that item."""
    key = hall.session(day=day, opened=True)
    hall.present(1, 2, 3, 4, 5)
    if reading is not None:
        item = add_item(hall.store, key, "Lectura y aprobación del acta anterior", kind=ItemKind.PREVIOUS_MINUTES)
        if reading:
            start_item(hall.store, item, halls.at(19, 10, day))
    close_session(hall.store, key, halls.at(20, 48, day))
    return key


def test_y3_the_session_proposed_to_approve_an_acta_is_the_first_one_held_after_it(hall: halls.Hall):
    days = [date(2026, 11, day) for day in (3, 5, 10, 12, 17)]
    before = ended(hall, days[0])
    same_day_before = ended(hall, days[1])
    own = ended(hall, days[1])
    untreated = ended(hall, days[2], reading=False)
    treated = ended(hall, days[3], reading=True)
    after = ended(hall, days[4])
    called = hall.session(day=date(2026, 11, 20), opened=False)
    found = [one.id for one in approving_sessions(hall.store, session_of(hall.store, own))]
    assert found == [treated, after, called, untreated]
    assert same_day_before not in found and before not in found
    for earlier in (same_day_before, before):
        with pytest.raises(UserError, match=r"es anterior|orden de las sesiones"):
            as_approved(hall.store, own, Approving(on=days[4], in_session_id=earlier))


NOTHING_LEFT = "No habiendo más asuntos que tratar"


def test_y8_there_is_nothing_left_only_when_nothing_was_left(in_session: halls.Hall):
    store = in_session.store
    item = add_item(store, in_session.session_id, "Convenio")
    start_item(store, item, halls.at(19, 10))
    close_session(store, in_session.session_id, halls.at(20, 48))
    assert NOTHING_LEFT in printed(in_session)
    other = in_session.session(day=date(2026, 11, 24))
    in_session.present(1, 2, 3, 4, 5)
    left = add_item(store, other, "Feria")
    close_session(store, other, halls.at(20, 48, date(2026, 11, 24)))
    assert "No se trató." in printed(in_session)
    assert NOTHING_LEFT not in printed(in_session)
    assert "La Alcaldesa levanta la sesión siendo" in printed(in_session)
    assert load_view(store, other).item(left).state is ItemState.PENDING


def test_y8_nor_when_something_was_put_off_or_the_quorum_was_lost(in_session: halls.Hall):
    store, item = in_session.store, add_item(in_session.store, in_session.session_id, "Feria")
    postpone_item(store, item)
    assert NOTHING_LEFT not in printed(in_session)
    take_up_item(store, item)
    start_item(store, item, halls.at(19, 10))
    assert NOTHING_LEFT in printed(in_session)
    for number in (3, 4, 5):
        mark(store, in_session.session_id, in_session.members[number], PresenceKind.LEAVES, halls.at(19, 30))
    assert NOTHING_LEFT not in printed(in_session)
    close_session(store, in_session.session_id, halls.at(19, 40))
    assert NOTHING_LEFT not in printed(in_session)


def test_y8_the_copies_of_an_approved_acta_end_as_it_ends(hall: halls.Hall):
    """One approved by an earlier version said it whatever was left; a new one says what its copy says."""
    ended(hall, halls.DAY, reading=False)
    view = replace(hall.view, session=replace(hall.view.session, secretary_id=hall.person("Lucía", "Ferrando Bas")))
    approved = replace(view, minutes=replace(view.minutes, state=MinutesState.APPROVED, approved_on=halls.DAY))
    paper = frozen.to_json(build_minutes(approved, printed_at=halls.at(21)))
    assert NOTHING_LEFT not in paper
    earlier = paper.replace("La Alcaldesa levanta", f"{NOTHING_LEFT}, la Alcaldesa levanta")
    for content, said in ((paper, False), (earlier, True)):
        kept = replace(approved, minutes=replace(approved.minutes, content=content))
        copy = "\n".join(plain_lines(build_reading_copy(kept)))
        assert (NOTHING_LEFT in copy) is said
