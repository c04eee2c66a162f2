"""What holds of any instrument and any answers: gains, floor and ceiling, blanks, what is regained."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from munidesk.instruments.domain import Weighting
from munidesk.instruments.gains import gains, recovery, total_of
from munidesk.instruments.scoring import RoundView, result
from tests.instruments.made import view_of

POINTS = st.one_of(st.none(), st.integers(0, 4))


@st.composite
def rounds(draw: st.DrawFn) -> RoundView:
    """Of one to three dimensions with one to four criteria; some blank, some that do not apply."""
    shape, points, weights = {}, {}, {}
    for at in range(draw(st.integers(1, 3))):
        names = [f"c{at}{place}" for place in range(draw(st.integers(1, 4)))]
        shape[f"d{at}"] = [(name, draw(st.integers(0, 9))) for name in names]
        weights[f"d{at}"] = draw(st.integers(0, 60))
        points |= {name: draw(POINTS) for name in names}
    out = draw(st.lists(st.sampled_from(sorted(points)), unique=True, max_size=len(points) - 1))
    weighting = draw(st.sampled_from(list(Weighting)))
    return view_of(shape, points, weights=weights, weighting=weighting, out=out)


def filled(view: RoundView, value: str) -> RoundView:
    """Every blank with this answer."""
    answers = {
        key: replace(one, value=value) if not one.value and not one.not_applicable else one
        for key, one in view.answers.items()
    }
    return replace(view, answers=answers)


@given(rounds())
def test_gains_add_up_to_what_the_total_lacks(view: RoundView):
    assert sum((one.gain for one in gains(view)), Fraction(0)) == 100 - total_of(view)


@given(rounds(), st.data())
def test_the_floor_is_below_and_the_ceiling_above_every_way_to_complete_it(view: RoundView, data: st.DataObject):
    now = result(view)
    if now.total is None:
        return
    value = data.draw(st.integers(0, 4).map(str))
    complete = result(filled(view, value)).total
    assert now.total <= complete <= now.ceiling
    assert now.total == result(filled(view, "0")).total
    assert now.ceiling == result(filled(view, "4")).total
    assert now.total <= now.provisional <= now.ceiling


@given(rounds(), st.data())
def test_an_answer_turned_into_a_blank_never_raises_the_total(view: RoundView, data: st.DataObject):
    answered = [key for key, one in view.answers.items() if one.value]
    if not answered:
        return
    key = data.draw(st.sampled_from(answered))
    less = replace(view, answers={**view.answers, key: replace(view.answers[key], value="")})
    assert total_of(less) <= total_of(view)


@given(rounds(), rounds())
def test_the_change_of_the_total_is_what_was_regained_and_what_came_of_other_weights(a: RoundView, b: RoundView):
    found = recovery(a, b)
    assert found.change == total_of(b) - total_of(a)
    assert sum((one.points for one in found.each), Fraction(0)) + found.reweighted == found.change


@given(rounds())
def test_with_the_same_questions_and_weights_nothing_comes_of_weights(view: RoundView):
    assert recovery(view, filled(view, "4")).reweighted == 0
