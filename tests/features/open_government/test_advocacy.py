"""The agenda of advocacy: what is asked over what is in red, what was answered, what became an initiative."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.open_government.advocacy.store import (
    agenda,
    agendas,
    answer,
    ask_of,
    is_initiative,
    move,
    present,
    propose,
    remove_ask,
    save_ask,
)
from munidesk.features.open_government.codes import AskState
from munidesk.features.open_government.diagnoses.reds import outside_round
from munidesk.features.open_government.diagnoses.store import owner, save_diagnosis
from munidesk.features.open_government.domain import Ask, Diagnosis
from munidesk.features.open_government.kinds import ASKS
from munidesk.features.participation.domain import AuthorKind, Origin
from munidesk.features.participation.initiatives.store import authors_of, initiative
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Moment, RoundKind
from munidesk.instruments.kinds import ROUNDS
from munidesk.instruments.store_review import open_outside
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.links import links_of
from tests.documents.reading import assert_both_say
from tests.features.open_government.closed import all_done, answer_all, closed_diagnosis

FORUM = "Foro vecinal"
DAY = timedelta(days=1)


@pytest.fixture
def diagnosis(store) -> str:
    return closed_diagnosis(store)


def to_initiative(store, ask_id: str) -> str:
    actions = {name: verb for one in catalog.HOUSE.features for name, verb in one.actions.items()}
    return actions["initiative_of_ask"](store, Ref("advocacy_ask", ask_id), "")


def test_each_criterion_in_red_proposes_an_ask_from_its_advice_and_one_undo_takes_all_back(store, diagnosis):
    assert propose(store, diagnosis, f" {FORUM} ") == 4
    found = agenda(store, diagnosis)
    assert [(found.code(one), one.title) for one in found.asks] == [
        ("3.8", "Aprobar un protocolo de una página"),
        ("3.10", "Publicar el expediente de las tres compras mayores"),
        ("4.6", "Hacer el inventario área por área"),
        ("6.4", "Adoptar el protocolo y difundirlo en cada área"),
    ]
    assert {one.organisation for one in found.asks} == {FORUM}
    assert found.waiting == ()
    store.undo()
    assert agenda(store, diagnosis).asks == ()


def test_what_was_asked_is_not_proposed_again(store, diagnosis):
    propose(store, diagnosis, FORUM)
    with pytest.raises(UserError, match="sin pedido"):
        propose(store, diagnosis, FORUM)
    remove_ask(store, agenda(store, diagnosis).asks[0].id)
    assert propose(store, diagnosis, FORUM) == 1


def test_nobody_asks_without_a_name_and_nothing_without_a_closed_round(store, diagnosis):
    with pytest.raises(UserError) as found:
        propose(store, diagnosis, "  ")
    assert found.value.field == "organisation"
    open_one = save_diagnosis(store, Diagnosis(instrument_key="gobierno-abierto", title="Otro"))
    with pytest.raises(UserError, match="ronda cerrada"):
        propose(store, open_one, FORUM)
    assert [one.id for one in agendas(store)] == [diagnosis]


def test_the_look_from_outside_goes_before_the_municipality_s_own(store, diagnosis):
    key = engine.open_round(store, owner(diagnosis), Moment.DURING, date(2026, 1, 1), date(2026, 12, 1))
    ROUNDS.save(store, replace(engine.round_of(store, key), kind=RoundKind.OUTSIDE))
    answer_all(store, key, {"lugar-unico": "0"})
    assert outside_round(store, diagnosis) is None
    engine.close_round(store, key, all_done, today())
    assert [one.criterion.key for one in agenda(store, diagnosis).waiting] == ["lugar-unico"]


def test_the_look_from_outside_is_compared_with_the_town_s_own_item_by_item(store, diagnosis, tmp_path):
    key = open_outside(store, owner(diagnosis), FORUM, date(2026, 1, 1), date(2026, 12, 1))
    answer_all(store, key, {"lugar-unico": "1"})
    assert agenda(store, diagnosis).town is None, "an open look is compared with nothing"
    engine.close_round(store, key, all_done, today())
    found = agenda(store, diagnosis)
    assert found.both(found.waiting[0].criterion) == (1, 4)
    assert found.agreement is not None and len(found.agreement.different) == 5
    propose(store, diagnosis, FORUM)
    printed = catalog.export_named("advocacy-agenda")(store, Selection())
    said = "\n".join(plain_lines(printed)).replace("\xa0", " ")
    assert "La mirada ciudadana y la del municipio" in said and "Ciudadanía: 1 de 4 · municipio: 4 de 4." in said
    assert_both_say(printed, tmp_path)


def test_all_are_presented_the_same_day_and_those_that_were_keep_theirs(store, diagnosis):
    propose(store, diagnosis, FORUM)
    first = agenda(store, diagnosis).asks[0]
    ASKS.save(store, replace(first, asked_on=today() - DAY))
    assert present(store, diagnosis, today()) == 3
    assert [one.asked_on for one in agenda(store, diagnosis).asks] == [today() - DAY, *[today()] * 3]
    with pytest.raises(UserError, match="ya se presentaron"):
        present(store, diagnosis, today())


def test_a_no_says_why_and_an_answer_is_never_before_the_ask(store, diagnosis):
    propose(store, diagnosis, FORUM)
    present(store, diagnosis, today())
    one = agenda(store, diagnosis).asks[0]
    for state in (AskState.NO, AskState.PARTLY):
        with pytest.raises(UserError) as found:
            answer(store, one.id, state, " ")
        assert found.value.field == "answer"
    with pytest.raises(UserError) as found:
        answer(store, one.id, AskState.YES, "", today() - DAY)
    assert found.value.field == "answered_on"
    assert ask_of(store, one.id).state is AskState.OPEN
    assert answer(store, one.id, AskState.YES, "Sí").answered_on == today()
    assert answer(store, one.id, AskState.OPEN, "").answered_on is None


def test_the_organisation_s_own_order_is_kept(store, diagnosis):
    propose(store, diagnosis, FORUM)
    own = save_ask(store, Ask(diagnosis_id=diagnosis, organisation=FORUM, title=" Luz  en la cancha "))
    assert agenda(store, diagnosis).asks[-1].title == "Luz en la cancha"
    move(store, own.id, -1)
    move(store, agenda(store, diagnosis).asks[0].id, -1)  # the first stays the first
    assert [agenda(store, diagnosis).code(one) for one in agenda(store, diagnosis).asks] == [
        "3.8", "3.10", "4.6", "", "6.4",
    ]  # fmt: skip


def test_an_ask_becomes_an_initiative_of_the_organisation_once_and_both_name_each_other(store, diagnosis):
    propose(store, diagnosis, FORUM)
    one = agenda(store, diagnosis).asks[0]
    folio = to_initiative(store, one.id)
    found = initiative(store, ask_of(store, one.id).initiative_id)
    assert (found.folio, found.title, found.origin) == (folio, one.title, Origin.LETTER)
    (by,) = authors_of(store, found.id)
    assert (by.kind, by.name) == (AuthorKind.ORGANISATION, FORUM)
    assert [link.other(Ref("advocacy_ask", one.id)).kind for link in links_of(store, Ref("advocacy_ask", one.id))] == [
        "initiative"
    ]
    with pytest.raises(UserError, match=folio):
        to_initiative(store, one.id)
    store.undo()
    assert not is_initiative(store, ask_of(store, one.id))


@pytest.mark.parametrize("asked", [True, False])
def test_its_paper_says_what_is_asked_answered_and_still_in_red(store, diagnosis, tmp_path, asked):
    if asked:
        propose(store, diagnosis, FORUM)
        present(store, diagnosis, today())
        answer(store, agenda(store, diagnosis).asks[0].id, AskState.NO, "No hay dinero este año.")
        remove_ask(store, agenda(store, diagnosis).asks[1].id)
    assert_both_say(catalog.export_named("advocacy-agenda")(store, Selection()), tmp_path)


def test_without_a_diagnosis_it_says_what_is_needed(store):
    with pytest.raises(UserError, match="diagnóstico"):
        catalog.export_named("advocacy-agenda")(store, Selection())
    assert catalog.LISTINGS["advocacy"].rows(store) == []
