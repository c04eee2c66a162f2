"""The follow-up: what is loose, whose money, what was decided, who answered; the figures of the four subsystems."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.features.planning.domain import Funding, Level, Line, Plan
from munidesk.features.planning.store_plan import add_line, add_reading, save_plan, set_funding
from munidesk.features.territory.codes import Payer, PoaKind, Programme
from munidesk.features.territory.domain import KeyQuestion
from munidesk.features.territory.domain_bank import Alignment, BudgetShare, Deviation
from munidesk.features.territory.follow import store as follow
from munidesk.features.territory.follow.handed import handed
from munidesk.features.territory.follow.lines import PlanLine, below, in_order, money_of
from munidesk.features.territory.follow.live import live
from munidesk.features.territory.follow.rules import by_payer, from_plan, loose, years_of
from munidesk.features.territory.follow.store_plan import plan_lines
from munidesk.features.territory.follow.store_view import load_follow
from munidesk.features.territory.kinds import ALIGNMENTS, ANSWERS, DEVIATIONS, OBJECTIVES, QUESTIONS
from munidesk.features.territory.store import case_of, save_objectives
from munidesk.features.territory.store_view import load_territory
from munidesk.instruments import store as engine
from munidesk.overview.territory_round import evaluate_territory
from munidesk.procedures import store as cases
from munidesk.procedures.codes import Outcome, Way
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.kinds import CASES, ENTRIES
from munidesk.records.ref import Ref
from munidesk.town.links import links_of

DAY = date(2026, 11, 17)


@pytest.fixture
def plan(store):
    """Water with a dam paid and executed in part; roads with nothing; a loose fair. The plan's ids by title."""
    with fixed_clock(datetime(2026, 11, 17, 9)):
        plan = save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030)).id

        def line(title, level, parent="", **more):
            return add_line(store, Line(plan_id=plan, parent_id=parent, level=level, title=title, **more))

        water = line("Agua", Level.OBJECTIVE, sector="ambiente")
        roads = line("Caminos", Level.OBJECTIVE, sector="urbano")
        dam = line("Represa", Level.ACTIVITY, line("Cuenca", Level.PROGRAMME, water), year=2026, unit="m",
                   base=Decimal(0), target=Decimal(40))  # fmt: skip
        fair = line("Feria", Level.ACTIVITY, year=2026)
        set_funding(store, Funding(line_id=dam, source="FIGM", approved=100_00, modified=200_00, executed=50_00))
        set_funding(store, Funding(line_id=dam, source="BID", approved=70_00, executed=70_00, currency="USD"))
        add_reading(store, dam, Decimal(10), date(2025, 12, 1))
        add_reading(store, dam, Decimal(38), date(2026, 11, 2))
    return {"Agua": water, "Caminos": roads, "Represa": dam, "Feria": fair}


def seen(store, pmot, year=None, day=DAY):
    return load_follow(store, load_territory(store, pmot.id, day), year)


# -- alignment


def test_an_objective_in_two_rows_is_not_loose_if_one_of_them_has_an_activity():
    rows = [
        Alignment(territory_id="t", title="Agua"), Alignment(territory_id="t", title="agua", activity="Represa"),
        Alignment(territory_id="t", activity="REPRESA"), Alignment(territory_id="t", title="Caminos"),
        Alignment(territory_id="t", activity="Feria"),
    ]  # fmt: skip
    assert loose(rows) == (("Caminos",), ("Feria",))


@given(st.lists(st.tuples(st.sampled_from(("", "a", "b", "c")), st.sampled_from(("", "x", "y", "z")))))
def test_nothing_is_loose_and_aligned_at_once_whatever_the_rows(pairs):
    rows = [Alignment(territory_id="t", title=goal, activity=work) for goal, work in pairs if goal or work]
    goals, works = loose(rows)
    carried = {one.title for one in rows if one.title and one.activity}
    serving = {one.activity for one in rows if one.title and one.activity}
    assert set(goals) | carried == {one.title for one in rows if one.title}
    assert set(works) | serving == {one.activity for one in rows if one.activity}
    assert not set(goals) & carried
    assert not set(works) & serving


def test_the_plan_comes_with_each_activity_under_its_objective_and_both_sides_of_what_is_loose(store, pmot, plan):
    assert follow.bring_plan(store, pmot.id, 2026) == 3
    rows = ALIGNMENTS.all(store, territory_id=pmot.id)
    assert [(one.title, one.programme, one.activity) for one in rows] == [
        ("Agua", Programme.ENVIRONMENT, "Represa"), ("", Programme.NONE, "Feria"), ("Caminos", Programme.URBAN, ""),
    ]  # fmt: skip
    assert seen(store, pmot).loose == (("Caminos",), ("Feria",))
    assert follow.bring_plan(store, pmot.id, 2026) == 0, "a second time brings nothing twice"
    assert len(ALIGNMENTS.all(store, territory_id=pmot.id)) == 3


def test_a_plan_without_objectives_is_aligned_by_its_programmes():
    lines = (PlanLine(id="p", level="programme", title="Alumbrado"),
             PlanLine(id="a", parent_id="p", level="activity", title="Luminarias"))  # fmt: skip
    (row,) = from_plan(lines, "t", 2026)
    assert (row.title, row.activity) == ("Alumbrado", "Luminarias")


def test_without_a_plan_there_is_nothing_to_bring_and_it_says_where_one_is_made(store, pmot):
    with pytest.raises(UserError, match="Planes"):
        follow.bring_plan(store, pmot.id, 2026)


def test_an_activity_that_carries_an_objective_is_a_line_of_the_case_until_its_row_goes(store, pmot, plan):
    follow.bring_plan(store, pmot.id, 2026)
    own = Ref(CASES.table, case_of(store, pmot.id).id)

    def linked():
        return {one.other(own).id for one in links_of(store, own) if one.role == follow.OF_CASE}

    assert linked() == {plan["Represa"]}, "an activity without objective carries nothing out"
    row = next(one for one in ALIGNMENTS.all(store, territory_id=pmot.id) if one.activity == "Represa")
    follow.remove_alignment(store, row.id)
    assert linked() == set()
    store.undo()
    assert linked() == {plan["Represa"]}


def test_a_line_found_in_the_plan_goes_to_its_own_side(store, pmot, plan):
    row = follow.save_alignment(store, Alignment(territory_id=pmot.id, activity="A mano"))
    follow.set_line(store, row.id, plan["Caminos"])
    kept = follow.set_line(store, row.id, plan["Feria"])
    assert (kept.title, kept.goal_id, kept.activity, kept.activity_id) == (
        "Caminos", plan["Caminos"], "Feria", plan["Feria"],
    )  # fmt: skip
    with pytest.raises(UserError):
        follow.set_line(store, row.id, "no está")


def test_programme_and_kind_go_round(store, pmot):
    row = follow.save_alignment(store, Alignment(territory_id=pmot.id, title="Agua"))
    assert [follow.turn_programme(store, row.id).programme for _each in Programme][-1] is Programme.NONE
    assert [follow.turn_kind(store, row.id).poa for _each in PoaKind] == [*tuple(PoaKind)[1:], PoaKind.NONE]


# -- money, indicators


def test_executed_over_in_force_counts_each_line_of_the_case_once_in_the_own_currency(store, pmot, plan):
    follow.bring_plan(store, pmot.id, 2026)
    view = seen(store, pmot)
    assert (view.money.current, view.money.executed) == (200_00, 50_00)
    assert view.of.figures.percent(view.money.executed, view.money.current) == "25\xa0%"
    assert [one.title for one in view.activities] == ["Represa"]


def test_a_year_that_is_over_shows_the_reading_it_ended_with(store, pmot, plan):
    follow.bring_plan(store, pmot.id, 2026)
    (now,), (before,) = seen(store, pmot).measured, seen(store, pmot, 2025).measured
    assert (now.value, before.value) == (Decimal(38), Decimal(10))
    assert seen(store, pmot).read == (now,)


def test_lines_come_as_the_plan_reads_and_each_once_even_in_a_circle(store, plan):
    assert [one.title for one in plan_lines(store)] == ["Agua", "Cuenca", "Represa", "Caminos", "Feria"]
    lines = (PlanLine(id="a", parent_id="b", level="axis", title="A"), PlanLine(id="b", level="axis", title="B",
                                                                               parent_id="", current=5))  # fmt: skip
    assert [one.id for one in in_order(lines)] == ["b", "a"]
    assert money_of(below(lines, {"b", "a"})).current == 5


def test_shares_are_summed_by_who_pays_in_the_order_of_government():
    shares = [
        BudgetShare(territory_id="t", year=2026, payer=payer, amount=amount)
        for payer, amount in ((Payer.CITIZENS, 5), (Payer.MUNICIPAL, 60), (Payer.STATE, 0), (Payer.MUNICIPAL, 35))
    ]
    assert list(by_payer(shares).items()) == [(Payer.MUNICIPAL, 95), (Payer.CITIZENS, 5)]


# -- consultation


def test_38_of_40_observations_with_their_answer_are_95_per_cent_in_the_evaluation_pane(store, formulated):
    view = load_territory(store, formulated.id, DAY)
    inner = cases.open_subcase(store, view.case.steps["consulta"].id)
    asked = cases.load_case(store, inner.id).steps["vista"]
    for number in range(1, 41):
        outcome = Outcome.ACCEPTED if number <= 38 else Outcome.NONE
        ENTRIES.save(store, CaseEntry(
            case_id=inner.id, step_id=asked.id, number=number, day=date(2026, 11, 10), way=Way.PAPER,
            text=f"Observación {number}", outcome=outcome, result="Lámina 5" if number <= 38 else "",
            replied_on=date(2026, 11, 12) if number <= 38 else None,
        ))  # fmt: skip
    found = seen(store, formulated)
    assert found.observed == (38, 40)
    assert found.rate == 95
    told = {one.words: one for one in live(found, "evaluacion")}["Observaciones"]
    assert (told.figure, told.detail, told.tone) == ("38 de 40", "95\xa0% respondidas", "attention")


# -- deviations


def test_a_deviation_waits_until_somebody_decided_with_who_and_when(store, pmot):
    noted = follow.save_deviation(store, Deviation(territory_id=pmot.id, day=date(2026, 9, 1), title="Se atrasó"))
    assert seen(store, pmot).undecided == (noted,)
    for blank in ({}, {"decision": "Otro plazo"}, {"decision": "Otro plazo", "decided_by": "Consejo"}):
        with pytest.raises(UserError) as refused:
            follow.decide(store, replace(noted, **blank))
        assert refused.value.field in ("decision", "decided_by", "decided_on")
    whole = replace(noted, decision="Otro plazo", decided_by="Consejo", decided_on=date(2026, 9, 8))
    with pytest.raises(UserError):
        follow.decide(store, replace(whole, decided_on=date(2026, 8, 1)))
    follow.decide(store, whole)
    assert seen(store, pmot).undecided == ()
    assert seen(store, pmot, 2025).of_year == ()
    store.undo()
    assert seen(store, pmot).undecided == (noted,)
    follow.remove_deviation(store, noted.id)
    assert DEVIATIONS.all(store) == ()


# -- answers


def test_the_three_objectives_are_answered_one_by_one_each_year_apart(store, pmot):
    save_objectives(store, pmot.id, ["Ordenar", "Medir", "Decidir"])
    first, second, _third = OBJECTIVES.all(store, territory_id=pmot.id)
    follow.answer_objective(store, pmot.id, first.id, 2026, "Hecho")
    follow.answer_objective(store, pmot.id, first.id, 2025, "Empezado")
    follow.answer_objective(store, pmot.id, first.id, 2026, "Hecho, con resolución")
    view = seen(store, pmot)
    assert (view.answer_to(first), view.answer_to(second)) == ("Hecho, con resolución", "")
    assert seen(store, pmot, 2025).answer_to(first) == "Empezado"
    follow.answer_objective(store, pmot.id, first.id, 2026, " ")
    assert [one.year for one in ANSWERS.all(store)] == [2025]


def test_a_key_question_keeps_the_day_it_was_answered_first_and_loses_it_with_its_answer(store, pmot):
    one = QUESTIONS.all(store, territory_id=pmot.id)[0]
    with fixed_clock(datetime(2026, 5, 4, 9)):
        follow.answer_question(store, one.id, answer="Planeación, veinte horas")
    with fixed_clock(datetime(2026, 6, 1, 9)):
        kept = follow.answer_question(store, one.id, by="Alcaldía")
    assert (kept.answered_on, kept.answered_by) == (date(2026, 5, 4), "Alcaldía")
    assert follow.answered(QUESTIONS.all(store, territory_id=pmot.id)) == 1
    with fixed_clock(datetime(2026, 6, 2, 9)):
        gone = follow.answer_question(store, one.id, answer="")
    assert (gone.answered_on, gone.answered_by) == (None, "")
    assert isinstance(gone, KeyQuestion)


def test_who_answered_is_not_kept_of_a_question_that_nobody_answered(store, pmot):
    one = QUESTIONS.all(store, territory_id=pmot.id)[0]
    assert follow.answer_question(store, one.id, by="Alcaldía").answered_by == ""


# -- the panes


@pytest.mark.parametrize("key", ["informacion", "planeacion", "programacion", "evaluacion"])
def test_each_subsystem_has_figures_in_a_file_that_has_nothing_else(store, pmot, key):
    found = live(seen(store, pmot), key)
    assert len(found) >= 3
    assert all(one.words and one.figure for one in found)


def test_a_subsystem_of_ones_own_has_no_figures(store, pmot):
    assert live(seen(store, pmot), "otro") == ()


def test_the_years_of_a_report_begin_with_the_one_it_was_opened_in():
    assert years_of(date(2025, 2, 3), DAY) == (2026, 2025)
    assert years_of(date(2027, 1, 1), DAY) == (2026,), "a clock that went back"


# -- what the next government receives


def test_what_is_handed_over_says_what_is_not_ready(store, pmot):
    told = {one.words: one for one in handed(seen(store, pmot))}
    assert told["Productos"].detail == "0 de 20 entregados, con sus archivos (0)"
    assert not told["Productos"].ready
    assert not told["Preguntas clave"].ready, "what keeps it alive was not answered"
    question = next(one for one in QUESTIONS.all(store, territory_id=pmot.id) if one.key == "continuidad")
    follow.answer_question(store, question.id, answer="El consejo, que no cambia con el gobierno")
    told = {one.words: one for one in handed(seen(store, pmot))}
    assert told["Preguntas clave"].ready
    assert told["Preguntas clave"].detail == "1 de 6 respondidas"


# -- its evaluation


def test_it_is_evaluated_with_its_own_twelve_questions_and_the_open_round_is_gone_on_with(store, pmot):
    made = evaluate_territory(store, Ref("territory", pmot.id))
    view = seen(store, pmot)
    (one,) = view.rounds
    assert view.diagnosis_id == made
    assert one.is_open
    assert len(engine.load_round(store, one.id).criteria) == 12
    assert evaluate_territory(store, Ref("territory", pmot.id)) == made
    assert len(seen(store, pmot).rounds) == 1
    for criterion in engine.load_round(store, one.id).criteria:
        engine.answer(store, one.id, criterion.key, "100" if criterion.unit == "%" else "4")
    engine.close_round(store, one.id, engine.nothing)
    last = seen(store, pmot).last_round
    assert last is not None
    assert not last.is_open
    assert evaluate_territory(store, Ref("territory", pmot.id)) == made
    assert [each.is_open for each in seen(store, pmot).rounds] == [False, True], "the next one, on the same questions"
