"""From a key to its letter on the screen while everything is written through, against a bare text box."""

import os
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from munidesk.features.council.guard import item_of
from tests.bench.measure import BenchRow

ROOT = Path(__file__).resolve().parents[2]
KEYS, GAP = 150, 1 / 12
PAGES = 50
PARAGRAPH = (
    "El Concejo considera el informe de la Secretaría sobre las obras de alumbrado en la zona este, y se intercambian "
    "opiniones sobre los plazos, los costos y la prioridad de cada calle. "
)


def rows() -> list[BenchRow]:
    ours, base = _run("ours"), _run("bare")
    late = sorted(ours)
    note = f"texto de lo tratado; el 95 % en {late[int(len(late) * 0.95)]:.0f} ms, la peor {late[-1]:.0f} ms"
    found, bare = statistics.median(ours), statistics.median(base)
    return [BenchRow(f"tecla a letra, texto de {PAGES} páginas", found, bare, found / bare, 2.0, note)]


def _run(which: str) -> list[float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.bench_typing", which]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)
    found = [float(word) for word in done.stdout.split()]
    assert len(found) == KEYS, done.stderr
    return found


def _typed(editor: object) -> None:
    """Print the milliseconds of each key. A key is due at its own time, whatever the program is doing then."""
    import time

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTextEdit

    assert isinstance(editor, QTextEdit)

    class Painted(QObject):
        count = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.Paint
            return False

    painted = Painted()
    editor.viewport().installEventFilter(painted)
    due = time.perf_counter()
    for at in range(KEYS):
        due += GAP
        while time.perf_counter() < due:
            QApplication.processEvents()
            time.sleep(0.001)
        before = painted.count
        QTest.keyClicks(editor, "sigue la sesion "[at % 16])
        while painted.count == before:
            QApplication.processEvents()
        print(f"{(time.perf_counter() - due) * 1000:.2f}", flush=True)


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QTextEdit

    from munidesk.ui.singleton_guard import make_singletons_immortal

    make_singletons_immortal()  # or Python 3.11 stops in the middle, and half the keys are compared with all of ours
    app = QApplication([])
    editor = QTextEdit()
    editor.setPlainText("\n".join([PARAGRAPH * 4] * PAGES * 5))
    editor.resize(700, 400)
    editor.show()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    app.processEvents()
    _typed(editor)


def _ours() -> None:
    import tempfile

    from munidesk import catalog
    from munidesk.app import make_application, make_window
    from munidesk.base.settings import Settings
    from munidesk.catalog import write_sample
    from munidesk.data import file
    from munidesk.features.council.sessions.store_items import save_item
    from tests.ui.typing_kinds import KINDS

    settings = Settings(theme="light")
    app = make_application(settings)
    with tempfile.TemporaryDirectory() as folder:
        store = file.create(Path(folder) / "m.munidesk", catalog.schemas(), author="Lucía")
        write_sample(store)
        kind = KINDS["texto de lo tratado"]
        ids = kind.make(store)
        save_item(store, replace(item_of(store, ids["item"]), narrative="\n\n".join([PARAGRAPH * 4] * PAGES * 5)))
        window = make_window(store, settings)
        window.show()
        window.activateWindow()
        editor = kind.place(window, ids)
        editor.setFocus()
        app.processEvents()
        before = len(editor.toPlainText())
        assert before > PAGES * 3_000, "the text is not the one that was to be measured"
        _typed(editor)
        if len(editor.toPlainText()) != before + KEYS:
            sys.exit("a letter was lost")
        window.close()


if __name__ == "__main__":
    _ours() if sys.argv[1] == "ours" else _bare()
