"""Any verbs in any order: undone all, the file is as it was; done again, as it is; sound at every point."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.data import check, file, search_index
from munidesk.data.connection import connect_memory
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from tests.data.rooms import schema
from tests.oracle.filed import Photograph, Pile
from tests.oracle.steady import steady

TABLES = ("note", "neighbour")
KEYS = tuple(f"00000000-0000-7000-8000-00000000000{number}" for number in range(4))
WORDS = st.sampled_from(("", "agua", "luz", "ñandú «x»", 'un "dicho"'))
ACTS = ("put", "put", "put", "type", "type", "type", "delete", "several", "nested", "fails", "wall", "neighbour",
        "erase", "undo", "undo", "undo", "redo", "redo", "reopen")  # fmt: skip


@dataclass
class Desk:
    """An open file, and what a person expects of it."""

    store: Store
    pile: Pile = field(default_factory=Pile)

    def photograph(self) -> Photograph:
        query = self.store.connection.execute
        return {name: tuple(map(tuple, query(f"SELECT * FROM {name} ORDER BY id").fetchall())) for name in TABLES}

    @contextmanager
    def change(self, *, typing: str = "", wall: str = "") -> Iterator[Writer]:
        before = self.photograph()
        with self.store.change("Cambiar", fold=typing, barrier=wall) as writer:
            yield writer
        self.pile.changed(before, self.photograph(), typing=typing, wall=wall)

    def erase(self, key: str) -> None:
        erase_private(self.store, "neighbour", key)
        self.pile.changed({}, {}, wall="datos personales borrados")

    def undo(self) -> None:
        before, expected = self.photograph(), self.pile.undo()
        if expected is None and self.pile.wall:
            with pytest.raises(UserError, match=f"^No se deshace: {self.pile.wall}$"):
                self.store.undo()
        else:
            assert (self.store.undo() is None) == (expected is None)
        assert self.photograph() == (before if expected is None else expected)

    def redo(self) -> None:
        before, expected = self.photograph(), self.pile.redo()
        assert (self.store.redo() is None) == (expected is None)
        assert self.photograph() == (before if expected is None else expected)


def act(desk: Desk, what: str, key: str, other: str, word: str) -> None:
    """One verb. `other` may be the note that `key` belongs to."""
    match what:
        case "put":
            with desk.change() as writer:
                writer.put("note", {"id": key, "text": word, "number": len(word)})
        case "type":
            with desk.change(typing=f"text:{key}") as writer:
                writer.put("note", {"id": key, "text": word})
        case "delete":
            with desk.change() as writer:
                writer.delete("note", key)
        case "several":
            with desk.change() as writer:
                parent = writer.put("note", {"id": other, "text": word})
                writer.put("note", {"id": key, "parent": parent})
                writer.delete("note", key)
        case "nested":
            with desk.change() as writer:
                writer.put("note", {"id": key, "text": word})
                with desk.store.change("Dentro") as inner:
                    inner.put("note", {"id": other, "number": 7})
        case "fails":
            with suppress(ZeroDivisionError), desk.change() as writer:
                writer.put("note", {"id": key, "text": "nunca"})
                _ = 1 / 0
        case "wall":
            with desk.change(wall="acta 12 aprobada") as writer:
                writer.put("note", {"id": key, "text": word})
        case "neighbour":
            with desk.change() as writer:
                writer.put("neighbour", {"id": key, "name": word, "phone": "099"})
        case "erase":
            desk.erase(key)
        case "undo":
            desk.undo()
        case "redo":
            desk.redo()
        case "reopen":
            path = desk.store.path
            desk.store.close()
            desk.store, desk.pile = file.open_file(path, [schema()]), Pile()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "a.munidesk"
    file.create(path, [schema()]).close()
    return path


NUMBERS = count()


@contextmanager
def opened(empty: Path) -> Iterator[Desk]:
    path = empty.with_name(f"{next(NUMBERS)}.munidesk")
    shutil.copyfile(empty, path)
    desk = Desk(file.open_file(path, [schema()]))
    try:
        yield desk
    finally:
        desk.store.close()
        path.unlink()


VERBS = st.tuples(st.sampled_from(ACTS), st.sampled_from(KEYS), st.sampled_from(KEYS), WORDS)


@steady(150)
@given(verbs=st.lists(VERBS, min_size=4, max_size=14))
def test_all_undone_is_the_start_all_done_again_is_the_end_and_no_wall_is_crossed(empty: Path, verbs):
    """K8, «fold amends a set not last»: history eats a change. What is undone comes back letter by letter."""
    with opened(empty) as desk:
        for verb in verbs:
            act(desk, *verb)
            assert check.database_problems(desk.store.connection) == ()
        end, steps = desk.photograph(), len(desk.pile.done)
        start = desk.pile.done[0].before if desk.pile.done else end
        for _each in range(steps):
            desk.undo()
        assert desk.photograph() == start
        desk.undo()
        for _each in range(steps):
            desk.redo()
        assert desk.photograph() == end
        assert check.database_problems(desk.store.connection) == ()


def indexed(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return sorted(map(tuple, connection.execute("SELECT kind, record, title, body FROM search_text").fetchall()))


def indexed_anew(store: Store) -> list[tuple[object, ...]]:
    """What a search index made of the tables alone holds."""
    with closing(connect_memory()) as image:
        store.connection.backup(image)
        image.row_factory = sqlite3.Row
        search_index.rebuild(image, store.searchable)
        return indexed(image)


@steady(100)
@given(verbs=st.lists(VERBS, min_size=4, max_size=14))
def test_c_after_any_verbs_search_holds_each_record_once_and_says_what_the_tables_say(empty: Path, verbs):
    """No index of the file forbids a record twice: a search would show it twice, once with words that are gone."""
    with opened(empty) as desk:
        for verb in verbs:
            act(desk, *verb)
            found = indexed(desk.store.connection)
            assert found == indexed_anew(desk.store)
            assert len({line[:2] for line in found}) == len(found)
            assert search_index.is_sound(desk.store.connection, desk.store.searchable)


@steady(80)
@given(verbs=st.lists(VERBS, min_size=2, max_size=8))
def test_every_change_stays_in_the_history_of_its_record_whatever_is_typed_after_it(empty: Path, verbs):
    """The history of a note, read forwards, ends in what the note says; nothing typed elsewhere takes a line of it."""
    with opened(empty) as desk:
        for verb in verbs:
            act(desk, *verb)
        for row in desk.store.connection.execute("SELECT * FROM note"):
            lines = desk.store.history("note", row["id"])
            assert lines, row["id"]
            for name in ("text", "number", "deleted_at"):
                said = [one for one in lines if one.field == name]
                assert (said[-1].after if said else {"text": ""}.get(name)) == row[name]
                assert all(one.after == following.before for one, following in pairwise(said))


def test_typing_after_anything_else_was_saved_is_an_entry_of_its_own(empty: Path):
    """Typing, a change elsewhere, typing again in the same field: two lines, in whatever way the one between came."""
    for between in ("put", "neighbour", "several"):
        with opened(empty) as desk:
            act(desk, "type", KEYS[0], KEYS[0], "agua")
            act(desk, between, KEYS[1], KEYS[2], "luz")
            act(desk, "type", KEYS[0], KEYS[0], "luz")
            lines = [one.after for one in desk.store.history("note", KEYS[0]) if one.field == "text"]
            assert lines == ["agua", "luz"]
            assert check.database_problems(desk.store.connection) == ()


def test_typing_after_undo_and_redo_never_amends_what_was_undone(empty: Path):
    """The entry that redoing wrote says «Rehacer»; folding what is typed next into it would give it another's words."""
    with opened(empty) as desk:
        act(desk, "type", KEYS[0], KEYS[0], "agua")
        desk.undo()
        desk.redo()
        act(desk, "type", KEYS[0], KEYS[0], "luz")
        assert [one.after for one in desk.store.history("note", KEYS[0]) if one.field == "text"] == [
            "agua", None, "agua", "luz",
        ]  # fmt: skip
        desk.undo()
        assert desk.store.get("note", KEYS[0])["text"] == "agua"
        assert check.database_problems(desk.store.connection) == ()
