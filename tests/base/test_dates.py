"""Dates and hours as people type and read them."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from munidesk.base import dates
from munidesk.base.errors import UserError


@pytest.mark.parametrize("text", ["17/11/2026", "17-11-26", "17.11.2026", " 2026-11-17 ", "17 11 2026"])
def test_a_date_is_read_however_it_is_typed(text: str):
    assert dates.parse_date(text) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31/02/2026", "no existe en el calendario"),
        ("29/2/2025", "no existe"),
        ("ayer", "No se entiende"),
        ("", "17/11"),
    ],
)
def test_a_day_that_does_not_exist_is_explained(text: str, says: str):
    with pytest.raises(UserError, match=says):
        dates.parse_date(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [("19:05", time(19, 5)), ("19.05", time(19, 5)), ("1905", time(19, 5)), ("19 h", time(19)), ("9", time(9))],
)
def test_an_hour_is_read_however_it_is_typed(text: str, moment: time):
    assert dates.parse_time(text) == moment


@pytest.mark.parametrize("text", ["24:00", "19:60", "tarde", "", "123456"])
def test_an_hour_that_is_none_is_explained(text: str):
    with pytest.raises(UserError, match="Escríbala así: 19:05"):
        dates.parse_time(text)


def test_the_clock_can_be_fixed_and_comes_back():
    with dates.fixed_clock(datetime(2026, 11, 17, 19, 5, 33, 999)):
        assert dates.now() == datetime(2026, 11, 17, 19, 5, 33)
        assert dates.today() == date(2026, 11, 17)
    assert dates.now() != datetime(2026, 11, 17, 19, 5, 33)


def test_dates_are_shown_in_the_words_of_the_country():
    assert dates.show_long(date(2026, 9, 1), "UY") == "martes 1 de setiembre de 2026"
    assert dates.show_long(date(2026, 9, 1), "CL") == "martes 1 de septiembre de 2026"
    assert dates.show_date(date(2026, 11, 17)) == "17/11/2026"
    assert dates.show_time(time(9, 5)) == "9:05"
    assert dates.show_duration(timedelta(minutes=102)) == "1:42"


def test_d17_no_page_or_paper_has_its_own_way_of_writing_a_day_in_figures():
    """06/10/2026 in lists stood beside 6/10/2026 in what is pending and 6/10 in the plan."""
    sources = Path(dates.__file__).parents[1]
    told = [
        f"{path.relative_to(sources).as_posix()}: {found}"
        for path in sorted(sources.rglob("*.py"))
        if path != Path(dates.__file__)
        for found in re.findall(r"""["'](?:EEEE? )?d/M[^"']*["']|["']dd/MM(?:/y)?["']""", path.read_text("utf-8"))
    ]
    assert told == []
    assert dates.show_date(date(2026, 10, 6)) == "06/10/2026"
    assert dates.show_date(date(2026, 10, 6), dates.DAY_MONTH) == "06/10"
