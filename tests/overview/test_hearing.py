"""The hearing: every figure of its document comes from the records, and its questions go back to the register."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.participation.domain import AnswerKind, Encounter, EncounterKind, State
from munidesk.features.participation.encounters.store import add_contributions, encounters, new_encounter
from munidesk.features.participation.encounters.store_questions import answer_there, folios_of, to_register
from munidesk.features.participation.initiatives.store import initiative
from munidesk.overview.hearing import PromiseState, load_hearing
from munidesk.records.sheet import Selection
from tests import samples
from tests.documents.reading import assert_same_lines


@pytest.fixture
def store(tmp_path):
    made = samples.sample(tmp_path / "a.munidesk")
    yield made
    made.close()


def hearing_of(store):
    return next(row.encounter for row in encounters(store) if row.encounter.kind is EncounterKind.HEARING)


@pytest.mark.parametrize("name", ["hearing", "hearing-questions", "hearing-poster"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_its_papers_say_every_line_in_word_and_pdf(store, tmp_path, name, suffix):
    document = catalog.export_named(name)(store, Selection())
    path = tmp_path / f"{name}{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)


def test_the_promises_are_those_of_the_plan_and_their_states_add_up(store):
    view = load_hearing(store, Selection())
    assert len(view.promises) == 10
    assert sum(view.count(state) for state in PromiseState) == 10
    late = {one.title for one in view.promises if one.state is PromiseState.LATE}
    assert late == {"Rampas en esquinas", "Talleres de huerta en escuelas"}
    assert all(store.get(*one.record) for one in view.promises)
    lines = plain_lines(catalog.export_named("hearing")(store, Selection()))
    assert "Audiencia pública anual 2026" in lines
    assert any("Ley 19.272, art. 13, num. 19" in line for line in lines)
    assert "Viernes 11 de diciembre, 18:30 horas · Centro Cívico, Los Talas 215 · entrada libre" in lines
    assert "10" in lines
    assert any(line.startswith("compromisos: 3 cumplidos, 5 en curso, 2 atrasados") for line in lines)


def test_every_page_it_names_holds_that_part(store):
    import pypdfium2

    document = catalog.export_named("hearing")(store, Selection())
    pages = pypdfium2.PdfDocument(render.pdf_bytes(document))
    texts = [page.get_textpage().get_text_range() for page in pages]
    for words, part in (
        ("3. Plan: avance y dinero 18:55", "Plan: avance y dinero"),
        ("6. Preguntas abiertas, tres minutos cada una 19:50", "Hoja de preguntas"),
    ):
        line = next(line for line in texts[0].splitlines() if line.startswith(words))
        assert part in texts[int(line.rsplit(" ", 1)[1]) - 1]


def test_without_a_called_hearing_the_place_is_a_gap_and_other_encounters_are_refused(store):
    hearing = hearing_of(store)
    with store.change("quitar") as writer:
        writer.delete("encounter", hearing.id)
    lines = plain_lines(catalog.export_named("hearing")(store, Selection()))
    assert any(line.startswith("[Falta: fecha y lugar") for line in lines)
    other = encounters(store)[0].encounter
    with pytest.raises(UserError, match="no es una audiencia"):
        load_hearing(store, Selection(id=other.id))


def test_on_an_empty_file_it_still_prints(tmp_path):
    from munidesk.town.founding import found

    made = file.create(tmp_path / "nuevo.munidesk", catalog.schemas())
    found(made, country="PE", name="Municipalidad Nueva")
    document = catalog.export_named("hearing")(made, Selection())
    assert "Audiencia pública de rendición de cuentas 2026" in plain_lines(document)
    assert render.pdf_bytes(document)
    made.close()


def test_a_question_goes_to_the_register_once(store):
    hearing = hearing_of(store)
    (said,) = add_contributions(store, hearing.id, ["¿Cuándo se termina la calle? (vecina)"])
    made = to_register(store, said)
    assert folios_of(store, hearing.id)[said] == initiative(store, made).folio
    with pytest.raises(UserError, match="Ya está en el registro"):
        to_register(store, said)


def test_a_question_answered_there_is_given_back_the_same_day_or_not_at_all(store):
    day = date(2026, 11, 10)
    key = new_encounter(
        store, Encounter(kind=EncounterKind.HEARING, title="Audiencia", date=day, place="Centro Cívico")
    )
    (said,) = add_contributions(store, key, ["¿Habrá ómnibus los domingos?"])
    before = len(store.select("initiative"))
    with pytest.raises(UserError):
        answer_there(store, said, AnswerKind.ACCEPTED, "  ")
    assert len(store.select("initiative")) == before
    made = answer_there(store, said, AnswerKind.REFERRED, "Se pidió a la Intendencia.", "Movilidad")
    record = initiative(store, made)
    assert (record.state, record.answer_date, record.feedback_date) == (State.GIVEN_BACK, day, day)
    assert (record.feedback_place, record.feedback_channel) == ("Centro Cívico", "audiencia pública")
