"""Lists to choose from: one that gives way where it is narrow, and one of words that may also be typed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionComboBox, QStylePainter

from munidesk.ui import theme
from munidesk.ui.elide import fitted


class Combo(QComboBox):
    """A long choice ends in «…» when closed and is whole when open."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self.setToolTip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(style, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        room = field.width() - theme.px(2)
        option.currentText = fitted(option.currentText, self.fontMetrics(), room)
        painter.drawComplexControl(style, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + theme.px(32)))
        super().showPopup()


class _Typed(QLineEdit):
    """Enter takes what was completed and goes on to the dialog; Qt would ask for it twice."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasSelectedText():
            self.end(False)
        super().keyPressEvent(event)


def known_words(words: Iterable[str]) -> QComboBox:
    """The words in use, completed while one is typed, or a new one."""
    made = QComboBox()
    made.setLineEdit(_Typed())
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.addItem("")
    made.addItems(list(words))
    return made
