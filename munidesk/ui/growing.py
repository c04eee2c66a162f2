"""A plain text box as high as what is written in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from munidesk.ui import theme


class GrowingText(QPlainTextEdit):
    """From one line to `most`; beyond that it scrolls. Tab leaves it."""

    def __init__(self, most: int = 4) -> None:
        super().__init__()
        self._most = most
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        lines = 0
        block = self.document().begin()
        while block.isValid() and lines <= self._most:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        more = lines > self._most
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        height = max(1, min(self._most, lines)) * self.fontMetrics().lineSpacing() + theme.px(18)
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
