"""One answer for one observation, or for the several that were joined: what, why, what changes in the text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.procedures import store_entries
from munidesk.procedures.codes import Outcome
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.page_case_entries import LOOKS
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.keyboard import PANEL
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import Chip, button, column, icon_label, label, link, row

OUTCOMES = (Outcome.ACCEPTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.PASSED_ON)
_FOLIOS = 6


class _Text(QPlainTextEdit):
    """Ctrl+Enter answers; Tab leaves it."""

    done = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class ReplyPanel(QFrame):
    """`answered` fires once the answer is written; `letter` asks for a letter to who observed."""

    answered = Signal()
    letter = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entries: tuple[CaseEntry, ...] = ()
        self._shown: tuple[str, ...] = ()
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._fault = label(kind="fault", wrap=True)
        self._title, self._chip = label(kind="panel"), Chip()
        self._folios, self._quote, self._from = label(kind="quiet", wrap=True), label(wrap=True), label(kind="quiet")
        words = {
            Outcome.ACCEPTED: _("Acepta"), Outcome.PARTLY: _("En parte"), Outcome.REFUSED: _("No acepta"),
            Outcome.PASSED_ON: _("Deriva"),
        }  # fmt: skip
        self.outcome = Segments([Segment(one.value, words[one]) for one in OUTCOMES])
        self.reasons, self.result = _Text(_("Razones")), _Text(_("Qué cambia en el texto"))
        self._draft = Draft(self, {"reasons": self.reasons, "result": self.result})
        self._try = Attempt(context, self._fault, {"reasons": self.reasons})
        for text in (self.reasons, self.result):
            text.done.connect(self.answer)
        self.button = button("", self.answer, kind="primary", icon="reply", tip="Ctrl+Enter")
        self._letter = link(_("Carta a quien observó"), self.letter.emit)
        self._withdraw = link(_("Quitar la respuesta"), self.withdraw)
        inner = column(spacing=8, margins=(16, 12, 16, 12))
        inner.addLayout(row(self._title, None, self._chip, spacing=8))
        for widget in (self._folios, self._quote, self._from):
            inner.addWidget(widget)
        inner.addLayout(row(self.outcome, None))
        inner.addWidget(label(_("Razones, obligatorias si no se acepta"), "quiet"))
        inner.addWidget(self.reasons, 3)
        inner.addWidget(label(_("Qué cambia en el texto"), "quiet"))
        inner.addWidget(self.result, 2)
        inner.addLayout(row(icon_label("lock", "text2", 14), label(_("La matriz sale sin nombres de particulares."),
                                                                   "quiet"), None, spacing=6))  # fmt: skip
        inner.addWidget(self._fault)
        inner.addLayout(row(self.button, None, self._withdraw, self._letter, spacing=8))
        self.setLayout(inner)
        self.setFocusProxy(self.reasons)

    def show_entries(self, entries: Sequence[CaseEntry], *, writes: bool) -> None:
        """The ones that get one answer together; what was written for another selection stays kept for it."""
        self._entries = tuple(entries)
        n = len(self._entries)
        self._title.setText(ngettext("Una respuesta", "Una respuesta para {n}", n).format(n=n) if n else _("Respuesta"))
        for widget in (self.outcome, self.reasons, self.result, self.button):
            widget.setEnabled(writes and bool(n))
        first = self._entries[0] if self._entries else None
        self._chip.set(
            *((capital(first.outcome.word), *LOOKS[first.outcome]) if first is not None and n == 1 else ("",))
        )
        folios = [one.folio for one in self._entries[:_FOLIOS]]
        self._folios.setText(" · ".join(folios) + (f" · +{n - _FOLIOS}" if n > _FOLIOS else "") if n else
                             _("Elija una observación en la lista; Espacio junta las que piden lo mismo."))  # fmt: skip
        self._quote.setText(f"«{first.text}»" if first is not None else "")
        parts = [first.folio, show_date(first.day) if first.day else "", first.way.word] if first is not None else []
        self._from.setText(" · ".join(part for part in parts if part))
        words = ngettext("Responder", "Responder las {n}", n).format(n=n) if n else _("Responder")
        self.button.setText(_("Cambiar la respuesta") if first is not None and first.answered and n == 1 else words)
        self._withdraw.setVisible(writes and n == 1 and first is not None and first.answered)
        self._letter.setVisible(first is not None and first.answered and bool(first.neighbour_id))
        keys = tuple(one.id for one in self._entries)
        if keys != self._shown:
            self._shown = keys
            self._fill(first)

    def _fill(self, first: CaseEntry | None) -> None:
        self._fault.setText("")
        stored = {
            "reasons": first.reasons if first is not None else "",
            "result": first.result if first is not None else "",
        }
        if first is not None:
            self._draft.follow(self._context.draft(f"case_entry.reply:{first.id}"), stored)
            chosen = first.outcome if first.outcome in OUTCOMES else Outcome.ACCEPTED
            self.outcome.choose(chosen.value)

    def choose(self, at: int) -> None:
        """By its digit, from 1."""
        if 1 <= at <= len(OUTCOMES) and self.outcome.isEnabled():
            self.outcome.choose(OUTCOMES[at - 1].value)
            self.reasons.setFocus()

    def answer(self) -> None:
        if not self._entries or not self.button.isEnabled():
            return
        done = self._try(
            store_entries.answer_entries, self._context.store, [one.id for one in self._entries],
            Outcome(self.outcome.current), self.reasons.toPlainText(), self.result.toPlainText(), today(),
        )  # fmt: skip
        if done:
            self._draft.done()
            n = len(self._entries)
            words = ngettext("Se respondió {n} observación.", "Se respondieron {n} observaciones.", n).format(n=n)
            self._context.toast(words, True)
            self.answered.emit()

    def withdraw(self) -> None:
        if len(self._entries) == 1 and self._try(
            store_entries.withdraw_answer, self._context.store, self._entries[0].id
        ):
            self._shown = ()
            self._context.toast(_("Se quitó la respuesta."), True)

    def leave(self) -> bool:
        return self._draft.leave()
