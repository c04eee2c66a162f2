"""T9, T10, K5: who asked to be erased is in no byte of the file, its journal, or a copy made afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.data import backup, check, connection, file, private
from munidesk.data.connection import CLEAN
from munidesk.data.journal import digest, dump
from munidesk.data.private import erase_private
from munidesk.data.schema import Schema, Searchable, all_searchable
from munidesk.data.store import Store
from tests.data import kill_erase, past
from tests.data.rooms import schema

MARK = "Zacarías Quebracho"


@pytest.fixture
def plain_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite as python.org ships it for Windows: what is deleted stays unless the connection asks otherwise."""
    real = sqlite3.connect

    def connect(*arguments: object, **options: object) -> sqlite3.Connection:
        made = real(*arguments, **options)  # type: ignore[call-overload]
        made.execute("PRAGMA secure_delete=OFF").fetchone()
        return made

    monkeypatch.setattr(sqlite3, "connect", connect)


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Our own pragma taken away, as in version 0.1; call it to bring it back."""
    ours = connection.PRAGMAS
    monkeypatch.setattr(connection, "PRAGMAS", tuple(one for one in ours if "secure_delete" not in one))
    return lambda: monkeypatch.setattr(connection, "PRAGMAS", ours)


def register(store: Store, mark: str = MARK) -> str:
    """A neighbour with a long note and a phone that was changed, among others who stay."""
    with store.change("Anotar vecina") as writer:
        key = writer.put("neighbour", {"name": mark, "phone": f"{mark} 099"})
    for turn in range(40):
        with store.change("Anotar a otra") as writer:
            other = writer.put("neighbour", {"name": f"Otra {turn}", "phone": "x" * (turn * 37)})
        with store.change("Cambiar teléfono", fold=f"t{turn % 3}") as writer:
            writer.put("neighbour", {"id": key, "phone": f"{mark} {'9' * (turn * 131)}"})
            writer.put("neighbour", {"id": other, "phone": "y" * (turn * 53)})
    return key


def bytes_of(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.iterdir()) if one.is_file())


def left(folder: Path, mark: str = MARK) -> int:
    return bytes_of(folder).count(mark.encode())


def test_t10_k5_nothing_of_an_erased_person_stays_where_sqlite_does_not_wipe_by_itself(path: Path, plain_sqlite):
    with closing(file.create(path, [schema()])) as store:
        key = register(store)
        assert left(path.parent)
        erase_private(store, "neighbour", key)
        assert left(path.parent) == 0
        copies = path.parent / "memoria"
        copies.mkdir()
        backup.backup(store, copies)
        assert left(copies) == 0
        assert all(MARK not in f"{one.before}{one.after}" for one in store.history("neighbour", key))
        assert check.database_problems(store.connection) == ()
        assert len([one for one in store.select("neighbour") if one["name"]]) == 40
    assert left(path.parent) == 0


def test_t10_without_our_pragma_this_test_would_find_her(path: Path, plain_sqlite, forgetful):
    with closing(file.create(path, [schema()])) as store:
        erase_private(store, "neighbour", register(store))
        assert left(path.parent)


def test_t10_our_connection_asks_for_it_itself(path: Path, plain_sqlite):
    with closing(file.create(path, [schema()])) as store:
        assert store.connection.execute("PRAGMA secure_delete").fetchone()[0] == 1


def older(path: Path, forgetful: Callable[[], None]) -> tuple[Store, str]:
    """A file written by version 0.1 on Windows, opened by ours: remains of a phone lie on pages nobody uses."""
    with closing(file.create(path, [schema()])) as store:
        key = register(store)
        store.connection.execute("DELETE FROM meta WHERE key = ?", (CLEAN,))
        with store.change("Quitar nota larga") as writer:
            writer.put("neighbour", {"id": key, "phone": ""})
    forgetful()
    return file.open_file(path, [schema()]), key


def test_t10_remains_of_before_are_cleaned_once(path: Path, plain_sqlite, forgetful, monkeypatch):
    store, key = older(path, forgetful)
    cleaned = []
    real = private.write_anew
    monkeypatch.setattr(private, "write_anew", lambda one: (cleaned.append(1), real(one)))
    with closing(store):
        erase_private(store, "neighbour", key)
        assert left(path.parent) == 0
        erase_private(store, "neighbour", register(store))
        assert (left(path.parent), cleaned) == (0, [1])


def test_t10_without_room_to_clean_nothing_is_erased_and_the_sentence_says_how_much(
    path: Path, plain_sqlite, forgetful, monkeypatch
):
    store, key = older(path, forgetful)
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    def refuse(_connection: sqlite3.Connection) -> None:
        raise full

    with closing(store):
        with monkeypatch.context() as patched:
            patched.setattr(private, "write_anew", refuse)
            with pytest.raises(UserError, match=r"No se borró nada: .* hacen falta \d+ MB libres"):
                erase_private(store, "neighbour", key)
        assert store.get("neighbour", key)["name"] == MARK
        erase_private(store, "neighbour", key)
        assert left(path.parent) == 0


def test_t9_when_the_erasing_fails_half_way_the_person_is_whole(store: Store, monkeypatch):
    key = register(store)
    before = bytes_of(store.path.parent)

    def fail(_connection: sqlite3.Connection, _name: str) -> None:
        raise sqlite3.OperationalError("cut")

    with monkeypatch.context() as patched:
        patched.setattr(private, "write_again", fail)
        with pytest.raises(sqlite3.OperationalError):
            erase_private(store, "neighbour", key)
    assert store.get("neighbour", key)["name"] == MARK
    assert before.count(MARK.encode()) == left(store.path.parent)
    assert check.database_problems(store.connection) == ()


def test_t9_the_entry_of_the_erasing_never_held_what_was_erased(store: Store):
    key = register(store)
    erase_private(store, "neighbour", key)
    kept = store.query("SELECT before, after FROM change_private ORDER BY change_id DESC LIMIT 1")[0]
    assert kept["before"] is None
    assert MARK not in str(kept["after"])


def test_t9_what_was_erased_cannot_be_guessed_with_a_salt_that_was_kept(store: Store):
    """Telephone numbers are few: who has the salt tries them all against the digest of what was there."""
    key = register(store)
    erased = {name: value for name, value in store.get("neighbour", key).items() if name in ("name", "phone")}
    erase_private(store, "neighbour", key)
    (last,) = store.query("SELECT max(id) AS id FROM change_set")
    sealed = past.rows(store.connection, str(last["id"]))[-1][2]
    salts = {str(one["salt"]) for one in store.query("SELECT salt FROM change_private")}
    assert salts and erased.keys() == {"name", "phone"}
    assert sealed not in {digest(salt, dump(erased)) for salt in salts}


def test_t9_a_row_that_was_emptied_or_removed_by_hand_is_erased_from_the_journal_too(store: Store):
    keys = [register(store, f"{MARK} {turn}") for turn in range(2)]
    with store.change("Vaciar") as writer:
        writer.put("neighbour", {"id": keys[0], "name": "", "phone": ""})
        writer.delete("neighbour", keys[1])
    for key in keys:
        erase_private(store, "neighbour", key)
    assert left(store.path.parent) == 0
    with pytest.raises(UserError, match="datos personales borrados"):
        store.undo()
    assert store.get("neighbour", keys[1]) is None
    assert check.database_problems(store.connection) == ()


def test_k5_thirty_registered_and_erased_leave_no_readable_name(path: Path, plain_sqlite):
    with closing(file.create(path, [schema()])) as store:
        names = [f"Persona-{number:03d}-" for number in range(30)]
        keys = []
        for name in names:
            with store.change("Anotar vecina") as writer:
                keys.append(writer.put("neighbour", {"name": name, "phone": name * 20}))
        for key in keys:
            erase_private(store, "neighbour", key)
        assert [name for name in names if left(path.parent, name)] == []


def test_t10_a_private_table_is_never_searchable():
    wrong = Schema("x", schema().migrations, frozenset({"note"}), (Searchable("note", "note", "text", ()),))
    with pytest.raises(ValueError, match="private and searchable"):
        all_searchable((schema(), wrong))


@pytest.mark.parametrize("older_file", [False, True])
def test_t9_killed_at_any_moment_a_person_is_whole_or_gone(tmp_path: Path, older_file: bool):
    tally = kill_erase.run(tmp_path, kills=4, older=older_file)
    assert tally.acknowledged
    assert (tally.kills, tally.half_erased, tally.lost, tally.corrupt) == (4, 0, 0, 0)
