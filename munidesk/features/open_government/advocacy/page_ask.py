"""One ask: what is asked and why, written where it stands; what was answered; the criterion it comes of."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.open_government.advocacy.store import Agenda, is_initiative
from munidesk.features.open_government.advocacy.words import both_words
from munidesk.features.open_government.domain import Ask
from munidesk.features.open_government.kinds import ASKS
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_links import LinksPanel
from munidesk.ui.context import Context
from munidesk.ui.form_of import form_of
from munidesk.ui.page import begin
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, column, label, row, rule

_FIELDS = ("title", "organisation", "asked_on", "text")


class AskCard(QFrame):
    def __init__(self, context: Context, answer: Callable[[], object], register: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._id = ""
        self._item = label(kind="quiet-text", wrap=True)
        self.form = form_of(
            ASKS, context.store, self._current, town.figures(context.store), names=_FIELDS, wide={"title"}
        )
        self._said, self._words = label(kind="strong", wrap=True), label(wrap=True)
        self._answer = button(_("Anotar la respuesta…"), answer, icon="reply", tip="R")
        self._register = button("", register, icon="hand", tip="I")
        self._links = LinksPanel(context)
        holder = card("plain")
        inner = column(self._item, self.form, rule(), self._said, self._words, spacing=10)
        inner.addLayout(row(self._answer, self._register, None, spacing=8))
        inner.addWidget(self._links)
        inner.addStretch(1)
        holder.setLayout(inner)
        self.setLayout(column(scrolling(holder), margins=(16, 12, 8, 8)))

    def show_ask(self, one: Ask | None, agenda: Agenda | None) -> None:
        """None leaves an empty card."""
        new = one is None or one.id != self._id
        if new and not self.form.flush():
            return
        self._id = one.id if one is not None else ""
        for widget in (self.form, self._said, self._words, self._answer, self._register, self._links):
            widget.setVisible(one is not None)
        writes = not self._context.store.read_only
        for made in (self.form, self._answer, self._register):
            made.setEnabled(writes)
        self._item.setText(_item(one, agenda) if one is not None else _("Elija un pedido de la lista."))
        self._item.setVisible(bool(self._item.text()))
        self.form.refresh()
        if one is not None:
            self._tell(one)
        if new or one is not None:
            self._links.show_owner(Ref("advocacy_ask", self._id) if self._id else None)

    def _tell(self, one: Ask) -> None:
        day = f" · {show_date(one.answered_on)}" if one.answered_on else ""
        self._said.setText(f"{capital(one.state.word)}{day}")
        self._words.setText(one.answer)
        self._words.setVisible(bool(one.answer))
        known = is_initiative(self._context.store, one)
        self._register.setText(_("Ver la iniciativa") if known else _("Pasar a iniciativa"))

    def begin(self) -> None:
        """The keyboard in its first field."""
        if self.isVisible():
            begin(self.form)

    def leave(self) -> bool:
        return self.form.flush()

    def _current(self) -> Ask | None:
        return ASKS.find(self._context.store, self._id) if self._id else None


def _item(one: Ask, agenda: Agenda | None) -> str:
    """«3.8 Para denunciar una irregularidad hay», and under it both looks where there are two."""
    found = agenda.criterion(one) if agenda is not None else None
    if found is None or agenda is None:
        return ""
    said = f"{agenda.code(one)} {found.question}"
    both = both_words(agenda, found)
    return f"{said}\n{both}" if both else said
