"""Each file of stories in a process of its own: what fails in one is told by its name, and stops none of the others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import afresh

FILES = {
    "bien": "from munidesk.ui.window import MainWindow\ndef test_it(): assert MainWindow",
    "mal": "def test_it(): assert 1 + 1 == 3",
    "muere": "import os\ndef test_it(): os.abort()",
    "sin": "import no_such_module",
}


def test_a_file_that_fails_or_dies_is_named_and_stops_no_other(tmp_path: Path):
    paths = {name: tmp_path / f"test_{name}.py" for name in FILES}
    for name, path in paths.items():
        path.write_text(FILES[name], encoding="utf-8")
    run = [sys.executable, "-m", "tests.afresh", *map(str, paths.values())]
    env = {**os.environ, "PYTHONPATH": str(afresh.ROOT)}
    done = subprocess.run(run, cwd=afresh.ROOT, env=env, capture_output=True, text=True)
    assert done.returncode != 0
    told = {line.partition(": ")[0]: line.partition(": ")[2] for line in done.stdout.splitlines()}
    assert told[str(paths["bien"])].startswith("bien")
    assert not any(told[str(paths[name])].startswith("bien") for name in ("mal", "muere", "sin"))
    assert "assert (1 + 1) == 3" in done.stdout
    assert "no_such_module" in done.stdout


def test_every_file_of_stories_is_run():
    there = {one for part in afresh.STORIES for one in (afresh.ROOT / part).rglob("test_*.py")}
    assert set(afresh.all_stories()) == there


def test_where_nothing_is_forked_each_starts_by_itself(tmp_path: Path, capfd):
    good, bad = tmp_path / "test_bien.py", tmp_path / "test_mal.py"
    good.write_text("def test_it(): pass", encoding="utf-8")
    bad.write_text(FILES["mal"], encoding="utf-8")
    assert afresh.one_by_one([good], afresh.started) == 0
    assert afresh.one_by_one([good, bad], afresh.started) == 1
    assert "assert (1 + 1) == 3" in capfd.readouterr().out


def test_a_file_that_never_ends_is_ended_and_told(tmp_path: Path, capfd, monkeypatch):
    monkeypatch.setattr(afresh, "HANGS", 0)
    path = tmp_path / "test_nunca.py"
    path.write_text("def test_it():\n    while True:\n        pass", encoding="utf-8")
    assert afresh.one_by_one([path], afresh.started) == 1
    assert "un diálogo que nadie contesta" in capfd.readouterr().out


@pytest.mark.skipif(not afresh.FORKS, reason="Solo en Linux se bifurcan procesos")
def test_what_still_runs_ends_with_the_run(tmp_path: Path):
    """A story that hangs went on for ever after the run was told to end."""
    path, told = tmp_path / "test_nunca.py", tmp_path / "proceso"
    os.mkfifo(told)
    path.write_text(
        f"import os, time\nfrom pathlib import Path\ndef test_it():\n"
        f"    file = open({str(told)!r}, 'w')\n    file.write('x')\n    file.flush()\n    time.sleep(120)",
        encoding="utf-8",
    )
    env = {**os.environ, "PYTHONPATH": str(afresh.ROOT)}
    command = [sys.executable, "-m", "tests.afresh", str(path)]
    with subprocess.Popen(command, cwd=afresh.ROOT, env=env) as run, told.open() as story:
        assert story.read(1) == "x"
        run.terminate()
        assert story.read() == ""  # its end closes what it held
