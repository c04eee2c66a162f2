"""R4: a stick pulled out while open, a folder that is not there: a sentence, and no empty file in its place."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.data import backup, check_file, file
from munidesk.data.store import Store
from tests.data.rooms import schema

NAME = "municipio.munidesk"


def put(store: Store, text: str) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text})


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("left_behind", [False, True], ids=["nothing stays", "an empty folder stays"])
def test_a_stick_that_is_pulled_out_while_open_says_so_and_goes_on_when_it_is_back(
    tmp_path: Path, left_behind: bool
):  # fmt: skip
    folder, away = tmp_path / "memoria", tmp_path / "fuera"
    folder.mkdir()
    store = file.create(folder / NAME, [schema()])
    kept = put(store, "guardada")
    folder.rename(away)
    if left_behind:
        folder.mkdir()
    for attempt in (lambda: put(store, "perdida"), store.undo, lambda: store.set_meta("last_backup", "x|y")):
        with pytest.raises(UserError, match="Revise que el disco o la memoria sigan conectados"):
            attempt()
    with pytest.raises(UserError, match="conecte la memoria"):
        file.open_file(folder / NAME, [schema()])
    assert not list(tmp_path.glob("memoria/*"))
    if left_behind:
        folder.rmdir()
    else:
        with pytest.raises(UserError, match="conecte la memoria"):
            backup.backup(store, folder)
    away.rename(folder)
    again = put(store, "otra vez")
    assert {row["id"] for row in store.select("note")} == {kept, again}
    store.close()
    assert names(folder) == [NAME]
    assert check_file.check(folder / NAME, [schema()]) == ()


def test_closing_after_the_stick_was_pulled_out_makes_nothing(tmp_path: Path):
    folder, away = tmp_path / "memoria", tmp_path / "fuera"
    folder.mkdir()
    store = file.create(folder / NAME, [schema()])
    put(store, "guardada")
    folder.rename(away)
    store.close()
    assert names(tmp_path) == ["fuera"]
    assert check_file.check(away / NAME, [schema()]) == ()


def test_what_is_still_in_memory_can_be_backed_up_elsewhere_after_the_stick_is_gone(tmp_path: Path):
    folder, elsewhere = tmp_path / "memoria", tmp_path / "disco"
    folder.mkdir()
    elsewhere.mkdir()
    with closing(file.create(folder / NAME, [schema()])) as store:
        put(store, "guardada")
        folder.rename(tmp_path / "fuera")
        report = backup.backup(store, elsewhere)
    assert [copy.path for copy in backup.list_backups(elsewhere, [schema()])] == [report.path]


def test_a_path_whose_folder_does_not_exist_is_said_and_not_made(tmp_path: Path, path: Path, store: Store):
    before, gone = names(tmp_path), tmp_path / "nada"
    attempts: list[tuple[str, Callable[[], object]]] = [
        ("conecte la memoria", lambda: file.open_file(gone / NAME, [schema()])),
        ("conecte la memoria", lambda: file.open_file(gone / NAME, [schema()], read_only=True)),
        ("conecte la memoria", lambda: check_file.check(gone / NAME, [schema()])),
        ("conecte la memoria", lambda: file.create(gone / NAME, [schema()])),
        ("conecte la memoria", lambda: backup.backup(store, gone)),
        ("elija otra carpeta", lambda: backup.restore(path, gone / NAME, [schema()])),
    ]
    for words, attempt in attempts:
        with pytest.raises(UserError, match=words):
            attempt()
    assert names(tmp_path) == before
