"""From the command to the first paint, against a bare window with a table; and the memory it takes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from munidesk import catalog
from munidesk.data import file
from munidesk.features.council.sample.write import write_sample
from tests.bench.measure import BenchRow, from_pairs

ROOT = Path(__file__).resolve().parents[2]
OURS = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from munidesk.app import make_application, make_window, open_store
from munidesk.base.settings import Settings
settings = Settings(theme="light")
store = open_store(Path(sys.argv[1]), settings)
app = make_application(settings)
window = make_window(store, settings)
window.show(); window.grab()
taken = time.perf_counter() - start
resident = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")]
while window.page()._grid.count() < 6:
    app.processEvents()
window.grab()
print(taken, resident[0], time.perf_counter() - start)
window.close()
"""
BARE = """
import time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow(); window.setCentralWidget(QTableWidget(14, 7)); window.resize(1366, 768)
window.show(); window.grab()
print(time.perf_counter() - start, 0, 0)
"""


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "m.munidesk"
        store = file.create(path, catalog.schemas())
        write_sample(store)
        store.close()
        pairs, memory, filled = [], 0.0, 0.0
        for turn in range(8):
            ours, resident, whole = _run(OURS, str(path))
            base, _none, _nothing = _run(BARE)
            memory = max(memory, resident / 1024)
            filled = min(filled or whole, whole)
            if turn:
                pairs.append((ours * 1000, base * 1000))
        return [
            from_pairs(
                "abrir la ventana",
                pairs,
                aim=2.0,
                note=f"{memory:.0f} MB (meta < 200); con lo que espera, {filled * 1000:.0f} ms",
            )
        ]


def _run(code: str, *arguments: str) -> tuple[float, float, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's computer keeps what it compiled
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=environment)
    seconds, resident, filled = done.stdout.split()
    return float(seconds), float(resident), float(filled)
