"""The step that is shown, in the middle of the page of a case: each block is there where the step has it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.procedures.codes import StepKind, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.looks import look
from munidesk.procedures.page_case_entries import EntryTable
from munidesk.procedures.page_case_term import TermBox
from munidesk.procedures.rules import CaseView, held_back, owes_proof
from munidesk.procedures.said import caution
from munidesk.procedures.store import script_in
from munidesk.procedures.wording import differs_words, told_words, turns_words
from munidesk.procedures.words import no_proof, proof_word
from munidesk.records.ref import Ref
from munidesk.town.founded import has_council
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui.context import Context
from munidesk.ui.keyboard import PANEL
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, button, column, elided, label, link, row, rule, tool


class StepPanel(QFrame):
    """`verb` fires with the name of what a button asks for."""

    verb = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._title, self._chip = elided(kind="panel"), Chip()
        self._does, self._norm = label(kind="quiet-text", wrap=True), label(kind="quiet", wrap=True)
        self._differs, self._told = label(kind="quiet", wrap=True), label(wrap=True)
        self._turns = label(kind="quiet", wrap=True)
        self.term = TermBox()
        self.entries = EntryTable()
        self._more = button("", lambda: self.verb.emit("entry"), icon="plus", kind="quiet", tip="Ins")
        self._open = link("", lambda: self.verb.emit("entries"))
        self._note = label(wrap=True)
        self._asked = label(kind="quiet", wrap=True)
        self.papers = AttachmentsPanel(context, _("Adjuntar…"))
        self.proofs = LinksPanel(context, _("Probar con un registro…"))
        self._inner = button("", lambda: self.verb.emit("entries"), icon="folder", kind="quiet", tip="O")
        self._letter = button("", lambda: self.verb.emit("letter"), icon="mail", kind="quiet", tip="L")
        content = QWidget()
        inner = column(spacing=10, margins=(0, 0, 8, 0))
        heads: tuple[QWidget, ...] = (self._does, self._norm, self._differs, self._told, self._turns)
        for widget in (*heads, self.term, self.entries):
            inner.addWidget(widget)
        inner.addLayout(row(self._more, self._open, None, spacing=8))
        for widget in (self._note, rule(), self._asked, self.papers, self.proofs):
            inner.addWidget(widget)
        self._council = button(
            _("Llevar al Concejo, o traer lo resuelto"),
            lambda: self.verb.emit("council"),
            icon="council",
            kind="quiet",
            tip="A",
        )
        for one in (self._inner, self._letter):
            inner.addLayout(row(one, None))
        inner.addLayout(row(self._council, None))
        inner.addStretch(1)
        content.setLayout(inner)
        self._scroll = scrolling(content)
        self._scroll.setAccessibleName(_("Paso"))
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        layout = column(spacing=10, margins=(16, 12, 16, 12))
        self._change = tool("pencil", _("Cambiar el paso en este expediente (F2)"), lambda: self.verb.emit("change"))
        layout.addLayout(row(self._title, self._change, None, self._chip, spacing=8))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(rule())
        self.done = button(_("Hecho hoy"), lambda: self.verb.emit("done"), kind="primary", tip="Enter")
        self._silence = button(_("Plazo vencido"), lambda: self.verb.emit("silence"), tip="S")
        self._condition = label(kind="quiet", wrap=True)
        self._skip = link(_("No aplica…"), lambda: self.verb.emit("skip"))
        self._undo = link(_("Pendiente otra vez"), lambda: self.verb.emit("undo"))
        self._print = link(_("Constancia"), lambda: self.verb.emit("constancia"))
        foot = row(self.done, self._silence, spacing=12)
        foot.addWidget(self._condition, 1)
        for widget in (self._skip, self._undo, self._print):
            foot.addWidget(widget)
        layout.addLayout(foot)
        return layout

    # -- what is shown

    def show_step(self, view: CaseView | None, step: CaseStep | None) -> None:
        """None where the case has no step."""
        self._scroll.setVisible(step is not None)
        if view is None or step is None:
            return
        shown = look(view, step)
        self._title.setText(step.title)
        self._chip.set(shown.word, shown.tone, shown.icon)
        who = _("Responde: {who}.").format(who=step.who) if step.who else ""
        self._does.setText(" ".join(part for part in (step.does, who) if part))
        norm = step.article if not step.has_term or step.term_article else ""
        self._say(self._norm, " · ".join(part for part in (norm, caution(step.mark) if norm else "") if part))
        self._say(self._differs, differs_words(step))
        self._say(self._told, told_words(step))
        self._say(self._turns, turns_words(view, step))
        self.term.show_step(view, step)
        self.entries.show_step(view, step)
        self._show_entries(view, step)
        self._say(self._note, step.note)
        self._say(self._asked, asked_words(step))
        me = Ref(STEPS.table, step.id)
        self.papers.show_owner(me)
        self.proofs.show_owner(me)
        model = script_in(view.case).letter(step.letter) if step.letter else None
        self._letter.setText(_("Carta: {title}").format(title=model.title) if model else _("Carta nueva"))
        self._show_inner(view, step)
        self._show_verbs(view, step)

    def _show_inner(self, view: CaseView, step: CaseStep) -> None:
        """The case of its own that the step follows, or how to open it."""
        found = view.subcases.get(step.id)
        can = bool(step.procedure) and not step.is_closed and self._writes(view)
        self._inner.setVisible(found is not None or can)
        self._inner.setText(
            _("Expediente {n}: {a} de {b}").format(n=found.case.label, a=found.done, b=found.whole)
            if found is not None
            else _("Abrir su expediente")
        )

    def _say(self, where: QLabel, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))

    def _show_entries(self, view: CaseView, step: CaseStep) -> None:
        writes = self._writes(view)
        observed = step.kind is StepKind.VIEWED
        self._more.setVisible(bool(step.each) and writes)
        self._more.setText(_("Anotar {what}").format(what=step.each))
        self._more.setAccessibleName(_("Anotar {what} en este paso").format(what=step.each))
        asked = view.steps.get(step.answers)
        self._open.setVisible(observed or asked is not None)
        if observed:
            self._open.setText(_("Ver y responder"))
        elif asked is not None:
            left = len(view.unanswered(step))
            self._open.setText(ngettext("Responder {n} observación", "Responder {n} observaciones", left).format(n=left)
                               if left else _("Ver las respuestas"))  # fmt: skip

    def _writes(self, view: CaseView) -> bool:
        return not self._context.store.read_only and view.case.closed_on is None

    def _show_verbs(self, view: CaseView, step: CaseStep) -> None:
        writes = self._writes(view)
        reason = held_back(view, step, view.day)
        closed = step.state is not StepState.PENDING and not step.is_periodic
        self.done.setVisible(not closed or step.state is StepState.REJECTED)
        self.done.setEnabled(writes and not reason)
        again = step.is_periodic and step.state is StepState.DONE
        self.done.setText(_("Hecho otra vez hoy") if again else _("Decidir…") if step.options else _("Hecho hoy"))
        self._condition.setText("" if closed else reason or condition(view, step))
        self._change.setVisible(writes)
        may = writes and has_council(self._context.store)
        self._council.setVisible(may and step.kind is StepKind.AGREED and step.state is not StepState.DONE)
        self._skip.setVisible(writes and step.state is StepState.PENDING)
        self._undo.setVisible(writes and step.state is not StepState.PENDING)
        self._silence.setVisible(writes and view.silence_due(step))
        self._print.setVisible(step.silent)


def asked_words(step: CaseStep) -> str:
    """The paper and the record that a step asks for."""
    proof = proof_word(step.kind)
    parts = [
        _("Papel: {paper}").format(paper=step.paper) if step.paper else "",
        _("Se prueba con: {what}").format(what=proof) if proof else "",
    ]
    return " · ".join(part for part in parts if part)


def condition(view: CaseView, step: CaseStep) -> str:
    """What stands beside the button of a step that can be done: the proof that it still owes."""
    return no_proof(step) if view.is_open(step) and owes_proof(view, step) else ""
