"""Every page as people with a small screen, tired eyes or a screen reader meet it: nothing cut, everything named."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.town.sample import SampleSize
from munidesk.ui import theme
from munidesk.ui.making import MakeButton
from munidesk.ui.rail import RailButton
from munidesk.ui.widgets import Elided, ElidedButton
from munidesk.ui.window import MainWindow
from tests.stories.pictures import PAGES, subjects
from tests.stories.window import rest

CONTROLS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractButton)


@pytest.fixture(scope="module")
def municipality(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("paginas") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(store, SampleSize(sessions=4, initiatives=20))
    store.close()
    return path


@contextmanager
def opened(qapp: QApplication, path: Path, *, large: bool = False) -> Iterator[MainWindow]:
    theme.apply(qapp, "light", large=large)
    made = make_window(file.open_file(path, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    try:
        yield made
    finally:
        made.close()
        theme.apply(qapp, "light")


def visited(window: MainWindow) -> Iterator[str]:
    """Go to every page the pictures show; its name."""
    found = subjects(window.context.store)
    for name, key, arguments in PAGES:
        window.go(key, **arguments, **({"id": found[key]} if key in found else {}))
        for _turn in range(3):
            rest()
        yield name


def needed(widget: QWidget) -> int:
    """The pixels its words ask for; 0 for what ends in an ellipsis by itself, wraps, or has no words."""
    if isinstance(widget, Elided | ElidedButton | RailButton | QCheckBox):
        return 0
    if isinstance(widget, QLabel):
        plain = widget.text() and not widget.wordWrap() and not widget.text().startswith("<")
        return widget.fontMetrics().horizontalAdvance(widget.text()) if plain else 0
    if isinstance(widget, MakeButton):
        return widget.minimumSizeHint().width() - 3  # its key gives way first
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint().width() - 3
    return 0


def cut(window: MainWindow, page: str) -> list[str]:
    return [
        f"{page}: {widget.text()!r} asks for {needed(widget)} and has {widget.width()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and needed(widget) > widget.width() + 1
    ]


@pytest.mark.parametrize(("large", "size"), [(False, (1024, 700)), (True, (1366, 697))])
def test_no_word_is_cut_on_a_small_screen_nor_with_large_letters(qapp, municipality, large, size):
    with opened(qapp, municipality, large=large) as window:
        window.resize(*size)
        assert [line for page in visited(window) for line in cut(window, page)] == []


def test_every_control_says_its_name_to_a_screen_reader(qapp, municipality):
    with opened(qapp, municipality) as window:
        assert [line for page in visited(window) for line in nameless(window, page)] == []


def nameless(window: MainWindow, page: str) -> list[str]:
    return [
        f"{page}: {type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QHeaderView)
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
