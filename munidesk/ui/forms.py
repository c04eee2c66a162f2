"""A form of twenty fields is a tuple of field descriptions; each saves itself as the person writes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.dates import parse_date, parse_time, show_date, show_time
from munidesk.base.errors import DiskError, FileError, UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.drafts import KEEPS_ITSELF
from munidesk.ui.widgets import column, label, restyle


class Kind(StrEnum):
    TEXT = "text"
    LONG = "long"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    BOOL = "bool"


@dataclass(frozen=True, slots=True)
class Field:
    """`choices` are (value, word). `wide` takes the whole row. DATE and TIME are read and written as ISO text.
    `made` makes the box of a LONG one in a dialog where it is not the usual.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    wide: bool = False
    made: Callable[[], QPlainTextEdit] = QPlainTextEdit


Value = str | int | bool | None


class RecordForm(QWidget):
    """Two fields a row. `load` gives the values by key, `save(key, value)` writes one (may raise UserError).

    A form with a NUMBER is given the `figures` of the country, which read it.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        load: Callable[[], Mapping[str, object]],
        save: Callable[[str, Value], None],
        figures: Figures | None = None,
    ) -> None:
        super().__init__()
        self.setProperty(KEEPS_ITSELF, True)
        self._load = load
        self._save = save
        self._entries = {field.key: _Entry(field, self._write, figures) for field in fields}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        line = side = 0
        for entry in self._entries.values():
            if entry.field.wide and side:
                line, side = line + 1, 0
            grid.addWidget(entry, line, side, 1, 2 if entry.field.wide else 1)
            side = 0 if entry.field.wide else (side + 1) % 2
            line += 0 if side else 1
        self.setLayout(grid)

    @property
    def keys(self) -> Collection[str]:
        """The fields it shows."""
        return self._entries.keys()

    def refresh(self) -> None:
        """Show the stored values, leaving alone the field the person is writing in."""
        values = self._load()
        for key, entry in self._entries.items():
            entry.show_value(values.get(key))

    def begin(self) -> None:
        """Another record is under the form: what was wrong with the one before is no longer said."""
        for entry in self._entries.values():
            entry.begin()
        self.refresh()

    def remark(self, said: Mapping[str, str]) -> None:
        """Under each field what is still to be mended in it, though it is kept as it stands."""
        for key, entry in self._entries.items():
            entry.remark(said.get(key, ""))

    def flush(self) -> bool:
        """Write what is being typed; False when the disk refused and it still waits."""
        return False not in [entry.flush() for entry in self._entries.values()]

    def finish(self) -> None:
        """Write what is being typed. Raises UserError, bound to its field, while one of them says what is wrong."""
        self.flush()
        for key, entry in self._entries.items():
            if entry.fault:
                entry.editor.setFocus()
                raise UserError(entry.fault, field=key)

    def focus_first(self) -> None:
        """Where the next key belongs when the form is opened."""
        next(iter(self._entries.values())).editor.setFocus()

    def focus(self, key: str) -> None:
        self._entries[key].editor.setFocus()

    def editor(self, key: str) -> QWidget:
        return self._entries[key].editor

    def _write(self, key: str, value: Value) -> None:
        self._save(key, value)


class _Entry(QWidget):
    """One field: its label, its editor, and the sentence of what is wrong with it."""

    def __init__(self, field: Field, write: Callable[[str, Value], None], figures: Figures | None) -> None:
        super().__init__()
        self.field = field
        self._figures = figures
        self._write = write
        self._fault, self._remark = label(kind="fault", wrap=True), label(kind="fault", wrap=True)
        self._fault.hide()
        self._remark.hide()
        self.editor = self._make()
        self.editor.setAccessibleName(field.label)
        self._autosave = Autosave(self.editor, self._store)
        name = label(field.label, "quiet")
        name.setBuddy(self.editor)
        widgets: list[QWidget] = [] if field.kind is Kind.BOOL else [name]
        widgets += [self.editor, self._fault, self._remark]
        if field.hint:
            widgets.append(label(field.hint, "quiet", wrap=True))
        self.setLayout(column(*widgets, None, spacing=3))

    def _make(self) -> QWidget:
        match self.field.kind:
            case Kind.CHOICE:
                combo = QComboBox()
                for value, word in self.field.choices:
                    combo.addItem(word, value)
                combo.activated.connect(lambda _index: self._store())
                return combo
            case Kind.BOOL:
                check = QCheckBox(self.field.label)
                check.clicked.connect(lambda _checked: self._store())
                return check
            case Kind.LONG:
                area = QPlainTextEdit()
                area.setTabChangesFocus(True)
                area.setFixedHeight(theme.px(88))
                area.textChanged.connect(self._touched)
                return area
        line = QLineEdit()
        line.setPlaceholderText({Kind.DATE: _("dd/mm/aaaa"), Kind.TIME: _("hh:mm")}.get(self.field.kind, ""))
        line.textEdited.connect(lambda _text: self._autosave.touch())
        line.editingFinished.connect(self._leave)
        return line

    def _leave(self) -> None:
        """On leaving the line, what is stored is shown as the program writes it: 17-11-26 becomes 17/11/2026."""
        if self._autosave.flush() and not self._fault.isVisibleTo(self):
            with suppress(UserError):
                self._show_line(self._value())

    def _touched(self) -> None:
        if self.editor.hasFocus():
            self._autosave.touch()

    def flush(self) -> bool:
        return self._autosave.flush()

    @property
    def fault(self) -> str:
        """The sentence under the field; empty when what it shows is what is stored."""
        return self._fault.text()

    def show_value(self, value: object) -> None:
        """Show what is stored, but for the field where the person is and what she typed already means it."""
        if self._autosave.waiting or self._fault.isVisibleTo(self) or (self.editor.hasFocus() and self._means(value)):
            return
        match self.editor:
            case QComboBox() as combo:
                combo.setCurrentIndex(max(0, combo.findData("" if value is None else str(value))))
            case QCheckBox() as check:
                check.setChecked(bool(value))
            case QPlainTextEdit() as area:
                if area.toPlainText() != str(value or ""):
                    area.setPlainText(str(value or ""))
            case QLineEdit():
                self._show_line(value)

    def _show_line(self, value: object) -> None:
        if isinstance(self.editor, QLineEdit) and self.editor.text() != (text := self._text(value)):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)  # a long text is read from its beginning

    def _means(self, value: object) -> bool:
        """What is typed, trimmed and read, is `value`: rewriting it would move the cursor under the person's hands."""
        match self.editor:
            case QPlainTextEdit() as area:
                return area.toPlainText().strip() == str(value or "").strip()
            case QLineEdit() as line:
                try:
                    return self._text(self._read(line.text().strip())) == self._text(value)
                except UserError:
                    return False
        return False

    def _text(self, value: object) -> str:
        if value is None or value == "":
            return ""
        if self.field.kind is Kind.DATE:
            return show_date(parse_date(str(value)))
        if self.field.kind is Kind.TIME:
            return show_time(parse_time(str(value)[:5]))
        return str(value)

    def _store(self) -> None:
        try:
            self._write(self.field.key, self._value())
        except (DiskError, FileError):
            raise
        except UserError as error:
            self._say(str(error))
        else:
            self._say("")

    def _value(self) -> Value:
        match self.editor:
            case QComboBox() as combo:
                return str(combo.currentData())
            case QCheckBox() as check:
                return check.isChecked()
            case QPlainTextEdit() as area:
                return area.toPlainText()
            case QLineEdit() as line:
                return self._read(line.text().strip())
        return None

    def _read(self, text: str) -> Value:
        match self.field.kind:
            case Kind.DATE:
                return parse_date(text).isoformat() if text else None
            case Kind.TIME:
                return parse_time(text).isoformat("minutes") if text else None
            case Kind.NUMBER:
                assert self._figures is not None, "a form with a NUMBER is given the figures of the country"
                return self._figures.count(text)
        return text

    def begin(self) -> None:
        """What waits is of the record before: written, or given up."""
        self._autosave.leave()
        self._say("")
        self.remark("")

    def remark(self, said: str) -> None:
        self._remark.setText(said)
        self._remark.setVisible(bool(said) and not self._fault.text())
        self._mark()

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._remark.setVisible(bool(self._remark.text()) and not fault)
        self._mark()

    def _mark(self) -> None:
        wrong = bool(self._fault.text() or self._remark.text())
        if bool(self.editor.property("error")) != wrong:
            self.editor.setProperty("error", "true" if wrong else "")
            restyle(self.editor)
