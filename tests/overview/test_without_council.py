"""The invented institute and organisation: no council, something to show, and every paper prints or says why not."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.overview.due import is_new, sections
from munidesk.records.sheet import Selection
from munidesk.town.domain import BodyKind, TownKind
from munidesk.town.founded import is_founded, put_off_members
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize
from munidesk.town.store import bodies, municipality


@pytest.fixture(scope="module", params=[("institute", "UY"), ("organisation", "MX")], ids=lambda one: one[0])
def store(request, tmp_path_factory):
    kind, country = request.param
    made = file.create(tmp_path_factory.mktemp("casa") / "a.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made, SampleSize(country=country, kind=kind))
    yield made
    made.close()


def test_it_is_what_it_says_and_has_no_council(store):
    record = municipality(store)
    assert record.kind is not TownKind.MUNICIPALITY
    assert is_founded(store), "the window opens, not the first run"
    assert [one.kind for one in bodies(store)] == [BodyKind.BOARD]
    assert store.count("session") == 0
    shown = {page.key for page in catalog.HOUSE.rail(store) if page.shown is None or page.shown(store)}
    assert "council" not in shown
    assert "council.letters" in shown, "letters stand by themselves"
    assert catalog.HOUSE.beside("council.letters", store) == ()


def test_what_it_begins_with_stands_first_and_holds_something(store):
    first = {"institute": "training", "organisation": "open_government"}[municipality(store).kind.value]
    present = [one.name for one in catalog.HOUSE.present(store)]
    if first in present:
        assert present[0] == first
        tables = [kind.table for feature in catalog.HOUSE.features if feature.name == first for kind in feature.kinds]
        assert sum(store.count(table) for table in tables) > 0


def test_an_organisation_asks_over_its_own_look_from_outside(store):
    if municipality(store).kind is not TownKind.ORGANISATION:
        return
    asks = store.select("advocacy_ask")
    assert asks
    assert {str(one["organisation"]) for one in asks} == {municipality(store).name}


def test_every_paper_prints_or_says_in_a_sentence_why_not(store):
    printed = 0
    for name in catalog.PAPERS:
        try:
            made = catalog.export_named(name)(store, Selection())
        except UserError as error:
            assert str(error).strip().endswith((".", "?", "»", ")")), (name, str(error))
            continue
        if isinstance(made, Document) and printed < 12:
            printed += 1
            assert render.pdf_bytes(made), name


def test_nothing_that_waits_is_of_a_council(store):
    for one in catalog.HOUSE.pending(store, date(2026, 11, 17), 20):
        assert one.part != "Concejo"
        for row in (*one.rows, *one.begin):
            assert "Concejo" not in row.title, row.title


def test_what_is_asked_of_a_town_waits_until_it_is_answered(store):
    if municipality(store).kind is not TownKind.ORGANISATION:
        return
    told = [one for one in catalog.HOUSE.pending(store, date(2026, 11, 17), 20) if one.one == "Pedido"]
    assert [one.total for one in told] == [len(store.select("advocacy_ask", state="open"))]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (TownKind.INSTITUTE, "Cargue competencias, puestos y cursos"),
        (TownKind.ORGANISATION, "Responda el primer diagnóstico"),
    ],
)
def test_a_new_one_begins_with_what_it_is_for(tmp_path, kind, first):
    made = file.create(tmp_path / "nuevo.munidesk", catalog.schemas())
    found(made, country="UY", name="Instituto nuevo", kind=kind)
    put_off_members(made)
    told = tuple(catalog.HOUSE.pending(made, date(2026, 11, 17), 20))
    assert is_new(told)
    (begin, *_rest) = sections(told, date(2026, 11, 17))
    assert begin.lines[0].row.title == first
    made.close()
