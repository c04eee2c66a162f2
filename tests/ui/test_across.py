"""A table with more columns than fit shows whole ones round the cursor, and the arrows reach all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

from munidesk.features.training.needs.page_matrix import BESIDE
from munidesk.ui import theme
from munidesk.ui.across import Across, shown_of


@given(
    st.lists(st.integers(40, 160), min_size=1, max_size=20), st.integers(0, 900), st.integers(0, 19), st.integers(0, 19)
)
def test_the_column_of_the_cursor_is_shown_and_the_others_as_far_as_there_is_room(widths, room, at, first):
    at %= len(widths)
    shown = shown_of(widths, room, at, first)
    assert at in shown
    assert len(shown) == 1 or sum(widths[n] for n in shown) <= room
    if sum(widths) <= room:
        assert list(shown) == list(range(len(widths)))


class _Table(QTableWidget):
    def __init__(self) -> None:
        super().__init__(2, 9)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.across = Across(self, kept=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.across.step(event.key())
        super().keyPressEvent(event)


def test_the_arrows_go_through_every_column_and_the_last_stays_in_sight(qapp):
    table = _Table()
    table.resize(400, 120)
    table.show()
    table.setColumnWidth(8, 60)
    table.setCurrentCell(0, 0)
    table.across.fit([80] * 8)
    assert 0 < len(table.across.shown) < 8
    seen = [0]
    for _turn in range(7):
        QTest.keyClick(table, Qt.Key.Key_Right)
        seen.append(table.currentColumn())
        assert not table.isColumnHidden(table.currentColumn())
        assert not table.isColumnHidden(8)
        qapp.processEvents()
        assert sum(table.columnWidth(n) for n in range(9)) <= table.viewport().width()
        assert table.horizontalHeader().offset() == 0
    assert seen == list(range(8))
    for _turn in range(7):
        QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.currentColumn() == 0
    assert table.across.shown.start == 0
    table.deleteLater()


@pytest.mark.parametrize("large", [False, True])
def test_the_means_at_the_foot_of_the_needs_fit_in_the_narrowest_column(qapp, large):
    """«0,3 (12)» is drawn closer to its edges than the cells of a list."""
    theme.apply(qapp, "light", large=large)
    metrics = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD))
    told, room = metrics.horizontalAdvance("0,3 (12)"), theme.px(54 - BESIDE)
    theme.apply(qapp, "light")
    assert told <= room
