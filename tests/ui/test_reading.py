"""Tab goes on from where it is in the order of reading, and comes round the end to where it began."""

import pytest
from PySide6.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QLineEdit, QPushButton, QWidget

from munidesk.ui.reading import in_reading_order, read_from
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import column, row


def page() -> tuple[QWidget, list[QWidget]]:
    """A column with a row, a grid within what scrolls, a box that is hidden and one that no layout places."""
    made, inside, hidden = QWidget(), QWidget(), QGroupBox()
    stops = [QLineEdit(), QPushButton("a"), QCheckBox("b"), QLineEdit(), QPushButton("c"), QLineEdit()]
    grid = QGridLayout()
    grid.addWidget(stops[3], 1, 0)
    grid.addWidget(stops[2], 0, 0)
    inside.setLayout(grid)
    hidden.setLayout(column(stops[4]))
    layout = column(scrolling(inside), hidden)
    layout.insertLayout(0, row(stops[0], stops[1]))
    made.setLayout(layout)
    stops[5].setParent(made)
    hidden.hide()
    return made, stops


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("forward", [True, False])
def test_from_anywhere_all_the_rest_is_met_once_in_its_order(qapp, at, forward):
    around, stops = page()
    read = list(in_reading_order(around, stops[at]))
    here = read.index(stops[at])
    rest = [*read[here + 1 :], *read[:here]]
    assert list(read_from(stops[at], around, forward=forward)) == (rest if forward else rest[::-1])
    assert (stops[4] in read) is (at == 4)


def test_from_what_is_no_part_of_the_reading_all_is_met(qapp):
    around, _stops = page()
    assert list(read_from(QLineEdit(), around, forward=True)) == list(in_reading_order(around))
