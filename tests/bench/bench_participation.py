"""Ten thousand initiatives against a hundred: first paint, a keystroke in the filter, the analysis, the alike ones."""

import os
import statistics
import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from munidesk import catalog
from munidesk.app import make_application, make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.initiatives.similar import Finder
from munidesk.features.participation.initiatives.store import initiative, save_initiative
from munidesk.features.participation.page_participation import ParticipationPage
from munidesk.records.sheet import Selection
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.bench.measure import BenchRow, compare, compare_after, milliseconds

MANY, FEW = 10_000, 100


def _store(folder: Path, count: int) -> Store:
    store = file.create(folder / f"{count}.munidesk", catalog.schemas())
    write_sample(store, SampleSize(initiatives=count))
    return store


def _open(window: MainWindow) -> None:
    """A new page, read and painted."""
    page = ParticipationPage(window.context)
    page.resize(1180, 700)
    page.ensure_fresh()
    page.grab()
    page.deleteLater()


def _keystroke(page: ParticipationPage) -> None:
    words = page.board._words
    words.setText("plaz" if words.text() == "plaza" else "plaza")
    page.board.grab()


def _edit(store: Store) -> None:
    """One initiative gets another title."""
    row = store.query("SELECT id, title FROM initiative ORDER BY id LIMIT 1")[0]
    record = initiative(store, str(row["id"]))
    title = record.title.removesuffix(".") if record.title.endswith(".") else f"{record.title}."
    save_initiative(store, replace(record, title=title))


def _bare(store: Store) -> None:
    """What the analysis counts, straight from SQL."""
    for sql in (
        "SELECT a.kind, a.name, count(*), sum(i.answer_date IS NOT NULL), sum(i.feedback_date IS NOT NULL)"
        " FROM initiative i JOIN author a ON a.initiative_id = i.id GROUP BY a.kind, a.name",
        "SELECT julianday(answer_date) - julianday(received) FROM initiative WHERE answer_date IS NOT NULL ORDER BY 1",
        "SELECT topic, zone, count(*) FROM initiative GROUP BY topic, zone",
    ):
        store.query(sql)


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        app = make_application(Settings(theme="light"))
        folder = Path(name)
        windows = {}
        for count in (MANY, FEW):
            windows[count] = make_window(_store(folder, count), Settings(theme="light"))
        pages = {}
        for count, window in windows.items():
            pages[count] = ParticipationPage(window.context)
            pages[count].resize(1180, 700)
            pages[count].ensure_fresh()
            pages[count].board._segments.choose("all")
        many = windows[MANY].context.store
        analysis = catalog.export_named("participation-analysis")
        sizes = (MANY, FEW)
        selection = Selection(since=date(2026, 1, 1), until=date(2026, 12, 31))
        found = [
            compare("tablero, primer pintado", lambda: _open(windows[MANY]), lambda: _open(windows[FEW]), aim=2.0,
                    note=f"{MANY} contra {FEW}"),
            compare("tecla en el filtro", lambda: _keystroke(pages[MANY]), lambda: _keystroke(pages[FEW]), aim=2.0),
            compare_after("tablero tras un cambio", tuple(partial(_edit, windows[n].context.store) for n in sizes),
                          tuple(partial(_open, windows[n]) for n in sizes), aim=2.0, note="cambio aparte"),
            compare_after("análisis de 10.000", (partial(_edit, many), lambda: None),
                          (lambda: analysis(many, selection), lambda: _bare(many)), aim=3.0, note="tras un cambio"),
            _similar(many),
        ]  # fmt: skip
        for window in windows.values():
            window.close()
        app.processEvents()
        return found


def _similar(store: Store) -> BenchRow:
    finder = Finder(store)
    titles = ("sombra en la plaza", "semaforo escuela", "luz en la cancha", "desague calle", "cursos de oficio") * 20
    times = sorted(milliseconds(lambda title=title: finder.find(title)) for title in titles)
    base = sorted(milliseconds(lambda: store.query("SELECT title FROM initiative")) for _turn in range(9))[4]
    p95 = times[int(len(times) * 0.95) - 1]
    note = f"mediana {statistics.median(times):.1f} ms; p95 {p95:.1f} ms"
    return BenchRow("parecidas, p95", p95, base, p95 / base, 2.0, note)
