"""What the cases count of themselves in a period, for the instruments that ask for it."""

from collections.abc import Iterator
from datetime import date

from munidesk.data.store import Store
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.kinds import ENTRIES, STEPS
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import cases, load_case
from munidesk.records.ref import Computed
from munidesk.town.counting import counted, records_of


def observations_answered(store: Store, since: date, until: date) -> Computed:
    """Observations with a reasoned answer by the end of the period, of those that came in it."""
    found = [one for view in _views(store, until) for one in _observed(view) if _within(one.day, since, until)]
    done = [one for one in found if one.answered and one.replied_on is not None and one.replied_on <= until]
    return counted(store, len(done), len(found), "cases.observations", records_of(ENTRIES.table, (e.id for e in found)))


def steps_in_time(store: Store, since: date, until: date) -> Computed:
    """Steps done within their term, of those whose last day was in the period: late, or not done, is out of time.

    What has to wait a term out is in time whenever it is done, and so is what a silence closed; what does not apply
    had no term.
    """
    found = [
        (view, step) for view in _views(store, until) for step in view.ordered if _due_in(view, step, since, until)
    ]
    done = [step for view, step in found if _in_time(view, step)]
    return counted(store, len(done), len(found), "cases", records_of(STEPS.table, (step.id for _view, step in found)))


def _views(store: Store, day: date) -> Iterator[CaseView]:
    return (load_case(store, one.id, day) for one in cases(store))


def _observed(view: CaseView) -> Iterator[CaseEntry]:
    """What came in a step that another one answers."""
    asked = {step.answers for step in view.ordered if step.answers}
    return (entry for key in asked if key in view.steps for entry in view.entries_of(view.steps[key]))


def _due_in(view: CaseView, step: CaseStep, since: date, until: date) -> bool:
    term = view.deadline(step)
    if term is None or term.at_least or step.state in (StepState.SKIPPED, StepState.REJECTED):
        return False
    return since <= term.safe <= until


def _in_time(view: CaseView, step: CaseStep) -> bool:
    term = view.deadline(step)
    if term is None or step.done_on is None or step.state is not StepState.DONE:
        return False
    return step.silent or step.done_on <= term.safe


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since <= day <= until
