"""An encounter held as a session is one event: what was said, written in either page, is one row for both."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.text import Run, kept
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.domain import SpeakerKind
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.shared import turn_found
from munidesk.features.council.speakers.store import ask_floor, end_turn, give_floor, remove_turn, save_turn
from munidesk.features.council.view_data import load_view
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import (
    add_contributions,
    contribution,
    contributions,
    delete_encounter,
    new_encounter,
    remove_contribution,
    save_contribution,
)
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES

DAY = date(2026, 12, 4)


@pytest.fixture(params=COUNTRIES)
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    with fixed_clock(datetime(2026, 12, 4, 19, 30)):
        made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
        found(made, country=request.param, name="Municipio de Cerro del Alba", town_name="Cerro del Alba")
        yield made
        made.close()


def met(store: Store) -> tuple[str, str]:
    """A cabildo abierto with its session, opened. Returns both ids."""
    one = Encounter(
        kind=EncounterKind.OPEN_COUNCIL, title="Cabildo", date=DAY, start=time(19), place="Club", agenda="Calles"
    )
    encounter = new_encounter(store, one)
    session = catalog.actions(store)["minutes"](Ref("encounter", encounter), "")
    open_session(store, session, datetime(2026, 12, 4, 19, 5))
    return encounter, session


def acta(store: Store, session: str) -> str:
    return "\n".join(
        plain_lines(build_minutes(load_view(store, session), printed_at=datetime(2026, 12, 4, 21)))
    ).replace("\u00a0", " ")


def spoken(store: Store, session: str, text: str, **fields: object) -> str:
    item = load_view(store, session).items[0].id
    turn = ask_floor(store, item, SpeakerKind.NEIGHBOUR, "Elsa Cardozo", zone="Zona Sur")
    give_floor(store, turn)
    end_turn(store, turn)
    save_turn(store, replace(turn_found(store, turn), said=text, **fields))
    return turn


def test_c_what_is_said_at_the_floor_is_a_contribution_of_the_encounter(store: Store):
    encounter, session = met(store)
    turn = spoken(store, session, "Pide luz en la calle Ombú.")
    (one,) = contributions(store, encounter)
    assert (one.id, one.text, one.said_by, one.zone) == (turn, "Pide luz en la calle Ombú.", "vecina", "Zona Sur")
    assert TURNS.get(store, turn).said == ""  # written once
    assert "Cardozo" not in one.said_by
    assert "Pide luz en la calle Ombú." in acta(store, session)


def test_c_an_asunto_that_is_cited_reads_as_words_in_participation(store: Store):
    """Its lists showed what the field keeps, «item:01a2…», and no change of the agenda reached it there."""
    encounter, session = met(store)
    item = load_view(store, session).items[0].id
    spoken(store, session, f"Por el {kept(Run('asunto 1', of=f'item:{item}'))} pide luz.")
    (one,) = contributions(store, encounter)
    assert one.text == "Por el asunto 1 pide luz."
    assert "Por el asunto 1 pide luz." in acta(store, session)


def test_c_what_is_typed_in_the_encounter_is_in_the_session_and_its_acta(store: Store):
    encounter, session = met(store)
    (made,) = add_contributions(store, encounter, ["Falta una rampa (vecina)"])
    (turn,) = load_view(store, session).turns
    assert (turn.id, turn.said, turn.gender.value) == (made, "Falta una rampa", "f")
    assert "una vecina: Falta una rampa" in acta(store, session)
    save_turn(store, replace(turn, said="Falta una rampa en la esquina", zone="Zona Norte"))
    one = contribution(store, made)
    assert (one.text, one.zone) == ("Falta una rampa en la esquina", "Zona Norte")
    assert len(contributions(store, encounter)) == len(load_view(store, session).turns) == 1


def test_c_corrected_in_participation_it_is_corrected_in_the_acta(store: Store):
    encounter, session = met(store)
    turn = spoken(store, session, "Pide luz en Ombu")
    save_contribution(store, replace(contribution(store, turn), text="Pide luz en la calle Ombú", theme_id=""))
    assert load_view(store, session).turns[0].said == "Pide luz en la calle Ombú"
    remove_contribution(store, turn)
    assert load_view(store, session).turns[0].said == ""
    store.undo()
    assert "Pide luz en la calle Ombú" in acta(store, session)
    with pytest.raises(UserError, match="borre antes el texto"):
        remove_turn(store, turn)
    assert len(contributions(store, encounter)) == 1


def test_c_an_organisation_is_quoted_by_its_name_and_a_member_is_no_contribution(store: Store):
    encounter, session = met(store)
    item = load_view(store, session).items[0].id
    turn = ask_floor(store, item, SpeakerKind.ORGANISATION, "Club Unión")
    give_floor(store, turn)
    save_turn(store, replace(turn_found(store, turn), said="Ofrece su salón."))
    assert [one.said_by for one in contributions(store, encounter)] == ["Club Unión"]
    assert "Club Unión: Ofrece su salón." in acta(store, session)


def test_c_a_session_held_with_neighbours_becomes_its_encounter_once_with_what_was_said(store: Store):
    called = Session(body_id=town.council(store).id, kind=SessionKind.HEARING, date=DAY, start=time(19), place="Plaza")
    session = new_session(store, called, standard=False)
    add_item(store, session, "Calles")
    open_session(store, session, datetime(2026, 12, 4, 19, 5))
    turn = spoken(store, session, "Pide luz.")
    assert TURNS.get(store, turn).said == "Pide luz."
    encounter = catalog.actions(store)["encounter"](Ref("session", session), "")
    assert catalog.actions(store)["encounter"](Ref("session", session), "") == encounter
    assert catalog.actions(store)["minutes"](Ref("encounter", encounter), "") == session
    one = store.get("encounter", encounter)
    assert one is not None and (one["kind"], one["place"], one["date"]) == ("hearing", "Plaza", "2026-12-04")
    assert [(said.id, said.text) for said in contributions(store, encounter)] == [(turn, "Pide luz.")]
    assert TURNS.get(store, turn).said == "" and "Pide luz." in acta(store, session)
    assert len(contributions(store)) == 1


def test_c_an_encounter_that_is_a_session_is_not_taken_away_from_under_its_acta(store: Store):
    encounter, session = met(store)
    spoken(store, session, "Pide luz.")
    with pytest.raises(UserError, match="Quite antes la sesión"):
        delete_encounter(store, encounter)
    assert "Pide luz." in acta(store, session)


def test_c_what_an_approved_acta_says_was_said_stays_and_its_theme_may_be_chosen(store: Store):
    encounter, session = met(store)
    turn = spoken(store, session, "Pide luz.")
    minutes = store.select("minutes", session_id=session)[0]
    with store.change("Aprobada en otra parte") as writer:
        writer.put("minutes", {"id": minutes["id"], "state": "approved"})
    one = contribution(store, turn)
    for verb in (
        lambda: save_contribution(store, replace(one, text="Pide agua.")), lambda: remove_contribution(store, turn)
    ):  # fmt: skip
        with pytest.raises(UserError, match="ya se aprobó"):
            verb()
    save_contribution(store, replace(one, theme_id="tema"))
    assert contribution(store, turn).theme_id == "tema"
    assert contributions(store, encounter)[0].text == "Pide luz."
