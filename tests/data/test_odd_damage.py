"""T25: damage of one field, or of the whole file while it is open, is a sentence and never an error of our own."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.base.errors import FileError, Trouble
from munidesk.data import check_file, file
from munidesk.data.store import Store
from tests.data.rooms import schema


def put(store: Store, text: str) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text})


def altered(path: Path, statement: str) -> None:
    with closing(file.create(path, [schema()])) as store:
        for number in range(4):
            put(store, f"nota {number}")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


@pytest.mark.parametrize("key", ["zz-no-uuid", "", "0190ab", "ñ", "ffffffff-ffff-7fff-bfff-ffffffffffff"])
def test_t25_a_last_change_without_a_proper_key_opens_and_goes_on(path: Path, key: str):
    altered(path, f"UPDATE change_set SET id = '{key}' WHERE seq = 4")
    for turn in range(3):
        with closing(file.open_file(path, [schema()])) as store:
            assert put(store, f"sigue {turn}")
    with closing(file.open_file(path, [schema()], read_only=True)) as store:
        assert len(store.select("note")) == 7
    problems = check_file.check(path, [schema()])
    assert any(problem.key == "chain" for problem in problems)


@pytest.mark.parametrize("mark", ["hola|x", "", "|", "2026-13-45|x"])
def test_t25_a_note_of_the_last_backup_that_makes_no_sense_is_as_good_as_none(path: Path, mark: str):
    altered(path, f"INSERT INTO meta VALUES ('last_backup', '{mark}')")
    with closing(file.open_file(path, [schema()])) as store:
        assert store.last_backup is None
        store.set_meta("last_backup", mark)
        assert store.last_backup is None


def test_t25_a_file_emptied_while_it_is_open_says_so(path: Path, store: Store):
    put(store, "guardada")
    os.truncate(path, 0)
    attempts = (
        lambda: put(store, "otra"),
        lambda: store.select("note"),
        lambda: store.select("neighbour"),
        lambda: store.set_meta("last_backup", "x"),
        lambda: store.query("SELECT count(*) FROM note"),
    )
    for attempt in attempts:
        with pytest.raises(FileError, match="quedó vacío mientras estaba abierto") as said:
            attempt()
        assert said.value.trouble is Trouble.EMPTY
    store.close()
    assert path.stat().st_size == 0


def test_t25_a_file_cut_while_it_is_open_says_so(path: Path, store: Store):
    for _turn in range(40):
        put(store, "larga " * 300)
    os.truncate(path, 8192)
    with pytest.raises(FileError, match="una parte no se puede leer"):
        store.select("note")
