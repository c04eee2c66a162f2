"""Spreadsheets in and out: what a person pasted arrives, what a program would execute is harmless."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.data import exchange
from munidesk.data.search import quoted, search
from munidesk.data.store import Store
from munidesk.town.profiles import load_profile
from tests.workbooks import write_xlsx

PESO = load_profile("UY").figures


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str):
    path = tmp_path / "lista.csv"
    text = f"Nombre{delimiter}Cargo\nIñaki Núñez{delimiter}Concejal\nÚrsula Peña{delimiter}Síndica\n"
    path.write_bytes(text.encode(encoding))
    sheet = exchange.read_table(path)
    assert sheet.rows == (("Nombre", "Cargo"), ("Iñaki Núñez", "Concejal"), ("Úrsula Peña", "Síndica"))
    assert sheet.delimiter == delimiter


def test_line_breaks_inside_quotes_stay_in_their_cell():
    rows = exchange.parse_pasted('Ana\t"dos\nlíneas"\nLuis\tuna')
    assert rows == (("Ana", "dos\nlíneas"), ("Luis", "una"))


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02binario", b"PK\x03\x04 no es una planilla"])
def test_what_is_no_spreadsheet_is_a_sentence(tmp_path: Path, data: bytes):
    path = tmp_path / "mala.csv"
    path.write_bytes(data)
    with pytest.raises(UserError):
        exchange.read_table(path)


def test_text_that_looks_like_a_formula_is_made_harmless(tmp_path: Path):
    path = tmp_path / "sale.csv"
    exchange.write_csv(path, ("texto", "número"), [("=CMD()", -5), ("@x", 2.5), ("normal", None)], PESO)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["texto;número", "'=CMD();-5", "'@x;2,5", "normal;"]


def test_a_workbook_goes_out_and_comes_back(tmp_path: Path):
    path = tmp_path / "sale.xlsx"
    write_xlsx(path, ("a", "b"), [("uno", 1), ("dos", 2)])
    assert exchange.read_table(path).rows == (("a", "b"), ("uno", "1"), ("dos", "2"))


@pytest.mark.parametrize("hidden", ["\x07", "\x0b", "\uffff", "\ud800", "\u202e"])
def test_t17_a_hidden_character_stops_no_list_and_joins_no_words(tmp_path: Path, hidden: str):
    written = [(f"uno{hidden}dos", 2)]
    write_xlsx(tmp_path / "sale.xlsx", ("a", "b"), written)
    exchange.write_csv(tmp_path / "sale.csv", ("a", "b"), written, PESO)
    for name in ("sale.xlsx", "sale.csv"):
        assert exchange.read_table(tmp_path / name).rows == (("a", "b"), ("uno dos", "2"))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_day_leaves_as_a_day_and_comes_back_as_one(tmp_path: Path, suffix: str):
    path = tmp_path / f"dias{suffix}"
    write = write_xlsx if suffix == ".xlsx" else partial(exchange.write_csv, figures=PESO)
    write(path, ("Fecha", "Texto"), [(date(2026, 11, 17), "2026-11-17"), (None, "sin fecha")])
    assert exchange.read_table(path).rows[1:] == (("2026-11-17", "2026-11-17"), ("", "sin fecha"))


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_valid_search(words: str):
    assert quoted(words).count('"') % 2 == 0


@pytest.mark.parametrize("words", ['"', "AND", "NEAR(", "a*b", "col:x", "-", "¿qué?", "' OR 1"])
def test_odd_words_find_or_not_but_never_fail(store: Store, words: str):
    with store.change("Anotar") as writer:
        writer.put("note", {"text": "qué hermoso día"})
    assert [hit.title for hit in search(store, words)] in ([], ["qué hermoso día"])


def test_accents_are_forgiven_but_exact_ones_come_first(store: Store):
    with store.change("Anotar") as writer:
        for text in ("la ano", "el año", "el anófeles"):
            writer.put("note", {"text": text})
    assert search(store, "año")[0].title == "el año"
    assert len(search(store, "ano")) == 3


def test_what_was_undone_is_no_longer_found(store: Store):
    with store.change("Anotar") as writer:
        writer.put("note", {"text": "iluminación de la plaza"})
    assert search(store, "iluminacion")
    store.undo()
    assert search(store, "iluminacion") == ()
