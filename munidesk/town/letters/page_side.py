"""Beside the list: the letter that is chosen, written where it stands while it is a draft, told once it went."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.letters.domain import Letter, LetterState
from munidesk.town.letters.kinds import LETTERS
from munidesk.town.letters.store import paper_of
from munidesk.town.letters.words import facts, look
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.form_of import form_of
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, button, clear, column, elided, label, row, rule

_WRITTEN = ("subject", "line", "salutation", "body", "ending", "place", "signer", "signer_post")
Verb = tuple[str, str, str]
"""Its name, its words, its key."""


def verbs_of(letter: Letter, *, writes: bool) -> tuple[Verb, ...]:
    """What can be done with it, the next step first."""
    see: Verb = ("see", _("Ver e imprimir"), "Enter")
    if not writes:
        return (see,)
    match letter.state:
        case LetterState.DRAFT:
            return (
                ("send", _("Enviar…"), "E"), see, ("whom", _("Destinatario…"), "F2"), ("discard", _("Quitar"), "Supr"),
            )  # fmt: skip
        case LetterState.ANNULLED:
            return (see,)
        case LetterState.SENT | LetterState.UNPROVED:
            first: tuple[Verb, ...] = (
                ("arrived", _("Anotar recepción…"), "R"),
                ("answered", _("Anotar respuesta…"), "C"),
            )
        case _:
            first = (("answered", _("Anotar respuesta…"), "C"), ("arrived", _("Corregir recepción…"), "R"))
    return (*first, see, ("annul", _("Anular…"), "A"))


class LetterSide(QFrame):
    """`asked` fires with the name of a verb."""

    asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self.letter: Letter | None = None
        self._shown: object = None
        self._head = column(spacing=8)
        self._facts = column(spacing=4)
        self.form = form_of(LETTERS, context.store, self._draft, town.figures(context.store), names=_WRITTEN,
                            wide=_WRITTEN)  # fmt: skip
        self.papers = AttachmentsPanel(context)
        inner = column(spacing=10, margins=(16, 14, 16, 14))
        inner.addLayout(self._head)
        inner.addLayout(self._facts)
        for widget in (self.form, rule(), self.papers):
            inner.addWidget(widget)
        inner.addStretch(1)
        holder = QWidget()
        holder.setLayout(inner)
        self.setLayout(column(scrolling(holder), spacing=0, margins=(1, 1, 1, 1)))

    def _draft(self) -> Letter | None:
        one = self.letter
        return LETTERS.find(self._context.store, one.id) if one is not None and not one.sent else None

    def show_letter(self, letter: Letter | None) -> None:
        """Another one, or the same as it is now; what is being typed in its form is left alone."""
        store = self._context.store
        if letter is None or self.letter is None or letter.id != self.letter.id:
            self.form.flush()
        self.letter = letter
        owner = Ref(LETTERS.table, letter.id) if letter is not None else None
        self.papers.show_owner(owner)
        self.form.setVisible(letter is not None and not letter.sent)
        self.form.setEnabled(not store.read_only)
        if letter is not None and not letter.sent:
            self.form.refresh()
        shown = (letter, paper_of(store, letter.id), tuple(facts(store, letter))) if letter is not None else None
        if shown == self._shown and shown is not None:
            return
        self._shown = shown
        clear(self._head)
        clear(self._facts)
        if letter is not None:
            self._tell(letter)

    def _tell(self, letter: Letter) -> None:
        store = self._context.store
        called = elided(letter.label, "panel", stretch=True)
        self._head.addLayout(row(called, Chip(*look(letter))))
        if letter.sent:
            self._head.addWidget(label(letter.subject, "strong", wrap=True))
        keys = WrapLayout(spacing=8)
        for at, (name, words, key) in enumerate(verbs_of(letter, writes=not store.read_only)):
            made = button(words, self._asker(name), kind="primary" if at == 0 and name != "see" else "", tip=key)
            keys.addWidget(made)
        holder = QWidget()
        holder.setLayout(keys)
        self._head.addWidget(holder)
        for name, value in facts(store, letter):
            if value and (letter.sent or name == _("Para")):
                named = label(name, "quiet")
                named.setFixedWidth(theme.px(88))
                self._facts.addLayout(row(named, label(value, wrap=True), spacing=8))

        self._tell_about(letter)

    def _tell_about(self, letter: Letter) -> None:
        """What it tells, and the way there."""
        found = self._context.describe(letter.about) if letter.about is not None else None
        if found is not None:
            go = partial(self._context.navigator.go, found.key, **found.arguments)
            self._facts.addWidget(label(f"{found.kind_word}: {found.title}", wrap=True))
            way = button(_("Abrir"), go, icon=found.icon, kind="quiet")
            way.setAccessibleName(_("Abrir: {what}").format(what=f"{found.kind_word}, {found.title}"))
            self._facts.addLayout(row(way, None))

    def _asker(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name)
