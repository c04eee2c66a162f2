"""A file of twenty years is checked and copied on an old computer: neither takes memory with its length."""

import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.data import backup, check, file, journal, replayed
from munidesk.data.connection import connect
from munidesk.data.store import Store
from tests.data import past
from tests.data.rooms import schema

ALTERED = (
    "UPDATE note SET text = 'otra' WHERE id = (SELECT min(id) FROM note)",
    "DELETE FROM note WHERE id = (SELECT max(id) FROM note)",
    "UPDATE change_row SET after = replace(after, 'nota 7', 'nota 8')",
    "UPDATE change_set SET label = 'x' WHERE seq = 2",
    "DROP TABLE note",
    "INSERT INTO note (id, text) SELECT 'zz' || substr(id, 3), text FROM note LIMIT 1",
)


def written(path: Path, count: int) -> Store:
    """One change of many notes, as a sheet brought in makes; some changed again, one deleted, one taken back."""
    store = file.create(path, [schema()], author="Lucía")
    with store.change("Traer una planilla") as writer:
        made = [writer.put("note", {"text": f"nota {number} " + "x" * 400}) for number in range(count)]
    for key in made[:5]:
        with store.change("Cambiar") as writer:
            writer.put("note", {"id": key, "text": "cambiada"})
    with store.change("Borrar") as writer:
        writer.delete("note", made[5])
    with store.change("Anotar") as writer:
        writer.put("note", {"text": "por deshacer"})
    store.undo()
    return store


@pytest.mark.parametrize("statement", ["", *ALTERED])
def test_rows_put_aside_are_compared_like_rows_at_hand(path: Path, monkeypatch: pytest.MonkeyPatch, statement: str):
    written(path, 20).close()
    if statement:
        past.tamper(path, statement)
    found = problems(path)
    assert bool(found) == bool(statement)
    monkeypatch.setattr(replayed, "_AT_HAND", 3)
    assert problems(path) == found


def problems(path: Path) -> list[str]:
    with closing(connect(path, read_only=True)) as connection:
        return sorted(one.text for one in check.database_problems(connection))


def test_a_full_disk_for_temporary_files_is_no_damage(path: Path, monkeypatch: pytest.MonkeyPatch):
    """What cannot be put aside is kept in memory: the file is checked all the same, and nobody is told it is broken."""
    made = replayed.connect_scratch

    def tiny() -> sqlite3.Connection:
        connection = made()
        connection.execute("PRAGMA max_page_count=4")
        return connection

    monkeypatch.setattr(replayed, "connect_scratch", tiny)
    monkeypatch.setattr(replayed, "_AT_HAND", 10)
    with closing(written(path, 500)) as store:
        assert check.database_problems(store.connection) == ()


def test_check_and_copy_take_no_memory_with_the_length_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Ten times the history, less than twice the memory."""
    monkeypatch.setattr(replayed, "_AT_HAND", 200)
    short, long = written(tmp_path / "a.munidesk", 400), written(tmp_path / "b.munidesk", 4000)
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(short), closing(long):
        for work in (lambda one: check.of_store(one), lambda one: backup.backup(one, folder)):
            peak(work, short)  # what is loaded once
            assert peak(work, long) < 2 * peak(work, short) + 100_000


def peak(work: Callable[[Store], object], store: Store) -> int:
    tracemalloc.start()
    try:
        work(store)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_sheet_that_was_brought_in_last_is_read_once_and_not_for_every_table(path: Path, monkeypatch):
    """What came back whole was read a hundred times over: twenty seconds instead of one."""
    read: list[str] = []
    sealed = journal.sealed
    monkeypatch.setattr(journal, "sealed", lambda *told: read.append(told[1].id) or sealed(*told))
    with closing(file.create(path, [schema()], author="Lucía")) as store:
        with store.change("Traer una planilla") as writer:
            for number in range(20):
                writer.put("note", {"text": f"nota {number}"})
        with store.change("Y otra") as writer:
            writer.put("note", {"text": "la última"})
        read.clear()
        assert check.database_problems(store.connection) == ()
    assert len(read) == len(set(read)) == 2
