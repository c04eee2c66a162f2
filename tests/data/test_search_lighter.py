"""The index of search without an index of whole keys: lighter, as quick, and still no record twice in it.

Files of before come to it whole or with a damaged index, which stops neither their update nor who only reads them.
"""

import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.data import check, check_file, file, objects, search_index
from munidesk.data.connection import connect
from munidesk.data.search import text_of
from munidesk.data.store import Store
from tests.bench.bench_weight import contents, two_files
from tests.data import past
from tests.data.rooms import schema
from tests.data.test_search_index import DAMAGES, found, put, spoil, written

DAMAGED = (*(how for how in DAMAGES if "search_text_record" not in DAMAGES[how][0] and how != "a record twice"),
           "search_text", "search_index_data", "sqlite_autoindex_search_text_1", "search_index_idx")  # fmt: skip
BEFORE = {"0.1": past.as_released, "0.2": past.as_0_2}


def is_lighter(store: Store) -> bool:
    return {"search_text_record"} == {
        str(row["name"])
        for row in store.query("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'search_text'")
    }


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notes") / "municipio.munidesk"
    with closing(file.create(path, [schema()])) as store:
        for first in range(0, 200, 10):
            with store.change("Anotar") as writer:
                for number in range(first, first + 10):
                    writer.put("note", {"text": f"{'plaza' if number % 3 else 'huerta'} {number} " * 20})
    return path


@pytest.fixture(params=BEFORE)
def older(notes: Path, path: Path, request: pytest.FixtureRequest) -> Path:
    """A file of two hundred notes as an earlier version left it."""
    shutil.copyfile(notes, path)
    BEFORE[request.param](path)
    return path


def test_c_a_file_of_before_comes_to_it_with_every_number_of_its_index(older: Path):
    with closing(connect(older, read_only=True)) as raw:
        before = [tuple(row) for row in raw.execute("SELECT * FROM search_text ORDER BY id")]
    with closing(file.open_file(older, [schema()])) as store:
        assert is_lighter(store)
        assert objects.digest(objects.read(store.connection)) == digest_of_a_new_file(older.parent)
        assert [tuple(row.values()) for row in store.query("SELECT * FROM search_text ORDER BY id")] == before
        assert search_index.is_sound(store.connection, store.searchable)
        assert found(store) == written(store)
        put(store, "una plaza más")
        assert found(store) == written(store)
    assert check_file.check(older, [schema()]) == ()


def digest_of_a_new_file(folder: Path) -> str:
    with closing(file.create(folder / "nuevo.munidesk", [schema()])) as store:
        return objects.digest(objects.read(store.connection))


@pytest.mark.parametrize("how", DAMAGED)
def test_c_a_damaged_index_does_not_stop_the_update(older: Path, how: str):
    spoil(older, how)
    with closing(file.open_file(older, [schema()])) as store:
        assert not store.read_only
        assert is_lighter(store)
        search_index.mend(store)  # as every opening does
        assert search_index.is_sound(store.connection, store.searchable)
        assert found(store) == written(store)
        assert len(written(store)) == 133
    assert check_file.check(older, [schema()]) == ()


@pytest.mark.parametrize("how", DAMAGED)
def test_c_the_copy_of_before_is_of_its_version_and_opens_too(older: Path, how: str):
    spoil(older, how)
    file.open_file(older, [schema()]).close()
    (copy,) = older.parent.glob("*antes-de-actualizar*")
    with closing(connect(copy, read_only=True)) as raw:
        assert raw.execute("SELECT count(*) FROM pragma_index_list('search_text') WHERE origin = 'u'").fetchone()[0]
        assert search_index.is_sound(raw, tuple(schema().searchable))
    with closing(file.open_file(copy, [schema()])) as store:
        assert not store.read_only
        assert found(store) == written(store)


@pytest.mark.parametrize("how", DAMAGED)
def test_c_where_nothing_may_be_written_it_is_read_up_to_date_all_the_same(older: Path, how: str):
    spoil(older, how)
    whole = older.read_bytes()
    with closing(file.open_file(older, [schema()], read_only=True)) as store:
        assert is_lighter(store)
        assert len(written(store)) == 133
        assert found(store) == written(store)
    assert older.read_bytes() == whole


def test_c_a_cut_between_the_two_leaves_a_file_that_goes_on(older: Path, monkeypatch: pytest.MonkeyPatch):
    """The damaged index is gone and the steps are not run yet: the next opening makes both."""
    spoil(older, "search_index_data")

    def cut(*_given: object) -> None:
        raise KeyboardInterrupt

    for name in ("munidesk.data.file._migrate", "munidesk.data.search_index.rebuild_within"):
        with monkeypatch.context() as power:
            power.setattr(name, cut)
            with pytest.raises(KeyboardInterrupt):
                file.open_file(older, [schema()])
    with closing(file.open_file(older, [schema()])) as store:
        assert is_lighter(store)
        search_index.mend(store)
        assert found(store) == written(store)
    assert check_file.check(older, [schema()]) == ()


def test_c_what_is_looked_up_at_every_save_reads_no_other_record(store: Store):
    """Without its index each save and each page of «texto completo» would read everything that was ever written."""
    sql = f"EXPLAIN QUERY PLAN SELECT body FROM search_text WHERE {search_index.OF_RECORD}"
    (plan,) = store.connection.execute(sql, {"kind": "note", "record": "x"}).fetchall()
    assert "USING INDEX search_text_record" in plan["detail"]


def test_c_records_whose_keys_end_alike_are_told_apart(store: Store):
    keys = [f"00000000-0000-7000-800{number}-0000{12345678}" for number in range(5)]
    for key in keys:
        put(store, f"plaza {key[22]}", key)
    put(store, "huerta", keys[2])
    assert found(store) == {*keys} - {keys[2]}
    assert [text_of(store, "note", key) for key in keys] == [""] * 5
    assert search_index.is_sound(store.connection, store.searchable)
    with closing(connect(store.path, read_only=True)) as raw:
        assert max(Counter(row[0] for row in raw.execute("SELECT record FROM search_text")).values()) == 1


def test_c_ten_samples_weigh_at_most_45_in_a_hundred_of_what_version_0_1_took(tmp_path: Path):
    path, before = two_files(tmp_path)
    assert contents(path) <= 0.45 * contents(before)
    for one in (path, before):
        with closing(connect(one, read_only=True)) as raw:
            assert check.database_problems(raw) == ()
