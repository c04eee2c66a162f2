"""The text goes to the council and comes back: approved with the number of its resolution, or rejected by the vote."""

from datetime import datetime, timedelta

import pytest

from munidesk.base.dates import fixed_clock, today
from munidesk.base.errors import UserError
from munidesk.features.council.codes import Outcome
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session
from munidesk.features.twinning.agreement import store as pacts
from munidesk.features.twinning.domain import Twinning
from munidesk.features.twinning.rules import AgreementState
from munidesk.features.twinning.store import open_twinning
from munidesk.features.twinning.store_view import load_twinning
from munidesk.overview.steps_in_council import step_in_council
from munidesk.procedures.store import do_step
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from tests.overview.test_steps_in_council import voted
from tests.samples import sample

NOW = datetime(2026, 11, 17, 23, 0)
BEFORE = ("iniciativa", "asesoria", "capacidad", "perfil", "contacto", "respuesta-contraparte", "comite", "temas",
          "borrador")  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with fixed_clock(NOW):
        made = sample(tmp_path / "a.munidesk", SampleSize(country="MX", sessions=6, initiatives=2))
        yield made
        made.close()


@pytest.fixture
def city(store):
    day = today() - timedelta(days=400)
    made = open_twinning(store, Twinning(title="Pinos Altos"), on=day)
    for key in BEFORE:
        do_step(store, pacts.step_of(store, made.id, key).id, day, note="Consta.")
    return made


def the_step(store, city):
    return Ref("case_step", pacts.step_of(store, city.id, "cabildo").id)


def test_the_step_goes_on_the_agenda_and_waits_for_the_session(store, city):
    coming = new_session(store, Session(
        body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=today().replace(month=12), start=NOW.time(),
    ))  # fmt: skip
    assert "orden del día" in step_in_council(store, the_step(store, city))
    key = coming if isinstance(coming, str) else coming.id
    assert any("Pinos Altos" in str(one["title"]) for one in store.select("agenda_item", session_id=key))
    with pytest.raises(UserError, match="cuando se levante"):
        step_in_council(store, the_step(store, city))
    assert load_twinning(store, city.id).state is AgreementState.DRAFT


def test_the_resolution_comes_back_and_the_agreement_goes_on_to_the_ministry(store, city):
    item, _vote, session = voted(store, numbered=True)
    link(store, the_step(store, city), Ref("agenda_item", item), "treated")
    told = step_in_council(store, the_step(store, city))
    view = load_twinning(store, city.id)
    assert view.state is AgreementState.IN_OPINION
    assert view.case.steps["cabildo"].note == told
    assert view.case.steps["cabildo"].done_on == session.date
    assert told.startswith("Acuerdo ")


def test_a_vote_that_lost_rejects_the_agreement(store, city):
    item, vote, _session = voted(store, numbered=False)
    with store.change("rechazar") as writer:
        writer.put("vote", {"id": vote, "override": Outcome.REJECTED.value, "override_reason": "mal contado"})
    link(store, the_step(store, city), Ref("agenda_item", item), "treated")
    step_in_council(store, the_step(store, city))
    assert load_twinning(store, city.id).state is AgreementState.REJECTED
    with pytest.raises(UserError):
        pacts.sign(store, city.id, today(), "", "")
