"""Reads a twinning whole, with its case."""

from datetime import date

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.twinning.kinds import (
    ADVICE,
    ARTICLES,
    COSTS,
    DELEGATES,
    OBSERVATIONS,
    PROJECTS,
    SEATS,
    TWINNINGS,
    VERSIONS,
    VISITS,
)
from munidesk.features.twinning.said import Message, of_letter, of_note
from munidesk.features.twinning.store import agreement_of, case_of, lines_of, twinnings
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures import store as cases
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.rules import CaseView
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.letters.store import letters_about


def load_twinning(store: Store, twinning_id: str, day: date | None = None) -> TwinningView:
    """Raises UserError when it is gone, or its case is."""
    one, day = TWINNINGS.get(store, twinning_id), day or today()
    case, pact = case_of(store, one.id), agreement_of(store, one.id)
    versions = VERSIONS.all(store, agreement_id=pact.id)
    visits = VISITS.all(store, twinning_id=one.id)
    view = cases.load_case(store, case.id if case is not None else "", day)
    return TwinningView(
        twinning=one,
        case=view,
        said=_said(store, view),
        agreement=pact,
        versions=versions,
        articles={each.id: ARTICLES.all(store, version_id=each.id) for each in versions},
        observations=OBSERVATIONS.all(store, agreement_id=pact.id),
        projects=PROJECTS.all(store, twinning_id=one.id),
        planned=lines_of(store),
        visits=visits,
        costs={each.id: COSTS.all(store, visit_id=each.id) for each in visits},
        delegates={each.id: DELEGATES.all(store, visit_id=each.id) for each in visits},
        seats=SEATS.all(store, twinning_id=one.id),
        advice=ADVICE.all(store, twinning_id=one.id),
        committee=next((body.name for body in town.bodies(store) if body.id == one.body_id), ""),
        figures=town.figures(store),
        day=day,
    )


def _said(store: Store, view: CaseView) -> tuple[Message, ...]:
    """What was noted in the case, and letters with a number that were sent from its steps."""
    notes = [of_note(one) for one in view.communications]
    sent = [
        of_letter(one) for step in view.ordered if step.id in view.written
        for one in letters_about(store, Ref(STEPS.table, step.id)) if one.sent
    ]  # fmt: skip
    return tuple(sorted((*notes, *sent), key=lambda one: (one.day, one.id), reverse=True))


def all_views(store: Store, day: date | None = None) -> tuple[TwinningView, ...]:
    """The newest first."""
    return tuple(load_twinning(store, one.id, day) for one in twinnings(store))
