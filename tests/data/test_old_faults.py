"""T3: a fault in old history never stands between a person and her copies; T24: copies are known by what they hold."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from munidesk.base.errors import FileError, UserError
from munidesk.data import backup, check, check_file, file
from munidesk.data.store import Store
from tests.data import past
from tests.data.rooms import schema

NEWER = "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'verde'"
ALTERED = "UPDATE change_set SET label = 'x' WHERE seq = 2"


def put(store: Store, text: str) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text})


def altered(path: Path, statement: str = ALTERED) -> Path:
    """A file of five notes and an attachment, then changed behind the program."""
    with closing(file.create(path, [schema()], author="Lucía")) as store:
        for number in range(5):
            put(store, f"nota {number}")
        with store.change("Adjuntar") as writer:
            writer.put_blob(b"un plano " * 3000)
            writer.put("note", {"text": "con plano"})
    past.tamper(path, statement)
    return path


def texts(path: Path) -> list[str]:
    with closing(file.open_file(path, [schema()], read_only=True)) as store:
        return [str(row["text"]) for row in store.select("note", order="id")]


def test_t3_an_altered_old_change_is_named_and_known_to_be_only_the_past(path: Path):
    altered(path)
    (problem,) = check_file.check(path, [schema()])
    assert "cambio 2" in problem.text
    assert check.only_past((problem,))


def test_t3_the_copy_is_made_marked_and_comes_back_with_its_mark(path: Path, tmp_path: Path):
    altered(path)
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.open_file(path, [schema()])) as store:
        put(store, "se sigue escribiendo")
        report = backup.backup(store, folder)
        assert report.verified
        assert report.words.startswith("con problemas: El historial fue alterado en el cambio 2")
        assert "con-problemas" in report.path.name
        assert store.last_backup.faults == report.words
    with closing(file.open_file(path, [schema()])) as store:
        assert store.last_backup.faults == report.words
    (copy,) = backup.list_backups(folder, [schema()])
    assert (copy.path, copy.faults) == (report.path, (report.faults[0].text,))
    back = tmp_path / "de-vuelta.munidesk"
    assert backup.restore(report.path, back, [schema()]).faults == report.faults
    assert texts(back) == texts(path)


def test_t3_an_older_file_with_an_old_fault_is_brought_up_to_date(path: Path):
    altered(path)
    with closing(file.open_file(path, [schema(NEWER)])) as store:
        assert {row["colour"] for row in store.select("note")} == {"verde"}
    (safe,) = path.parent.glob("*antes-de-actualizar*")
    (copy,) = [one for one in backup.list_backups(path.parent, [schema()]) if one.path == safe]
    assert "cambio 2" in copy.faults[0]


@pytest.mark.parametrize(
    "statement",
    [
        ALTERED,
        "UPDATE change_row SET after = '{no es json' WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
        "UPDATE change_row SET after = replace(after, 'nota 2', 'otra') WHERE after LIKE '%nota 2%'",
        "UPDATE change_set SET hash = 'x' WHERE seq = 4",
        "UPDATE change_set SET at = '', prev_hash = '' WHERE seq = 1",
    ],
)
def test_t3_whatever_was_altered_in_the_past_the_records_of_today_stay_trusted(path: Path, statement: str):
    altered(path, statement)
    problems = check_file.check(path, [schema()])
    assert problems
    assert check.only_past(problems)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET text = 'otra cosa' WHERE text = 'nota 3'",
        "DELETE FROM note WHERE text = 'nota 3'",
        "DELETE FROM change_row WHERE change_id = (SELECT id FROM change_set WHERE seq = 3)",
        "UPDATE blob SET data = x'00'",
    ],
)
def test_t3_a_record_that_was_altered_is_not_called_the_past_and_is_copied_all_the_same(
    path: Path, tmp_path: Path, statement: str
):
    altered(path, statement)
    assert not check.only_past(check_file.check(path, [schema()]))
    # Nobody vouched for this file: as it lies there it is no copy to offer …
    assert backup.list_backups(tmp_path, [schema()]) == ()
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.open_file(path, [schema()])) as store:
        report = backup.backup(store, folder)
    # … but one that was compared with it is, with what is wrong in it.
    (copy,) = backup.list_backups(folder, [schema()])
    assert copy.faults == tuple(problem.text for problem in report.faults)


def test_t3_a_copy_of_a_faulty_file_that_was_damaged_later_is_not_offered(path: Path, tmp_path: Path):
    altered(path)
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.open_file(path, [schema()])) as store:
        report = backup.backup(store, folder)
    data = report.path.read_bytes()
    report.path.write_bytes(data.replace(b"nota 3", b"nota 8"))
    assert backup.list_backups(folder, [schema()]) == ()
    with pytest.raises(FileError, match="está dañada"):
        backup.restore(report.path, tmp_path / "no.munidesk", [schema()])
    assert not (tmp_path / "no.munidesk").exists()


def test_t3_a_copy_somebody_wrote_in_is_judged_anew(path: Path, tmp_path: Path):
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.create(path, [schema()])) as store:
        put(store, "uno")
        report = backup.backup(store, folder)
    with closing(file.open_file(report.path, [schema()])) as opened:
        put(opened, "dos")
    (copy,) = backup.list_backups(folder, [schema()])
    assert copy.faults == ()


def test_t3_pages_that_cannot_be_read_are_copied_as_they_are_and_said(path: Path, tmp_path: Path):
    """One attachment on a bad sector must not leave the whole municipality without a backup."""
    with closing(file.create(path, [schema()])) as store:
        kept = [put(store, f"nota {number}") for number in range(50)]
        with store.change("Adjuntar") as writer:
            writer.put_blob(b"un plano " * 5000)
    data = bytearray(path.read_bytes())
    at = data.index(b"un plano " * 50, len(data) // 4) // 4096 * 4096
    data[at : at + 4096] = bytes(4096)
    path.write_bytes(data)
    folder = tmp_path / "memoria"
    folder.mkdir()
    with closing(file.open_file(path, [schema()])) as store:
        report = backup.backup(store, folder)
    assert report.faults
    (copy,) = backup.list_backups(folder, [schema()])
    assert copy.faults
    back = tmp_path / "de-vuelta.munidesk"
    backup.restore(report.path, back, [schema()])
    with closing(file.open_file(back, [schema()])) as again:
        assert [row["id"] for row in again.select("note", order="id")] == kept


def test_t3_a_copy_that_differs_is_refused_and_the_sentence_says_who_is_at_fault(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "memoria"
    folder.mkdir()
    write = backup._write_rows

    def lossy(connection: sqlite3.Connection, temporary: Path) -> None:
        write(connection, temporary)
        with closing(sqlite3.connect(temporary)) as raw:
            raw.execute("DELETE FROM note WHERE rowid = 2")
            raw.commit()

    monkeypatch.setattr(backup, "_write_rows", lossy)
    monkeypatch.setattr(backup, "_write_pages", lossy)
    with closing(file.create(path, [schema()])) as store:
        for number in range(3):
            put(store, f"nota {number}")
        with pytest.raises(UserError, match="Pruebe en otra memoria"):
            backup.backup(store, folder)
        assert store.last_backup is None
        monkeypatch.setattr(backup, "has_whole_pages", lambda _connection: False)
        with pytest.raises(UserError, match="la falla está en el archivo"):
            backup.backup(store, folder)
    assert list(folder.iterdir()) == []


def test_t3_the_walk_goes_on_while_others_write(path: Path):
    with closing(file.create(path, [schema()])) as store:
        keys = [put(store, f"nota {number}") for number in range(120)]
        found = []
        for number, piece in enumerate(check.pieces(store.connection)):
            found.extend(piece)
            with store.change("Escribir", fold="texto") as writer:
                writer.put("note", {"id": keys[number % 120], "text": f"cambiada {number}"})
            if number % 3 == 0:
                put(store, "nueva")
                store.undo()
        assert found == []


def test_t24_copies_are_found_whatever_their_name_and_ordered_by_the_last_change_inside(
    path: Path, tmp_path: Path, clock
):
    folder = tmp_path / "memoria"
    folder.mkdir()
    made = []
    with closing(file.create(path, [schema()])) as store:
        for day, name in ((3, "copia de seguridad"), (9, "la del pen"), (16, "Respaldo viejo")):
            clock(datetime(2026, 11, day, 12, 0))
            put(store, name)
            target = folder / f"{name}.munidesk"
            backup.backup(store, folder).path.rename(target)
            made.append(target)
    os.utime(made[0], (4e9, 4e9))
    (folder / "otra cosa.munidesk").write_bytes(b"no es un municipio")
    assert [copy.path for copy in backup.list_backups(folder, [schema()])] == made[::-1]
    assert backup.list_backups(folder, [schema()])[0].at == datetime(2026, 11, 16, 12, 0)


def test_t24_a_clock_that_was_wrong_does_not_put_an_older_copy_first(path: Path, tmp_path: Path, clock):
    """The computer said 2096 for a day: what was written after it, in 2026, is newer all the same."""
    folder, made = tmp_path / "memoria", []
    folder.mkdir()
    with closing(file.create(path, [schema()])) as store:
        for moment in (datetime(2096, 1, 1, 12, 0), datetime(2026, 11, 16, 12, 0)):
            clock(moment)
            put(store, f"{moment:%Y}")
            made.append(backup.backup(store, folder).path)
    assert [copy.path for copy in backup.list_backups(folder, [schema()])] == made[::-1]
