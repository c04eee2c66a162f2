"""A layout that flows: equal widgets left to right, then the next line."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Left to right, then the next line; every widget of equal minimum width shares the line."""

    def __init__(self, spacing: int = 8, minimum: int = 104) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._minimum = minimum
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
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

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
