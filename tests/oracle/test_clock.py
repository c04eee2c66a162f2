"""The answer clock against a wall calendar: the last day is in time; days off do not count where the law says so."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.participation.domain import OPEN, State
from munidesk.features.participation.initiatives.clock import WARN_DAYS, clock, deadline_of, due_day
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.profile import Deadline
from munidesk.town.profiles import load_profile
from tests.oracle import law
from tests.oracle.steady import steady
from tests.oracle.wall_calendar import last_day, standing

PERU = WorkingDays("PE")
RECEIVED = st.dates(date(2024, 1, 1), date(2029, 12, 31))


@steady(40)
@given(received=RECEIVED)
def test_the_last_day_to_answer_is_the_one_on_the_wall_calendar(received: date):
    """Uruguay 60 days and 90 with extension, Chile 30, Peru 30 working days; the others fix none."""
    for country in law.COUNTRIES:
        written = law.profile(country).get("deadlines", {})
        for extended in (False, True):
            own = (written.get("initiative_extended") if extended else None) or written.get("initiative")
            found = due_day(received, deadline_of(load_profile(country), extended=extended), WorkingDays(country))
            if own is None:
                assert found is None
            else:
                assert found == last_day(received, own["amount"], working=own["unit"] == "working_days"), country


@steady(60)
@given(received=RECEIVED, amount=st.integers(0, 60))
def test_working_days_leave_out_saturdays_sundays_and_what_the_law_declares(received: date, amount: int):
    assert PERU.add(received, amount) == last_day(received, amount, working=True)


def test_a_term_over_the_end_of_the_year_meets_the_days_off_of_both():
    assert PERU.add(date(2026, 12, 23), 3) == date(2026, 12, 29)
    assert PERU.add(date(2026, 12, 30), 2) == date(2027, 1, 4)
    assert due_day(date(2027, 3, 24), Deadline("x", "x", 1, "working_days"), PERU) == date(2027, 3, 29)


@st.composite
def terms(draw: st.DrawFn) -> tuple[date, date | None, State, date | None, date]:
    received = draw(RECEIVED)
    due = draw(st.sampled_from((None, received, received + timedelta(days=1), received + timedelta(days=60))))
    around = st.integers(-3, 12).map(lambda days: max(received, (due or received) + timedelta(days=days)))
    answered = draw(st.one_of(st.none(), around, around))
    return received, due, draw(st.sampled_from(State)), answered, draw(around)


@steady(600)
@given(term=terms())
def test_how_a_term_stands_is_what_the_wall_calendar_says(term: tuple[date, date | None, State, date | None, date]):
    """K8, «answered on the last day = late»: the government would be told late in time."""
    received, due, state, answered, today = term
    found = clock(received, due, state, answered, today)
    told = standing(received, due, answered, state in OPEN, today)
    figures = [int(one) for one in re.findall(r"\d+", found.words)] or [0] * (
        found.words.startswith(("Llegó hoy", "Respondida el mismo día"))
    )
    assert found.overdue == (told.late and told.waiting)
    if told.waiting and due == today:
        assert (found.words, found.tone, found.used) == ("Vence hoy", "attention", 1.0)
    elif told.waiting or answered is not None:
        assert figures == [told.days]
    word = "Vencida" if told.late and told.waiting else "tarde" if told.late else ""
    assert word in found.words
    assert ("Vencida" in found.words, "tarde" in found.words) == (word == "Vencida", word == "tarde")
    assert (found.tone == "bad") == (told.late and told.waiting)
    if told.waiting and due is not None and due > today:
        assert found.tone == ("attention" if told.days <= WARN_DAYS else "accent")
        whole = max(1, (due - received).days)
        assert found.used == min(1.0, (today - received).days / whole)
    if not told.waiting and answered is not None:
        assert found.tone == ("attention" if told.late else "good")


def test_a_week_before_the_last_day_it_already_warns():
    """Drawn terms seldom stand exactly there."""
    received, due = date(2026, 9, 1), date(2026, 10, 31)
    tones = [clock(received, due, State.RECEIVED, None, due - timedelta(days=left)).tone for left in (8, 7, 6, 1, 0)]
    assert tones == ["accent", "attention", "attention", "attention", "attention"]
