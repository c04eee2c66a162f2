"""Reports of six hundred sessions of thirty members beside the bare SQL of the same count; a live key at full size."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.council.reports.building import BY_NAME, build_report
from munidesk.features.council.reports.document_attendance import attendance_reports
from munidesk.features.council.reports.scope import Scope
from munidesk.features.council.sample.write import write_sample
from tests.bench.bench_keys import _painted
from tests.bench.measure import BenchRow, compare, milliseconds

ROOT = Path(__file__).resolve().parents[2]
KEYS = 60
_ATTENDED = """
    SELECT p.member_id, s.id, s.date, p.kind, p.at, s.opened_at FROM session s JOIN presence p ON p.session_id = s.id
    WHERE s.state = 'closed' AND s.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY s.date, p.id
"""
_BALLOTS = """
    SELECT v.id, m.person_id, b.value FROM ballot b JOIN vote v ON v.id = b.vote_id JOIN motion o ON o.id = v.motion_id
        JOIN agenda_item i ON i.id = o.item_id JOIN session s ON s.id = i.session_id
        JOIN membership m ON m.id = b.member_id WHERE s.state = 'closed'
"""


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        store = file.create(Path(name) / "grande.munidesk", catalog.schemas(), author="Lucía")
        write_sample(store, sessions=600, seats=30, items=2)
        found = [*_attendance(store), *_votes(store)]
        store.close()
    return [*found, _live()]


def _attendance(store: Store) -> list[BenchRow]:
    """Every figure with the sessions behind it, beside the rows alone: what the database takes to hand them over."""
    return [
        compare("informe de asistencia, 600 × 30", lambda: attendance_reports(store, Scope()),
                lambda: store.query(_ATTENDED), aim=10.0, rounds=3),
        compare("asistencia en cifras, 600 × 30", lambda: build_report(store, BY_NAME["attendance-figures"], Scope()),
                lambda: store.query(_ATTENDED), aim=20.0, rounds=3),
    ]  # fmt: skip


def _votes(store: Store) -> list[BenchRow]:
    """Read session by session, as the window does while it answers; what is said is how long all of it takes."""
    ours = milliseconds(lambda: build_report(store, BY_NAME["agreement"], Scope()))
    base = statistics.median(milliseconds(lambda: store.query(_BALLOTS)) for _turn in range(3))
    note = "de a poco: la ventana responde entre una sesión y otra"
    return [BenchRow("coincidencias, 600 × 30", ours, base, ours / base, 200.0, note)]


def _live() -> BenchRow:
    """A presence marked in a session of sixty items and thirty seats, from its key to what it paints."""
    found = {size: _run(size) for size in ("60x30", "7x5")}
    p95 = {size: sorted(times)[int(len(times) * 0.95)] for size, times in found.items()}
    note = f"p95, mediana {statistics.median(found['60x30']):.1f} ms; se quiere menos de 50"
    big, small = p95["60x30"], p95["7x5"]
    return BenchRow("en sesión, tecla a lo pintado, 60 × 30 / 7 × 5", big, small, big / max(small, 8.0), 3.0, note)


def _run(size: str) -> list[float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.bench_reports", size]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _child(size: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from munidesk.app import _last_session, make_application, make_window
    from munidesk.base.settings import Settings
    from munidesk.features.council.sessions.page_live import LiveStep

    items, seats = (int(one) for one in size.split("x"))
    settings = Settings(theme="light")
    app = make_application(settings)
    with tempfile.TemporaryDirectory() as folder:
        store = file.create(Path(folder) / "m.munidesk", catalog.schemas(), author="Lucía")
        write_sample(store, sessions=2, seats=seats, items=items)
        window = make_window(store, settings)
        window.show()
        window.activateWindow()
        window.go("council.session", id=_last_session(store), step="live", item="3")
        app.processEvents()
        step = window.findChild(LiveStep)
        assert step is not None
        step.roster.setFocus()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_P) * (KEYS // 2)
        times = [_painted(step.roster, lambda key=key: QTest.keyClick(step.roster, key)) for key in keys]  # type: ignore[misc]
        print(json.dumps(times), flush=True)
        os._exit(0)


if __name__ == "__main__":
    _child(sys.argv[1])
