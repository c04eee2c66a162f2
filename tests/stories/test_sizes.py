"""Every page at the sizes people have: nothing sideways, no number cut, the first window whole on its screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QMainWindow, QTableView

from munidesk import catalog
from munidesk.app import make_window
from munidesk.app_windows import fit_on_screen
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.store import reopen_session, sessions
from munidesk.features.participation.domain import Initiative
from munidesk.features.participation.initiatives.store import register
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.store_plan import add_line, save_plan
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize
from munidesk.ui import theme
from munidesk.ui.cells import CELL_ROLE, ChipCell, TextCell
from munidesk.ui.elide import fitted
from munidesk.ui.side import READ
from munidesk.ui.widgets import Elided, ElidedButton, chip_size
from munidesk.ui.window import MainWindow
from tests.stories.pictures import PAGES, subjects
from tests.stories.window import rest

SIZES = [((1024, 640), False), ((1366, 697), True), ((1920, 1080), False)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("medidas") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(store, SampleSize(sessions=4, initiatives=20))
    reopen_session(store, max(sessions(store), key=lambda one: one.date).id, "para seguirla")
    store.close()
    return path


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("medidas") / "nuevo.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio Nuevo")
    store.close()
    return path


@contextmanager
def opened(
    qapp: QApplication, path: Path, size: tuple[int, int], *, large: bool, read_only: bool = False
) -> Iterator[MainWindow]:
    theme.apply(qapp, "light", large=large)
    store = file.open_file(path, catalog.schemas(), author="Lucía", read_only=read_only)
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    made.resize(*size)
    try:
        yield made
    finally:
        made.close()
        theme.apply(qapp, "light")


def visited(window: MainWindow, *, records: bool = True) -> Iterator[str]:
    """Go to every page; without `records`, to those that show no record of their own."""
    named = subjects(window.context.store) if records else {}
    for name, key, arguments in PAGES:
        if not records and key in {"council.session", "participation.encounter", "participation.initiative", "thread"}:
            continue
        window.go(key, **arguments, **({"id": named[key]} if key in named else {}))
        for _turn in range(3):
            rest()
        yield name


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def sideways(window: MainWindow, page: str) -> list[str]:
    return [
        f"{page}: {type(one).__name__} in {type(one.parent()).__name__} moves sideways"
        for one in window.findChildren(QAbstractScrollArea)
        if one.isVisible() and one.horizontalScrollBar().isVisible() and one.horizontalScrollBar().maximum() > 0
    ]


def cut_numbers(window: MainWindow, page: str) -> list[str]:
    shown = [
        (one.text(), fitted(one.text(), one.fontMetrics(), one.width()))
        for one in window.findChildren(Elided)
        if one.isVisible()
    ]
    shown += [(one.accessibleName(), one.text()) for one in window.findChildren(ElidedButton) if one.isVisible()]
    return [f"{page}: {short!r} of {whole!r}" for whole, short in shown if numbers(whole) != numbers(short)]


def cut_cells(window: MainWindow, page: str) -> list[str]:
    return [
        f"{page}: {line}" for table in window.findChildren(QTableView) if table.isVisible() for line in _cells(table)
    ]


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column):
            continue
        room = table.columnWidth(column) - theme.px(24)
        for row in range(min(model.rowCount(), 40)):
            index = model.index(row, column)
            cell = index.data(CELL_ROLE)
            strong = isinstance(cell, TextCell) and cell.strong
            text = cell.text if isinstance(cell, TextCell) else str(index.data() or "")
            metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL))
            if isinstance(cell, ChipCell) and chip_size(cell.word, cell.icon).width() > room:
                yield f"{cell.word!r} in {room}"
            elif isinstance(cell, TextCell | None) and numbers(fitted(text, metrics, room)) != numbers(text):
                yield f"{text!r} in {room}"


def faults(window: MainWindow, page: str) -> list[str]:
    return [*sideways(window, page), *cut_numbers(window, page), *cut_cells(window, page)]


@pytest.mark.parametrize(("size", "large"), SIZES)
def test_w27_no_page_moves_sideways_and_no_number_is_cut(qapp, filled, size, large):
    with opened(qapp, filled, size, large=large) as window:
        assert [line for page in visited(window) for line in faults(window, page)] == []


@pytest.mark.parametrize(("size", "large"), [((1024, 640), False)])
def test_w27_nor_on_an_empty_file(qapp, empty, size, large):
    with opened(qapp, empty, size, large=large) as window:
        assert [line for page in visited(window, records=False) for line in faults(window, page)] == []


def test_w27_nor_on_one_that_is_only_read(qapp, filled):
    with opened(qapp, filled, (1366, 697), large=False, read_only=True) as window:
        assert [line for page in visited(window) for line in faults(window, page)] == []


@pytest.mark.parametrize(
    ("whole", "room", "shown"),
    [
        ("Ordinaria 10/2026", 100, "Ordi… 10/2026"),
        ("Ordinaria 10/2026", 60, "…"),
        ("Salón del Concejo", 60, "Salón …"),
        ("$\u00a01.234.567", 200, "$\u00a01.234.567"),
    ],
)
def test_w26_words_give_way_and_numbers_stand_whole(qapp, whole, room, shown):
    assert fitted(whole, QFontMetrics(theme.font()), room) == shown


@pytest.mark.parametrize("room", range(20, 900, 40))
def test_w26_half_a_number_is_never_shown(qapp, room):
    metrics = QFontMetrics(theme.font())
    text = "7 actividades y metas · 2 atrasadas · ejecutados $\u00a05.440.000 de 7.700.000 al 17/11/2026"
    shown = fitted(text, metrics, room)
    assert metrics.horizontalAdvance(shown) <= room
    assert set(numbers(shown)) <= set(numbers(text))


@pytest.mark.parametrize(
    ("room", "maximised"), [((1366, 728), True), ((910, 472), True), ((1440, 860), True), ((1920, 1040), False)]
)
def test_w25_the_first_window_is_whole_on_its_screen(qapp, room, maximised):
    window = QMainWindow()
    window.setMinimumSize(1024, 640)
    fit_on_screen(window, QSize(*room))
    assert window.isMaximized() is maximised
    assert window.minimumWidth() <= room[0]
    assert window.minimumHeight() <= room[1]
    normal = window.size()
    assert normal.width() <= room[0]
    assert normal.height() < room[1]
    window.close()


def test_w32_panels_grow_with_the_screen_and_texts_stay_readable(qapp, filled):
    with opened(qapp, filled, (1920, 1080), large=False) as window:
        for page in visited(window):
            if page == "en_sesion":
                break
        live = window.findChild(LiveStep)
        assert live.agenda.width() > 320
        assert live.roster.width() > 400
        assert live.matter.editor.width() <= READ + 32
        window.resize(1366, 697)
        rest()
        assert live.agenda.width() < 260


def test_w67_a_long_text_is_read_whole(qapp, tmp_path):
    text = " ".join(f"palabra{n}" for n in range(200))
    store = file.create(tmp_path / "largo.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio Nuevo")
    made = register(store, Initiative(title="Una plaza " * 30, text=text, received=date(2026, 11, 2)))
    store.close()
    with opened(qapp, tmp_path / "largo.munidesk", (1366, 697), large=False) as window:
        for key, arguments in (("participation.initiative", {"id": made}), ("participation", {"tab": "0"})):
            window.go(key, **arguments)
            for _turn in range(4):
                rest()
            labels = [one for one in window.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
            assert any(text in one.text() for one in labels), key
            short = [one for one in labels if one.heightForWidth(one.width()) > one.height() + 1]
            assert [(one.text()[:40], one.heightForWidth(one.width()), one.size().toTuple()) for one in short] == []


def test_w67_a_hundred_loose_lines_do_not_make_the_window_higher(qapp, tmp_path):
    store = file.create(tmp_path / "plan.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio Nuevo")
    plan = save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030)).id
    axis = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Eje"))
    objective = add_line(store, Line(plan_id=plan, level=Level.OBJECTIVE, parent_id=axis, title="Objetivo"))
    for number in range(100):
        title = f"Programa largo de veredas y calles número {number}"
        add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, parent_id=objective, title=title))
    store.close()
    with opened(qapp, tmp_path / "plan.munidesk", (1366, 697), large=False) as window:
        window.go("planning", tab="2")
        for _turn in range(4):
            rest()
        assert window.height() == 697
        assert window.page().minimumSizeHint().height() < 500
