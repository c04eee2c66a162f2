"""Days in any common shape, read by the whole column: which figure is the day is never told by one cell."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.dates import fixed_clock, parse_date
from munidesk.base.errors import UserError
from munidesk.data.book import Cell
from munidesk.sheets.cells import hour
from munidesk.sheets.cells_days import DAY_FIRST, MONTH_FIRST, DayColumn, day_column
from tests.workbooks import serial_of

MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def cell(value: object) -> Cell:
    return Cell(value, value if isinstance(value, str) else str(value))


def column(*values: object, **more: object) -> DayColumn:
    return day_column(map(cell, values), **more)


def month(day: date) -> str:
    return MONTHS[day.month - 1]


SHAPES: dict[str, Callable[[date], str]] = {
    "9 -MARZO -2018": lambda one: f"{one.day} -{month(one).upper()} -{one.year}",
    "3 de mayo de 2021": lambda one: f"{one.day} de {month(one)} de {one.year}",
    "lunes, 3 de mayo del 2021": lambda one: f"lunes, {one.day} de {month(one)} del {one.year}",
    "7-feb-22": lambda one: f"{one.day}-{month(one)[:3]}-{one:%y}",
    "07/02/22 09:15": lambda one: f"{one:%d/%m/%y} 09:15",
    "7/2/2022 9:15:30 p. m.": lambda one: f"{one.day}/{one.month}/{one.year} 9:15:30 p. m.",
    "3/5/2021 a las 19 hs": lambda one: f"{one.day}/{one.month}/{one.year} a las 19 hs",
    "3-IV-2020": lambda one: f"{one.day}-{ROMAN[one.month - 1]}-{one.year}",
    "3.iv.20": lambda one: f"{one.day}.{ROMAN[one.month - 1].lower()}.{one:%y}",
    "2021-05-03": date.isoformat,
    "2021-05-03T10:00:00Z": lambda one: f"{one.isoformat()}T10:00:00Z",
    "2021/5/3": lambda one: f"{one.year}/{one.month}/{one.day}",
    "20210503": lambda one: f"{one:%Y%m%d}",
    "03.05.2021": lambda one: f"{one:%d.%m.%Y}",
    "1.º de mayo de 2021": lambda one: f"{one.day}.º de {month(one)} de {one.year}",
    "mayo 3, 2021": lambda one: f"{month(one).capitalize()} {one.day}, {one.year}",
    "3 Sept. 2021": lambda one: f"{one.day} {month(one)[:4]}. {one.year}",
    "3MAY2021": lambda one: f"{one.day}{month(one)[:3].upper()}{one.year}",
    "44321": lambda one: str(serial_of(one)),
}


@pytest.mark.parametrize("shape", SHAPES)
@given(day=st.dates(date(1948, 1, 1), date(2046, 12, 31)))
def test_p24_a_day_written_in_any_shape_is_read_back(shape: str, day: date):
    written = SHAPES[shape](day)
    with fixed_clock(datetime(2026, 11, 28)):
        assert column(written).day(cell(written)) == day


@given(st.dates(date(1948, 1, 1), date(2046, 12, 31)))
def test_p24_numbers_of_excel_are_days_where_a_day_is_meant(day: date):
    assert column().day(cell(serial_of(day))) == day
    assert column().moment(cell(serial_of(day) + Decimal("0.25"))) == datetime.combine(day, time(6))
    assert column().day(Cell(day, "x", "dd/mm/yyyy")) == day


DAYS = st.lists(st.dates(date(2000, 1, 1), date(2040, 12, 31)), min_size=1, max_size=9)


@given(DAYS)
def test_the_order_is_that_of_the_column_once_one_of_its_cells_tells(days: list[date]):
    written = [f"{one:%m/%d/%Y}" for one in (*days, date(2026, 3, 25))]
    read = column(*written)
    assert [read.day(cell(one)) for one in written] == [*days, date(2026, 3, 25)]
    assert not read.doubt


@given(DAYS)
def test_without_a_figure_that_tells_the_day_stands_first(days: list[date]):
    written = [f"{one.day}/{one.month}/{one.year}" for one in days if one.day <= 12 or one.month <= 12]
    read = column(*written)
    assert [read.day(cell(one)) for one in written] == days


def test_a_column_of_both_orders_is_asked_about_and_its_sure_cells_are_read():
    values = ("25/2/2022", "02/26/2022", "3/4/2022")
    read = column(*values)
    assert read.doubt == (
        "Unas fechas llevan primero el día (1) y otras primero el mes (1). "
        "1 puede ser de las dos maneras: diga cómo se lee."
    )
    assert [read.day(cell(one)) for one in values[:2]] == [date(2022, 2, 25), date(2022, 2, 26)]
    with pytest.raises(UserError, match="diga cómo se lee"):
        read.day(cell(values[2]))
    for answer, day in ((DAY_FIRST, date(2022, 4, 3)), (MONTH_FIRST, date(2022, 3, 4))):
        assert answer in [one for one, _words in read.options]
        chosen = column(*values, answer=answer)
        assert [chosen.day(cell(one)) for one in values] == [date(2022, 2, 25), date(2022, 2, 26), day]


def test_dates_that_a_foreign_excel_turned_round_are_told():
    real = [date(2022, 2, 7), date(2022, 5, 1), date(2022, 3, 12)]
    read = day_column([*(Cell(one, f"{one:%d/%m/%Y}") for one in real), cell("13/02/2022"), cell("25/03/2022")])
    assert "cambiado el día por el mes en 3 fechas" in read.doubt
    assert not day_column([*(Cell(one, "x") for one in [*real, date(2022, 2, 14)]), cell("13/02/2022")]).doubt


@pytest.mark.parametrize(
    ("text", "says", "code"),
    [
        ("marzo 2025", "En «marzo 2025» falta el día", "no_day"),
        ("03/2025", "falta el día", "no_day"),
        ("2025-03", "falta el día", "no_day"),
        ("mar-25", "En «mar-25» falta el día", "no_day"),
        ("03/25", "En «03/25» falta el día", "no_day"),
        ("3 de mayo", "En «3 de mayo» falta el año", "no_year"),
        ("31/02/2026", "no existe en el calendario", ""),
        ("14 -NOVIEMBR0 -2018", "No se entiende la fecha «14 -NOVIEMBR0 -2018»", ""),
        ("Trimestre 2", "No se entiende la fecha «Trimestre 2»", ""),
    ],
)
def test_p24_what_is_no_whole_day_is_quoted_whole_and_told_what_it_lacks(text: str, says: str, code: str):
    with pytest.raises(UserError, match=says) as told:
        column(text).day(cell(text))
    assert told.value.code == code


def test_a_month_shown_without_its_day_is_no_day():
    with pytest.raises(UserError, match="En «03/2025» falta el día"):
        column().day(Cell(date(2025, 3, 1), "03/2025", "mmm-yy"))


def test_p27_the_year_of_the_sheet_is_that_of_days_without_one():
    assert column(year=2026).day(cell("3 de mayo")) == date(2026, 5, 3)
    with pytest.raises(UserError, match="falta el día"):
        column(year=2026).day(cell("mar-25"))
    assert column("3/5", "25/5", year=2026).day(cell("3/5")) == date(2026, 5, 3)


@pytest.mark.parametrize("text", ["", "-", "—", "s/f", "N/A", "S/D", "sin fecha", "...", "#N/A"])
def test_p28_what_says_that_there_is_no_day_is_blank(text: str):
    assert column(text).day(cell(text)) is None
    assert column().day(Cell(None, "#N/A")) is None


def test_an_hour_is_read_alone_or_behind_its_day():
    values: Iterable[object] = (time(19, 5), datetime(2022, 2, 7, 19, 5), "19:05", "7/2/2022 19:05", "19.05 hs",
                                 "lunes 7/2/22 - 7:05 p. m.")  # fmt: skip
    assert {hour(cell(one)) for one in values} == {time(19, 5)}
    assert hour(cell(Decimal("0.75"))) == time(18)
    assert hour(cell("s/d")) is None
    with pytest.raises(UserError, match="No se entiende la hora «tarde»"):
        hour(cell("tarde"))


def test_p24_a_date_typed_in_a_form_may_have_its_month_in_words():
    assert parse_date("3 de mayo de 2021") == parse_date("3-V-21") == parse_date("3 may. 2021") == date(2021, 5, 3)
    with pytest.raises(UserError, match="no existe"):
        parse_date("5/25/2026")
