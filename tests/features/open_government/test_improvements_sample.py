"""The invented agenda of improvements: fourteen in every country, in each state, with what the mock-up adds up."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.base.figures import half_up
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.improvements.rules import name_of
from munidesk.features.open_government.improvements.store_agenda import load_agenda, practice_like
from munidesk.features.open_government.improvements.store_change import change_of
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.records.sheet import Selection
from munidesk.town.sample import SampleSize
from tests.documents.reading import assert_both_say
from tests.samples import sample


@pytest.mark.parametrize("country", ["UY", "MX"])
def test_the_sample_has_improvements_in_every_state_with_what_they_give(tmp_path, country):
    store = sample(tmp_path / "m.munidesk", SampleSize(country=country))
    agenda = load_agenda(store, date(2026, 11, 17))
    assert [one.number for one in agenda.all] == list(range(1, 15))
    assert {one.state for one in agenda.all} == set(ImprovementState)
    assert (len(agenda.open), [name_of(one) for one in agenda.late]) == (8, ["M-08"])
    assert str(half_up(agenda.to_win(agenda.open), 1)) == "13.8"
    assert all(agenda.worth_of(one).recovered for one in agenda.of({ImprovementState.VERIFIED}))
    found = change_of(store, agenda, agenda.all[0].diagnosis_id)
    assert found is not None and found.by_improvements + found.by_others + found.reweighted == found.change
    found = {name_of(one): practice_like(store, agenda, one) for one in agenda.all}
    assert PRACTICES.get(store, found["M-04"]).topic == "Un solo lugar", "what others did about the same item"
    assert_both_say(catalog.export_named("improvements")(store, Selection()), tmp_path)
    store.close()
