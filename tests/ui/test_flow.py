"""A bar of tools on a narrow window: nothing is cut, what does not fit goes to the next line."""

import pytest
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.ui.flow import WrapLayout


def bar(*widths: int | None) -> tuple[QWidget, list[QFrame]]:
    buttons, made = [], []
    for width in widths:
        if width is None:
            made.append(None)
            continue
        one = QFrame()
        one.setFixedSize(width, 30)
        buttons.append(one)
        made.append(one)
    holder = QWidget()
    holder.setLayout(WrapLayout(*made, spacing=10))
    return holder, buttons


def shown(holder: QWidget, width: int) -> int:
    """Give the bar that width and the height it asks for."""
    height = holder.layout().heightForWidth(width)
    holder.resize(width, height)
    holder.layout().activate()
    holder.show()
    return height


@pytest.mark.parametrize(("width", "lines"), [(400, 1), (215, 2), (100, 3)])
def test_what_does_not_fit_goes_below_and_nothing_is_cut(qapp, width: int, lines: int):
    holder, buttons = bar(100, 100, 100)
    height = shown(holder, width)
    assert height == lines * 30 + (lines - 1) * 10
    for one in buttons:
        assert one.geometry().right() < width
        assert one.width() == 100
    holder.close()


def test_the_right_group_keeps_to_the_right_while_one_line_holds_all(qapp):
    holder, (first, second) = bar(100, None, 100)
    shown(holder, 500)
    assert (first.x(), second.geometry().right()) == (0, 499)
    shown(holder, 150)
    assert (second.x(), second.y()) == (0, 40)
    holder.close()


def test_a_hidden_tool_leaves_no_hole(qapp):
    holder, (first, second, third) = bar(100, 100, 100)
    holder.show()
    second.hide()
    shown(holder, 500)
    assert third.x() == first.geometry().right() + 1 + 10
    holder.close()
