"""The totals of a vote without names: three numbers, and what is wrong with them beside them while it is wrong."""

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
        else:
            super().keyPressEvent(event)


class CountFields(QWidget):
    """«A favor», «En contra», «Abstenciones». `typed` fires when one is left or Enter was pressed in it."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = tuple(_Count(word) for word in (_("A favor"), _("En contra"), _("Abstenciones")))
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
        line = WrapLayout(*cells, spacing=12)
        holder = QWidget()
        holder.setLayout(line)
        self.setLayout(column(holder, self.fault, spacing=4))

    def _onward(self, at: int) -> Callable[[], None]:
        """Leaving a field writes it; in the last one nothing is left, so it is said."""
        last = at + 1 == len(self.fields)
        return self.typed.emit if last else lambda: self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def first(self) -> QLineEdit:
        return self.fields[0]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(field.text().strip() for field in self.fields)

    def tell(self, fault: str) -> None:
        """Why the totals cannot be; empty once they can."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
