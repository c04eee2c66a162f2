"""The points of any round of any instrument, against an instrument marked by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Dimension, Instrument, Moment, Round
from munidesk.instruments.scoring import RoundView, compare, hindering, result
from munidesk.records.ref import Computed
from munidesk.town.profiles import load_profile
from tests.oracle import marks
from tests.oracle.marks import Sheet
from tests.oracle.steady import steady

PESO = load_profile("UY").figures

ENDS = st.one_of(st.none(), st.sampled_from([Decimal(text) for text in ("0", "5", "20.5", "100")]))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    scale = draw(st.sampled_from((4, 5, 10)))
    dimensions = tuple(
        Dimension(key=f"d{at}", position=at, title=f"Dimensión {at}", weight=draw(st.sampled_from((0, 1, 2, 5))))
        for at in range(draw(st.integers(0, 3)))
    )
    criteria = tuple(
        Criterion(
            dimension_key=draw(st.sampled_from(dimensions)).key, key=f"c{at}", position=at, question="¿?",
            kind=draw(st.sampled_from(list(AnswerKind))), weight=draw(st.sampled_from((0, 1, 1, 3))), low=draw(ENDS),
            high=draw(ENDS),
        )
        for at in range(draw(st.integers(0, 6)) if dimensions else 0)
    )  # fmt: skip
    answers = {one.key: _answer(draw, one, scale) for one in criteria if draw(st.integers(0, 4))}
    counted = {
        one.key: Computed(Fraction(draw(st.integers(0, 9))), draw(st.sampled_from((0, 3, 9))), "palabras")
        for one in criteria
        if draw(st.integers(0, 4))
    }
    return Sheet(scale, dimensions, criteria, answers, counted)


def _answer(draw: st.DrawFn, one: Criterion, scale: int) -> Answer:
    values = {
        AnswerKind.SCALE: st.integers(0, scale).map(str),
        AnswerKind.YES_NO: st.sampled_from(("0", "1")),
        AnswerKind.CHECKLIST: st.text("01", min_size=3, max_size=3),
        AnswerKind.NUMBER: st.sampled_from(("0", "-3", "12.5", "19.75", "100", "250")),
        AnswerKind.COMPUTED: st.just(""),
    }
    value = draw(st.one_of(values[one.kind], values[one.kind], st.just("")))
    return Answer(round_id="r", criterion_key=one.key, value=value, not_applicable=not draw(st.integers(0, 4)))


def view_of(sheet: Sheet) -> RoundView:
    own = Round(
        instrument_id="i", owner_kind="pilot", owner_id="p", number=1, moment=Moment.BEFORE, since=date(2026, 1, 1),
        until=date(2026, 3, 31),
    )  # fmt: skip
    instrument = Instrument(key="key", title="Instrumento", scale=sheet.scale)
    return RoundView(own, instrument, sheet.dimensions, sheet.criteria, sheet.answers, sheet.counted, PESO)


@steady(500)
@given(sheet=sheets())
def test_a_round_amounts_to_what_it_does_marked_by_hand(sheet: Sheet):
    found = result(view_of(sheet))
    assert found.total == marks.total(sheet)
    assert [one.score for one in found.dimensions] == [marks.of_dimension(sheet, one) for one in sheet.dimensions]
    applicable = [one for one in sheet.criteria if marks.applies(sheet, one)]
    blank = [one for one in applicable if marks.points(sheet, one) is None]
    assert (found.applicable, found.answered) == (len(applicable), len(applicable) - len(blank))
    assert (list(found.blank), list(found.excluded)) == (blank, [o for o in sheet.criteria if o not in applicable])
    assert found.complete == (not blank and bool(applicable))
    assert found.computed == len([o for o in applicable if o.kind is AnswerKind.COMPUTED and o not in blank])
    for one in found.dimensions:
        own = [each for each in applicable if each.dimension_key == one.dimension.key]
        assert (one.applicable, one.answered) == (len(own), len([each for each in own if each not in blank]))
    scored = [one.score for one in found.dimensions if one.score is not None]
    assert (found.lowest.score if found.lowest else None) == (min(scored) if scored else None)


@steady(300)
@given(sheet=sheets())
def test_what_hinders_is_under_the_middle_worst_first_and_three_at_most(sheet: Sheet):
    low = [one for one in sheet.criteria if (got := marks.points(sheet, one)) is not None and got < sheet.scale / 2]
    found = hindering(view_of(sheet))
    assert len(found) == min(3, len(low))
    assert [points for _one, points in found] == sorted(marks.points(sheet, one) or Fraction(0) for one in low)[:3]
    assert all(points == marks.points(sheet, one) for one, points in found)


@steady(200)
@given(first=sheets(), second=sheets())
def test_two_rounds_are_compared_criterion_by_criterion(first: Sheet, second: Sheet):
    old, new = ({one.key: one for one in sheet.criteria} for sheet in (first, second))
    told = []
    for key in (*new, *(key for key in old if key not in new)):
        before = marks.points(first, old[key]) if key in old else None
        after = marks.points(second, new[key]) if key in new else None
        gap = None if before is None or after is None else after - before
        told.append((key, before, after, key in old, key in new, gap))
    found = [
        (one.criterion.key, one.before, one.after, one.asked_before, one.asked_after, one.difference)
        for one in compare(view_of(first), view_of(second))
    ]
    assert found == told


@steady(300)
@given(value=st.one_of(st.none(), st.fractions(0, 12, max_denominator=400)), digits=st.sampled_from((1, 2)))
def test_points_are_told_with_half_going_up(value: Fraction | None, digits: int):
    assert PESO.number(value, digits) == marks.told(value, digits)
    if value is not None:
        plain = marks.told(value, digits)
        nothing = not plain.strip("0,")
        assert PESO.signed(value, digits) == (plain if nothing else f"+{plain}")
        assert PESO.signed(-value, digits) == (plain if nothing else f"−{plain}")
