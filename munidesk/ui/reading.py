"""The order in which a page is read: that of its layouts, whenever its widgets were made.

Qt's own order of Tab is the order of making: what is drawn anew on each change (links, attachments, the steps of an
initiative) would come last wherever it stands.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QWidget,
)

WHOLE = (QAbstractItemView, QComboBox, QAbstractSpinBox)
"""What is one thing for the keyboard, however many widgets Qt makes it of."""


def in_reading_order(around: QWidget, past: QWidget | None = None) -> Iterator[QWidget]:
    """The widget and all that is shown in it, as one reads: down a column, along a row.

    What is hidden is gone through only on the way to `past`: the other tabs of a page are most of it.
    """
    yield around
    if isinstance(around, WHOLE):
        return
    placed: list[QWidget] = list(_placed(around))
    loose = [one for one in around.children() if isinstance(one, QWidget) and one not in placed and not one.isWindow()]
    for one in (*placed, *sorted(loose, key=lambda one: (one.y(), one.x()))):
        if not one.isHidden() or (past is not None and (one is past or one.isAncestorOf(past))):
            yield from in_reading_order(one, past)


def _placed(around: QWidget) -> Iterator[QWidget]:
    if isinstance(around, QScrollArea):
        inside = around.widget()
        if inside is not None:
            yield inside.parentWidget() or inside
    elif isinstance(around, QSplitter):
        yield from (one for at in range(around.count()) if (one := around.widget(at)) is not None)
    elif (layout := around.layout()) is not None:
        yield from _laid(layout)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda at: _cell(layout, at))
    return [item for at in numbers if (item := layout.itemAt(at)) is not None]


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    place = grid.getItemPosition(at)
    assert isinstance(place, tuple)
    return int(place[0]), int(place[1])
