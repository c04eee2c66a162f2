"""Ctrl+K finds what people call a record by: its number, its author, what they want to do (W12, W34)."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.lazy import Later
from munidesk.catalog import write_sample
from munidesk.data import file, search
from munidesk.data.search import asked
from munidesk.data.store import Store
from munidesk.overview.search import seek
from munidesk.town.people_lists.store import neighbour_named
from munidesk.town.sample import SampleSize


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("numeros") / "cerro.munidesk"
    made = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(made, SampleSize(sessions=4))
    yield made
    made.close()


def first(store: Store, words: str) -> str:
    """The record of the first result, or the page and verb of a command."""
    groups = seek(catalog.HOUSE, store, words)
    if not groups:
        return ""
    hit = groups[0].hits[0]
    return hit.record or f"{hit.key}.{hit.run}"


def of(store: Store, table: str) -> dict[str, str]:
    """«table:id» by the number the person sees."""
    rows = store.select(table, order="id")
    return {str(row["number"]): f"{table}:{row['id']}" for row in rows if row["number"]}


def test_w12_a_resolution_an_acta_and_a_session_are_found_by_their_numbers(sample):
    for number, record in of(sample, "resolution").items():
        year = sample.get("resolution", record.partition(":")[2])["year"]
        assert first(sample, f"{number}/{year}") == record
        hits = [one.record for one in seek(catalog.HOUSE, sample, f"resolucion {number}")[0].hits]
        assert record in hits
    for number, record in of(sample, "minutes").items():
        assert first(sample, f"acta {number}") == record
    for number, record in of(sample, "session").items():
        kind = (
            "ordinaria" if sample.get("session", record.partition(":")[2])["kind"] == "ordinary" else "extraordinaria"
        )
        assert record in {one.record for group in seek(catalog.HOUSE, sample, f"{kind} {number}", most=50)
                          for one in group.hits}  # fmt: skip


@pytest.mark.parametrize("typed", ["{year}-{number:03d}", "{number:03d}", "folio {year}-{number}"])
def test_w12_an_initiative_is_found_by_the_folio_on_its_receipt(sample, typed):
    row = sample.select("initiative", order="folio_number")[3]
    words = typed.format(year=row["folio_year"], number=row["folio_number"])
    assert f"initiative:{row['id']}" in {one.record for g in seek(catalog.HOUSE, sample, words) for one in g.hits}


def test_w12_a_neighbour_just_typed_is_found_and_no_index_keeps_the_name(sample):
    neighbour_named(sample, "Juan Pérez Larrañaga")
    for words in ("juan perez", "Larrañaga juan", "larranaga"):
        (group,) = [one for one in seek(catalog.HOUSE, sample, words) if one.key == "neighbour"]
        assert [one.title for one in group.hits] == ["Juan Pérez Larrañaga"]
    assert not sample.query("SELECT 1 FROM search_text WHERE title LIKE '%Larrañaga%' OR body LIKE '%Larrañaga%'")


@pytest.mark.parametrize(
    ("words", "place"),
    [("nueva ses", "council.new_session"), ("nueva inic", "participation.new_initiative"),
     ("respaldar", "settings.back_up"), ("exportar acta", "council."), ("nuevo foda", "swot.new")],
)  # fmt: skip
def test_w12_what_one_wants_to_do_is_found(sample, words, place):
    assert first(sample, words) == place


def test_every_command_names_a_page_and_a_verb_it_has():
    makers = {page.key: page.make for page in catalog.pages()}
    for feature in catalog.HOUSE.features:
        for one in feature.commands:
            made = makers[one.key]
            made = made.func if isinstance(made, partial) else made
            page = made.meant if isinstance(made, Later) else made
            assert not one.run or callable(getattr(page, one.run)), one


def test_w34_results_come_by_kind_five_of_each_with_how_many_there_are(sample):
    groups = {one.key: one for one in seek(catalog.HOUSE, sample, "luminarias")}
    said = groups["contribution"]
    assert len(said.hits) == 5 < said.total
    assert search.START in said.hits[0].excerpt
    (whole,) = seek(catalog.HOUSE, sample, "luminarias", ("contribution",), 200)
    assert len(whole.hits) == whole.total == said.total


def test_every_result_leads_to_a_page_that_takes_its_arguments(sample):
    """A result that opens nothing is worse than none: the themes once led to an argument their page did not know."""
    from inspect import signature

    makers = {page.key: page.make for page in catalog.pages()}
    for words in ("plaza", "luminarias", "la", "acta", "sesión", "agua", "juan", "piloto"):
        for group in seek(catalog.HOUSE, sample, words, most=200):
            for hit in group.hits:
                made = makers[hit.key]
                page = made.meant if isinstance(made, Later) else getattr(made, "func", made)
                page = page.meant if isinstance(page, Later) else page
                assert set(hit.arguments) <= set(signature(page.open).parameters), hit


def test_b5_a_word_that_stands_everywhere_hides_no_other_kind_and_all_of_one_can_be_seen(tmp_path):
    """Three hundred contributions and one old initiative hold the word: both kinds stand in the answer."""
    store = file.create(tmp_path / "x.munidesk", catalog.schemas())
    with store.change("x") as writer:
        writer.put("initiative", {**_BLANK, "title": "Luz en la plaza"})
        place = writer.put("encounter", {"date": "2026-03-01", "kind": "workshop", "title": "Taller"})
        for at in range(300):
            writer.put("contribution", {"encounter_id": place, "text": f"La luz del poste {at}", "position": at})
    found = {one.key: one for one in seek(catalog.HOUSE, store, "luz ")}
    assert [one.title for one in found["initiative"].hits] == ["Luz en la plaza"]
    assert (len(found["contribution"].hits), found["contribution"].total) == (5, search.MANY)
    (whole,) = seek(catalog.HOUSE, store, "luz ", ("contribution",), 200)
    assert len(whole.hits) == 200
    assert {one.key for one in seek(catalog.HOUSE, store, "plaza ")} == {"initiative"}
    store.close()


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted", "begun"),
    [
        ("plaza vieja", ("plaza",), (), "vieja"),
        ("«plaza vieja» -banco alumb", ("plaza vieja",), ("banco",), "alumb"),
        ('"plaza vieja" ', ("plaza vieja",), (), ""),
        ("plaza -banco", ("plaza",), ("banco",), ""),
        ("-banco", (), (), "banco"),
        ("a 48/2026", ("a",), (), "48/2026"),
        ("¿? ...", (), (), ""),
    ],
)
def test_what_is_typed_is_words_phrases_and_words_left_out(typed, wanted, unwanted, begun):
    found = asked(typed)
    assert (found.wanted, found.unwanted, found.begun) == (wanted, unwanted, begun)


def test_a_phrase_is_found_as_it_stands_and_a_word_can_be_left_out(tmp_path):
    store = file.create(tmp_path / "x.munidesk", catalog.schemas())
    for title in ("La plaza vieja del centro", "Vieja plaza y bancos", "Plaza vieja con bancos"):
        with store.change("x") as writer:
            writer.put("initiative", {**_BLANK, "title": title})

    def titles(words: str) -> set[str]:
        return {one.title for group in seek(catalog.HOUSE, store, words) for one in group.hits if one.record}

    assert titles("«plaza vieja»") == {"La plaza vieja del centro", "Plaza vieja con bancos"}
    assert titles("plaza -bancos ") == {"La plaza vieja del centro"}
    assert titles("plaza viej") == titles("plaza vieja")
    store.close()


_BLANK = {
    "folio_year": 2026, "folio_number": 1, "text": "", "received": "2026-01-02", "state": "received",
}  # fmt: skip
