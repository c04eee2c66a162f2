"""R4: places that may not be written or read: a sentence that says what to do, and no file made by accident."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from munidesk.base.errors import ReadOnlyError, UserError
from munidesk.data import backup, check_file, file
from munidesk.data.schema import Schema
from munidesk.data.store import Store
from tests.data.kill_run import ROOT
from tests.data.rooms import schema

NOBODY = 65534
NAME = "municipio.munidesk"
NEWER = "ALTER TABLE note ADD COLUMN colour TEXT"
posix = pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")


def put(store: Store, text: str) -> str:
    with store.change("Anotar") as writer:
        return writer.put("note", {"text": text})


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def opened(path: Path, *schemas: Schema) -> Store:
    return file.open_file(path, schemas or [schema()])


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user of the machine reaches, with one municipality of one note."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "memoria"
        folder.mkdir()
        Path(name).chmod(0o755)
        with closing(file.create(folder / NAME, [schema()])) as store:
            put(store, "guardada")
        yield folder


@contextmanager
def rights(modes: dict[Path, int]) -> Iterator[None]:
    """Give these rights, and be somebody for whom they count: not the administrator."""
    before = {path: path.stat().st_mode for path in modes}
    for path, mode in modes.items():
        path.chmod(mode)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)
        for path in reversed(before):
            path.chmod(before[path])


def read_only(folder: Path, file_mode: int = 0o444) -> AbstractContextManager[None]:
    return rights({**dict.fromkeys(folder.iterdir(), file_mode), folder: 0o555})


def half_save(path: Path) -> None:
    """Leave what a power cut leaves: a change half in the file, and the journal that takes it back."""
    code = (
        "import os; from pathlib import Path\nfrom munidesk.data import file; from tests.data.rooms import schema\n"
        f"store = file.open_file(Path({str(path)!r}), [schema()])\n"
        "store.connection.execute('PRAGMA cache_size=1')\nstore.connection.execute('BEGIN IMMEDIATE')\n"
        "store.connection.execute(\"UPDATE note SET text = 'a medias'\")\n"
        "store.connection.execute(\"INSERT INTO blob VALUES ('x', 200000, zeroblob(200000))\")\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    path.with_name(f".{NAME}.lock").unlink()


@posix
def test_a_file_in_a_read_only_folder_opens_for_reading_and_says_how_to_change_it(place: Path):
    with read_only(place), closing(opened(place / NAME)) as store:
        assert store.read_only
        assert "copie el archivo a otra carpeta" in store.read_only_reason
        assert [row["text"] for row in store.select("note")] == ["guardada"]
        with pytest.raises(ReadOnlyError, match="copie el archivo a otra carpeta"):
            put(store, "no")
        assert names(place) == [NAME]


@posix
def test_a_file_that_may_only_be_read_in_a_folder_that_may_be_written_opens_for_reading(place: Path):
    with rights({place / NAME: 0o444, place: 0o777}), closing(opened(place / NAME)) as store:
        assert store.read_only
        assert NAME in store.read_only_reason
        assert names(place) == [NAME]


@posix
def test_a_folder_that_lets_only_the_file_be_written_opens_for_reading(place: Path):
    lock = place / f".{NAME}.lock"
    lock.touch()
    with rights({place / NAME: 0o666, lock: 0o666, place: 0o555}), closing(opened(place / NAME)) as store:
        assert store.read_only


@posix
def test_nothing_new_is_made_in_a_read_only_folder(place: Path, tmp_path: Path):
    with closing(opened(place / NAME)) as store, read_only(place):
        for make in (
            lambda: file.create(place / "nuevo.munidesk", [schema()]),
            lambda: backup.backup(store, place),
            lambda: backup.restore(place / NAME, place / "devuelto.munidesk", [schema()]),
        ):
            with pytest.raises(UserError, match=r"[Ee]lija otra carpeta"):
                make()
        assert [name for name in names(place) if not name.startswith(f".{NAME}")] == [NAME]


@posix
def test_t24_an_older_file_in_a_read_only_folder_is_read_and_left_as_it_is(place: Path, tmp_path: Path):
    before = (place / NAME).read_bytes()
    with read_only(place), closing(opened(place / NAME, schema(NEWER))) as store:
        assert [(row["text"], row["colour"]) for row in store.select("note")] == [("guardada", None)]
        assert "es de una versión anterior" in store.read_only_reason
        with pytest.raises(ReadOnlyError):
            put(store, "otra")
    assert (place / NAME).read_bytes() == before
    assert names(place) == [NAME]


@posix
def test_t24_an_older_file_too_large_for_the_memory_says_where_to_open_it(place: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file, "_IN_MEMORY", 10)
    with read_only(place), pytest.raises(UserError, match=r"versión anterior.*carpeta donde se pueda escribir"):
        opened(place / NAME, schema(NEWER))


@posix
def test_t24_what_may_only_be_read_is_copied_elsewhere(place: Path):
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        with read_only(place):
            for one in (schema(), schema(NEWER)):
                with closing(opened(place / NAME, one)) as store:
                    assert store.read_only
                    made = backup.backup(store, Path(name))
                assert made.faults == ()
                assert [copy.path for copy in backup.list_backups(Path(name), [one]) if copy.path == made.path]
        assert names(place) == [NAME]


@posix
@pytest.mark.parametrize("file_mode", [0o444, 0o666])
def test_a_half_saved_file_in_a_read_only_folder_is_not_called_damaged(place: Path, tmp_path: Path, file_mode: int):
    half_save(place / NAME)
    before = names(place)
    assert before == [NAME, f"{NAME}-journal"]
    with read_only(place, file_mode):
        for look in (opened, lambda path: check_file.check(path, [schema()])):
            with pytest.raises(UserError, match=r"a medio guardar.*Copie la carpeta entera"):
                look(place / NAME)
        assert names(place) == before
    elsewhere = Path(shutil.copytree(place, tmp_path / "copia"))
    with closing(opened(elsewhere / NAME)) as store:
        assert [row["text"] for row in store.select("note")] == ["guardada"]
    assert check_file.check(elsewhere / NAME, [schema()]) == ()


@posix
def test_a_file_that_may_not_be_read_is_not_called_damaged(place: Path):
    with (
        rights({place / NAME: 0o000, place: 0o777}),
        pytest.raises(UserError, match=r"No hay permiso para abrir.*Pida permiso"),
    ):
        opened(place / NAME)
    assert names(place) == [NAME]


@posix
def test_a_folder_that_may_not_be_entered_is_said_in_a_sentence(place: Path):
    with closing(opened(place / NAME)) as store, rights({place: 0o000}):
        for look in (
            lambda: opened(place / NAME),
            lambda: file.create(place / "nuevo.munidesk", [schema()]),
            lambda: backup.backup(store, place),
            lambda: backup.backup(store, place / "respaldos"),
        ):
            with pytest.raises(UserError, match=r"[Ee]lija otra carpeta"):
                look()


def test_a_disk_that_is_mounted_for_reading_gives_the_same_sentences(place: Path):
    code = (
        "import sys; from pathlib import Path\nfrom munidesk.base.errors import UserError\n"
        "from munidesk.data import file; from tests.data.rooms import schema\n"
        f"place = Path({str(place)!r})\nstore = file.open_file(place / {NAME!r}, [schema()])\n"
        "print(len(store.select('note')), store.read_only_reason)\n"
        "for path, step in ((place / 'nuevo.munidesk', None), (place / 'municipio.munidesk', 'SELECT 1')):\n"
        "    try:\n"
        "        made = file.open_file(path, [schema(step)]) if step else file.create(path, [schema()])\n"
        "        print(len(made.select('note')), made.read_only_reason)\n"
        "    except UserError as error:\n"
        "        print(error)\n"
    )
    mounted = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 77; exec "$2" -c "$3"'
    if shutil.which("unshare") is None:
        pytest.skip("no namespaces here")
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mounted, "sh", str(place), sys.executable, code],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no right to mount here")
    reading, creating, older = done.stdout.splitlines()
    assert reading.startswith("1 No hay permiso para escribir en")
    assert "Elija otra carpeta" in creating
    assert older.startswith("1 ")
    assert "carpeta donde se pueda escribir" in older
    assert names(place) == [NAME]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_IOERR, "Revise que el disco o la memoria sigan conectados"),
        (sqlite3.SQLITE_BUSY, "Espere un momento y repita"),
        (sqlite3.SQLITE_FULL, "Libere espacio"),
        (sqlite3.SQLITE_CANTOPEN, "No hay permiso para abrir"),
        (sqlite3.SQLITE_CORRUPT, "Recuperar un respaldo"),
    ],
)
def test_only_what_is_damaged_is_called_damaged(path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str):
    file.create(path, [schema()]).close()
    error = sqlite3.DatabaseError("as the disk says it")
    error.sqlite_errorcode = code

    def refuse(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(file, "connect", refuse)
    with pytest.raises(UserError, match=words) as said:
        opened(path)
    assert ("dañado" in str(said.value)) == (code == sqlite3.SQLITE_CORRUPT)
    assert names(path.parent) == [path.name]
