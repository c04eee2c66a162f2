"""The acta: what the law asks, approval, and that nothing changes afterwards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, CorrectionKind, MinutesState, PresenceKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.rules import (
    last_stamp,
    minutes_correct,
    minutes_problems,
    notice_given,
    session_problems,
)
from munidesk.features.council.minutes.store import (
    Approving,
    approve_minutes,
    as_approved,
    back_to_draft,
    send_to_approval,
    tampered,
)
from munidesk.features.council.minutes.store_resolutions import add_correction, delete_correction, save_resolution
from munidesk.features.council.sessions.store import close_session, save_session
from munidesk.features.council.sessions.store_items import add_item, save_item
from munidesk.features.council.view_data import load_view, session_of
from munidesk.features.council.votes.store import add_motion, cast, cast_all, open_vote
from munidesk.town.calendar.domain import ClosedDay
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.calendar.store import save_closed_day
from tests.features.council import hall as halls


def blocking(hall: halls.Hall) -> list[str]:
    return [problem.text for problem in minutes_problems(hall.view) if problem.blocks]


def attention(hall: halls.Hall) -> list[str]:
    return [problem.text for problem in minutes_problems(hall.view) if not problem.blocks]


def held(hall: halls.Hall, day: date = halls.DAY) -> str:
    """A session complete by law, lifted."""
    hall.session(day=day, secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, hall.session_id, halls.at(20, 48, day))
    return hall.session_id


def test_what_the_law_asks_is_listed(hall: halls.Hall):
    hall.session()
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), place="", chair_id=""))
    assert blocking(hall)[:5] == [
        "Falta indicar a qué hora terminó la sesión.",
        "Falta indicar el lugar de la sesión.",
        "Falta indicar quién presidió.",
        "Falta indicar quién actuó en Secretaría.",
        "Falta la asistencia de Marta Olivera.",
    ]
    problem = minutes_problems(hall.view)[0]
    assert (problem.key, problem.field) == ("end_time_missing", "closed_at")
    assert "548.21" in problem.detail


def test_a_complete_session_lacks_nothing_and_says_what_is_right(hall: halls.Hall):
    held(hall)
    assert blocking(hall) == []
    correct = minutes_correct(hall.view)
    assert "Lugar, fecha y hora de comienzo" in correct
    assert "Quién presidió y quién actuó en Secretaría" in correct


def test_a_motion_without_a_vote_and_a_resolution_without_its_text(in_session: halls.Hall):
    item = add_item(in_session.store, in_session.session_id, "Convenio", urgent_reason="vence mañana")
    motion = add_motion(in_session.store, item, "Firmar el convenio.")
    save_resolution(in_session.store, item, motion_id=motion)
    assert "Asunto 1: la moción no tiene votación." in blocking(in_session)
    assert "Asunto 1: falta la parte dispositiva de la resolución." in blocking(in_session)
    assert "Asunto 1: falta una breve reseña de lo tratado." in blocking(in_session)


def test_an_item_from_outside_the_agenda_needs_its_reason(in_session: halls.Hall):
    item = add_item(in_session.store, in_session.session_id, "Fecha de la audiencia")
    text = "Asunto 1: entró fuera del orden del día y falta el motivo de su urgencia."
    assert text in blocking(in_session)
    save_item(
        in_session.store, replace(item_of(in_session.store, item), urgent_reason="debe publicarse antes de fin de mes")
    )
    assert text not in blocking(in_session)


def test_a_justified_absence_without_its_reason_is_only_pointed_out(hall: halls.Hall):
    hall.session()
    hall.absent(4, kind=PresenceKind.JUSTIFIED)
    assert "Falta el motivo de la ausencia con aviso de Silvia Cabral." in attention(hall)


def test_a_vote_of_somebody_who_was_not_there_after_all(in_session: halls.Hall):
    vote = in_session.vote()
    cast_all(in_session.store, vote, BallotValue.FOR)
    item = in_session.view.items[0].id
    mark(
        in_session.store, in_session.session_id, in_session.members[5], PresenceKind.LEAVES, halls.at(19, 10),
        item_id=item, after_vote=False,
    )  # fmt: skip
    texts = [problem.text for problem in session_problems(in_session.view)]
    assert "Asunto 1: Inés Moreira votó y no estaba presente. Corrija la asistencia o el voto." in texts
    assert in_session.view.results[vote].counts.for_ == 4


def test_the_last_hour_written_is_offered_as_the_end(in_session: halls.Hall):
    vote = in_session.vote()
    cast_all(in_session.store, vote, BallotValue.FOR)
    assert last_stamp(in_session.view) == halls.at(19, 47)


def test_working_days_between_call_and_session():
    spain, uruguay = WorkingDays("ES"), WorkingDays("UY")
    assert notice_given(date(2012, 9, 17), date(2012, 9, 20), "working_days", spain) == 2
    assert notice_given(date(2026, 11, 13), date(2026, 11, 17), "working_days", uruguay) == 1
    assert notice_given(date(2026, 11, 13), date(2026, 11, 17), "days", uruguay) == 4


def test_the_notice_leaves_out_the_countrys_holidays_and_the_municipalitys_own():
    """ES, Ley 7/1985, art. 46.2.b: two working days; 12 October is a holiday, 13 the feast of the town."""
    call, session = date(2026, 10, 9), date(2026, 10, 14)
    assert notice_given(call, session, "working_days", WorkingDays("ES")) == 1
    feast = ClosedDay(day=date(2026, 10, 13), name="Fiesta local")
    assert notice_given(call, session, "working_days", WorkingDays("ES", (feast,))) == 0


def test_a_notice_given_late_says_which_days_were_not_counted(tmp_path: Path):
    """ES, two working days: called on Friday 9 October for Wednesday 14, with the national feast between."""
    spain = halls.hall(tmp_path / "es.munidesk", "ES", 7)
    try:
        save_closed_day(spain.store, ClosedDay(day=date(2026, 10, 13), name="Fiesta local"))
        key = spain.session(day=date(2026, 10, 14), opened=False)
        with spain.store.change("Convocar") as writer:
            writer.put("session", {"id": key, "call_sent": "2026-10-09"})
        (late,) = [one for one in minutes_problems(load_view(spain.store, key)) if one.key == "notice_late"]
        assert late.detail.endswith("No se cuentan el 12/10 (Fiesta Nacional de España) y el 13/10 (Fiesta local).")
    finally:
        spain.store.close()


def test_approval_freezes_number_folios_and_fingerprints(hall: halls.Hall):
    first = held(hall, date(2026, 11, 3))
    second = held(hall)
    send_to_approval(hall.store, first)
    one = approve_minutes(
        hall.store, first, Approving(on=halls.DAY, in_session_id=second, pages=3), content_json=halls.PAPER
    )
    two = approve_minutes(hall.store, second, Approving(on=date(2026, 12, 1), pages=2), content_json=halls.PAPER)
    assert (one.state, one.number, one.folio_from, one.folio_to) == (MinutesState.APPROVED, 1, 1, 3)
    assert (two.number, two.folio_from, two.folio_to) == (2, 4, 5)
    assert two.previous_sha256 == one.sha256
    assert len(one.code) == 9
    assert not tampered(one)
    assert load_view(hall.store, first).approved_in.id == second


def test_the_document_to_freeze_knows_its_number_folios_and_approving_session(hall: halls.Hall):
    first, second = held(hall, date(2026, 11, 3)), held(hall)
    planned = as_approved(hall.store, first, Approving(on=halls.DAY, in_session_id=second, pages=3))
    assert (planned.minutes.number, planned.minutes.folio_to, planned.minutes.sha256) == (1, 3, "")
    assert planned.approved_in.id == second
    assert planned.frozen
    assert not load_view(hall.store, first).frozen
    sealed = approve_minutes(
        hall.store, first, Approving(on=halls.DAY, in_session_id=second, pages=3), content_json=halls.PAPER
    )
    assert replace(sealed, sha256="", code="", content="") == planned.minutes


def test_an_approved_acta_refuses_every_change_with_a_sentence(hall: halls.Hall):
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    vote = hall.vote()
    cast_all(hall.store, vote, BallotValue.FOR)
    view = hall.view
    save_item(
        hall.store, replace(item_of(hall.store, view.items[0].id), urgent_reason="vence mañana", narrative="Se trató.")
    )
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    approve_minutes(hall.store, hall.session_id, Approving(on=date(2026, 12, 1)), content_json=halls.PAPER)
    before = hall.view
    attempts = (
        lambda: save_session(hall.store, replace(session_of(hall.store, hall.session_id), place="Otro")),
        lambda: add_item(hall.store, hall.session_id, "Tarde"),
        lambda: save_item(hall.store, replace(item_of(hall.store, view.items[0].id), narrative="Otra cosa")),
        lambda: mark(hall.store, hall.session_id, hall.members[1], PresenceKind.ABSENT),
        lambda: add_motion(hall.store, view.items[0].id, "Otra"),
        lambda: open_vote(hall.store, view.motions[0].id),
        lambda: cast(hall.store, vote, hall.members[1], BallotValue.AGAINST),
        lambda: save_resolution(hall.store, view.items[0].id, resolves="Otra"),
        lambda: add_correction(hall.store, view.items[0].id, where_it_says="a", must_say="b", minutes_label="58"),
        lambda: approve_minutes(hall.store, hall.session_id, Approving(on=date(2026, 12, 2)), content_json=halls.PAPER),
        lambda: back_to_draft(hall.store, hall.session_id),
    )
    for attempt in attempts:
        with pytest.raises(UserError, match="El acta de la sesión ordinaria 1/2026 ya está aprobada y no cambia"):
            attempt()
    assert hall.view == before


def test_an_incomplete_acta_is_not_approved(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    with pytest.raises(UserError, match="Levante la sesión"):
        send_to_approval(hall.store, hall.session_id)
    close_session(hall.store, hall.session_id)
    with pytest.raises(UserError, match="Falta indicar a qué hora terminó la sesión"):
        send_to_approval(hall.store, hall.session_id)


def test_it_is_not_approved_before_it_was_held(hall: halls.Hall):
    held(hall)
    with pytest.raises(UserError, match="antes de la sesión"):
        approve_minutes(hall.store, hall.session_id, Approving(on=date(2026, 11, 1)), content_json=halls.PAPER)


def test_a_correction_is_seen_from_both_sides(hall: halls.Hall):
    first = held(hall, date(2026, 11, 3))
    hall.session()
    item = add_item(hall.store, hall.session_id, "Acta anterior")
    made = add_correction(
        hall.store, item, place="Asunto 4", where_it_says="calle Las Palmas", must_say="calle Las Acacias",
        asked_by_id=hall.members[2],
    )  # fmt: skip
    (correction,) = hall.view.corrections_of(item)
    assert correction.corrected_session_id == first
    ((seen, asking),) = load_view(hall.store, first).corrected_by
    assert (seen.must_say, asking.id) == ("calle Las Acacias", hall.session_id)
    delete_correction(hall.store, made)
    assert load_view(hall.store, first).corrected_by == ()


def test_an_erratum_may_correct_an_approved_acta(hall: halls.Hall):
    first = held(hall, date(2026, 11, 3))
    approve_minutes(hall.store, first, Approving(on=halls.DAY), content_json=halls.PAPER)
    hall.session()
    item = add_item(hall.store, hall.session_id, "Fe de erratas")
    add_correction(
        hall.store, item, kind=CorrectionKind.ERRATUM, corrected_session_id=first, where_it_says="03", must_say="02"
    )
    assert load_view(hall.store, first).corrected_by[0][0].kind is CorrectionKind.ERRATUM


def test_a_correction_says_something_about_an_earlier_acta(hall: halls.Hall):
    hall.session()
    item = add_item(hall.store, hall.session_id, "Acta anterior")
    with pytest.raises(UserError, match="Escriba qué dice el acta"):
        add_correction(hall.store, item, minutes_label="58")
    with pytest.raises(UserError, match="no corrige su propia acta"):
        add_correction(hall.store, item, corrected_session_id=hall.session_id, where_it_says="a", must_say="b")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Salón del Concejo", "el Salón del Concejo, ubicado en la calle 1"),
        ("Sala de Sesiones", "la Sala de Sesiones, ubicada en la calle 1"),
        ("Las Casas Consistoriales", "las Casas Consistoriales, ubicadas en la calle 1"),
    ],
)
def test_w64_where_the_session_was_held_agrees_with_the_place(hall, place, told):
    hall.session()
    view = replace(hall.view, session=replace(hall.view.session, place=place, place_address="la calle 1"))
    phrase = wording.place_phrase(view)
    assert f"{phrase.article} {phrase.text}" == told
