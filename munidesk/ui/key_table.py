"""A table with keys of its own: letters and arrows that do something to the row of the cursor."""

from collections.abc import Mapping, Sequence
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from munidesk.ui.table import Column, RecordTable
from munidesk.ui.table_model import T

CONTROL = True
Keys = Mapping[tuple[Qt.Key, bool], str]
"""(key, whether with Ctrl) → what is asked."""


class KeyTable(RecordTable[T], Generic[T]):
    """`asked` fires with what the key means, while no cell is being written."""

    asked = Signal(str)

    def __init__(self, columns: Sequence[Column[T]], keys: Keys) -> None:
        super().__init__(columns)
        self._keys = dict(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        control = held == Qt.KeyboardModifier.ControlModifier
        name = self._keys.get((Qt.Key(event.key()), control)) if not held or control else None
        if name is not None and self.state() != self.State.EditingState:
            self.asked.emit(name)
            return
        super().keyPressEvent(event)
