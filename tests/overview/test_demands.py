"""What the law of each country asks of acta, notice and extract stands in print, and nothing of another country's."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.paths import RESOURCES
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council.codes import MotionPart
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.view_data import load_view
from munidesk.records.sheet import Selection
from munidesk.town import store as town
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


def test_c38_each_norm_is_answered_in_print_and_says_which_it_is():
    """What `test_k_what_the_norm_asks_for_is_printed` looks for in print holds of every country at least these."""
    least = {
        "place, hours and who presided": "levanta la sesión siendo",
        "who signs": "que firma",
        "the operative part": r"\^(EL|LA) .*(ACUERDA|RESUELVE)|cómo fueron votados|SE (ACUERDA|RESUELVE)",
    }
    for country in COUNTRIES:
        told = "\n".join(word for one in demands(country) for word in one.words)
        assert [what for what, pattern in least.items() if not re.search(pattern, told)] == [], country


def test_c38_the_acta_of_spain_ends_with_who_gives_faith_and_holds_nothing_that_is_not_its_own(printed):
    """ROF art. 109 [M]: «Ruegos y preguntas», «doy fe», who signs; no suplentes, no «SE RESUELVE»."""
    country, lines = printed
    acta = "\n".join(lines["acta"]).replace("\xa0", " ")
    faith = re.search(r"De todo lo cual yo, [^.]+, doy fe\.", acta)
    assert bool(faith) is (country in {"ES", "MX"})
    if country != "ES":
        return
    assert re.search(r"^\d+\. Ruegos y preguntas$", acta, re.MULTILINE)
    assert "que firman la Alcaldesa y la Secretaria." in acta
    assert not re.search("(?i)suplente|SE RESUELVE|que firman .*Concejal", acta)


def test_c38_the_acta_of_mexico_begins_with_its_list_and_its_declaration(printed):
    country, lines = printed
    if country == "MX":
        acta = "\n".join(lines["acta"]).replace("\xa0", " ")
        assert re.search(r"^1\. Lista de asistencia y declaratoria de quórum\. Presentes", acta, re.MULTILINE)


@pytest.mark.parametrize("country", COUNTRIES)
def test_c38_the_acta_says_the_state_of_the_municipality_where_it_is_written(tmp_path: Path, country: str):
    """«En la localidad de Villa, Estado de Jalisco»; an approved acta keeps what it said."""
    with fixed_clock(NOW), closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")) as store:
        catalog.write_sample(store, SampleSize(country=country, sessions=3, initiatives=3))
        town.save_municipality(store, replace(town.municipality(store), state="Estado de Jalisco"))
        held = sorted(store.select("session", state="closed"), key=lambda row: str(row["date"]))
        told = []
        for row in (held[0], held[-1]):
            document = build_reading_copy(load_view(store, str(row["id"])))
            told.append("\n".join(plain_lines(document)).replace("\xa0", " "))
    assert "Jalisco" not in told[0]
    assert "En la localidad de Cerro del Alba, Estado de Jalisco, a los " in told[1]


def test_c39_what_the_best_of_the_others_have_is_here_as_records_and_papers():
    """The list of C39 by its numbers. Of 4 and 9 (sound and picture, signature by certificate, public board) nothing is
    here yet; 10, publishing on the web, is the file of open data: MuniDesk has no network.
    """
    tables = {kind.table for feature in catalog.HOUSE.features for kind in feature.kinds}
    papers = {paper.name for feature in catalog.HOUSE.features for paper in feature.papers}
    listed = {
        1: ({"certificate"}, {"certificate", "extract"}),
        2: ({"election", "candidate"}, {"elections"}),
        3: ({"speaker_turn"}, {"speakers"}),
        5: ({"agenda_change"}, {"acta"}),
        6: ({"presence", "attachment"}, {"attendance-report"}),
        7: ({"phrase", "minutes_signer"}, {"acta"}),
        8: ({"motion", "vote"}, {"votes", "ballots"}),
        10: ({"notice"}, {"public", "agenda", "open-data"}),
    }
    for number, (kinds, made) in listed.items():
        assert kinds <= tables, number
        assert made <= papers, number
    assert {"amendment", "article"} <= {part.value for part in MotionPart}
