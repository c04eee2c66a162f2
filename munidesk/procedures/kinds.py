"""The kinds of procedures, with what no way in may store."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.procedures import rules
from munidesk.procedures.domain import CaseActor, CaseEntry, CaseFile, CaseStep, CaseTurn, Communication, Procedure
from munidesk.records.kind import Kind, searchable_of


def _check_case(case: CaseFile) -> None:
    if case.closed_on is not None and case.closed_on < case.opened_on:
        raise UserError(_("No puede cerrarse antes de abrirse."), code="order", field="closed_on")


def _guard(store: Store, one: CaseStep | CaseEntry | CaseActor | Communication) -> None:
    """What is closed is not written any more."""
    case = CASES.find(store, one.case_id)
    if case is not None and case.closed_on is not None:
        raise UserError(_("El expediente está cerrado. Reábralo para seguir."), code="closed")


PROCEDURES = Kind(
    record=Procedure, table="procedure", one="procedimiento propio", many="procedimientos propios", order="title, id",
    same=("key",), plain=False, icon="steps",
)  # fmt: skip
CASES = Kind(
    record=CaseFile, table="case_file", one="expediente", many="expedientes", check=_check_case,
    order="year DESC, number DESC, id", same=("number", "year"), plain=False, icon="folder",
)  # fmt: skip
STEPS = Kind(
    record=CaseStep, table="case_step", one="paso de un expediente", many="pasos de los expedientes", parent="case_id",
    guard=_guard, order="position, id", same=("case_id", "key"), plain=False, icon="folder",
)  # fmt: skip
TURNS = Kind(
    record=CaseTurn, table="case_turn", one="vuelta anterior de un paso", many="vueltas anteriores de los pasos",
    feminine=True, title="why", parent="step_id", order="number, id", plain=False, icon="folder",
)  # fmt: skip
ENTRIES = Kind(
    record=CaseEntry, table="case_entry", one="anotación de un expediente", many="anotaciones de los expedientes",
    feminine=True, title="text", parent="step_id", check=rules.check_entry, guard=_guard, order="number, id",
    same=("step_id", "number"), plain=False, icon="folder",
)  # fmt: skip
ACTORS = Kind(
    record=CaseActor, table="case_actor", one="actor de un expediente", many="actores de los expedientes", title="name",
    parent="case_id", guard=_guard, same=("case_id", "name"), icon="people",
)  # fmt: skip
COMMUNICATIONS = Kind(
    record=Communication, table="communication", one="comunicación de un expediente",
    many="comunicaciones de los expedientes", feminine=True, title="subject", parent="case_id", guard=_guard,
    order="day DESC, id DESC", same=("case_id", "day", "actor", "subject"), icon="mail",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (PROCEDURES, CASES, STEPS, TURNS, ENTRIES, ACTORS, COMMUNICATIONS)
SEARCHABLE = searchable_of(KINDS)
