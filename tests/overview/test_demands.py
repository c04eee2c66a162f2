"""What the law of each country asks of acta, notice and extract stands in print, and nothing of another country's."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.paths import RESOURCES
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection
from munidesk.town.profile import Demand
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.rules import Mark
from munidesk.town.sample import SampleSize

NOW = datetime(2026, 11, 17, 21, 15)
PAPERS = ("acta", "notice", "extract")


def demands(country: str) -> tuple[Demand, ...]:
    return load_profile(country).demands


@pytest.fixture(scope="module", params=COUNTRIES)
def printed(request, tmp_path_factory) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The country, and the lines of each paper of its sample."""
    with fixed_clock(NOW):
        store = file.create(tmp_path_factory.mktemp("pide") / "a.munidesk", catalog.schemas(), author="Lucía")
        catalog.write_sample(store, SampleSize(country=request.param, sessions=3, initiatives=3))
        made = {name: catalog.export_named(name)(store, Selection()) for name in PAPERS}
    store.close()
    assert all(isinstance(one, Document) for one in made.values())
    yield request.param, {name: [*plain_lines(one)] for name, one in made.items() if isinstance(one, Document)}


def test_k_what_the_norm_asks_for_is_printed(printed):
    country, lines = printed
    missing = [
        (one.asks, word)
        for one in demands(country)
        for word in one.words
        if not any(re.search(word, line.replace("\xa0", " ").replace("\xad", "")) for line in lines[one.paper])
    ]
    assert missing == []


def test_k_nothing_of_another_countrys_law_is_printed(printed):
    country, lines = printed
    own = (RESOURCES / "profiles" / f"{country.lower()}.toml").read_text(encoding="utf-8")
    strange = {one.article for other in COUNTRIES for one in demands(other) if one.article and one.article not in own}
    strange |= {one for other in COUNTRIES if (one := load_profile(other).words.resolves) not in own}
    told = "\n".join(line.replace("\xa0", " ") for paper in lines.values() for line in paper)
    cited = [article for article in strange if re.search(rf"{re.escape(article)}(?![\d])", told)]
    assert [one for one in cited if not re.search(rf"\w+ {re.escape(one)}", own)] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_k_every_demand_says_where_it_comes_from_and_how_sure_it_is(country: str):
    told = demands(country)
    assert {one.paper for one in told} >= {"acta", "extract"}
    for one in told:
        assert one.words and one.asks
        assert one.article or one.mark is not Mark.VERIFIED, one.asks
