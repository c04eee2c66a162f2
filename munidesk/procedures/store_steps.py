"""What a case changes of its procedure: a step added, renamed, with another term; marked as a difference."""

from collections.abc import Iterator
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.procedures.codes import Differs, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.rules_script import step_faults
from munidesk.procedures.said import StepSaid, slug
from munidesk.town import store as town


def add_step(store: Store, step: CaseStep, behind: str = "") -> CaseStep:
    """A step that the procedure does not have, behind another one; at the end of the case without it.

    Its key is made of its title. Raises UserError without a title, and for names that no step has.
    """
    there = STEPS.all(store, case_id=step.case_id)
    if not step.title.strip():
        raise UserError(_("Falta «{label}».").format(label=_("Paso")), code="missing", field="title")
    place = next((at for at, one in enumerate(there, 1) if one.id == behind), len(there))
    stage = step.stage or (there[place - 1].stage if there else "")
    made = replace(
        step, key=slug(step.title, (one.key for one in there)), title=step.title.strip(), stage=stage,
        differs=Differs.ADDED, position=place + 1,
    )  # fmt: skip
    _refuse((*there[:place], made, *there[place:]))
    with store.change(_("Agregar el paso «{title}»").format(title=made.title[:40])) as writer:
        for position, one in enumerate(there[place:], place + 2):
            writer.put(STEPS.table, {"id": one.id, "position": position})
        return STEPS.save(store, made)


def change_step(store: Store, step: CaseStep) -> CaseStep:
    """Another name, who, term or order than the procedure says; what it said stays beside it.

    Raises UserError for names that no step has, circles, and terms that cannot be.
    """
    before = STEPS.get(store, step.id)
    there = STEPS.all(store, case_id=step.case_id)
    kept = replace(step, title=step.title.strip())
    _refuse(tuple(kept if one.id == step.id else one for one in there))
    told = "\n".join(_differences(store, before, kept))
    if not told:
        return before
    if kept.differs is not Differs.ADDED:
        kept = replace(kept, differs=Differs.CHANGED, was="\n".join(part for part in (before.was, told) if part))
    return STEPS.save(store, kept, label=_("cambio del paso «{title}»").format(title=before.title[:40]))


def remove_step(store: Store, step_id: str) -> None:
    """Take away one that the case added. Raises UserError for those of the procedure, which rather do not apply."""
    step = STEPS.get(store, step_id)
    if step.differs is not Differs.ADDED or step.state is not StepState.PENDING:
        raise UserError(
            _("Ese paso es del procedimiento: márquelo «no aplica» con la tecla N y diga por qué."), code="of_procedure"
        )
    left = tuple(one for one in STEPS.all(store, case_id=step.case_id) if one.id != step_id)
    _refuse(left)
    STEPS.delete(store, step_id, label=_("Quitar el paso «{title}»").format(title=step.title[:40]))


def _refuse(steps: tuple[CaseStep, ...]) -> None:
    fault = next(step_faults(steps), None)
    if fault is not None:
        raise UserError(capital(fault.reason), code="procedure", field=fault.field)


def _differences(store: Store, before: CaseStep, after: CaseStep) -> Iterator[str]:
    """«Plazo: 30», what each changed field said."""
    figures = town.figures(store)
    said = set(StepSaid.__dataclass_fields__)
    for one in STEPS.fields:
        old = getattr(before, one.name)
        if one.name in said and old != getattr(after, one.name):
            yield f"{one.label}: {one.show(old, figures) or _('nada')}"
