"""How steps stand: nothing is ready before its turn, a decision takes up again what hangs from it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.procedures.codes import Outcome, StepKind, StepState
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.reading import shipped
from munidesk.procedures.rules import OPEN, Standing, check_entry, hanging_on, progress, reopened, standing
from munidesk.procedures.rules_script import step_faults
from munidesk.procedures.script import of_country
from tests.procedures.graphs import done, scripts, steps

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a machine that others use too, drawing a case may wait."""


def test_a_step_is_ready_once_all_before_it_are_done_or_do_not_apply():
    there = steps(("a", ""), ("b", ""), ("c", "a, b"))
    assert standing(there, there["c"]) is Standing.WAITING
    there = done(there, "a")
    assert standing(there, there["c"]) is Standing.WAITING
    assert standing(done(there, "b", state=StepState.SKIPPED), there["c"]) is Standing.READY
    assert standing(done(there, "b", state=StepState.REJECTED), there["c"]) is Standing.WAITING


def test_what_is_required_has_to_be_done_not_applying_is_not_enough():
    there = steps(("vista", ""), ("aprobar", "vista"))
    there["aprobar"] = replace(there["aprobar"], requires="vista")
    skipped = done(there, "vista", state=StepState.SKIPPED)
    assert standing(skipped, there["aprobar"]) is Standing.BLOCKED
    assert standing(done(there, "vista"), there["aprobar"]) is Standing.READY


def decision(*options: str) -> dict[str, CaseStep]:
    """The opinion of the SRE as the shipped twinning has it."""
    there = steps(("cabildo", ""), ("ajustes", "cabildo"), ("dictamen", "ajustes"), ("firma", "dictamen"),
                  ("registro", "firma"))  # fmt: skip
    there["dictamen"] = replace(there["dictamen"], kind=StepKind.DECIDED, choices="\n".join(options))
    return there


OPTIONS = ("favorable: Procede > firma", "con-cambios: Procede con cambios > ajustes", "no: No procede")


@pytest.mark.parametrize(("choice", "found"), [("favorable", Standing.READY), ("no", Standing.WAITING)])
def test_an_outcome_opens_only_what_it_names(choice: str, found: Standing):
    there = done(decision(*OPTIONS), "cabildo", "ajustes", "dictamen")
    there["dictamen"] = replace(there["dictamen"], choice=choice)
    assert standing(there, there["firma"]) is found


def test_an_opinion_with_changes_takes_up_the_adjustments_again_and_what_hangs_from_them():
    there = done(decision(*OPTIONS), "cabildo", "ajustes", "dictamen")
    assert reopened(there, there["dictamen"], "con-cambios") == ("ajustes", "dictamen")
    assert reopened(there, there["dictamen"], "favorable") == ()
    assert reopened(there, there["dictamen"], "no") == ()


def test_adjustments_that_did_not_apply_are_taken_up_when_the_opinion_asks_for_them():
    there = done(done(decision(*OPTIONS), "cabildo", "dictamen"), "ajustes", state=StepState.SKIPPED)
    assert reopened(there, there["dictamen"], "con-cambios") == ("ajustes", "dictamen")


def test_progress_leaves_out_what_does_not_apply_and_what_comes_back():
    """9 steps, 1 without application, 6 done: 6 of 8."""
    there = list(done(steps(*((f"p{at}", "") for at in range(9))), "p0", "p1", "p2", "p3", "p4", "p5").values())
    there[8] = replace(there[8], state=StepState.SKIPPED)
    assert progress(there) == (6, 8)
    assert progress([*there, replace(there[0], key="poa", kind=StepKind.REPEATED, every=12)]) == (6, 8)


def test_the_mexican_approval_asks_for_three_steps_and_the_signature_for_two():
    mx = {one.key: one for one in of_country(shipped("consulta-publica-mx"), "MX")}
    assert mx["aprobacion"].required_keys == ("vista", "audiencias", "respuestas")
    uy = {one.key: one for one in of_country(shipped("consulta-publica-uy"), "UY")}
    assert uy["decreto"].required_keys == ("manifiesto", "audiencia")


def entry(**told) -> CaseEntry:
    return CaseEntry(case_id="x", step_id="y", **{"text": "Que no se tape el humedal", **told})


@pytest.mark.parametrize("outcome", [Outcome.PARTLY, Outcome.REFUSED, Outcome.PASSED_ON])
def test_what_is_not_accepted_owes_its_reasons(outcome: Outcome):
    with pytest.raises(UserError) as found:
        check_entry(entry(outcome=outcome))
    assert found.value.field == "reasons"
    check_entry(entry(outcome=outcome, reasons="El suelo es rural"))
    check_entry(entry(outcome=Outcome.ACCEPTED))


def test_an_entry_that_says_nothing_is_refused():
    with pytest.raises(UserError):
        check_entry(entry(text=" "))


# -- random procedures


def case_of(script, country: str) -> dict[str, CaseStep]:
    return {
        one.key: CaseStep(id=one.key, case_id="x", key=one.key, title=one.title, kind=one.kind, after=one.after,
                          requires=one.requires)
        for one in of_country(script, country)
    }  # fmt: skip


@CALM
@given(scripts(), st.data())
def test_no_ready_step_has_anything_open_before_it_however_one_goes(script, data):
    """Ready steps are taken in any order, some done, some set aside: what waits still waits for what it names."""
    there = case_of(script, data.draw(st.sampled_from(["MX", "UY"])))
    assert list(step_faults(list(there.values()))) == []
    while ready := [one for one in there.values() if standing(there, one) in OPEN]:
        for one in ready:
            assert all(there[key].is_closed for key in one.after_keys)
            assert all(there[key].state is StepState.DONE for key in one.required_keys)
        chosen = data.draw(st.sampled_from(ready))
        state = data.draw(st.sampled_from([StepState.DONE, StepState.DONE, StepState.SKIPPED, StepState.REJECTED]))
        there[chosen.key] = replace(chosen, state=state)
    if all(one.state is StepState.DONE for one in there.values()):
        counted = sum(one.kind is not StepKind.REPEATED for one in there.values())
        assert progress(list(there.values())) == (counted, counted)


@CALM
@given(scripts(), st.data())
def test_doing_everything_in_order_leaves_nothing_waiting(script, data):
    """Without circles there is always a next step: no case gets stuck in a procedure that is well written."""
    there = case_of(script, data.draw(st.sampled_from(["MX", "UY"])))
    for _turn in list(there):
        ready = [one for one in there.values() if standing(there, one) in OPEN]
        if not ready:
            break
        there[ready[0].key] = replace(ready[0], state=StepState.DONE)
    assert all(one.state is StepState.DONE for one in there.values())


@CALM
@given(scripts())
def test_a_step_that_is_not_there_is_transparent(script):
    """What waited for it waits, there, for everything it waited for; and nothing new comes before anything."""
    whole, left = {one.key: one for one in script.steps}, {one.key: one for one in of_country(script, "UY")}
    for key, one in left.items():
        wanted: set[str] = set()
        looked, asked = set(), list(whole[key].after_keys)
        while asked:
            before = asked.pop()
            if before in looked:
                continue
            looked.add(before)
            if before in left:
                wanted.add(before)
            else:
                asked.extend(whole[before].after_keys)
        assert set(one.after_keys) == wanted
        assert set(one.required_keys) == {each for each in whole[key].required_keys if each in left}


@CALM
@given(scripts())
def test_what_hangs_on_a_step_never_holds_it_up(script):
    there = case_of(script, "MX")
    for key in there:
        behind = hanging_on(there, key)
        assert key not in behind
        assert not set(there[key].after_keys) & set(behind)
