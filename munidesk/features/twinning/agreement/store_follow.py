"""What is done in the case is written in the agreement within the same change: signature, opinion, registry, end."""

from collections.abc import Iterator, Mapping
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.twinning.agreement.store import OPINION, REGISTRY, SIGNATURE, refuse_unopined
from munidesk.features.twinning.domain import TwinningAgreement
from munidesk.features.twinning.kinds import PACTS, TWINNINGS
from munidesk.features.twinning.rules import term
from munidesk.features.twinning.store import agreement_of
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import CASES, STEPS, TURNS

RENEWAL = "renovar"
_RENEWED, _ENDED = "renovar", "terminar"
Told = Mapping[str, object]


def follow_case(store: Store, writer: Writer) -> None:
    """Each of those steps that was done, or is no longer; what a verb of the agreement wrote itself stays.

    Raises UserError for a signature without the favourable opinion that the law asks for.
    """
    for step, before in _touched(store, writer):
        case = CASES.find(store, step.case_id)
        if case is None or case.owner_kind != TWINNINGS.table or TWINNINGS.find(store, case.owner_id) is None:
            continue
        pact = agreement_of(store, case.owner_id)
        if (PACTS.table, pact.id) in writer.changes:
            continue
        if step.key == SIGNATURE and step.state is StepState.DONE:
            refuse_unopined(store, case.owner_id)
        told = _said(store, step, pact, before)
        if told:
            writer.put(PACTS.table, {"id": pact.id, **told})


def _touched(store: Store, writer: Writer) -> Iterator[tuple[CaseStep, Told]]:
    """The steps of this change and what they were; an opinion that was taken up again is told by its turn."""
    for (table, key), change in list(writer.changes.items()):
        if table == STEPS.table:
            step = STEPS.find(store, key)
        elif table == TURNS.table and change.before is None:
            turn = TURNS.find(store, key)
            step = STEPS.find(store, turn.step_id) if turn is not None else None
            if step is None or step.key != OPINION:
                continue
        else:
            continue
        if step is not None and step.key in (SIGNATURE, OPINION, REGISTRY, RENEWAL):
            yield step, change.before or {}


def _said(store: Store, step: CaseStep, pact: TwinningAgreement, before: Told) -> dict[str, str | None]:
    """What changes of the agreement."""
    done, undone = step.state is StepState.DONE, before.get("state") == StepState.DONE
    day = step.done_on.isoformat() if done and step.done_on is not None else None
    if step.key == SIGNATURE and (done or undone):
        return {"signed_on": day} if done else {"signed_on": None, "signed_at": "", "signed_by": ""}
    if step.key == REGISTRY and done:
        return {"registered_on": day}
    if step.key == OPINION:
        return _opinion(store, step, undone)
    if step.key == RENEWAL and pact.signed_on is not None:
        return _renewed(step, pact, str(before.get("choice") or "") if undone else "")
    return {}


def _opinion(store: Store, step: CaseStep, undone: bool) -> dict[str, str | None]:
    """That of the step; once it was taken up again, that of its last turn."""
    if step.state is StepState.DONE and step.done_on is not None:
        return {"opinion": step.choice, "opinion_on": step.done_on.isoformat()}
    turns = [one for one in TURNS.all(store, case_id=step.case_id) if one.step_id == step.id]
    last = max(turns, key=lambda one: one.number, default=None)
    told = last.choice if last is not None else ""  # a turn keeps the words
    choice = next((one.key for one in step.options if told in (one.key, one.title)), "")
    if last is not None and choice and last.done_on is not None:
        return {"opinion": choice, "opinion_on": last.done_on.isoformat()}
    return {"opinion": "", "opinion_number": "", "opinion_on": None} if undone else {}


def _renewed(step: CaseStep, pact: TwinningAgreement, was: str) -> dict[str, str | None]:
    """From the end of its term; the end, where the council decided that."""
    choice, day = (step.choice, step.done_on) if step.state is StepState.DONE else ("", None)
    if choice == _RENEWED and day is not None:
        return {"renewed_on": _since(pact, day).isoformat()}
    if choice == _ENDED and day is not None:
        return {"ended_on": day.isoformat(), "ended_why": step.note or _("Lo resolvió el Concejo.")}
    if was == _RENEWED:
        return {"renewed_on": None}
    return {"ended_on": None, "ended_why": ""} if was == _ENDED else {}


def _since(pact: TwinningAgreement, day: date) -> date:
    found = term(pact, day)
    return found.end if found is not None else day
