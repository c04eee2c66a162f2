"""What several evaluators answered: where they differ a person decides, and in how much they agree."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.instruments import store_opinions as verbs
from munidesk.instruments.domain import Answer, Opinion
from munidesk.instruments.opinions import Conflict, conflicts, evaluators, pairs
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store import Compute, load_round
from munidesk.instruments.words import answer_words
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.hints import hint_line
from munidesk.ui.widgets import button, label, row


class ConflictList(QListWidget):
    """A criterion a row, with what each evaluator says, numbered; the number takes that answer."""

    def __init__(self, owner: "OpinionsDialog") -> None:
        super().__init__()
        self._owner = owner
        self.setWordWrap(True)
        self.setSpacing(theme.px(3))
        self.setMinimumSize(theme.px(620), theme.px(280))
        self.setAccessibleName(_("Criterios en que no coinciden"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and text != "0" and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._owner.take(int(text))
        elif event.key() == Qt.Key.Key_Delete:
            self._owner.forget()
        else:
            super().keyPressEvent(event)


class OpinionsDialog(Question):
    """Of one open round; each decision is written at once, and Ctrl+Z takes it back."""

    def __init__(self, context: Context, round_id: str, compute: Compute) -> None:
        self._context, self._round, self._compute = context, round_id, compute
        self._try = Attempt(context)
        self._found: tuple[Conflict, ...] = ()
        self.list, self._agreed = ConflictList(self), label("", "quiet", wrap=True)
        self._takes = QWidget()
        self._takes.setLayout(
            row(
                button(_("Tomar la primera"), partial(self.take, 1), tip="1"),
                button(_("Tomar la segunda"), partial(self.take, 2), tip="2"),
                button(_("Quitar las respuestas de alguien…"), self.forget, tip="Supr"),
                None,
            )
        )
        keys = hint_line((("1 – 9", _("tomar la respuesta de ese número")), ("Supr", _("quitar las de alguien"))))
        super().__init__(
            context.window, _("Respuestas de los evaluadores"),
            _("Donde coinciden, esa es la respuesta de la ronda. Donde no, queda en blanco hasta que alguien decida."),
            _("Listo"), (self.list, self._takes, keys, self._agreed),
        )  # fmt: skip
        self.reject_button.hide()
        self._read()
        self.list.setFocus()

    @property
    def _store(self) -> Store:
        return self._context.store

    def _read(self, at: int = 0) -> None:
        view = load_round(self._store, self._round, self._compute)
        told = verbs.opinions(self._store, self._round)
        self._found = conflicts(view, told)
        self.list.clear()
        for one in self._found:
            self.list.addItem(QListWidgetItem(_words(view, one)))
        self.list.setCurrentRow(min(at, len(self._found) - 1))
        lines = [
            _("{a} y {b}: {n} de {m} iguales ({p})").format(
                a=one.first, b=one.second, n=one.agreed.equal, m=one.agreed.both,
                p=view.figures.percent(one.agreed.equal, one.agreed.both),
            )
            for one in pairs(view, told)
        ]  # fmt: skip
        count = sum(not one.kept for one in self._found)
        left = ngettext("{n} criterio por decidir.", "{n} criterios por decidir.", count).format(n=count)
        self._agreed.setText("\n".join([left, *lines]))

    def take(self, number: int) -> None:
        """Of the criterion in sight, the answer of that number."""
        at = self.list.currentRow()
        if not 0 <= at < len(self._found) or number > len(self._found[at].opinions):
            return
        if self._try(verbs.decide, self._store, self._found[at].opinions[number - 1].id):
            self._read(at)

    def forget(self) -> None:
        """Ask whose answers go, and take them back."""
        names = evaluators(verbs.opinions(self._store, self._round))
        chosen = dialogs.ask_choice(
            self, _("Quitar respuestas"), _("¿De quién? Lo que ya se decidió queda."), [(one, one) for one in names]
        )
        if chosen is not None and self._try(verbs.forget, self._store, self._round, chosen):
            self._read()


def _words(view: RoundView, one: Conflict) -> str:
    lines = [f"{view.code(one.criterion)}  {one.criterion.question}"]
    if one.kept:
        lines.append(_("    En la ronda: {answer}").format(answer=answer_words(view, one.criterion)))
    lines += [
        f"    {at}  {each.evaluator}: {_said(view, one, each)}" + (f" · {each.note}" if each.note else "")
        for at, each in enumerate(one.opinions, 1)
    ]
    return "\n".join(lines)


def _said(view: RoundView, one: Conflict, each: Opinion) -> str:
    """As the answers page says it."""
    answer = Answer(
        round_id=each.round_id, criterion_key=each.criterion_key, value=each.value,
        not_applicable=each.not_applicable, reason=each.reason,
    )  # fmt: skip
    stand_in = type(view)(
        view.round, view.instrument, view.dimensions, view.criteria, {each.criterion_key: answer}, {}, view.figures,
        view.parts, view.bands,
    )  # fmt: skip
    return answer_words(stand_in, one.criterion) or _("sin responder")
