"""Training beside the council and the cases: a programme that lost its vote, a step that a certificate proves."""

from datetime import datetime

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock, today
from munidesk.base.errors import UserError
from munidesk.features.council.codes import Outcome, SessionState
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import load_view
from munidesk.features.training.certificates.register import register
from munidesk.features.training.kinds import PROGRAMMES
from munidesk.procedures import store as cases
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.reading import shipped_text
from munidesk.procedures.rules import owes_proof
from munidesk.records.ref import Ref
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from tests.samples import sample

NOW = datetime(2026, 11, 17, 23, 0)


@pytest.fixture
def store(tmp_path):
    with fixed_clock(NOW):
        made = sample(tmp_path / "a.munidesk", SampleSize(country="MX", sessions=6, initiatives=2))
        yield made
        made.close()


def lost_item(store) -> str:
    """The item of a session that is over, put to a vote that the chair declared lost."""
    for session in (one for one in sessions(store) if one.state is SessionState.CLOSED):
        view = load_view(store, session.id)
        for motion in view.motions:
            vote = view.final_vote(motion.id)
            if vote is not None and all(one.number is None for one in view.resolutions_of(motion.item_id)):
                with store.change("rechazar") as writer:
                    row = {"id": vote.id, "override": Outcome.REJECTED.value, "override_reason": "mal contado"}
                    writer.put("vote", row)
                return motion.item_id
    raise AssertionError("the sample has no such vote")


def test_a_programme_that_lost_is_told_so_once_with_its_result_and_then_goes_to_another_session(store):
    ref = Ref("training_programme", PROGRAMMES.all(store)[0].id)
    link(store, ref, Ref("agenda_item", lost_item(store)), "treated")
    verb = catalog.actions(store)["programme_to_council"]
    assert "No se aprobó en la sesión del" in verb(ref, "")
    assert not PROGRAMMES.get(store, ref.id).resolution_id
    try:
        assert "orden del día" in verb(ref, "")
    except UserError as error:
        assert "sesión" in str(error)


def test_a_step_that_asks_for_a_certificate_is_proved_by_one_of_the_register(store):
    case = cases.open_case(store, shipped_text("hermanamiento"), "Con Villa Serena", on=today().replace(month=1))
    step = next(one for one in STEPS.all(store, case_id=case.id) if one.key == "capacitar")
    assert owes_proof(cases.load_case(store, case.id), step)
    one = register(store)[-1].one
    link(store, Ref("case_step", step.id), Ref("training_certificate", one.id))
    view = cases.load_case(store, case.id)
    assert not owes_proof(view, next(each for each in view.ordered if each.id == step.id))
    assert cases.papers_of(store, step.id) == (f"{one.number}/{one.year} · {one.person}",)
