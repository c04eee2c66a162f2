"""One product, or one objective, with everything of it: its data, what it is tied to, what shows it."""

from munidesk.base.i18n import _
from munidesk.features.action.domain import ActionGoal, ActionProduct
from munidesk.features.action.kinds import ACTION_GOALS, ACTION_PRODUCTS
from munidesk.records.kind import Kind
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.form_of import form_of
from munidesk.ui.forms import RecordForm
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import card, column, label


def edit_record(context: Context, ref: Ref) -> None:
    """Everything of it in one window; each field saves itself."""
    form = _form(context, ref)
    form.refresh()
    papers, links = AttachmentsPanel(context), LinksPanel(context, _("Vincular con el piloto, el plan o el manual…"))
    for panel in (papers, links):
        panel.show_owner(ref)
    holder = card("plain")
    holder.setLayout(column(form, label(_("Vínculos y constancias"), "strong"), links, papers, None, spacing=10))
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(680), theme.px(420))
    title = _("Objetivo") if ref.kind == "action_goal" else _("Producto")
    dialog = Question(context.window, title, "", _("Listo"), (scroll,))
    dialog.reject_button.hide()
    dialog.exec()
    form.flush()
    dialog.deleteLater()


def _form(context: Context, ref: Ref) -> RecordForm:
    figures = town.figures(context.store)
    if ref.kind == "action_goal":
        goals: Kind[ActionGoal] = ACTION_GOALS
        return form_of(goals, context.store, lambda: goals.find(context.store, ref.id), figures)
    products: Kind[ActionProduct] = ACTION_PRODUCTS
    names = ("title", "responsible", "due", "evidence", "notes")
    return form_of(products, context.store, lambda: products.find(context.store, ref.id), figures, names=names)
