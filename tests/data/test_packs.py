"""The past packed says what it said and weighs little; a pack that was touched is told in words and stops nobody."""

import hashlib
import json
import shutil
import sqlite3
import tracemalloc
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.data import backup, check, check_file, file, journal, packs
from munidesk.data.connection import connect
from munidesk.data.journal import Entry
from munidesk.data.packs import BrokenPackError
from munidesk.data.rows import Rows
from munidesk.data.store import Store
from tests.data import past
from tests.data.rooms import schema
from tests.data.test_released import HERE
from tests.oracle.steady import steady

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from('"\\{}[],\n\0ñ'), max_size=30)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS), min_size=1, max_size=12)


def put(store: Store, text: str, **more: object) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text, **more})  # type: ignore[dict-item]


def altered(path: Path, blob: bytes, text: str = "nota 2") -> None:
    """The pack that holds the text replaced by another, of the same change."""
    with closing(connect(path)) as raw:
        found = [one.change_id for one in Rows(raw).all() if one.row[0] == "note" and text in str(one.row[3])]
        raw.execute("UPDATE change_pack SET rows = ? WHERE change_id = ?", (blob, found[0]))


@pytest.fixture
def five(path: Path) -> Path:
    with closing(file.create(path, [schema()], author="Lucía")) as store:
        keys = [put(store, f"nota {number}") for number in range(5)]
        put(store, "nota 2 cambiada", id=keys[2])
    return path


def sealed(how: bytes, kept: bytes) -> bytes:
    """A pack whose own sum is right, as whoever knows how they are made can make one."""
    return how + zlib.crc32(kept, zlib.crc32(how)).to_bytes(4, "big") + kept


def deflated(text: bytes) -> bytes:
    hand = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, packs.words())
    return hand.compress(text) + hand.flush()


GOOD = json.dumps([["note", "x", None, "{}"]]).encode()
HOSTILE = {
    "nothing": b"",
    "one byte": b"\x01",
    "cut in the middle": packs.packed(b"[" + GOOD * 30 + b"]")[:40],
    "cut, its sum mended": sealed(b"\x01", deflated(b"[" + GOOD * 30 + b"]")[:30]),
    "something behind": packs.packed(GOOD * 30) + b"x",
    "something behind, its sum mended": sealed(b"\x01", deflated(GOOD) + b"x"),
    "a bomb": sealed(b"\x01", deflated(b"[" + b" " * 200_000_000 + b"]")),
    "a way of packing nobody knows": sealed(b"\x07", deflated(GOOD)),
    "no JSON": sealed(b"\x00", b"[nada"),
    "no UTF-8": sealed(b"\x00", b'[["note","\xff",null,"{}"]]'),
    "no list": sealed(b"\x00", b'{"note":1}'),
    "no rows": sealed(b"\x00", b"[1,2]"),
    "short rows": sealed(b"\x00", b'[["note","x"]]'),
    "numbers in a row": sealed(b"\x00", b'[["note","x",3,{}]]'),
    "deep lists": sealed(b"\x00", b"[" * 200_000),
    "a long number": sealed(b"\x00", b"[" + b"9" * 100_000 + b"]"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_t8_a_pack_that_somebody_touched_is_told_in_words_and_stops_nobody(five: Path, tmp_path: Path, what: str):
    altered(five, HOSTILE[what])
    problems = check_file.check(five, [schema()])
    assert any("El historial fue alterado en el cambio 3 («Anotar»" in one.text for one in problems)
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.open_file(five, [schema()])) as store:
        keys = [str(row["id"]) for row in store.select("note", order="id")]
        assert [entry.after for entry in store.history("note", keys[3]) if entry.field == "text"] == ["nota 3"]
        assert [entry.after for entry in store.history("note", keys[2]) if entry.field == "text"] == ["nota 2 cambiada"]
        put(store, "se sigue escribiendo")
        assert "cambio 3" in backup.backup(store, folder).words
    assert len(backup.list_backups(folder, [schema()])) == 1


def test_a_bomb_is_never_unpacked():
    bomb = HOSTILE["a bomb"]
    tracemalloc.start()
    try:
        assert packs.unpacked(bomb) is None
        assert tracemalloc.get_traced_memory()[1] < 4 * packs.LARGEST
    finally:
        tracemalloc.stop()


def test_a_row_that_is_none_hides_no_history_but_its_own(five: Path):
    """Only the rows of the record asked for are looked at: a change of a whole sheet holds those of many."""
    with closing(connect(five)) as raw:
        (found,) = [one for one in Rows(raw).all() if "cambiada" in str(one.row[3])]
        text = packs.hashed_text([[*found.row[:2], 7, 8], ["note"], None, found.row])
        raw.execute(
            "UPDATE change_pack SET rows = ?, marks = ? WHERE change_id = ?",
            (packs.packed(text), packs.mark(*found.row[:2]) * 4, found.change_id),
        )
    with closing(file.open_file(five, [schema()])) as store:
        told = [one.after for one in store.history("note", found.row[1]) if one.field == "text"]
    assert told == ["nota 2", "nota 2 cambiada"]
    assert any("cambio 6" in one.text for one in check_file.check(five, [schema()]))


@pytest.mark.parametrize("what", ["cut in the middle", "a bomb", "no JSON"])
def test_t3_what_a_lost_pack_said_does_not_cast_doubt_on_the_other_records(five: Path, what: str):
    """The records that stood in it are known by their marks; as they are today nobody can say more of them."""
    altered(five, HOSTILE[what], "nota 4")
    assert check.only_past(check_file.check(five, [schema()]))
    with closing(connect(five)) as raw:
        raw.execute("UPDATE note SET text = 'otra' WHERE text = 'nota 1'")
    assert not check.only_past(check_file.check(five, [schema()]))


def test_marks_that_hide_a_record_from_its_history_are_found(five: Path):
    with closing(connect(five)) as raw:
        raw.execute("UPDATE change_pack SET marks = x'00000000'")
    assert len(check_file.check(five, [schema()])) == 6


@steady(200)
@given(made=ROWS)
def test_whatever_rows_hold_is_unpacked_letter_by_letter(made: list[packs.Row]):
    read = [row for piece in packs.pieces(made) for row in _again(piece).rows()]
    assert read == made


@steady(60)
@given(made=ROWS)
def test_however_many_pieces_a_change_takes_its_hash_is_that_of_its_rows(made: list[packs.Row]):
    entry = Entry("1", "device", 2, "Lucía", "Cambiar", "2026-11-17T19:00:00")
    whole = json.dumps(
        ["past", ["1", "device", 2, "Lucía", "Cambiar", "2026-11-17T19:00:00", ""]], ensure_ascii=False,
        separators=(",", ":"),
    )[:-1] + "," + json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "]"  # fmt: skip
    expected = hashlib.sha256(whole.encode()).hexdigest()
    assert journal.chain_hash("past", entry, made) == expected
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(packs, "FULL", 40)
        assert journal.chain_hash("past", entry, made) == expected


def _again(piece: packs.Piece) -> packs.Piece:
    return packs.Piece(piece.position, piece.marks, packs.unpacked(packs.packed(piece.text or b"")))


def test_a_text_of_a_million_letters_and_one_larger_than_any_pack_are_kept(path: Path):
    with closing(file.create(path, [schema()])) as store:
        for size in (1_000_000, packs.LARGEST + 1):
            key = put(store, "ñandú" * (size // 5))
            assert len(str(store.history("note", key)[-1].after)) == size // 5 * 5
        assert check.database_problems(store.connection) == ()


def test_a_whole_sheet_is_several_packs_and_each_row_keeps_its_place(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packs, "FULL", 500)
    with closing(file.create(path, [schema()])) as store:
        with store.change("Planilla") as writer:
            keys = [writer.put("neighbour", {"name": f"Vecina {number}"}) for number in range(40)]
            note = writer.put("note", {"text": "la última"})
        assert store.query("SELECT count(*) AS n FROM change_pack")[0]["n"] > 5
        assert [entry.after for entry in store.history("neighbour", keys[33]) if entry.field == "name"] == ["Vecina 33"]
        assert store.history("note", note)[-1].after == "la última"
        assert check.database_problems(store.connection) == ()


def test_the_words_that_released_packs_need_never_change():
    text = b'[["note","x",null,"{\\"deleted_at\\":null,\\"text\\":\\"agua\\"}"]]'
    assert hashlib.sha256(packs.words()).hexdigest() == packs.WORDS_1
    assert packs.unpacked(bytes.fromhex(PACKED_ONCE)) == text


PACKED_ONCE = "015273e1b68b861b5741c0a3706726a6972682f5c60200"


# -- files of before


def _weight(connection: sqlite3.Connection, table: str) -> int:
    """Bytes of the pages of a table."""
    (found,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = ?", (table,)).fetchone()
    return int(found or 0)


@pytest.mark.parametrize("version", ["0.1", "0.1.1"])
def test_the_past_of_a_released_file_says_packed_what_it_said(tmp_path: Path, version: str):
    path = Path(shutil.copy(HERE / version / "UY.munidesk", tmp_path / "UY.munidesk"))
    with closing(connect(path, read_only=True)) as old:
        before = [(one.change_id, one.position, one.row) for one in Rows(old).all()]
        last, row_by_row = journal.last(old), _weight(old, "change_row")
    with closing(file.open_file(path, catalog.schemas())) as store:
        after = [(one.change_id, one.position, one.row) for one in Rows(store.connection).all()]
        assert [one for one in after if one[0] <= last[0]] == before
        assert check.database_problems(store.connection) == ()
    with closing(connect(path, read_only=True)) as packed:
        assert _weight(packed, "change_pack") < 0.3 * row_by_row
        assert not _weight(packed, "change_row")
    (copy,) = tmp_path.glob("*antes-de-actualizar*")
    with closing(connect(copy, read_only=True)) as kept:
        assert check.database_problems(kept) == ()


def test_a_cut_while_it_is_packed_leaves_the_file_as_it_was(five: Path, monkeypatch: pytest.MonkeyPatch):
    past.as_released(five)
    with closing(connect(five, read_only=True)) as old:
        before = [(one.change_id, one.row) for one in Rows(old).all()]
    packed, done = packs.packed, []

    def cut(text: bytes) -> bytes:
        done.append(text)
        if len(done) == 4:
            raise KeyboardInterrupt
        return packed(text)

    with monkeypatch.context() as power:
        power.setattr(packs, "packed", cut)
        with pytest.raises(KeyboardInterrupt):
            file.open_file(five, [schema()])
    with closing(sqlite3.connect(five)) as raw:
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'change%'")}
    assert tables == {"change_set", "change_row", "change_private"}
    with closing(file.open_file(five, [schema()])) as store:
        assert [(one.change_id, one.row) for one in Rows(store.connection).all()] == before
        assert check.database_problems(store.connection) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_row SET after = '{no es json' WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
        "UPDATE change_row SET after = CAST(x'7bff' AS TEXT) "
        "WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
        "UPDATE change_row SET position = 7 WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
        "UPDATE change_row SET change_id = 'nadie' WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
        "DELETE FROM change_row WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
    ],
)
def test_t3_an_old_fault_is_packed_with_the_rest_and_still_told(five: Path, statement: str):
    past.as_released(five)
    with closing(sqlite3.connect(five)) as raw:
        raw.execute(statement)
        raw.commit()
    with closing(file.open_file(five, [schema()])) as store:
        put(store, "y se sigue")
    told = [one.text for one in check_file.check(five, [schema()])]
    assert "cambio 3" in told[0]


def test_an_unreadable_piece_is_refused_by_whoever_asks_for_its_rows():
    with pytest.raises(BrokenPackError):
        packs.Piece(0, b"", None).rows()
