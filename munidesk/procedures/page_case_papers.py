"""What leaves from a case: its sheet, the matrix and the report of its consultation, the constancia of a silence."""

from functools import partial

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.procedures import exports
from munidesk.procedures.consultation import observed_in
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, document_of
from munidesk.town.page_paper import show_paper
from munidesk.ui.context import Context


def entries_of(context: Context, view: CaseView | None) -> list[Entry]:
    """Of the case that is shown, as it stands now."""
    if view is None:
        return []
    store, chosen = context.store, Selection(id=view.case.id)
    found = [Entry(_("Expediente"), partial(exports.case, store, chosen))]
    try:
        observed_in(view)
    except UserError:
        pass
    else:
        found += [
            Entry(_("Matriz de observaciones y respuestas"), partial(exports.matrix, store, chosen)),
            Entry(_("Informe de la consulta"), partial(exports.consultation_report, store, chosen)),
            Entry(_("Aviso de consulta pública"), partial(exports.consultation_notice, store, chosen)),
            Entry(_("Hoja para observar"), partial(exports.observation_form, store, chosen)),
            Entry(_("Observaciones"), partial(exports.observations, store, chosen), data=True, paper=False),
        ]
    found += [
        Entry(_("Constancia: {title}").format(title=one.title), partial(exports.silence, store, Selection(id=one.id)))
        for one in view.ordered
        if one.silent
    ]
    return found


def show_constancia(context: Context, step: CaseStep) -> None:
    """As it prints; where the step was not closed by its term, what that needs is said."""
    store, chosen = context.store, Selection(id=step.id)
    if not step.silent:
        context.toast(_("La constancia sale de los pasos que se cierran por plazo vencido, con S."), False)
        return
    show_paper(
        context, _("Constancia de plazo vencido"),
        lambda _s: document_of(context, lambda: exports.silence(store, chosen)),
    )  # fmt: skip


def show_matrix(context: Context, step: CaseStep) -> None:
    store, chosen = context.store, Selection(id=step.id)
    show_paper(
        context, _("Matriz de observaciones y respuestas"),
        lambda _s: document_of(context, lambda: exports.matrix(store, chosen)),
    )  # fmt: skip
