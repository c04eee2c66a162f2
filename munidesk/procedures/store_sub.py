"""A step that is another procedure: the case that follows it, opened from the step and closed back into it."""

from collections.abc import Mapping
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.procedures.codes import StepKind
from munidesk.procedures.domain import CaseFile, CaseStep
from munidesk.procedures.kinds import CASES, STEPS
from munidesk.procedures.rules import SubCase, progress
from munidesk.procedures.store_procedures import Offered, offered
from munidesk.records.ref import Ref
from munidesk.town.store import municipality

_COUNTRY = "{country}"


def sub_cases(store: Store) -> Mapping[str, SubCase]:
    """By the id of the step that each carries out, how far it is."""
    found = {one.owner_id: one for one in CASES.all(store, owner_kind=STEPS.table)}
    return {step: _told(store, case) for step, case in found.items()}


def _told(store: Store, case: CaseFile) -> SubCase:
    done, whole = progress(STEPS.all(store, case_id=case.id))
    return SubCase(id=case.id, label=case.label, done=done, whole=whole, closed_on=case.closed_on)


def procedure_of(store: Store, step: CaseStep) -> Offered:
    """The procedure the step names, of the municipality's country.

    Raises UserError where the country has none: one of the municipality's own is made, or the step is done by hand.
    """
    wanted = step.procedure.replace(_COUNTRY, municipality(store).country.lower())
    for one in offered(store):
        if one.script.key == wanted:
            return one
    raise UserError(
        _("Para «{title}» no viene un procedimiento de su país. Haga uno en Expedientes › Procedimientos con la clave "
          "«{key}», o dé el paso por hecho con F y su prueba.").format(title=step.title, key=wanted),
        code="no_procedure",
    )  # fmt: skip


def open_sub_case(store: Store, step_id: str, on: date | None = None) -> CaseFile:
    """The case of the step, opened now if it is not yet. Raises UserError as `open_case` and `procedure_of`."""
    from munidesk.procedures.store import load_case, open_case

    step = STEPS.get(store, step_id)
    if step.kind is not StepKind.PROCEDURE:
        raise UserError(_("Este paso no sigue otro procedimiento."), code="no_procedure")
    there = CASES.all(store, owner_kind=STEPS.table, owner_id=step_id)
    if there:
        return there[-1]
    above = load_case(store, step.case_id)
    if not above.is_open(step):
        raise UserError(_("Todavía no le toca a «{title}».").format(title=step.title), code="not_yet")
    title = f"{step.title} · {above.case.title}"
    return open_case(
        store, procedure_of(store, step).text, title, responsible=above.case.responsible, on=on,
        owner=Ref(STEPS.table, step_id),
    )  # fmt: skip


def above(store: Store, case: CaseFile) -> CaseStep | None:
    """The step that the case carries out."""
    return STEPS.find(store, case.owner_id) if case.owner_kind == STEPS.table and case.owner_id else None
