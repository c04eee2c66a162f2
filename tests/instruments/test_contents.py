"""The instruments that ship say of every criterion what the lists, the diagnosis and the improvements print of it."""

from datetime import date
from fractions import Fraction

import pytest

from munidesk.instruments.domain import Answer, AnswerKind, Capacity, Marker, Moment, Round
from munidesk.instruments.reading import Script, shipped
from munidesk.instruments.scoring import RoundView, result
from munidesk.records.ref import Computed
from munidesk.town.profiles import load_profile

SHIPPED = {
    "gobierno-abierto": 53, "desempeno-municipal": 48, "transparencia-0-100": 34, "hermanamiento-capacidad": 12,
    "pmot-seguimiento": 12, "curso-valoracion": 6,
}  # fmt: skip
LAST_TARGET = {
    1: 5, 2: 5, 3: 9, 4: 7, 5: 6, 6: 6, 7: 3, 8: 10, 9: 5, 10: 7, 11: 7, 12: 8, 13: 3, 14: 7, 15: 9, 16: 10, 17: 19,
}  # fmt: skip
"""Goal → its last numbered target (UN General Assembly, resolution 71/313); those with a letter are means."""
COUNTRY_WORDS = ("vecindad", "sólo", "intendencia", "regidor", "alcaldía de", "ayuntamiento", "cuadra", "ómnibus")
"""Words of one country, or spelled as they no longer are."""


@pytest.fixture(params=SHIPPED, scope="module")
def script(request) -> Script:
    return shipped(request.param)


def test_all_the_criteria_are_there(script):
    assert len(script.criteria) == SHIPPED[script.instrument.key]


def test_each_has_a_short_name_of_its_own_that_fits_in_the_list_of_gains(script):
    for own in script.dimensions:
        names = [one.short for one in script.criteria if one.dimension_key == own.key]
        assert [name for name in names if not 3 <= len(name) <= 28] == []
        assert len(set(names)) == len(names)


def test_each_says_what_to_do_when_it_is_red_and_which_capacity_it_shows(script):
    assert [one.key for one in script.criteria if not one.advice or len(one.advice) > 70] == []
    assert [one.key for one in script.criteria if one.capacity is Capacity.NONE] == []


def test_every_goal_has_its_target_and_the_target_exists(script):
    for one in script.criteria:
        goals = {int(part) for part in one.ods.split(", ")}
        targets = [part.partition(".") for part in one.targets.split(", ")]
        assert {int(goal) for goal, _dot, _target in targets} == goals, one.key
        for goal, _dot, target in targets:
            assert target in "abcd" or 1 <= int(target) <= LAST_TARGET[int(goal)], one.key


def test_whatever_has_a_gender_marker_says_what_to_do_about_it_and_nothing_else_does(script):
    for one in script.criteria:
        assert bool(one.gender_advice) == (one.gender is not Marker.NO), one.key


def test_levels_go_from_nothing_to_the_whole_scale(script):
    for one in script.criteria:
        points = [int(line.split()[0]) for line in one.levels.splitlines()]
        if points:
            assert (points[0], points[-1]) == (0, script.instrument.scale), one.key
            assert points == sorted(set(points)), one.key


def test_no_text_is_of_one_country(script):
    for one in script.criteria:
        parts = (part.text for part in script.parts_of(one.key))
        said = " ".join((one.question, one.levels, one.advice, one.gender_advice, one.evidence, *parts)).lower()
        assert [word for word in COUNTRY_WORDS if word in said] == [], one.key


@pytest.mark.parametrize("full", [True, False])
def test_all_points_are_a_hundred_and_none_of_them_nothing(script, full):
    view = answered(script, full=full)
    found = result(view).total
    assert found == (Fraction(view.instrument.scale) if full else 0)


def answered(script: Script, *, full: bool) -> RoundView:
    """Everything with all its points, or with none."""
    answers = {}
    for one in script.criteria:
        value = {
            AnswerKind.SCALE: str(script.instrument.scale if full else 0),
            AnswerKind.CHECKLIST: ("1" if full else "0") * len(script.parts_of(one.key)),
            AnswerKind.NUMBER: str(one.high if full else one.low),
        }.get(one.kind, "")
        answers[one.key] = Answer(round_id="r", criterion_key=one.key, value=value)
    counted = Computed(part=10 if full else 0, whole=10, words="")
    computed = {one.key: counted for one in script.criteria if one.kind is AnswerKind.COMPUTED}
    own = Round(
        instrument_id="i", owner_kind="x", owner_id="x", number=1, moment=Moment.DURING, since=date(2026, 1, 1),
        until=date(2026, 12, 31),
    )  # fmt: skip
    return RoundView(
        own, script.instrument, script.dimensions, script.criteria, answers, computed, load_profile("UY").figures,
        {one.key: script.parts_of(one.key) for one in script.criteria}, script.bands,
    )  # fmt: skip
