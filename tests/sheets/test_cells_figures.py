"""Figures as people write them: the decimal sign by the whole column, the currency kept apart, nothing guessed."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.data.book import Cell
from munidesk.sheets.cells import is_blank, text_of, truth
from munidesk.sheets.cells_figures import (
    COMMA,
    OWN,
    POINT,
    Amount,
    FigureColumn,
    currency_in_heading,
    currency_of_format,
    figure_column,
    take_figure,
)
from munidesk.town.profiles import COUNTRIES, load_profile

ALL = {country: Figures(load_profile(country).currency) for country in COUNTRIES}
URUGUAY = ALL["UY"]
DECIMALS = st.decimals(-(10**12), 10**12, places=6).map(Decimal.normalize)


def cell(value: object) -> Cell:
    return Cell(value, value if isinstance(value, str) else str(value))


def column(*values: object, figures: Figures = URUGUAY, **more: object) -> FigureColumn:
    return figure_column(map(cell, values), figures, **more)


def numbers(*values: str, figures: Figures = URUGUAY, **more: object) -> list[Decimal | None]:
    read = column(*values, figures=figures, **more)
    return [read.number(cell(one)) for one in values]


@pytest.mark.parametrize("country", COUNTRIES)
@given(values=st.lists(DECIMALS, min_size=1, max_size=8))
def test_p4_what_a_country_writes_is_read_back_in_a_column_of_it(country: str, values: Sequence[Decimal]):
    written = [ALL[country].number(one) for one in values]
    assert numbers(*written, figures=ALL[country]) == list(values)


@pytest.mark.parametrize("country", COUNTRIES)
@given(cents=st.lists(st.integers(-(10**13), 10**13), min_size=1, max_size=6), code=st.sampled_from(["", "USD", "EUR"]))
def test_p29_money_that_a_country_writes_is_read_back_with_its_currency(country: str, cents: list[int], code: str):
    figures = ALL[country]
    written = [figures.money(one, code) for one in cents]
    read = column(*written, figures=figures)
    own = "" if figures.is_own(code) else code
    assert [read.amount(cell(one)) for one in written] == [Amount(Decimal(one) / 100, own) for one in cents]


@given(DECIMALS)
def test_p4_a_cell_that_holds_a_number_needs_no_sign(value: Decimal):
    assert column("1,5", "1.5").number(cell(value)) == value


def test_p4_zero_and_a_mark_is_never_thousands():
    assert numbers("0,333", "0,5") == numbers("0.333", "0.5") == [Decimal("0.333"), Decimal("0.5")]
    assert numbers("0,333") == [Decimal("0.333")]
    assert numbers("0.125", "8.125", "1.000") == [Decimal("0.125"), Decimal("8.125"), Decimal(1)]


def test_p4_one_that_may_be_a_thousand_is_not_read_before_somebody_chose():
    values = ("1.5", "1.000")
    read = column(*values)
    assert read.doubt == "1 cifra puede leerse de dos maneras, como «1.000»: diga qué separa los decimales."
    assert read.options == ((COMMA, "la coma: «1.000» es 1.000"), (POINT, "el punto: «1.000» es 1"))
    assert read.number(cell("1.5")) == Decimal("1.5")
    with pytest.raises(UserError, match="diga qué separa los decimales"):
        read.number(cell("1.000"))
    assert numbers(*values, answer=POINT) == [Decimal("1.5"), 1]
    assert numbers(*values, answer=COMMA) == [Decimal("1.5"), 1000]


def test_p4_what_a_program_wrote_with_decimals_everywhere_leaves_no_doubt():
    assert numbers("3.0", "1.111", "12.0") == [3, Decimal("1.111"), 12]
    assert column("3.0", "1.111", "12").doubt
    assert column("3.5", "1.111").doubt


def test_p4_signs_that_contradict_each_other_are_asked_about():
    values = ("1.200,50", "1,300.50", "3.000", "4,000")
    assert column(*values).doubt.startswith("2 cifras pueden leerse")
    assert numbers(*values[:2]) == [Decimal("1200.50"), Decimal("1300.50")]


def test_what_the_country_says_is_read_and_still_told_where_all_have_three_decimals():
    read = column("1,200", "3,450")
    assert read.doubt
    assert read.number(cell("1,200")) == Decimal("1.2")
    assert not column("1.200", "3.450").doubt
    assert not column("1,200", "3,450", figures=ALL["MX"]).doubt


AMOUNTS = {
    "$1.200.-": (1200, ""), "$ 1.200,50": ("1200.5", ""), "$U 500": (500, ""), "UYU 500": (500, ""),
    "500 pesos": (500, ""), "U$S 500": (500, "USD"), "US$ 1.000": (1000, "USD"), "USD 7": (7, "USD"),
    "12 dólares": (12, "USD"), "u$s500": (500, "USD"), "₡5.000": (5000, "CRC"), "Q 1.000": (1000, "GTQ"),
    "Q.500": (500, "GTQ"), "S/ 1.000": (1000, "PEN"), "S/. 1,000.00": (1000, "PEN"), "Bs 5": (5, "BOB"),
    "Bs. 5.000": (5000, "BOB"), "€ 3": (3, "EUR"), "3 €": (3, "EUR"), "1.200 EUR": (1200, "EUR"),
    "R$ 10": (10, "BRL"), "Gs. 5.000.000": (5000000, "PYG"), "(500)": (-500, ""), "$ (1.200,50)": ("-1200.5", ""),
    "(U$S 500)": (-500, "USD"), "-$ 500": (-500, ""), "$ -500": (-500, ""), "500-": (-500, ""), "−500": (-500, ""),
    "1.200,-": (1200, ""), "1'200'000,50": ("1200000.5", ""), "1 200 000": (1200000, ""), "1,5E+06": ("1.5E6", ""),
    "$ 5 USD": (5, "USD"), "MXN$ 5": (5, "MXN"), "CLP 5.000": (5000, "CLP"),
}  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS)
def test_p29_an_amount_in_any_dress_keeps_its_currency_apart(text: str):
    value, code = AMOUNTS[text]
    assert column(text).amount(cell(text)) == Amount(Decimal(value), code)


def test_p29_the_bare_sign_is_the_towns_own_and_dollars_where_it_has_another():
    for country, figures in ALL.items():
        read = column("$ 5", figures=figures).amount(cell("$ 5"))
        assert read == Amount(Decimal(5), "USD" if country in {"CR", "ES", "GT", "PE"} else ""), country
    assert column("5 MXN", figures=ALL["MX"]).amount(cell("5 MXN")) == Amount(Decimal(5))


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "12 5",
        "10-15",
        "1.2.3",
        "1.2.26",
        "12.34.567",
        "3/5",
        "400 luminarias",
        "5 USD EUR",
        "(5",
        "1,2,3",
        "--5",
        "A 5",
    ],
)
def test_what_is_no_amount_is_quoted_and_told_how_to_write_it(text: str):
    with pytest.raises(UserError, match=r"no es una cantidad\. Escriba por ejemplo 1\.200\.000,50"):
        column(text).amount(cell(text))


@pytest.mark.parametrize("text", ["", " ", "N/A", "-", "s/d", "—", "n/c", "S/D", "#N/A", "n.a.", "...", "sin dato"])
def test_p28_what_says_that_there_is_none_is_blank_and_never_zero(text: str):
    assert is_blank(cell(text))
    assert column(text).number(cell(text)) is None
    assert column(text).amount(Cell()) is None


FORMATS = {
    '"U$S" #,##0.00': "USD", "[$€-C0A] #,##0": "EUR", "[$$-380A]#,##0": OWN, '#,##0.00 "USD"': "USD",
    '"$"#,##0.00_);("$"#,##0.00)': "", '"$"#,##0.0': OWN, '_-"S/"* #,##0.00_-': "PEN", "[$₡-140A]#,##0": "CRC",
    r"\Q#,##0": "GTQ",
    "0.00%": "", "#,##0": "", "General": "", '0 "m"': "",
}  # fmt: skip


@pytest.mark.parametrize("code", FORMATS)
def test_the_currency_of_a_number_is_that_of_its_format(code: str):
    assert currency_of_format(code) == FORMATS[code]


def test_an_amount_of_a_workbook_has_the_currency_it_is_shown_with():
    shown = Cell(Decimal("1200.5"), "U$S 1.200,50", '"U$S" #,##0.00')
    assert column().amount(shown) == Amount(Decimal("1200.5"), "USD")
    local = Cell(7, "$ 7", '"$"#,##0_);("$"#,##0)')
    assert column(figures=ALL["CR"]).amount(local) == Amount(Decimal(7))


def test_a_heading_names_its_currency():
    told = {"Monto (USD)": "USD", "Costo en dólares": "USD", "Aprobado €": "EUR", "Aprobado $": OWN, "Lista Q": ""}
    assert {one: currency_in_heading(one) for one in told} == told


def test_shares_are_of_a_hundred_however_they_are_kept():
    read = column("25 %", "30")
    assert read.percent(cell("25 %")) == 25
    assert read.percent(Cell(Decimal("0.25"), "25%", "0%")) == 25
    parts = column(Decimal("0.25"), 1, 0)
    assert parts.shares
    assert [parts.percent(cell(one)) for one in (Decimal("0.25"), 1)] == [25, 100]
    assert not column(25, 1).shares
    assert not column(1, 0).shares


def test_yes_and_no_are_read_by_marks_and_words():
    assert all(truth(cell(one)) for one in ("X", "x", "✓", "sí", "SI", "S", "Verdadero", 1, True, "1"))
    assert not any(truth(cell(one)) for one in ("no", "NO", "Falso", 0, False, "☐"))
    assert truth(cell("-")) is None
    with pytest.raises(UserError, match="«quizás» no dice sí ni no"):
        truth(cell("quizás"))


def test_a_number_in_a_field_of_text_is_written_without_marks():
    assert text_of(Cell(1200, "1.200", "#,##0")) == "1200"
    assert text_of(Cell(12, "0012", "0000")) == "0012"
    assert text_of(cell("  Ana ")) == "Ana"
    assert text_of(cell("—")) == ""


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_none(text: str):
    found = take_figure(text)
    assert found is None or any(one.isdigit() for one in found.digits)
