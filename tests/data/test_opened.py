"""T13: what was opened to be looked at does not stay on the computer, and nobody's work is taken away."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from munidesk.base import dates, paths
from munidesk.data import opened
from munidesk.data.opened import OpenedCopies
from tests.data.kill_run import ROOT


def files_left() -> list[str]:
    return sorted(one.name for one in paths.scratch().rglob("*") if one.is_file() and not one.name.endswith(".lock"))


def test_t13_five_copies_are_gone_when_the_window_closes():
    copies = OpenedCopies()
    made = [copies.write("certificado.pdf", str(number), b"%PDF") for number in range(5)]
    assert [one.read_bytes() for one in made] == [b"%PDF"] * 5
    assert {one.name for one in made} == {"certificado.pdf"}
    copies.close()
    assert files_left() == []
    assert list(paths.scratch().iterdir()) == []


def test_t13_the_same_paper_opened_twice_is_one_copy_that_may_only_be_read():
    copies = OpenedCopies()
    first = copies.write("plano.pdf", "x", b"1")
    assert copies.write("plano.pdf", "x", b"1") == first
    assert copies.write("otro.pdf", "x", b"1") != first
    assert not first.stat().st_mode & stat.S_IWUSR
    copies.close()


@pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
def test_t13_nobody_else_looks_into_the_folder():
    copies = OpenedCopies()
    path = copies.write("plano.pdf", "x", b"1")
    for folder in (paths.scratch(), path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    copies.close()


def test_t13_copies_of_a_killed_run_go_at_the_next_start_and_those_of_an_open_window_stay():
    code = (
        "import os; from munidesk.data.opened import OpenedCopies\n"
        f"OpenedCopies().write('certificado.pdf', 'x', b'1'); os.kill(os.getpid(), {int(signal.SIGKILL)})"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert files_left() == ["certificado.pdf"]
    copies = OpenedCopies()
    copies.write("abierta.pdf", "y", b"2")
    opened.sweep()
    assert files_left() == ["abierta.pdf"]
    copies.close()


def test_t13_a_copy_somebody_worked_on_is_kept_for_a_week(clock: Callable[..., None]):
    copies = OpenedCopies()
    worked, looked = copies.write("nota.docx", "x", b"1"), copies.write("plano.pdf", "y", b"2")
    worked.chmod(0o600)
    worked.write_bytes(b"su trabajo")
    os.utime(worked, (dates.now().timestamp(),) * 2)
    assert copies.write("nota.docx", "x", b"1") != worked
    copies.close()
    opened.sweep()
    assert (worked.read_bytes(), looked.exists()) == (b"su trabajo", False)
    clock(dates.now() + timedelta(days=8))
    opened.sweep()
    assert files_left() == []


def test_t13_what_another_program_holds_waits_for_the_next_start(monkeypatch: pytest.MonkeyPatch):
    copies = OpenedCopies()
    copies.write("plano.pdf", "x", b"1")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as held:
        held.setattr(opened, "_remove", refuse)
        copies.close()
        opened.sweep()
    assert files_left() == ["plano.pdf"]
    opened.sweep()
    assert files_left() == []


def test_t13_a_link_in_the_place_of_our_folder_leads_nowhere(tmp_path: Path):
    precious = tmp_path / "Documentos"
    (precious / "año").mkdir(parents=True)
    (precious / "año" / "acta.pdf").write_bytes(b"acta")
    (precious / "año" / "acta.pdf").chmod(0o400)
    paths.scratch().parent.mkdir(parents=True, exist_ok=True)
    paths.scratch().symlink_to(precious)
    opened.sweep()
    with pytest.raises(PermissionError):
        OpenedCopies().write("plano.pdf", "x", b"1")
    assert (precious / "año" / "acta.pdf").read_bytes() == b"acta"
    assert sorted(one.name for one in precious.iterdir()) == ["año"]


def test_t13_without_the_folder_there_is_nothing_to_sweep():
    opened.sweep()
    OpenedCopies().close()
    assert not paths.scratch().exists()
