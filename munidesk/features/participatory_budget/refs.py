"""How an edition, its proposals and tables introduce themselves to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participatory_budget.kinds import BATCHES, OPINIONS, PROCESSES, PROPOSALS
from munidesk.records.ref import Described, Ref

_ICON, _PAGE = "coins", "participation.budget"


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    match ref.kind:
        case "budget_process":
            one = PROCESSES.read(row)
            moments = ((one.vote_day, _("Votación")),) if one.vote_day else ()
            return Described(ref, one.title, _("Presupuesto participativo"), "", _ICON, _PAGE, {"id": one.id}, moments)
        case "budget_proposal":
            proposal = PROPOSALS.read(row)
            where = {"id": proposal.process_id, "proposal": proposal.id}
            related = (Ref("initiative", proposal.initiative_id),) if proposal.initiative_id else ()
            word = _("Propuesta del presupuesto participativo")
            return Described(ref, proposal.title, word, proposal.place, _ICON, _PAGE, where, related=related)
        case "budget_batch":
            batch = BATCHES.read(row)
            where = {"id": batch.process_id, "tab": "2"}
            return Described(ref, batch.title, _("Mesa de votación"), batch.place, _ICON, _PAGE, where)
    opinion = OPINIONS.read(row)
    proposal_of = PROPOSALS.find(store, opinion.proposal_id)
    where = {"id": proposal_of.process_id if proposal_of else "", "proposal": opinion.proposal_id, "tab": "1"}
    return Described(ref, opinion.reason or opinion.verdict.word, _("Dictamen"), opinion.area, _ICON, _PAGE, where)
