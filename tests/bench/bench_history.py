"""Twenty years in one file: what a day, the attendance and `info` cost, and how much memory its check and copy take."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from munidesk.cli_commands import _info
from munidesk.data.store import Store
from munidesk.features.council import exports
from munidesk.features.council.attendance.store_held import attended
from munidesk.features.council.sessions.store import sessions
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from tests.bench.bench_session import ROOT, _sample
from tests.bench.measure import BenchRow, compare, milliseconds

FEW, MANY, MEMORY = 60, 1200, 150
_BUILT, _TOLD = 30, 200  # milliseconds we want at most


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = (_sample(folder / f"{count}.munidesk", sessions=count) for count in (FEW, MANY))
        wide, tenth = (_sample(folder / f"30-{count}.munidesk", sessions=count, seats=30) for count in (600, 60))
        late, early = _one_day(many), _one_day(few)
        built = _least(lambda: _attendance(wide))
        told = _least(lambda: _information(many))
        found = [
            compare("votaciones de un día, 1.200 sesiones / 60", lambda: exports.votes(many, late),
                    lambda: exports.votes(few, early), aim=1.2),
            compare("asistencia, 600 sesiones × 30 bancas / 60", lambda: _attendance(wide), lambda: _attendance(tenth),
                    aim=10.0),
            BenchRow("asistencia de 600 sesiones × 30, entera", built, _BUILT, built / _BUILT, 1.0),
            BenchRow("info, 1.200 sesiones", told, _TOLD, told / _TOLD, 1.0),
        ]  # fmt: skip
        for store in (few, many, wide, tenth):
            store.close()
        return [*found, *(_memory(order, wide.path, folder) for order in ("check", "backup"))]


def _least(job: Callable[[], object]) -> float:
    return min(milliseconds(job) for _turn in range(5))


def _one_day(store: Store) -> Selection:
    """The day of the tenth session before the last."""
    day = sessions(store)[10].date
    return Selection(since=day, until=day)


def _attendance(store: Store) -> None:
    attended(store, town.council(store).id)


def _information(store: Store) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        _info(store, as_json=False)


ORDER = """
import sys
from munidesk.cli import main
main(sys.argv[1:])
# Not `resource`: a child begins with the most that its parent had.
print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])
"""


def _memory(order: str, path: Path, folder: Path) -> BenchRow:
    """The most that the program had at once, in megabytes, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = [order, str(path), *([str(folder)] if order == "backup" else [])]
    done = subprocess.run(
        [sys.executable, "-c", ORDER, *words], capture_output=True, text=True, env=environment, check=True
    )
    most = int(done.stdout.split()[-1]) / 1024
    note = f"archivo de {path.stat().st_size / 1e6:.0f} MB"
    return BenchRow(f"{order}, 600 sesiones × 30", most, MEMORY, most / MEMORY, 1.0, note, "MB")
