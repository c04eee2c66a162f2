"""R1 and R8 in small: the program is killed, and nothing acknowledged or half-written remains behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.data.kill_run import ROOT, run


def test_fifty_kills_in_ten_thousand_writes_lose_nothing(tmp_path: Path):
    tally = run(tmp_path, kills=50, writes_each=200)
    assert tally.kills == 50
    assert tally.acknowledged >= 10_000
    assert (tally.lost, tally.corrupt) == (0, 0)


def test_an_export_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path):
    target = tmp_path / "acta.pdf"
    old, new = b"viejo" * 200_000, b"nuevo" * 200_000
    code = (
        "import sys; from pathlib import Path; from munidesk.base.files import whole_file\n"
        f"target = Path({str(target)!r}); print('listo', flush=True)\n"
        "while True:\n"
        "    for text in (b'nuevo', b'viejo'):\n"
        "        with whole_file(target) as temporary: temporary.write_bytes(text * 200_000)\n"
    )
    for turn in range(12):
        target.write_bytes(old)
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
        assert child.stdout is not None
        child.stdout.readline()
        for _spin in range(turn * 20_000):
            pass
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert target.read_bytes() in (old, new)
