"""All the data of a city, its committee, its links and papers."""

from functools import partial

from munidesk.base.i18n import _
from munidesk.features.twinning.kinds import TWINNINGS
from munidesk.features.twinning.store import new_committee
from munidesk.features.twinning.view import TwinningView
from munidesk.records.ref import Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.form_of import form_of
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, column, elided, label, row

_FIELDS = (
    "title", "region", "country", "population", "government", "mayor", "contact", "kind", "own_language",
    "other_language", "motive", "topics", "responsible",
)  # fmt: skip


def edit_twinning(context: Context, view: TwinningView) -> None:
    """Each field saves itself; the committee is a body with members and sessions of its own."""
    one = view.twinning
    form = form_of(TWINNINGS, context.store, lambda: TWINNINGS.find(context.store, one.id), view.figures,
                   names=_FIELDS)  # fmt: skip
    links, papers = (
        LinksPanel(context, _("Vincular con el plan, una iniciativa o una resolución…")),
        AttachmentsPanel(context),
    )
    for panel in (links, papers):
        panel.show_owner(Ref(TWINNINGS.table, one.id))
    holder = card("plain")
    inner = column(form, spacing=10)
    committee = elided(view.committee or _("Sin comité"), stretch=True)
    inner.addLayout(row(label(_("Comité"), "strong"), committee,
                        button(_("Nuevo comité…"), partial(ask_committee, context, one.id))))  # fmt: skip
    for widget in (label(_("Vínculos y archivos"), "strong"), links, papers):
        inner.addWidget(widget)
    inner.addStretch(1)
    holder.setLayout(inner)
    form.refresh()
    form.setEnabled(not context.store.read_only)
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(700), theme.px(440))
    dialog = Question(context.window, _("Datos de la ciudad"), "", _("Listo"), (scroll,))
    dialog.reject_button.hide()
    dialog.exec()
    form.flush()
    dialog.deleteLater()


def ask_committee(context: Context, twinning_id: str) -> None:
    """With members and sessions of its own, in Concejo."""
    dialogs.ask_text(
        context.window, _("Nuevo comité"), _("Por ejemplo: Comité de Ciudades Hermanas"),
        draft=context.draft("twinning.committee"),
        submit=lambda name: new_committee(context.store, twinning_id, name),
    )  # fmt: skip
