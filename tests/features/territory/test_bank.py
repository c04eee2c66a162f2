"""The bank of projects: order by weighted marks, blanks without a place, who pays, a project becomes a line."""

from decimal import Decimal

import pytest

from munidesk.base.errors import UserError
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.kinds import FUNDING, LINES, PLANS
from munidesk.features.territory.bank.ranking import by_payer, gap_words, parse_criteria
from munidesk.features.territory.bank.store import (
    load_bank,
    remove_project,
    remove_share,
    save_project,
    save_share,
    set_criteria,
    set_mark,
)
from munidesk.features.territory.codes import Payer
from munidesk.features.territory.domain_bank import BankProject, BudgetShare
from munidesk.features.territory.kinds import CRITERIA, MARKS, PROJECTS, SHARES
from munidesk.overview.project_bank import project_to_plan
from munidesk.records.ref import Ref

WEIGHTS = (("Urgencia", 40), ("Alcance", 35), ("Costo", 25))


def project(store, pmot, title: str, *marks: int | None, **told) -> BankProject:
    one = save_project(store, BankProject(territory_id=pmot.id, title=title, **told))
    for criterion, mark in zip(CRITERIA.all(store, territory_id=pmot.id), marks, strict=False):
        set_mark(store, one.id, criterion.id, Decimal(mark) if mark is not None else None)
    return one


def order(store, pmot) -> list[tuple[str, int | None, Decimal | None]]:
    return [(one.project.title, one.place, one.total) for one in load_bank(store, pmot.id).rows]


def test_8_6_and_10_by_40_35_and_25_make_7_8_and_a_blank_has_no_place(store, pmot):
    set_criteria(store, pmot.id, WEIGHTS)
    project(store, pmot, "Parque", 6, 9)
    project(store, pmot, "Franja", 8, 6, 10)
    project(store, pmot, "Vereda", 9, 8, 7)
    project(store, pmot, "Otra vereda", 9, 8, 7)
    assert order(store, pmot) == [
        ("Vereda", 1, Decimal("8.15")), ("Otra vereda", 1, Decimal("8.15")), ("Franja", 3, Decimal("7.8")),
        ("Parque", None, None),
    ]  # fmt: skip
    bank = load_bank(store, pmot.id)
    assert bank.missing(bank.rows[-1]) == ("Costo",)


def test_a_mark_beyond_ten_is_refused_and_one_emptied_takes_the_place_away(store, pmot):
    set_criteria(store, pmot.id, WEIGHTS)
    one = project(store, pmot, "Franja", 8, 6, 10)
    urgency = CRITERIA.all(store, territory_id=pmot.id)[0]
    with pytest.raises(UserError, match="de 0 a 10"):
        set_mark(store, one.id, urgency.id, Decimal(11))
    set_mark(store, one.id, urgency.id, None)
    assert order(store, pmot) == [("Franja", None, None)]
    store.undo()
    assert order(store, pmot) == [("Franja", 1, Decimal("7.8"))]


def test_a_criterion_that_keeps_its_name_keeps_its_marks_and_one_that_goes_takes_them(store, pmot):
    set_criteria(store, pmot.id, WEIGHTS)
    project(store, pmot, "Franja", 8, 6, 10)
    set_criteria(store, pmot.id, (("Alcance", 50), ("Urgencia", 50)))
    assert order(store, pmot) == [("Franja", 1, Decimal(7))]
    assert len(MARKS.all(store)) == 2
    assert load_bank(store, pmot.id).weight == 100


def test_criteria_are_read_line_by_line_and_one_without_weight_is_named():
    assert parse_criteria("Urgencia 40\n\nA cuántos sirve 60") == (("Urgencia", 40), ("A cuántos sirve", 60))
    with pytest.raises(UserError, match="«Urgencia»"):
        parse_criteria("Urgencia")
    assert (gap_words(100), gap_words(90), gap_words(105)) == ("", "Suman 90: faltan 10", "Suman 105: sobran 5")


def test_a_project_taken_away_goes_with_marks_and_money_and_comes_back(store, pmot):
    set_criteria(store, pmot.id, WEIGHTS)
    one = project(store, pmot, "Franja", 8, 6, 10)
    share = BudgetShare(territory_id=pmot.id, project_id=one.id, year=2027, payer=Payer.STATE, amount=100)
    save_share(store, share)
    remove_project(store, one.id)
    assert (PROJECTS.all(store), MARKS.all(store), SHARES.all(store)) == ((), (), ())
    store.undo()
    assert (len(PROJECTS.all(store)), len(MARKS.all(store)), len(SHARES.all(store))) == (1, 3, 1)
    remove_share(store, SHARES.all(store)[0].id)
    assert load_bank(store, pmot.id).shares == ()


def test_what_a_payer_puts_in_is_told_once_a_year_and_added_up_by_order_of_government(store, pmot):
    one = project(store, pmot, "Franja")
    for payer, amount in ((Payer.MUNICIPAL, 60), (Payer.CITIZENS, 40), (Payer.MUNICIPAL, 160)):
        share = BudgetShare(territory_id=pmot.id, project_id=one.id, year=2027, payer=payer, amount=amount)
        save_share(store, share)
    assert by_payer(load_bank(store, pmot.id).shares) == ((Payer.MUNICIPAL, 160), (Payer.CITIZENS, 40))


def test_a_project_becomes_one_line_of_the_plan_with_its_money_by_who_pays(store, pmot):
    one = project(store, pmot, "Franja", cost=500)
    ref = Ref(PROJECTS.table, one.id)
    with pytest.raises(UserError, match="ningún plan"):
        project_to_plan(store, ref)
    PLANS.save(store, Plan(title="PMD", start_year=2026, end_year=2030))
    for payer, amount in ((Payer.MUNICIPAL, 300), (Payer.NATIONAL, 200)):
        share = BudgetShare(territory_id=pmot.id, project_id=one.id, year=2027, payer=payer, amount=amount)
        save_share(store, share)
    line = project_to_plan(store, ref)
    assert project_to_plan(store, ref) == line
    assert (LINES.get(store, line).title, LINES.get(store, line).year) == ("Franja", 2027)
    assert [(each.source, each.approved, str(each.origin)) for each in FUNDING.all(store, line_id=line)] == [
        ("municipio", 300, "municipality"), ("nación o federación", 200, "federation"),
    ]  # fmt: skip
    assert PROJECTS.get(store, one.id).line_id == line
