"""All the data of a programme: what it is, its objectives, its links and papers."""

from munidesk.base.i18n import _
from munidesk.features.territory.kinds import OBJECTIVES, TERRITORIES
from munidesk.features.territory.store import OBJECTIVES_ASKED, save_objectives
from munidesk.features.territory.view import TerritoryView
from munidesk.records.ref import Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui import forms, theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.form_of import form_of
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import card, column, label

_FIELDS = ("title", "kind", "scope", "horizon", "responsible", "purpose", "notes")


def edit_territory(context: Context, view: TerritoryView) -> None:
    """Each field saves itself; the three specific objectives under them."""
    one = view.territory
    form = form_of(TERRITORIES, context.store, lambda: TERRITORIES.find(context.store, one.id), view.figures,
                   names=_FIELDS)  # fmt: skip
    objectives = _objectives(context, one.id)
    links, papers = (
        LinksPanel(context, _("Vincular con el plan, un encuentro o una resolución…")),
        AttachmentsPanel(context),
    )
    for panel in (links, papers):
        panel.show_owner(Ref(TERRITORIES.table, one.id))
    holder = card("plain")
    inner = column(form, label(_("Tres objetivos específicos"), "strong"), objectives, spacing=10)
    for widget in (label(_("Vínculos y archivos"), "strong"), links, papers):
        inner.addWidget(widget)
    inner.addStretch(1)
    holder.setLayout(inner)
    for own in (form, objectives):
        own.refresh()
        own.setEnabled(not context.store.read_only)
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(700), theme.px(440))
    dialog = Question(context.window, _("Datos del programa"), "", _("Listo"), (scroll,))
    dialog.reject_button.hide()
    dialog.exec()
    for own in (form, objectives):
        own.flush()
    dialog.deleteLater()


def _objectives(context: Context, territory_id: str) -> forms.RecordForm:
    """Three long texts: what the yearly report answers one by one."""
    store = context.store
    names = tuple(str(at) for at in range(OBJECTIVES_ASKED))

    def texts() -> list[str]:
        found = {one.position: one.text for one in OBJECTIVES.all(store, territory_id=territory_id)}
        return [found.get(at, "") for at in range(1, OBJECTIVES_ASKED + 1)]

    def load() -> dict[str, object]:
        return dict(zip(names, texts(), strict=True))

    def save(name: str, value: forms.Value) -> None:
        now = texts()
        now[int(name)] = str(value or "")
        save_objectives(store, territory_id, now)

    fields = tuple(
        forms.Field(name, _("Objetivo {n}").format(n=int(name) + 1), forms.Kind.LONG, (), "", True) for name in names
    )
    return forms.RecordForm(fields, load, save)
