"""The year's plan as it stands in a chapter of the manual."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Align, Block, Column, Paragraph, Row, RowKind, Style, Table, plain
from munidesk.features.planning.document_plan import indented, summary
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.store import load_plan, newest


def year_plan_blocks(store: Store) -> Sequence[Block]:
    """The POA of the year: goal, progress and state, without the money."""
    key = newest(store)
    if not key:
        raise UserError(_("Todavía no hay ningún plan. Créelo en Planes."))
    view = load_plan(store, key)
    year = view.day.year
    branches = view.branches_of(year)
    rows = []
    for one in view.ordered(year):
        group = bool(view.children.get(one.id))
        state = _("Atrasada") if one.id in view.late else ""
        cells = (indented(view, one), plain(goal_words(view, one) if not group else ""),
                 plain(view.figures.share(branches[one.id].raw)), plain(state),
                 plain(one.responsible))  # fmt: skip
        rows.append(Row(cells, RowKind.GROUP if group else RowKind.PLAIN))
    columns = (
        Column(_("Eje · programa · actividad"), 3.4), Column(_("Meta"), 1.7, Align.RIGHT),
        Column(_("Avance"), 0.9, Align.RIGHT), Column(_("Estado"), 0.9), Column(_("Responsable"), 1.4),
    )  # fmt: skip
    if not rows:
        raise UserError(_("El plan no tiene actividades en {year}.").format(year=year))
    table = Table(columns, tuple(rows), caption=_("Plan Operativo Anual {year}").format(year=year))
    return table, Paragraph(plain(summary(view, year)), Style.NOTE)
