"""What is done in the case by Enter is written in the agreement, and goes with it; what is registered says so."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.features.twinning.agreement import store as pacts
from munidesk.features.twinning.codes import Opinion
from munidesk.features.twinning.domain import Twinning, TwinningAgreement
from munidesk.features.twinning.rules import AgreementState, check_agreement, state
from munidesk.features.twinning.store import agreement_of, case_of, open_twinning
from munidesk.features.twinning.store_view import load_twinning
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import do_step, undo_step
from tests.features.twinning.test_opening import BEFORE, DAY

MINISTRY = ("aviso-sre", "observaciones", "ajustes")


def step_of(store, city, key):
    case = case_of(store, city.id)
    return next((one for one in STEPS.all(store, case_id=case.id) if one.key == key), None)


def done(store, city, *keys, choice=""):
    for key in keys:
        step = step_of(store, city, key)
        if step is not None:
            do_step(store, step.id, DAY, note="Consta", choice=choice)


def test_a_signature_by_enter_is_written_in_the_agreement_and_is_taken_back_with_its_step(uy):
    city = open_twinning(uy, Twinning(title="Río Manso"), on=DAY)
    done(uy, city, *BEFORE, "firma")
    assert agreement_of(uy, city.id).signed_on == DAY
    assert load_twinning(uy, city.id, DAY).state is AgreementState.IN_FORCE
    undo_step(uy, step_of(uy, city, "firma").id)
    assert agreement_of(uy, city.id).signed_on is None
    uy.undo()
    assert agreement_of(uy, city.id).signed_on == DAY


def test_the_opinion_of_the_case_is_that_of_the_agreement_also_when_it_is_taken_up_again(mx):
    city = open_twinning(mx, Twinning(title="Maple Hollow"), on=DAY)
    done(mx, city, *BEFORE, *MINISTRY)
    done(mx, city, "dictamen", choice="con-cambios")
    assert agreement_of(mx, city.id).opinion is Opinion.CHANGES
    done(mx, city, "ajustes")
    done(mx, city, "dictamen", choice="favorable")
    assert agreement_of(mx, city.id).opinion is Opinion.FAVOURABLE
    assert agreement_of(mx, city.id).opinion_on == DAY


def test_no_key_signs_after_an_opinion_that_says_no(mx):
    city = open_twinning(mx, Twinning(title="Maple Hollow"), on=DAY)
    done(mx, city, *BEFORE, *MINISTRY)
    done(mx, city, "dictamen", choice="no")
    with pytest.raises(UserError) as refused:
        done(mx, city, "firma")
    assert "dictamen" in str(refused.value)
    assert agreement_of(mx, city.id).signed_on is None


def test_it_is_signed_until_it_is_registered_and_registered_until_the_day_it_is_in_force(mx):
    city = open_twinning(mx, Twinning(title="Maple Hollow"), on=DAY)
    done(mx, city, *BEFORE, *MINISTRY)
    done(mx, city, "dictamen", choice="favorable")
    pacts.sign(mx, city.id, DAY, "Tres Encinos", "")
    assert load_twinning(mx, city.id, DAY).state is AgreementState.SIGNED
    later = date(2027, 1, 1)
    pacts.register(mx, city.id, DAY, "R-1/2026", later)
    assert load_twinning(mx, city.id, DAY).state is AgreementState.REGISTERED
    view = load_twinning(mx, city.id, later)
    assert view.state is AgreementState.IN_FORCE
    assert view.term.end == date(2030, 1, 1), "36 months from the day it is in force"


def test_it_is_not_in_force_before_it_is_signed():
    with pytest.raises(UserError):
        check_agreement(
            TwinningAgreement(twinning_id="t", title="A", signed_on=DAY, in_force_on=date(2020, 1, 1), months=None)
        )
    pact = TwinningAgreement(twinning_id="t", title="A", signed_on=DAY, in_force_on=date(2030, 1, 1))
    told = {"approved": True, "rejected": False, "asks_opinion": False}
    assert state(pact, DAY, **told) is AgreementState.SIGNED
    assert state(replace(pact, in_force_on=None), DAY, **told) is AgreementState.IN_FORCE
