"""K6: copies of a file that both go on are two chains and never a fork, so that one can be laid into the other."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base import paths
from munidesk.data import backup, check, check_file, file, journal, lock
from munidesk.data.store import Store
from tests.data.rooms import schema
from tests.data.test_released import HERE

Entry = tuple[str, int, str, str, str]


def put(store: Store, text: str, **more: object) -> str:
    with store.change("Anotar", fold=str(more.pop("fold", ""))) as writer:
        return writer.put("note", {"text": text, **more})  # type: ignore[dict-item]


def write(path: Path, *texts: str) -> None:
    """A morning: opened, written in, closed."""
    with closing(file.open_file(path, [schema()])) as store:
        for text in texts:
            put(store, text)


@contextmanager
def other_computer(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[None]:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("MUNIDESK_HOME", str(home))
        yield


def entries(path: Path) -> list[Entry]:
    """(device, seq, prev_hash, seen, hash), oldest first."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT device_id, seq, prev_hash, seen, hash FROM change_set ORDER BY id").fetchall()


def devices(path: Path) -> list[str]:
    return list(dict.fromkeys(entry[0] for entry in entries(path)))


def sound(*paths_: Path) -> bool:
    """What was laid in is not in the index of search, which is made anew; so the rest is asked."""
    return all(not any(one.blocks for one in check_file.check(path, [schema()])) for path in paths_)


def lay(source: Path, target: Path) -> None:
    """What the exchange will do: every change of the one that the other lacks, and its records, as they are."""
    with closing(sqlite3.connect(target)) as raw:
        raw.execute("ATTACH ? AS other", (str(source),))
        for table in ("change_set", "change_pack", "change_private", "note"):
            raw.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM other.{table}")
        raw.commit()


def forks(*paths_: Path) -> list[tuple[str, int]]:
    """Links that are not the same in two files: two changes with one number in one name."""
    known: dict[tuple[str, int], str] = {}
    return [
        (entry[0], entry[1])
        for path in paths_
        for entry in entries(path)
        if known.setdefault((entry[0], entry[1]), entry[4]) != entry[4]
    ]


@pytest.fixture
def copied(path: Path, tmp_path: Path) -> Path:
    """A second file made of the first with the file manager, after a morning's work."""
    file.create(path, [schema()], author="Lucía").close()
    write(path, "uno", "dos")
    return Path(shutil.copy(path, tmp_path / "copia.munidesk"))


def test_k6_a_copy_and_its_original_written_in_turn_are_two_chains_and_one_is_laid_into_the_other(
    path: Path, copied: Path
):
    for turn in range(3):
        write(path, f"acá {turn}", "y otra")
        write(copied, f"allá {turn}")
    assert len(devices(path)) == 1
    assert len(devices(copied)) == 2
    assert forks(path, copied) == []
    lay(copied, path)
    assert sound(path, copied)
    write(path, "y sigue")
    assert len(devices(path)) == 2
    assert sound(path)


def test_k6_a_copy_written_in_first_takes_the_name_and_the_original_another(path: Path, copied: Path):
    write(copied, "primero acá")
    write(path, "después allá")
    assert forks(path, copied) == []
    assert sorted(map(len, (devices(path), devices(copied)))) == [1, 2]


def test_k6_both_open_at_once_never_write_in_one_name(path: Path, copied: Path):
    with closing(file.open_file(path, [schema()])) as one, closing(file.open_file(copied, [schema()])) as two:
        for turn in range(3):
            put(one, f"acá {turn}")
            put(two, f"allá {turn}")
    assert forks(path, copied) == []
    lay(path, copied)
    assert sound(path, copied)


def test_k6_the_first_change_of_a_chain_names_the_newest_that_was_there(path: Path, copied: Path):
    newest = entries(path)[-1]
    write(path, "acá")
    write(copied, "allá")
    device, seq, prev_hash, seen, _hash = entries(copied)[-1]
    assert (device != newest[0], seq, prev_hash, seen) == (True, 1, newest[4], "")


def test_k6_a_file_carried_between_two_computers_has_a_chain_for_each_and_each_seals_the_other(
    path: Path, copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for _turn in range(2):
        with other_computer(monkeypatch, tmp_path / "otra"):
            write(path, "en la otra", "y más")
        write(path, "en esta")
    assert len(devices(path)) == 2
    assert sound(path)
    before, last = entries(path)[-2:]
    assert (before[0] != last[0], last[3]) == (True, before[4])


def test_k6_an_older_backup_that_comes_back_goes_on_in_another_name(path: Path, copied: Path, tmp_path: Path):
    folder, back = tmp_path / "memoria", tmp_path / "de vuelta.munidesk"
    folder.mkdir()
    with closing(file.open_file(path, [schema()])) as store:
        put(store, "tres")
        made = backup.backup(store, folder).path
        put(store, "perdida")
    backup.restore(made, back, [schema()])
    write(back, "otra vez")
    write(path, "y el viejo también")
    assert forks(path, back) == []
    assert (len(devices(path)), len(devices(back))) == (1, 2)
    assert sound(path, back)


def test_k6_an_older_backup_laid_over_the_file_itself_goes_on_in_another_name(path: Path, copied: Path, tmp_path: Path):
    write(path, "perdida")
    lost = Path(shutil.copy(path, tmp_path / "la de ayer.munidesk"))
    path.write_bytes(copied.read_bytes())
    write(path, "otra vez")
    assert forks(path, lost) == []


def crashed(path: Path) -> Callable[[], None]:
    """The computer stops: written until now, never closed."""
    store = file.open_file(path, [schema()])
    put(store, "antes del corte")
    put(store, "y otra")
    store.connection.close()
    store._on_close()
    return store._on_close


def test_k6_after_a_cut_of_power_the_same_chain_goes_on(path: Path, copied: Path):
    crashed(path)
    write(path, "después")
    assert len(devices(path)) == 1
    assert sound(path)


def test_k6_after_a_cut_at_the_very_first_change_of_a_chain_it_goes_on(path: Path):
    file.create(path, [schema()]).close()
    crashed(path)
    write(path, "después")
    assert len(devices(path)) == 1


def test_k6_a_copy_is_not_taken_for_the_file_that_was_open_when_the_power_failed(path: Path, copied: Path):
    crashed(path)
    write(copied, "en la copia")
    write(path, "en el original")
    assert forks(path, copied) == []
    assert len(devices(path)) == 1


def test_k6_a_backup_of_the_morning_is_not_taken_for_it_either(path: Path, copied: Path, tmp_path: Path):
    store = file.open_file(path, [schema()])
    put(store, "uno más")
    made = backup.backup(store, tmp_path).path
    put(store, "después del respaldo")
    store.connection.close()
    store._on_close()
    write(made, "en el respaldo")
    write(path, "en el original")
    assert forks(path, made) == []


@pytest.mark.parametrize("when", ["before", "backup"])
def test_k6_an_older_copy_laid_over_the_file_that_was_open_when_the_power_failed_is_not_taken_for_it(
    path: Path, copied: Path, tmp_path: Path, when: str
):
    """«Reemplazar» keeps the number of the file; on a stick another file may have the same one."""
    store = file.open_file(path, [schema()])
    put(store, "uno más")
    older = backup.backup(store, tmp_path).path if when == "backup" else copied
    put(store, "antes del corte")
    store.connection.close()
    store._on_close()
    kept = Path(shutil.copy(path, tmp_path / "lo que quedó.munidesk"))
    path.write_bytes(older.read_bytes())
    write(path, "otra vez")
    assert forks(path, kept) == []
    assert sound(path, kept)


def test_k6_another_file_with_the_same_number_is_not_taken_for_it(
    path: Path, copied: Path, monkeypatch: pytest.MonkeyPatch
):
    """A stick numbers its files anew each time it is put in."""
    real = lock.number_of
    monkeypatch.setattr(lock, "number_of", lambda one: "1-1" if one.suffix == ".munidesk" else real(one))
    crashed(path)
    write(copied, "en la copia")
    write(path, "en el original")
    assert forks(path, copied) == []


@pytest.mark.parametrize("hinder", ["folder", "locked", "rubbish", "empty"])
def test_k6_where_nothing_can_be_remembered_each_run_has_a_name_of_its_own(
    path: Path, copied: Path, monkeypatch: pytest.MonkeyPatch, hinder: str
):
    chains = paths.state() / "chains"
    if hinder == "folder":
        shutil.rmtree(chains)
        chains.write_text("no es una carpeta")
    for place in chains.glob("*.json"):
        if hinder == "locked":
            monkeypatch.setattr(lock, "take", _only_others(lock.take, place))
        elif hinder in ("rubbish", "empty"):
            place.write_text('{"a": 3, "b": {"tip": []}' if hinder == "rubbish" else "")
    write(path, "tres")
    write(copied, "tres también")
    assert forks(path, copied) == []
    assert len(devices(path)) == 2
    assert sound(path, copied)


def _only_others(take: Callable[[Path], lock.Lock | None], place: Path) -> Callable[[Path], lock.Lock | None]:
    return lambda path: None if path == place else take(path)


def test_k6_no_name_of_a_computer_is_in_a_new_file(path: Path, copied: Path):
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM meta WHERE key = 'device'").fetchone() == (0,)


def test_k6_reading_leaves_no_trace_on_the_computer(path: Path, copied: Path, home: Path):
    before = {one: one.stat().st_mtime_ns for one in (paths.state() / "chains").iterdir()}
    with closing(file.open_file(path, [schema()])) as store:
        assert len(store.select("note")) == 2
    assert {one: one.stat().st_mtime_ns for one in (paths.state() / "chains").iterdir()} == before


def test_k6_a_refused_change_begins_no_chain(path: Path, copied: Path):
    with closing(file.open_file(path, [schema()])) as store:
        with pytest.raises(ZeroDivisionError), store.change("Falla") as writer:
            writer.put("note", {"text": "no"})
            _ = 1 / 0
        put(store, "sí")
    assert [entry[1] for entry in entries(path)] == [1, 2, 3]


def test_k6_the_chain_of_a_released_file_stays_as_it_was_hashed_and_another_begins_at_its_end(
    tmp_path: Path,
):
    path = Path(shutil.copy(HERE / "0.1" / "UY.munidesk", tmp_path / "UY.munidesk"))
    with closing(sqlite3.connect(path)) as raw:
        device = raw.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()[0]
        before = raw.execute("SELECT device_id, seq, prev_hash, '', hash FROM change_set ORDER BY id").fetchall()
    with closing(file.open_file(path, catalog.schemas())) as store:
        heads = journal.heads(store.connection)
        assert check.database_problems(store.connection) == ()
    after = entries(path)
    assert after[: len(before)] == before
    assert {entry[0] for entry in before} == {device}
    begins = after[len(before)]
    assert (begins[0] != device, begins[1], begins[2]) == (True, 1, before[-1][4])
    assert heads == {device: (before[-1][1], before[-1][4]), begins[0]: (after[-1][1], after[-1][4])}


def test_k6_what_left_in_a_backup_is_not_amended(path: Path, tmp_path: Path):
    with closing(file.create(path, [schema()])) as store:
        key = put(store, "a", fold="texto")
        put(store, "ab", id=key, fold="texto")
        made = backup.backup(store, tmp_path).path
        put(store, "abc", id=key, fold="texto")
        put(store, "abcd", id=key, fold="texto")
        store.undo()
        assert store.get("note", key)["text"] == "ab"
    assert forks(path, made) == []
    assert [entry[1] for entry in entries(path)] == [1, 2, 3]


@pytest.fixture
def carried(
    path: Path, copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Callable[[datetime], None]
) -> Path:
    """Written by three computers in turn, the first one last."""
    for name in ("otra", "tercera"):
        with other_computer(monkeypatch, tmp_path / name):
            write(path, f"en la {name}", "y más", "y más todavía")
    write(path, "otra vez en esta")
    return path


def test_k6_the_end_of_any_chain_cut_off_is_found(carried: Path):
    """With only its own chain behind it, the last work of the other computers could be taken away unnoticed."""
    whole = carried.read_bytes()
    for seq_from_end in range(1, len(entries(carried))):
        carried.write_bytes(whole)
        with closing(sqlite3.connect(carried)) as raw:
            key = raw.execute(
                "SELECT id FROM change_set ORDER BY id DESC LIMIT 1 OFFSET ?", (seq_from_end,)
            ).fetchone()[0]
            raw.execute("DELETE FROM change_set WHERE id = ?", (key,))
            raw.commit()
        assert any(problem.key == "chain" for problem in check_file.check(carried, [schema()])), seq_from_end


def test_k6_the_walk_by_pieces_follows_every_chain_while_others_write(carried: Path):
    with closing(file.open_file(carried, [schema()])) as store:
        found = []
        for number, piece in enumerate(check.pieces(store.connection)):
            found.extend(piece)
            put(store, f"mientras {number}", fold="x" if number % 2 else "")
        assert found == []
