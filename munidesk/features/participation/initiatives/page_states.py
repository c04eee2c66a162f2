"""What is asked and told of the states of an initiative: one of the municipality's own, which other one it joins."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.participation.domain import Initiative, OwnState, State, StateChange
from munidesk.features.participation.initiatives.board import author_word
from munidesk.features.participation.initiatives.page_looks import origin_words
from munidesk.features.participation.initiatives.similar import Finder
from munidesk.features.participation.initiatives.store import all_initiatives, authors_of
from munidesk.features.participation.initiatives.store_states import (
    joined_to,
    merge,
    own_states,
    remove_own_state,
    save_own_state,
    set_own_state,
)
from munidesk.town.people_lists.store import names
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import button, clear, column, label, row, tool

if TYPE_CHECKING:
    from munidesk.features.participation.initiatives.page import InitiativeDetail


def received_text(store: Store, one: Initiative) -> str:
    """By which way it came, who brought it, and what it says."""
    found = authors_of(store, one.id)
    private = names(store, (author.neighbour_id for author in found))
    who = ", ".join(
        private.get(author.neighbour_id) or author_word(author.kind, author.gender, author.name) for author in found
    )
    return "\n".join(part for part in (f"{origin_words(one)} · {who}".rstrip(" ·"), one.text) if part)


def joined_text(store: Store, one: Initiative) -> str:
    """The folios and titles of those that were joined to it."""
    return "\n".join(f"{each.folio} · {each.title}" for each in joined_to(store, one.id))


def history_text(store: Store, one: Initiative, changes: Sequence[StateChange]) -> str:
    """The states it went through, then the last changes of its fields."""
    lines = [
        f"{entry.at:%d/%m/%Y %H:%M} · {entry.author or '–'} · {entry.label}"
        for entry in store.history("initiative", one.id)
    ]
    moves = [
        " · ".join(part for part in (f"{each.at:%d/%m/%Y}", each.called, each.author, each.reason) if part)
        for each in changes
    ]
    return "\n".join((_("Estados"), *moves, "", _("Cambios"), *list(dict.fromkeys(lines))[-20:]))


def ask_own_state(detail: "InitiativeDetail", one: Initiative) -> None:
    """One of the list, and why; without a list, the list itself."""
    context, known = detail.context, own_states(detail.context.store)
    if not known:
        edit_own_states(context)
        return
    chosen, reason = QComboBox(), QPlainTextEdit()
    for each in known:
        chosen.addItem(f"{capital(each.word)} ({each.state.word})", each.id)
    chosen.setAccessibleName(_("Estado propio"))
    reason.setAccessibleName(_("¿Por qué? Queda en el historial."))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.px(72))

    def submit() -> None:
        set_own_state(context.store, one.id, known[chosen.currentIndex()], reason.toPlainText())

    question = Question(
        context.window, _("Pasar a un estado propio"), "", _("Pasar"),
        (chosen, label(_("¿Por qué? Queda en el historial."), "quiet"), reason), submit=submit,
        draft=context.draft(f"own_state:{one.id}"),
    )  # fmt: skip
    chosen.setFocus()
    if question.exec() == Question.DialogCode.Accepted:
        detail.finish(_("La iniciativa {folio} cambió de estado."), one)
    question.deleteLater()


def _is_shut(one: Initiative) -> bool:
    """Closed without an answer: who is joined to it would never have one."""
    return one.state is State.CLOSED and one.answer_date is None


class _Target(QWidget):
    """Which one to join to: the most alike first, then all the open ones, found as their words are typed."""

    def __init__(self, context: Context, one: Initiative) -> None:
        super().__init__()
        alike = [each.initiative for each in Finder(context.store).find(one.title, limit=8)]
        rest = [each for each in reversed(all_initiatives(context.store)) if each.is_open]
        found = {each.id: each for each in (*alike, *rest) if each.id != one.id and not _is_shut(each)}
        self._all = list(found.values())
        self.words, self.list = QLineEdit(), QComboBox()
        self.words.setPlaceholderText(_("Filtrar por folio o palabras"))
        self.words.setAccessibleName(_("Filtrar por folio o palabras"))
        self.list.setAccessibleName(_("Unir con"))
        self.words.textChanged.connect(lambda _text: self._show())
        self.setLayout(column(self.words, self.list, spacing=6))
        self._show()

    def _show(self) -> None:
        words = self.words.text().casefold().split()
        self.list.clear()
        for each in self._all:
            said = f"{each.folio} · {each.title}"
            if all(word in said.casefold() for word in words):
                self.list.addItem(said, each.id)

    @property
    def chosen(self) -> str:
        """Raises UserError while none is."""
        key = self.list.currentData()
        if key is None:
            raise UserError(_("Elija con cuál se une: escriba su folio o parte del título."))
        return str(key)


def ask_merge(detail: "InitiativeDetail", one: Initiative) -> None:
    """Join `one` to another that asks for the same; its authors are answered with those of that one."""
    context = detail.context
    if context.store.read_only or not one.is_open:
        return
    target = _Target(context, one)
    text = _("{folio} queda cerrada como «unida», con su texto y su autoría. Quien la presentó recibe la respuesta de "
             "la que elija. Ctrl+Z las separa.").format(folio=one.folio)  # fmt: skip
    question = Question(
        context.window, _("Unir {folio} con otra iniciativa").format(folio=one.folio), text, _("Unir"), (target,),
        submit=lambda: merge(context.store, target.chosen, [one.id]),
    )  # fmt: skip
    question.setMinimumWidth(theme.px(560))
    target.words.setFocus()
    if question.exec() == Question.DialogCode.Accepted:
        detail.finish(_("La iniciativa {folio} se unió con otra."), one)
    question.deleteLater()


class _OwnStates(QWidget):
    """The list: a word and what it amounts to, one line each, added and taken away."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines = column(spacing=2)
        self.word, self.state = QLineEdit(), QComboBox()
        self.word.setPlaceholderText(_("Por ejemplo: retirada"))
        self.word.setAccessibleName(_("Cómo lo llama el municipio"))
        self.state.setAccessibleName(_("Equivale a"))
        for one in State:
            self.state.addItem(one.word, one.value)
        self.state.setCurrentIndex(self.state.findData(State.CLOSED.value))
        self.word.returnPressed.connect(self.add)
        layout = column(spacing=8)
        layout.addLayout(self._lines)
        layout.addLayout(row(self.word, self.state, button(_("Agregar"), self.add, kind="small")))
        self.fault = label(kind="fault", wrap=True)
        layout.addWidget(self.fault)
        self.setLayout(layout)
        self._show(own_states(context.store))

    def _show(self, known: Sequence[OwnState]) -> None:
        clear(self._lines)
        for one in known:
            away = tool("close", _("Quitar {name}").format(name=one.word), partial(self._remove, one))
            self._lines.addLayout(row(label(one.word), label(one.state.word, "quiet"), None, away))

    def add(self) -> None:
        try:
            made = OwnState(word=self.word.text(), state=State(str(self.state.currentData())))
            save_own_state(self._context.store, made)
        except UserError as error:
            self.fault.setText(str(error))
            return
        self.fault.setText("")
        self.word.clear()
        self._show(own_states(self._context.store))

    def _remove(self, one: OwnState) -> None:
        remove_own_state(self._context.store, one.id)
        self._show(own_states(self._context.store))


def edit_own_states(context: Context) -> None:
    """The municipality's list of states. Each line is kept at once, so there is nothing to cancel."""
    if context.store.read_only:
        context.toast(context.store.read_only_reason, False)
        return
    shown = _OwnStates(context)
    text = _("Las palabras con que el municipio dice en qué está una iniciativa. De su equivalencia salen las cuentas.")
    question = Question(context.window, _("Estados propios"), text, _("Listo"), (shown,))
    question.setMinimumWidth(theme.px(520))
    question.reject_button.hide()
    question.accept_button.setAutoDefault(False)
    question.accept_button.setDefault(False)  # Enter adds the word that is being typed
    shown.word.setFocus()
    question.exec()
    question.deleteLater()


def write_letters(context: Context, one: Initiative) -> None:
    """To «Correspondencia», with the letter of the answer to each who asked for it."""
    context.navigator.start("council.letters", "notify", about=f"initiative:{one.id}")
