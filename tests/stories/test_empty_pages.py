"""Every page of an empty file, and of one just begun: one sentence on what to do first, and one key that does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.store import save_pilot
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.store_plan import save_plan
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.features.swot.store import add_factor, new_matrix
from munidesk.town.founding import found
from munidesk.ui.dialogs import Question
from munidesk.ui.first_step import FirstStep
from munidesk.ui.page import FIRST, takes_keys
from munidesk.ui.widgets import Chip
from munidesk.ui.window import MainWindow
from tests.stories.pictures import PAGES
from tests.stories.window import focused, press, rest

NEVER_EMPTY = {one.key for one in catalog.pages() if one.never_empty}
"""Each says in its manifest why it has no first step."""
TYPED_IN_PLACE = {"foda", "plan_compromisos", "plan_marco_logico", "piloto_bitacora", "piloto_plan"}
"""Once begun, their first record is written in a line or form of the page itself."""
ALWAYS_READ = {"curso"}
"""A tab that ships with something to read, among others that begin empty."""
FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractButton)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder: Path = tmp_path_factory.mktemp("vacios")
    for name in ("empty", "begun"):
        store = file.create(folder / f"{name}.munidesk", catalog.schemas(), author="Lucía")
        found(store, country="UY", name="Municipio de Cerro del Alba")
        if name == "begun":
            new_matrix(store, Matrix(title="FODA del Plan"))
            save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030))
            save_pilot(store, Pilot(title="Zona Este"))
        store.close()
    return {name: folder / f"{name}.munidesk" for name in ("empty", "begun")}


@pytest.fixture(params=["empty", "begun"])
def window(qapp: QApplication, files: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    made = make_window(file.open_file(files[request.param], catalog.schemas(), author="Lucía"), Settings())
    made.setObjectName(request.param)
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


def visited(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The pages that begin with a first step; in a file just begun, those that still do."""
    for name, key, arguments in PAGES:
        if key in NEVER_EMPTY or name in ALWAYS_READ:
            continue
        window.go(key, **arguments)
        for _turn in range(3):
            rest()
        page = window.page()
        assert page is not None
        yield name, page


def seen(page: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    return [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]


def test_w36_an_empty_page_says_in_one_sentence_what_to_do_first_and_its_key_waits_there(window):
    wrong = []
    for name, page in visited(window):
        steps = seen(page, FirstStep)
        there = focused()
        typed = window.objectName() == "begun" and name in TYPED_IN_PLACE
        if len(steps) != (0 if name in {"foda", "piloto_plan"} and typed else 1):
            wrong.append(f"{name}: {len(steps)} first steps")
        elif typed and not isinstance(there, QLineEdit | QTextEdit | QPlainTextEdit):
            wrong.append(f"{name}: the keyboard is in {type(there).__name__}")
        elif not typed and there.objectName() != FIRST:
            wrong.append(f"{name}: the keyboard is in {type(there).__name__} «{there.accessibleName()}»")
    assert wrong == []


def test_w36_nothing_grey_stands_on_it_nor_a_table_without_rows(window):
    wrong = []
    for name, page in visited(window):
        grey = [one for one in seen(page, *FIELDS) if not one.isEnabled() and not _inside(one, QTableView)]
        blank = [one for one in seen(page, QTableView) if one.model() is None or not one.model().rowCount()]
        wrong += [f"{name}: grey {type(one).__name__} «{one.accessibleName()}»" for one in grey]
        wrong += [f"{name}: blank table «{one.accessibleName()}»" for one in blank]
    assert wrong == []


def _inside(widget: QWidget, kind: type[QWidget]) -> bool:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, kind):
        around = around.parentWidget()
    return around is not None


def test_w36_enter_does_what_the_first_step_says(window):
    """It asks for the first record, or leads to where it is written."""
    wrong = []
    for name, _page in visited(window):
        if focused().objectName() != FIRST:
            continue
        before, asked = _where(window), list[str]()

        def close(into: list[str] = asked) -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, Question | QDialog):
                into.append(dialog.windowTitle())
                dialog.reject()

        looking = QTimer()
        looking.timeout.connect(close)
        looking.start(5)
        press(Qt.Key.Key_Return)
        looking.stop()
        if not asked and _where(window) == before:
            wrong.append(name)
        window.undo()
    assert wrong == []


def _where(window: MainWindow) -> tuple[object, ...]:
    page = window.page()
    assert page is not None
    return type(page).__name__, page.topic(), window.context.store.undo_label


def test_b9_a_foda_without_weights_shows_neither_zeros_nor_a_verdict(qapp, tmp_path):
    store = file.create(tmp_path / "foda.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    key = new_matrix(store, Matrix(title="FODA del Plan"))
    for quadrant in Quadrant:
        add_factor(store, Factor(matrix_id=key, quadrant=quadrant, text="Un factor"))
    made = make_window(store, Settings())
    made.show()
    wrong = []
    for tab in ("0", "1", "2"):
        made.go("swot", tab=tab)
        rest()
        page = made.page()
        assert page is not None
        said = [one.text() for one in seen(page, QLabel)] + [one.accessibleName() for one in seen(page, Chip)]
        for table in seen(page, QTableView):
            model = table.model()
            places = [(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())]
            said += [str(model.index(row, at).data() or "") for row, at in places]
        verdicts = ("0,00", "fuerte", "débil", "bien respondido", "por debajo", "sobre 2,50", "bajo 2,50")
        wrong += [f"{tab}: {one}" for one in said if any(each in one for each in verdicts)]
    made.close()
    assert wrong == []


def test_w36_a_file_that_is_only_read_says_what_there_is_not_and_offers_nothing(qapp, files):
    store = file.open_file(files["empty"], catalog.schemas(), author="Lucía", read_only=True)
    made = make_window(store, Settings())
    made.show()
    made.activateWindow()
    rest()
    wrong = []
    for name, page in visited(made):
        (step,) = seen(page, FirstStep)
        assert isinstance(step, FirstStep)
        there = made.focusWidget()
        if step.button.isVisible() or not step.words.text():
            wrong.append(f"{name}: «{step.words.text()}»")
        elif there is None or not takes_keys(there, page):
            wrong.append(f"{name}: the keyboard is nowhere")
    made.close()
    assert wrong == []
