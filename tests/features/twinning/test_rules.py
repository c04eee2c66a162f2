"""Term, notice, pulse, states, cost: the worked values of the design."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.features.twinning.agreement.compare import Change, compared
from munidesk.features.twinning.codes import Opinion, Payer, ProjectState, Renewal
from munidesk.features.twinning.domain import Twinning, TwinningAgreement
from munidesk.features.twinning.domain_year import TwinningProject, TwinningVisit, VisitCost
from munidesk.features.twinning.rules import (
    AgreementState,
    Pulse,
    check_twinning,
    cost_by_source,
    pulse,
    report_due,
    state,
    term,
)

DAY = date(2026, 11, 29)
PACT = TwinningAgreement(
    twinning_id="t", title="Acuerdo", signed_on=date(2023, 5, 10), months=36, notice_months=6
)  # fmt: skip


def test_signed_10_5_2023_for_36_months_ends_10_5_2026_and_notice_is_until_10_11_2025():
    found = term(PACT, date(2025, 9, 10))
    assert (found.end, found.notice) == (date(2026, 5, 10), date(2025, 11, 10))
    assert found.warned == date(2025, 9, 11)
    told = {"approved": True, "rejected": False, "asks_opinion": False}
    assert state(PACT, date(2025, 9, 10), **told) is AgreementState.IN_FORCE
    assert state(PACT, date(2025, 9, 11), **told) is AgreementState.ENDING
    assert state(PACT, date(2026, 5, 11), **told) is AgreementState.EXPIRED


def test_a_tacit_one_goes_on_for_as_long_again_and_one_without_months_has_no_end():
    tacit = replace(PACT, renewal=Renewal.TACIT)
    assert term(tacit, DAY).end == date(2029, 5, 10)
    assert state(tacit, DAY, approved=True, rejected=False, asks_opinion=False) is AgreementState.RENEWED
    assert term(replace(PACT, months=None), DAY) is None


@pytest.mark.parametrize(
    ("approved", "rejected", "asks", "opinion", "told"),
    [
        (False, False, True, Opinion.NONE, AgreementState.DRAFT),
        (False, True, True, Opinion.NONE, AgreementState.REJECTED),
        (True, False, True, Opinion.NONE, AgreementState.IN_OPINION),
        (True, False, True, Opinion.CHANGES, AgreementState.IN_OPINION),
        (True, False, True, Opinion.FAVOURABLE, AgreementState.CLEARED),
        (True, False, False, Opinion.NONE, AgreementState.APPROVED),
    ],
)
def test_until_it_is_signed_council_and_opinion_say_how_it_stands(approved, rejected, asks, opinion, told):
    draft = TwinningAgreement(twinning_id="t", title="Acuerdo", opinion=opinion)
    assert state(draft, DAY, approved=approved, rejected=rejected, asks_opinion=asks) is told


def test_active_with_activity_and_plan_latent_with_one_dormant_with_neither():
    bond = Twinning(title="Sant Roc")
    plan = [TwinningProject(twinning_id="t", year=2026, title="Taller")]
    visit = [TwinningVisit(twinning_id="t", title="Visita", start=date(2025, 11, 30))]
    old = [TwinningVisit(twinning_id="t", title="Visita", start=date(2025, 11, 29))]
    assert pulse(bond, True, plan, visit, DAY) is Pulse.ACTIVE
    assert pulse(bond, True, plan, old, DAY) is Pulse.LATENT
    assert pulse(bond, True, [], visit, DAY) is Pulse.LATENT
    assert pulse(bond, True, [], old, DAY) is Pulse.DORMANT
    assert pulse(bond, False, plan, visit, DAY) is Pulse.IN_PROCESS
    assert pulse(replace(bond, closed_on=DAY), True, plan, visit, DAY) is Pulse.CLOSED


def test_the_cost_of_the_year_is_the_own_share_by_source():
    projects = [
        TwinningProject(twinning_id="t", year=2026, title="A", cost=10000, cost_there=90000, source="Propios"),
        TwinningProject(twinning_id="t", year=2026, title="B", cost=5000, source="Cooperación"),
        TwinningProject(twinning_id="t", year=2025, title="C", cost=7000, source="Propios"),
        TwinningProject(twinning_id="t", year=2026, title="D", cost=3, source="Propios", state=ProjectState.DROPPED),
    ]
    costs = [
        VisitCost(visit_id="v", title="Pasajes", payer=Payer.OURS, amount=2000, source="Propios"),
        VisitCost(visit_id="v", title="Hotel", payer=Payer.THEIRS, amount=8000),
    ]
    assert cost_by_source(projects, costs, 2026) == {"Propios": 12000, "Cooperación": 5000}


def test_the_report_of_a_visit_is_due_15_days_after_the_return():
    visit = TwinningVisit(twinning_id="t", title="Visita", start=date(2026, 9, 14), end=date(2026, 9, 19))
    assert report_due(visit) == date(2026, 10, 4)
    assert report_due(replace(visit, reported_on=date(2026, 9, 30))) is None


def test_what_changed_is_told_apart_from_what_stayed():
    pieces = list(compared("con los recursos que apruebe.", "con su presupuesto."))
    assert pieces[0] == (Change.SAME, "con ")
    assert "".join(text for change, text in pieces if change is not Change.GONE) == "con su presupuesto."
    assert "".join(text for change, text in pieces if change is not Change.NEW) == "con los recursos que apruebe."


def test_five_topics_are_too_many():
    with pytest.raises(UserError) as refused:
        check_twinning(Twinning(title="X", topics="a\nb\nc\nd\ne"))
    assert refused.value.field == "topics"
