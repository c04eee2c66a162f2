"""The ficha of one practice: what is written of it saves itself, with what it is linked to and what shows it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.open_government.codes import Adoption
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui.context import Context
from munidesk.ui.form_of import form_of
from munidesk.ui.page import begin
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, button, card, column, label, row, rule

_FIELDS = ("title", "place", "country", "component", "topic", "since", "ods", "gender", "problem", "done", "results",
           "lessons", "needs", "contact", "source")  # fmt: skip


class Ficha(QFrame):
    def __init__(self, context: Context, adopt: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._id = ""
        self._title = label(kind="panel", wrap=True)
        self._origin, self._here = Chip(), Chip()
        self._adopt = button(_("Adoptar…"), adopt, icon="check", tip=_("Qué se hace aquí con ella (A)"))
        self._note = label(kind="quiet-text", wrap=True)
        figures = town.figures(context.store)
        self.form = form_of(PRACTICES, context.store, self._current, figures, names=_FIELDS, wide={"title"})
        self._links = LinksPanel(context, _("Vincular con el plan, una mejora…"))
        self._papers = AttachmentsPanel(context)
        holder = card("plain")
        parts = column(self.form, rule(), label(_("Vínculos y constancias"), "strong"), spacing=10)
        for widget in (self._links, self._papers, None):
            parts.addStretch(1) if widget is None else parts.addWidget(widget)
        holder.setLayout(parts)
        layout = column(self._title, spacing=8, margins=(16, 12, 8, 8))
        layout.addLayout(row(self._origin, self._here, None, self._adopt, spacing=8, margins=(0, 0, 8, 0)))
        layout.addWidget(self._note)
        layout.addWidget(scrolling(holder), 1)
        self.setLayout(layout)

    def show_practice(self, one: Practice | None) -> None:
        """None leaves an empty card that asks to choose."""
        new = one is None or one.id != self._id
        if new and not self.form.flush():
            return
        self._id = one.id if one is not None else ""
        for widget in (self.form, self._adopt, self._links, self._papers):
            widget.setVisible(one is not None)
        self._title.setText(one.title if one is not None else _("Elija una práctica de la lista."))
        self._show_state(one)
        writes = one is not None and not self._context.store.read_only
        for widget in (self.form, self._adopt):
            widget.setEnabled(writes)
        self.form.refresh()
        owner = Ref("practice", self._id) if self._id else None
        if new or owner is not None:
            self._links.show_owner(owner)
            self._papers.show_owner(owner)

    def _show_state(self, one: Practice | None) -> None:
        self._origin.set(capital(one.origin.word) if one is not None else "")
        adopted = one is not None and one.adoption is not Adoption.NONE
        tone, icon = ("good", "check") if one is not None and one.adoption is Adoption.ADOPTED else ("neutral", "")
        self._here.set(capital(one.adoption.word) if one is not None and adopted else "", tone, icon)
        self._note.setText(one.adoption_note if one is not None else "")
        self._note.setVisible(bool(self._note.text()))

    def begin(self) -> None:
        """The keyboard in its first field."""
        if self.isVisible():
            begin(self.form)

    def leave(self) -> bool:
        return self.form.flush()

    def _current(self) -> Practice | None:
        return PRACTICES.find(self._context.store, self._id) if self._id else None
