"""The rules of the whole window, on every page with a filled file, an empty one and one that is only read.

A page is excepted in its manifest alone (`PageEntry.apart`), with the reason.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from munidesk import catalog
from munidesk.data import drafts
from munidesk.ui.dialogs import Question
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import KEY, MakeButton
from munidesk.ui.page import stops_in
from munidesk.ui.tabs import Tabs
from munidesk.ui.window import MainWindow
from tests.stories.pages import FILES, lost, opened, page_of, three_files, visited
from tests.stories.window import control, focused, press, rest

TYPED = "Un borrador de prueba"


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    return three_files(tmp_path_factory.mktemp("reglas"))


@pytest.fixture
def filled(qapp: QApplication, files: dict[str, Path]) -> Iterator[MainWindow]:
    with opened(files["filled"]) as made:
        yield made


def shown_tabs(window: MainWindow) -> Tabs | None:
    return next((one for one in page_of(window).findChildren(Tabs) if one.isVisible()), None)


def pressable(window: MainWindow) -> list[QAbstractButton]:
    return [
        one
        for one in stops_in(page_of(window))
        if isinstance(one, QAbstractButton)
        and not isinstance(one, QCheckBox | QRadioButton)
        and getattr(one, "menu", lambda: None)() is None
    ]


def test_b1_w21_enter_presses_whatever_button_has_the_keyboard(filled):
    wrong = []
    for page in visited(filled):
        for made in pressable(filled):
            heard: list[str] = []
            made.clicked.disconnect()  # what it does is its own story
            made.clicked.connect(lambda *_args, heard=heard: heard.append("once"))
            made.setFocus()
            press(Qt.Key.Key_Return)
            if heard != ["once"]:
                wrong.append(f"{page}: «{made.text() or made.accessibleName()}» was pressed {len(heard)} times")
    assert wrong == []


# -- Ctrl+N


def making(window: MainWindow) -> QPushButton | None:
    """The button that begins what Ctrl+N begins: of the page, or at the foot of its list."""
    shown = [one for one in page_of(window).findChildren(QPushButton) if one.isVisible()]
    found = [one for one in shown if isinstance(one, MakeButton)] or [
        one for one in shown if KEY in one.toolTip() and one.menu() is None
    ]
    return found[0] if found else None


def dialog_of(do: Callable[[], object], answer: Callable[[Question], None]) -> list[str]:
    """Do it; the titles of the dialogs that opened, each answered."""
    titles: list[str] = []
    busy: list[Question] = []
    watch = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Question) or not dialog.isVisible() or busy:
            return
        busy.append(dialog)
        try:
            if dialog.property("seen") is None:
                dialog.setProperty("seen", True)
                titles.append(dialog.windowTitle())
                answer(dialog)
        finally:  # at each look again, else the test would wait for ever
            busy.clear()
            dialog.done(0)

    watch.timeout.connect(look)
    watch.start(0)
    do()
    for _turn in range(3):
        rest()
    watch.stop()
    return titles


def first_text(dialog: Question) -> QLineEdit | QPlainTextEdit | None:
    texts = [one for one in stops_in(dialog) if isinstance(one, QLineEdit | QPlainTextEdit)]
    return next((one for one in texts if not one.isReadOnly() and not one.inputMask()), None)


def by_key() -> None:
    control(Qt.Key.Key_N)


Rule = Callable[[MainWindow], Iterator[str]]


def opens_in_its_tab(window: MainWindow) -> Iterator[str]:
    tabs = shown_tabs(window)
    content = tabs.current if tabs is not None else None
    if lost(window) or (content is not None and list(stops_in(content)) and not content.isAncestorOf(focused())):
        yield f"{lost(window)} {type(focused()).__name__} «{focused().accessibleName()}»"


def says_where_one_is(window: MainWindow) -> Iterator[str]:
    keys = {page.key for page in catalog.pages()}
    crumbs, tabs = page_of(window).crumbs(), shown_tabs(window)
    if not crumbs or not all(words for words, _key in crumbs):
        yield f"{crumbs}"
    elif tabs is not None and tabs.word not in [words for words, _key in crumbs[-2:]]:  # or the record shown in it
        yield f"{crumbs[-1][0]} on «{tabs.word}»"
    yield from (f"«{words}» leads to {key}" for words, key in crumbs if key and key not in keys)


def tab_leaves_tables(window: MainWindow) -> Iterator[str]:
    """From the last cell, and with Shift from the first: between, a table that is written goes from cell to cell."""
    stops = list(stops_in(page_of(window)))
    for table in [one for one in stops if isinstance(one, QTableView) and len(stops) > 1]:
        model = table.model()
        last = model.index(model.rowCount() - 1, model.columnCount() - 1)
        for key, end in ((Qt.Key.Key_Tab, last), (Qt.Key.Key_Backtab, model.index(0, 0))):
            table.setFocus()
            table.selectionModel().setCurrentIndex(end, QItemSelectionModel.SelectionFlag.NoUpdate)
            press(key)
            if focused() is table or lost(window):
                yield f"{key.name} in «{table.accessibleName()}» {lost(window)}"


def ctrl_n_does_what_the_button_says(window: MainWindow) -> Iterator[str]:
    """And the keyboard is in the first field of it; where there is no button, nothing happens."""
    made, before = making(window), focused()
    fields: list[QWidget | None] = []
    titles = dialog_of(by_key, lambda dialog: fields.append(dialog.focusWidget()))
    menu = QApplication.activePopupWidget()
    if menu is not None:  # of several things one may begin, as on Inicio
        menu.close()
        rest()
    if made is None or not made.isEnabled():
        first = [one.button.text() for one in page_of(window).findChildren(FirstStep) if one.button.isVisible()]
        if [title for title in titles if title not in first]:
            yield f"opens {titles} and no button says so"
    elif not titles and focused() is before and not isinstance(before, QLineEdit):
        yield f"«{made.text()}» begins nothing"
    elif KEY not in made.toolTip():
        yield f"«{made.text()}» does not say its key"
    if any(one is None or isinstance(one, QPushButton) for one in fields) or lost(window):
        yield f"the keyboard is in no field of {titles}: {lost(window)}"
    press(Qt.Key.Key_Escape)


RULES: dict[str, Rule] = {
    "b1_a_page_opens_with_the_keyboard_in_the_tab_it_shows": opens_in_its_tab,
    "b10_w14_the_way_at_the_top_says_where_one_is": says_where_one_is,
    "b1_w8_tab_leaves_every_table_at_its_end": tab_leaves_tables,
    "b10_w14_ctrl_n_begins_what_the_button_of_the_tab_says": ctrl_n_does_what_the_button_says,
}
Walk = dict[str, list[str]]
WALKED: dict[str, Walk] = {}
"""One walk through the pages of each file for all the rules: a window takes longer to open than to look at."""


@pytest.fixture(params=FILES)
def walk(qapp: QApplication, files: dict[str, Path], request: pytest.FixtureRequest) -> Walk:
    name = request.param
    if name not in WALKED:
        found: Walk = {rule: [] for rule in RULES}
        with opened(files[name], read_only=name == "read_only") as window:
            for page in visited(window):
                for rule, look in RULES.items():
                    found[rule] += [f"{page}: {fault}" for fault in look(window)]
        WALKED[name] = found
    return WALKED[name]


@pytest.mark.parametrize("rule", RULES)
def test_every_page_keeps_the_rule(walk, rule):
    assert walk[rule] == []


@pytest.mark.parametrize("name", ["filled", "empty"])
def test_b3_w9_esc_keeps_a_draft_of_every_new_thing_and_ctrl_n_offers_it(qapp, files, name):
    with opened(files[name]) as window:
        wrong, done = [], set()
        for page in visited(window):
            made = making(window)
            if made is None or made.text() in done:
                continue
            done.add(made.text())
            wrong += [f"{page}: {fault}" for fault in draft_faults(window)]
        assert wrong == []
        assert done


def draft_faults(window: MainWindow) -> list[str]:
    store, written = window.context.store, []

    def write_and_leave(dialog: Question) -> None:
        field = first_text(dialog)
        if field is None:
            return
        field.setFocus()
        QTest.keyClicks(field, TYPED)
        written.append(TYPED)
        for _turn in range(2):  # the first may close a list of proposals
            if dialog.isVisible():
                QTest.keyClick(dialog, Qt.Key.Key_Escape)

    before = drafts.count(store)
    titles = dialog_of(by_key, write_and_leave)
    if not written:
        return []
    faults = [f"Esc asked: {titles}"] if len(titles) > 1 else []
    faults += [] if drafts.count(store) == before + 1 else ["no draft was kept"]
    offers: list[str] = []

    def look(dialog: Question) -> None:
        offers.extend(one.text() for one in dialog.findChildren(QPushButton) if one.isVisible())

    dialog_of(by_key, look)
    return faults + ([] if any(one.startswith("Seguir con el borrador") for one in offers) else [f"offers {offers}"])


# -- what is excepted


def test_what_a_page_keeps_for_itself_is_of_a_part_that_exists_and_has_a_reason():
    for page in catalog.pages():
        parts = {one.tab for one in page.help}
        for (part, key), reason in page.apart.items():
            assert part in parts, (page.key, part)
            assert key in {"F6"}, key
            assert len(reason.split()) > 4
