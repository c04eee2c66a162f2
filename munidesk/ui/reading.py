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
    waiting, gone_through = _shown(around, past)[::-1], [around]
    while waiting:
        one = waiting.pop()
        yield one
        gone_through.append(one)  # what Python lets go of takes what is in it away from Python, too
        waiting += _shown(one, past)[::-1]


def read_from(there: QWidget, around: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """What is read after `there`, or before it and backwards, and round the end to it: looked at as it is asked for.

    What it holds itself comes after it. From what is no part of the reading (the text of a box to choose from): all.
    """
    way = _way(there, around)
    if way is None:
        read = list(in_reading_order(around, there))
        yield from read if forward else reversed(read)
        return
    yield from _after(there, way) if forward else _before(way)
    # Round the end: what the other way would have met, from its far side.
    yield from list(_before(way) if forward else _after(there, way))[::-1]


_Way = list[tuple[QWidget, list[QWidget], int]]
"""From a widget outwards: what is around it, what that holds in the order of reading, and where one is in it."""


def _way(there: QWidget, around: QWidget) -> _Way | None:
    """None where the way is not one of reading."""
    way: _Way = []
    one = there
    while one is not around:
        outer = one.parentWidget()
        held = _shown(outer, there) if outer is not None else []
        if outer is None or one not in held:
            return None
        way.append((outer, held, held.index(one)))
        one = outer
    return way


def _after(there: QWidget, way: _Way) -> Iterator[QWidget]:
    for inside in _shown(there, None):
        yield from in_reading_order(inside)
    for _outer, held, at in way:
        for one in held[at + 1 :]:
            yield from in_reading_order(one)


def _before(way: _Way) -> Iterator[QWidget]:
    """Backwards."""
    for outer, held, at in way:
        for one in reversed(held[:at]):
            yield from _backwards(one)
        yield outer


def _backwards(around: QWidget) -> Iterator[QWidget]:
    for one in reversed(_shown(around, None)):
        yield from _backwards(one)
    yield around


def _shown(around: QWidget, past: QWidget | None) -> list[QWidget]:
    """What it holds at once, in the order of reading; none of what is hidden but the way to `past`."""
    if isinstance(around, WHOLE):
        return []
    placed: list[QWidget] = list(_placed(around))
    loose = [one for one in around.children() if isinstance(one, QWidget) and one not in placed and not one.isWindow()]
    found = (*placed, *sorted(loose, key=lambda one: (one.y(), one.x())))
    return [
        one for one in found if not one.isHidden() or (past is not None and (one is past or one.isAncestorOf(past)))
    ]


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
