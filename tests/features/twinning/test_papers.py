"""The papers of a twinning in every country say the same in Word and in PDF; an empty file answers with a sentence."""

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Mark
from munidesk.records.sheet import Selection
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize
from tests.samples import sample

PAPERS = ("twinning-file", "twinning-agreement", "twinning-poa", "twinning-report", "visit-report", "circle")


@pytest.fixture(params=COUNTRIES)
def there(request, tmp_path):
    made = sample(tmp_path / "a.munidesk", SampleSize(country=request.param))
    yield made, request.param
    made.close()


def test_each_country_has_a_city_of_each_pulse_and_prints_every_paper(there, tmp_path):
    store, country = there
    rows = catalog.listing_named("twinnings").rows(store)
    assert [row["pulse"] for row in rows] == ["in_process", "active", "latent", "dormant"]
    assert rows[0]["agreement"] == ("in_opinion" if country == "MX" else "approved")
    assert catalog.listing_named("visits").rows(store)
    for name in PAPERS:
        document = catalog.export_named(name)(store, Selection())
        assert plain_lines(document)
        render.write(document, tmp_path / f"{name}.pdf")
        assert (tmp_path / f"{name}.pdf").stat().st_size > 1000


def test_a_draft_shades_what_is_not_answered_yet(tmp_path):
    store = sample(tmp_path / "a.munidesk", SampleSize(country="MX"))
    document = catalog.export_named("twinning-agreement")(store, Selection())
    gaps = [
        span.text for block in document.blocks for row in getattr(block, "rows", ()) for cell in row.cells
        for span in cell if span.mark is Mark.GAP
    ]  # fmt: skip
    assert gaps == ["[sin responder]"]
    store.close()


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_file_answers_with_a_sentence(tmp_path, name):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    with pytest.raises(UserError) as refused:
        catalog.export_named(name)(store, Selection())
    assert str(refused.value).startswith("Todavía no hay")
    store.close()
