"""No acta is approved while its own text says that something is missing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents import frozen
from munidesk.documents.gaps import gaps_in, has_gap
from munidesk.documents.model import (
    Boxed,
    Document,
    KeepTogether,
    Listing,
    Paragraph,
    Row,
    Table,
    gap,
    plain,
)
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_body import body
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, send_to_approval
from munidesk.features.council.sessions.store import close_session, declare_no_quorum, save_session
from munidesk.features.council.sessions.store_items import add_item, save_item, start_item
from munidesk.features.council.view_data import session_of
from munidesk.features.council.votes.store import cast, cast_all, set_reason
from tests.features.council import hall as halls

LATER = date(2026, 12, 1)


def held(hall: halls.Hall) -> None:
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    start_item(hall.store, add_item(hall.store, hall.session_id, "Convenio", urgent_reason="vence"), halls.at(19, 6))
    save_item(hall.store, replace(item_of(hall.store, hall.view.items[0].id), narrative="Se trata."))


def blocking(hall: halls.Hall) -> list[str]:
    return [problem.text for problem in minutes_problems(hall.view) if problem.blocks]


def approve(hall: halls.Hall) -> None:
    view = as_approved(hall.store, hall.session_id, Approving(on=LATER))
    content = frozen.to_json(build_minutes(view, printed_at=halls.at(21)))
    approve_minutes(hall.store, hall.session_id, Approving(on=LATER), content_json=content)


def test_w4_without_the_secretary_who_acted_nothing_is_approved(hall: halls.Hall):
    held(hall)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    who = hall.view.session.secretary_id
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), secretary_id=""))
    assert blocking(hall) == ["Falta indicar quién actuó en Secretaría."]
    (problem,) = [one for one in minutes_problems(hall.view) if one.key == "secretary_missing"]
    assert problem.detail == "Se elige en el paso «Convocatoria»."
    for verb in (lambda: send_to_approval(hall.store, hall.session_id), lambda: approve(hall)):
        with pytest.raises(UserError, match="quién actuó en Secretaría"):
            verb()
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), secretary_id=who))
    approve(hall)
    assert not has_gap(hall.view.minutes.content)


def test_w4_a_hole_that_no_rule_names_blocks_and_says_where_it_is(hall: halls.Hall):
    held(hall)
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.LEAVES, halls.at(20))
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    leaving = hall.view.moves()[-1]
    with hall.store.change("un archivo de otro programa, sin la hora") as writer:
        writer.put("presence", {"id": leaving.id, "at": None})
    text = "El acta dice «[falta la hora]» en el asunto 1. Complételo antes de aprobar."
    assert blocking(hall) == [text]
    with pytest.raises(UserError) as refused:
        send_to_approval(hall.store, hall.session_id)
    assert text in str(refused.value)


def test_w4_every_gap_of_a_draft_has_one_problem_that_blocks(hall: halls.Hall):
    """An acta with all there is to forget: as many sentences as things, none told twice."""
    hall.session()
    hall.present(1, 2, 3)
    cast(hall.store, hall.vote(), hall.members[1], BallotValue.FOR)
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), place="", chair_id="", opened_at=None))
    told = blocking(hall)
    assert len(told) == len(set(told))
    assert not [text for text in told if text.startswith("El acta dice")]
    assert {"falta el lugar", "falta la hora de comienzo", "falta indicar", "falta su voto"} <= set(
        gaps_in(body(hall.view))
    )


def test_w4_a_reason_asked_for_and_not_handed_in_is_a_hole_until_it_is_taken_back(hall: halls.Hall):
    held(hall)
    vote = hall.vote_on(hall.view.items[0].id)
    cast_all(hall.store, vote, BallotValue.FOR)
    ballot = hall.view.ballots[0].id
    set_reason(hall.store, ballot, True)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    assert blocking(hall) == ["Marta Olivera pidió fundar su voto y no hay texto."]
    set_reason(hall.store, ballot, False)
    assert blocking(hall) == []


def test_w4_a_document_drawn_before_the_hole_was_filled_is_refused(hall: halls.Hall):
    held(hall)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    stale = frozen.to_json(Document("", (Paragraph((gap("falta el lugar"),)),)))
    with pytest.raises(UserError, match="todavía dice «\\[falta …\\]»"):
        approve_minutes(hall.store, hall.session_id, Approving(on=LATER), content_json=stale)


def test_w4_a_session_without_quorum_is_asked_too(hall: halls.Hall):
    hall.session(opened=False)
    hall.absent(1, 2, 3, 4, 5)
    declare_no_quorum(hall.store, hall.session_id)
    assert blocking(hall) == [
        "Falta indicar a qué hora terminó la sesión.",
        "Falta indicar quién actuó en Secretaría.",
    ]


def test_w4_a_mayor_outside_the_council_is_asked_for_only_in_the_chair(tmp_path: Path):
    hall = halls.hall(tmp_path / "cl.munidesk", "CL", 6, mayor_counts=False)
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5, 6)
    assert "Falta la asistencia de Alba Soto." in blocking(hall)
    save_session(hall.store, replace(session_of(hall.store, hall.session_id), chair_id=hall.view.titulars[1].person.id))
    assert "Falta la asistencia de Alba Soto." not in blocking(hall)
    assert gaps_in(body(hall.view)) == ("falta la hora de término",)
    hall.store.close()


def test_w4_gaps_are_found_wherever_they_stand_and_only_there():
    hole = (gap("falta algo"),)
    blocks = (
        Paragraph(plain("[falta algo] escrito por una persona")),
        Listing((hole,)),
        Boxed((KeepTogether((Table((), (Row((plain("a"), hole)),)),)),)),
    )
    assert gaps_in(blocks) == ("falta algo", "falta algo")
    assert has_gap(frozen.to_json(Document("", blocks)))
    assert not has_gap(frozen.to_json(Document('"mark":"gap"', (blocks[0],))))
