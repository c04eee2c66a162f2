"""A cell half written when the window went away: found again open, with what was typed in it."""

import json
from collections.abc import Callable
from itertools import count, takewhile

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from munidesk.ui.drafts import Draft, Slot

Index = QModelIndex | QPersistentModelIndex


class CellDrafts:
    """Of one table or list. A cell is known by its column and by the texts of its row; `opens(index)` edits it."""

    def __init__(self, view: QAbstractItemView, opens: Callable[[QModelIndex], object]) -> None:
        self._view, self._opens = view, opens
        self._slot: Slot | None = None
        self._draft: Draft | None = None
        self._looked = ""

    def keep_in(self, slot: Slot) -> None:
        """Where this table keeps the cell that is being written."""
        self._slot = slot

    def began(self, editor: QWidget, index: Index) -> None:
        """`editor` opened over the cell, with the cell's own text."""
        if self._slot is not None and isinstance(editor, QLineEdit):
            self._draft = Draft(editor, {"text": editor})
            self._draft.start(self._slot, {"row": self._row(index.row()), "column": str(index.column())})

    def ended(self) -> None:
        """It was written, or given up with Esc."""
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.done()

    def resume(self) -> None:
        """Open the cell that was being written, once for each slot and only while its row is there."""
        slot = self._slot
        if slot is None or slot.key == self._looked or not self._view.isVisible():
            return
        self._looked = slot.key
        kept = slot.newest()
        found = self._found(kept.values) if kept is not None else None
        if kept is None or found is None:
            return
        self._view.setCurrentIndex(found)
        self._opens(found)
        if self._draft is not None:
            self._draft.resume(kept)

    def _found(self, values: dict[str, str]) -> QModelIndex | None:
        model = self._view.model()
        for row in range(model.rowCount(QModelIndex())):
            if self._row(row) == values.get("row"):
                found = model.index(row, int(values["column"]))
                return found if not self._view.visualRect(found).isEmpty() else None
        return None

    def _row(self, row: int) -> str:
        cells = (self._view.model().index(row, at) for at in count())  # the model of a list hides its columnCount
        shown = [str(one.data(Qt.ItemDataRole.DisplayRole) or "") for one in takewhile(QModelIndex.isValid, cells)]
        return json.dumps(shown, ensure_ascii=False)
