"""The invented bank of projects: four in order, one that waits for a mark, with who pays for each."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from munidesk.data.store import Store
from munidesk.features.territory.bank.store import save_project, save_share, set_criteria, set_mark
from munidesk.features.territory.codes import Payer
from munidesk.features.territory.domain_bank import BankProject, BudgetShare
from munidesk.features.territory.kinds import CRITERIA


def write_bank(store: Store, territory_id: str, facts: Mapping[str, Any]) -> None:
    told = facts["bank"]
    set_criteria(store, territory_id, [(title, weight) for title, weight in told["criteria"]])
    criteria = CRITERIA.all(store, territory_id=territory_id)
    made: list[str] = []
    for title, zone, responsible, cost, source, text, marks in told["projects"]:
        one = save_project(store, BankProject(
            territory_id=territory_id, title=title, zone=zone, responsible=responsible, cost=cost, source=source,
            text=text,
        ))  # fmt: skip
        made.append(one.id)
        for criterion, mark in zip(criteria, marks, strict=True):
            set_mark(store, one.id, criterion.id, Decimal(mark) if mark != "" else None)
    for at, year, payer, amount in told["shares"]:
        save_share(store, BudgetShare(
            territory_id=territory_id, project_id=made[at], year=year, payer=Payer(payer), amount=amount,
        ))  # fmt: skip
