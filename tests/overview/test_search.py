"""Ctrl+K over the sample: what is asked for is among the first, and none of it is out of reach."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.i18n import _
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.overview.search import find
from munidesk.town.sample import SampleSize


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("busca") / "cerro.munidesk"
    made = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(made, SampleSize(sessions=4))
    yield made
    made.close()


def kinds(store: Store, words: str) -> list[str]:
    hits = find(catalog.HOUSE, store, words)
    return [hit.record.partition(":")[0] for hit in hits if hit.record]


def test_many_alike_contributions_do_not_hide_the_initiative_and_the_plan(sample):
    found = kinds(sample, "luminarias")
    assert Counter(found)["contribution"] > 3
    first = found[:10]
    assert {"initiative", "plan_line", "agenda_item", "resolution"} <= set(first)
    assert Counter(first)["contribution"] <= 3


def test_a_page_is_found_by_its_name_before_any_record(sample):
    hits = find(catalog.HOUSE, sample, "plan")
    assert not hits[0].record
    assert hits[0].key == "planning"


def test_every_page_that_stands_among_the_tabs_of_another_is_found_by_its_name(sample):
    for page in catalog.pages():
        if page.within:
            words = _(page.tabs[0][1]) if page.tabs else page.words
            assert find(catalog.HOUSE, sample, words)[0].key == page.key, words
