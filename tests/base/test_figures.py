"""Figures and money as each country writes them, read back as they were written, halves rounded up."""

import re
import statistics
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures, half_up, median, median_of
from munidesk.base.spanish import Currency
from munidesk.town.profiles import COUNTRIES, load_profile

PESO = Figures(Currency("UYU", "$", "peso uruguayo", "pesos uruguayos"))
EURO = Figures(Currency("EUR", "€", "euro", "euros", symbol_after=True))
MEXICAN = Figures(Currency("MXN", "$", "peso", "pesos", thousands=",", decimal="."))

WRITTEN = {
    "UY": "$ 1.200.000,50",
    "AR": "$ 1.200.000,50",
    "CL": "$ 1.200.000,50",
    "CO": "$ 1.200.000,50",
    "CR": "₡ 1 200 000,50",
    "ES": "1.200.000,50 €",
    "GT": "Q 1,200,000.50",
    "MX": "$ 1,200,000.50",
    "PE": "S/ 1,200,000.50",
}


@pytest.mark.parametrize("country", COUNTRIES)
def test_d5_money_is_written_as_the_country_writes_it(country: str):
    figures = Figures(load_profile(country).currency)
    assert figures.money(120_000_050).replace("\u00a0", " ") == WRITTEN[country]


@pytest.mark.parametrize("country", COUNTRIES)
@given(cents=st.integers(-(10**14), 10**14))
def test_money_is_read_back_as_it_was_written_without_narrow_blanks(country: str, cents: int):
    figures = Figures(load_profile(country).currency)
    text = figures.money(cents)
    assert figures.cents(text) == cents
    assert not {"\u202f", "\u2009"} & set(text)
    assert text.startswith("−") == (cents < 0)


@given(value=st.decimals(-(10**9), 10**9, places=4))
def test_a_number_is_read_back_as_it_was_written(value: Decimal):
    for figures in (PESO, MEXICAN):
        assert figures.parse(figures.number(value)) == value


def test_a_second_currency_goes_by_its_code():
    assert PESO.money(50_000, "USD") == "USD\u00a0500"
    assert PESO.money(-50_000) == "−$\u00a0500"
    assert EURO.money(-50_000) == "−500\u00a0€"


@pytest.mark.parametrize(
    ("figures", "text", "value"),
    [
        (PESO, "1.200", 1200),
        (PESO, "1,200", Decimal("1.2")),
        (PESO, "0,333", Decimal("0.333")),
        (PESO, "0.333", Decimal("0.333")),
        (PESO, "1.5", Decimal("1.5")),
        (PESO, "1.200.000", 1_200_000),
        (MEXICAN, "1,200", 1200),
        (MEXICAN, "1.200", Decimal("1.2")),
        (MEXICAN, "1,200,000.5", Decimal("1200000.5")),
        (PESO, "$ 400", 400),
        (PESO, "−3", -3),
        (PESO, "  ", None),
    ],
)
def test_where_a_mark_leaves_a_doubt_the_country_decides(figures: Figures, text: str, value: Decimal | None):
    assert figures.parse(text) == value


@pytest.mark.parametrize("text", ["mucho", "12 a 15", "1.2.3,4,5x", "--3"])
def test_what_is_no_amount_is_refused_with_an_example_of_the_country(text: str):
    with pytest.raises(UserError, match=r"1,200,000\.50"):
        MEXICAN.parse(text)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (1, 2, "50"),
        (97, 194, "50"),
        (199, 200, "99"),
        (1, 1000, "1"),
        (0, 5, "0"),
        (5, 5, "100"),
        (6, 5, "120"),
        (7, 8, "88"),
    ],
)
def test_p15_a_share_rounds_up_at_the_half_and_never_says_all_of_what_is_not(part: int, whole: int, words: str):
    assert PESO.percent(part, whole) == f"{words}\u00a0%"
    assert PESO.percent(0, 0) == "s/d"


@given(share=st.fractions(0, 1))
def test_a_share_is_within_half_a_point_of_the_truth(share: Fraction):
    said = Fraction(PESO.percent(share, 1).removesuffix("\u00a0%"))
    assert abs(said - share * 100) <= (1 if share < Fraction(1, 100) or share > Fraction(99, 100) else Fraction(1, 2))


def test_p15_halves_round_up_medians_too():
    assert half_up(Decimal("48.5")) == 49
    assert half_up(Fraction(1, 2)) == 1
    assert half_up(Decimal("-2.5")) == -3
    assert half_up(2.675, 2) == Decimal("2.68")
    assert median([3, 1, 2]) == 2
    assert median([48, 49]) == Decimal("48.5")
    assert half_up(median([48, 49]) or 0) == 49
    assert median([]) is None


@given(values=st.lists(st.one_of(st.integers(-3, 9), st.decimals(-2, 5, places=1)), min_size=1))
def test_the_median_of_counted_values_is_that_of_the_values_in_a_row(values: list[int | Decimal]):
    assert median_of(Counter(values)) == median(values) == statistics.median([Decimal(one) for one in values])


def test_a_blank_is_a_dash_and_never_a_zero():
    assert PESO.number(None) == PESO.amount(None) == PESO.money(None) == "–"
    assert PESO.number(0) == "0"


def test_money_typed_with_a_third_decimal_is_rounded_as_by_hand():
    assert PESO.cents("12,345") == 1235
    assert PESO.cents("12,344") == 1234
    assert PESO.cents("-12,345") == -1235


@pytest.mark.parametrize("country", COUNTRIES)
@given(value=st.integers(0, 10**7))
def test_e_a_count_is_read_back_as_the_country_writes_it(country: str, value: int):
    figures = Figures(load_profile(country).currency)
    assert figures.count(figures.number(value)) == figures.count(str(value)) == value


def test_e_a_count_is_whole_and_never_under_zero():
    assert PESO.count("") is None
    assert (PESO.count("1.200"), MEXICAN.count("1,200"), PESO.count("3,0")) == (1200, 1200, 3)
    assert PESO.whole("−3") == -3
    for figures, text in ((PESO, "12,5"), (PESO, "doce"), (PESO, "-1"), (MEXICAN, "1.5")):
        with pytest.raises(UserError, match=re.escape(text)):
            figures.count(text)


@pytest.mark.parametrize(("figures", "text"), [(PESO, "1,000"), (MEXICAN, "1.000")])
def test_e_a_thousand_with_the_mark_of_another_country_is_not_stored_as_one(figures: Figures, text: str):
    with pytest.raises(UserError, match=re.escape(figures.number(1200))):
        figures.count(text)
