"""The case of its own that a step of another opens: which, how far, opened once."""

from collections.abc import Mapping, Sequence

from munidesk.data.store import Store
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import CASES, STEPS
from munidesk.procedures.rules import SubCase, progress


def subcases(store: Store, steps_of: Mapping[str, Sequence[CaseStep]] | None = None) -> Mapping[str, SubCase]:
    """Id of a step → the newest case that it opened. `steps_of`: the steps of each case, where they were read."""
    found: dict[str, SubCase] = {}
    for case in reversed(CASES.all(store, owner_kind=STEPS.table)):
        steps = steps_of.get(case.id, ()) if steps_of is not None else STEPS.all(store, case_id=case.id)
        found[case.owner_id] = SubCase(case, *progress(steps))
    return found
