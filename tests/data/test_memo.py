"""What a page read last is read again as soon as anybody wrote anything."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.data import file
from munidesk.data.store import Store
from tests.data.rooms import schema


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = file.create(path, [schema()], author="Lucía")
    yield made
    made.close()


def texts(store: Store) -> tuple[str, ...]:
    return store.remembered("notes", lambda: tuple(str(row["text"]) for row in store.select("note", order="id")))


def put(store: Store, text: str) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text})


def test_it_is_read_once_while_nothing_is_written(store: Store):
    put(store, "una")
    assert texts(store) is texts(store)


def test_a_change_an_undo_and_a_redo_are_seen(store: Store):
    put(store, "una")
    assert texts(store) == ("una",)
    put(store, "dos")
    assert texts(store) == ("una", "dos")
    store.undo()
    assert texts(store) == ("una",)
    store.redo()
    assert texts(store) == ("una", "dos")


def test_inside_a_change_it_sees_what_is_not_written_yet_and_forgets_it_when_it_fails(store: Store):
    put(store, "una")
    assert texts(store) == ("una",)
    with pytest.raises(RuntimeError), store.change("Anotar") as writer:
        writer.put("note", {"text": "nunca"})
        assert texts(store) == ("una", "nunca")
        raise RuntimeError
    assert texts(store) == ("una",)


def test_what_another_program_writes_is_seen(store: Store, path: Path):
    put(store, "una")
    assert texts(store) == ("una",)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE note SET text = 'otra'")
        other.commit()
    assert texts(store) == ("otra",)


def test_only_a_few_values_are_kept(store: Store):
    for number in range(30):
        assert store.remembered(number, lambda at=number: [at]) == [number]
    assert store.remembered(0, lambda: ["de nuevo"]) == ["de nuevo"]
