"""Observations from a sheet: folio, day, way, zone, chapter, text, and the answer where there is one."""

from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.procedures.consultation import observed_in
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.kinds import CASES, ENTRIES, STEPS
from munidesk.procedures.store import cases, load_case
from munidesk.procedures.store_entries import save_entry
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target


def target() -> Target:
    """A folio that is here already is changed; one without a folio gets the next."""
    return listed_target(
        Listed(kind=ENTRIES, kinds=(STEPS, CASES), save=_save, usual={"step_id": _on_view, "case_id": _case}),
        "observations",
    )


def _save(store: Store, made: CaseEntry, before: CaseEntry | None) -> CaseEntry:
    """Who observed stays as it is: no sheet brings private names into a case."""
    step = STEPS.get(store, made.step_id)
    kept = replace(made, case_id=step.case_id, neighbour_id=before.neighbour_id if before is not None else "")
    return save_entry(store, kept)


def _on_view(store: Store) -> str:
    """The step of the newest consultation that is open."""
    for one in cases(store):
        if one.closed_on is None:
            try:
                return observed_in(load_case(store, one.id)).step.id
            except UserError:
                continue
    return ""


def _case(store: Store) -> str:
    step = STEPS.find(store, _on_view(store) or "-")
    return step.case_id if step is not None else ""
