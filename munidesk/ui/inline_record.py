"""Some fields of a record written where it stands, without a dialog; saved together with Ctrl+Enter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPlainTextEdit, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.records.kind import Kind, R
from munidesk.ui import theme
from munidesk.ui.ask_record import read, shown
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Asked, editor_of, written_in
from munidesk.ui.drafts import Draft, Slot
from munidesk.ui.form_of import form_field
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, column, label, row


class InlineRecord(QFrame, Generic[R]):
    """`save` gets the record with what was written, `done` follows, `left` when the person goes back with Esc.

    What is typed and not saved waits as a draft in the slot of its record, and is there again when that is shown.
    """

    def __init__(
        self, context: Context, kind: Kind[R], names: Sequence[str], save: Callable[[R], object],
        done: Callable[[], object], left: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._fields = {name: kind.field(name) for name in names}
        self._save, self._done, self._left = save, done, left
        self._record: R | None = None
        self._figures: Figures | None = None
        self.editors: Mapping[str, Asked] = {
            name: editor_of(form_field(one), "") for name, one in self._fields.items()
        }  # fmt: skip
        self._fault = label(kind="fault", wrap=True)
        self._try = Attempt(context, self._fault, self.editors)
        self._title = label(kind="strong")
        self._draft = Draft(self, dict(self.editors))
        inner = column(self._title, spacing=6)
        inner.addWidget(scrolling(self._grid()), 1)
        self._accept = button(_("Guardar"), self.accept, kind="primary", icon="check", tip="Ctrl+Enter")
        inner.addWidget(self._fault)
        inner.addLayout(row(self._accept, button(_("Dejar"), self.leave, tip="Esc"), None, spacing=8))
        self.setLayout(inner)
        self.hide()

    def _grid(self) -> QWidget:
        """Labels at the left; in a low window the fields scroll, and none is drawn over another."""
        made, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 2, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, editor) in enumerate(self.editors.items()):
            told = label(self._fields[name].label, "quiet", wrap=True)
            told.setFixedWidth(theme.px(78))
            if isinstance(editor, QPlainTextEdit):
                editor.setFixedHeight(theme.px(64))  # three lines: the record stands whole beside its list
            grid.addWidget(told, at, 0)
            grid.addWidget(editor, at, 1)
        made.setLayout(grid)
        return made

    def begin(self, record: R, title: str, figures: Figures, slot: Slot) -> None:
        """With the keyboard in its first field."""
        self._record, self._figures = record, figures
        self._title.setText(title)
        self._fault.setText("")
        self._draft.follow(slot, {name: self._stored(name, record) for name in self._fields})
        self.show()
        next(iter(self.editors.values())).setFocus()

    def _stored(self, name: str, record: R) -> str:
        """As its editor shows it: a choice by its words."""
        assert self._figures is not None
        text, editor = shown(self._fields[name], getattr(record, name), self._figures), self.editors[name]
        return editor.itemText(max(0, editor.findData(text))) if isinstance(editor, QComboBox) else text

    def accept(self) -> None:
        if self._record is not None and self._try(self._write):
            self._draft.done()
            self.hide()
            self._done()

    def _write(self) -> None:
        assert self._record is not None
        assert self._figures is not None
        values = {name: read(one, written_in(self.editors[name]), self._figures) for name, one in self._fields.items()}
        self._save(replace(self._record, **values))

    def leave(self) -> None:
        """What was typed stays kept."""
        if self._draft.leave():
            self.hide()
            self._left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
