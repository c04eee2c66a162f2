"""T28: what a killed export left half-written goes at the next start, and nothing of anybody else does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from munidesk.base import unfinished
from munidesk.base.files import whole_file
from munidesk.base.paths import state
from tests.data.kill_run import ROOT

WRITES = """
import os, signal, sys
from pathlib import Path
from munidesk.base.files import whole_file
with whole_file(Path(sys.argv[1])) as temporary:
    temporary.write_bytes(b"half")
    print("half", flush=True)
    if sys.argv[2] == "wait":
        sys.stdin.read()
    else:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def start(target: Path, how: str) -> subprocess.Popen[str]:
    order = [sys.executable, "-c", WRITES, str(target), how]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(order, cwd=ROOT, text=True, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def halves(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.glob(".munidesk-*"))


posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")


@posix
def test_t28_a_killed_export_is_swept_at_the_next_start_and_others_files_are_not(tmp_path: Path):
    others = tmp_path / ".munidesk-0123456789ab.pdf"
    others.write_bytes(b"of somebody else")
    start(tmp_path / "acta.pdf", "die").communicate()
    assert len(halves(tmp_path)) == 2
    unfinished.sweep()
    assert halves(tmp_path) == [others.name]
    assert list((state() / "unfinished").iterdir()) == []


@posix
def test_t28_what_another_window_is_writing_now_is_left_alone(tmp_path: Path):
    writing = start(tmp_path / "acta.pdf", "wait")
    assert writing.stdout is not None
    writing.stdout.readline()
    unfinished.sweep()
    assert len(halves(tmp_path)) == 1
    writing.communicate("")
    assert (tmp_path / "acta.pdf").read_bytes() == b"half"
    assert halves(tmp_path) == []


@posix
def test_t28_one_on_a_stick_that_is_not_there_waits_for_it(tmp_path: Path):
    stick = tmp_path / "memoria"
    stick.mkdir()
    start(stick / "acta.pdf", "die").communicate()
    stick.rename(tmp_path / "afuera")
    unfinished.sweep()
    (tmp_path / "afuera").rename(stick)
    assert halves(stick)
    unfinished.sweep()
    assert halves(stick) == []


def test_t28_a_note_of_anything_else_removes_nothing(tmp_path: Path):
    target = tmp_path / "acta.pdf"
    target.write_bytes(b"1")
    folder = state() / "unfinished"
    folder.mkdir(parents=True)
    (folder / "x").write_bytes(b"\n" + os.fsencode(target))
    unfinished.sweep()
    assert target.exists()


def test_t28_where_nothing_can_be_noted_it_is_written_all_the_same(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(unfinished, "_folder", lambda: tmp_path / "a.txt" / "no")
    (tmp_path / "a.txt").write_bytes(b"0")
    with whole_file(tmp_path / "a.txt") as temporary:
        temporary.write_bytes(b"1")
    assert (tmp_path / "a.txt").read_bytes() == b"1"


@pytest.fixture(scope="module")
def two_sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("muestra") / "m.munidesk"
    run = [sys.executable, "-m", "munidesk", "sample", str(path), "--sessions", "2"]
    subprocess.run(run, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    return path


@posix
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".pdf", ".docx"])
def test_t28_a_full_disk_is_a_sentence_in_every_format(tmp_path: Path, suffix: str, two_sessions: Path):
    """A limit on the size of files stands for it: nothing of Python's own is said on the terminal.

    Nor does it leave a compiled module of 600 bytes, on which every later start would stumble.
    """
    path = tmp_path / "m.munidesk"
    shutil.copyfile(two_sessions, path)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    name = "votes" if suffix in {".xlsx", ".csv", ".json"} else "acta"
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))\n"
        "from munidesk.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    order = ["export", str(path), name, "--to", str(tmp_path / f"a{suffix}")]
    done = subprocess.run([sys.executable, "-c", code, *order], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "No se pudo escribir" in done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["m.munidesk"]
