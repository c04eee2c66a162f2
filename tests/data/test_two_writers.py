"""T5: whoever reaches the file by another name, or without our lock, never makes a second history of it."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.base.errors import ReadOnlyError
from munidesk.data import backup, check, check_file, file, lock
from munidesk.data.store import Store
from munidesk.data.writer import Changes
from tests.data.rooms import schema

OTHER_WROTE = r"Otro programa escribió en «municipio.munidesk».*Copie lo que estaba escribiendo.*vuelva a abrirlo"


def put(store: Store, text: str) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text})


def without_lock(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """Another writer on a computer that sees neither of our locks."""
    path.with_name(f".{path.name}.lock").unlink()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("MUNIDESK_HOME", str(tmp_path / "otra computadora"))
        other = file.open_file(path, [schema()])
    assert not other.read_only
    return other


def test_t5_a_hard_link_of_an_open_file_opens_for_reading(path: Path, store: Store):
    put(store, "uno")
    link = path.with_name("hard.munidesk")
    os.link(path, link)
    with closing(file.open_file(link, [schema()])) as second:
        assert second.read_only
        assert "abierto en otra ventana" in second.read_only_reason
        assert len(second.select("note")) == 1
    put(store, "dos")


def test_t5_with_the_lock_file_deleted_the_second_still_reads_only(path: Path, store: Store):
    path.with_name(f".{path.name}.lock").unlink()
    with closing(file.open_file(path, [schema()])) as second:
        assert second.read_only
    put(store, "uno")
    store.close()
    with closing(file.open_file(path, [schema()])) as third:
        assert not third.read_only


def test_t5_where_no_second_lock_can_be_made_the_first_is_enough(path: Path, home: Path):
    (home / ".munidesk").write_text("not a folder")
    with closing(file.create(path, [schema()])) as store:
        put(store, "uno")
        with closing(file.open_file(path, [schema()])) as second:
            assert second.read_only


def test_t5_a_disk_without_numbers_for_its_files_is_locked_by_name(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lock, "_identity", lambda _path: None)
    with closing(file.create(path, [schema()])) as store, closing(file.open_file(path, [schema()])) as second:
        assert (store.read_only, second.read_only) == (False, True)


def test_t5_two_writers_never_fork_the_chain(path: Path, store: Store, monkeypatch, tmp_path: Path):
    put(store, "de aquí")
    heard: list[Changes] = []
    store.subscribe(heard.append)
    with closing(without_lock(path, monkeypatch, tmp_path)) as other:
        put(other, "de la otra")
        for attempt in (lambda: put(store, "perdería la otra"), store.undo, lambda: put(store, "otra vez")):
            with pytest.raises(ReadOnlyError, match=OTHER_WROTE):
                attempt()
        put(other, "sigue")
    assert store.read_only
    assert store.read_only_reason
    assert heard[0].tables == frozenset()
    assert sorted(str(row["text"]) for row in store.select("note")) == ["de aquí", "de la otra", "sigue"]
    assert check.database_problems(store.connection) == ()
    backup.backup(store, tmp_path)
    store.close()
    with closing(file.open_file(path, [schema()])) as again:
        put(again, "como siempre")
    assert check_file.check(path, [schema()]) == ()


def test_t5_a_copy_laid_over_the_open_file_is_noticed(path: Path, store: Store, tmp_path: Path):
    put(store, "vieja")
    old = shutil.copy(path, tmp_path / "vieja")
    put(store, "nueva")
    path.write_bytes(Path(old).read_bytes())
    with pytest.raises(ReadOnlyError, match=OTHER_WROTE):
        put(store, "encima")


def test_t5_t15_a_trigger_that_comes_while_the_file_is_open_never_runs(path: Path, store: Store):
    key = put(store, "intacta")
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN UPDATE note SET text = 'tocada'; END")
        foreign.commit()
    with pytest.raises(ReadOnlyError, match=OTHER_WROTE):
        put(store, "otra")
    assert [(row["id"], row["text"]) for row in store.select("note")] == [(key, "intacta")]


def test_closing_twice_lets_go_of_nothing_that_is_of_others(path: Path, store: Store, tmp_path: Path):
    """The number of a closed descriptor is soon that of another file: the log, a PDF, the next municipality."""
    store.close()
    with (tmp_path / "uno").open("wb") as one, (tmp_path / "dos").open("wb") as two:
        again = file.open_file(path, [schema()])
        store.close()
        one.write(b"x")
        two.write(b"x")
        one.flush()
        two.flush()
        third = file.open_file(path, [schema()])
        assert not again.read_only
        assert third.read_only, "the lock of the second was taken away"
        third.close()
        again.close()
