"""Layouts that flow: widgets left to right, then the next line, so that a narrow window cuts none."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from munidesk.ui import theme

_ANY_HEIGHT = 100_000


class _Items(QLayout):
    """The bookkeeping that Qt asks of every layout."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """Width → the height it takes: Qt asks a dozen times for each change of size."""
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _place(self, area: QRect, *, move: bool) -> int:
        """The height that the items take in `area`; with `move` they are put there."""
        raise NotImplementedError


class FlowLayout(_Items):
    """Every widget of equal width shares the line."""

    def __init__(self, spacing: int = 8, minimum: int = 104) -> None:
        super().__init__(spacing)
        self._minimum = minimum

    def pack(self, spacing: int, minimum: int) -> None:
        """Closer together, or wider apart: in pixels."""
        if (spacing, minimum) != (self.spacing(), self._minimum):
            self._minimum = minimum
            self.setSpacing(spacing)
            self.invalidate()

    def minimumSize(self) -> QSize:
        tallest = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(self._minimum, tallest)

    def _place(self, area: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        gap = self.spacing()
        per_row = max(1, min(len(self._items), (area.width() + gap) // (self._minimum + gap)))
        width = (area.width() - gap * (per_row - 1)) // per_row
        height = max(item.sizeHint().height() for item in self._items)
        for index, item in enumerate(self._items):
            if move:
                across, down = index % per_row, index // per_row
                item.setGeometry(
                    QRect(area.x() + across * (width + gap), area.y() + down * (height + gap), width, height)
                )
        rows = -(-len(self._items) // per_row)
        return rows * height + (rows - 1) * gap


class WrapLayout(_Items):
    """Each widget with the width it asks for; what stands after `None` keeps to the right while one line holds all."""

    def __init__(self, *widgets: QWidget | None, spacing: int = 8) -> None:
        super().__init__(theme.px(spacing))
        self._left = len(widgets)
        for at, widget in enumerate(widgets):
            if widget is None:
                self._left = at
            else:
                self.addWidget(widget)

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        widest, tallest = (
            max((one.width() for one in sizes), default=0),
            max((one.height() for one in sizes), default=0),
        )
        return QSize(widest, tallest).grownBy(self.contentsMargins())

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(self._line_width() + margins.left() + margins.right(), self.minimumSize().height())

    def _line_width(self) -> int:
        widths = [item.sizeHint().width() for item in self._shown()]
        return sum(widths) + self.spacing() * max(0, len(widths) - 1)

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _place(self, area: QRect, *, move: bool) -> int:
        area = area.marginsRemoved(self.contentsMargins())
        gap, spare = self.spacing(), area.width() - self._line_width()
        x, y, height = area.x(), area.y(), 0
        for at, item in enumerate(self._items):
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(1, area.width()), _ANY_HEIGHT))
            if at == self._left and spare > 0:
                x += spare
            elif x > area.x() and x + size.width() > area.right() + 1:
                x, y, height = area.x(), y + height + gap, 0
            height = max(height, size.height())
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + gap
        margins = self.contentsMargins()
        return y + height - area.y() + margins.top() + margins.bottom()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)
