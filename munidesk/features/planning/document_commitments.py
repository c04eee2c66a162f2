"""The compromisos de gestión with their day and their state in words."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Column, Document, Row, Table, plain, strong
from munidesk.features.planning.domain import Commitment
from munidesk.features.planning.store import PlanView
from munidesk.town.report import report


@on_paper
def build_commitments(store: Store, view: PlanView) -> Document:
    """The promises of the term with their day and their state in words."""
    rows = tuple(
        Row((plain(one.title), plain(show_date(one.deadline)), (strong(commitment_state(one, view.day)),),
             plain(one.responsible), plain(one.evidence)))
        for one in view.commitments
    )  # fmt: skip
    columns = (
        Column(_("Compromiso"), 3.4), Column(_("Plazo"), 0.9), Column(_("Cómo está"), 1.8),
        Column(_("Responsable"), 1.2), Column(_("Constancia"), 1.4),
    )  # fmt: skip
    if not rows:
        raise UserError(_("El plan no tiene compromisos. Se anotan en Planes › Compromisos."))
    done = sum(one.done_on is not None for one in view.commitments)
    return report(
        store, _("Compromisos de gestión"), (Table(columns, rows),),
        subtitle=_("{a} de {b} cumplidos").format(a=done, b=len(rows)), office=_("Equipo de planificación"),
    )  # fmt: skip


def commitment_state(one: Commitment, day: date) -> str:
    """«Cumplido el 24/6/2026», «Cumplido tarde», «En curso», «Vencido»."""
    if one.done_on is not None:
        shown = show_date(one.done_on)
        late = one.done_on > one.deadline
        return (_("Cumplido tarde, el {day}") if late else _("Cumplido el {day}")).format(day=shown)
    return _("Vencido") if one.deadline < day else _("En curso")
