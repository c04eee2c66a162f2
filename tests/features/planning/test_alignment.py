"""What of the plan answers to what, and what answers to nothing."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.alignment import aligned, loose_of, loose_words
from munidesk.features.planning.document_plan import build_alignment
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_line, line_of, save_line
from munidesk.town.goals import checked_goals, goals_of


@pytest.mark.parametrize(
    ("text", "kept"), [("11", "11"), ("ODS 11 y 4", "4, 11"), ("11. Ciudades, 11", "11"), ("", ""), ("  ", "")]
)
def test_goals_are_read_as_people_write_them(text, kept):
    assert checked_goals(text) == kept


@pytest.mark.parametrize("text", ["18", "0", "ciudades", "11, 21"])
def test_what_is_no_goal_is_refused_with_a_sentence(store, plan, text):
    line = add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="Calles"))
    with pytest.raises(UserError, match="del 1 al 17"):
        save_line(store, replace(line_of(store, line), ods=text))


def test_an_imported_cell_keeps_the_goals_and_leaves_the_rest():
    assert goals_of("ODS 11 (meta 11.2), año 2026") == (2, 11)


def test_a_programme_answers_for_the_goals_of_its_activities(store, plan):
    programme = add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="Calles", ods="11", sector="urbano"))
    add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo", parent_id=programme, ods="9"))
    (row,) = aligned(load_plan(store, plan))
    assert row.goals == (9, 11)
    assert loose_words(loose_of(load_plan(store, plan))) == ()


def test_each_kind_of_loose_line_is_named_on_the_paper(store, plan):
    add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="Calles", code="1"))
    add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo", code="7"))
    view = load_plan(store, plan)
    told = "\n".join(plain_lines(build_alignment(store, view)))
    for sentence in (
        "Sin nada en el POA: 1 Calles.",
        "Actividad sin programa: 7 Bacheo.",
        "Sin programa sectorial: 1 Calles.",
        "Sin ODS: 1 Calles.",
    ):
        assert sentence in told
