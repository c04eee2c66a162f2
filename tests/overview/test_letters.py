"""Letters beyond their own room: found, in the thread of what they tell, in what a person may ask to be forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.sought import Sought
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.overview.everything_papers import kept_private
from munidesk.overview.person import Fate, look
from munidesk.overview.search import find
from munidesk.overview.thread import thread
from munidesk.records.ref import Ref
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import Letter, LetterState
from munidesk.town.letters.kinds import LETTERS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = file.create(tmp_path_factory.mktemp("cartas") / "a.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made)
    yield made
    made.close()


def notification(store: Store) -> Letter:
    return next(one for one in LETTERS.all(store) if one.state is LetterState.UNPROVED)


def test_ctrl_k_finds_a_letter_by_its_number_and_by_its_subject(store: Store):
    one = notification(store)
    for words in ("Notificación 1/2026", "carta audiencia pública anual"):
        hits = find(catalog.HOUSE, store, words)
        assert any(hit.record == f"letter:{one.id}" and hit.key == "council.letters" for hit in hits), words


def test_a_notification_stands_in_the_thread_of_its_resolution(store: Store):
    one = notification(store)
    assert one.about is not None
    told = thread(catalog.HOUSE, store, one.about)
    assert told is not None
    assert any(moment.words.startswith("Se envió: Notificación 1/2026") for moment in told.moments)


def test_who_asks_finds_the_paper_that_went_and_it_can_be_erased(store: Store):
    blank = letters.proposed(store)
    from dataclasses import replace

    one = letters.write_to(store, replace(blank, subject="Su pedido"), "Zulma Yacosa", private=True)
    letters.send(store, one.id, one.day, one.way)
    places = look(catalog.HOUSE, store, Sought("Zulma Yacosa")).places
    found = {place.ref.kind: place for place in places}
    assert found["letter_paper"].fate is Fate.ERASE and "letter" not in found
    assert "Zulma Yacosa" in found["letter_paper"].says and "{" not in found["letter_paper"].says
    assert Ref("neighbour", one.neighbour_id) in [place.ref for place in places]


def test_papers_with_names_stay_where_private_data_stay(store: Store):
    assert {"Carta de respuesta", "Carta o notificación", "Registro de correspondencia"} <= set(
        kept_private(catalog.HOUSE)
    )


def test_every_letter_can_be_printed(store: Store, tmp_path: Path):
    from munidesk.documents import render

    for one in LETTERS.all(store):
        for suffix in (".pdf", ".docx"):
            path = tmp_path / f"{one.id}{suffix}"
            render.write(letters.letter_document(store, one), path)
            assert path.stat().st_size > 2000
