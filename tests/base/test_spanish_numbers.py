"""Numbers, money, hours and dates in words, as a notary reads them."""

import re
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.spanish import (
    DOLLAR,
    LIMIT,
    Currency,
    Form,
    counted,
    date_figures,
    date_words,
    days_words,
    hour,
    money_words,
    month_name,
    number,
    ordinal_figure,
    siendo,
    weekday_date_words,
    year_words,
)

PESO = Currency("UYU", "$", "peso uruguayo", "pesos uruguayos", "centésimo", "centésimos")
INDEXED_UNIT = Currency("UYI", "UI", "unidad indexada", "unidades indexadas", feminine=True)

# number, before a masculine noun, before a feminine noun, alone
TABLE = [
    (0, "cero", "cero", "cero"),
    (1, "un", "una", "uno"),
    (2, "dos", "dos", "dos"),
    (15, "quince", "quince", "quince"),
    (16, "dieciséis", "dieciséis", "dieciséis"),
    (20, "veinte", "veinte", "veinte"),
    (21, "veintiún", "veintiuna", "veintiuno"),
    (22, "veintidós", "veintidós", "veintidós"),
    (23, "veintitrés", "veintitrés", "veintitrés"),
    (26, "veintiséis", "veintiséis", "veintiséis"),
    (29, "veintinueve", "veintinueve", "veintinueve"),
    (30, "treinta", "treinta", "treinta"),
    (31, "treinta y un", "treinta y una", "treinta y uno"),
    (32, "treinta y dos", "treinta y dos", "treinta y dos"),
    (41, "cuarenta y un", "cuarenta y una", "cuarenta y uno"),
    (99, "noventa y nueve", "noventa y nueve", "noventa y nueve"),
    (100, "cien", "cien", "cien"),
    (101, "ciento un", "ciento una", "ciento uno"),
    (116, "ciento dieciséis", "ciento dieciséis", "ciento dieciséis"),
    (121, "ciento veintiún", "ciento veintiuna", "ciento veintiuno"),
    (131, "ciento treinta y un", "ciento treinta y una", "ciento treinta y uno"),
    (200, "doscientos", "doscientas", "doscientos"),
    (201, "doscientos un", "doscientas una", "doscientos uno"),
    (500, "quinientos", "quinientas", "quinientos"),
    (700, "setecientos", "setecientas", "setecientos"),
    (900, "novecientos", "novecientas", "novecientos"),
    (999, "novecientos noventa y nueve", "novecientas noventa y nueve", "novecientos noventa y nueve"),
    (1000, "mil", "mil", "mil"),
    (1001, "mil un", "mil una", "mil uno"),
    (1100, "mil cien", "mil cien", "mil cien"),
    (1101, "mil ciento un", "mil ciento una", "mil ciento uno"),
    (2000, "dos mil", "dos mil", "dos mil"),
    (2026, "dos mil veintiséis", "dos mil veintiséis", "dos mil veintiséis"),
    (2121, "dos mil ciento veintiún", "dos mil ciento veintiuna", "dos mil ciento veintiuno"),
    (21_000, "veintiún mil", "veintiún mil", "veintiún mil"),
    (21_021, "veintiún mil veintiún", "veintiún mil veintiuna", "veintiún mil veintiuno"),
    (31_000, "treinta y un mil", "treinta y un mil", "treinta y un mil"),
    (100_000, "cien mil", "cien mil", "cien mil"),
    (101_000, "ciento un mil", "ciento un mil", "ciento un mil"),
    (120_000, "ciento veinte mil", "ciento veinte mil", "ciento veinte mil"),
    (200_000, "doscientos mil", "doscientas mil", "doscientos mil"),
    (201_000, "doscientos un mil", "doscientas un mil", "doscientos un mil"),
    (480_000, "cuatrocientos ochenta mil", "cuatrocientas ochenta mil", "cuatrocientos ochenta mil"),
    (1_000_000, "un millón", "un millón", "un millón"),
    (1_000_001, "un millón un", "un millón una", "un millón uno"),
    (1_200_000, "un millón doscientos mil", "un millón doscientas mil", "un millón doscientos mil"),
    (2_000_000, "dos millones", "dos millones", "dos millones"),
    (21_000_000, "veintiún millones", "veintiún millones", "veintiún millones"),
    (100_000_000, "cien millones", "cien millones", "cien millones"),
    (200_000_000, "doscientos millones", "doscientos millones", "doscientos millones"),
    (1_000_000_000, "mil millones", "mil millones", "mil millones"),
    (21_000_000_000, "veintiún mil millones", "veintiún mil millones", "veintiún mil millones"),
    (10**12, "un billón", "un billón", "un billón"),
    (-21, "menos veintiún", "menos veintiuna", "menos veintiuno"),
]


@pytest.mark.parametrize(("n", "masculine", "feminine", "alone"), TABLE)
def test_a_number_agrees_with_what_it_counts(n: int, masculine: str, feminine: str, alone: str):
    assert number(n, Form.MASCULINE) == masculine
    assert number(n, Form.FEMININE) == feminine
    assert number(n) == alone


WORDS = """
0 cero · 1 un una uno · 2 dos · 3 tres · 4 cuatro · 5 cinco · 6 seis · 7 siete · 8 ocho · 9 nueve · 10 diez · 11 once
12 doce · 13 trece · 14 catorce · 15 quince · 16 dieciséis · 17 diecisiete · 18 dieciocho · 19 diecinueve · 20 veinte
21 veintiún veintiuna veintiuno · 22 veintidós · 23 veintitrés · 24 veinticuatro · 25 veinticinco · 26 veintiséis
27 veintisiete · 28 veintiocho · 29 veintinueve · 30 treinta · 40 cuarenta · 50 cincuenta · 60 sesenta · 70 setenta
80 ochenta · 90 noventa · 100 cien ciento · 200 doscientos doscientas · 300 trescientos trescientas
400 cuatrocientos cuatrocientas · 500 quinientos quinientas · 600 seiscientos seiscientas
700 setecientos setecientas · 800 ochocientos ochocientas · 900 novecientos novecientas
"""
VALUES = {word: int(entry.split()[0]) for entry in re.split("[·\n]", WORDS.strip()) for word in entry.split()[1:]}


def read_back(words: str) -> int:
    """What the words say, worked out another way than they were written."""
    total = millions = thousands = current = 0
    for word in words.split():
        match word:
            case "y":
                continue
            case "mil":
                thousands, current = (current or 1) * 1000, 0
            case "millón" | "millones":
                millions, thousands, current = (thousands + current) * 10**6, 0, 0
            case "billón" | "billones":
                total, thousands, current = (thousands + current) * 10**12, 0, 0
            case _:
                current += VALUES[word]
    return total + millions + thousands + current


NEVER = re.compile(
    r"uno mil|una mil|veintiuna? mil|veintiuno mil|uno mill|una mill|uno bill|^un mil\b|(ón|ones) un mil\b"
    r"|ciento mil\b|ciento mill|ciento$|cient[ao]s? y |cien (un|dos|y|once|veint)|veinte y |as mill|\b(\w+) \1\b|  "
)


@given(st.integers(0, LIMIT - 1), st.sampled_from(list(Form)))
def test_words_say_the_number_and_never_what_nobody_says(n: int, form: Form):
    words = number(n, form)
    assert read_back(words) == n
    assert not NEVER.search(words.replace("mil mil", "")), words
    assert words == words.strip().lower()


@given(st.integers(0, 999_999))
def test_the_first_million_too(n: int):
    for form in Form:
        words = number(n, form)
        assert read_back(words) == n
        assert not NEVER.search(words), words
        if form is Form.FEMININE:
            assert not re.search(r"cientos|quinientos|\buno?\b(?! mil)|veintiún(?! mil)", words), words


def test_numbers_beyond_what_people_write_are_refused():
    with pytest.raises(ValueError, match="1000000000000000000"):
        number(LIMIT)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "ningún voto"),
        (1, "un voto"),
        (21, "veintiún votos"),
        (1_000_000, "un millón de votos"),
        (1_200_000, "un millón doscientos mil votos"),
        (2_000_000, "dos millones de votos"),
    ],
)
def test_a_number_with_its_noun(n: int, words: str):
    assert counted(n, "voto", "votos") == words


def test_a_feminine_noun_with_its_number():
    assert counted(0, "abstención", "abstenciones", Form.FEMININE) == "ninguna abstención"
    assert counted(31, "vecina", "vecinas", Form.FEMININE) == "treinta y una vecinas"
    assert counted(200_000, "persona", "personas", Form.FEMININE) == "doscientas mil personas"
    assert counted(200_000_000, "persona", "personas", Form.FEMININE) == "doscientos millones de personas"


def test_ordinals_shorten_before_a_masculine_noun_and_turn_to_figures_from_eleven():
    assert [ordinal_figure(n, Form.MASCULINE) for n in (1, 3, 4, 11, 13, 21)] == [
        "1.er",
        "3.er",
        "4.º",
        "11.º",
        "13.º",
        "21.er",
    ]


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("480000", PESO, "pesos uruguayos cuatrocientos ochenta mil"),
        ("101", PESO, "pesos uruguayos ciento uno"),
        ("1", PESO, "peso uruguayo uno"),
        ("1038.50", PESO, "pesos uruguayos mil treinta y ocho con cincuenta centésimos"),
        ("0.01", PESO, "pesos uruguayos cero con un centésimo"),
        ("-250", PESO, "menos pesos uruguayos doscientos cincuenta"),
        ("21", DOLLAR, "dólares estadounidenses veintiuno"),
        ("201", INDEXED_UNIT, "unidades indexadas doscientas una"),
    ],
)
def test_money_in_words(amount: str, currency: Currency, text: str):
    assert money_words(Decimal(amount), currency) == text


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(19, 5), "las diecinueve horas con cinco minutos"),
        (time(1, 1), "la una hora con un minuto"),
        (time(21, 21), "las veintiuna horas con veintiún minutos"),
        (time(19, 0), "las diecinueve horas"),
        (time(0, 0), "las cero horas"),
        (time(20, 31), "las veinte horas con treinta y un minutos"),
        (time(23, 59), "las veintitrés horas con cincuenta y nueve minutos"),
    ],
)
def test_hours_are_feminine_and_minutes_masculine(moment: time, words: str):
    assert hour(moment) == words
    assert siendo(moment) == f"siendo {words}"


@pytest.mark.parametrize(
    ("day", "words"),
    [(1, "al primer día"), (2, "a los dos días"), (21, "a los veintiún días"), (31, "a los treinta y un días")],
)
def test_days_of_the_month_in_words(day: int, words: str):
    assert days_words(date(2026, 12, day)) == words


def test_dates_in_words():
    assert date_words(date(2026, 12, 1)) == "primero de diciembre de dos mil veintiséis"
    assert date_words(date(2021, 8, 31)) == "treinta y uno de agosto de dos mil veintiuno"
    assert weekday_date_words(date(2026, 11, 17)) == "martes diecisiete de noviembre de dos mil veintiséis"
    assert date_figures(date(2026, 12, 1)) == "1.º de diciembre de 2026"
    assert date_figures(date(2026, 11, 17)) == "17 de noviembre de 2026"
    assert year_words(date(2000, 1, 1)) == "dos mil"


def test_uruguay_says_setiembre():
    assert month_name(date(2026, 9, 1), "UY") == "setiembre"
    assert month_name(date(2026, 9, 1), "CL") == "septiembre"
    assert date_words(date(2026, 9, 2), "UY") == "dos de setiembre de dos mil veintiséis"
