"""The count: papers one by one as each counter reads them, ties that persons decide, and its close."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participatory_budget import rules
from munidesk.features.participatory_budget.domain import Ballot, Decision
from munidesk.features.participatory_budget.kinds import BALLOTS, BATCHES, DECISIONS, PROCESSES, PROPOSALS
from munidesk.features.participatory_budget.rules import Outcome
from munidesk.features.participatory_budget.store import BudgetView, load_view, writable


def count(store: Store, batch_id: str, counter: int, marks: Sequence[int] = (), *, void: bool = False) -> Ballot:
    """The next paper of the pile as that counter reads it, on disk when this returns.

    Raises UserError for a number that is on no ballot, or when the count is closed.
    """
    batch = BATCHES.get(store, batch_id)
    writable(store, batch.process_id)
    _on_ballot(store, batch.process_id, marks)
    position = 1 + _last(store, batch_id, counter)
    ballot = Ballot(
        batch_id=batch_id, counter=counter, position=position,
        marks=" ".join(map(str, marks)), void=void,
    )  # fmt: skip
    return BALLOTS.save(store, ballot, label=_("papeleta {n}").format(n=position))


def _on_ballot(store: Store, process_id: str, marks: Sequence[int]) -> None:
    known = {one.number for one in PROPOSALS.all(store, process_id=process_id)}
    for number in marks:
        if number not in known:
            raise UserError(_("En la boleta no hay ningún {key}.").format(key=rules.key_of(number)), code="unknown")


def _last(store: Store, batch_id: str, counter: int) -> int:
    rows = store.query(
        "SELECT max(position) AS n FROM budget_ballot WHERE batch_id = :id AND counter = :counter"
        " AND deleted_at IS NULL",
        id=batch_id, counter=counter,
    )  # fmt: skip
    return int(str(rows[0]["n"] or 0))


def correct(store: Store, ballot_id: str, marks: Sequence[int], *, void: bool = False) -> None:
    """Read one paper again. Raises UserError as `count`."""
    one = BALLOTS.get(store, ballot_id)
    process_id = BATCHES.get(store, one.batch_id).process_id
    writable(store, process_id)
    _on_ballot(store, process_id, marks)
    label = _("corregir la papeleta {n}").format(n=one.position)
    BALLOTS.save(store, replace(one, marks=" ".join(map(str, marks)), void=void), label=label)


def take_back(store: Store, batch_id: str, counter: int) -> Ballot | None:
    """The last paper of that count, taken away to be typed again; None when there is none."""
    pile = BALLOTS.all(store, batch_id=batch_id, counter=counter)
    if not pile:
        return None
    last = max(pile, key=lambda one: one.position)
    writable(store, BATCHES.get(store, batch_id).process_id)
    BALLOTS.delete(store, last.id, label=_("Sacar la papeleta {n}").format(n=last.position))
    return last


def recount(store: Store, batch_id: str, counter: int) -> None:
    """Empty one count of a table, to count it again; one undo brings it back."""
    batch = BATCHES.get(store, batch_id)
    writable(store, batch.process_id)
    with store.change(_("Contar de nuevo la mesa {n}").format(n=batch.number)):
        for one in BALLOTS.all(store, batch_id=batch_id, counter=counter):
            BALLOTS.delete(store, one.id)


def decide(store: Store, process_id: str, ordered: Sequence[str], reason: str, who: str) -> None:
    """Of those that tied, in the order they enter. Raises UserError without a reason or without who decided."""
    writable(store, process_id)
    votes = load_view(store, process_id).votes
    with store.change(_("Decidir el empate")):
        for one in DECISIONS.all(store, process_id=process_id):
            if one.proposal_id in ordered:
                DECISIONS.delete(store, one.id)
        for place, key in enumerate(ordered, 1):
            decision = Decision(
                process_id=process_id, proposal_id=key, votes=votes.get(key, 0), place=place, reason=reason.strip(),
                who=who.strip(), day=today(),
            )  # fmt: skip
            DECISIONS.save(store, decision)


def unready(view: BudgetView) -> str:
    """Why the count cannot be closed yet, in one sentence that says what to do; empty when it can."""
    if view.process.cap is None:
        return _("Falta el tope: póngalo en «Datos del proceso».")
    if not view.tally.ballots and not view.told:
        return _("Todavía no se contó ninguna papeleta.")
    for batch in view.batches:
        if view.told:
            break
        if not view.settled(batch):
            words = _("En la mesa {n} los dos conteos no coinciden: recuéntela o corrija la papeleta.")
            if not view.differences(batch.id):
                words = _("A la mesa {n} le falta un conteo.")
            return words.format(n=batch.number)
    if rules.tied(view.placed):
        return _("Hay un empate en el tope: decídalo en «Resultado» y escriba el motivo.")
    if any(one.outcome is Outcome.UNCOSTED for one in view.placed):
        return _("Una propuesta con votos no tiene costo: complételo.")
    return ""


def close_count(store: Store, process_id: str, day: date | None = None) -> None:
    """The result stands. Raises UserError with what is missing (`unready`)."""
    process = writable(store, process_id)
    why = unready(load_view(store, process_id))
    if why:
        raise UserError(why, code="unready")
    PROCESSES.save(store, replace(process, closed_on=day or today()), label=_("Cerrar el escrutinio"))


def reopen_count(store: Store, process_id: str) -> None:
    """To correct what was counted; the history keeps both."""
    process = PROCESSES.get(store, process_id)
    PROCESSES.save(store, replace(process, closed_on=None), label=_("Reabrir el escrutinio"))
