"""The invented municipality shows everything the program does, the same every time, in every country."""

from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import check, file
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import MinutesState, Outcome, SessionState
from munidesk.features.council.elections.kinds import ELECTIONS
from munidesk.features.council.elections.told import result_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.town.profiles import COUNTRIES


def last(path: Path, **sizes: object) -> SessionView:
    store = file.create(path, catalog.schemas())
    write_sample(store, **sizes)  # type: ignore[arg-type]
    view = load_view(store, max(sessions(store), key=lambda one: one.date).id)
    assert check.database_problems(store.connection) == ()
    store.close()
    return view


def test_the_last_session_has_everything_in_it(tmp_path: Path):
    view = last(tmp_path / "a.munidesk")
    assert view.label == "Sesión ordinaria 12/2026"
    assert [one.number for one in view.resolutions] == [47, 48, 49, 50]
    assert [view.results[one.id].outcome for one in view.votes] == [Outcome.PASSED] * 5
    assert sum(view.results[one.id].tie for one in view.votes) == 1
    assert len(view.corrections) == 1
    assert not [problem for problem in minutes_problems(view) if problem.blocks]


def test_the_year_has_fourteen_sessions_one_without_quorum(tmp_path: Path):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas())
    write_sample(store)
    rows = sessions(store)
    store.close()
    assert len(rows) == 14
    assert sum(one.state is SessionState.NO_QUORUM for one in rows) == 1
    papers = [one.minutes_state for one in rows]
    wanted = {MinutesState.APPROVED: 1, MinutesState.SIGNED: 1, MinutesState.IN_BOOK: 10}
    assert {state: papers.count(state) for state in wanted} == wanted


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_its_sample(tmp_path: Path, country: str):
    view = last(tmp_path / "a.munidesk", country=country, sessions=3)
    assert view.session.state is SessionState.CLOSED
    assert len(view.items) == 7


@pytest.mark.parametrize(("seats", "items"), [(7, 3), (30, 12)])
def test_it_grows_as_asked(tmp_path: Path, seats: int, items: int):
    view = last(tmp_path / "a.munidesk", sessions=4, seats=seats, items=items)
    assert len(view.seats) == seats
    assert len(view.items) == items


@pytest.mark.parametrize("country", COUNTRIES)
def test_e_the_sample_elects_somebody_and_its_acta_tells_no_untruth(tmp_path: Path, country: str):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas())
    write_sample(store, country=country, sessions=3)
    (election,) = ELECTIONS.all(store)
    item = store.get("agenda_item", election.item_id)
    assert item is not None
    view = load_view(store, str(item["session_id"]))
    found = result_of(view, election)
    assert found.complete and found.elected == (1,) and found.last is not None
    voters = found.last.tally.voters
    lines = plain_lines(build_minutes(view, printed_at=datetime(2026, 11, 3, 21)))
    text = "\n".join(lines).replace("\u00a0", " ")
    assert "Se proponen dos candidaturas: Raúl Etcheverry Sosa y Silvia Cabral Techera." in text
    assert f"Raúl Etcheverry Sosa, {voters - 1} votos" in text
    assert "para el cargo de Representante en la Comisión de Fiestas" in text
    assert "Raúl Etcheverry acepta y agradece la confianza." in text
    assert not [one for one in lines if "[falta" in one]
    assert not [one.text for one in minutes_problems(view) if one.blocks]
    numbers = [one.number for one in view.resolutions]
    assert numbers == list(range(min(numbers), max(numbers) + 1))  # type: ignore[arg-type, type-var]
    store.close()
