"""The verbs of the participatory budget, and one edition read whole."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participatory_budget import checks, rules
from munidesk.features.participatory_budget.domain import (
    Ballot,
    Batch,
    Decision,
    District,
    Opinion,
    Process,
    Proposal,
    Verdict,
)
from munidesk.features.participatory_budget.kinds import (
    BALLOTS,
    BATCHES,
    DECISIONS,
    DISTRICTS,
    OPINIONS,
    PROCESSES,
    PROPOSALS,
)
from munidesk.features.participatory_budget.rules import Difference, Outcome, Placed, Tally
from munidesk.town import store as town


@dataclass(frozen=True)
class BudgetView:
    """One edition, read whole."""

    process: Process
    districts: tuple[District, ...]
    proposals: tuple[Proposal, ...]
    opinions: tuple[Opinion, ...]
    batches: tuple[Batch, ...]
    ballots: tuple[Ballot, ...]
    decisions: tuple[Decision, ...]
    figures: Figures

    @cached_property
    def on_ballot(self) -> tuple[Proposal, ...]:
        """In the order of their numbers."""
        return tuple(one for one in self.proposals if one.number is not None)

    def district(self, one: Proposal) -> str:
        """Its district, or the place it names."""
        found = next((each.name for each in self.districts if each.id == one.district_id), "")
        return found or one.place

    def opinions_of(self, one: Proposal) -> tuple[Opinion, ...]:
        return tuple(each for each in self.opinions if each.proposal_id == one.id)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Those of the process, then those that said something without being asked."""
        return tuple(dict.fromkeys((*self.process.area_names, *(one.area for one in self.opinions))))

    @cached_property
    def _piles(self) -> Mapping[tuple[str, int], tuple[Ballot, ...]]:
        found: dict[tuple[str, int], list[Ballot]] = defaultdict(list)
        for one in self.ballots:
            found[one.batch_id, one.counter].append(one)
        return {key: tuple(pile) for key, pile in found.items()}

    def pile(self, batch_id: str, counter: int) -> tuple[Ballot, ...]:
        """The papers of a table as that counter read them, in the order of the pile."""
        return self._piles.get((batch_id, counter), ())

    def differences(self, batch_id: str) -> tuple[Difference, ...]:
        """Between the two counters; none where one counts, or where the second has not begun."""
        first, second = self.pile(batch_id, 1), self.pile(batch_id, 2)
        if self.process.counters < 2 or not first or not second:
            return ()
        return rules.differences(first, second, self.process.marks)

    def settled(self, batch: Batch) -> bool:
        """Counted by all who count it, and alike; where nobody signed there is nothing to count."""
        counts = range(1, self.process.counters + 1)
        if batch.signed == 0 and not any(self.pile(batch.id, one) for one in (1, 2)):
            return True
        return all(self.pile(batch.id, one) for one in counts) and not self.differences(batch.id)

    def tally_of(self, batch: Batch) -> Tally:
        """What holds: the first count, or the second where only that was done."""
        return self._tallies[batch.id]

    @cached_property
    def _tallies(self) -> Mapping[str, Tally]:
        held = {one.id: self.pile(one.id, 1) or self.pile(one.id, 2) for one in self.batches}
        return {key: rules.tally(pile, self.process.marks) for key, pile in held.items()}

    @cached_property
    def tally(self) -> Tally:
        """Of all tables."""
        return rules.together(self._tallies.values())

    @cached_property
    def told(self) -> bool:
        """The votes are those of a sheet: no ballot was counted here."""
        return not self.ballots and any(one.told_votes is not None for one in self.proposals)

    @cached_property
    def votes(self) -> Mapping[str, int]:
        """By proposal id, of those on the ballot."""
        if self.told:
            return {one.id: one.told_votes or 0 for one in self.proposals}
        return {one.id: self.tally.votes.get(one.number or 0, 0) for one in self.on_ballot}

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        chosen_from = self.proposals if self.told else self.on_ballot
        return rules.select(self.process, self.districts, chosen_from, self.votes, self.decisions)

    @property
    def entering(self) -> tuple[Placed, ...]:
        return tuple(one for one in self.placed if one.outcome is Outcome.ENTERS)


def load_view(store: Store, process_id: str) -> BudgetView:
    """Raises UserError when the edition is gone."""
    proposals = PROPOSALS.all(store, process_id=process_id)
    batches = BATCHES.all(store, process_id=process_id)
    own = {one.id for one in proposals}
    return BudgetView(
        PROCESSES.get(store, process_id),
        DISTRICTS.all(store, process_id=process_id),
        tuple(sorted(proposals, key=lambda one: (one.number is None, one.number or 0, one.id))),
        tuple(one for one in OPINIONS.all(store) if one.proposal_id in own),
        batches,
        tuple(ballot for one in batches for ballot in BALLOTS.all(store, batch_id=one.id)),
        DECISIONS.all(store, process_id=process_id),
        town.figures(store),
    )


def processes(store: Store) -> tuple[Process, ...]:
    """The newest first."""
    return PROCESSES.all(store)


def newest(store: Store) -> str:
    """The edition in work, or the newest; empty when there is none."""
    found = processes(store)
    return next((one.id for one in found if one.is_open), found[0].id if found else "")


def writable(store: Store, process_id: str) -> Process:
    """The edition, while its count is open. Raises UserError when it is closed."""
    checks.still_counting(store, process_id)
    return PROCESSES.get(store, process_id)


def has_ballots(store: Store, process_id: str) -> bool:
    """Whether people already marked its ballot: then its numbers stay."""
    sql = (
        "SELECT 1 AS n FROM budget_ballot AS b JOIN budget_batch AS t ON t.id = b.batch_id"
        " WHERE t.process_id = :id AND b.deleted_at IS NULL AND t.deleted_at IS NULL LIMIT 1"
    )
    return bool(store.query(sql, id=process_id))


def save_process(store: Store, process: Process) -> str:
    """An edition, new when it has no id. Raises UserError without a title, or when its count is closed."""
    if process.id:
        before = writable(store, process.id)
        if before.marks != process.marks and has_ballots(store, process.id):
            raise UserError(
                _("Ya hay papeletas contadas con hasta {n} marcas: esa regla no cambia con la votación hecha.").format(
                    n=before.marks
                ),
                code="counted", field="marks",
            )  # fmt: skip
    return PROCESSES.save(store, replace(process, title=process.title.strip())).id


def save_district(store: Store, district: District) -> str:
    """Raises UserError when its districts together pass the envelope of all."""
    process = writable(store, district.process_id)
    others = [one for one in DISTRICTS.all(store, process_id=process.id) if one.id != district.id]
    total = sum(one.cap or 0 for one in (*others, district))
    if process.cap is not None and total > process.cap:
        figures = town.figures(store)
        raise UserError(
            _("Los topes de los distritos suman {total} y el de todo el proceso es {cap}.").format(
                total=figures.money(total), cap=figures.money(process.cap)
            ),
            code="over", field="cap",
        )  # fmt: skip
    return DISTRICTS.save(store, district).id


def delete_district(store: Store, district_id: str) -> None:
    """Its proposals stay, of no district."""
    one = DISTRICTS.get(store, district_id)
    writable(store, one.process_id)
    with store.change(_("Quitar el distrito {name}").format(name=one.name)):
        for proposal in PROPOSALS.all(store, district_id=district_id):
            PROPOSALS.save(store, replace(proposal, district_id=""))
        DISTRICTS.delete(store, district_id)


def save_proposal(store: Store, proposal: Proposal, *, fold: str = "") -> str:
    """Raises UserError without a title, or when the count is closed."""
    writable(store, proposal.process_id)
    kept = replace(proposal, title=" ".join(proposal.title.split()))
    label = _("Propuesta «{title}»").format(title=kept.title[:40])
    return PROPOSALS.save(store, kept, label=label, fold=fold).id


def delete_proposal(store: Store, proposal_id: str) -> None:
    """Raises UserError for one that is on a ballot people already marked."""
    one = PROPOSALS.get(store, proposal_id)
    writable(store, one.process_id)
    if one.number is not None and has_ballots(store, one.process_id):
        raise UserError(_("Está en la boleta y ya hay papeletas contadas: no se puede quitar."), code="counted")
    PROPOSALS.delete(store, proposal_id, label=_("Quitar «{title}»").format(title=one.title[:40]))


def say(store: Store, proposal_id: str, area: str, verdict: Verdict | None, reason: str = "", responsible: str = "",
        day: date | None = None) -> None:  # fmt: skip
    """What an area says of a proposal; again replaces, None takes it back. Raises UserError for a «no» without reason.

    One that is on the ballot can lose it only while no ballot was counted.
    """
    one = PROPOSALS.get(store, proposal_id)
    writable(store, one.process_id)
    there = OPINIONS.all(store, proposal_id=proposal_id, area=area)
    label = _("Dictamen de {area}").format(area=area)
    if verdict is None:
        for each in there:
            OPINIONS.delete(store, each.id, label=label)
        return
    opinion = Opinion(
        id=there[0].id if there else "",
        proposal_id=proposal_id, area=area,
        verdict=verdict, reason=reason.strip(), responsible=responsible.strip(), day=day or today(),
    )  # fmt: skip
    with store.change(label):
        OPINIONS.save(store, opinion)
        if verdict is Verdict.UNFEASIBLE and one.number is not None and not has_ballots(store, one.process_id):
            PROPOSALS.save(store, replace(one, number=None))


def number_ballot(store: Store, process_id: str) -> int:
    """Give the ballot its numbers: every proposal with a cost that no area refused, those it had before first.

    Returns how many are on it. Raises UserError once ballots were counted, or when there is nothing to number.
    """
    process = writable(store, process_id)
    if has_ballots(store, process.id):
        raise UserError(_("Ya hay papeletas contadas: los números de la boleta no cambian."), code="counted")
    view = load_view(store, process_id)
    fit = [one for one in view.proposals if one.cost is not None and not rules.refusals(view.opinions_of(one))]
    if not fit:
        raise UserError(
            _("No hay propuestas para la boleta: hace falta una con costo y sin ningún dictamen «no viable»."),
            code="empty",
        )  # fmt: skip
    with store.change(_("Numerar la boleta")):
        chosen = {one.id: at for at, one in enumerate(fit, 1)}
        for one in view.proposals:
            if one.number != chosen.get(one.id):
                PROPOSALS.save(store, replace(one, number=chosen.get(one.id)))
    return len(fit)


def save_batch(store: Store, batch: Batch) -> str:
    """A table; a new one without a number gets the next."""
    writable(store, batch.process_id)
    return BATCHES.save(store, batch, label=_("Mesa {n}").format(n=batch.number)).id


def next_table(store: Store, process_id: str) -> int:
    return max((one.number for one in BATCHES.all(store, process_id=process_id)), default=0) + 1
