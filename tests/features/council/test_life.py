"""A session stops and goes on, is called again, is annulled: every verb with its hour or reason, told in the acta."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.acts.store_life import (
    annul_session,
    open_pause,
    pause_session,
    resume_session,
    second_call,
)
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.attendance.store_held import held_attendance
from munidesk.features.council.domain import BallotValue, PresenceKind, SessionState
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.minutes.store import send_to_approval
from munidesk.features.council.pending import pending
from munidesk.features.council.sessions.store import (
    cancel_session,
    close_session,
    declare_no_quorum,
    open_session,
    reopen_session,
)
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.votes.store import cast_all
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls


def acta(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace("\u00a0", " ")


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_session_stops_by_its_country_s_word_and_goes_on_with_who_is_there(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 7)
    hall.session()
    hall.present(*hall.members)
    item = add_item(hall.store, hall.session_id, "Presupuesto", urgent_reason="vence")
    start_item(hall.store, item, halls.at(19, 20))
    pause_session(hall.store, hall.session_id, halls.at(19, 30), "para consultar a la contadora")
    with pytest.raises(UserError, match="ya está detenida"):
        pause_session(hall.store, hall.session_id, halls.at(19, 31))
    assert "paused" in [one.key for one in session_problems(hall.view)]
    with pytest.raises(UserError, match="no se reanudó"):
        close_session(hall.store, hall.session_id, halls.at(20, 30))
    mark(hall.store, hall.session_id, hall.members[7], PresenceKind.LEAVES, halls.at(19, 40), item_id=item)
    with pytest.raises(UserError, match="se reanuda después"):
        resume_session(hall.store, hall.session_id, halls.at(19, 10))
    resume_session(hall.store, hall.session_id, halls.at(19, 50))
    assert open_pause(hall.store, hall.session_id) is None
    word = "cuarto intermedio" if country in ("UY", "AR") else "receso"
    told = f"Siendo las diecinueve horas con treinta minutos, se pasa a {word}, para consultar a la contadora."
    for text in (acta(hall), "\n".join(plain_lines(build_reading_copy(hall.view)))):
        assert told in text
        assert "se reanuda la sesión con seis integrantes presentes." in text
    close_session(hall.store, hall.session_id, halls.at(20, 30))
    hall.store.close()


def test_a_session_that_goes_on_another_day_ends_on_that_day(in_session: halls.Hall):
    hall = in_session
    pause_session(hall.store, hall.session_id, halls.at(20, 0))
    tomorrow = halls.DAY + timedelta(days=1)
    resume_session(hall.store, hall.session_id, halls.at(18, 0, tomorrow))
    cast_all(hall.store, hall.vote("Becas"), BallotValue.FOR)
    close_session(hall.store, hall.session_id, halls.at(20, 30, tomorrow))
    text = acta(hall)
    assert "Siendo las dieciocho horas del día dieciocho de noviembre de dos mil veintiséis, se reanuda" in text
    assert "levanta la sesión siendo las veinte horas con treinta minutos del día dieciocho de noviembre" in text


def test_c11_the_second_call_is_the_country_s_and_the_acta_tells_the_first(tmp_path: Path):
    for country, day, hour in (("UY", halls.DAY, "19:30"), ("ES", halls.DAY + timedelta(days=2), "19:00")):
        hall = halls.hall(tmp_path / f"{country}.munidesk", country, 9)
        hall.session(opened=False, secretary_id=hall.person("Lucía", "Ferrando Bas"))
        hall.present(1)
        again = second_call(hall.store, hall.session_id)
        assert (again.date(), f"{again:%H:%M}") == (day, hour)
        with pytest.raises(UserError, match="Ya es la segunda"):
            second_call(hall.store, hall.session_id)
        text_before = "En primera convocatoria, el día martes diecisiete de noviembre"
        declare_no_quorum(hall.store, hall.session_id, again + timedelta(minutes=10))
        text = acta(hall)
        assert text_before in text
        assert "en segunda convocatoria" in text
        assert "Transcurridos diez minutos de la hora fijada" in text
        hall.store.close()


@pytest.mark.parametrize("country", [one for one in COUNTRIES if one not in ("UY", "ES")])
def test_c11_where_there_is_no_second_call_none_is_made(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 9)
    hall.session(opened=False)
    with pytest.raises(UserError, match="no hay segundo llamado"):
        second_call(hall.store, hall.session_id)
    hall.store.close()


def test_with_quorum_nobody_is_called_again(hall: halls.Hall):
    hall.session(opened=False)
    hall.present(1, 2, 3)
    with pytest.raises(UserError, match="Hay quórum"):
        second_call(hall.store, hall.session_id)
    open_session(hall.store, hall.session_id, halls.at(19, 5))


def test_an_annulled_session_counts_for_nothing_and_says_why(in_session: halls.Hall):
    hall = in_session
    with pytest.raises(UserError, match="Solo se anula una sesión que terminó"):
        annul_session(hall.store, hall.session_id, "mal convocada")
    close_session(hall.store, hall.session_id, halls.at(20, 30))
    with pytest.raises(UserError, match="por qué se anula"):
        annul_session(hall.store, hall.session_id, " ")
    annul_session(hall.store, hall.session_id, "no se convocó a la banca 4")
    assert held_attendance(hall.store, hall.body_id) == ()
    document = build_minutes(hall.view, printed_at=halls.at(21))
    assert document.watermark == "ANULADA"
    assert "Sesión anulada: no se convocó a la banca 4" in acta(hall)
    with pytest.raises(UserError):
        send_to_approval(hall.store, hall.session_id)
    reopen_session(hall.store, hall.session_id, "se convocó a todos")
    assert hall.view.session.state is SessionState.OPEN
    assert hall.view.session.stopped_reason == ""


def test_why_a_session_was_suspended_is_kept(hall: halls.Hall):
    hall.session(opened=False)
    cancel_session(hall.store, hall.session_id, "alerta meteorológica")
    assert hall.view.session.stopped_reason == "alerta meteorológica"


def test_a_session_lifted_for_lack_of_quorum_says_so(in_session: halls.Hall):
    hall = in_session
    for number in (3, 4, 5):
        mark(hall.store, hall.session_id, hall.members[number], PresenceKind.LEAVES, halls.at(19, 40 + number))
    close_session(hall.store, hall.session_id, halls.at(20, 0))
    assert "No habiendo quórum para continuar, la Alcaldesa levanta la sesión" in acta(hall)
    assert "No habiendo más asuntos" not in acta(hall)


def test_c2_a_session_without_quorum_waits_among_the_actas(hall: halls.Hall):
    hall.session(opened=False)
    hall.present(1)
    declare_no_quorum(hall.store, hall.session_id, halls.at(19, 30))
    _sessions, actas = pending(hall.store, date(2026, 11, 18), 5)
    assert [one.arguments["id"] for one in actas.rows] == [hall.session_id]
