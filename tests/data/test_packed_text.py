"""A frozen text in less than half the room reads letter for letter, and a pack that is none is shown as it stands."""

import base64
import hashlib
import re
import shutil
import sqlite3
import tomllib
import tracemalloc
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.paths import RESOURCES
from munidesk.data import check, file, packed_text
from munidesk.data.packed_text import pack, unpack
from munidesk.features.council.kinds import MINUTES

PACKED_ONCE = "z2:126:ePl+TqwqI7cMgAQKJELg04SgblNRJmjoQAF9chFpejVHAVIM5usoAADyACo2"
SAID_ONCE = (
    '{"=":"Heading","anchor":"","level":3,"right":"","text":"Aprobación del acta anterior"} '
    "En la localidad se reúne el Concejo, "
)
RELEASED = Path(__file__).parent / "released"
LONG = "El Concejo resuelve por unanimidad aprobar lo propuesto. " * 200


@given(st.text(st.characters(), max_size=300), st.integers(0, 40))
def test_any_text_reads_as_it_was_written(text: str, times: int):
    whole = text * times
    assert unpack(pack(whole)) == whole
    assert len(pack(whole)) <= len(whole) or whole.startswith(("z1:", "z2:"))


@pytest.mark.parametrize("text", ["", "z1:", "z2:3:abc", pack(LONG), f"z1:{LONG}", f"z2:{LONG}"])
def test_a_text_that_looks_like_a_pack_is_a_text(text: str):
    assert unpack(pack(text)) == text


def test_a_million_letters_are_packed_and_read():
    text = "".join(chr(0x20 + i * 7919 % 5000) for i in range(1_000_000))
    assert unpack(pack(text)) == text


@given(st.data())
def test_a_pack_with_a_letter_changed_or_cut_never_reads_as_another_text(data: st.DataObject):
    stored = pack(LONG)
    at = data.draw(st.integers(0, len(stored) - 1))
    letter = data.draw(st.characters(codec="ascii"))
    for spoilt in (stored[:at], stored[:at] + letter + stored[at + 1 :], stored + letter):
        assert unpack(spoilt) in {spoilt, LONG}


def test_a_pack_that_says_another_length_is_none():
    length, encoded = pack(LONG)[3:].split(":")
    for said in (int(length) - 1, int(length) + 1):
        assert unpack(f"z2:{said}:{encoded}") == f"z2:{said}:{encoded}"


def test_what_was_ever_compressed_is_read_for_ever():
    """Without its words no acta could be read again: they are the ones that were released."""
    assert hashlib.sha256(packed_text.acta_words()).hexdigest() == packed_text.WORDS_1
    assert unpack(PACKED_ONCE) == SAID_ONCE
    assert unpack(f"z1:{len(LONG)}:{base64.b64encode(zlib.compress(LONG.encode())).decode()}") == LONG


def test_c_the_words_of_actas_name_nobody_and_spare_a_tenth():
    words = packed_text.acta_words().decode()
    people = tomllib.loads((RESOURCES / "sample" / "municipio.toml").read_text(encoding="utf-8"))
    families = {name for full in re.findall(r"'family': '([^']+)'", str(people)) for name in full.split()}
    assert len(families) > 5
    assert not {name for name in families if re.search(rf"\b{name}\b", words)}
    with closing(sqlite3.connect(f"file:{RELEASED / '0.1' / 'UY.munidesk'}?mode=ro", uri=True)) as raw:
        actas = [row[0] for row in raw.execute("SELECT content FROM minutes WHERE content <> ''")]
    alone = sum(len(base64.b64encode(zlib.compress(acta.encode(), 9))) for acta in actas)
    assert sum(len(pack(acta)) for acta in actas) < 0.9 * alone


def test_a_bomb_asks_for_no_memory_and_stays_what_it_is():
    bomb = base64.b64encode(zlib.compress(b"0" * 200_000_000, 9)).decode()
    tracemalloc.start()
    try:
        for said in ("10", "200000000", "-5"):
            assert unpack(f"z1:{said}:{bomb}") == f"z1:{said}:{bomb}"
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("version", ["0.1", "0.1.1"])
def test_the_actas_of_an_older_file_are_compressed_once_and_say_the_same(tmp_path: Path, version: str):
    path = Path(shutil.copy(RELEASED / version / "UY.munidesk", tmp_path / "UY.munidesk"))
    store = file.open_file(path, catalog.schemas())
    try:
        actas = [row for row in store.select("minutes") if row["content"]]
        kept, told = (sum(len(text) for text in texts) for texts in zip(*map(_both, actas), strict=True))
        assert kept < told / 2
        assert check.all_problems(store) == ()
        changed = store.query("SELECT count(*) AS n FROM change_set")[0]["n"]
        assert not any(
            str(entry.after).startswith(("z1:", "z2:")) for entry in store.history("minutes", str(actas[0]["id"]))
        )
    finally:
        store.close()
    again = file.open_file(path, catalog.schemas())
    try:
        assert again.query("SELECT count(*) AS n FROM change_set")[0]["n"] == changed
        assert [row for row in again.select("minutes") if row["content"]] == actas
    finally:
        again.close()


def _both(row: dict[str, object]) -> tuple[str, str]:
    """An acta as it is stored, and as it reads."""
    return str(row["content"]), MINUTES.read(row).content  # type: ignore[arg-type]
