"""What people said at an encounter: typed fast or pasted in bulk, one per line."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.domain import AnswerKind
from munidesk.features.participation.encounters.store import (
    add_contributions,
    contributions,
    remove_contribution,
    save_contribution,
)
from munidesk.features.participation.encounters.store_questions import answer_there, folios_of, to_register
from munidesk.features.participation.initiatives.page_looks import answer_choices
from munidesk.features.participation.themes.store import themes
from munidesk.town.contributions import CONTRIBUTIONS, Contribution
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, keycap, label, row


@dataclass(frozen=True, slots=True)
class _Row:
    contribution: Contribution
    theme: str
    folio: str = ""


class ContributionsTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._id = ""
        self.entry = EntryLine()
        self.entry.setPlaceholderText(_("Un aporte y Enter. Entre paréntesis, al final, quién lo dijo: (vecina)"))
        self.entry.setAccessibleName(_("Agregar aporte"))
        self.entry.returnPressed.connect(self._add)
        self.entry.pasted.connect(self.paste)
        self._draft = Draft(self.entry, {"line": self.entry})
        self._line = label(kind="quiet-text")
        self.table: RecordTable[_Row] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Aportes"))
        self.table.writes_in(context)
        self.table.removes = True
        self.table.says_when_empty(
            _("Todavía no hay aportes. Escriba arriba el primero y Enter, o péguelos con Ctrl+V.")
        )
        self._initiative = button(_("Registrar como iniciativa"), self._register, icon="hand")
        hints = row(spacing=6)
        for key, words in (("Enter", _("agrega")), ("Ctrl+V", _("pega varios, uno por línea")), ("Supr", _("quita")),
                           ("Alt+R", _("responde el elegido")), ("Alt+G", _("lo registra"))):  # fmt: skip
            hints.addWidget(keycap(key))
            hints.addWidget(label(words, "quiet"))
        hints.addStretch(1)
        hints.addWidget(self._line)
        layout = column(self.entry, spacing=8, margins=(24, 16, 24, 16))
        layout.addLayout(hints)
        layout.addWidget(self.table, 1)
        self._answer = button(_("Responder en el acto…"), self.answer, icon="reply")
        layout.addLayout(row(self._initiative, self._answer, None))
        self.setLayout(layout)
        self.setFocusProxy(self.entry)
        # Tab goes through the cells to the last row: what is done with a row has a key that does not leave it.
        for keys, verb in (("Alt+R", self.answer), ("Alt+G", self._register)):
            QShortcut(QKeySequence(keys), self, verb, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _columns(self) -> tuple[Column[_Row], ...]:
        own = CONTRIBUTIONS.field
        return (
            Column(_("N.º"), lambda one: str(one.contribution.position + 1), right=True, width=56),
            Column(own("text").label, lambda one: one.contribution.text, edit=self._set_text, name=True, wraps=True),
            Column(own("said_by").label, lambda one: one.contribution.said_by, edit=self._set_who, width=160),
            Column(own("zone").label, lambda one: one.contribution.zone, edit=self._set_zone, width=130),
            Column(own("theme_id").label, lambda one: one.theme or "–", width=200),
            Column(_("Registro"), lambda one: one.folio or "–", width=96),
        )

    def show_encounter(self, encounter_id: str) -> None:
        self._id = encounter_id
        self._draft.show(self._context.draft(f"contribution.line:{encounter_id}"))
        self.table.cells.keep_in(self._context.draft(f"contribution.cell:{encounter_id}"))

    def refresh(self) -> None:
        store = self._context.store
        titles = {row_.theme.id: row_.theme.title for row_ in themes(store)}
        folios = folios_of(store, self._id)
        found = [
            _Row(one, titles.get(one.theme_id, ""), folios.get(one.id, "")) for one in contributions(store, self._id)
        ]
        self.table.show_records(found)
        grouped = sum(bool(one.theme) for one in found)
        self._line.setText(
            _("{n}, {m} en temas").format(
                n=ngettext("{n} aporte", "{n} aportes", len(found)).format(n=len(found)), m=grouped
            )
        )
        for widget in (self.entry, self._initiative, self._answer):
            widget.setEnabled(not store.read_only)

    def _add(self) -> None:
        text = self.entry.text()
        if text.strip():
            add_contributions(self._context.store, self._id, [text])
            self.entry.setText("")
            self.table.to_last()

    def paste(self, text: str) -> None:
        made = add_contributions(self._context.store, self._id, text.splitlines())
        words = ngettext("Se agregó {n} aporte.", "Se agregaron {n} aportes.", len(made)).format(n=len(made))
        self.table.to_last()
        self._context.toast(words, bool(made))

    def _set_text(self, one: _Row, text: str) -> None:
        save_contribution(self._context.store, replace(one.contribution, text=text.strip()))

    def _set_who(self, one: _Row, text: str) -> None:
        save_contribution(self._context.store, replace(one.contribution, said_by=text.strip()))

    def _set_zone(self, one: _Row, text: str) -> None:
        save_contribution(self._context.store, replace(one.contribution, zone=text.strip()))

    def _register(self) -> None:
        current = self._chosen()
        if current is not None and self._try(to_register, self._context.store, current.contribution.id):
            self._context.toast(_("Se registró como iniciativa."), True)

    def answer(self) -> None:
        """Ask for the sense and the answer; the question goes to the register already given back."""
        current = self._chosen()
        if current is None:
            return
        dialog = AnswerDialog(self._context, current.contribution)
        if dialog.exec() == dialog.DialogCode.Accepted:
            self._context.toast(_("Quedó registrada, respondida y devuelta."), True)
        dialog.deleteLater()

    def _chosen(self) -> _Row | None:
        if self.table.current is None:
            self._context.toast(_("Elija primero un aporte."), False)
        return self.table.current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and current is not None and self.table.hasFocus():
            if self._try(remove_contribution, self._context.store, current.contribution.id):
                self._context.toast(_("Se quitó el aporte."), True)
            return
        super().keyPressEvent(event)


class AnswerDialog(Question):
    """The answer given before everybody."""

    def __init__(self, context: Context, question: Contribution) -> None:
        self._context, self._question = context, question
        self.kind, self.text, self.area = QComboBox(), QPlainTextEdit(), QLineEdit()
        for value, word in answer_choices():
            self.kind.addItem(word, value)
        self.kind.setAccessibleName(_("Sentido de la respuesta"))
        self.text.setPlaceholderText(_("Qué se respondió"))
        self.text.setAccessibleName(_("Qué se respondió"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(96))
        self.area.setPlaceholderText(_("Área que responde"))
        self.area.setAccessibleName(_("Área que responde"))
        super().__init__(
            context.window, _("Responder en el acto"), question.text, _("Guardar"), (self.kind, self.text, self.area),
            draft=context.draft(f"answer_there:{question.id}"),
        )  # fmt: skip
        self.kind.setFocus()

    def submit(self) -> None:
        kind = AnswerKind(str(self.kind.currentData()))
        answer_there(self._context.store, self._question.id, kind, self.text.toPlainText(), self.area.text())
