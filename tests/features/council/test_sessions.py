"""A session from its call to its end: agenda, opening, numbers, and the list of all of them."""

from dataclasses import replace
from datetime import date, time

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import (
    BallotValue,
    ItemKind,
    ItemState,
    PresenceKind,
    Session,
    SessionKind,
    SessionState,
)
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.store_resolutions import delete_resolution, save_resolution
from munidesk.features.council.reports.listing import list_resolutions, list_sessions, list_votes
from munidesk.features.council.sessions.store import (
    cancel_session,
    close_session,
    declare_no_quorum,
    delete_session,
    new_session,
    open_session,
    reopen_session,
    save_session,
    sessions,
)
from munidesk.features.council.sessions.store_items import (
    add_item,
    delete_item,
    finish_item,
    move_item,
    postpone_item,
    save_item,
    start_item,
)
from munidesk.features.council.view_data import load_view, session_of
from munidesk.features.council.votes.store import add_motion, cast_all, open_vote
from tests.features.council import hall as halls


def titles(hall: halls.Hall) -> list[str]:
    return [item.title for item in hall.view.items]


def test_numbers_run_by_kind_and_year(hall: halls.Hall):
    for kind, day, expected in (
        (SessionKind.ORDINARY, date(2026, 1, 5), 1),
        (SessionKind.ORDINARY, date(2026, 2, 5), 2),
        (SessionKind.EXTRAORDINARY, date(2026, 2, 9), 1),
        (SessionKind.ORDINARY, date(2027, 1, 5), 1),
    ):
        hall.session(day=day, kind=kind, opened=False)
        assert hall.view.session.number == expected
    assert hall.view.label == "Sesión ordinaria 1/2027"


def test_a_new_session_has_the_standard_agenda_and_what_was_put_off(hall: halls.Hall):
    hall.session(day=date(2026, 11, 3))
    waiting = add_item(hall.store, hall.session_id, "Convenio con el Club de Abuelos", file_ref="2026-0298")
    postpone_item(hall.store, waiting)
    following = new_session(
        hall.store, Session(body_id=hall.body_id, kind=SessionKind.ORDINARY, date=halls.DAY, start=time(19))
    )
    items = load_view(hall.store, following).items
    assert items[1].kind is ItemKind.PREVIOUS_MINUTES
    assert items[-1].kind is ItemKind.ANY_OTHER
    carried = next(item for item in items if item.carried_from)
    assert (carried.title, carried.file_ref, carried.carried_from) == (
        "Convenio con el Club de Abuelos", "2026-0298", waiting,
    )  # fmt: skip
    third = new_session(
        hall.store, Session(body_id=hall.body_id, kind=SessionKind.ORDINARY, date=date(2026, 12, 1), start=time(19))
    )
    assert not [item for item in load_view(hall.store, third).items if item.carried_from]


def test_items_are_put_in_order_and_stay_numbered_from_one(hall: halls.Hall):
    hall.session()
    ids = [add_item(hall.store, hall.session_id, title) for title in ("A", "B", "C")]
    move_item(hall.store, ids[2], 1)
    assert titles(hall) == ["C", "A", "B"]
    delete_item(hall.store, ids[0])
    assert [(item.position, item.title) for item in hall.view.items] == [(1, "C"), (2, "B")]
    add_item(hall.store, hall.session_id, "D", position=2)
    assert titles(hall) == ["C", "D", "B"]
    with pytest.raises(UserError, match="Escriba de qué trata"):
        add_item(hall.store, hall.session_id, "  ")


def test_dealing_with_an_item_finishes_the_one_before(in_session: halls.Hall):
    first, second = (add_item(in_session.store, in_session.session_id, title) for title in ("A", "B"))
    start_item(in_session.store, first, halls.at(19, 10))
    start_item(in_session.store, second, halls.at(19, 24))
    view = in_session.view
    assert [(item.state, item.finished_at) for item in view.items] == [
        (ItemState.DONE, halls.at(19, 24)), (ItemState.CURRENT, None),
    ]  # fmt: skip
    assert view.session.current_item_id == second
    finish_item(in_session.store, second)
    assert in_session.view.session.current_item_id == ""
    with pytest.raises(UserError, match="anterior al comienzo"):
        start_item(in_session.store, first, halls.at(18, 0))


def test_typing_a_paragraph_is_one_step_of_undo(in_session: halls.Hall):
    item = add_item(in_session.store, in_session.session_id, "A")
    for text in ("La", "La pres", "La presidencia"):
        save_item(in_session.store, replace(item_of(in_session.store, item), narrative=text), fold=f"narrative:{item}")
    in_session.store.undo()
    assert in_session.view.item(item).narrative == ""


def test_it_does_not_open_before_the_hour_of_the_call(hall: halls.Hall):
    hall.session(opened=False)
    with pytest.raises(UserError, match="convocada para el"):
        open_session(hall.store, hall.session_id, halls.at(18, 0))
    open_session(hall.store, hall.session_id, halls.at(19, 5))
    view = hall.view
    assert (view.session.state, view.session.opened_at) == (SessionState.OPEN, halls.at(19, 5))
    assert view.person(view.session.chair_id).full_name == "Marta Olivera Pintos"
    with pytest.raises(UserError, match="ya se abrió a las 19:05"):
        open_session(hall.store, hall.session_id, halls.at(19, 10))


def test_lifting_it_says_what_is_missing_and_writes_nothing(in_session: halls.Hall):
    vote = in_session.vote()
    hall = in_session
    from munidesk.features.council.votes.store import cast

    cast(hall.store, vote, hall.members[1], BallotValue.FOR)
    with pytest.raises(UserError, match="Asunto 1: la votación no está completa"):
        close_session(hall.store, hall.session_id, halls.at(20, 48))
    assert hall.view.session.state is SessionState.OPEN
    cast_all(hall.store, vote, BallotValue.FOR)
    with pytest.raises(UserError, match="anterior al comienzo"):
        close_session(hall.store, hall.session_id, halls.at(18, 48))
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    assert hall.view.session.closed_at == halls.at(20, 48)


def decided(hall: halls.Hall, title: str, value: BallotValue = BallotValue.FOR) -> str:
    item = add_item(hall.store, hall.session_id, title)
    motion = add_motion(hall.store, item, "Aprobar.")
    cast_all(hall.store, open_vote(hall.store, motion), value)
    return save_resolution(hall.store, item, motion_id=motion, title=title, resolves="Aprobar.")


def test_resolutions_are_numbered_when_it_is_lifted_and_only_those_passed(hall: halls.Hall):
    for day, passed in ((date(2026, 3, 3), 2), (date(2026, 3, 17), 1)):
        hall.session(day=day)
        hall.present(1, 2, 3, 4, 5)
        decided(hall, "Rechazado", BallotValue.AGAINST)
        for place in range(passed):
            decided(hall, f"Aprobado {place}")
        assert all(one.number is None for one in hall.view.resolutions)
        close_session(hall.store, hall.session_id, halls.at(21, 0, day))
    numbers = {(one["title"], one["number"], one["year"]) for one in list_resolutions(hall.store)}
    assert numbers == {
        ("Rechazado", None, None), ("Aprobado 0", 1, 2026), ("Aprobado 1", 2, 2026), ("Aprobado 0", 3, 2026),
    }  # fmt: skip
    last = next(one for one in hall.view.resolutions if one.number == 3)
    with pytest.raises(UserError, match="ya tiene número"):
        delete_resolution(hall.store, last.id)


def test_reopening_asks_for_a_reason_and_keeps_the_numbers(in_session: halls.Hall):
    hall = in_session
    decided(hall, "Compra")
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    with pytest.raises(UserError, match="Escriba por qué"):
        reopen_session(hall.store, hall.session_id, "")
    reopen_session(hall.store, hall.session_id, "Faltó un asunto")
    decided(hall, "Otra compra")
    close_session(hall.store, hall.session_id, halls.at(20, 55))
    assert [one.number for one in hall.view.resolutions] == [1, 2]


def test_without_quorum_it_is_not_held_and_attendance_stays(hall: halls.Hall):
    hall.session(opened=False)
    hall.present(1, 2)
    hall.absent(3, 4, 5)
    declare_no_quorum(hall.store, hall.session_id, halls.at(19, 30))
    (row,) = sessions(hall.store)
    assert (row.state, row.present, row.has_quorum) == (SessionState.NO_QUORUM, 2, False)


def test_with_quorum_there_is_nothing_to_declare(in_session: halls.Hall):
    with pytest.raises(UserError, match="Hay quórum: están presentes 5 de los 5 integrantes"):
        declare_no_quorum(in_session.store, in_session.session_id)


def test_a_session_that_was_opened_is_never_deleted(in_session: halls.Hall):
    with pytest.raises(UserError, match="no se borra"):
        delete_session(in_session.store, in_session.session_id)
    in_session.session(day=date(2026, 12, 1), opened=False)
    cancel_session(in_session.store, in_session.session_id)
    assert in_session.view.session.state is SessionState.CANCELLED


def test_an_end_before_the_beginning_is_refused(in_session: halls.Hall):
    with pytest.raises(UserError, match=r"no puede terminar \(18:00\) antes de comenzar \(19:05\)"):
        save_session(
            in_session.store, replace(session_of(in_session.store, in_session.session_id), closed_at=halls.at(18, 0))
        )


def test_a_whole_session_can_be_written_at_once(hall: halls.Hall):
    from dataclasses import replace

    hall.session(opened=False)
    save_session(hall.store, replace(hall.view.session, place="Centro Cívico", call=2))
    assert (hall.view.session.place, hall.view.session.call) == ("Centro Cívico", 2)


def test_the_list_of_sessions_for_scripts(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[5], PresenceKind.LEAVES, halls.at(19, 30))
    (row,) = list_sessions(in_session.store)
    assert list(row) == [
        "id", "body", "kind", "number", "date", "state", "seats", "present", "quorum", "has_quorum",
    ]  # fmt: skip
    assert (row["kind"], row["number"], row["date"], row["state"]) == ("ordinary", 1, "2026-11-17", "open")
    assert (row["seats"], row["present"], row["quorum"], row["has_quorum"]) == (5, 5, 3, True)


def test_a_session_to_come_has_no_attendance_yet(hall: halls.Hall):
    hall.session(opened=False)
    (row,) = list_sessions(hall.store)
    assert (row["present"], row["has_quorum"], row["quorum"]) == (None, None, 3)


def test_the_list_of_votes_for_scripts(in_session: halls.Hall):
    vote = in_session.vote("Compra de luminarias", "spending")
    cast_all(in_session.store, vote, BallotValue.FOR)
    (row,) = list_votes(in_session.store)
    assert row == {
        "session": in_session.session_id,
        "item": 1,
        "title": "Compra de luminarias",
        "type": "nominal",
        "rule": "absolute_with_mayor",
        "for": 5,
        "against": 0,
        "abstain": 0,
        "blank": 0,
        "null": 0,
        "unvoted": 0,
        "recused": 0,
        "outcome": "passed",
        "explanation": "Se necesitan 3 de los 5 integrantes, entre ellos la Alcaldesa: se alcanzaron.",
    }


def test_the_list_and_the_session_agree_on_who_was_there(hall: halls.Hall):
    from munidesk.features.council.attendance.store import call_substitute
    from munidesk.town.domain import Role

    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 2)
    hall.absent(3, 4, 5)
    call_substitute(hall.store, hall.session_id, hall.seats[4], pereyra)
    (row,) = sessions(hall.store)
    assert row.present == hall.view.quorum.present == 3
    assert row.quorum_needed == hall.view.quorum.needed


def test_the_number_of_queries_does_not_grow_with_the_file(hall: halls.Hall, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    read = hall.store._rows
    monkeypatch.setattr(hall.store, "_rows", lambda sql, params: asked.append(sql) or read(sql, params))

    def queries() -> tuple[int, int]:
        asked.clear()
        sessions(hall.store)
        listed = len(asked)
        load_view(hall.store, hall.session_id)
        return listed, len(asked) - listed

    hall.session(day=date(2026, 1, 5))
    hall.vote()
    first = queries()
    for day in range(6, 12):
        hall.session(day=date(2026, 1, day))
        for _each in range(3):
            hall.vote()
    listed, viewed = queries()
    assert listed <= first[0]
    assert viewed <= first[1] + 2  # the previous session and its acta are new


def test_two_sessions_with_one_number_are_pointed_out(hall: halls.Hall):
    from munidesk.features.council.minutes.rules import minutes_problems

    hall.session(day=date(2026, 11, 3), number=12)
    hall.session(number=12)
    texts = [problem.text for problem in minutes_problems(hall.view)]
    assert "Hay otra sesión con este número, la del 03/11/2026. Cambie uno de los dos." in texts


def test_the_attendance_of_the_year_leaves_out_what_was_not_held(hall: halls.Hall):
    from munidesk.features.council.attendance.record import statistics
    from munidesk.features.council.attendance.store_held import held_attendance

    for day in (date(2025, 12, 1), date(2026, 3, 3), date(2026, 3, 17)):
        hall.session(day=day)
        hall.present(1, 2, 3)
        hall.absent(4, 5)
        close_session(hall.store, hall.session_id, halls.at(21, 0, day))
    hall.session(opened=False)
    held = held_attendance(hall.store, hall.body_id, date(2026, 1, 1), date(2026, 12, 31))
    assert [one.session.date.day for one in held] == [3, 17]
    assert [(record.present, record.sessions) for record in statistics(held)] == [(2, 2)] * 3 + [(0, 2)] * 2
