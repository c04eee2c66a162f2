"""A step that follows another procedure has a case of its own: opened once, shown on the step, done when it closes."""

from dataclasses import replace
from datetime import date

from munidesk.procedures import store as cases
from munidesk.procedures.codes import StepState
from munidesk.procedures.kinds import CASES, STEPS
from munidesk.procedures.looks import look
from munidesk.procedures.refs import describe
from munidesk.records.ref import Ref
from tests.procedures.test_store import opened, refused

NOW = date(2026, 11, 17)
TEXT = """
key = "plan"
version = 1
title = "Plan"
[[stage]]
key = "a"
title = "A"
[[stage.step]]
key = "idea"
title = "Idea"
[[stage.step]]
key = "consulta"
title = "Consulta"
kind = "procedimiento"
procedure = "consulta-publica-{country}"
after = ["idea"]
"""


def begun(store):
    case = cases.open_case(store, TEXT, "Plan de la costa", on=date(2026, 3, 2))
    steps = cases.load_case(store, case.id).steps
    cases.do_step(store, steps["idea"].id, date(2026, 3, 2))
    return case, steps["consulta"]


def test_the_step_opens_its_own_case_once_by_the_procedure_of_the_country_and_shows_how_far_it_is(tmp_path):
    for store in opened(tmp_path, "UY"):
        case, step = begun(store)
        inner = cases.open_subcase(store, step.id)
        assert (inner.procedure_key, inner.title) == ("consulta-publica-uy", "Plan de la costa")
        assert cases.open_subcase(store, step.id).id == inner.id
        assert len(CASES.all(store)) == 2
        first = cases.load_case(store, inner.id).ordered[0]
        cases.do_step(store, first.id, NOW, note="En la carpeta 1")
        view = cases.load_case(store, case.id)
        assert look(view, view.steps["consulta"]).right == "1 de 14"
        assert next(one for one in cases.open_views(store, NOW) if one.case.id == case.id).subcases[step.id].done == 1
        told = describe(store, Ref("case_file", inner.id))
        assert told is not None and told.related == (Ref("case_step", step.id),), "the way back"


def test_a_case_of_its_own_is_not_opened_before_the_turn_of_its_step(tmp_path):
    for store in opened(tmp_path, "UY"):
        case = cases.open_case(store, TEXT, "Plan de la costa", on=date(2026, 3, 2))
        step = cases.load_case(store, case.id).steps["consulta"]
        assert "Idea" in str(refused(cases.open_subcase, store, step.id))
        assert len(CASES.all(store)) == 1


def test_the_step_waits_for_its_case_and_is_done_when_that_closes(tmp_path):
    for store in opened(tmp_path, "UY"):
        _case, step = begun(store)
        assert "Abra su expediente" in str(refused(cases.do_step, store, step.id, NOW))
        inner = cases.open_subcase(store, step.id)
        error = str(refused(cases.do_step, store, step.id, NOW, note="Ya está"))
        assert inner.label in error and "0 de 14" in error
        every_step_done(store, inner.id)
        cases.close_case(store, inner.id, NOW, "Aprobado por decreto")
        done = STEPS.get(store, step.id)
        assert (done.state, done.done_on) == (StepState.DONE, NOW)
        assert "Aprobado por decreto" in done.note
        store.undo()
        assert STEPS.get(store, step.id).state is StepState.PENDING, "one change, taken back whole"
        assert CASES.get(store, inner.id).closed_on is None


def test_a_case_that_ended_before_its_time_does_not_do_the_step_that_waits_for_it(tmp_path):
    for store in opened(tmp_path, "UY"):
        _case, step = begun(store)
        inner = cases.open_subcase(store, step.id)
        cases.close_case(store, inner.id, NOW, "Se suspendió")
        assert STEPS.get(store, step.id).state is StepState.PENDING
        cases.do_step(store, step.id, NOW, note="Se siguió sin consulta: Resolución 8/2026")
        assert STEPS.get(store, step.id).state is StepState.DONE


def every_step_done(store, case_id: str) -> None:
    for one in cases.load_case(store, case_id).ordered:
        STEPS.save(store, replace(one, state=StepState.DONE, done_on=NOW))


def test_a_country_without_that_procedure_is_told_which_there_are(tmp_path):
    for store in opened(tmp_path, "AR"):
        _case, step = begun(store)
        assert "consulta-publica-ar" in str(refused(cases.open_subcase, store, step.id))
        assert STEPS.get(store, step.id).state is StepState.PENDING
