"""The line where papers are counted: one key for each mark, nothing else to reach for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

from munidesk.features.participatory_budget import rules
from munidesk.ui.entry import EntryLine

BLANK, VOID = "0", "N"


class MarksLine(EntryLine):
    """`read` gives (numbers, void) of one paper; `back` asks for the last one; `said` tells of a key that does nothing.

    With ballots of a single mark each key is a paper. Else marks gather, and Enter goes on to the next; 0 and N are
    papers by themselves. What was typed and not gone on with is the text of the line: its draft keeps it.
    """

    read = Signal(object, bool)
    back = Signal()
    unknown = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.single = False
        self.known: Callable[[int], bool] = lambda _number: True

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(number for part in self.text().split() if (number := rules.number_of(part)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.numbers:
                self.read.emit(self.numbers, False)
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif event.matches(QKeySequence.StandardKey.Paste) or (event.text().isprintable() and event.text().strip()):
            self._typed(event.text().upper())
        elif event.text() != " ":
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.ignore()  # a mark is a key, not a word being composed

    def _back(self) -> None:
        kept = self.numbers
        if kept:
            self.setText(rules.keys_of(kept[:-1]))
        else:
            self.back.emit()

    def _typed(self, key: str) -> None:
        number = rules.number_of(key)
        if key in (BLANK, VOID):
            self._alone(key)
        elif not number or not self.known(number):
            self.unknown.emit(key)
        elif self.single:
            self.read.emit((number,), False)
        elif number not in self.numbers:
            self.setText(rules.keys_of((*self.numbers, number)))

    def _alone(self, key: str) -> None:
        """A blank vote has no marks; one that the table annulled may have some, which are kept."""
        if key == VOID:
            self.read.emit(self.numbers, True)
        elif not self.numbers:
            self.read.emit((), False)
        else:
            self.unknown.emit(key)
