"""What leaves on paper, all of it: no word cut in two, no inner name, no day or number as the program keeps it."""

import re
from datetime import datetime

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.exports import sheet_document
from munidesk.town.profiles import load_profile
from tests.documents.reading import pdf_text

PESO = load_profile("UY").figures

WORD = re.compile(r"[^\W\d_]{4,}")
NAMES = sorted(name for name, one in catalog.PAPERS.items() if not one.printed_as)
INNER = re.compile(r"\b(None|True|False|null|passed|rejected|[a-z]+_[a-z_]+|\d{4}-\d{2}-\d{2})\b")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    store = file.create(tmp_path_factory.mktemp("papeles") / "cerro.munidesk", catalog.schemas(), author="Lucía")
    write_sample(store)
    yield store
    store.close()


def paper(store, name: str) -> Document:
    with fixed_clock(datetime(2026, 11, 17, 21, 0)):
        made = catalog.export_named(name)(store, Selection())
    return made if isinstance(made, Document) else sheet_document(made, None, (210.0, 297.0), PESO)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_whole_on_the_page(sample, name):
    document = paper(sample, name)
    printed = set(WORD.findall(pdf_text(render.pdf_bytes(document))))
    assert {word for line in plain_lines(document) for word in WORD.findall(line)} - printed == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_program_is_printed(sample, name):
    told = "\n".join(line for line in plain_lines(paper(sample, name)) if "@" not in line)
    assert INNER.findall(told) == []


def test_every_list_too_wide_for_paper_has_a_document_that_prints_it(sample):
    for name in (name for name, one in catalog.PAPERS.items() if one.printed_as):
        assert isinstance(catalog.export_named(name)(sample, Selection()), Sheet)
        assert isinstance(catalog.printed_named(name)(sample, Selection()), Document)
