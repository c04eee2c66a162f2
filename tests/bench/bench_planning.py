"""A plan of two thousand lines: the tree as it is and after a change, a keystroke, the schedule on screen and paper."""

import os
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from munidesk.features.planning.domain import Funding, Line, Plan

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from munidesk import catalog
from munidesk.app import make_application, make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.features.planning.document_gantt import build_gantt
from munidesk.features.planning.domain import Level
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_line, add_reading, save_plan, set_funding
from munidesk.town.founding import found
from tests.bench.measure import BenchRow, compare, compare_after, milliseconds

LINES, FEW = 2000, 20


def _store(folder: Path, count: int) -> tuple[Store, str]:
    store = file.create(folder / f"{count}.munidesk", catalog.schemas())
    found(store, country="UY", name="Municipio de prueba")
    with store.change("plan"):
        plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id
        axes = [
            add_line(store, Line(plan_id=plan, level=Level.AXIS, title=f"Eje {at}", code=str(at)))
            for at in range(max(1, count // 100))
        ]
        for at in range(count - len(axes)):
            start = date(2026, 1, 1) + timedelta(days=at % 300)
            key = add_line(
                store,
                Line(
                    plan_id=plan,
                    level=Level.ACTIVITY,
                    title=f"Actividad {at}",
                    parent_id=axes[at % len(axes)],
                    code=f"a{at}",
                    year=2026,
                    target=Decimal(10),
                    start=start,
                    end=start + timedelta(days=60),
                ),
            )
            add_reading(store, key, Decimal(at % 11))
            set_funding(store, Funding(line_id=key, source="Propios", approved=at * 100, executed=at * 50))
    return store, plan


def _open(page: PlanningPage) -> None:
    page.refresh()
    page.grab()


def _key(page: PlanningPage) -> None:
    words = page.tree.filters.words
    words.setText("actividad 1" if words.text() != "actividad 1" else "actividad 12")
    page.tree.grab()


def _edit(store: Store, page: PlanningPage) -> None:
    """A reading of one line in the middle of the plan."""
    assert page.view is not None
    lines = [one for one in page.view.lines if one.level is Level.ACTIVITY]
    one = lines[len(lines) // 2]
    add_reading(store, one.id, (page.view.values[one.id] + 1) % 11)


def _edit_and_show(store: Store, page: PlanningPage) -> None:
    _edit(store, page)
    _open(page)


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        app = make_application(Settings(theme="light"))
        made = {count: _store(Path(name), count) for count in (LINES, FEW)}
        windows = {count: make_window(store, Settings(theme="light")) for count, (store, _plan) in made.items()}
        pages = {}
        for count, window in windows.items():
            window.go("planning")
            page = window.page()
            assert isinstance(page, PlanningPage)
            page.resize(1180, 700)
            pages[count] = page
        store, plan = made[LINES]
        few_store, few_plan = made[FEW]
        gantt = pages[LINES].tree.gantt
        bar = pages[LINES].tree.table.verticalScrollBar()

        def scroll() -> None:
            for step in range(20):
                bar.setValue(step * 5)
                gantt.grab()

        frame = min(milliseconds(scroll) for _turn in range(3)) / 20
        first, last = date(2026, 1, 1), date(2026, 12, 31)

        def paper(of: Store, key: str) -> bytes:
            return render.pdf_bytes(build_gantt(of, load_plan(of, key), first, last))

        small = milliseconds(lambda: paper(few_store, few_plan))
        large = milliseconds(lambda: paper(store, plan))
        sheets = 2 * (LINES // 16 + 1)
        sizes = (LINES, FEW)
        found_rows = [
            compare("árbol de 2.000, leer y pintar", lambda: _open(pages[LINES]), lambda: _open(pages[FEW]), aim=4.0,
                    rounds=3, note="contra 20 renglones"),
            compare("tecla en el filtro del plan", lambda: _key(pages[LINES]), lambda: _key(pages[FEW]), aim=4.0,
                    rounds=3),
            compare_after("árbol de 2.000 tras un cambio", tuple(partial(_edit, made[n][0], pages[n]) for n in sizes),
                          tuple(partial(_open, pages[n]) for n in sizes), aim=4.0,
                          note="cambio aparte; contra 20 renglones"),
            compare_after("tecla en el filtro tras un cambio",
                          tuple(partial(_edit_and_show, made[n][0], pages[n]) for n in sizes),
                          tuple(partial(_key, pages[n]) for n in sizes), aim=4.0),
            BenchRow("cronograma en pantalla, un cuadro", frame, 1000 / 60, frame / (1000 / 60), 1.0,
                     f"{1000 / frame:.0f} cuadros por segundo"),
            BenchRow("cronograma en PDF, por hoja", large / sheets, small / 4, large / sheets / (small / 4), 2.0,
                     f"{large:.0f} ms, {sheets} hojas"),
        ]  # fmt: skip
        for window in windows.values():
            window.close()
        app.processEvents()
        return found_rows
