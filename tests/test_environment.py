"""Setting up a folder never empties the environment of another one that its `.venv` leads to."""

import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

START = Path(__file__).parent.parent / "installer" / "start.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch) -> ModuleType:
    """`start.py` of a folder whose `.venv` is a link to the environment of another."""
    spec = importlib.util.spec_from_file_location("start_of_a_folder", START)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    other = tmp_path / "otra"
    other.mkdir()
    (other / "algo").write_text("de otra carpeta", encoding="utf-8")
    (tmp_path / ".venv").symlink_to(other)
    monkeypatch.setattr(made, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(made, "STAMP", tmp_path / ".venv" / "munidesk-installed")

    def never(*_arguments: object, **_named: object) -> None:
        raise AssertionError("nothing is made through a link")

    monkeypatch.setattr(made.venv, "EnvBuilder", never)
    return made


def test_an_environment_that_a_link_leads_to_is_used_as_it_stands(start):
    assert start.in_place()


def test_what_a_link_leads_to_is_never_emptied(start, tmp_path, capsys):
    with pytest.raises(SystemExit):
        start.make_environment()
    assert (tmp_path / "otra" / "algo").read_text(encoding="utf-8") == "de otra carpeta"
    assert "Quite ese vínculo" in capsys.readouterr().err


def test_what_tests_write_goes_to_memory_where_there_is_room_and_is_gone_after(start, tmp_path, monkeypatch):
    memory = tmp_path / "memoria"
    memory.mkdir()
    monkeypatch.setattr(start, "MEMORY", memory)
    monkeypatch.setattr(start, "ENOUGH", 0)
    monkeypatch.delenv("TMPDIR", raising=False)
    with start.quick_disk():
        assert Path(start.surroundings()["TMPDIR"]).parent == memory
    assert "TMPDIR" not in start.surroundings()
    assert list(memory.iterdir()) == []
    for nowhere, enough in ((tmp_path / "no", 0), (memory, 1 << 62)):
        monkeypatch.setattr(start, "MEMORY", nowhere)
        monkeypatch.setattr(start, "ENOUGH", enough)
        with start.quick_disk():
            assert "TMPDIR" not in start.surroundings()


HELD = """
import importlib.util, sys, time
from pathlib import Path
spec = importlib.util.spec_from_file_location("start", sys.argv[1])
start = importlib.util.module_from_spec(spec)
spec.loader.exec_module(start)
start.MEMORY, start.ENOUGH = Path(sys.argv[2]), 0
with start.quick_disk():
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows no tiene /dev/shm ni señales")
@pytest.mark.parametrize("told", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_is_told_to_end_leaves_nothing_in_memory(tmp_path: Path, told: str):
    """It held hundreds of megabytes until the computer was turned off."""
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, str(START), str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(getattr(signal, told))
        assert process.wait(30) != 0
    assert list(tmp_path.iterdir()) == []


def test_what_a_run_that_was_killed_left_in_memory_goes_with_the_next(start, tmp_path, monkeypatch):
    memory = tmp_path / "memoria"
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    names = [f"munidesk-{gone.pid}-a", f"munidesk-{gone.pid}-now", f"munidesk-{os.getpid()}-b", "munidesk-algo", "otra"]
    for name in names:
        (memory / name).mkdir(parents=True)
        if not name.endswith("now"):  # another machine's process may write in the same memory
            os.utime(memory / name, (1, 1))
    monkeypatch.setattr(start, "MEMORY", memory)
    monkeypatch.setattr(start, "ENOUGH", 1 << 62)
    with start.quick_disk():
        assert sorted(one.name for one in memory.iterdir()) == sorted(names[1:])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows no tiene /dev/shm")
def test_memory_where_one_may_not_write_is_left_alone(start, tmp_path, monkeypatch):
    monkeypatch.setattr(start, "MEMORY", tmp_path)
    monkeypatch.setattr(start, "ENOUGH", 0)
    monkeypatch.setattr(start.os, "access", lambda *_asked: False)
    monkeypatch.delenv("TMPDIR", raising=False)
    with start.quick_disk():
        assert "TMPDIR" not in start.surroundings()
