"""A step that is another procedure: its own case, opened from the step and closed back into it; what cases count."""

from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.documents.lines import plain_lines
from munidesk.overview.consulted import initiative_of_entry
from munidesk.procedures import store as cases
from munidesk.procedures import store_entries
from munidesk.procedures.codes import Outcome, StepState
from munidesk.procedures.consultation import alike, observed_in
from munidesk.procedures.document_notice import build_notice
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.indicators import observations_answered, steps_in_time
from munidesk.procedures.kinds import ENTRIES, STEPS
from munidesk.procedures.reading import script_of
from munidesk.procedures.store_sub import open_sub_case, sub_cases
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.links import links_of
from tests.procedures.test_store import UY_START, begin, do, opened, refused, step

ABOVE = """
key = "plan-breve"
title = "Plan breve"
[[stage]]
key = "unica"
title = "Única"
[[stage.step]]
key = "texto"
title = "Escribir el texto"
kind = "producto"
[[stage.step]]
key = "consulta"
title = "Consulta pública"
kind = "procedimiento"
procedure = "consulta-publica-{country}"
after = ["texto"]
[[stage.step]]
key = "aprobar"
title = "Aprobar"
kind = "acuerdo"
after = ["consulta"]
requires = ["consulta"]
"""


@pytest.fixture
def store(tmp_path: Path):
    yield from opened(tmp_path, "UY")


@pytest.fixture
def chilean(tmp_path: Path):
    yield from opened(tmp_path, "CL")


def plan(store) -> str:
    assert script_of(ABOVE, "plan-breve.toml").key == "plan-breve"
    return cases.open_case(store, ABOVE, "Plan local", responsible="Planeación").id


def test_a_step_opens_the_procedure_of_its_country_once_and_shows_how_far_it_is(store):
    case = plan(store)
    assert refused(open_sub_case, store, step(store, case, "consulta").id).code == "not_yet"
    do(store, case, ("texto", date(2026, 9, 1)))
    sub = open_sub_case(store, step(store, case, "consulta").id)
    assert (sub.procedure_key, sub.responsible) == ("consulta-publica-uy", "Planeación")
    assert "Plan local" in sub.title
    assert open_sub_case(store, step(store, case, "consulta").id).id == sub.id
    do(store, sub.id, ("inicio", date(2026, 9, 2)))
    told = cases.load_case(store, case).subs[step(store, case, "consulta").id]
    assert (told.done, told.whole) == (1, 14)
    found = refused(cases.do_step, store, step(store, case, "consulta").id, date(2026, 11, 1))
    assert "1 de 14" in str(found)
    assert sub.label in str(found)


def test_the_step_is_done_when_its_case_is_closed_and_one_ctrl_z_undoes_both(store):
    case = plan(store)
    do(store, case, ("texto", date(2026, 9, 1)))
    sub = open_sub_case(store, step(store, case, "consulta").id, date(2026, 9, 2))
    cases.close_case(store, sub.id, date(2026, 11, 10), "Aprobada con cambios")
    closed = step(store, case, "consulta")
    assert (closed.state, closed.done_on) == (StepState.DONE, date(2026, 11, 10))
    assert "Aprobada con cambios" in closed.note
    store.undo()
    assert step(store, case, "consulta").state is StepState.PENDING
    assert sub_cases(store)[step(store, case, "consulta").id].closed_on is None


def test_a_country_without_that_procedure_says_what_to_do(chilean):
    case = plan(chilean)
    do(chilean, case, ("texto", date(2026, 9, 1)))
    found = refused(open_sub_case, chilean, step(chilean, case, "consulta").id)
    assert "consulta-publica-cl" in str(found)
    cases.do_step(chilean, step(chilean, case, "consulta").id, date(2026, 11, 1))


def observe(store, case: str, text: str, day: date = date(2026, 9, 10), author: str = "") -> CaseEntry:
    entry = CaseEntry(case_id=case, step_id=step(store, case, "manifiesto").id, text=text, day=day)
    return store_entries.save_entry(store, entry, author)


def test_similar_observations_are_proposed_together_and_few_words_with_nobody(store):
    case = begin(store, "consulta-publica-uy", on=date(2026, 8, 20))
    texts = ("Que no se tape el humedal de la costa", "El humedal de la costa: que no se tape",
             "Permitir cuatro pisos sobre la ruta", "Cuatro pisos sobre la ruta, permitir", "Sí", "Sí",
             "Bancos y sombra en la rambla")  # fmt: skip
    kept = [observe(store, case, text) for text in texts]
    assert [[one.folio for one in group] for group in alike(kept)] == [["O-001", "O-002"], ["O-003", "O-004"]]


def test_an_observation_becomes_an_initiative_once_with_its_author_kept_apart(store):
    case = begin(store, "consulta-publica-uy", on=date(2026, 8, 20))
    entry = observe(store, case, "Bancos y sombra en la rambla", author="Rosa Núñez")
    own = Ref(ENTRIES.table, entry.id)
    folio = initiative_of_entry(store, own)
    (made,) = store.select("initiative")
    assert made["title"] == "Bancos y sombra en la rambla"
    assert made["received"] == "2026-09-10"
    (author,) = store.select("author")
    assert author["neighbour_id"] == entry.neighbour_id
    assert "Rosa" not in str(author)
    assert [one.other(own).kind for one in links_of(store, own)] == ["initiative"]
    assert folio in str(refused(initiative_of_entry, store, own))


def test_indicators_count_what_was_answered_and_done_in_time(store):
    since, until = date(2026, 1, 1), date(2026, 12, 31)
    assert observations_answered(store, since, until).whole == 0
    case = begin(store, "consulta-publica-uy", on=date(2026, 8, 20))
    do(store, case, *UY_START)
    first, _second = observe(store, case, "Uno"), observe(store, case, "Otro")
    store_entries.answer_entries(store, [first.id], Outcome.ACCEPTED, "", "", date(2026, 10, 9))
    told = observations_answered(store, since, until)
    assert (told.part, told.whole) == (1, 2)
    assert observations_answered(store, since, date(2026, 10, 8)).part == 0, "it was answered after that period"
    assert steps_in_time(store, since, until).whole == 0, "what has to wait its term out has no last day to miss"
    timed = [one for one in STEPS.all(store, case_id=case) if one.has_term and one.term.value == "at_most"]
    assert timed, "the procedure asks an opinion within a term"


def test_the_notice_says_until_when_and_marks_what_nobody_wrote(store):
    case = begin(store, "consulta-publica-uy", on=date(2026, 8, 20))
    blank = " ".join(plain_lines(build_notice(store, observed_in(cases.load_case(store, case)))))
    assert "día de la publicación" in blank
    do(store, case, *UY_START)
    words = " ".join(plain_lines(catalog.paper_named("consultation-notice").make(store, Selection(id=case))))
    assert "lunes 7 de septiembre de 2026" in words or "lunes 7 de setiembre de 2026" in words
    assert "miércoles 7 de octubre de 2026" in words
    assert "Ley 18.308, art. 24" in words
    assert "Plan local Costa del Alba" in words
