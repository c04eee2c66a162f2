"""What a session dealt with is what was on its agenda when it was lifted."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import AgendaItem, ItemKind, ItemState, SessionState
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.minutes.store import Approving, approve_minutes
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.store import close_session, open_session, reopen_session
from munidesk.features.council.sessions.store_items import (
    add_item,
    add_items,
    carry_over,
    delete_item,
    finish_item,
    items_of,
    move_item,
    postpone_item,
    save_item,
    standard_agenda,
    start_item,
)
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from tests.features.council import hall as halls


@pytest.fixture
def lifted(hall: halls.Hall) -> halls.Hall:
    """Two items treated, lifted at 20:48."""
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"), opened=False)
    for title in ("Convenio", "Feria"):
        add_item(hall.store, hall.session_id, title)
    hall.present(1, 2, 3, 4, 5)
    open_session(hall.store, hall.session_id, halls.at(19, 5))
    for item in hall.view.items:
        start_item(hall.store, item.id, halls.at(19, 10))
        save_item(hall.store, replace(item_of(hall.store, item.id), narrative="Se trata."))
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    return hall


def items(hall: halls.Hall) -> tuple[AgendaItem, ...]:
    return items_of(hall.store, hall.session_id)


def test_w53_the_agenda_of_a_lifted_session_is_closed(lifted: halls.Hall):
    store, session_id, (first, second) = lifted.store, lifted.session_id, items(lifted)
    attempts = (
        lambda: add_item(store, session_id, "Una línea"),
        lambda: add_items(store, session_id, ["Una", "Otra"]),
        lambda: carry_over(store, session_id),
        lambda: standard_agenda(store, session_id),
        lambda: move_item(store, second.id, 1),
        lambda: delete_item(store, second.id),
        lambda: postpone_item(store, second.id),
        lambda: finish_item(store, second.id),
        lambda: save_item(store, replace(item_of(store, first.id), title="Otro asunto")),
        lambda: save_item(store, replace(item_of(store, first.id), kind=ItemKind.INFORMATION)),
        lambda: save_item(store, replace(item_of(store, first.id), state=ItemState.POSTPONED)),
        lambda: save_item(store, replace(item_of(store, first.id), narrative="Se trata.", added_at=halls.at(19, 10))),
    )
    for attempt in attempts:
        with pytest.raises(UserError, match="La sesión ordinaria 1/2026 ya se levantó: su orden del día no cambia"):
            attempt()
    assert items(lifted) == (first, second)


def test_w53_its_texts_are_mended_until_the_acta_is_approved(lifted: halls.Hall):
    first = items(lifted)[0]
    save_item(
        lifted.store,
        replace(
            item_of(lifted.store, first.id), narrative="Se trata, y se toma conocimiento.", file_ref="Expediente 1"
        ),
    )
    save_item(
        lifted.store,
        replace(item_of(lifted.store, first.id), urgent_reason="vence mañana", started_at=halls.at(19, 8)),
    )
    save_resolution(lifted.store, first.id, resolves="Tomar conocimiento.")
    found = items(lifted)[0]
    assert (found.narrative, found.file_ref) == ("Se trata, y se toma conocimiento.", "Expediente 1")


def test_w53_reopened_with_a_reason_it_takes_items_again(lifted: halls.Hall):
    with pytest.raises(UserError, match="por qué se reabre"):
        reopen_session(lifted.store, lifted.session_id, " ")
    reopen_session(lifted.store, lifted.session_id, "faltó un asunto que se trató")
    assert lifted.view.session.state is SessionState.OPEN
    add_item(lifted.store, lifted.session_id, "Una línea", urgent_reason="vence mañana")
    assert len(items(lifted)) == 3


def test_w53_an_item_added_after_the_end_stops_the_approval(lifted: halls.Hall):
    reopen_session(lifted.store, lifted.session_id, "para corregir")
    with fixed_clock(halls.at(21, 10)):
        late = add_item(lifted.store, lifted.session_id, "Una línea", urgent_reason="vence mañana")
    close_session(lifted.store, lifted.session_id, halls.at(20, 48))
    text = (
        "Asunto 3: se agregó a las 21:10 y la sesión se levantó a las 20:48."
        " Reabra la sesión y quítelo, o corrija la hora en que se levantó."
    )
    assert text in [one.text for one in minutes_problems(lifted.view) if one.blocks]
    with pytest.raises(UserError, match="se agregó a las 21:10"):
        approve_minutes(lifted.store, lifted.session_id, Approving(on=date(2026, 12, 1)), content_json=halls.PAPER)
    reopen_session(lifted.store, lifted.session_id, "se quita")
    delete_item(lifted.store, late)
    close_session(lifted.store, lifted.session_id, halls.at(20, 48))
    approve_minutes(lifted.store, lifted.session_id, Approving(on=date(2026, 12, 1)), content_json=halls.PAPER)


def test_a_body_without_seats_is_not_told_to_lack_a_quorum(hall: halls.Hall):
    """The acta of an encounter with neighbours."""
    hall.body_id = town.save_body(hall.store, Body(name="Encuentros con vecinos", kind=BodyKind.NEIGHBOURS))
    hall.session()
    assert "quórum" not in "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21))))
