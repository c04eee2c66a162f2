"""The worked values of the design, each by its name: totals, gains, weighting, floor and ceiling, bands, regained."""

from dataclasses import replace
from fractions import Fraction

import pytest

from munidesk import catalog
from munidesk.instruments.bands import AMBER, GREEN, RED, USUAL, band_at, of_dimension, of_total, per_cent
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Part, Weighting
from munidesk.instruments.gains import agreement, by_gender, by_goal, gains, recovery, total_of
from munidesk.instruments.reading import FOLDER, read_script
from munidesk.instruments.scoring import points_of, result
from tests.instruments.made import view_of

A_B = {"A": [("a1", 1), ("a2", 1)], "B": [("b1", 1)]}
G_O = {"G": [("g1", 5), ("g2", 3), ("g3", 2)], "O": [("o1", 4), ("o2", 6)]}
EXAMPLE = {"a1": 0, "a2": 4, "b1": 2}


def percent(view) -> Fraction:
    return total_of(view)


def test_example_a_is_50_and_its_gains_are_30_and_20():
    view = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    assert percent(view) == 50
    assert {one.criterion.key: one.gain for one in gains(view)} == {"a1": 30, "b1": 20, "a2": 0}
    assert [one.criterion.key for one in gains(view)] == ["a1", "b1", "a2"]


def test_a1_from_0_to_3_regains_22_5_and_the_total_is_72_5():
    before = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    after = view_of(A_B, {**EXAMPLE, "a1": 3}, weights={"A": 60, "B": 40})
    found = recovery(before, after)
    assert {one.criterion.key: one.points for one in found.each} == {"a1": Fraction(45, 2), "a2": 0, "b1": 0}
    assert (found.reweighted, found.change, percent(after)) == (0, Fraction(45, 2), Fraction(145, 2))


def test_a_criterion_retired_between_rounds_is_one_line_and_the_sum_is_the_change():
    before = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    after = view_of({"A": [("a2", 1)], "B": [("b1", 1)]}, EXAMPLE, weights={"A": 60, "B": 40})
    found = recovery(before, after)
    assert {one.criterion.key for one in found.each} == {"a2", "b1"}
    assert found.change == percent(after) - percent(before) == 30
    assert sum(one.points for one in found.each) + found.reweighted == found.change
    assert found.reweighted == 30


def test_what_is_regained_counts_with_the_weights_of_the_later_round():
    before = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    after = view_of(A_B, {**EXAMPLE, "a1": 4}, weights={"A": 20, "B": 80})
    found = recovery(before, after)
    assert {one.criterion.key: one.points for one in found.each} == {"a1": 10, "a2": 0, "b1": 0}
    assert (found.change, found.reweighted) == (10, 0)


@pytest.mark.parametrize(
    ("weighting", "total"), [(Weighting.DIMENSIONS, Fraction(165, 2)), (Weighting.ITEMS, Fraction(75))]
)
def test_what_does_not_apply_82_5_by_dimensions_and_75_by_items(weighting, total):
    points = {"g1": 2, "g2": 1, "g3": 0, "o1": 2, "o2": 0}
    whole = view_of(G_O, points, weights={"G": 10, "O": 10}, scale=2, weighting=weighting)
    assert percent(whole) == Fraction(105, 2), "52,5 both ways"
    assert percent(view_of(G_O, points, weights={"G": 10, "O": 10}, scale=2, weighting=weighting, out=["o2"])) == total


def test_the_same_0_left_blank_is_82_5_provisional_between_52_5_and_82_5():
    points = {"g1": 2, "g2": 1, "g3": 0, "o1": 2}
    view = view_of(G_O, points, weights={"G": 10, "O": 10}, scale=2)
    now = result(view)
    assert [per_cent(view, one) for one in (now.total, now.provisional, now.ceiling)] == [
        Fraction(105, 2), Fraction(165, 2), Fraction(165, 2),
    ]  # fmt: skip
    assert not now.settled
    assert of_total(view, now) is None, "what has an open blank is never coloured"
    by_key = {one.dimension.key: one for one in now.dimensions}
    assert of_dimension(view, by_key["O"]) is None
    assert of_dimension(view, by_key["G"]) is not None


def test_closed_without_an_answer_the_floor_is_the_headline_and_has_a_colour():
    points = {"g1": 2, "g2": 1, "g3": 0, "o1": 2}
    view = view_of(G_O, points, weights={"G": 10, "O": 10}, scale=2, left=["o2"])
    now = result(view)
    assert now.settled and per_cent(view, now.total) == Fraction(105, 2)
    assert of_total(view, now).key == AMBER


def test_bands_are_compared_unrounded():
    assert [band_at(USUAL, Fraction(at)).key for at in ("0", "39.96", "40", "79.99", "80", "100")] == [
        RED, RED, AMBER, AMBER, GREEN, GREEN,
    ]  # fmt: skip


def test_a_checklist_of_four_is_red_with_1_amber_with_2_and_3_green_with_4():
    one = Criterion(dimension_key="", key="k", question="¿?", kind=AnswerKind.CHECKLIST)
    shares = [points_of(one, mark.ljust(4, "0"), 4) * 25 for mark in ("1", "11", "111", "1111")]
    assert [band_at(USUAL, share).key for share in shares] == [RED, AMBER, AMBER, GREEN]
    of_two = [Fraction(at) * 50 for at in (0, 1, 2)]
    assert [band_at(USUAL, share).key for share in of_two] == [RED, AMBER, GREEN]


def test_agreement_is_equal_answers_over_those_both_answered_and_says_each_difference():
    first = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    second = view_of(A_B, {"a1": 1, "a2": 4}, weights={"A": 60, "B": 40})
    found = agreement(first, second)
    assert (found.both, found.equal, found.share) == (2, 1, Fraction(1, 2))
    assert [(one.key, a, b) for one, a, b in found.different] == [("a1", 0, 1)]


def test_what_munidesk_counts_is_no_agreement_of_persons():
    view = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    counted = replace(view, criteria=tuple(replace(one, kind=AnswerKind.COMPUTED) for one in view.criteria))
    assert agreement(counted, counted).both == 0


def test_an_item_counts_in_each_of_its_goals_and_those_with_a_marker_apart():
    view = view_of(A_B, EXAMPLE, weights={"A": 60, "B": 40})
    goals = {"a1": "5, 16", "a2": "16", "b1": ""}
    view = replace(view, criteria=tuple(replace(one, ods=goals[one.key]) for one in view.criteria))
    assert {one.key: one.total for one in by_goal(view)} == {"5": 0, "16": 50}
    assert by_gender(view).total is None


SHIPPED = sorted(one.stem for one in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_instrument_that_ships_is_0_with_nothing_100_with_everything_and_asks_for_indicators_that_exist(name):
    script = read_script(FOLDER / f"{name}.toml", catalog.HOUSE.indicators)
    parts: dict[str, tuple[Part, ...]] = {}
    for part in script.parts:
        parts[part.criterion_key] = (*parts.get(part.criterion_key, ()), part)
    base = view_of(A_B, EXAMPLE, weights={"A": 1, "B": 1})

    def answered(best: bool):
        def value(one: Criterion) -> str:
            match one.kind:
                case AnswerKind.CHECKLIST:
                    return ("1" if best else "0") * len(parts[one.key])
                case AnswerKind.YES_NO:
                    return "1" if best else "0"
                case AnswerKind.NUMBER:
                    return str(one.high if best else one.low)
            return str(script.instrument.scale if best else 0)

        # What MuniDesk counts is answered by hand here: only the arithmetic is looked at.
        criteria = tuple(
            replace(one, kind=AnswerKind.SCALE) if one.kind is AnswerKind.COMPUTED else one for one in script.criteria
        )
        answers = {one.key: Answer(round_id="r", criterion_key=one.key, value=value(one)) for one in criteria}
        return replace(
            base, instrument=script.instrument, dimensions=script.dimensions, criteria=criteria, answers=answers,
            parts=parts, bands=script.bands,
        )  # fmt: skip

    assert (total_of(answered(True)), total_of(answered(False))) == (100, 0)
    assert sum(one.gain for one in gains(answered(False))) == 100
