"""The worked values of training: what is missing, who passes, until when."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.training import rules
from munidesk.features.training.codes import Level, Presence, Source
from munidesk.features.training.domain import LevelReading

LEVELS = st.integers(0, 4)
PAIRS = st.lists(st.tuples(LEVELS, st.none() | LEVELS), max_size=40)


def test_of_three_people_one_blank_the_mean_gap_is_one_of_two_and_coverage_four_of_six():
    gap = rules.gap_of([(3, 1), (3, 4), (3, None)])
    assert [rules.need(3, one) for one in (1, 4, None)] == [2, 0, None]
    assert (gap.mean, gap.assessed, gap.asked) == (1, 2, 3)
    assert (gap.covered, gap.required, gap.coverage) == (4, 6, Fraction(2, 3))


def test_a_course_weighs_by_the_levels_it_closes_in_an_hour_and_never_beyond_its_own():
    people = [({"claro": 4}, {"claro": 2}), ({"claro": 3}, {"claro": 3}), ({"claro": 3}, {})]
    what = rules.closing({"claro": 3}, Decimal(8), people)
    assert (what.levels, what.people, what.priority) == (1, 1, Fraction(1, 8))


def test_the_latest_reading_stands_and_of_one_day_a_test_before_a_head_before_oneself():
    day = date(2026, 10, 20)

    def read(level: Level | None, source: Source, on: date = day) -> LevelReading:
        return LevelReading(staff_id="a", competence_id="c", level=level, day=on, source=source)

    told = [read(Level.TEACHES, Source.TEST), read(Level.ALONE, Source.HEAD), read(Level.KNOWS, Source.SELF)]
    assert rules.standing(told)["c"].level is Level.TEACHES
    later = read(Level.HELPED, Source.SELF, date(2026, 11, 1))
    assert rules.standing([*told, later])["c"] is later
    assert rules.standing([*told, later], until=day)["c"].source is Source.TEST
    certificate = read(Level.ALONE, Source.CERTIFICATE)
    assert rules.standing([certificate, *told])["c"].source is Source.CERTIFICATE


def test_attendance_counts_hours_luis_passes_at_80_and_eva_does_not():
    hours = (Decimal(4), Decimal(4), Decimal(2))
    here, away = Presence.PRESENT, Presence.ABSENT

    def attended(*kinds: Presence) -> Decimal:
        return rules.hours_attended([(each, kind, None) for each, kind in zip(hours, kinds, strict=True)])

    ana, luis, eva = attended(here, here, here), attended(here, here, away), attended(here, Presence.JUSTIFIED, here)
    assert (ana, luis, eva, ana + luis + eva) == (10, 8, 6, 24)
    shares = [rules.attendance(one, sum(hours, Decimal(0))) for one in (ana, luis, eva)]
    assert shares == [1, Fraction(4, 5), Fraction(3, 5)]
    assert [rules.passes(one, 80, None, None) for one in shares] == [True, True, False]


def test_a_mark_of_69_and_a_half_does_not_pass_70_and_a_partial_hour_is_no_more_than_its_class():
    assert not rules.passes(Fraction(1), 80, Decimal("69.5"), Decimal(70))
    assert rules.passes(Fraction(1), 80, Decimal(70), Decimal(70))
    assert not rules.passes(Fraction(1), 80, None, Decimal(70))
    assert rules.hours_attended([(Decimal(4), Presence.PART, Decimal(9))]) == 4


def test_validity_is_clipped_to_the_end_of_the_month_and_zero_months_never_end():
    assert rules.expiry(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert rules.expiry(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert rules.expiry(date(2026, 11, 17), 36) == date(2029, 11, 17)
    assert rules.expiry(date(2026, 11, 17), 0) is None


def test_a_person_counts_once_in_the_cascade_at_the_lowest_generation():
    assert rules.cascade(["ana"], [(2, ["luis"]), (1, ["ana", "luis", "eva"])]) == {"ana": 0, "luis": 1, "eva": 1}


def test_coverage_is_of_those_in_post_and_hours_are_of_the_average_staff():
    assert rules.training_coverage(["a", "b", "c"], ["a", "gone"]) == Fraction(1, 3)
    assert rules.training_coverage([], ["a"]) is None
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert rules.average_staff([(None, None), (date(2027, 1, 1), None)], *year) == 1
    assert rules.average_staff([(None, date(2026, 1, 31))], *year) == Fraction(31, 365)


@given(PAIRS)
def test_coverage_never_passes_100_and_what_is_missing_completes_it(pairs):
    gap = rules.gap_of(pairs)
    assert gap.covered + gap.missing == gap.required
    assert gap.coverage is None or 0 <= gap.coverage <= 1


@given(PAIRS, st.integers(1, 4))
def test_a_surplus_never_offsets_what_is_missing_elsewhere(pairs, asked):
    assert rules.gap_of([*pairs, (asked, 4)]).missing == rules.gap_of(pairs).missing


@given(PAIRS, LEVELS)
def test_a_blank_changes_neither_mean_nor_coverage(pairs, asked):
    before, after = rules.gap_of(pairs), rules.gap_of([*pairs, (asked, None)])
    assert (before.mean, before.coverage) == (after.mean, after.coverage)
