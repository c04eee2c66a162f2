"""What procedures count for instruments: observations with their answer, steps done within their term."""

from collections.abc import Iterator
from datetime import date

from munidesk.data.store import Store
from munidesk.procedures.codes import StepKind, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import ENTRIES, STEPS
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import cases, load_case
from munidesk.records.ref import Computed
from munidesk.town.counting import counted, records_of


def observations_answered(store: Store, since: date, until: date) -> Computed:
    """Of the observations of consultations received in the period, those answered by its last day."""
    on_view = {one.id for one in STEPS.all(store) if one.kind is StepKind.VIEWED}
    found = [
        one for one in ENTRIES.all(store)
        if one.step_id in on_view and one.day is not None and since <= one.day <= until
    ]  # fmt: skip
    done = [one for one in found if one.answered and (one.replied_on is None or one.replied_on <= until)]
    records = records_of("case_entry", (one.id for one in found))
    return counted(store, len(done), len(found), "cases.observations", records)


def steps_in_time(store: Store, since: date, until: date) -> Computed:
    """Of the steps whose term («a lo sumo») ended in the period, those done within it; one that does not apply is out.

    One closed because its term went by unanswered was not answered in time.
    """
    found = [
        (view, one)
        for case in cases(store)
        for view in (load_case(store, case.id),)
        for one in _due(view, since, until)
    ]
    records = records_of("case_step", (one.id for _view, one in found))
    return counted(store, sum(_in_time(view, one) for view, one in found), len(found), "cases", records)


def _due(view: CaseView, since: date, until: date) -> Iterator[CaseStep]:
    for one in view.ordered:
        term = view.deadline(one)
        if term is not None and not term.at_least and one.state is not StepState.SKIPPED:
            ended = since <= term.safe <= until and (view.day > term.safe or one.state is StepState.DONE)
            if ended:
                yield one


def _in_time(view: CaseView, one: CaseStep) -> bool:
    term = view.deadline(one)
    done = one.state is StepState.DONE and one.done_on is not None and not one.silent
    return done and term is not None and one.done_on is not None and one.done_on <= term.safe
