"""T4: the search index is checked and made anew by itself; saving never fails because of it."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.base.problems import Severity
from munidesk.data import backup, check, check_file, file, search_index
from munidesk.data.search import search
from munidesk.data.store import Store
from tests.data.rooms import schema

WORDS = ("plaza", "bacheo", "iluminación", "huerta", "ómnibus", "vereda", "rampa", "taller")
DAMAGES = {
    "half of the index": ["DELETE FROM search_index_data WHERE id > 10"],
    "all of the index": ["DELETE FROM search_index_data"],
    "its settings": ["DELETE FROM search_index_config", "DELETE FROM search_index_docsize"],
    "a flipped letter": ["UPDATE search_text SET title = replace(title, 'plaza', 'plasa')"],
    "texts of another": ["UPDATE search_text SET body = 'x' WHERE id = 3"],
    "missing rows": ["DELETE FROM search_text WHERE id > 20"],
    "rows of nobody": ["INSERT INTO search_text (kind, record, title, body) VALUES ('note', 'nadie', 'plaza', '')"],
    "a record twice": [
        "INSERT INTO search_text (kind, record, title, body) SELECT kind, record, title, body FROM search_text LIMIT 1",
        "INSERT INTO search_index (rowid, title, body) SELECT max(id), title, body FROM search_text",
    ],
    "no index of records": ["DROP INDEX search_text_record"],
    "no table": ["DROP TABLE search_index", "DROP TABLE search_text"],
}
PAGES = ("search_text", "search_index_data", "search_text_record", "search_index_idx")


def put(store: Store, text: str, key: str = "") -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text, **({"id": key} if key else {})})


@pytest.fixture
def filled(path: Path) -> list[str]:
    chance = random.Random(4)
    with closing(file.create(path, [schema()])) as store:
        return [put(store, f"{chance.choice(WORDS)} {number} " * 20) for number in range(200)]


def spoil(path: Path, how: str) -> None:
    """The damage called `how` of `DAMAGES`, or every page of a table of `PAGES` made of zeros."""
    if how in DAMAGES:
        with closing(sqlite3.connect(path)) as raw:
            for statement in DAMAGES[how]:
                raw.execute(statement)
            raw.commit()
        return
    with closing(sqlite3.connect(path)) as raw:
        pages = [row[0] for row in raw.execute("SELECT pageno FROM dbstat WHERE name = ?", (how,))]
    with path.open("r+b") as written:
        for page in pages:
            written.seek((page - 1) * 4096)
            written.write(bytes(4096))


def found(store: Store, word: str = "plaza") -> set[str]:
    return {hit.id for hit in search(store, word, 500)}


def written(store: Store, word: str = "plaza") -> set[str]:
    return {str(row["id"]) for row in store.select("note") if word in str(row["text"])}


@pytest.mark.parametrize("how", [*DAMAGES, *PAGES])
def test_t4_damage_is_seen_and_the_index_made_anew(path: Path, filled: list[str], how: str):
    spoil(path, how)
    with closing(file.open_file(path, [schema()])) as store:
        assert not search_index.is_sound(store.connection, store.searchable)
        assert search_index.mend(store)
        assert search_index.is_sound(store.connection, store.searchable)
        assert found(store) == written(store)
        assert check.database_problems(store.connection) == ()
        assert not search_index.mend(store)


@pytest.mark.parametrize("how", [*DAMAGES, *PAGES])
def test_t4_saving_goes_on_and_the_next_search_finds_it(path: Path, filled: list[str], how: str):
    spoil(path, how)
    with closing(file.open_file(path, [schema()])) as store:
        put(store, "una plaza distinta", filled[0])
        new = put(store, "plaza nueva")
        store.undo()
        store.redo()
        assert store.get("note", filled[0])["text"] == "una plaza distinta"
        search_index.mend(store)  # as every opening does
        assert found(store) == written(store)
        assert new in found(store)
        assert check.database_problems(store.connection) == ()


@pytest.mark.parametrize("how", ["half of the index", "all of the index", "no table", "search_index_data"])
def test_t4_a_search_that_trips_over_damage_mends_it_and_answers(path: Path, filled: list[str], how: str):
    spoil(path, how)
    with closing(file.open_file(path, [schema()])) as store:
        assert found(store) == written(store)


def test_t4_where_nothing_may_be_written_the_sentence_is_true(path: Path, filled: list[str]):
    spoil(path, "half of the index")
    with closing(file.open_file(path, [schema()], read_only=True)) as store:
        with pytest.raises(UserError, match="Lo demás se lee"):
            found(store)
        assert len(store.select("note")) == 200


@pytest.mark.parametrize("how", [*DAMAGES, *PAGES])
def test_t4_the_check_says_that_it_was_made_anew(path: Path, filled: list[str], how: str):
    spoil(path, how)
    (problem,) = check_file.check(path, [schema()])
    assert problem.text == "El índice de búsqueda estaba dañado y se rehízo."
    assert problem.severity is Severity.ATTENTION
    assert check_file.check(path, [schema()]) == ()


def test_t4_the_check_names_an_index_it_could_not_make_anew(
    path: Path, filled: list[str], monkeypatch: pytest.MonkeyPatch
):
    spoil(path, "half of the index")
    monkeypatch.setattr(search_index, "mend", lambda _store: False)
    (problem,) = check_file.check(path, [schema()])
    assert "no se pudo rehacer" in problem.text
    assert problem.blocks


@pytest.mark.parametrize("how", [*DAMAGES, *PAGES])
def test_t4_a_backup_carries_a_sound_index(path: Path, tmp_path: Path, filled: list[str], how: str):
    spoil(path, how)
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.open_file(path, [schema()])) as store:
        report = backup.backup(store, folder)
    assert report.faults == ()
    with closing(file.open_file(report.path, [schema()])) as copy:
        assert search_index.is_sound(copy.connection, copy.searchable)
        assert found(copy) == written(copy)


def test_t4_flips_of_a_bit_in_the_text_of_the_index_are_all_seen(path: Path, filled: list[str]):
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as raw:
        pages = [row[0] for row in raw.execute("SELECT pageno FROM dbstat WHERE name LIKE 'search_%'")]
    chance, missed = random.Random(11), []
    for _turn in range(60):
        at = (chance.choice(pages) - 1) * 4096 + chance.randrange(4096)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        with closing(file.open_file(path, [schema()])) as store:
            search_index.mend(store)
            if any(found(store, word) != written(store, word) for word in WORDS):
                missed.append(at)
    assert missed == []


def test_t4_looking_writes_nothing(path: Path, filled: list[str]):
    with closing(file.open_file(path, [schema()])) as store:
        before = path.read_bytes()
        assert search_index.is_sound(store.connection, store.searchable)
        assert not search_index.mend(store)
        assert path.read_bytes() == before


def test_t4_a_full_disk_still_stops_the_change(store: Store):
    put(store, "guardado")
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(UserError, match="No queda espacio"):
        for _turn in range(200):
            put(store, "x" * 4000)
    store.connection.execute("PRAGMA max_page_count=1000000")
    assert found(store, "guardado") == written(store, "guardado")
    assert not store.index_broken
