"""W7: the codes of a plan are those of its tree, from birth and after every move; nobody's own are changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.store_numbering import sisters_of
from munidesk.features.planning.store_plan import add_line, delete_lines, line_of, move_line, save_plan


def new(store, plan: str, title: str, parent: str = "", code: str = "", place: int | None = None) -> str:
    line = Line(plan_id=plan, parent_id=parent, level=Level.AXIS, title=title, code=code)
    return add_line(store, line, place=place)


def codes(store, plan: str, parent: str = "") -> list[str]:
    found: list[str] = []
    for one in sisters_of(store, plan, parent):
        found += [one.code, *codes(store, plan, one.id)]
    return found


def test_w7_three_lines_each_pushed_below_the_one_above(store, plan):
    for branch in "AB":
        top = new(store, plan, f"Ciudad {branch}")
        middle = new(store, plan, f"Alumbrado {branch}")
        move_line(store, middle, top, 1)
        low = new(store, plan, f"Luminarias {branch}", parent=top)
        move_line(store, low, middle, 1)
    assert codes(store, plan) == ["1", "1.1", "1.1.1", "2", "2.1", "2.1.1"]


def test_w7_what_hangs_from_a_moved_line_goes_with_it_and_one_undo_takes_all_back(store, plan):
    first, second = new(store, plan, "A"), new(store, plan, "B")
    below = new(store, plan, "B uno", parent=second)
    new(store, plan, "B uno a", parent=below)
    move_line(store, second, "", 1)
    assert codes(store, plan) == ["1", "1.1", "1.1.1", "2"]
    assert line_of(store, first).code == "2"
    store.undo()
    assert codes(store, plan) == ["1", "2", "2.1", "2.1.1"]


def test_w7_a_line_put_between_two_pushes_the_numbers_below(store, plan):
    new(store, plan, "A"), new(store, plan, "C")
    between = new(store, plan, "B", place=2)
    assert (line_of(store, between).code, codes(store, plan)) == ("2", ["1", "2", "3"])


def test_w7_a_line_taken_away_leaves_no_gap_in_what_the_program_counts(store, plan):
    _a, b, c = new(store, plan, "A"), new(store, plan, "B"), new(store, plan, "C")
    new(store, plan, "C uno", parent=c)
    delete_lines(store, [b])
    assert codes(store, plan) == ["1", "2", "2.1"]


@pytest.mark.parametrize("given_codes", [("OE-1", "OE-2", "OE-3"), ("110", "115", "120"), ("1", "2", "4")])
def test_w7_codes_of_an_official_plan_stay_as_they_are(store, plan, given_codes):
    lines = [new(store, plan, code, code=code) for code in given_codes]
    move_line(store, lines[2], "", 1)
    delete_lines(store, [lines[1]])
    assert codes(store, plan) == [given_codes[2], given_codes[0]]


def test_w7_a_counted_line_moved_into_a_list_with_gaps_takes_the_next_free_code(store, plan):
    axis = new(store, plan, "Eje", code="1")
    for code in ("1.1", "1.4"):
        new(store, plan, code, parent=axis, code=code)
    other = new(store, plan, "Otro")
    move_line(store, other, axis, 1)
    assert line_of(store, other).code == "1.5"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from("amd"), st.integers(0, 9), st.integers(0, 9), st.integers(1, 5)), max_size=14)
)
def test_w7_after_any_work_every_code_is_that_of_its_place(store, steps):
    plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id
    known: list[str] = []
    for verb, one, other, place in steps:
        parent = known[other % len(known)] if known and other else ""
        if verb == "a" or not known:
            known.append(new(store, plan, f"n{len(known)}", parent=parent, place=place))
        elif verb == "m" and not _inside(store, parent, known[one % len(known)]):
            move_line(store, known[one % len(known)], parent, place)
        elif verb == "d":
            gone = known[one % len(known)]
            known = [key for key in known if not _inside(store, key, gone)]
            delete_lines(store, [gone])
    _assert_counted(store, plan, "", "")


def _inside(store, line: str, ancestor: str) -> bool:
    while line:
        if line == ancestor:
            return True
        line = line_of(store, line).parent_id
    return False


def _assert_counted(store, plan: str, parent: str, prefix: str) -> None:
    for number, one in enumerate(sisters_of(store, plan, parent), 1):
        assert one.code == f"{prefix}{number}"
        _assert_counted(store, plan, one.id, f"{one.code}.")
