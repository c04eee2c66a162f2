"""Money by day: what is written down is in the totals, what cannot stand is told, and its act is on the paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.codes import Origin, Stage
from munidesk.features.planning.document_money import build_budget, scale_of
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.kinds import FUNDING, MONEY_ENTRIES
from munidesk.features.planning.listing import overspent_words
from munidesk.features.planning.money import by_origin, by_source, totals
from munidesk.features.planning.money_months import by_month, cumulative, planned
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_money import approve, note_for_line, note_money, remove_money
from munidesk.features.planning.store_plan import add_line, money_of, remove_funding, set_funding
from munidesk.town.profiles import load_profile

PESO = load_profile("UY").figures
YEAR = today().year
FIRST = date(YEAR, 1, 10)


@pytest.fixture
def line(store, plan) -> str:
    return add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo", year=YEAR))


@pytest.fixture
def money(store, line) -> str:
    return set_funding(store, Funding(line_id=line, source="FIGM", approved=1000_00))


def entry(funding: str, stage: Stage, cents: int, day: date = FIRST, **told) -> MoneyEntry:
    return MoneyEntry(funding_id=funding, day=day, stage=stage, amount=cents, **told)


def test_what_is_written_down_by_day_is_in_the_totals_of_its_source(store, money):
    for stage, cents in ((Stage.COMMITTED, 500_00), (Stage.EXECUTED, 300_00), (Stage.PAID, 200_00)):
        note_money(store, entry(money, stage, cents))
    note_money(store, entry(money, Stage.MODIFIED, 250_00, act="Resolución 48/2026"))
    kept = FUNDING.get(store, money)
    assert (kept.current, kept.committed, kept.executed, kept.paid) == (1250_00, 500_00, 300_00, 200_00)
    assert (kept.act, kept.act_day) == ("Resolución 48/2026", FIRST)


def test_taking_an_entry_out_takes_it_out_of_the_total_and_undo_brings_both_back(store, money):
    note_money(store, entry(money, Stage.EXECUTED, 300_00))
    (made,) = MONEY_ENTRIES.all(store, funding_id=money)
    remove_money(store, made.id)
    assert FUNDING.get(store, money).executed == 0
    store.undo()
    assert FUNDING.get(store, money).executed == 300_00
    assert MONEY_ENTRIES.all(store, funding_id=money) == (made,)


def test_a_source_goes_with_its_entries_and_comes_back_with_them(store, money):
    note_money(store, entry(money, Stage.PAID, 200_00))
    remove_funding(store, money)
    assert MONEY_ENTRIES.all(store) == ()
    store.undo()
    assert len(MONEY_ENTRIES.all(store, funding_id=money)) == 1
    assert FUNDING.get(store, money).paid == 200_00


@pytest.mark.parametrize(
    ("stage", "told", "field"),
    [
        (Stage.EXECUTED, {"amount": 0}, "amount"),
        (Stage.PAID, {"amount": -1}, "amount"),
        (Stage.EXECUTED, {"day": today() + timedelta(days=1)}, "day"),
        (Stage.MODIFIED, {"amount": 5}, "act"),
    ],
)
def test_what_cannot_be_is_refused_where_it_is_mended_and_nothing_is_written(store, money, stage, told, field: str):
    before = FUNDING.get(store, money)
    with pytest.raises(UserError) as found:
        note_money(store, replace(entry(money, stage, 10), **told))
    assert found.value.field == field
    assert FUNDING.get(store, money) == before
    assert MONEY_ENTRIES.all(store, funding_id=money) == ()


def test_a_source_begins_with_its_first_entry_and_is_the_same_however_it_is_written(store, line):
    note_for_line(store, line, "Propios", entry("", Stage.EXECUTED, 10_00))
    note_for_line(store, line, " propios ", entry("", Stage.EXECUTED, 5_00))
    assert [(one.source, one.executed) for one in money_of(store, line)] == [("Propios", 15_00)]


def test_an_approved_credit_that_an_act_modified_is_not_typed_over(store, line, money):
    note_money(store, entry(money, Stage.MODIFIED, 250_00, act="Resolución 48/2026"))
    with pytest.raises(UserError, match="ya fue modificado"):
        approve(store, line, "FIGM", 9000_00)


def test_over_executed_over_paid_and_a_change_without_its_act_are_told_in_words(store, plan, line):
    set_funding(store, Funding(line_id=line, source="FIGM", approved=100, modified=90, executed=200, paid=300,
                               committed=95))  # fmt: skip
    said = "\n".join(overspent_words(load_plan(store, plan)))
    for words in ("lo ejecutado de «FIGM» pasa de lo vigente", "lo pagado de «FIGM» pasa de lo ejecutado",
                  "lo comprometido de «FIGM» pasa de lo vigente", "falta el acto"):  # fmt: skip
        assert words in said


def test_a_blank_is_no_zero(store, plan, line, money):
    total = totals(load_plan(store, plan).funding, PESO)
    assert (total.committed, total.paid) == (None, None)
    said = plain_lines(build_budget(store, load_plan(store, plan)))
    assert not any("Comprometido" in one or "Pagado" in one for one in said)


def test_months_say_what_has_no_day_and_a_month_without_movement_is_no_zero(store, plan, money):
    note_money(store, entry(money, Stage.EXECUTED, 300_00))
    set_funding(store, replace(FUNDING.get(store, money), executed=700_00))
    view = load_plan(store, plan)
    (row,) = by_month(by_source(view.funding, PESO), view.entries, Stage.EXECUTED, YEAR)
    assert row.months[0] == 300_00
    assert row.months[1:] == (None,) * 11
    assert (row.undated, row.total) == (400_00, 700_00)
    assert cumulative([row], 2) == (300_00, 300_00, *(None,) * 10)


def test_what_was_due_follows_quarters_days_or_the_year_and_adds_up_to_the_credit():
    by_quarter = Line(id="q", plan_id="p", level=Level.ACTIVITY, title="x", year=2026, quarters="10 20 30 40")
    by_days = replace(by_quarter, id="d", quarters="", start=date(2026, 7, 1), end=date(2026, 8, 31))
    even = replace(by_quarter, id="e", quarters="")
    for line, march in ((by_quarter, 120_00), (by_days, 0), (even, 300_00)):
        course = planned([Funding(line_id=line.id, source="s", approved=1200_00)], {line.id: line}, 2026)
        assert course[2] == march
        assert course[-1] == 1200_00


def test_the_paper_tells_each_act_with_its_day_and_each_month(store, plan, money):
    note_money(store, entry(money, Stage.MODIFIED, 250_00, act="Resolución 48/2026"))
    note_money(store, entry(money, Stage.EXECUTED, 310_00))
    said = plain_lines(build_budget(store, load_plan(store, plan)))
    assert "Cuadro 2. Modificaciones del crédito" in said
    assert "Resolución 48/2026" in said
    assert "+250" in said
    assert any(one.startswith("Cuadro 3. Ejecutado por mes") for one in said)


def test_money_is_told_by_whose_it_is_with_currencies_apart(store, line, plan):
    for source, origin, currency in (("FIGM", Origin.FEDERATION, ""), ("Plan", Origin.FEDERATION, ""),
                                     ("BID", Origin.ABROAD, "USD"), ("Rifa", Origin.NONE, "")):  # fmt: skip
        set_funding(store, Funding(line_id=line, source=source, approved=100, origin=origin, currency=currency))
    found = by_origin(load_plan(store, plan).funding, PESO)
    assert [(one.name, one.approved) for one in found] == [
        ("Federación", 200), ("Exterior (USD)", 100), ("Sin orden indicado", 100),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cents", "words"), [(50_000_00, "miles de pesos"), (5_000_00, "pesos"), (10**9, "millones de pesos")]
)
def test_figures_of_a_chart_are_counted_in_what_shows_them(cents: int, words: str):
    assert scale_of(PESO, cents).words == words
