"""Money in a second currency: written with its code, in no sum."""

from dataclasses import replace
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.document_money import build_budget
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.kinds import FUNDING
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_line, money_of, set_funding
from munidesk.town.profiles import load_profile
from tests.sheets.imports import Asked, import_plan


@pytest.fixture
def line(store, plan) -> str:
    axis = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Agua"))
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Saneamiento", parent_id=axis))
    set_funding(store, Funding(line_id=key, source="Propios", approved=100_000, executed=50_000))
    set_funding(store, Funding(line_id=key, source="BID", approved=900_000, executed=300_000, currency="usd"))
    return key


def test_dollars_of_a_loan_are_in_no_sum_of_pesos(store, plan, line):
    branch = load_plan(store, plan).branches[line]
    assert (branch.approved, branch.executed) == (100_000, 50_000)


def test_the_printed_budget_says_the_code_and_that_the_total_leaves_it_out(store, plan, line):
    said = "\n".join(plain_lines(build_budget(store, load_plan(store, plan))))
    assert "BID (USD)" in said and "USD\u00a09.000" in said and "USD\u00a03.000" in said
    assert "10.000" not in said
    assert "no incluye el dinero en otra moneda (USD)" in said


def test_the_same_source_may_give_in_two_currencies(store, line):
    set_funding(store, Funding(line_id=line, source="BID", approved=1))
    set_funding(store, Funding(line_id=line, source="BID", approved=800_000, currency="US$"))
    found = {(one.source, one.currency): one.approved for one in money_of(store, line)}
    assert found == {("Propios", ""): 100_000, ("BID", ""): 1, ("BID", "USD"): 800_000}


@pytest.mark.parametrize("words", ["UYU", "$", "pesos", "Pesos uruguayos", " uyu "])
def test_the_municipalitys_own_currency_is_no_second_one(store, line, words):
    set_funding(store, Funding(line_id=line, source="Propios", approved=7, currency=words))
    assert [one.currency for one in money_of(store, line)] == ["", "USD"]


def test_a_currency_nobody_knows_is_refused_at_its_field(store, line):
    for save in (set_funding, lambda store, one: FUNDING.save(store, one, label="x")):
        with pytest.raises(UserError, match="código de tres letras") as refused:
            save(store, replace(Funding(line_id=line, source="BID"), currency="DOLAREJOS"))
        assert refused.value.field == "currency"


@pytest.mark.parametrize(
    ("country", "words", "code"),
    [
        ("PE", "soles", ""), ("PE", "S/", ""), ("PE", "dólares", "USD"), ("ES", "€", ""), ("ES", "US$", "USD"),
        ("MX", "euros", "EUR"), ("CR", "colones", ""), ("GT", "Quetzal", ""), ("CL", "CLF", "CLF"),
        ("AR", "USD", "USD"),
    ],
)  # fmt: skip
def test_a_currency_is_told_by_code_sign_or_name(country, words, code):
    assert load_profile(country).figures.code_of(words) == code


def test_a_sheet_with_its_currencies_comes_in_and_a_wrong_one_is_told(store, tmp_path: Path):
    sheet = tmp_path / "plan.csv"
    sheet.write_text(
        "Eje;Actividad;Presupuesto;Fuente;Moneda\nAgua;Pozo;1000;Propios;Pesos\nAgua;Bomba;500;BID;USD\n"
        "Agua;Caño;5;BID;piedras\n",
        "utf-8",
    )
    report = import_plan(store, sheet, Asked(answers={"year": "2026"}))
    assert [("piedras" in why) for _line, _sheet, why in report.refused] == [True]
    assert sorted((one.source, one.currency) for one in FUNDING.all(store)) == [("BID", "USD"), ("Propios", "")]
