"""The agenda changed in session is an act of its own: the acta says what was done, who asked, why and the votes."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.sending import send_notice
from munidesk.features.council.acts.store_agenda import (
    Decision,
    bring_in,
    change_of,
    later_sessions,
    put_off,
    reorder_item,
    tell_change,
    withdraw_item,
)
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, ItemState, PresenceKind, Session, SessionKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item, delete_item, items_of, left_over, take_up_item
from munidesk.features.council.votes.store import cast_all
from munidesk.town import store as town
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls


def acta(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace("\u00a0", " ")


def agenda(hall: halls.Hall, *titles: str) -> list[str]:
    """A session called with those items, its notice sent, opened with everybody there."""
    hall.session(opened=False)
    made = [add_item(hall.store, hall.session_id, title) for title in titles]
    send_notice(hall.store, hall.session_id, halls.at(10, 0, halls.DAY.replace(day=13)))
    open_session(hall.store, hall.session_id, halls.at(19, 5))
    hall.present(*hall.members)
    return made


def next_session(hall: halls.Hall, day: int = 24) -> str:
    called = Session(
        body_id=hall.body_id, kind=SessionKind.ORDINARY, date=halls.DAY.replace(day=day), start=time(19), place="Salón"
    )
    return new_session(hall.store, called, standard=False)


def test_c17_an_item_moved_in_session_says_where_it_stood(hall: halls.Hall):
    _first, _second, third = agenda(hall, "Poda", "Becas", "Convenio")
    reorder_item(hall.store, third, 2)
    reorder_item(hall.store, third, 1)
    assert [one.title for one in items_of(hall.store, hall.session_id)] == ["Convenio", "Poda", "Becas"]
    (change,) = hall.view.changes
    tell_change(hall.store, change.id, Decision(reason="Está la directora", for_count=4, against_count=1))
    assert (
        "A las 19:47, se altera el orden del día: este asunto, que era el 3, pasa a ser el 1"
        " (4 a favor y 1 en contra). Motivo: Está la directora." in acta(hall)
    )
    reorder_item(hall.store, third, 3)
    assert hall.view.changes == ()
    assert "se altera" not in acta(hall)


def test_c17_before_the_session_the_order_is_nobody_s_act(hall: halls.Hall):
    hall.session(opened=False)
    add_item(hall.store, hall.session_id, "Poda")
    second = add_item(hall.store, hall.session_id, "Becas")
    reorder_item(hall.store, second, 1)
    assert hall.view.changes == ()


def test_an_item_is_withdrawn_with_who_asked_and_why_and_comes_back(hall: halls.Hall):
    first, second = agenda(hall, "Poda", "Becas")
    with pytest.raises(UserError, match="por qué se retira"):
        withdraw_item(hall.store, first, Decision())
    withdraw_item(hall.store, first, Decision(reason="Falta el informe.", asked_by_id=hall.members[4]))
    told = "A las 19:47, a pedido de la Concejala Silvia Cabral, el asunto se retira del orden del día."
    assert f"{told} Motivo: Falta el informe." in acta(hall)
    assert told in "\n".join(plain_lines(build_reading_copy(hall.view)))
    assert item_of(hall.store, first) not in hall.view.untreated()
    with pytest.raises(UserError, match="ya se apartó"):
        put_off(hall.store, first, Decision())
    take_up_item(hall.store, first)
    assert item_of(hall.store, first).state is ItemState.PENDING
    assert change_of(hall.store, first) is None
    cast_all(hall.store, hall.vote_on(second), BallotValue.FOR)
    with pytest.raises(UserError, match="ya se votó"):
        withdraw_item(hall.store, second, Decision(reason="tarde"))


def test_what_was_called_is_not_taken_out_without_a_word(hall: halls.Hall):
    first, _second = agenda(hall, "Poda", "Becas")
    with pytest.raises(UserError, match="está en la convocatoria enviada: retírelo"):
        delete_item(hall.store, first)
    late = bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence mañana"))
    delete_item(hall.store, late)


def test_an_item_put_off_goes_to_the_session_named_and_to_no_other(hall: halls.Hall):
    first, second = agenda(hall, "Poda", "Becas")
    between, target = next_session(hall, 20), next_session(hall, 24)
    assert [one.id for one in later_sessions(hall.store, hall.session_id)] == [between, target]
    put_off(hall.store, first, Decision(reason="Falta el informe"), target)
    put_off(hall.store, second, Decision())
    assert [one.title for one in items_of(hall.store, target)] == ["Poda"]
    view = hall.view
    assert [one.title for one in left_over(hall.store, view.linked[target])] == ["Becas"]
    text = acta(hall)
    assert "el asunto se aplaza para la sesión ordinaria 3/2026, del veinticuatro de noviembre" in text
    assert "Motivo: Falta el informe." in text
    assert "el asunto se aplaza para la próxima sesión." in text
    take_up_item(hall.store, first)
    assert items_of(hall.store, target) == ()
    with pytest.raises(UserError, match="sesión posterior"):
        put_off(hall.store, first, Decision(), hall.session_id)
    assert item_of(hall.store, first).state is ItemState.PENDING


@pytest.mark.parametrize("country", COUNTRIES)
def test_c11_what_comes_from_outside_the_agenda_is_called_by_the_country_s_word(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    agenda(hall, "Poda")
    bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence mañana", for_count=6, against_count=1))
    text = acta(hall)
    words = hall.view.profile.minutes.urgent_words
    assert (f"Asunto {words}: vence mañana" if words else "Asunto fuera del orden del día: vence mañana") in text
    assert ("grave y urgente" in text) is (country == "UY")
    assert "Se vota incluirlo en el orden del día: 6 a favor y 1 en contra." in text
    hall.store.close()


def test_a_vote_on_the_agenda_adds_up_and_has_to_be_won(hall: halls.Hall):
    agenda(hall, "Poda")
    with pytest.raises(UserError, match="Suman 6 votos y hay 5"):
        bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence", for_count=4, against_count=2))
    with pytest.raises(UserError, match="no se aprueba"):
        bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence", for_count=2, against_count=3))
    assert len(items_of(hall.store, hall.session_id)) == 1
    bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence"))
    assert all(one.kind is not ChangeKind.ADDED for one in hall.view.changes)


ASKED = {"CR": (5, "dos tercios de los presentes"), "ES": (4, "urgencia"), "AR": (5, "dos tercios"), "UY": (4, "")}
"""Votes of seven that bring in what was not called, and a word of the majority where it is not the usual one."""


@pytest.mark.parametrize("country", COUNTRIES)
def test_b_what_was_not_called_comes_in_by_the_country_s_majority(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    agenda(hall, "Poda")
    need, word = ASKED.get(country, (0, ""))
    if need:
        short = Decision(reason="vence", for_count=need - 1, against_count=1)
        with pytest.raises(UserError, match="no se aprueba"):
            bring_in(hall.store, hall.session_id, "Subsidio", short)
        assert [one.title for one in items_of(hall.store, hall.session_id)] == ["Poda"]
    bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence", for_count=need or 6, against_count=1))
    text = acta(hall)
    assert ("Mayoría pedida: " in text) is bool(word)
    assert word in text
    hall.store.close()


def test_b_costa_rica_alters_its_agenda_by_two_thirds_of_those_present(tmp_path: Path):
    hall = halls.hall(tmp_path / "a.munidesk", "CR", 7)
    _first, second = agenda(hall, "Poda", "Becas")
    reorder_item(hall.store, second, 1)
    (change,) = hall.view.changes
    (problem,) = [one for one in minutes_problems(hall.view) if one.key == "agenda_unvoted"]
    assert "5 de 7" in problem.detail
    with pytest.raises(UserError, match=r"dos tercios de los presentes .*: 5 de 7"):
        tell_change(hall.store, change.id, Decision(for_count=4, against_count=3))
    tell_change(hall.store, change.id, Decision(for_count=5, against_count=2))
    assert not [one for one in minutes_problems(hall.view) if one.key == "agenda_unvoted"]
    assert "(5 a favor y 2 en contra). Mayoría pedida: dos tercios de los presentes" in acta(hall)
    assert "verifique su norma" in acta(hall)
    hall.store.close()


def test_b_those_who_left_later_do_not_change_what_the_vote_on_the_agenda_was(tmp_path: Path):
    hall = halls.hall(tmp_path / "a.munidesk", "CR", 7)
    _first, second = agenda(hall, "Poda", "Becas")
    reorder_item(hall.store, second, 1)
    for number in (5, 6, 7):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(20, 0), item_id=second)
    (change,) = hall.view.changes
    tell_change(hall.store, change.id, Decision(for_count=6, against_count=1))
    assert "5 de 7" in acta(hall)
    hall.store.close()


def test_b_a_body_says_its_own_majority_for_its_agenda(hall: halls.Hall):
    own = '[agenda]\nadd = "two_thirds"\nalter = "two_thirds"\n'
    town.save_body(hall.store, replace(town.body(hall.store, hall.body_id), rules=own))
    agenda(hall, "Poda")
    with pytest.raises(UserError, match="4 de 5"):
        bring_in(hall.store, hall.session_id, "Subsidio", Decision(reason="vence", for_count=3, against_count=2))
    bad = replace(town.body(hall.store, hall.body_id), rules='[agenda]\nadd = "unanimous"\n')
    town.save_body(hall.store, bad)
    with pytest.raises(UserError, match="no está definida"):
        town.rules_of(hall.store, hall.body_id)
