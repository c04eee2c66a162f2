"""Setting up a folder never empties the environment of another one that its `.venv` leads to."""

import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

START = Path(__file__).parent.parent / "installer" / "start.py"


def loaded(name: str) -> ModuleType:
    """A fresh module of `installer/`, which finds its neighbours as when it is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(START.parent))
        spec = importlib.util.spec_from_file_location(f"{name}_of_a_folder", START.parent / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        made = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = made  # its dataclasses look themselves up
        spec.loader.exec_module(made)
    return made


@pytest.fixture
def start() -> ModuleType:
    return loaded("start")


@pytest.fixture
def environment(tmp_path: Path, monkeypatch) -> ModuleType:
    """Of a folder without `.venv`."""
    made = loaded("environment")
    monkeypatch.setattr(made, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(made, "STAMP", tmp_path / ".venv" / "munidesk-installed")
    return made


@pytest.fixture
def linked(environment: ModuleType, tmp_path: Path, monkeypatch) -> ModuleType:
    """Of a folder whose `.venv` is a link to the environment of another."""
    other = tmp_path / "otra"
    other.mkdir()
    (other / "algo").write_text("de otra carpeta", encoding="utf-8")
    (tmp_path / ".venv").symlink_to(other)

    def never(*_arguments: object, **_named: object) -> None:
        raise AssertionError("nothing is made through a link")

    monkeypatch.setattr(environment.venv, "EnvBuilder", never)
    return environment


def test_an_environment_that_a_link_leads_to_is_used_as_it_stands(linked):
    assert linked.in_place(linked.RUN)


def test_what_a_link_leads_to_is_never_emptied(linked, tmp_path, capsys):
    with pytest.raises(SystemExit):
        linked.make(linked.RUN)
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
sys.path.insert(0, str(Path(sys.argv[1]).parent))
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


LIST = """# what stands before
babel==2.18.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via -r installer/requirements.in
charset-normalizer==3.5.2 \\
    --hash=sha256:{c}
    # via
    #   other
    #   Babel
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{a}
    # via babel
ruff==0.17.5 \\
    --hash=sha256:{b}
    # via -r installer/requirements.in
"""


def _wheel(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def test_who_runs_the_program_gets_nothing_that_only_tests():
    """T29: mypy, ruff, pytest and hypothesis landed on the secretary's computer."""
    components = loaded("components")
    runs = {one.name for one in components.listed(tests=False)}
    assert components.named() <= runs
    assert runs & {"mypy", "ruff", "pytest", "hypothesis", "coverage", "import-linter"} == set()
    every = components.listed(tests=True)
    assert runs < {one.name for one in every}
    assert len([one for one in components.as_list(every).splitlines() if one[:1].isalnum()]) == len(every)
    assert all(one.hashes for one in every)


def test_t29_a_folder_of_components_says_what_it_lacks_and_what_was_altered(tmp_path):
    components = loaded("components")
    good = _wheel(tmp_path, "babel-2.18.0-py3-none-any.whl", "a")
    _wheel(tmp_path, "charset_normalizer-3.5.2-py3-none-any.whl", "altered")
    text = LIST.format(a=good, b="0" * 64, c="1" * 64)
    runs = components.running(components.read(text), frozenset({"babel"}))
    assert [one.name for one in runs] == ["babel", "charset-normalizer", "colorama"]
    assert runs[2].marker == "sys_platform == 'win32'"
    (fault,) = components.faults(runs, tmp_path)
    assert "charset_normalizer-3.5.2" in fault
    assert "huella" in fault
    (tmp_path / "babel-2.18.0-py3-none-any.whl").unlink()
    assert "falta babel 2.18.0" in list(components.faults(runs, tmp_path))


def test_a_broken_folder_of_components_installs_nothing(environment, tmp_path, capsys):
    (tmp_path / "ruedas").mkdir()
    for folder, said in ((tmp_path / "ruedas", "falta babel"), (tmp_path / "no", "No existe la carpeta")):
        with pytest.raises(SystemExit):
            environment.make(environment.RUN, folder)
        assert said in capsys.readouterr().err
    assert not environment.VENV.exists()


@pytest.mark.parametrize("how", ["no ensurepip", "it leaves", "it fails"])
def test_t29_a_python_without_venv_is_told_in_spanish(environment, monkeypatch, capfd, how):
    """Debian's python3 without python3-venv leaves by itself with words in English."""

    class Builder:
        def __init__(self, **_named: object) -> None:
            assert how != "no ensurepip"

        def create(self, _folder: Path) -> None:
            os.write(1, b"The virtual environment was not created successfully because ensurepip is not available.")
            raise SystemExit(1) if how == "it leaves" else subprocess.CalledProcessError(1, ["ensurepip"])

    monkeypatch.setattr(environment.venv, "EnvBuilder", Builder)
    if how == "no ensurepip":
        monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit):
        environment.make(environment.RUN)
    said = capfd.readouterr()
    assert "sudo apt-get install python3-venv" in said.err
    assert "virtual environment" not in said.out


def test_what_runs_does_not_serve_to_test_and_what_tests_also_runs(environment):
    environment.python_inside().parent.mkdir(parents=True)
    environment.python_inside().touch()
    environment.STAMP.write_text(environment.wanted_stamp(environment.RUN), encoding="utf-8")
    assert environment.in_place(environment.RUN)
    assert not environment.in_place(environment.TESTS)
    environment.STAMP.write_text(environment.wanted_stamp(environment.TESTS), encoding="utf-8")
    assert environment.in_place(environment.RUN)


def test_system_libraries_are_told_before_and_never_installed_when_not_allowed(environment, monkeypatch, capsys):
    called: list[list[str]] = []
    monkeypatch.setattr(environment, "missing_packages", lambda: [] if called else ["libgl1"])
    monkeypatch.setattr(environment.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(environment.shutil, "which", lambda _name: "apt-get")

    def call(command: list[str], **_named: object) -> int:
        assert "libgl1" in capsys.readouterr().out or called
        called.append(command)
        return 0

    monkeypatch.setattr(environment.subprocess, "call", call)
    with pytest.raises(SystemExit):
        environment.install_libraries(allowed=False)
    assert called == []
    assert "sudo apt-get install -y --no-install-recommends libgl1" in capsys.readouterr().err
    environment.install_libraries()
    assert called[-1][-1] == "libgl1"


def test_what_comes_after_the_order_is_its_own(start):
    assert start._own(["--no-system", "--from", "x", "export", "--from", "y"])[0] == ["export", "--from", "y"]
