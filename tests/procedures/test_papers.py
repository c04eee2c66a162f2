"""Papers of cases: Word and PDF say what the document says, and what it must; none has the name of who observed."""

from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.procedures.kinds import CASES, STEPS
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize
from tests.documents.reading import assert_both_say

PAPERS = ("case", "cases", "procedure", "silence-certificate", "consultation-matrix", "consultation-report",
          "observation-form", "consultation-notice")  # fmt: skip
NOW = datetime(2026, 11, 17, 10, 0)


@pytest.fixture(scope="module", params=["UY", "MX"])
def store(request, tmp_path_factory):
    with fixed_clock(NOW):
        made = file.create(tmp_path_factory.mktemp("papeles") / "a.munidesk", catalog.schemas(), author="Lucía")
        catalog.write_sample(made, SampleSize(country=request.param, sessions=2, initiatives=2))
        yield made
        made.close()


def case_of(store: Store, title: str) -> str:
    return next(one.id for one in CASES.all(store) if title in one.title)


def words_of(store: Store, name: str, wanted: str = "") -> str:
    return "\n".join(plain_lines(catalog.paper_named(name).make(store, Selection(id=wanted))))


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_say_the_same(store, tmp_path: Path, name: str):
    assert_both_say(catalog.paper_named(name).make(store, Selection()), tmp_path)


@pytest.mark.parametrize("name", ["consultation-matrix", "consultation-report", "case", "consultation-notice"])
def test_no_paper_names_a_private_person_who_observed(store, name):
    told = words_of(store, name, case_of(store, "Costa del Alba"))
    people = {str(row["name"]) for row in store.select("neighbour")}
    assert "Rosa Núñez" in people
    assert not [one for one in people if one in told]


def test_the_notice_says_what_is_on_view_until_when_how_to_observe_and_by_which_norm(store):
    country = str(store.select("municipality")[0]["country"])
    title, last, law = {
        "UY": ("Ensanche de la ruta", "jueves 3 de diciembre de 2026", "Ley 18.308, art. 24"),
        "MX": ("Programa parcial de la zona Norte", "30 días hábiles", "verifique su norma"),
    }[country]
    told = words_of(store, "consultation-notice", case_of(store, title))
    for words in (title, last, law, "sin contar el primero", "Cómo observar", "respuesta con razones", "Firma"):
        assert words.casefold() in told.casefold(), words
    over = words_of(store, "consultation-notice", case_of(store, "Costa del Alba"))
    assert "Se oye a quien asista: Audiencia" in over
    assert ("En la Casa del Municipio y la Biblioteca." in over) is (country == "UY"), "where it was on view"


def test_the_sample_shows_each_kind_of_proof(store):
    """A resolution that lost, a letter answered late, a silence that ran out, a decision that reopened."""
    steps = STEPS.all(store)
    turns = store.select("case_turn")
    assert any(one["state"] == "rejected" for one in turns)
    assert any(one["why"] for one in turns)
    assert any(one.silent for one in steps)
    assert any(row["answered_on"] and row["about_kind"] == "case_step" for row in store.select("letter"))
    assert any(row["from_kind"] == "case_step" and row["to_kind"] == "resolution" for row in store.select("link"))
    assert any(row["from_kind"] == "case_step" and row["to_kind"] == "encounter" for row in store.select("link"))


def test_the_matrix_marks_what_has_no_answer_and_says_an_answer_once(store):
    running = words_of(store, "consultation-matrix")
    assert "[Sin respuesta]" in running
    answered = words_of(store, "consultation-matrix", case_of(store, "Costa del Alba"))
    assert "[Sin respuesta]" not in answered
    assert "La misma respuesta que O-003." in answered


def test_the_constancia_says_the_sum_of_its_term_and_the_norm(store):
    told = words_of(store, "silence-certificate", case_of(store, "Costa del Alba"))
    assert "días hábiles desde el" in told
    assert "que no se cuenta" in told
    assert "Norma." in told


def test_a_file_without_cases_answers_each_with_a_sentence_and_writes_nothing(tmp_path):
    made = file.create(tmp_path / "v.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    for name in PAPERS:
        if name == "procedure":  # those that come with MuniDesk are there from the first day
            assert words_of(made, name)
            continue
        with pytest.raises(UserError, match=r"[Tt]odavía"):
            words_of(made, name)
    made.close()


@pytest.mark.parametrize("name", ["procedures", "cases", "steps", "entries"])
def test_each_listing_has_the_columns_it_explains(store, name):
    listing = catalog.listing_named(name)
    rows = listing.rows(store)
    assert rows
    assert all(set(row) == set(listing.columns) for row in rows)


def test_inicio_tells_the_steps_whose_turn_has_come_and_the_terms_that_are_near(store):
    parts = [one for one in catalog.HOUSE.pending(store, NOW.date(), 60) if one.key == "cases"]
    (own,) = parts
    assert own.total == len(own.rows) > 0
    assert {row.key for row in own.rows} == {"cases.case"}
    assert len(own.going) == 3


def test_a_letter_of_a_step_is_filled_with_what_is_known_and_marks_the_rest(store):
    published = next(one for one in STEPS.all(store) if one.key in ("publicar-manifiesto", "convocatoria"))
    told = catalog.HOUSE.matter(store, Ref("case_step", published.id))
    assert told is not None
    assert "hasta el" in told.body or "al " in told.body
    assert "[complete: lugares]" in told.body
    assert "{" not in told.body


def test_the_answer_to_an_observation_goes_to_who_made_it(store):
    row = next(one for one in store.select("case_entry") if one["neighbour_id"] and one["outcome"] == "partly")
    told = catalog.HOUSE.matter(store, Ref("case_entry", str(row["id"])))
    assert told is not None
    assert [one.neighbour_id for one in told.addressees] == [row["neighbour_id"]]
    assert str(row["text"]).rstrip(".") in told.body
