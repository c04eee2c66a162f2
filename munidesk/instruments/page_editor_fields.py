"""The right of the editor: what the chosen line asks, field by field, with each fault under its field."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from munidesk.base.errors import DiskError, FileError, UserError
from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension, Instrument, Part
from munidesk.instruments.kinds import CRITERIA, DIMENSIONS, INSTRUMENTS
from munidesk.instruments.outline import Line
from munidesk.instruments.page_criterion import part_line, read_part
from munidesk.instruments.page_editor_bands import BandsTable
from munidesk.instruments.page_editor_table import share_words
from munidesk.instruments.script import Script
from munidesk.instruments.store_editor import write_parts
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.drafts import KEEPS_ITSELF
from munidesk.ui.form_of import form_of
from munidesk.ui.forms import RecordForm
from munidesk.ui.keyboard import PANEL
from munidesk.ui.scroll import scrolling, show_in_scroll
from munidesk.ui.widgets import button, column, elided, label, row

_ASKED = {
    AnswerKind.SCALE: ("levels",), AnswerKind.YES_NO: (), AnswerKind.CHECKLIST: (),
    AnswerKind.NUMBER: ("unit", "low", "high"), AnswerKind.COMPUTED: ("indicator", "low", "high"),
}  # fmt: skip
_REST = (
    "weight", "short", "area", "evidence", "advice", "ods", "targets", "gender", "capacity", "gender_advice",
)  # fmt: skip
_METHOD = ("title", "scale", "months", "weighting", "shown", "source")
_DIMENSION = ("title", "short", "weight", "area")
_WIDE = ("question", "title", "levels", "low", "high", "indicator", "evidence", "weighting", "shown")


class FieldsPanel(QFrame):
    """Shows one line; each field saves itself. `unlock` is what the button of a locked one does."""

    def __init__(self, context: Context, unlock: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._line: Line | None = None
        self._script: Script | None = None
        self._forms: dict[str, RecordForm] = {}
        self._shown: tuple[RecordForm, ...] = ()
        self._title, self._share = elided(kind="panel", stretch=True), label(kind="strong")
        self._why = label(kind="quiet", wrap=True)
        self._unlock = button("", unlock, kind="small")
        self._fault = label(kind="fault", wrap=True)
        self.parts = PartsBox(context)
        self.bands = BandsTable(context)
        self._body = QWidget()
        self._column: QVBoxLayout = column(spacing=10, margins=(0, 0, 6, 0))
        self._body.setLayout(self._column)
        inner = column(spacing=8, margins=(14, 12, 10, 12))
        head = row(self._title, self._share, spacing=8)
        head.setStretch(0, 1)
        inner.addLayout(head)
        inner.addWidget(self._why)
        inner.addLayout(row(self._unlock, None))
        inner.addWidget(self._fault)
        self._scroll = scrolling(self._body)
        inner.addWidget(self._scroll, 1)
        self.setLayout(inner)

    # -- showing

    def show_line(self, script: Script | None, line: Line | None, locked: tuple[str, str]) -> None:
        """`locked`: why it cannot be changed, and the words of the button that helps; both empty where it can."""
        if self._line is not None and (line is None or line.key != self._line.key or script is None):
            self.leave()
        moved = self._place(line) != self._place(self._line) or self._named(script) != self._named(self._script)
        self._script, self._line = script, line
        self._title.setText(self._heading(line))
        figures = town.figures(self._context.store)
        self._share.setText("" if line is None else share_words(line, figures))
        why, words = locked
        for widget, text in ((self._why, why), (self._unlock, words)):
            widget.setText(text)
            widget.setVisible(bool(text))
        self._unlock.setAccessibleName(f"{words}. {why}")  # the list has one of the same words
        self._lay(line, moved)
        if moved:
            self._scroll.verticalScrollBar().setValue(0)
        self._body.setEnabled(not why)
        self._remark(line)

    def _place(self, line: Line | None) -> tuple[str, str] | None:
        return None if line is None else line.key

    def _named(self, script: Script | None) -> str:
        return "" if script is None else script.instrument.id or script.instrument.key

    def _heading(self, line: Line | None) -> str:
        if line is None:
            return ""
        if line.criterion is not None:
            return _("Criterio {code}").format(code=line.code)
        return _("Dimensión {n}").format(n=line.code) if line.dimension is not None else _("Método y bandas")

    def _lay(self, line: Line | None, moved: bool) -> None:
        """The forms of this kind of line, made once; `moved`: another record is under them."""
        names = self._names(line)
        wanted = tuple(self._form(name) for name in names)
        if wanted != self._shown:
            for one in (*self._shown, self.parts, self.bands):
                one.hide()
                self._column.removeWidget(one)
            while self._column.count():
                self._column.takeAt(0)
            listed = line is not None and line.criterion is not None and line.criterion.kind is AnswerKind.CHECKLIST
            extra: Sequence[QWidget] = (self.parts,) if listed else (self.bands,) if names == ("method",) else ()
            for widget in (*wanted[:1], *extra, *wanted[1:]):
                self._column.addWidget(widget)
                widget.show()
            self._column.addStretch(1)
            self._shown = wanted
        for form in wanted:
            (form.begin if moved else form.refresh)()
        if self._script is not None and line is not None:
            self.bands.show_bands(self._script)
            self.parts.show_parts(self._script, line.criterion, moved)

    def _names(self, line: Line | None) -> tuple[str, ...]:
        if line is None:
            return ()
        if line.criterion is not None:
            return f"ask:{line.criterion.kind}", "rest"
        return ("dimension",) if line.dimension is not None else ("method",)

    def _form(self, name: str) -> RecordForm:
        found = self._forms.get(name)
        if found is None:
            found = self._forms[name] = self._made(name)
            found.hide()
        return found

    def _made(self, name: str) -> RecordForm:
        store, figures = self._context.store, town.figures(self._context.store)
        if name == "method":
            return form_of(INSTRUMENTS, store, self._instrument, figures, names=_METHOD, wide=_WIDE)
        if name == "dimension":
            return form_of(DIMENSIONS, store, self._dimension, figures, names=_DIMENSION, wide=_WIDE)
        kind = AnswerKind.of(name.removeprefix("ask:"))
        names = _REST if name == "rest" else ("question", "kind", *_ASKED.get(kind, ()))
        choices = {"indicator": (("", _("elija uno")), *self._context.indicators())} if name != "rest" else None
        return form_of(CRITERIA, store, self._criterion, figures, names=names, wide=_WIDE, choices=choices)

    # -- the record of each form, as it is shown: one of MuniDesk is in no table

    def _instrument(self) -> Instrument | None:
        head = self._script.instrument if self._script is not None else None
        return head if head is None or not head.id else INSTRUMENTS.find(self._context.store, head.id)

    def _dimension(self) -> Dimension | None:
        one = self._line.dimension if self._line is not None else None
        return one if one is None or not one.id else DIMENSIONS.find(self._context.store, one.id)

    def _criterion(self) -> Criterion | None:
        one = self._line.criterion if self._line is not None else None
        return one if one is None or not one.id else CRITERIA.find(self._context.store, one.id)

    # -- faults

    def _remark(self, line: Line | None) -> None:
        said: dict[str, str] = {}
        for one in line.faults if line is not None else ():
            said.setdefault(one.field, one.words)
        for form in self._shown:
            form.remark(said)
        self.parts.remark(said.get("parts", said.get("text", "")))
        self.bands.remark(said.get("bands", said.get("start", "")))
        fields = {name for form in self._shown for name in form.keys}
        known = fields | {"parts", "text", "bands", "start"}
        self._fault.setText("\n".join(words for field, words in said.items() if field not in known))
        self._fault.setVisible(bool(self._fault.text()))

    def focus_fault(self, field: str) -> None:
        """The keyboard to the field that has to be mended, where it is shown here."""
        for form in self._shown:
            if field in form.keys:
                form.focus(field)
                if (entry := form.editor(field).parentWidget()) is not None:
                    show_in_scroll(entry)  # with the sentence under it
                return
        if field in {"parts", "text"} and self.parts.isVisibleTo(self):
            self.parts.editor.setFocus()
        elif field in {"bands", "start"} and self.bands.isVisibleTo(self):
            self.bands.table.setFocus()

    def begin(self) -> None:
        """The keyboard to the first field."""
        if self._shown and self._body.isEnabled():
            self._shown[0].focus_first()
        elif self._unlock.isVisibleTo(self):
            self._unlock.setFocus()

    def leave(self) -> bool:
        """What is typed is written before another line is shown."""
        return False not in [form.flush() for form in self._shown] and self.parts.flush()


class PartsBox(QWidget):
    """What is marked in a checklist, one a line: what it says | what proves it | what to do where it is missing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty(KEEPS_ITSELF, True)
        self._context = context
        self._script: Script | None = None
        self._one: Criterion | None = None
        words = _("Un punto por línea: punto | con qué se prueba | consejo si falta")
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(words)
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(theme.px(140))
        self._autosave = Autosave(self.editor, self._save)
        self.editor.textChanged.connect(self._touched)
        self._remark = label(kind="fault", wrap=True)
        name = label(words, "quiet", wrap=True)
        name.setBuddy(self.editor)
        self.setLayout(column(name, self.editor, self._remark, spacing=3))
        self.hide()

    def show_parts(self, script: Script, one: Criterion | None, moved: bool) -> None:
        self._script, self._one = script, one
        if moved:
            self._autosave.leave()
        text = "" if one is None else "\n".join(part_line(part) for part in script.parts_of(one.key))
        typed = tuple(_parts(self.editor.toPlainText()))
        if not self._autosave.waiting and (moved or typed != tuple(_parts(text))):
            self.editor.setPlainText(text)

    def remark(self, said: str) -> None:
        self._remark.setText(said)
        self._remark.setVisible(bool(said))

    def flush(self) -> bool:
        return self._autosave.flush()

    def _touched(self) -> None:
        if self.editor.hasFocus():
            self._autosave.touch()

    def _save(self) -> None:
        if self._script is not None and self._one is not None:
            parts = tuple(_parts(self.editor.toPlainText()))
            try:
                write_parts(self._context.store, self._script.instrument.id, self._one.key, parts)
            except (DiskError, FileError):
                raise
            except UserError as error:
                self.remark(str(error))


def _parts(text: str) -> Sequence[Part]:
    return [read_part(line) for line in text.splitlines() if line.strip()]
