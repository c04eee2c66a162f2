"""A draft may name a neighbour: it stays inside the file, leaves no trace when erased, and is no record."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from munidesk.data import backup, check, drafts, file
from munidesk.data.store import Store
from tests.data.rooms import schema

SECRET = "Ramona Villalba, calle 8"


@pytest.fixture
def store(tmp_path: Path):
    with closing(file.create(tmp_path / "cerro.munidesk", [schema()])) as made:
        yield made


def raw(store: Store) -> bytes:
    return store.path.read_bytes()


def test_w9_a_draft_is_on_disk_at_once_and_survives_the_program(store):
    drafts.keep(store, "1", "initiative.new", {"name": SECRET})
    with closing(file.open_file(store.path, [schema()], read_only=True)) as other:
        kept = drafts.newest(other, "initiative.new")
    assert kept is not None
    assert kept.values == {"name": SECRET}
    assert SECRET.encode() in raw(store)


def test_w9_the_newest_is_offered_and_each_is_erased_alone(store, clock):
    for minute, key in enumerate(("1", "2")):
        clock(datetime(2026, 11, 17, 10, minute))
        drafts.keep(store, key, "initiative.new", {"name": key})
    drafts.keep(store, "3", "session.new", {"place": "Salón"})
    assert drafts.newest(store, "initiative.new").id == "2"
    drafts.forget(store, "2")
    assert drafts.newest(store, "initiative.new").id == "1"
    assert drafts.count(store) == 2
    drafts.forget_all(store)
    assert drafts.newest(store, "session.new") is None


def test_w9_an_erased_draft_leaves_no_letter_in_the_file(store):
    drafts.keep(store, "1", "initiative.new", {"name": SECRET})
    drafts.keep(store, "1", "initiative.new", {"name": SECRET + " bis", "text": "largo " * 4000})
    drafts.forget(store, "1")
    assert SECRET.encode() not in raw(store)


def test_w9_the_journal_the_check_and_undo_do_not_know_of_drafts(store):
    with store.change("Anotar") as writer:
        writer.put("note", {"text": "una"})
    before = store.query("SELECT count(*) AS n FROM change_set")
    drafts.keep(store, "1", "initiative.new", {"name": SECRET})
    assert store.query("SELECT count(*) AS n FROM change_set") == before
    assert store.undo_label == "Anotar"
    with store.lock:
        assert check.database_problems(store.connection) == ()


def test_w9_no_backup_holds_a_draft(store, tmp_path):
    drafts.keep(store, "1", "initiative.new", {"name": SECRET})
    report = backup.backup(store, tmp_path)
    assert SECRET.encode() not in report.path.read_bytes()
    assert drafts.count(store) == 1, "the file itself goes on with it"
    backup.restore(report.path, tmp_path / "vuelto.munidesk", [schema()])


def test_w9_who_asks_to_be_forgotten_goes_from_the_drafts_too(store):
    drafts.keep(store, "1", "initiative.new", {"name": "RAMONA  villalba", "text": "Pozo"})
    drafts.keep(store, "2", "initiative.new", {"text": "lo dijo Ramóna Villalba (vecina)"})
    drafts.keep(store, "3", "initiative.new", {"name": "Otra"})
    drafts.forget_naming(store, "Ramona Villalba")
    assert [one["id"] for one in store.query("SELECT id FROM draft ORDER BY id")] == ["3"]
    drafts.forget_naming(store, "")
    assert drafts.count(store) == 1


def test_w9_a_file_opened_for_reading_keeps_none(store):
    with closing(file.open_file(store.path, [schema()], read_only=True)) as other:
        drafts.keep(other, "1", "initiative.new", {"name": SECRET})
    assert drafts.count(store) == 0
