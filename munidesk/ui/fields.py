"""Fields in an editor: words that name a record, put with { or typed between braces, and never broken by a key."""

import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents.text import Offer, Run
from munidesk.ui import theme
from munidesk.ui.field_letters import PROPERTY, places, plain_format, put_runs

_SHOWN = 8
"""Rows of the list that are seen at once."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_BRACED = re.compile(r"\{([^{}\n]+)\}")


class Fields(QObject):
    """The fields of one editor. `offers` gives what can be cited for what was typed after {, `typed` what the words
    between braces name, or raises UserError; what is wrong with them is `told`.
    """

    told = Signal(str)

    def __init__(
        self,
        editor: QTextEdit | QPlainTextEdit,
        offers: Callable[[str], Sequence[Offer]],
        typed: Callable[[str], Offer],
    ) -> None:
        super().__init__(editor)
        self._editor, self._offers, self._typed = editor, offers, typed
        self._list: QListWidget | None = None
        self._begun = -1
        self._was = 0
        editor.installEventFilter(self)
        editor.cursorPositionChanged.connect(self._stay_out)
        editor.textChanged.connect(self._narrow_soon)

    def begin(self) -> None:
        """Write { at the cursor and offer what can be cited."""
        self._editor.setFocus()
        cursor = self._editor.textCursor()
        cursor.insertText("{")
        self._editor.setTextCursor(cursor)
        self._open()

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the editor: the list takes its keys while it is open, and a field goes away whole."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._close()
        if not isinstance(event, QKeyEvent) or self._editor.isReadOnly():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    @property
    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _takes(self, event: QKeyEvent) -> bool:
        return self.is_open and event.key() in (*_MOVES, *_CHOOSES, Qt.Key.Key_Escape)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._takes(event):
            if key == Qt.Key.Key_Escape:
                self._close()
            elif key in _MOVES:
                self._step(key)
            else:
                self._choose()
            return True
        if event.text() == "{":
            QTimer.singleShot(0, self, self._open)
        elif event.text() == "}":
            return self._finish()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return self._take_whole(forward=key == Qt.Key.Key_Delete)
        return False

    def _take_whole(self, *, forward: bool) -> bool:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return False
        at = cursor.position()
        for start, end, _kept in places(cursor.block()):
            if at == (start if forward else end):
                self._select(start, end).removeSelectedText()
                return True
        return False

    def _stay_out(self) -> None:
        """The cursor is never inside a field, and what is typed beside one is no part of it."""
        cursor = self._editor.textCursor()
        at, was = cursor.position(), self._was
        for start, end, _kept in places(cursor.block()):
            if start < at < end:
                goes = start if was >= end else end
                keeps = cursor.MoveMode.KeepAnchor if cursor.hasSelection() else cursor.MoveMode.MoveAnchor
                cursor.setPosition(goes, keeps)
                self._was = goes
                self._editor.setTextCursor(cursor)
                return
        self._was = at
        shape = self._editor.currentCharFormat()
        if not cursor.hasSelection() and shape.hasProperty(PROPERTY):
            self._editor.setCurrentCharFormat(plain_format(shape))

    # -- what is typed between braces

    def _braced(self) -> tuple[int, str] | None:
        """Where the last { of the line before the cursor stands, and what follows it."""
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        at = before.rfind("{")
        if at < 0 or "}" in before[at:]:
            return None
        return cursor.block().position() + at, before[at + 1 :]

    def _finish(self) -> bool:
        """«}» makes the field that the words name; what is not understood is said, and stays as it is typed."""
        found = self._braced()
        self._close()
        if found is None or not found[1].strip():
            return False
        try:
            offer = self._typed(found[1])
        except UserError as error:
            self.told.emit(str(error))
            return False
        self._put(found[0], offer)
        return True

    def _put(self, start: int, offer: Offer) -> None:
        cursor = self._select(start, self._editor.textCursor().position())
        around = plain_format(cursor.charFormat())
        cursor.beginEditBlock()
        put_runs(cursor, (Run(offer.words, of=offer.of),), around)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._editor.setCurrentCharFormat(around)

    def _select(self, start: int, end: int) -> QTextCursor:
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def put_text(self, cursor: QTextCursor, text: str) -> None:
        """A text of ours (a phrase) at the cursor, what it has between braces as fields."""
        put_runs(cursor, tuple(self._understood(text)), plain_format(cursor.charFormat()))

    def _understood(self, text: str) -> Iterator[Run]:
        at = 0
        for found in _BRACED.finditer(text):
            try:
                offer = self._typed(found[1])
            except UserError as error:
                self.told.emit(str(error))
                continue
            yield Run(text[at : found.start()])
            yield Run(offer.words, of=offer.of)
            at = found.end()
        yield Run(text[at:])

    # -- the list

    def _open(self) -> None:
        found = self._braced()
        if found is None or self._editor.isReadOnly():
            return
        if self._list is None:
            self._list = QListWidget(self._editor.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setFont(theme.font())
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.setAccessibleName(_("Lo que se puede citar"))
            self._list.itemClicked.connect(lambda _item: self._choose())
        self._begun = found[0]
        self._narrow()

    def _narrow_soon(self) -> None:
        if self.is_open:
            QTimer.singleShot(0, self, self._narrow)

    def _narrow(self) -> None:
        """Those that have what is typed; without any the list goes, and Enter is Enter again."""
        found = self._braced()
        if self._list is None or found is None or found[0] != self._begun:
            self._close()
            return
        self._list.clear()
        for offer in self._offers(found[1]):
            item = QListWidgetItem(f"{offer.words}   {offer.about}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, offer)
            self._list.addItem(item)
        if not self._list.count():
            self._close()
            return
        self._list.setCurrentRow(0)
        self._lay_out(self._list)

    def _lay_out(self, shown: QListWidget) -> None:
        window, corner = self._editor.window(), self._editor.cursorRect()
        rows = min(_SHOWN, shown.count())
        height = rows * shown.sizeHintForRow(0) + 2 * shown.frameWidth() + 2
        size = QSize(min(theme.px(420), window.width() - theme.px(16)), height)
        shown.resize(size)
        below = self._editor.viewport().mapTo(window, corner.bottomLeft())
        above = self._editor.viewport().mapTo(window, corner.topLeft()).y() - size.height()
        x = max(0, min(below.x(), window.width() - size.width()))
        y = below.y() if below.y() + size.height() <= window.height() else max(0, above)
        shown.move(QPoint(x, y))
        shown.show()
        shown.raise_()

    def _step(self, key: int) -> None:
        if self._list is not None:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_SHOWN}.get(Qt.Key(key), _SHOWN)
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + by)))

    def _choose(self) -> None:
        found = self._braced()
        item = self._list.currentItem() if self._list is not None else None
        self._close()
        if item is not None and found is not None:
            offer: Offer = item.data(Qt.ItemDataRole.UserRole)
            self._put(found[0], offer)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()
