"""T8, new attacks: what a careful forger slips into the history without making a single old hash anew."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from munidesk.base.ids import new_id
from munidesk.base.sought import Sought
from munidesk.data import anchor, backup, blacked, check, entries, file, journal, packs, redaction
from munidesk.data.connection import connect
from munidesk.data.journal import Entry, RowChange
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from tests.data.rooms import schema

PRIVATE = frozenset({"neighbour"})


@dataclass
class Town:
    path: Path
    kept: Path
    note: str
    neighbour: str

    def forge(self, hand: Callable[[sqlite3.Connection], object]) -> None:
        with closing(connect(self.path)) as raw:
            hand(raw)

    def problems(self) -> tuple[str, ...]:
        with closing(file.open_file(self.path, [schema()], read_only=True)) as store:
            return tuple(one.text for one in check.database_problems(store.connection))

    def compared(self) -> anchor.Compared:
        with closing(file.open_file(self.path, [schema()], read_only=True)) as store:
            return anchor.against(store, str(self.kept), lambda _store: ())


@pytest.fixture
def town(path: Path, tmp_path: Path) -> Town:
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(file.create(path, [schema()], author="Lucía")) as store:
        with store.change("Anotar") as writer:
            note = writer.put("note", {"text": "Vino Ana Paz a pedir luz"})
            neighbour = writer.put("neighbour", {"name": "Ana Paz", "phone": "1"})
        with store.change("Cambiar teléfono") as writer:
            writer.put("neighbour", {"id": neighbour, "phone": "2"})
        for number in range(5):
            with store.change("Anotar") as writer:
                writer.put("note", {"text": f"asunto {number}"})
        kept = backup.backup(store, stick).path
    return Town(path, kept, note, neighbour)


@pytest.mark.parametrize("which", ["", " WHERE change_id = (SELECT min(change_id) FROM change_private)"])
def test_t8_a_neighbour_altered_behind_an_erasing_that_never_was(town: Town, which: str):
    """Without its private values a change looks erased, and of what was erased nobody knew what it was."""

    def hand(raw: sqlite3.Connection) -> None:
        raw.execute(f"DELETE FROM change_private{which}")
        raw.execute("UPDATE neighbour SET name = 'Otra'")

    town.forge(hand)
    (told,) = town.problems()
    assert "«neighbour» no coincide con el historial" in told


def test_t8_a_neighbour_taken_out_behind_an_erasing_that_never_was(town: Town):
    def hand(raw: sqlite3.Connection) -> None:
        raw.execute("DELETE FROM change_private")
        raw.execute("DELETE FROM neighbour")

    town.forge(hand)
    (told,) = town.problems()
    assert told.startswith("Falta un registro de «neighbour»")


def test_t8_erasing_in_any_order_stays_sound(path: Path):
    """Undone before, twice, empty already, written in again, deleted: what a person may do is no forgery."""

    def sound(store: Store) -> bool:
        return check.database_problems(store.connection) == ()

    with closing(file.create(path, [schema()], author="Lucía")) as store:
        with store.change("Anotar") as writer:
            undone = writer.put("neighbour", {"name": "Ana"})
        store.undo()
        erase_private(store, "neighbour", undone)
        assert sound(store)
        with store.change("Anotar") as writer:
            key = writer.put("neighbour", {"name": "Ana", "phone": "1"})
        for _time in range(2):
            erase_private(store, "neighbour", key)
            assert sound(store)
        with store.change("Anotar") as writer:
            writer.put("neighbour", {"id": key, "name": "Ana"})
        with store.change("Quitar") as writer:
            writer.delete("neighbour", key)
        assert sound(store)
        erase_private(store, "neighbour", key)
        assert sound(store)


def slip_in(raw: sqlite3.Connection) -> None:
    """A change with the date of an older one, as the first of a computer nobody knows: no old hash is touched."""
    before = raw.execute("SELECT * FROM change_set ORDER BY id LIMIT 1 OFFSET 3").fetchone()
    key, row_id = before["id"][:-4] + "ffff", new_id()
    row: journal.Columns = {"id": row_id, "text": "antedatado", "number": None, "parent": None, "deleted_at": None}
    raw.execute("INSERT INTO note (id, text) VALUES (?, 'antedatado')", (row_id,))
    entry = Entry(key, new_id(), 1, "Lucía", "Anotar", before["at"])
    journal.write(raw, entry, before["hash"], [RowChange("note", row_id, None, row)], PRIVATE)


def test_t8_a_change_with_an_earlier_date_slipped_in_between(town: Town):
    town.forge(slip_in)
    (told,) = town.problems()
    assert "no lo conoce ninguno de los que siguen" in told
    found = town.compared()
    assert not found.holds
    assert "que el respaldo no tiene" in found.lines[0]


def test_t8_rows_of_no_change_at_all(town: Town):
    row = ("note", town.note, None, '{"text":"escondido"}')
    town.forge(lambda raw: journal.keep(raw, new_id(), packs.pieces([row])))
    (told,) = town.problems()
    assert "no son de ningún cambio" in told


def test_t8_history_altered_under_the_name_of_blacking_out_is_not_what_the_backup_says(town: Town):
    """A change of the chain vouches for other words than a name in black: only who has the old words can tell."""

    def hand(raw: sqlite3.Connection) -> None:
        old = next(one for one in entries.each_sealed(raw) if any(row[1] == town.note for row in one.rows))
        rows = tuple((*row[:3], (row[3] or "").replace("luz", "agua")) for row in old.rows)
        forged = entries.Sealed(old.entry, old.prev_hash, rows)
        entries.put_sealed(raw, forged)
        raw.execute("UPDATE note SET text = 'Vino Ana Paz a pedir agua' WHERE id = ?", (town.note,))
        raw.execute("INSERT INTO redaction VALUES (?, ?, NULL)", (old.entry.id, forged.hash))
        tip = raw.execute("SELECT * FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
        entry = Entry(new_id(), tip["device_id"], tip["seq"] + 1, "Lucía", "Corregir", tip["at"])
        row: journal.Columns = {"id": old.entry.id, "hash": forged.hash, "deleted_at": None}
        journal.write(raw, entry, tip["hash"], [RowChange("redaction", old.entry.id, None, row)], PRIVATE)

    town.forge(hand)
    found = town.compared()
    assert not found.holds
    assert "figura como tachado y dice otra cosa" in found.lines[0]


def test_t8_a_name_in_black_is_still_what_the_backup_says(town: Town):
    with closing(file.open_file(town.path, [schema()])) as store:
        redaction.black_out(store, {("note", town.note): frozenset({"text"})}, Sought("Ana Paz"), {})
    assert town.problems() == ()
    assert town.compared().holds


def test_t8_a_copy_made_after_blacking_out_is_what_the_file_says(town: Town, tmp_path: Path):
    with closing(file.open_file(town.path, [schema()])) as store:
        redaction.black_out(store, {("note", town.note): frozenset({"text"})}, Sought("Ana Paz"), {})
    town.kept = Path(shutil.copy(town.path, tmp_path / "copia.munidesk"))
    assert town.compared().holds


@pytest.mark.parametrize(
    ("black", "whole", "rest"),
    [
        ("a ■■■ b", "a Ana b", True), ("■■■", "Ana", True), ("■■■ y ■■■", "Ana y Eva", True), ("a", "a", True),
        ("a ■■■ c", "a Ana b", False), ("b ■■■", "a Ana", False), ("a", "b", False), ("ab■■■bc", "abc", False),
    ],
)  # fmt: skip
def test_t8_what_is_left_between_the_black_is_the_text(black: str, whole: str, *, rest: bool):
    assert blacked.is_rest(black, whole) is rest
