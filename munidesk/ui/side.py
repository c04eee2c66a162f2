"""Panels beside a page's main part: as wide as designed on a small screen, wider on a large one."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from munidesk.ui import theme

READ = 760
"""Pixels at 100 % beyond which the eye loses the line of a text."""
_ROOM = 1118
"""What a window of 1366 leaves for both parts."""
_MOST = 480


def add_side(layout: QHBoxLayout, side: QWidget, width: int) -> None:
    """Add `side` after what `layout` holds, whose first part is the main one; it keeps its share of the width."""
    grows(side, width)
    layout.setStretch(0, _ROOM - width)
    layout.addWidget(side, width)


def grows(side: QWidget, least: int, most: int = _MOST) -> None:
    """Between these widths, in pixels at 100 %."""
    side.setMinimumWidth(theme.px(least))
    side.setMaximumWidth(theme.px(most))


def reading_width(widget: QWidget, margins: int) -> None:
    """No wider than a text is read with ease; `margins` is what surrounds it at both sides."""
    widget.setMaximumWidth(theme.px(READ + margins))
