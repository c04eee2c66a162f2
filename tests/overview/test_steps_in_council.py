"""A step of a case goes to the council, and what was voted comes back: done by its resolution, or rejected."""

from datetime import datetime

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock, today
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.council.codes import Outcome, SessionState
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session, sessions
from munidesk.features.council.view_data import load_view
from munidesk.overview.steps_in_council import step_in_council
from munidesk.procedures import store as cases
from munidesk.procedures.codes import StepState
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.reading import shipped_text
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.links import link
from munidesk.town.sample import SampleSize

NOW = datetime(2026, 11, 17, 23, 0)


@pytest.fixture
def store(tmp_path):
    with fixed_clock(NOW):
        made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
        catalog.write_sample(made, SampleSize(country="MX", sessions=6, initiatives=2))
        yield made
        made.close()


@pytest.fixture
def step(store) -> Ref:
    """The first step of a consultation: the agreement of the council to begin."""
    case = cases.open_case(
        store, shipped_text("consulta-publica-mx"), "Programa de la zona Sur", on=today().replace(month=1)
    )
    return Ref("case_step", STEPS.all(store, case_id=case.id)[0].id)


def voted(store, *, numbered: bool) -> tuple[str, str, object]:
    """(item, its last vote, session) of one that is over, with a resolution that has its number or without any."""
    for session in sessions(store):
        if session.state is not SessionState.CLOSED:
            continue
        view = load_view(store, session.id)
        for motion in view.motions:
            vote = view.final_vote(motion.id)
            given = any(one.number is not None for one in view.resolutions_of(motion.item_id))
            if vote is not None and given is numbered:
                return motion.item_id, vote.id, session
    raise AssertionError("the sample has no such vote")


def test_without_a_session_that_waits_it_says_to_convene_one(store, step):
    with pytest.raises(UserError, match="Nueva sesión"):
        step_in_council(store, step)


def test_it_goes_on_the_next_agenda_once_and_waits_for_the_session(store, step):
    made = new_session(store, Session(
        body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=today().replace(month=12), start=NOW.time(),
    ))  # fmt: skip
    assert "orden del día" in step_in_council(store, step)
    key = made if isinstance(made, str) else made.id
    (item,) = [one for one in store.select("agenda_item", session_id=key) if "zona Sur" in str(one["title"])]
    assert str(item["file_ref"]).startswith("Expediente ")
    with pytest.raises(UserError, match="cuando se levante"):
        step_in_council(store, step)


def test_a_resolution_with_its_number_makes_the_step_done_and_proves_it(store, step):
    item, _vote, session = voted(store, numbered=True)
    link(store, step, Ref("agenda_item", item), "treated")
    assert step_in_council(store, step).startswith("Acuerdo ")
    done = STEPS.get(store, step.id)
    assert (done.state, done.done_on) == (StepState.DONE, session.date)
    assert any(one.kind == "resolution" for one in cases.proofs_of(store, step.id))


def test_a_vote_that_lost_rejects_the_step_and_says_how_it_was_lost(store, step):
    item, vote, session = voted(store, numbered=False)
    with store.change("rechazar") as writer:
        writer.put("vote", {"id": vote, "override": Outcome.REJECTED.value, "override_reason": "mal contado"})
    link(store, step, Ref("agenda_item", item), "treated")
    step_in_council(store, step)
    lost = STEPS.get(store, step.id)
    assert (lost.state, lost.done_on) == (StepState.REJECTED, session.date)
    assert lost.reason
