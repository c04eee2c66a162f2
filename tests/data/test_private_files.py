"""T14: neighbours' data are read by nobody else on a shared computer; the acta is, by who shares the folder."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from munidesk.base import settings
from munidesk.base.files import whole_file
from munidesk.data import backup, check_file, file
from tests.data.rooms import schema

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_t14_the_file_its_lock_its_journal_and_its_copies_are_the_persons_alone(path: Path, tmp_path: Path):
    folder = tmp_path / "memoria"
    folder.mkdir(mode=0o755)
    with closing(file.create(path, [schema()])) as store:
        with store.change("Anotar") as writer:
            writer.put("neighbour", {"name": "Ana"})
            found = {one.name: mode(one) for one in tmp_path.iterdir() if one.is_file()}
        copy = backup.backup(store, folder).path
    assert found == {path.name: 0o600, f".{path.name}.lock": 0o600, f"{path.name}-journal": 0o600}
    backup.restore(copy, tmp_path / "devuelto.munidesk", [schema()])
    assert (mode(copy), mode(tmp_path / "devuelto.munidesk"), mode(folder)) == (0o600, 0o600, 0o755)


def test_t14_a_file_and_a_copy_of_before_are_closed_to_others_when_they_are_opened(path: Path, tmp_path: Path):
    with closing(file.create(path, [schema()])) as store:
        copy = backup.backup(store, tmp_path).path
    folder = mode(tmp_path)
    for one in (path, copy):
        one.chmod(0o644)
    file.open_file(path, [schema()]).close()
    backup.list_backups(tmp_path, [schema()])
    assert (mode(path), mode(copy), mode(tmp_path)) == (0o600, 0o600, folder)
    path.chmod(0o444)
    check_file.check(path, [schema()])
    assert mode(path) == 0o400


def test_t14_the_copy_kept_before_an_update_is_closed_too(path: Path):
    file.create(path, [schema()]).close()
    file.open_file(path, [schema("ALTER TABLE note ADD COLUMN colour TEXT")]).close()
    (copy,) = path.parent.glob("*antes-de-actualizar*")
    assert mode(copy) == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_t14_somebody_elses_file_stays_as_they_share_it(path: Path):
    file.create(path, [schema()]).close()
    path.chmod(0o664)
    os.chown(path, 65534, -1)
    file.open_file(path, [schema()], read_only=True).close()
    assert mode(path) == 0o664


@pytest.mark.parametrize(("umask", "new"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_t14_an_export_is_read_by_whom_the_person_lets_read_her_files(tmp_path: Path, umask: int, new: int):
    os.umask(umask)
    for target, wanted in ((tmp_path / "nueva.pdf", new), (tmp_path / "vieja.pdf", 0o640)):
        if wanted == 0o640:
            target.write_bytes(b"vieja")
            target.chmod(wanted)
        with whole_file(target) as temporary:
            temporary.write_bytes(b"acta")
        assert (target.read_bytes(), mode(target)) == (b"acta", wanted)


def test_t14_what_the_program_keeps_of_the_person_is_hers_alone(home: Path):
    settings.save(settings.Settings(author="Lucía"))
    assert mode(home / ".munidesk" / "settings.json") == 0o600
