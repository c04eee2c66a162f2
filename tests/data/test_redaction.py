"""D: a name is blacked out of today's record, its history and the index, the chain holds, and no byte of it stays."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.base.sought import Sought
from munidesk.data import backup, check, entries, file, journal, redaction
from munidesk.data.mentions import mentions, tables
from munidesk.data.schema import Schema
from munidesk.data.search import search
from munidesk.data.store import Store
from tests.data.rooms import schema

NAME = "Zacarías Quebracho Luna"
SOUGHT = Sought("quebracho zacarias")


def written(store: Store) -> str:
    """A note that names somebody, among others, written and corrected to neutral words."""
    with store.change(f"Anotar lo de {NAME}") as writer:
        key = writer.put("note", {"text": f"Dijo {NAME} que sí"})
    for turn in range(60):
        with store.change("Otra") as writer:
            writer.put("note", {"text": f"otra {turn} " + "x" * (turn * 31)})
            writer.put("note", {"id": key, "text": f"Dijo {NAME} que sí {'y' * (turn * 53)}"})
    return key


def left(folder: Path) -> int:
    return sum(one.read_bytes().count(b"Quebracho") for one in folder.rglob("*") if one.is_file())


@pytest.mark.parametrize("neutral", [False, True])
def test_t12_a_name_is_blacked_out_of_the_record_and_its_history_and_the_chain_holds(path: Path, neutral: bool):
    with closing(file.create(path, [schema()])) as store:
        key = written(store)
        if neutral:
            with store.change("Corregir") as writer:
                writer.put("note", {"id": key, "text": "Una persona dijo que sí"})
        hashes = store.query("SELECT id, hash FROM change_set ORDER BY id")
        tip = journal.last(store.connection)
        assert left(path.parent)
        done = redaction.black_out(store, {("note", key): frozenset({"text"})}, SOUGHT, {})
        assert done == 1
        assert not mentions(store, SOUGHT)
        assert str(store.get("note", key)["text"]).startswith("Una persona" if neutral else "Dijo ■■■ que")
        assert search(store, "Quebracho") == ()
        assert check.database_problems(store.connection) == ()
        assert store.query("SELECT id, hash FROM change_set WHERE id <= :tip ORDER BY id", tip=tip[0]) == hashes
        assert redaction.count(store) >= 61
        assert left(path.parent) == 0
        copies = path.parent / "memoria"
        copies.mkdir()
        assert backup.backup(store, copies).faults == ()
        assert left(copies) == 0
    with closing(file.open_file(path, [schema()])) as store:
        with store.change("Seguir") as writer:
            writer.put("note", {"id": key, "text": "más"})
        assert check.database_problems(store.connection) == ()


def test_t12_what_was_blacked_out_is_not_undone(store: Store):
    key = written(store)
    redaction.black_out(store, {("note", key): frozenset({"text"})}, SOUGHT, {})
    assert store.undo_barrier == "datos personales tachados"


def test_t12_who_alters_history_and_says_it_was_blacked_out_is_found(store: Store):
    """A row of `redaction` that no change of the chain wrote, and one whose words are no longer what it says."""
    key = written(store)
    change = next(one for one in entries.each_sealed(store.connection) if one.rows[0][1] == key)
    forged = entries.Sealed(change.entry, change.prev_hash, (("note", key, None, '{"text":"otra cosa"}'),))
    entries.put_sealed(store.connection, forged)
    store.connection.execute("INSERT INTO redaction VALUES (?, ?, NULL)", (change.entry.id, forged.hash))
    assert check.database_problems(store.connection)


def test_t12_a_change_blacked_out_and_then_altered_is_found(store: Store):
    key = written(store)
    redaction.black_out(store, {("note", key): frozenset({"text"})}, SOUGHT, {})
    assert check.database_problems(store.connection) == ()
    change = next(one for one in entries.each_sealed(store.connection) if "■" in str(one.rows))
    rows = tuple((a, b, c, str(d).replace("sí", "no")) for a, b, c, d in change.rows)
    entries.put_sealed(store.connection, entries.Sealed(change.entry, change.prev_hash, rows))
    assert any(one.key == "chain" for one in check.database_problems(store.connection))


def test_d_a_cut_while_blacking_out_leaves_everything(store: Store, monkeypatch: pytest.MonkeyPatch):
    key = written(store)
    before = mentions(store, SOUGHT)

    def fail(*_given: object) -> None:
        raise OSError("cut")

    monkeypatch.setattr(redaction, "rebuild_within", fail)
    with pytest.raises(OSError, match="cut"):
        redaction.black_out(store, {("note", key): frozenset({"text"})}, SOUGHT, {})
    assert mentions(store, SOUGHT) == before
    assert check.database_problems(store.connection) == ()


def test_d_in_a_computed_column_all_the_surnames_go_too():
    key, text = ("initiative", "1"), "Dijo Zacarías Quebracho de los Santos Luna"
    row: journal.Columns = {"text": text, "folded": "2026-001 dijo zacarias quebracho de los santos luna plaza"}
    pen = redaction._Pen(SOUGHT, {key: frozenset(row)}, {"initiative": frozenset({"folded"})})
    pen.learn({key: row}, ())
    assert pen.black(key, row) == {"text": "Dijo ■■■", "folded": "2026-001 dijo ■■■ plaza"}


def test_d_private_rows_are_erased_and_never_blacked_out(store: Store):
    with pytest.raises(ValueError, match="neighbour"):
        redaction.black_out(store, {("neighbour", "x"): frozenset({"name"})}, SOUGHT, {})


def test_d_the_history_of_private_rows_is_read_too(store: Store):
    with store.change("Anotar") as writer:
        key = writer.put("neighbour", {"name": NAME, "phone": "099"})
    with store.change("Cambiar") as writer:
        writer.put("neighbour", {"id": key, "name": "otra"})
    (found,) = mentions(store, SOUGHT).records
    assert (found.table, found.id, found.columns, found.past) == ("neighbour", key, {}, {"name"})
    assert "note" in tables(store)


def papers() -> Schema:
    return replace(schema(), never_blacked=frozenset({"note"}))


def test_d_a_change_of_a_signed_paper_stays_word_for_word(path: Path):
    with closing(file.create(path, [papers()])) as store:
        paper = written(store)
        with store.change("Anotar") as writer:
            draft = writer.put("note", {"text": NAME})
        told = [one.after for one in store.history("note", paper)]
        both = {("note", key): frozenset({"text"}) for key in (paper, draft)}
        assert redaction.black_out(store, both, SOUGHT, {}) == 1
        assert check.all_problems(store) == ()
        assert [one.after for one in store.history("note", paper)] == told
        assert (NAME in str(store.get("note", paper)), NAME in str(store.get("note", draft))) == (True, False)


def test_d_the_label_of_a_signed_paper_stays(path: Path):
    with closing(file.create(path, [papers()])) as store:
        with store.change("Anotar") as writer:
            key = writer.put("note", {"text": "agua"})
        with store.change(f"Corregir lo de {NAME}") as writer:
            writer.put("note", {"id": key, "text": "luz"})
        redaction.black_out(store, {}, SOUGHT, {})
        assert check.all_problems(store) == ()


def test_d_check_refuses_a_signed_paper_that_says_it_was_blacked_out(path: Path):
    """A forger who knows the way of blacking out gives an acta another text with it."""
    with closing(file.create(path, [schema()])) as store:
        key = written(store)
        redaction.black_out(store, {("note", key): frozenset({"text"})}, SOUGHT, {})
        assert check.all_problems(store) == ()
    with closing(file.open_file(path, [papers()], read_only=True)) as store:
        found = check.all_problems(store)
        assert {one.key for one in found} == {check.SEALED}
        assert len(found) == redaction.count(store) - 1
        assert "las actas no se tachan" in found[0].text


def test_d_the_council_blacks_out_no_acta():
    assert "minutes" in frozenset[str]().union(*(one.never_blacked for one in catalog.schemas()))


def test_d_check_and_info_say_how_many_changes_were_blacked_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "villa.munidesk"
    cli.main(["new", str(path), "--country", "UY", "--name", "Villa"])
    assert cli.main(["check", str(path)]) == 0
    assert "Se tacharon" not in capsys.readouterr().out
    with closing(file.open_file(path, catalog.schemas())) as store:
        with store.change("Anotar") as writer:
            key = writer.put("theme", {"position": 1, "title": f"Lo de {NAME}"})
        redaction.black_out(store, {("theme", key): frozenset({"title"})}, SOUGHT, {})
    for order in ("check", "info"):
        assert cli.main([order, str(path)]) == 0
        assert "Se tacharon datos en 1 cambio del historial." in capsys.readouterr().out
