"""The roster of an edition: a row for each person, a column for each class, by the keys of the council's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.training.editions.page_roster_look import (
    HEAD,
    NAMES,
    NARROW,
    Cells,
    Headings,
    Index,
    Names,
    RosterView,
)
from munidesk.features.training.editions.roster import Row
from munidesk.features.training.editions.store import EditionNow
from munidesk.ui import theme
from munidesk.ui.spoken import say
from munidesk.ui.widgets import label

_CLASS, _HOURS, _MARK, _STANDS = 60, 92, 52, 136
"""Pixels at 100 %: a class, hours with their share, the mark, what comes of it."""
_KEYS = {
    Qt.Key.Key_P: "present", Qt.Key.Key_A: "absent", Qt.Key.Key_J: "justified", Qt.Key.Key_H: "hours",
    Qt.Key.Key_N: "mark", Qt.Key.Key_B: "leave", Qt.Key.Key_Delete: "blank",
}  # fmt: skip


class Roster(RosterView):
    """`marked` fires with (numbers of the rows, what the key means); `scored` with a row and the mark typed.

    `asked` fires with what else was pressed. Digits say the number of a person; in the column of marks, the mark.
    """

    marked = Signal(object, str)
    scored = Signal(int, str)
    asked = Signal(str)
    moved = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setModel(self.roster)
        self.setItemDelegate(Cells(self))
        self._names = Names(self.roster)
        self.setVerticalHeader(self._names)
        self.setHorizontalHeader(Headings())
        self.setAccessibleName(_("Lista de la edición"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._corner: QLabel = label(_("N.º   Participante"), "quiet")
        self._corner.setParent(self)
        self.setCornerButtonEnabled(False)

    def show_now(self, now: EditionNow, figures: Figures, usual: int) -> None:
        """`usual` is the class where the keys begin in an edition that was not shown before."""
        there, before = self.currentIndex(), self.roster.now
        new = before is None or before.edition.id != now.edition.id
        row, column = (0, usual) if new else (max(0, there.row()), max(0, there.column()))
        self.roster.show(now, figures)
        if now.rows:
            self.setCurrentIndex(
                self.roster.index(min(row, len(now.rows) - 1), min(column, self.roster.columnCount() - 1))
            )
        self._share_width()
        self.viewport().update()
        self.verticalHeader().viewport().update()

    # -- where the keys are

    @property
    def row(self) -> Row | None:
        now, at = self.roster.now, self.currentIndex().row()
        return now.rows[at] if now is not None and 0 <= at < len(now.rows) else None

    @property
    def class_at(self) -> int:
        """The place of the class of the cursor; −1 where it is in none."""
        at = self.currentIndex().column()
        return at if 0 <= at < self.roster.classes else -1

    def go(self, row: int, column: int = -1) -> None:
        """To a row, counted from 0; in the same column unless another is said."""
        last = self.roster.rowCount() - 1
        at = column if column >= 0 else max(0, self.currentIndex().column())
        self.setCurrentIndex(self.roster.index(max(0, min(row, last)), at))

    def select(self, enrolment_id: str) -> None:
        now = self.roster.now
        for at, one in enumerate(now.rows if now is not None else ()):
            if one.enrolment.id == enrolment_id:
                self.go(at)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.set_pending("")
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.viewport().update()
        self.moved.emit()

    def set_pending(self, text: str) -> None:
        self.pending = text
        self.viewport().update()
        self.typed.emit()
        if text:
            say(self)

    def spoken(self) -> str:
        there = self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        return ". ".join(part for part in (self.pending, str(there or "")) if part)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key, text = Qt.Key(event.key()), event.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.asked.emit("paste")
        elif held:
            super().keyPressEvent(event)
        elif text and (text.isdigit() or (self.writes_mark and text in ",.")):
            self.set_pending((self.pending + text)[-5 if self.writes_mark else -3 :])
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Backspace} and self.pending:
            self.set_pending("" if key == Qt.Key.Key_Escape else self.pending[:-1])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key in _KEYS:
            self._marked(_KEYS[key])
        elif not self._other(key):
            super().keyPressEvent(event)

    def _other(self, key: Qt.Key) -> bool:
        letters = {
            Qt.Key.Key_C: "class", Qt.Key.Key_E: "close", Qt.Key.Key_D: "needs", Qt.Key.Key_F: "signs",
            Qt.Key.Key_U: "suspend", Qt.Key.Key_M: "change", Qt.Key.Key_T: "give",
        }  # fmt: skip
        if key in letters:
            self.asked.emit(letters[key])
        return key in letters

    def _enter(self) -> None:
        if self.writes_mark and self.pending:
            text, at = self.pending, self.currentIndex().row()
            self.set_pending("")
            self.scored.emit(at, text)
        elif self.pending:
            self.go(int(self.pending) - 1)
        else:
            self.asked.emit("open")

    def _marked(self, what: str) -> None:
        """Of the number typed, of everybody after 0, else of the cursor."""
        if self.writes_mark and what == "mark":
            return
        text = "" if self.writes_mark else self.pending
        rows = self.roster.rowCount()
        self.set_pending("")
        if text and not int(text):
            if what in {"present", "absent", "justified"}:
                self.marked.emit(None, what)
            return
        at = int(text) - 1 if text else self.currentIndex().row()
        if not 0 <= at < rows:
            return
        self.go(at)
        self.marked.emit(at, what)

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The names give way first, then the classes; what comes of it keeps its words."""
        count = self.roster.classes
        room = self.viewport().geometry().right() + 1 - self.frameWidth()
        fixed = theme.px(_HOURS + _MARK + _STANDS)
        self._names.widen(max(theme.px(NARROW), min(theme.px(NAMES), room - fixed - count * theme.px(_CLASS))))
        own = max(theme.px(40), min(theme.px(84), (room - fixed - self._names.wide) // max(1, count)))
        for at in range(count):
            self.setColumnWidth(at, own)
        self.setColumnWidth(count, theme.px(_HOURS))
        self.setColumnWidth(count + 1, theme.px(_MARK))
        rest = room - self._names.wide - count * own - theme.px(_HOURS + _MARK)
        self.setColumnWidth(count + 2, max(theme.px(_STANDS), rest))
        self._corner.setGeometry(theme.px(13), 1, self._names.wide - theme.px(14), theme.px(HEAD) - 2)
