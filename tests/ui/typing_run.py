"""Kill a window in which somebody types: no key older than a second may be lost. `-m tests.ui.typing_run 50`.

The child opens the real window, types some twelve keys a second without ever pausing, and notes each key with
the time before it presses it, in a file that outlives it. It is judged by its own clock: whatever the machine is
doing meanwhile, when it noted its last key every key a second older had to be in the municipality's file.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from munidesk import catalog
from munidesk.data import check_file, file

ROOT = Path(__file__).resolve().parents[2]
GAP = 1 / 12
WORDS = "se presentan tres presupuestos y el Concejo los compara con lo previsto en el plan del municipio, "
PROMISE = 1.0


@dataclass
class Tally:
    kills: int = 0
    keys: int = 0
    lost: int = 0
    late: int = 0
    """Keys that were a second old when the kill was sent and are not there: what the machine's delays add."""
    corrupt: int = 0
    worst: float = 0.0
    """Seconds: the age of the oldest key that was not there, by the child's clock."""
    faults: list[str] = field(default_factory=list)


def type_for_ever(path: Path, kind: str, ids: dict[str, str], log: Path) -> None:
    """The child."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from munidesk.app import make_application, make_window, open_store
    from munidesk.base.settings import Settings
    from tests.ui.typing_kinds import KINDS

    settings = Settings(theme="light", author="Lucía")
    make_application(settings)
    window = make_window(open_store(path, settings), settings)
    window.show()
    window.activateWindow()
    for _turn in range(4):
        QApplication.processEvents()
    KINDS[kind].place(window, ids).setFocus()
    QApplication.processEvents()
    notes = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    due = time.monotonic()
    for at in range(1_000_000):
        letter = WORDS[at % len(WORDS)]
        os.write(notes, f"{time.monotonic():.4f}{letter}\n".encode())
        QTest.keyClicks(QApplication.focusWidget(), letter)
        due += GAP
        while (left := due - time.monotonic()) > 0:
            QTest.qWait(max(1, int(left * 1000)))
        QApplication.processEvents()  # what fell due while the machine was busy elsewhere


def run(base: Path, folder: Path, kind: str, ids: dict[str, str], seed: int, seconds: tuple[float, float]) -> Tally:
    """One child on a copy of `base`, killed at a random instant of its typing."""
    from tests.ui.typing_kinds import KINDS

    path, log = folder / f"{seed}.munidesk", folder / f"{seed}.log"
    shutil.copy(base, path)
    command = [sys.executable, "-m", "tests.ui.typing_run", "--child", str(path), kind, json.dumps(ids), str(log)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MUNIDESK_HOME": str(folder)}
    child = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    try:
        while not log.exists() and child.poll() is None:
            time.sleep(0.01)
        if child.poll() is None:
            time.sleep(random.Random(seed).uniform(*seconds))
            killed = time.monotonic()
            os.kill(child.pid, signal.SIGKILL)
        # What the offscreen platform lacks is no fault of ours.
        said = "".join(line for line in child.stderr if "This plugin does not support" not in line)
        child.wait()
    finally:
        child.stderr.close()
    tally = Tally(kills=1)
    if child.returncode != -signal.SIGKILL or said.strip():
        tally.faults.append(f"{kind}: {child.returncode} {said.strip()[-600:]}")
        return tally
    with closing(file.open_file(path, catalog.schemas(), read_only=True)) as store:
        there = KINDS[kind].read(store, ids).rstrip()
    _judge(tally, log.read_text().splitlines(), there, killed, kind)
    tally.corrupt = len(check_file.check(path, catalog.schemas()))
    path.unlink()
    return tally


def _judge(tally: Tally, lines: list[str], there: str, killed: float, kind: str) -> None:
    keys = [(float(line[:-1]), line[-1]) for line in lines]
    typed, last = "".join(letter for _at, letter in keys), keys[-1][0]
    tally.keys = len(keys)
    if not typed.startswith(there):
        tally.faults.append(f"{kind}: «{there}» is not what was typed, «{typed}»")
    missing = keys[len(there) :]
    # A blank at the end is no text: fields are kept trimmed.
    missing = missing[1:] if missing and missing[0][1] == " " else missing
    tally.lost = sum(at <= last - PROMISE for at, _letter in missing)
    tally.late = sum(at <= killed - PROMISE for at, _letter in missing)
    tally.worst = last - missing[0][0] if missing else 0.0


def prepare(folder: Path) -> tuple[Path, dict[str, dict[str, str]]]:
    """A small sample municipality with a record for every kind of field, and their ids."""
    from munidesk.catalog import write_sample
    from munidesk.town.sample import SampleSize
    from tests.ui.typing_kinds import KINDS

    base = folder / "base.munidesk"
    with closing(file.create(base, catalog.schemas(), author="Lucía")) as store:
        write_sample(store, SampleSize(sessions=2, initiatives=6))
        ids = {name: kind.make(store) for name, kind in KINDS.items()}
    return base, ids


def together(folder: Path, kinds: list[str], kills: int, seconds: tuple[float, float]) -> dict[str, Tally]:
    """`kills` for each kind, two at a time."""
    base, ids = prepare(folder)
    found = {kind: Tally() for kind in kinds}
    work = [(kind, turn * len(kinds) + at) for turn in range(kills) for at, kind in enumerate(kinds)]
    with ThreadPoolExecutor(max_workers=2) as workers:
        for (kind, _seed), one in zip(
            work, workers.map(lambda job: run(base, folder, job[0], ids[job[0]], job[1], seconds), work), strict=True
        ):
            all_of = found[kind]
            all_of.kills, all_of.keys = all_of.kills + one.kills, all_of.keys + one.keys
            all_of.lost, all_of.late = all_of.lost + one.lost, all_of.late + one.late
            all_of.corrupt, all_of.worst = all_of.corrupt + one.corrupt, max(all_of.worst, one.worst)
            all_of.faults.extend(one.faults)
    return found


def main(arguments: list[str]) -> int:
    if arguments[0] == "--child":
        path, kind, ids, log = arguments[1:]
        type_for_ever(Path(path), kind, json.loads(ids), Path(log))
    from tests.ui.typing_kinds import KINDS

    kills, names = int(arguments[0]), arguments[1:] or list(KINDS)
    with tempfile.TemporaryDirectory() as name:
        found = together(Path(name), names, kills, (1.3, 4.0))
    for kind, one in found.items():
        print(
            f"{kind:28} muertes {one.kills:4}  teclas {one.keys:6}  perdidas {one.lost}  "
            f"tarde {one.late}  dañados {one.corrupt}  peor {one.worst:.2f} s"
        )
        print("\n".join(f"    {fault}" for fault in one.faults[:3]), end="\n" if one.faults else "")
    return int(any(one.lost or one.corrupt or one.faults for one in found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
