"""What is typed and is no record yet: kept in the file as it is typed, found again after a cut, erased when done with.

A `Slot` names what is being written («initiative.new»). A `Draft` watches some editors and keeps them in a slot
within the second of `autosave`. A dialog offers what its slot holds; a line of a page comes back as it was left.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from munidesk.base.dates import DAY_MONTH, now, show_date, show_time
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data import drafts
from munidesk.data.drafts import KeptDraft
from munidesk.data.store import Store
from munidesk.ui.autosave import Autosave

KEEPS_ITSELF = "keepsItself"
"""Property of a widget whose editors are written by other means: the draft of the dialog around leaves them alone."""

Editor = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox | QSpinBox | QListWidget


@dataclass(frozen=True, slots=True)
class Slot:
    """Where drafts of one thing are kept; `say` tells the person that one was."""

    store: Store
    key: str
    say: Callable[[str], None] = lambda _text: None

    def newest(self) -> KeptDraft | None:
        return None if self.store.read_only else drafts.newest(self.store, self.key)


class Draft(QObject):
    """Keeps what differs from the blank contents of its editors. One at a time: `start`, or `show` for lines of a page.

    Emptying the editors, or `done`, erases what was kept.
    """

    def __init__(self, owner: QWidget, editors: Mapping[str, Editor]) -> None:
        super().__init__(owner)
        self._editors = dict(editors)
        self._blank: dict[str, str] = {}
        self._also: dict[str, str] = {}
        self._slot: Slot | None = None
        self._id, self._kept, self._filling = new_id(), False, False
        self._autosave = Autosave(owner, self._keep)
        for editor in self._editors.values():
            editor.setProperty(KEEPS_ITSELF, True)
            _watch(editor, self._touched)

    def start(self, slot: Slot, also: Mapping[str, str] | None = None) -> KeptDraft | None:
        """From now on what is typed goes to `slot`, with `also` beside it. Returns what the slot held before."""
        self._slot = None if slot.store.read_only else slot
        self._also = dict(also or {})
        self._blank = {name: _contents(editor) for name, editor in self._editors.items()}
        self._id, self._kept = new_id(), False
        return slot.newest()

    def show(self, slot: Slot) -> None:
        """The lines write for `slot` now: what they had stays kept for theirs, what this one kept comes back."""
        if self._slot is not None and self._slot.key == slot.key:
            return
        self._autosave.flush()
        if self._slot is not None:
            self._fill(self._blank)
        kept = self.start(slot)
        if kept is not None:
            self.resume(kept)

    def follow(self, slot: Slot, stored: Mapping[str, str]) -> None:
        """The editors show what is `stored`, but for what is typed over it and is not stored yet."""
        fresh = self._slot is None or self._slot.key != slot.key
        if fresh:
            self._autosave.flush()
        if fresh or not self.typed:
            self._fill(stored)
        if fresh:
            kept = self.start(slot)
            if kept is not None:
                self.resume(kept)
        self._blank = dict(stored)
        if self._kept and not self.typed:
            self.done()

    def words_of(self, kept: KeptDraft) -> str:
        """What was written, to know it again: a mark that was ticked is no word."""
        texts = [text for name, text in kept.values.items() if not isinstance(self._editors.get(name), QCheckBox)]
        return " · ".join(" ".join(text.split()) for text in texts if text)

    def resume(self, kept: KeptDraft) -> None:
        """Put it back in the editors, and go on with it."""
        self._id, self._kept = kept.id, True
        self._fill({**self._blank, **kept.values})

    def restart(self, kept: KeptDraft) -> None:
        """Erase it; editors that went on with it are blank again, what was typed beside it stays."""
        if self._id == kept.id:
            blank = self._blank
            self.done()
            self._fill(blank)
            self._blank = blank
        elif self._slot is not None:
            drafts.forget(self._slot.store, kept.id)

    def done(self) -> None:
        """What was typed is a record now, or is not wanted; what the editors hold now is as good as blank."""
        self._autosave.forget()
        if self._kept and self._slot is not None:
            drafts.forget(self._slot.store, self._id)
        self._id, self._kept = new_id(), False
        self._blank = {name: _contents(editor) for name, editor in self._editors.items()}

    @property
    def typed(self) -> dict[str, str]:
        """The contents that differ from the blank ones, by the name of their editor."""
        found = {name: _contents(editor) for name, editor in self._editors.items()}
        return {name: text for name, text in found.items() if text != self._blank.get(name, "")}

    def leave(self) -> bool:
        """False when the disk refused what was typed."""
        return self._autosave.leave()

    def _fill(self, values: Mapping[str, str]) -> None:
        self._filling = True
        for name, editor in self._editors.items():
            if name in values and _contents(editor) != values[name]:
                _put(editor, values[name])
        self._filling = False

    def _touched(self) -> None:
        if self._filling or self._slot is None:
            return
        if self.typed:
            self._autosave.touch()
        else:
            self.done()

    def _keep(self) -> None:
        if self._slot is not None:
            drafts.keep(self._slot.store, self._id, self._slot.key, {**self.typed, **self._also})
            self._kept = True


def editors_in(widget: QWidget) -> dict[str, Editor]:
    """The editors inside, by their accessible name; those that keep themselves are left out."""
    found: dict[str, Editor] = {}
    for one in widget.findChildren(QWidget):
        if isinstance(one, Editor) and not _inside(one, widget):
            name = one.accessibleName() or "editor"
            found[name if name not in found else f"{name} {len(found)}"] = one
    return found


def _inside(one: QWidget, top: QWidget) -> bool:
    """Part of another editor (the line of a list to choose from), or of what keeps itself."""
    if one.property(KEEPS_ITSELF):
        return True
    parent = one.parentWidget()
    while parent is not None and parent is not top:
        if parent.property(KEEPS_ITSELF) or isinstance(parent, Editor):
            return True
        parent = parent.parentWidget()
    return False


def when_words(at: datetime) -> str:
    """«de las 10:42», «de la 1:05»; of another day, «del 16/11 a las 10:42»."""
    hour = show_time(at)
    if at.date() == now().date():
        return _("de la {at}").format(at=hour) if at.hour == 1 else _("de las {at}").format(at=hour)
    day = show_date(at.date(), DAY_MONTH)
    if at.hour == 1:
        return _("del {day} a la {at}").format(day=day, at=hour)
    return _("del {day} a las {at}").format(day=day, at=hour)


# -- editors of every kind, as text


def _watch(editor: Editor, changed: Callable[[], None]) -> None:
    def touched(*_news: object) -> None:
        changed()

    match editor:
        case QComboBox():
            editor.currentTextChanged.connect(touched)
        case QCheckBox():
            editor.toggled.connect(touched)
        case QSpinBox():
            editor.valueChanged.connect(touched)
        case QListWidget():
            editor.itemChanged.connect(touched)
        case _:
            editor.textChanged.connect(touched)


def _contents(editor: Editor) -> str:
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case QComboBox():
            return editor.currentText()
        case QCheckBox():
            return "1" if editor.isChecked() else ""
        case QSpinBox():
            return str(editor.value())
    return "\n".join(one.text() for one in _items(editor) if one.checkState() is Qt.CheckState.Checked)


def _put(editor: Editor, text: str) -> None:
    match editor:
        case QLineEdit():
            editor.setText(text)
        case QPlainTextEdit():
            editor.setPlainText(text)
        case QComboBox():
            _choose(editor, text)
        case QCheckBox():
            editor.setChecked(bool(text))
        case QSpinBox():
            editor.setValue(int(text))
        case QListWidget():
            marked = set(text.split("\n"))
            for one in _items(editor):
                there = one.text() in marked
                one.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)


def _choose(combo: QComboBox, text: str) -> None:
    at = combo.findText(text)
    if at >= 0:
        combo.setCurrentIndex(at)
        combo.activated.emit(at)  # as if the person had chosen it: what hangs from the choice follows
    elif combo.isEditable():
        combo.setEditText(text)


def _items(listing: QListWidget) -> list[QListWidgetItem]:
    found = [listing.item(at) for at in range(listing.count())]
    return [one for one in found if one.flags() & Qt.ItemFlag.ItemIsUserCheckable]
