"""What a record of the participatory budget cannot be, by whatever way it comes in."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participatory_budget.domain import Ballot, Batch, District, Opinion, Process, Proposal, Verdict

MOST_ON_BALLOT = 34
"""As many as there are keys: nine digits and the letters but N, which annuls."""


def check_process(one: Process) -> None:
    _not_negative(one.cap, "cap")
    if not 1 <= one.marks <= MOST_ON_BALLOT:
        raise UserError(
            _("Cada boleta puede llevar de 1 a {n} marcas.").format(n=MOST_ON_BALLOT), code="range", field="marks"
        )
    if one.counters not in (1, 2):
        raise UserError(_("Los conteos por mesa son 1 o 2."), code="range", field="counters")
    if not 1 <= one.per_sheet <= 4:
        raise UserError(_("En una hoja entran de 1 a 4 boletas."), code="range", field="per_sheet")
    if one.proposals_from and one.proposals_until and one.proposals_until < one.proposals_from:
        raise UserError(
            _("Las propuestas terminan antes de empezar: revise las dos fechas."), code="range", field="proposals_until"
        )


def still_counting(store: Store, process_id: str) -> None:
    """Raises UserError when the count of that edition is closed: its result stands on a signed paper."""
    row = store.get("budget_process", process_id)
    if row is not None and row["closed_on"]:
        words = _("El escrutinio está cerrado. Reábralo con «Reabrir el escrutinio» para cambiarlo.")
        raise UserError(words, code="closed")


def guard_own(store: Store, one: District | Proposal | Batch) -> None:
    still_counting(store, one.process_id)


def guard_opinion(store: Store, one: Opinion) -> None:
    row = store.get("budget_proposal", one.proposal_id)
    still_counting(store, str(row["process_id"]) if row is not None else "")


def guard_ballot(store: Store, one: Ballot) -> None:
    row = store.get("budget_batch", one.batch_id)
    still_counting(store, str(row["process_id"]) if row is not None else "")


def check_district(one: District) -> None:
    _not_negative(one.cap, "cap")


def check_proposal(one: Proposal) -> None:
    _not_negative(one.cost, "cost")
    _not_negative(one.told_votes, "told_votes")
    if one.number is not None and not 1 <= one.number <= MOST_ON_BALLOT:
        raise UserError(
            _("En una boleta entran hasta {n} propuestas.").format(n=MOST_ON_BALLOT), code="range", field="number"
        )


def check_opinion(one: Opinion) -> None:
    if one.verdict is not Verdict.FEASIBLE and not one.reason.strip():
        raise UserError(
            _("Escriba el motivo de «{verdict}»: se imprime junto a la propuesta.").format(verdict=one.verdict.word),
            code="missing", field="reason",
        )  # fmt: skip


def check_batch(one: Batch) -> None:
    if one.number < 1:
        raise UserError(_("Las mesas se numeran desde 1."), code="range", field="number")
    _not_negative(one.signed, "signed")
    _not_negative(one.printed, "printed")


def check_ballot(one: Ballot) -> None:
    if one.counter not in (1, 2):
        raise UserError(_("El conteo es el 1 o el 2."), code="range", field="counter")
    if one.position < 1:
        raise UserError(_("Las papeletas se numeran desde 1."), code="range", field="position")
    parts = one.marks.split()
    if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= MOST_ON_BALLOT for part in parts):
        raise UserError(
            _("Las marcas son números de la boleta separados por blancos, por ejemplo «1 4»."), code="unreadable",
            field="marks",
        )  # fmt: skip
    if len(set(parts)) != len(parts):
        raise UserError(_("Una marca está dos veces en la misma papeleta."), code="twice", field="marks")


def _not_negative(value: int | None, field: str) -> None:
    if value is not None and value < 0:
        raise UserError(_("No puede ser menor que cero."), code="range", field=field)
