"""All cases on one paper, for the desk and the hand-over: where each stands, what comes next, how it ended."""

from collections.abc import Sequence

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Document, Heading, Paragraph, Row, Style, Table, plain, strong
from munidesk.procedures.clock import article_words, ends_words
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import cases, load_case
from munidesk.records.sheet import Selection
from munidesk.town.report import report


def all_cases(store: Store, _selection: Selection) -> Document:
    """Raises UserError where there is none."""
    views = [load_case(store, one.id) for one in cases(store)]
    if not views:
        raise UserError(_("Todavía no hay ningún expediente. Abra el primero con Ctrl+K, «Nuevo expediente»."))
    return build_cases(store, views)


@on_paper
def build_cases(store: Store, views: Sequence[CaseView]) -> Document:
    going = [one for one in views if one.case.closed_on is None]
    closed = [one for one in views if one.case.closed_on is not None]
    blocks: list[Block] = []
    if going:
        blocks += [Heading(_("En curso"), 1), _table(going)]
        for one in going:
            blocks += [Heading(f"{one.case.label} · {one.case.title}", 2), _next(one)]
    if closed:
        blocks += [Heading(_("Cerrados"), 1), _ended(closed)]
    blocks.append(Paragraph(plain(_("La hoja de cada expediente se imprime desde su página.")), Style.NOTE))
    return report(
        store, _("Expedientes"), tuple(blocks), subtitle=_("Al {day}").format(day=show_date(today())), landscape=True
    )


def _table(views: Sequence[CaseView]) -> Table:
    rows = []
    for one in views:
        done, whole = one.progress
        step = one.current
        rows.append(Row((
            plain(one.case.label), (strong(one.case.title),), plain(one.case.procedure),
            plain(one.case.responsible or BLANK), plain(_("{a} de {b}").format(a=done, b=whole)),
            plain(step.title if step is not None else _("Todos hechos")),
        )))  # fmt: skip
    columns = (Column(_("N.º"), 0.7), Column(_("Expediente"), 2.2), Column(_("Procedimiento"), 2.2),
               Column(_("Responsable"), 1.4), Column(_("Pasos"), 0.8), Column(_("En qué está"), 2))  # fmt: skip
    return Table(columns, tuple(rows), dense=True)


def _next(view: CaseView) -> Block:
    """The steps whose turn has come, with their last day."""
    rows = []
    for one in view.ready:
        term = view.deadline(one)
        until = f"{ends_words(term)} ({article_words(one)})" if term is not None else _("sin plazo")
        rows.append(Row((plain(one.title), plain(one.who or BLANK), plain(until.replace(" ()", "")))))
    if not rows:
        return Paragraph(plain(_("Lo que falta depende de otros.")), Style.NOTE)
    return Table((Column(_("Paso listo"), 3), Column(_("Quién"), 2), Column(_("Plazo"), 3)), tuple(rows), dense=True)


def _ended(views: Sequence[CaseView]) -> Table:
    rows = tuple(
        Row((plain(one.case.label), plain(one.case.title),
             plain(show_date(one.case.closed_on) if one.case.closed_on is not None else BLANK),
             plain(one.case.outcome or BLANK)))
        for one in views
    )  # fmt: skip
    columns = (
        Column(_("N.º"), 0.7),
        Column(_("Expediente"), 3),
        Column(_("Cerrado el"), 1),
        Column(_("Cómo terminó"), 4),
    )
    return Table(columns, rows, dense=True)
