"""The bank of projects: its projects, criteria and marks, who pays, the line of the plan a project became."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.bank.ranking import Bank, ranked
from munidesk.features.territory.domain_bank import BankCriterion, BankMark, BankProject, BudgetShare
from munidesk.features.territory.kinds import CRITERIA, MARKS, PROJECTS, SHARES


def load_bank(store: Store, territory_id: str) -> Bank:
    """In the order of its places."""
    projects = PROJECTS.all(store, territory_id=territory_id)
    criteria = CRITERIA.all(store, territory_id=territory_id)
    ids = {one.id for one in projects}
    marks = [one for one in MARKS.all(store) if one.project_id in ids]
    return Bank(ranked(projects, criteria, marks), criteria, SHARES.all(store, territory_id=territory_id))


def save_project(store: Store, one: BankProject) -> BankProject:
    """New at the end. Raises UserError without a name, and for a cost under zero."""
    there = PROJECTS.all(store, territory_id=one.territory_id)
    last = max((each.position for each in there), default=0)
    return PROJECTS.save(store, one if one.id else replace(one, position=last + 1))


def remove_project(store: Store, project_id: str) -> None:
    """With its marks and its money; the line of the plan that it became stays."""
    one = PROJECTS.get(store, project_id)
    with store.change(_("Quitar el proyecto «{title}»").format(title=one.title[:40])) as writer:
        for kind in (MARKS, SHARES):
            for each in kind.all(store, project_id=project_id):
                writer.delete(kind.table, each.id)
        writer.delete(PROJECTS.table, project_id)


def set_criteria(store: Store, territory_id: str, wanted: Sequence[tuple[str, int]]) -> None:
    """(title, weight) in order: one of the same title keeps its marks, one that is not named goes with its own.

    Raises UserError for a weight beyond 100.
    """
    there = {one.title: one for one in CRITERIA.all(store, territory_id=territory_id)}
    with store.change(_("Criterios de la cartera")) as writer:
        for position, (title, weight) in enumerate(wanted, 1):
            kept = there.pop(title, None) or BankCriterion(territory_id=territory_id, title=title)
            CRITERIA.save(store, replace(kept, weight=weight, position=position))
        for gone in there.values():
            for mark in MARKS.all(store, criterion_id=gone.id):
                writer.delete(MARKS.table, mark.id)
            writer.delete(CRITERIA.table, gone.id)


def set_mark(store: Store, project_id: str, criterion_id: str, mark: Decimal | None) -> None:
    """From 0 to 10; None leaves a blank, which is not ranked. Raises UserError beyond them."""
    there = MARKS.all(store, project_id=project_id, criterion_id=criterion_id)
    label = _("Nota de «{title}»").format(title=PROJECTS.get(store, project_id).title[:40])
    if mark is not None:
        kept = there[0] if there else BankMark(project_id=project_id, criterion_id=criterion_id, mark=mark)
        MARKS.save(store, replace(kept, mark=mark), label=label)
    elif there:
        with store.change(label) as writer:
            for one in there:
                writer.delete(MARKS.table, one.id)


def save_share(store: Store, one: BudgetShare) -> BudgetShare:
    """What one payer puts in, in a year; again for the same ones changes it. Raises UserError for less than zero."""
    same = SHARES.all(store, territory_id=one.territory_id, project_id=one.project_id, year=one.year,
                      payer=str(one.payer))  # fmt: skip
    return SHARES.save(store, replace(one, id=same[0].id) if same and not one.id else one)


def remove_share(store: Store, share_id: str) -> None:
    SHARES.delete(store, share_id)
