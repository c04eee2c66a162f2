"""The participatory budget's kinds of record: what each table holds, how it is called, and what it cannot be."""

from typing import Any

from munidesk.features.participatory_budget import checks
from munidesk.features.participatory_budget.domain import (
    Ballot,
    Batch,
    Decision,
    District,
    Opinion,
    Process,
    Proposal,
)
from munidesk.records.kind import Kind, searchable_of

PROCESSES = Kind(
    record=Process, table="budget_process", one="presupuesto participativo", many="presupuestos participativos",
    check=checks.check_process, order="id DESC", same=("title",), icon="coins",
)  # fmt: skip
DISTRICTS = Kind(
    record=District, table="budget_district", one="distrito del presupuesto participativo",
    many="distritos del presupuesto participativo", title="name", parent="process_id",
    check=checks.check_district, guard=checks.guard_own,
    order="name, id", same=("name",), icon="coins",
)  # fmt: skip
PROPOSALS = Kind(
    record=Proposal, table="budget_proposal", one="propuesta del presupuesto participativo",
    many="propuestas del presupuesto participativo", feminine=True, parent="process_id",
    check=checks.check_proposal, guard=checks.guard_own,
    order="number, id", same=("title", "place"), icon="coins",
)  # fmt: skip
OPINIONS = Kind(
    record=Opinion, table="budget_opinion", one="dictamen", many="dictámenes", title="area", parent="proposal_id",
    check=checks.check_opinion, guard=checks.guard_opinion,
    same=("proposal_id", "area"), icon="stamp",
)  # fmt: skip
BATCHES = Kind(
    record=Batch, table="budget_batch", one="mesa de votación", many="mesas de votación", feminine=True,
    title="title", parent="process_id", check=checks.check_batch, guard=checks.guard_own,
    order="number, id", same=("number",), icon="coins",
)  # fmt: skip
BALLOTS = Kind(
    record=Ballot, table="budget_ballot", one="papeleta", many="papeletas", feminine=True, title="marks",
    parent="batch_id", check=checks.check_ballot, guard=checks.guard_ballot,
    order="batch_id, counter, position, id",
    same=("batch_id", "counter", "position"), icon="coins",
)  # fmt: skip
DECISIONS = Kind(
    record=Decision, table="budget_decision", one="decisión de empate", many="decisiones de empate", feminine=True,
    title="reason", parent="process_id", order="votes DESC, place, id", same=("proposal_id", "votes"), plain=False,
    icon="scale",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (PROCESSES, DISTRICTS, PROPOSALS, OPINIONS, BATCHES, BALLOTS, DECISIONS)
SEARCHABLE = searchable_of(KINDS)
