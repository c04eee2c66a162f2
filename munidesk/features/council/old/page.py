"""The page of a session held before MuniDesk: what is known of it, who came, and its original."""

from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.old.domain import OldActa
from munidesk.features.council.old.store import old_acta_of, remove
from munidesk.features.council.sessions.page_detail import presence_words
from munidesk.features.council.view import SessionView
from munidesk.records.ref import Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.posts import member_title
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, button, card, clear, column, label, row, rule


class OldStep(QWidget):
    """Nothing of the acta is written here: its paper is the one that was kept, and it opens as it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._try = context, Attempt(context)
        self._acta: OldActa | None = None
        self._papers = AttachmentsPanel(context, _("Otro documento de la sesión…"))
        self._facts, self._came = column(spacing=6), column(spacing=4)
        self.away = button(_("Quitar el acta anterior…"), self._remove, icon="trash")
        left, right = card(), card()
        paper = column(label(_("Original"), "panel"), spacing=10, margins=(16, 14, 16, 14))
        facts = QWidget()
        facts.setLayout(self._facts)
        paper.addWidget(facts)
        paper.addWidget(self._papers)
        paper.addWidget(rule())
        paper.addLayout(row(self.away, None))
        paper.addStretch(1)
        left.setLayout(paper)
        came = QWidget()
        came.setLayout(self._came)
        there = QWidget()
        there.setLayout(column(label(_("Asistencia"), "panel"), came, None, spacing=8, margins=(16, 14, 16, 14)))
        right.setLayout(column(scrolling(there), spacing=0, margins=(1, 1, 1, 1)))
        layout = row(spacing=16, margins=(24, 16, 24, 16))
        layout.addWidget(left, 3)
        layout.addWidget(right, 2)
        self.setLayout(layout)
        self.setFocusProxy(self._papers)

    def leave(self) -> bool:
        return True

    def show_view(self, view: SessionView) -> None:
        self._acta = old_acta_of(self._context.store, view.session.id)
        self._papers.show_owner(Ref("session", view.session.id))
        self.away.setEnabled(self._acta is not None and not self._context.store.read_only)
        clear(self._facts)
        for words in self._told(view, self._acta) if self._acta is not None else ():
            self._facts.addWidget(label(words, "quiet-text", wrap=True))
        self._show_came(view)

    def _told(self, view: SessionView, acta: OldActa) -> list[str]:
        """Sentences: which acta it is, what was kept of it, and what it is good for."""
        found = [f"{acta.label} · {view.body.name}"]
        if view.session.start.hour or view.session.start.minute:
            found.append(_("La sesión empezó a las {hour}.").format(hour=show_time(view.session.start)))
        kept = _("Se guardó «{name}»").format(name=acta.name)
        if acta.pages is not None:
            kept = f"{kept}, {ngettext('{n} página', '{n} páginas', acta.pages).format(n=acta.pages)}"
        if acta.entered_on is not None:
            kept = _("{kept}, el {day}").format(kept=kept, day=show_date(acta.entered_on))
        found.append(f"{kept}.")
        if not any(one.id == acta.attachment_id for one in self._papers.shown):
            found.append(_("El original ya no está adjunto: recupérelo con Ctrl+Z, o adjúntelo otra vez."))
        found.append(
            _("Su texto se encuentra con Ctrl+K.") if acta.has_text
            else _("No tiene texto que buscar: es un escaneo, o su programa es antiguo.")
        )  # fmt: skip
        found.append(_("MuniDesk no escribe esta acta: vale el original. Huella: {sha}").format(sha=acta.sha256[:16]))
        return found

    def _show_came(self, view: SessionView) -> None:
        clear(self._came)
        shown = [one for one in (*view.titulars, *view.substitutes) if one.id in view.states]
        if not shown:
            words = _(
                "Sin asistencia confirmada: no cuenta en los informes. Para anotarla, importe otra vez el archivo y"
                " confírmela en la tabla."
            )
            self._came.addWidget(label(words, "quiet-text", wrap=True))
        for member in shown:
            title = label(member_title(member, view.profile), "quiet")
            word, tone, icon = presence_words(view, member)
            line = row(label(member.person.short_name), title, None, Chip(word, tone, icon), spacing=8)
            self._came.addLayout(line)

    def _remove(self) -> None:
        acta, context = self._acta, self._context
        if acta is None:
            return
        text = _("La sesión sale de las listas con su original y su asistencia. Puede deshacerse con Ctrl+Z.")
        if not dialogs.confirm(context.window, _("Quitar el acta anterior"), text, _("Quitar")):
            return
        context.navigator.go("council")  # first: the page of a session that is gone has nothing to show
        if self._try(partial(remove, context.store, acta)):
            context.toast(_("Se quitó «{name}».").format(name=acta.name), True)
