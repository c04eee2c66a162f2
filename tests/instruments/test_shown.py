"""How points are said, and when a round is called by its year."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from munidesk.features.open_government.diagnoses.standing import months_after, next_due
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments.domain import Moment, Round, RoundKind, Shown
from munidesk.instruments.reading import shipped
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.shown import part_words, points_words, round_name, scale_words
from tests.instruments.test_scoring import PESO

ONE = Round(
    id="r1", instrument_id="i", owner_kind="diagnosis", owner_id="d", number=1, moment=Moment.DURING,
    since=date(2026, 1, 1), until=date(2026, 6, 30),
)  # fmt: skip


def view(name: str = "gobierno-abierto") -> RoundView:
    script = shipped(name)
    return RoundView(
        ONE, script.instrument, script.dimensions, script.criteria, {}, {}, PESO, {}, script.bands
    )  # fmt: skip


def test_what_rounding_would_put_in_another_band_is_said_with_two_decimals():
    own = view()
    assert points_words(own, Fraction(639, 250)) == "63,9"
    assert points_words(own, Fraction(3996, 100) * 4 / 100) == "39,96"
    assert points_words(own, Fraction(4000, 100) * 4 / 100) == "40,0"
    assert points_words(own, None) == "–"


def test_an_instrument_in_points_says_its_points_and_gains_with_two_decimals():
    own = replace(view(), instrument=replace(view().instrument, shown=Shown.POINTS))
    assert (scale_words(view()), scale_words(own)) == ("de 0 a 100", "de 0 a 4")
    assert points_words(own, Fraction(5, 2)) == "2,5"
    assert (part_words(view(), Fraction(3)), part_words(own, Fraction(3))) == ("+3,0", "+0,12")


def test_two_rounds_of_a_year_are_told_apart_and_a_review_says_what_it_is():
    second = replace(ONE, id="r2", number=2)
    assert round_name(ONE, (ONE,)) == "2026"
    assert [round_name(one, (ONE, second)) for one in (ONE, second)] == ["1 de 2026", "2 de 2026"]
    assert round_name(replace(ONE, kind=RoundKind.REVIEW), (ONE,)) == "revisión 2026"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 17), 14, date(2028, 1, 17)),
    ],
)
def test_the_next_round_falls_due_on_the_last_day_of_a_shorter_month(day: date, months: int, expected: date):
    assert months_after(day, months) == expected
    closed = replace(ONE, until=day, closed_on=day)
    assert next_due(Diagnosis(title="x", instrument_key="k", months=months), (closed,)) == expected
    assert next_due(Diagnosis(title="x", instrument_key="k", months=0), (closed,)) is None
