"""The plan of action: what cannot be is refused, what is done is counted, and its paper tells what it is tied to."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.action.domain import ActionGoal, ActionPlan, ActionProduct, Axis, State
from munidesk.features.action.exports import products_sheet
from munidesk.features.action.kinds import ACTION_PRODUCTS, KINDS
from munidesk.features.action.rules import check_plan, read_state
from munidesk.features.action.schema import SCHEMA
from munidesk.features.action.store import (
    load_action,
    move,
    remove_goal,
    save_action_plan,
    save_goal,
    save_product,
    set_done,
    set_state,
)
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.links import link
from tests.records.agreement import hidden, unsaid

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    yield made
    made.close()


@pytest.fixture
def plan(store) -> str:
    return save_action_plan(store, ActionPlan(title="Plan de acción 2026", purpose="Rendir cuentas", act="R 9")).id


@pytest.fixture
def goal(store, plan) -> str:
    return save_goal(store, ActionGoal(plan_id=plan, title="Responder", axis=Axis.PARTICIPATIVE)).id


def product(store, goal: str, title: str = "Informe", **told) -> ActionProduct:
    return save_product(store, ActionProduct(goal_id=goal, title=title, **told))


def test_every_column_is_said_once_and_none_is_hidden():
    assert unsaid(SCHEMA, KINDS) == []
    assert hidden(KINDS)[0] == 0


def test_a_product_told_done_was_done_today_and_told_otherwise_it_has_no_such_day(store, goal):
    one = product(store, goal)
    assert set_state(store, one.id, State.DONE).done_on == today()
    assert set_state(store, one.id, State.DOING).done_on is None


def test_a_day_of_fulfilment_makes_it_done_and_taking_it_away_it_goes_on(store, goal):
    one = product(store, goal)
    assert set_done(store, one.id, today() - DAY).state is State.DONE
    assert set_done(store, one.id, None).state is State.DOING


@pytest.mark.parametrize("told", [{"done_on": today() + DAY, "state": State.DONE}, {"done_on": today() - DAY}])
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(store, goal, told):
    one = product(store, goal)
    with pytest.raises(UserError) as found:
        save_product(store, replace(one, **told))
    assert found.value.field == "done_on"
    assert ACTION_PRODUCTS.get(store, one.id) == one


def test_a_plan_that_ends_before_it_begins_is_refused():
    with pytest.raises(UserError) as found:
        check_plan(ActionPlan(title="x", start=today(), end=today() - DAY))
    assert found.value.field == "end"


@pytest.mark.parametrize(
    ("text", "state"),
    [("cumplido", State.DONE), ("cum", State.DONE), ("En curso", State.DOING), ("sin efecto", State.DROPPED),
     ("pendiente", State.PENDING), ("HECHO", State.DONE)],
)  # fmt: skip
def test_a_state_is_told_by_its_word_or_how_it_begins(text: str, state: State):
    assert read_state(text) is state


def test_another_word_is_no_state_and_one_is_told_which_there_are():
    with pytest.raises(UserError, match="«sin empezar»"):
        read_state("quizás")


def test_only_what_is_still_meant_can_be_late_and_is_in_the_share(store, plan, goal):
    for title, told in (
        ("a", {"due": today() - DAY}), ("b", {"due": today() - DAY, "state": State.DROPPED}), ("c", {}),
        ("d", {"due": today() - DAY, "state": State.DONE, "done_on": today()}),
    ):  # fmt: skip
        product(store, goal, title, **told)
    view = load_action(store, plan)
    assert [one.title for one in view.late] == ["a"]
    assert (view.count(State.DONE), view.counted) == (1, 3)


def test_what_is_moved_keeps_its_new_place_and_an_objective_goes_with_its_products(store, plan, goal):
    for title in "abc":
        product(store, goal, title)
    last = load_action(store, plan).products[-1]
    move(store, last, -1)
    assert [one.title for one in load_action(store, plan).products] == ["a", "c", "b"]
    remove_goal(store, goal)
    assert load_action(store, plan).goals == ()
    assert ACTION_PRODUCTS.all(store) == ()
    store.undo()
    assert len(load_action(store, plan).products) == 3
    assert check.database_problems(store.connection) == ()


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_its_paper_tells_each_product_with_who_when_state_and_what_it_is_tied_to(store, plan, goal, tmp_path, ending):
    one = product(store, goal, "Manual publicado", responsible="Secretaría", due=today() - DAY)
    other = product(store, goal, "Piloto evaluado", state=State.DONE, done_on=today())
    link(store, Ref("action_product", one.id), Ref("action_product", other.id))
    paper = catalog.export_named("action-plan")(store, Selection())
    render.write(paper, tmp_path / f"x.{ending}")
    said = "\n".join(plain_lines(paper))
    for words in (
        "1. Responder",
        "gestión participativa",
        "Manual publicado",
        "Secretaría",
        "Atrasado",
        "Rendir cuentas",
    ):
        assert words in said
    assert said.count("Piloto evaluado") == 2


def test_its_list_has_a_row_for_each_product_and_for_an_objective_without_any(store, plan, goal):
    product(store, goal, "Informe", due=today())
    save_goal(store, ActionGoal(plan_id=plan, title="Vacío"))
    sheet = products_sheet(store, Selection())
    assert [(row[0], row[2], row[4]) for row in sheet.rows] == [("Responder", "Informe", today()), ("Vacío", "", None)]


def test_without_a_plan_of_action_one_is_told_where_it_is_made(store):
    with pytest.raises(UserError, match="Plan de acción"):
        catalog.export_named("action-plan")(store, Selection())
