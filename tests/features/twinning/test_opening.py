"""Opening a twinning, its way to the signature in México, in Uruguay and with a private body."""

from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.features.twinning.agreement import store as pacts
from munidesk.features.twinning.codes import Answer, Language, Opinion, Partner
from munidesk.features.twinning.domain import AgreementObservation, Twinning
from munidesk.features.twinning.kinds import ARTICLES
from munidesk.features.twinning.rules import AgreementState
from munidesk.features.twinning.store import (
    agreement_of,
    case_of,
    close_twinning,
    open_twinning,
    remove_twinning,
    twinnings,
)
from munidesk.features.twinning.store_view import load_twinning
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import do_step

DAY = date(2026, 3, 2)
BEFORE = ("iniciativa", "asesoria", "capacidad", "perfil", "contacto", "respuesta-contraparte", "comite", "temas",
          "borrador", "cabildo")  # fmt: skip


def _do(store, city, *keys):
    for key in keys:
        step = pacts.step_of(store, city.id, key)
        if step is not None:
            do_step(store, step.id, DAY, note="Consta.")


def test_a_twinning_has_26_steps_in_mexico_and_20_elsewhere(mx, uy, city):
    assert len(STEPS.all(mx, case_id=case_of(mx, city.id).id)) == 26
    other = open_twinning(uy, Twinning(title="Maple Hollow"), on=DAY)
    assert len(STEPS.all(uy, case_id=case_of(uy, other.id).id)) == 20


def test_both_texts_begin_with_the_same_ten_articles(mx, city):
    view = load_twinning(mx, city.id)
    assert view.same_articles
    assert view.counted(view.version, Language.OWN) == view.counted(view.version, Language.OTHER) == 10
    pacts.remove_article(mx, view.version.id, 3)
    found = [one for one in ARTICLES.all(mx, version_id=view.version.id) if one.language is Language.OTHER]
    ARTICLES.save(mx, ARTICLES.with_stored(found[-1], "text", ""))
    ARTICLES.save(mx, ARTICLES.with_stored(ARTICLES.get(mx, found[-1].id), "title", ""))
    assert not load_twinning(mx, city.id).same_articles


def test_in_mexico_nothing_is_signed_without_a_favourable_opinion(mx, city):
    _do(mx, city, *BEFORE, "aviso-sre", "observaciones", "ajustes")
    assert load_twinning(mx, city.id).state is AgreementState.IN_OPINION
    with pytest.raises(UserError) as refused:
        pacts.sign(mx, city.id, DAY, "Maple Hollow", "")
    assert "dictamen favorable" in str(refused.value)
    pacts.record_opinion(mx, city.id, Opinion.FAVOURABLE, "D-1/2026", DAY)
    pacts.sign(mx, city.id, DAY, "Maple Hollow", "Las dos alcaldías")
    assert load_twinning(mx, city.id, DAY).state is AgreementState.SIGNED
    pacts.register(mx, city.id, DAY, "R-7/2026")
    assert load_twinning(mx, city.id, DAY).state is AgreementState.IN_FORCE


def test_in_uruguay_the_council_is_enough_and_before_it_nothing_is_signed(uy):
    city = open_twinning(uy, Twinning(title="Río Manso"), on=DAY)
    with pytest.raises(UserError):
        pacts.sign(uy, city.id, DAY, "Río Manso", "")
    assert agreement_of(uy, city.id).signed_on is None
    _do(uy, city, *BEFORE)
    pacts.sign(uy, city.id, DAY, "Río Manso", "")
    assert load_twinning(uy, city.id, DAY).state is AgreementState.IN_FORCE
    with pytest.raises(UserError):
        pacts.record_opinion(uy, city.id, Opinion.FAVOURABLE, "", DAY)


def test_a_private_body_in_mexico_goes_without_the_ministry(mx):
    city = open_twinning(mx, Twinning(title="Fundación Puente", partner=Partner.PRIVATE), on=DAY)
    view = load_twinning(mx, city.id)
    assert not view.asks_opinion
    assert not {"aviso-sre", "registro"} & set(view.case.steps)
    assert "asesoria" in view.case.steps
    _do(mx, city, *BEFORE)
    pacts.sign(mx, city.id, DAY, "Tres Encinos", "")
    assert agreement_of(mx, city.id).signed_on == DAY


def test_a_version_keeps_what_the_one_before_said_and_a_signed_text_is_not_changed(mx, city):
    view = load_twinning(mx, city.id)
    line = view.lines(view.version)[5]
    made = pacts.new_version(mx, view.agreement.id, "Dinero")
    new = load_twinning(mx, city.id).lines(made)[5]
    pacts.save_article(mx, made.id, ARTICLES.with_stored(new.own, "text", "Según su disponibilidad."), new.other)
    view = load_twinning(mx, city.id)
    assert view.lines(view.versions[0])[5].own.text == line.own.text
    assert view.lines(view.versions[1])[5].own.text == "Según su disponibilidad."
    with pytest.raises(UserError):
        pacts.save_article(mx, view.versions[0].id, line.own, line.other)


def test_an_observation_explained_asks_for_its_words(mx, city):
    pact = agreement_of(mx, city.id)
    one = pacts.save_observation(mx, AgreementObservation(agreement_id=pact.id, article=5, text="Disponibilidad"))
    assert one.number == 1
    with pytest.raises(UserError):
        pacts.answer(mx, one.id, Answer.EXPLAINED)
    pacts.answer(mx, one.id, Answer.ACCEPTED)
    assert load_twinning(mx, city.id).unanswered == 0


def test_one_opened_by_mistake_goes_with_its_case_and_comes_back(mx, city):
    remove_twinning(mx, city.id)
    assert twinnings(mx) == ()
    assert case_of(mx, city.id) is None
    mx.undo()
    assert load_twinning(mx, city.id).same_articles


def test_one_that_ends_says_why(mx, city):
    with pytest.raises(UserError):
        close_twinning(mx, city.id, DAY, " ")
    assert close_twinning(mx, city.id, DAY, "Cambió el gobierno").closed_on == DAY
