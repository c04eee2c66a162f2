"""Whatever is typed in Ctrl+K is words to find, never the language of the index."""

import pytest

from munidesk.data.search import search
from munidesk.data.store import Store


@pytest.mark.parametrize(
    "typed", ['plaza "vieja', '"plaza', 'pla"za', "plaza*", "plaza OR (", "text:plaza", "-plaza", "plaza^2"]
)
def test_a_sign_of_the_index_typed_in_the_search_stops_nothing(store: Store, typed: str):
    with store.change("Anotar") as writer:
        writer.put("note", {"text": "la plaza vieja"})
    assert all(hit.title == "la plaza vieja" for hit in search(store, typed))


def test_words_in_quotes_are_found(store: Store):
    with store.change("Anotar") as writer:
        writer.put("note", {"text": "la plaza vieja"})
    assert len(search(store, '"plaza vieja"')) == 1
