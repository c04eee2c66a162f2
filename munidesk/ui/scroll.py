"""What is longer than its place: one frameless scroll area for every page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from munidesk.ui.spoken import Role


class Scrolling(QScrollArea):
    """A stop of the keyboard only where reading on needs it: nothing inside takes the keyboard, and not all fits."""

    spoken_role = Role.Document

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("kind", "scroll")
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._decide)

    def spoken(self) -> str:
        """What is read: the words of its labels."""
        return "\n".join(one.text() for one in self.findChildren(QLabel) if one.text() and one.isVisibleTo(self))

    def _decide(self, _least: int, _most: int) -> None:
        alone = self.verticalScrollBar().maximum() > 0 and not any(
            one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisibleTo(self)
            for one in self.viewport().findChildren(QWidget)
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if alone else Qt.FocusPolicy.NoFocus)


def scrolling(content: QWidget) -> QScrollArea:
    """The content takes the width there is: its fields shrink and its texts wrap, nothing is moved sideways."""
    made = Scrolling(content)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def show_in_scroll(widget: QWidget) -> None:
    """Bring the whole widget into sight in what scrolls it."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, 8)
