"""Each paper of a programme says in Word and PDF what its file says; without a programme, what to do first."""

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.read_pdf import read_pages
from munidesk.records.sheet import Selection
from munidesk.town.sample import SampleSize
from tests.samples import sample

PAPERS = {
    "pmot-status": ("Fase 3 de 5", "Instituto de Planeación (IMPLAN)", "Cartera de proyectos priorizada"),
    "structure": ("Consejo de ordenamiento territorial", "Grupo técnico de ordenamiento", "Instituto de Planeación"),
    "actors": ("Productores del arroyo", "Decidir juntos", "asamblea"),
    "responsibility": ("Mapa de actores", "R responde", "Sistema de coordinación"),
    "agreements": ("Manejo común del arroyo", "vencido el 29/05/2026", "sin firmar"),
    "project-bank": ("Franja libre del arroyo", "Urgencia 40", "Parque del arroyo", "nación o federación"),
}


@pytest.fixture(scope="module", params=["UY", "MX"])
def written(request, tmp_path_factory):
    made = sample(tmp_path_factory.mktemp("t") / "a.munidesk", SampleSize(country=request.param))
    yield made
    made.close()


@pytest.mark.parametrize("name", PAPERS)
def test_the_sample_fills_each_paper_and_word_and_pdf_say_the_same(written, name, tmp_path):
    document = catalog.paper_named(name).make(written, Selection())
    lines = " ".join(plain_lines(document))
    for ending in ("pdf", "docx"):
        render.write(document, tmp_path / f"x.{ending}")
    pdf = " ".join(line for page in read_pages((tmp_path / "x.pdf").read_bytes()) for line in page.lines)
    missing = [one for one in PAPERS[name] if one not in lines]
    assert missing == []
    assert [one for one in PAPERS[name] if one.split()[0] not in pdf] == []


def test_the_bank_says_7_8_by_the_marks_of_the_design_and_which_project_waits(written):
    lines = list(plain_lines(catalog.paper_named("project-bank").make(written, Selection())))
    text = " ".join(lines)
    assert "7,8" in text or "7.8" in text
    assert "falta la nota de Costo y plazo" in text


@pytest.mark.parametrize("name", PAPERS)
def test_without_a_programme_one_is_told_where_it_is_opened(store, name):
    with pytest.raises(UserError, match="Abra el primero en Territorio"):
        catalog.paper_named(name).make(store, Selection())


def test_a_programme_without_anything_yet_still_prints_each_paper(store, pmot):
    del pmot
    for name in PAPERS:
        assert list(plain_lines(catalog.paper_named(name).make(store, Selection()))), name


def test_the_consultation_of_the_programme_prints_its_matrix_and_notice(written):
    from munidesk.features.territory.store import newest
    from munidesk.features.territory.store_view import load_territory

    inner = load_territory(written, newest(written)).inner[0]
    for name in ("consultation-matrix", "consultation-report", "consultation-notice", "observation-form"):
        document = catalog.paper_named(name).make(written, Selection(id=inner.case.id))
        assert inner.case.title in " ".join(plain_lines(document)), name
