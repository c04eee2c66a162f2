"""The samples of nine countries print and hand over, line for line, what their reference files say."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Kind
from munidesk.documents.pages import asks_for_pages, with_pages
from munidesk.documents.pdf import heading_pages
from munidesk.town.profiles import COUNTRIES
from tests.data.reference import made
from tests.documents.reading import missing_lines, pdf_text, word_text

MOST_SHOWN = 60
WORD = re.compile(r"[^\W\d_]{4,}")


@pytest.fixture(scope="module", params=COUNTRIES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    store = made.sample(request.param, tmp_path_factory.mktemp("sample") / f"{request.param}.munidesk")
    yield request.param, store
    store.close()


def test_e_a_sample_prints_and_hands_over_what_it_did(sample: tuple[str, Store], tmp_path: Path):
    country, store = sample
    kept = made.kept(country).read_text(encoding="utf-8")
    today = made.text_of(country, made.sections(store, tmp_path))
    if today != kept:
        lines = list(unified_diff(kept.splitlines(), today.splitlines(), "kept", "today", n=1, lineterm=""))
        shown = "\n".join(lines[:MOST_SHOWN])
        pytest.fail(f"{country}, {len(lines)} lines; if it is meant: python -m tests.data.reference\n{shown}")


def test_e_word_and_pdf_have_the_lines_of_the_reference(sample: tuple[str, Store]):
    """Each paper in one country and each country with some of the papers: all of all takes minutes."""
    country, store = sample
    at = COUNTRIES.index(country)
    with fixed_clock(made.PRINTED):
        for name, document in list(made.papers(store).items())[at :: len(COUNTRIES)]:
            if asks_for_pages(document):
                document = with_pages(document, heading_pages(document))
            if document.kind is not Kind.DIPLOMA:  # its Word is a copy without signatures: tests/features/training
                assert missing_lines(document, word_text(render.word_bytes(document))) == [], name
            # Words, since the foot of a page stands in the middle of a line that goes on overleaf.
            printed = set(WORD.findall(pdf_text(render.pdf_bytes(document))))
            assert {word for line in plain_lines(document) for word in WORD.findall(line)} - printed == set(), name


def test_e_every_paper_and_list_stands_in_the_reference():
    names = {name.partition(" ")[2] for name in made.first()}
    # A letter answers one initiative that a person chooses, and a certificate is asked for; the small sample has no
    # acta in its book, and none is altered; a DC-3 is of México. The page of a councillor is asked for by name.
    without = {
        "letter",
        "member",
        "certificate",
        "altered",
        "dc3",
        "book-opening",
        "book-closing",
        "book-index",
        "whole-book",
        "book-sheets",
    }
    assert set(catalog.PAPERS) - names == without


def test_the_lines_of_a_country_are_those_that_are_not_of_the_first():
    first, other = {"a": ["uno", "dos"], "b": ["x"]}, {"a": ["uno", "tres"], "c": ["y"]}
    assert made.apart(first, other) == "=== a\n-dos\n+tres\n=== c\n+y\n=== b\n-x\n"
    assert made.apart(first, made.read(made.whole(first))) == ""
