"""A resolution written once the session is lifted has its number too, and no acta is approved without it."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.documents import frozen
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import BallotValue, SessionState
from munidesk.features.council.guard import item_of
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.rules import minutes_correct, minutes_problems
from munidesk.features.council.minutes.store import (
    Approving,
    approve_minutes,
    as_approved,
    minutes_of,
    send_to_approval,
    tampered,
)
from munidesk.features.council.minutes.store_resolutions import correct_resolution, resolution_of, save_resolution
from munidesk.features.council.minutes.store_sealed import sealed_problems
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import save_item
from munidesk.features.council.votes.store import cast_all
from tests.features.council import hall as halls

UNNUMBERED = "se asigna al levantar"


def lifted(hall: halls.Hall, value: BallotValue = BallotValue.FOR) -> tuple[str, str]:
    """(item, motion) of a session lifted with one vote and nothing resolved in writing yet."""
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    cast_all(hall.store, hall.vote("Convenio"), value)
    (item,), (motion,) = hall.view.items, hall.view.motions
    told = replace(item_of(hall.store, item.id), narrative="Se trata.", urgent_reason="vence mañana")
    save_item(hall.store, told)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    return item.id, motion.id


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21))))


def test_y1_a_resolution_written_after_the_session_was_lifted_gets_its_number_at_once(hall: halls.Hall):
    item, motion = lifted(hall)
    key = save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio.")
    made = resolution_of(hall.store, key)
    assert (made.number, made.year) == (1, 2026)
    assert "1/2026" in printed(hall)
    assert UNNUMBERED not in printed(hall)
    save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio, y publicarlo.")
    assert resolution_of(hall.store, key).number == 1

    send_to_approval(hall.store, hall.session_id)
    asked = Approving(on=date(2026, 12, 1))
    paper = frozen.to_json(build_minutes(as_approved(hall.store, hall.session_id, asked), printed_at=halls.at(21)))
    approve_minutes(hall.store, hall.session_id, asked, content_json=paper)
    assert UNNUMBERED not in paper
    assert not tampered(minutes_of(hall.store, hall.session_id))
    assert [one for piece in sealed_problems(hall.store) for one in piece] == []


def test_y1_one_undo_takes_the_text_and_its_number_back(hall: halls.Hall):
    item, motion = lifted(hall)
    save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio.")
    hall.store.undo()
    assert hall.view.resolutions == ()
    assert hall.view.session.state is SessionState.CLOSED


def test_y1_an_acta_whose_resolution_has_no_number_is_not_approved(hall: halls.Hall):
    """A file of an earlier version has them: saving the resolution again mends it."""
    item, motion = lifted(hall)
    key = save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio.")
    RESOLUTIONS.save(hall.store, replace(resolution_of(hall.store, key), number=None, year=None), label="como antes")
    assert [one.key for one in minutes_problems(hall.view) if one.blocks] == ["number_missing"]
    assert "Resoluciones con reseña del asunto" not in minutes_correct(hall.view)
    for verb in (
        lambda: send_to_approval(hall.store, hall.session_id),
        lambda: approve_minutes(hall.store, hall.session_id, Approving(on=date(2026, 12, 1)), content_json=halls.PAPER),
    ):
        with pytest.raises(UserError, match="Asunto 1: la resolución no tiene número"):
            verb()
    correct_resolution(hall.store, resolution_of(hall.store, key))
    assert resolution_of(hall.store, key).number == 1
    send_to_approval(hall.store, hall.session_id)


def test_y1_the_text_prepared_for_a_motion_that_was_not_approved_is_not_printed(hall: halls.Hall):
    item, motion = lifted(hall, BallotValue.AGAINST)
    key = save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio.")
    assert resolution_of(hall.store, key).number is None
    assert UNNUMBERED not in printed(hall)
    assert [one.text for one in minutes_problems(hall.view) if one.blocks] == []
