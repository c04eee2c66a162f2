"""Where observations are typed, and the list of those that came: their keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

from munidesk.base.i18n import _
from munidesk.records.ref import Ref
from munidesk.ui.context import Context
from munidesk.ui.growing import GrowingText
from munidesk.ui.two_lines import two_lines

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def raised_words(context: Context, initiative_id: str) -> str:
    """«iniciativa 2026-041 · presentada», of an observation that was registered as one."""
    told = context.describe(Ref("initiative", initiative_id)) if initiative_id else None
    return _("iniciativa {folio}").format(folio=told.detail) if told is not None else ""


class ObservationLine(GrowingText):
    """Enter notes what is written; F2 changes the way it came by."""

    noted = Signal()
    other_way = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.noted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.other_way.emit()
        else:
            super().keyPressEvent(event)


class AuthorLine(QLineEdit):
    """Enter notes the observation."""

    noted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.noted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class ObservationList(QListWidget):
    """Espacio joins lines, G those that say nearly the same; R or Enter answers, 1–4 what; I registers an initiative.

    Supr takes one away.
    """

    verb = Signal(str)
    joined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.setAccessibleName(_("Observaciones"))
        two_lines(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, text = self.currentItem(), event.text().upper()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space and item is not None:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            self.joined.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.verb.emit("away")
        elif event.key() in _ENTER or text == "R":
            self.verb.emit("reply")
        elif text and text in "1234LIG":
            self.verb.emit(text)
        else:
            super().keyPressEvent(event)
