"""The totals of a vote without names: its numbers, and what is wrong with them beside them while it is wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import column, label, row


class _Count(QLineEdit):
    """Takes digits alone; Enter writes it and goes on to the next."""

    onward = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, 999, self))
        self.setFixedWidth(theme.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit()
        elif plain and event.text().isprintable() and event.text() and not event.text().isdigit():
            event.ignore()  # no number: a key of the vote
        else:
            super().keyPressEvent(event)


class CountFields(QWidget):
    """«A favor», «En contra», «Abstenciones», «En blanco», «Nulos», «No votaron». `typed` fires when one is left or
    Enter was pressed in it. Only papers can be blank or null: of hands raised those two are not asked.
    """

    typed = Signal()
    told = Signal()
    """What is wrong is said, or no longer: the fields are higher, or lower."""

    def __init__(self) -> None:
        super().__init__()
        words = (_("A favor"), _("En contra"), _("Abstenciones"), _("En blanco"), _("Nulos"), _("No votaron"))
        self.fields = tuple(_Count(word) for word in words)
        self.fault = label(kind="fault", wrap=True)
        self.fault.hide()
        cells: list[QWidget] = []
        for at, field in enumerate(self.fields):
            field.editingFinished.connect(self.typed)
            field.textEdited.connect(lambda _text: self.tell(""))
            field.onward.connect(self._onward(at))
            cell = QWidget()
            cell.setLayout(row(label(field.accessibleName()), field))
            cells.append(cell)
        self._of_papers = tuple(cells[3:5])
        line = WrapLayout(*cells, spacing=12)
        holder = QWidget()
        holder.setLayout(line)
        self.setLayout(column(holder, self.fault, spacing=4))

    def _onward(self, at: int) -> Callable[[], None]:
        """Leaving a field writes it; in the last one nothing is left, so it is said."""

        def go() -> None:
            following = next((one for one in self.fields[at + 1 :] if one.isVisibleTo(self)), None)
            if following is None:
                self.typed.emit()
            else:
                following.setFocus(Qt.FocusReason.TabFocusReason)

        return go

    def show_papers(self, papers: bool) -> None:
        """Whether the vote is on paper, that may be blank or null."""
        for cell in self._of_papers:
            cell.setVisible(papers)

    @property
    def first(self) -> QLineEdit:
        return self.fields[0]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(field.text().strip() for field in self.fields)

    def tell(self, fault: str) -> None:
        """Why the totals cannot be; empty once they can."""
        if fault == self.fault.text() and self.fault.isHidden() is not bool(fault):
            return
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.told.emit()
