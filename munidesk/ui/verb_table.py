"""A table whose rows have verbs by key: «Ins», «E», «Ctrl+Right»."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from munidesk.ui.table import RecordTable
from munidesk.ui.table_model import Column

T = TypeVar("T")


class VerbTable(RecordTable[T]):
    """`asked` fires with the word of the key that was pressed; a double click is that of «Return»."""

    asked = Signal(str)

    def __init__(self, columns: Sequence[Column[T]], verbs: Mapping[str, str]) -> None:
        super().__init__(columns)
        self._verbs = verbs
        self.removes = True
        self.opened.connect(lambda _one: self.asked.emit(verbs.get("Return", "edit")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString()
        name = self._verbs.get("Return" if keys == "Enter" else keys)
        if name is None or keys in ("Return", "Enter"):
            super().keyPressEvent(event)
        else:
            self.asked.emit(name)
