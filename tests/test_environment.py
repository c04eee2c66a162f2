"""Setting up a folder never empties the environment of another one that its `.venv` leads to."""

import importlib.util
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
