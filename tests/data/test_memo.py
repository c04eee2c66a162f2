"""What a page read last is read again as soon as anybody wrote anything."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.data import drafts, file
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


NOTES = frozenset({"note"})


def counted(store: Store, made: list[int]) -> int:
    """How many notes there are, by a value that says its table; each reading is noted in `made`."""

    def make() -> int:
        made.append(len(made))
        return store.count("note")

    return store.remembered("how many", make, NOTES)


def test_a_write_in_another_table_leaves_it(store: Store):
    made: list[int] = []
    put(store, "una")
    assert counted(store, made) == 1
    with store.change("Aparte") as writer:
        writer.put("neighbour", {"name": "nada que ver"})
    assert counted(store, made) == 1 and made == [0]
    put(store, "dos")
    assert counted(store, made) == 2 and made == [0, 1]
    store.undo()
    assert counted(store, made) == 1 and made == [0, 1, 2]


def test_what_is_typed_and_no_record_yet_leaves_it(store: Store):
    made: list[int] = []
    assert counted(store, made) == 0
    drafts.keep(store, "d1", "note.new", {"text": "a medio escribir"})
    store.set_meta("algo", "1")
    assert counted(store, made) == 0 and made == [0]
    assert texts(store) == ()
    put(store, "una")
    assert counted(store, made) == 1


def test_a_change_that_fails_leaves_no_trace_in_it(store: Store):
    made: list[int] = []
    assert counted(store, made) == 0
    with pytest.raises(RuntimeError), store.change("Anotar") as writer:
        writer.put("note", {"text": "nunca"})
        assert counted(store, made) == 1
        raise RuntimeError
    assert counted(store, made) == 0


def test_what_another_program_writes_is_seen_where_the_table_is_said(store: Store, path: Path):
    made: list[int] = []
    put(store, "una")
    assert counted(store, made) == 1
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE note SET deleted_at = '2026-01-01'")
        other.commit()
    assert counted(store, made) == 0


def test_it_is_renewed_with_the_rows_written_since(store: Store):
    told: list[dict[str, frozenset[str]]] = []

    def renew(old: int, touched: Mapping[str, frozenset[str]]) -> int:
        told.append(dict(touched))
        return old + len(touched["note"])

    def value() -> int:
        return store.remembered("notes", lambda: store.count("note"), NOTES, renew)

    assert value() == 0
    one, two = put(store, "una"), put(store, "dos")
    assert value() == 2 and told == [{"note": frozenset({one, two})}]
    assert value() == 2 and len(told) == 1


def test_a_value_of_values_is_not_kept_when_another_program_wrote_between_them(store: Store, path: Path):
    put(store, "una")

    def both() -> tuple[tuple[str, ...], tuple[str, ...]]:
        first = texts(store)
        with closing(sqlite3.connect(path)) as other:
            other.execute("UPDATE note SET text = text || '+'")
            other.commit()
        return first, texts(store)

    assert store.remembered("both", both, NOTES) == (("una",), ("una+",))
    assert store.remembered("both", lambda: (texts(store), texts(store)), NOTES) == (("una+",), ("una+",))


def test_a_change_reads_once_what_it_leaves_alone_and_anew_what_it_writes(store: Store):
    reads: list[str] = []

    def read(table: str) -> tuple[str, ...]:
        def make() -> tuple[str, ...]:
            reads.append(table)
            return tuple(str(row["text"]) for row in store.select(table, order="id"))

        return store.remembered(table, make, frozenset({table}))

    put(store, "una")
    with store.change("Anotar") as writer:
        assert read("note") == read("note") == ("una",)
        assert reads == ["note"]
        writer.put("note", {"text": "dos"})
        assert read("note") == ("una", "dos")
    assert read("note") == ("una", "dos")
    with pytest.raises(RuntimeError), store.change("Anotar") as writer:
        assert read("note") == ("una", "dos")
        writer.put("note", {"text": "nunca"})
        assert read("note") == ("una", "dos", "nunca")
        raise RuntimeError
    assert read("note") == ("una", "dos")
