"""Terms of steps: the values of the design by hand, and that nothing is closed before its last legal day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk.procedures.clock import (
    Deadline,
    add_months,
    article_words,
    closed_words,
    ends_words,
    left_words,
    sum_words,
)
from munidesk.procedures.codes import TermKind, Unit
from munidesk.procedures.said import StepSaid
from munidesk.town.calendar.domain import ClosedDay
from munidesk.town.calendar.rules import WorkingDays

UY, MX = WorkingDays("UY"), WorkingDays("MX")

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a machine that others use too, drawing a case may wait."""


def term(start: date, amount: int, unit: Unit = Unit.DAYS, kind: TermKind = TermKind.AT_MOST, calendar=UY) -> Deadline:
    return Deadline(StepSaid(key="x", title="X", amount=amount, unit=unit, term=kind), start, calendar)


def test_thirty_days_on_view_do_not_count_the_first_and_close_the_day_after_the_last():
    """Ley 18.308, art. 24, the cautious reading."""
    seen = term(date(2026, 9, 7), 30, kind=TermKind.AT_LEAST)
    assert (seen.last, seen.closable_from) == (date(2026, 10, 7), date(2026, 10, 8))
    assert "jueves 8 de octubre" in ends_words(seen)


@pytest.mark.parametrize(
    ("start", "amount", "last"),
    [(date(2026, 11, 9), 10, date(2026, 11, 24)), (date(2026, 3, 2), 90, date(2026, 7, 8))],
)
def test_working_days_leave_out_weekends_and_the_holidays_of_the_country(start: date, amount: int, last: date):
    """16-11-2026 is a holiday in México."""
    assert term(start, amount, Unit.WORKING, calendar=MX).last == last


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [(date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 2, 29), 12, date(2025, 2, 28)),
     (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 12, 15), 1, date(2027, 1, 15))],
)  # fmt: skip
def test_a_month_ends_on_its_own_last_day(start: date, months: int, last: date):
    assert add_months(start, months) == last


def test_the_sum_names_the_holiday_that_was_left_out_and_its_article():
    one = Deadline(
        StepSaid(key="x", title="X", amount=10, unit=Unit.WORKING, term_article="Código, art. 58", term_mark="M"),
        date(2026, 11, 9), MX,
    )  # fmt: skip
    assert sum_words(one).startswith("10 días hábiles desde el 09/11, que no se cuenta. No se cuenta el 16/11 (")
    assert article_words(one.step) == "Código, art. 58 · verifique su norma"
    assert left_words(one, date(2026, 11, 17)) == "quedan 5 días hábiles"
    assert left_words(one, date(2026, 11, 24)) == "vence hoy"
    assert left_words(one, date(2026, 11, 25)) == "vencido hace 1 día hábil"
    assert len(one.days()) == 11


def test_what_was_read_in_the_law_carries_no_warning():
    assert article_words(StepSaid(key="x", title="X", term_article="Ley 18.308, art. 24", term_mark="V")) == (
        "Ley 18.308, art. 24"
    )


def test_a_closed_day_of_the_municipality_is_not_counted():
    own = WorkingDays("UY", (ClosedDay(day=date(2026, 11, 10), name="Feriado local"),))
    assert term(date(2026, 11, 9), 1, Unit.WORKING, calendar=own).last == date(2026, 11, 11)


def test_a_term_that_ends_on_a_closed_day_says_so_and_closes_nothing_before_the_next_working_day():
    """31-1-2026 + 1 month is a Saturday: norms differ, so the person is told, and the careful day is the one used."""
    one = term(date(2026, 1, 31), 1, Unit.MONTHS)
    assert (one.last, one.safe, one.closable_from) == (date(2026, 2, 28), date(2026, 3, 2), date(2026, 3, 3))
    assert not one.over(date(2026, 3, 2))
    assert "sábado" in closed_words(one)
    assert "lunes 2 de marzo" in closed_words(one)
    assert closed_words(term(date(2026, 9, 7), 30)) == ""


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
calendars = st.builds(
    lambda country, start, gaps: WorkingDays(
        country, tuple(ClosedDay(day=start + timedelta(days=gap), name="x") for gap in gaps)
    ),
    st.sampled_from(["UY", "MX", "ES", "PE"]), days, st.sets(st.integers(0, 200), max_size=12),
)  # fmt: skip


@CALM
@given(days, st.integers(1, 120), st.sampled_from(list(Unit)[:2]), calendars)
def test_nothing_is_closed_before_its_last_legal_day_whatever_the_calendar(start, amount, unit, calendar):
    one = term(start, amount, unit, TermKind.AT_LEAST, calendar)
    counted = [start + timedelta(days=at) for at in range(1, (one.last - start).days + 1)]
    if unit is Unit.WORKING:
        counted = [day for day in counted if calendar.works(day)]
    assert len(counted) == amount, "the term has as many days as the norm gives, the first not among them"
    assert one.closable_from > one.safe >= one.last > start
    assert calendar.works(one.safe)
    assert not one.over(one.last)


@CALM
@given(days, st.integers(1, 48))
def test_months_never_skip_into_the_month_behind(start, months):
    last = add_months(start, months)
    assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == months
    assert last.day <= start.day


@CALM
@given(days, st.integers(1, 40), st.sampled_from(list(Unit)), calendars, st.integers(-60, 60))
def test_what_is_left_is_never_negative_before_the_last_day_nor_positive_after_it(start, amount, unit, calendar, step):
    one = term(start, amount, unit, calendar=calendar)
    day = one.last + timedelta(days=step)
    left = one.left(day)
    assert (left > 0) <= (day < one.last)
    assert (left < 0) <= (day > one.last)
