"""The book is bound: actas go in it in the order of their sessions."""

from datetime import date, time
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.frozen import to_json
from munidesk.features.council.domain import MinutesState, Session, SessionKind, SessionState
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, minutes_of
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.store import (
    cancel_session,
    close_session,
    declare_no_quorum,
    delete_session,
    new_session,
    open_session,
    sessions,
)
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from tests.features.council import hall as halls

ELEVENTH, TWELFTH, LATER = date(2026, 11, 3), date(2026, 11, 17), date(2026, 12, 1)
ORDER = "El libro lleva las actas en el orden de las sesiones. "


@pytest.fixture
def twelfth(hall: halls.Hall) -> str:
    """The session of the 17th, lifted, after one of the 3rd that is only convened."""
    hall.session(day=ELEVENTH, opened=False, number=11, secretary_id=hall.person("Lucía", "Ferrando Bas"))
    secretary = hall.view.session.secretary_id
    hall.session(day=TWELFTH, number=12, secretary_id=secretary)
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    return hall.session_id


def eleventh(hall: halls.Hall) -> str:
    return next(row.id for row in sessions(hall.store) if row.number == 11)


def approve(hall: halls.Hall, session_id: str) -> None:
    approve_minutes(hall.store, session_id, Approving(on=LATER), content_json=halls.PAPER)


def refusal(hall: halls.Hall, session_id: str) -> str:
    with pytest.raises(UserError) as refused:
        as_approved(hall.store, session_id, Approving(on=LATER))
    with pytest.raises(UserError):
        approve(hall, session_id)
    return str(refused.value)


def test_w52_an_acta_waits_for_that_of_the_session_before_it(hall: halls.Hall, twelfth: str):
    earlier = hall.session_id = eleventh(hall)
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    open_session(hall.store, earlier, halls.at(19, 5, ELEVENTH))
    told = "La sesión ordinaria 11/2026, del 03/11/2026, sigue abierta. Levántela y apruebe su acta primero."
    assert refusal(hall, twelfth) == ORDER + told
    close_session(hall.store, earlier, halls.at(20, day=ELEVENTH))
    told = "Falta aprobar el acta de la sesión ordinaria 11/2026, del 03/11/2026. Apruébela primero."
    assert refusal(hall, twelfth) == ORDER + told
    assert minutes_of(hall.store, twelfth).state is MinutesState.DRAFT
    approve(hall, earlier)
    approve(hall, twelfth)
    numbers = [load_view(hall.store, one).minutes.number for one in (earlier, twelfth)]
    assert numbers == [1, 2]


def test_w52_a_session_never_opened_does_not_lock_the_book(hall: halls.Hall, twelfth: str):
    told = refusal(hall, twelfth)
    assert "figura convocada y no se abrió" in told
    assert "«Suspender la sesión», «Quitar la sesión» o «No hubo quórum» en «Más acciones»" in told
    cancel_session(hall.store, eleventh(hall))
    approve(hall, twelfth)


def test_w52_nor_does_one_that_was_taken_away(hall: halls.Hall, twelfth: str):
    delete_session(hall.store, eleventh(hall))
    approve(hall, twelfth)


def test_w52_a_session_without_quorum_has_its_acta_too(hall: halls.Hall, twelfth: str):
    earlier = hall.session_id = eleventh(hall)
    hall.absent(1, 2, 3, 4, 5)
    declare_no_quorum(hall.store, earlier, halls.at(19, 30, ELEVENTH))
    assert "Falta aprobar el acta de la sesión ordinaria 11/2026" in refusal(hall, twelfth)
    approve(hall, earlier)
    approve(hall, twelfth)


def test_w52_the_hour_orders_two_of_one_day_and_other_bodies_have_books_of_their_own(hall: halls.Hall, twelfth: str):
    cancel_session(hall.store, eleventh(hall))
    other = town.save_body(hall.store, Body(name="Comisión de Obras", kind=BodyKind.COMMISSION))
    new_session(
        hall.store, Session(body_id=other, kind=SessionKind.ORDINARY, date=ELEVENTH, start=time(18)), standard=False
    )
    new_session(
        hall.store, Session(body_id=hall.body_id, kind=SessionKind.SOLEMN, date=TWELFTH, start=time(20)), standard=False
    )
    new_session(
        hall.store, Session(body_id=hall.body_id, kind=SessionKind.ORDINARY, date=LATER, start=time(19)), standard=False
    )
    same_day = new_session(
        hall.store,
        Session(body_id=hall.body_id, kind=SessionKind.EXTRAORDINARY, date=TWELFTH, start=time(18)),
        standard=False,
    )
    assert "La sesión extraordinaria 1/2026, del 17/11/2026, figura convocada" in refusal(hall, twelfth)
    delete_session(hall.store, same_day)
    approve(hall, twelfth)


def test_w52_a_session_written_up_late_takes_the_next_number(hall: halls.Hall, twelfth: str):
    """A file of 0.1, or a town that enters old sessions, is not locked: nothing earlier waits for the late one."""
    cancel_session(hall.store, eleventh(hall))
    approve(hall, twelfth)
    secretary = hall.view.session.secretary_id
    late = hall.session(day=date(2026, 10, 20), number=10, secretary_id=secretary)
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, late, halls.at(20, day=date(2026, 10, 20)))
    approve(hall, late)
    assert load_view(hall.store, late).minutes.number == 2


def test_w52_the_sample_has_its_book_in_order(tmp_path: Path):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas())
    write_sample(store)
    held = sorted((row for row in sessions(store) if row.state is not SessionState.CANCELLED), key=lambda row: row.date)
    numbers = [load_view(store, row.id).minutes.number for row in held]
    assert numbers == [*range(1, len(held) - 1), None, None]
    store.close()


def test_t6_an_acta_drawn_with_a_number_that_is_taken_meanwhile_is_not_approved(hall: halls.Hall, twelfth: str):
    delete_session(hall.store, eleventh(hall))
    asked = Approving(on=LATER)
    drawn = to_json(build_minutes(as_approved(hall.store, twelfth, asked), printed_at=halls.at(21)))
    approve_minutes(hall.store, twelfth, asked, content_json=drawn)
    secretary = hall.view.session.secretary_id
    hall.session(day=LATER, number=13, secretary_id=secretary)
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, hall.session_id, halls.at(20, 48, LATER))
    with pytest.raises(UserError, match="Mientras se aprobaba el acta se guardó otra cosa"):
        approve_minutes(hall.store, hall.session_id, asked, content_json=drawn)
    assert minutes_of(hall.store, hall.session_id).number is None
