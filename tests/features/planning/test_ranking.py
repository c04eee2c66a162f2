"""Priorities: what adds up to the score, which place holds, and what is kept apart."""

from decimal import Decimal
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.document_ranking import gap_words
from munidesk.features.planning.domain import Criterion, Level, Line
from munidesk.features.planning.kinds import CRITERIA
from munidesk.features.planning.ranking import mean_marks, ranked
from munidesk.features.planning.rules import parse_criteria
from munidesk.features.planning.store_plan import (
    add_line,
    criteria,
    marks,
    marks_given,
    remove_marks_of,
    set_criteria,
    set_mark,
)
from munidesk.records.sheet import Selection

D = Decimal


def line(key: str) -> Line:
    return Line(id=key, plan_id="p", level=Level.ACTIVITY, title=key, code=key)


def wanted(*weights: int) -> tuple[Criterion, ...]:
    return tuple(Criterion(id=str(at), plan_id="p", name=f"C{at}", weight=one) for at, one in enumerate(weights))


def given(**values: tuple[int, ...]) -> dict[tuple[str, str], Decimal]:
    return {(key, str(at)): D(one) for key, own in values.items() for at, one in enumerate(own)}


def test_what_each_criterion_adds_sums_up_to_the_score_of_the_mock_up():
    (one,) = ranked([line("a")], given(a=(9, 8, 7)), wanted(40, 35, 25))
    assert one.parts == (D("3.6"), D("2.8"), D("1.75"))
    assert one.total == D("8.15") == sum(one.parts)


def test_the_places_of_the_mock_up_and_how_firm_they_are():
    own = given(a=(9, 8, 7), b=(9, 6, 8), c=(7, 6, 8), d=(8, 7, 4), e=(10, 5, 3), f=(5, 7, 6), g=(4, 5, 9))
    found = {one.line.id: one for one in ranked([line(key) for key in "gfedcba"], own, wanted(40, 35, 25))}
    assert list(found) == list("abcdefg")
    assert {key: (one.best, one.worst) for key, one in found.items()} == {
        "a": (1, 1), "b": (2, 2), "c": (3, 5), "d": (3, 5), "e": (3, 6), "f": (5, 7), "g": (5, 7),
    }  # fmt: skip


def test_equal_scores_share_the_place():
    found = ranked([line("a"), line("b"), line("c")], given(a=(8,), b=(8,), c=(1,)), wanted(100))
    assert [one.place for one in found] == [1, 1, 3]


def test_a_project_without_all_its_marks_stands_apart_and_counts_as_no_zero():
    found = ranked([line("a"), line("b")], {**given(a=(1, 1)), ("b", "0"): D(10)}, wanted(50, 50))
    assert [(one.line.id, one.place) for one in found] == [("a", 1), ("b", None)]
    assert found[1].total is None


def test_weights_that_do_not_sum_hundred_give_no_order_and_the_difference_is_told():
    found = ranked([line("b"), line("a")], given(a=(1,), b=(9,)), wanted(90))
    assert [one.place for one in found] == [None, None]
    assert gap_words(wanted(90)) == "Suman 90: faltan 10"
    assert gap_words(wanted(60, 50)) == "Suman 110: sobran 10"
    assert gap_words(wanted(60, 40)) == ""


def test_each_person_keeps_their_own_mark_and_the_mean_counts_all(store, plan):
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Rampas"))
    set_criteria(store, plan, parse_criteria("Urgencia 60: riesgo\nAlcance 40"))
    urgency, reach = criteria(store, plan)
    assert (urgency.means, reach.means) == ("riesgo", "")
    for who, value in (("Olivera", 8), ("Cabral", 5), ("Olivera", 6)):
        set_mark(store, key, urgency.id, value, who)
    assert sorted((one.who, one.value) for one in marks_given(store, plan)) == [("Cabral", 5), ("Olivera", 6)]
    assert marks(store, plan) == {(key, urgency.id): D("5.5")} == mean_marks(marks_given(store, plan))
    remove_marks_of(store, key, "Cabral")
    assert marks(store, plan) == {(key, urgency.id): D(6)}


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", ["priorities", "priorities-form"])
def test_the_ranking_and_the_sheet_to_give_marks_on_print(store, plan, tmp_path: Path, name: str, ending: str):
    for title in ("Rampas", "Bacheo"):
        add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title=title))
    set_criteria(store, plan, [("Urgencia", 100, "riesgo si no se hace")])
    (rampas,) = store.select("plan_line", title="Rampas")
    set_mark(store, str(rampas["id"]), criteria(store, plan)[0].id, 7)
    paper = catalog.export_named(name)(store, Selection())
    render.write(paper, tmp_path / f"x.{ending}")
    said = "\n".join(plain_lines(paper))
    assert "Rampas" in said
    assert "riesgo si no se hace" in said
    if name == "priorities":
        assert "7,00" in said
        assert "nadie la puntuó" in said


def test_without_criteria_one_is_told_where_they_are_set(store, plan):
    add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Rampas"))
    for name in ("priorities", "priorities-form"):
        with pytest.raises(UserError, match="Prioridades"):
            catalog.export_named(name)(store, Selection())
    assert CRITERIA.all(store) == ()
