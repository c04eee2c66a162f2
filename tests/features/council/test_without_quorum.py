"""Without quorum nothing is decided, unless the acta says why; and no minutes are told that did not pass."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind, SessionState
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import minutes_problems, session_problems
from munidesk.features.council.minutes.store import Approving, approve_minutes, send_to_approval
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.store import (
    close_session,
    declare_no_quorum,
    open_session,
    save_session,
    sessions,
)
from munidesk.features.council.sessions.store_items import add_item, save_item, start_item
from munidesk.features.council.view_data import load_view, session_of
from munidesk.features.council.votes.store import add_motion, cast_all, open_vote, set_quorum_reason
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls

WHY = "Asunto 1: se votó sin quórum para decidir. Corrija la asistencia, vuelva a votar o escriba por qué se votó."
FOR = BallotValue.FOR


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21))))


def voted(hall: halls.Hall, present: int = 2) -> str:
    """A resolution voted with too few there, in a session complete otherwise."""
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(*range(1, present + 1))
    hall.absent(*range(present + 1, len(hall.members) + 1))
    item = add_item(hall.store, hall.session_id, "Convenio", urgent_reason="vence mañana")
    save_item(hall.store, replace(item_of(hall.store, item), narrative="Se trató."))
    motion = add_motion(hall.store, item, "Firmar el convenio.")
    vote = open_vote(hall.store, motion, rule="simple_present")
    cast_all(hall.store, vote, FOR)
    save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio.")
    return vote


def test_c1_what_is_voted_without_quorum_stops_everything(hall: halls.Hall):
    voted(hall)
    assert WHY in [one.text for one in session_problems(hall.view) if one.blocks]
    with pytest.raises(UserError, match="se votó sin quórum"):
        close_session(hall.store, hall.session_id, halls.at(20, 48))
    assert hall.view.session.state is SessionState.OPEN
    assert hall.view.resolutions[0].number is None
    resolution = hall.view.resolutions[0]
    with pytest.raises(UserError, match="La resolución no lleva número: se votó sin quórum para decidir"):
        save_resolution(
            hall.store, resolution.item_id, motion_id=resolution.motion_id, resolves="Firmar.", number=12
        )  # fmt: skip
    assert "Motivo: [falta el motivo]" in printed(hall)


def test_c1_nor_is_its_acta_approved_when_the_attendance_is_mended_afterwards(hall: halls.Hall):
    vote = voted(hall, present=3)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    third = next(one for one in hall.view.events if one.member_id == hall.members[3])
    with hall.store.change("se corrige la asistencia") as writer:
        writer.put("presence", {"id": third.id, "kind": "absent"})
    assert WHY in [one.text for one in minutes_problems(hall.view) if one.blocks]
    for verb in (
        lambda: send_to_approval(hall.store, hall.session_id),
        lambda: approve_minutes(hall.store, hall.session_id, Approving(on=date(2026, 12, 1)), content_json=halls.PAPER),
    ):
        with pytest.raises(UserError, match="se votó sin quórum para decidir"):
            verb()
    assert hall.view.final_vote(hall.view.motions[0].id).id == vote


def test_c1_the_reason_lets_it_pass_and_is_printed_and_can_be_taken_back(hall: halls.Hall):
    vote = voted(hall)
    set_quorum_reason(hall.store, vote, "Ratificada por la Junta el 20/11.")
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    assert hall.view.resolutions[0].number == 1
    told = (
        "Se votó sin quórum para decidir: estaban presentes 2 de los 5 integrantes y se necesitan 3"
        " (Digesto Departamental, art. 566, num. II). Motivo: Ratificada por la Junta el 20/11."
    )
    assert told in printed(hall).replace("\u00a0", " ")
    reading = "\n".join(plain_lines(build_reading_copy(hall.view)))
    assert told in reading.replace("\u00a0", " ")
    send_to_approval(hall.store, hall.session_id)
    set_quorum_reason(hall.store, vote, "")
    assert WHY in [one.text for one in minutes_problems(hall.view) if one.blocks]


def test_c1_with_quorum_no_reason_is_asked_nor_taken(in_session: halls.Hall):
    vote = in_session.vote()
    cast_all(in_session.store, vote, FOR)
    with pytest.raises(UserError, match="no hace falta: Hay quórum"):
        set_quorum_reason(in_session.store, vote, "por las dudas")
    assert "sin quórum" not in printed(in_session)


def test_c1_a_quorum_lost_midway_stops_what_is_voted_after_it(tmp_path: Path):
    hall = halls.hall(tmp_path / "cr.munidesk", "CR", 7)
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5, 6, 7)
    first = hall.vote("Con quórum")
    cast_all(hall.store, first, FOR)
    item = add_item(hall.store, hall.session_id, "Sin quórum")
    start_item(hall.store, item, halls.at(19, 30))
    mark(hall.store, hall.session_id, hall.members[4], PresenceKind.LEAVES, halls.at(19, 31), item_id=item)
    second = open_vote(hall.store, add_motion(hall.store, item, "Aprobar."))
    cast_all(hall.store, second, FOR)
    found = [one for one in session_problems(hall.view) if one.key == "vote_without_quorum"]
    assert [one.record for one in found] == [second]
    assert found[0].detail == "Estaban presentes 3 de los 7 integrantes y se necesitan 4 (Código Municipal, art. 37)."
    hall.store.close()


def test_c1_enough_to_debate_is_not_enough_to_decide(tmp_path: Path):
    hall = halls.hall(tmp_path / "co.munidesk", "CO", 7)
    vote = voted(hall, present=3)
    (problem,) = [one for one in session_problems(hall.view) if one.key == "vote_without_quorum"]
    assert problem.record == vote
    assert problem.detail.startswith("Estaban presentes 3 de los 7 integrantes y se necesitan 4")
    hall.store.close()


def test_c1_a_session_opened_without_quorum_says_so_and_no_more(hall: halls.Hall):
    hall.session()  # called for 19:00, opened at 19:05
    hall.present(1, 2)
    hall.absent(3, 4, 5)
    text = printed(hall)
    assert "treinta minutos" not in text
    assert "Transcurridos cinco minutos de la hora fijada y no habiendo más de dos integrantes presentes" in text
    mark(hall.store, hall.session_id, hall.members[3], PresenceKind.PRESENT, halls.at(19, 20))
    text = printed(hall)
    assert "Presentes dos de los cinco integrantes: no hay quórum para sesionar, cuyo mínimo es de tres" in text
    assert "Transcurrido" not in text


@pytest.mark.parametrize(
    ("given_up", "told"),
    [
        (halls.at(19, 30), "Transcurridos treinta minutos de la hora fijada y no habiendo más que un integrante"),
        (halls.at(19, 1), "Transcurrido un minuto de la hora fijada y no habiendo más que un integrante"),
        (halls.at(19, 0), "No habiendo más que un integrante presente, la Presidencia declara que no hay quórum"),
        (None, "No habiendo más que un integrante presente"),
    ],
)
def test_c1_the_minutes_waited_are_those_that_passed(hall: halls.Hall, given_up, told: str):
    hall.session(opened=False)
    hall.present(1)
    hall.absent(2, 3, 4, 5)
    declare_no_quorum(hall.store, hall.session_id, given_up)
    assert told in printed(hall)


def test_c1_who_opens_on_the_hour_waited_for_nobody(hall: halls.Hall):
    hall.session(opened=False)
    hall.absent(1, 2, 3, 4, 5)
    open_session(hall.store, hall.session_id, halls.at(19))
    assert "No habiendo ningún integrante presente, la Presidencia declara que no hay quórum" in printed(hall)
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), opened_at=halls.at(19, 35)))
    assert "Transcurridos treinta y cinco minutos de la hora fijada" in printed(hall)


@pytest.mark.parametrize("country", COUNTRIES)
def test_c1_the_sample_of_a_country_decides_nothing_without_quorum(tmp_path: Path, country: str):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas())
    write_sample(store, country=country)
    for row in sessions(store):
        view = load_view(store, row.id)
        assert not [one.text for one in minutes_problems(view) if one.blocks], row.label
        assert not any(view.lacks_quorum(vote) for vote in view.votes), row.label
        assert view.opening_quorum.reached is (row.state is SessionState.CLOSED), row.label
        seated = {one.substitute_id for one in view.substitutions}
        assert not seated or view.profile.substitutes_per_seat, "nadie suple donde no hay suplentes"
        second = next((one for one in view.ballots if one.second), None)
        assert second is None or (view.chair is not None and view.chair.id == second.member_id)
    store.close()


def test_c2_the_acta_of_a_session_not_held_says_when_where_and_who_and_lifts_nothing(hall: halls.Hall):
    hall.session(opened=False, secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(2)
    hall.absent(1, 3, 4, 5)
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), chair_id=hall.view.titulars[0].person.id))
    declare_no_quorum(hall.store, hall.session_id, halls.at(19, 30))
    for text in (printed(hall), "\n".join(plain_lines(build_reading_copy(hall.view)))):
        assert "En la localidad de Cerro del Alba, a los diecisiete días del mes de noviembre" in text
        assert "siendo las diecinueve horas, en el Salón del Concejo" in text
        assert "con la actuación en Secretaría de la funcionaria Lucía Ferrando Bas" in text
        assert "no hay quórum" in text
        assert "levanta la sesión" not in text
        assert "bajo la presidencia" not in text  # she did not come: she neither presides nor signs
        assert "que firman el Concejal Raúl Etcheverry y la Secretaria." in text
    assert not [one for one in minutes_problems(hall.view) if one.blocks]
