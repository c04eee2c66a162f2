"""A programme read whole, with its case: what the page and the papers show."""

from datetime import date

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.territory.kinds import (
    ACTORS,
    AGREEMENTS,
    OBJECTIVES,
    PHASES,
    PRODUCTS,
    QUESTIONS,
    RESPONSIBILITIES,
    SUBSYSTEMS,
    TERRITORIES,
    VERSIONS,
)
from munidesk.features.territory.store import case_of
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures import store as cases
from munidesk.procedures.kinds import CASES, STEPS
from munidesk.procedures.rules import CaseView
from munidesk.town import store as town

FIGURE = "figura"
"""The step that chooses who conducts."""


def load_territory(store: Store, territory_id: str, day: date | None = None) -> TerritoryView:
    """Raises UserError when it is gone, or its case is."""
    one, day = TERRITORIES.get(store, territory_id), day or today()
    case = case_of(store, one.id)
    view = cases.load_case(store, case.id if case is not None else "", day)
    products = PRODUCTS.all(store, territory_id=one.id)
    figure = view.steps.get(FIGURE)
    proofs = cases.proofs_of(store, figure.id) if figure is not None else ()
    return TerritoryView(
        territory=one,
        case=view,
        inner=_inner(store, view, day),
        plans=PHASES.all(store, territory_id=one.id),
        objectives=OBJECTIVES.all(store, territory_id=one.id),
        subsystems=SUBSYSTEMS.all(store, territory_id=one.id),
        actors=ACTORS.all(store, territory_id=one.id),
        products=products,
        versions={each.id: VERSIONS.all(store, product_id=each.id) for each in products},
        letters=RESPONSIBILITIES.all(store, territory_id=one.id),
        agreements=AGREEMENTS.all(store, territory_id=one.id),
        questions=QUESTIONS.all(store, territory_id=one.id),
        resolution=next((each for each in proofs if each.kind == "resolution"), None),
        figures=town.figures(store),
        day=day,
    )


def _inner(store: Store, view: CaseView, day: date) -> tuple[CaseView, ...]:
    """The cases that steps of this one opened: the public consultation."""
    ids = {one.id for one in view.ordered}
    found = [one for one in CASES.all(store, owner_kind=STEPS.table) if one.owner_id in ids]
    return tuple(cases.load_case(store, one.id, day) for one in found)
