"""Opening a programme opens its case, and brings phases, products, questions and subsystems."""

import pytest

from munidesk.base.errors import UserError
from munidesk.features.territory.codes import Figure
from munidesk.features.territory.kinds import OBJECTIVES
from munidesk.features.territory.store import case_of, remove_territory, save_objectives, territories
from munidesk.features.territory.store_view import load_territory


def test_a_programme_opens_with_its_26_steps_20_products_6_questions_and_4_subsystems(store, pmot):
    view = load_territory(store, pmot.id)
    assert case_of(store, pmot.id).procedure_key == "pmot"
    assert view.progress == (0, 26)
    assert [(one.done, one.whole, one.periodic) for one in view.phases] == [
        (0, 9, 0), (0, 7, 0), (0, 7, 0), (0, 2, 2), (0, 1, 3),
    ]  # fmt: skip
    assert [one.products for one in view.phases] == [6, 6, 6, 1, 1]
    assert (len(view.products), len(view.questions), len(view.subsystems)) == (20, 6, 4)
    assert view.subsystems[0].holds.splitlines()[1] == "Planos y fuentes"
    assert view.phase.number == 1
    assert view.figure is Figure.NONE


def test_the_three_objectives_keep_their_place_when_one_is_emptied(store, pmot):
    save_objectives(store, pmot.id, ["Ordenar", "Cuidar el agua", "Decidir juntos"])
    save_objectives(store, pmot.id, ["Ordenar", "", "Decidir juntos"])
    assert [(one.position, one.text) for one in OBJECTIVES.all(store, territory_id=pmot.id)] == [
        (1, "Ordenar"), (3, "Decidir juntos"),
    ]  # fmt: skip


def test_a_programme_opened_by_mistake_goes_with_its_case_and_comes_back(store, pmot):
    remove_territory(store, pmot.id)
    assert territories(store) == ()
    assert case_of(store, pmot.id) is None
    store.undo()
    assert load_territory(store, pmot.id).progress == (0, 26)


def test_a_programme_needs_a_name(store):
    from munidesk.features.territory.domain import Territory
    from munidesk.features.territory.store import open_territory

    with pytest.raises(UserError) as refused:
        open_territory(store, Territory(title=" "))
    assert refused.value.field == "title"
    assert territories(store) == ()
