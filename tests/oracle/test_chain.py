"""No byte of what was ever written can be changed unnoticed: every row and every column of the three tables tried."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.data import check, file, journal
from munidesk.data.journal import Entry, chain_hash
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from tests.data import past
from tests.data.rooms import schema
from tests.oracle.steady import steady

TABLES = {
    "change_set": "id",
    "change_pack": "change_id, position",
    "change_row": "change_id, position",
    "change_private": "change_id, position",
}
"""`change_row`: what the packs say, altered and packed again as we pack."""

OPEN = {table: order for table, order in TABLES.items() if table != "change_pack"}

Value = str | int | bytes | None


def write_history(store: Store) -> None:
    """Some of everything: typing folded, several rows at once, deleting, undo and redo, private data, one erased."""

    def put(table: str, fold: str = "", **row: object) -> str:
        with store.change("Cambiar", fold=fold) as writer:
            return writer.put(table, row)  # type: ignore[arg-type]

    gone = put("neighbour", name="Zoe Quebracho", phone="099")
    put("neighbour", id=gone, phone="098")
    erase_private(store, "neighbour", gone)
    put("neighbour", id=gone, name="Zoe otra vez")
    ana = put("neighbour", name="Ana Secreta", phone="098 1")
    put("neighbour", id=ana, phone="098 2")
    note = put("note", text="agua")
    for text in ("l", "lu", "luz"):
        put("note", "texto", id=note, text=text)
    with store.change("Dos notas") as writer:
        parent = writer.put("note", {"text": "madre", "number": 3})
        writer.put("note", {"text": "hija", "parent": parent})
        writer.put("neighbour", {"id": ana, "phone": "098 3"})
    with store.change("Quitar") as writer:
        writer.delete("note", note)
    store.undo()
    store.redo()
    store.undo()
    put("note", id=parent, number=4)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Two computers in turn: a chain for each, and links from each to the other."""
    folder: Path = tmp_path_factory.mktemp("chain")
    path = folder / "a.munidesk"
    with pytest.MonkeyPatch.context() as computer:
        computer.setenv("MUNIDESK_HOME", str(folder / "una"))
        with closing(file.create(path, [schema()], author="Lucía")) as store:
            write_history(store)
        for name in ("otra", "una"):
            computer.setenv("MUNIDESK_HOME", str(folder / name))
            with closing(file.open_file(path, [schema()], author="Ana")) as store, store.change("Anotar") as writer:
                writer.put("note", {"text": f"en la {name}"})
    with closing(file.open_file(path, [schema()], read_only=True)) as store:
        store.connection.execute("PRAGMA query_only=OFF")
        assert len(journal.heads(store.connection)) == 2
        assert check.database_problems(store.connection) == ()
        yield store.connection


@dataclass(frozen=True)
class Cell:
    table: str
    row: int
    column: str
    value: Value


def cells(connection: sqlite3.Connection) -> list[Cell]:
    found = []
    connection.execute("SAVEPOINT cells")
    past.lay_open(connection)
    tables = {name: connection.execute(f"SELECT * FROM {name} ORDER BY {by}").fetchall() for name, by in OPEN.items()}
    connection.execute("ROLLBACK TO cells")
    connection.execute("RELEASE cells")
    tables["change_pack"] = connection.execute("SELECT * FROM change_pack ORDER BY 1, 2").fetchall()
    for table, rows in tables.items():
        for at, row in enumerate(rows):
            found += [Cell(table, at, name, row[name]) for name in row.keys()]  # noqa: SIM118 - a row is no mapping
    return found


@contextmanager
def altered(connection: sqlite3.Connection, cell: Cell, value: object) -> Iterator[None]:
    """The file with one cell of its past changed by somebody else."""
    order = TABLES[cell.table]
    keys = f"SELECT {order} FROM {cell.table} ORDER BY {order} LIMIT 1 OFFSET {cell.row}"
    connection.execute("BEGIN")
    try:
        statement = f'UPDATE {cell.table} SET "{cell.column}" = ? WHERE ({order}) = ({keys})'
        past.alter(connection, statement, (value,))
        yield
    finally:
        connection.execute("ROLLBACK")


def others(value: Value) -> list[object]:
    """What the cell may be changed into: a letter here and there, one letter less or more, nothing, something."""
    if value is None:
        return ["", "{}", '{"text":"x"}']
    if isinstance(value, int):
        return [value - 1, value + 1, value + 1000]
    if isinstance(value, bytes):
        ends = [value + b"\0", b"\0" + value, value[:-1], value[1:], value[: len(value) // 2], b""]
        return [*ends, *(flipped(value, at, 1 << at % 8) for at in range(len(value)))]
    found: list[object] = [f"{value} ", value[:-1], value[1:], ""] if value else [" ", "x"]
    for at in {0, len(value) // 3, len(value) // 2, len(value) - 1} if value else ():
        found.append(f"{value[:at]}{chr(ord(value[at]) ^ 1)}{value[at + 1 :]}")
    return [other for other in found if other != value]


def flipped(value: bytes, at: int, bits: int) -> bytes:
    return value[:at] + bytes([value[at] ^ bits]) + value[at + 1 :]


def forbidden(error: sqlite3.IntegrityError) -> bool:
    """Two rows with one key, or nothing where something must be: the file itself refuses it."""
    return "UNIQUE" in str(error) or "NOT NULL" in str(error)


def is_found(connection: sqlite3.Connection, cell: Cell, value: object) -> bool:
    try:
        with altered(connection, cell, value):
            return check.database_problems(connection) != ()
    except sqlite3.IntegrityError as error:
        assert forbidden(error)
        return True


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_of_the_history_is_watched(written: sqlite3.Connection, table: str):
    """K8: a chain without the hash before, or without the rows, seals nothing."""
    missed = [
        (cell.row, cell.column, cell.value, value)
        for cell in cells(written)
        if cell.table == table
        for value in (*others(cell.value), *([None] if cell.value is not None else []))
        if not is_found(written, cell, value)
    ]
    assert missed == []


@steady(150)
@given(data=st.data())
def test_any_letter_changed_anywhere_in_the_history_is_found(written: sqlite3.Connection, data: st.DataObject):
    cell = data.draw(st.sampled_from([one for one in cells(written) if isinstance(one.value, str) and one.value]))
    assert isinstance(cell.value, str)
    at = data.draw(st.integers(0, len(cell.value) - 1))
    letter = data.draw(st.sampled_from("aZ0 {}\"',:ñ\n") if data.draw(st.booleans()) else st.characters(codec="utf-8"))
    value = cell.value[:at] + letter + cell.value[at + 1 :]
    assert value == cell.value or is_found(written, cell, value), (cell, value)


@steady(150)
@given(data=st.data())
def test_any_byte_of_any_pack_changed_is_found(written: sqlite3.Connection, data: st.DataObject):
    cell = data.draw(st.sampled_from([one for one in cells(written) if isinstance(one.value, bytes) and one.value]))
    assert isinstance(cell.value, bytes)
    value = flipped(cell.value, data.draw(st.integers(0, len(cell.value) - 1)), data.draw(st.integers(1, 255)))
    assert is_found(written, cell, value), (cell, value)


def test_the_hash_of_a_change_seals_all_that_came_before_it():
    """K8, «without prev_hash»: a change cut out or put in would be noticed by none of the later ones."""
    entry, rows = Entry("1", "device", 2, "Lucía", "Cambiar", "2026-11-17T19:00:00"), [("note", "n", None, "{}")]
    assert chain_hash("one past", entry, rows) != chain_hash("another past", entry, rows)
    assert chain_hash("one past", entry, rows) == chain_hash("one past", entry, rows)


def test_the_hash_of_a_change_seals_what_the_others_had_written():
    entry, rows = Entry("1", "device", 2, "Lucía", "Cambiar", "2026-11-17T19:00:00"), [("note", "n", None, "{}")]
    assert len({chain_hash("past", replace(entry, seen=seen), rows) for seen in ("", "one", "another")}) == 3
