"""`project-bank`: the projects in order with their marks, the criteria, what is not ranked, who pays."""

from collections.abc import Sequence

from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.territory.bank.ranking import Bank, Ranked, by_payer, gap_words
from munidesk.features.territory.domain_bank import BudgetShare
from munidesk.features.territory.view import TerritoryView
from munidesk.town.report import report

_RIGHT = Align.RIGHT


@on_paper
def build_bank(store: Store, view: TerritoryView, bank: Bank) -> Document:
    """Marks from 0 to 10, totals with one decimal; a blank mark has no place."""
    blocks: list[Block] = []
    if not bank.rows:
        blocks.append(Paragraph(plain(_("Todavía no hay proyectos en la cartera."))))
    else:
        blocks.append(_criteria(bank))
        done = [one for one in bank.rows if one.place is not None]
        loose = [one for one in bank.rows if one.place is None]
        if done:
            blocks.append(_order(view, bank, done))
        blocks.extend(_loose(bank, loose))
    blocks.extend(_money(view, bank))
    return report(
        store, _("Cartera de proyectos"), tuple(blocks), subtitle=view.territory.title, office=view.figure.word,
        running=view.territory.title, landscape=True,
    )  # fmt: skip


def _criteria(bank: Bank) -> Block:
    if not bank.criteria:
        return Paragraph(plain(_("Todavía no hay criterios: los proyectos no tienen orden.")), Style.NOTE)
    names = ", ".join(f"{one.title} {one.weight}" for one in bank.criteria)
    words = _("Criterios y pesos: {names}. Notas de 0 a 10; en blanco no es cero.").format(names=names)
    gap = gap_words(bank.weight)
    return Paragraph(plain(f"{words} {gap}." if gap else words), Style.NOTE)


def _order(view: TerritoryView, bank: Bank, done: Sequence[Ranked]) -> Table:
    figures = view.figures
    columns = (
        Column(_("N.º"), 0.5, _RIGHT), Column(_("Proyecto"), 3), Column(_("Zona"), 1.2), Column(_("Responsable"), 1.5),
        *(Column(one.title, 0.9, _RIGHT) for one in bank.criteria), Column(_("Puntaje"), 0.9, _RIGHT),
        Column(_("Costo"), 1.3, _RIGHT), Column(_("Fuente"), 1.3),
    )  # fmt: skip
    rows = tuple(
        Row((
            plain(str(one.place)), (strong(one.project.title),), plain(one.project.zone or BLANK),
            plain(one.project.responsible or BLANK),
            *(plain(figures.number(one.marks[each.id])) for each in bank.criteria),
            (strong(figures.number(one.total, 1)),),
            plain(figures.money(one.project.cost) if one.project.cost is not None else BLANK),
            plain(one.project.source or BLANK),
        ))
        for one in done
    )  # fmt: skip
    return Table(columns, rows, dense=True)


def _loose(bank: Bank, loose: Sequence[Ranked]) -> Sequence[Block]:
    if not loose:
        return ()
    rows = tuple(Row((plain(one.project.title), plain(missing_words(bank, one)))) for one in loose)
    return (Heading(_("Sin puntaje todavía"), 2), Table((Column(_("Proyecto"), 2), Column(_("Qué falta"), 2)), rows))


def missing_words(bank: Bank, one: Ranked) -> str:
    """«falta la nota de Costo»; «nadie lo puntuó»."""
    names = bank.missing(one)
    if len(names) == len(bank.criteria):
        return _("nadie lo puntuó")
    words = ngettext("falta la nota de {names}", "faltan las notas de {names}", len(names))
    return words.format(names=", ".join(names))


def _money(view: TerritoryView, bank: Bank) -> Sequence[Block]:
    """By year and payer: orders of government, private sector, citizens; with what share of the year each is."""
    if not bank.shares:
        return (Paragraph(plain(_("Todavía no se anotó quién paga.")), Style.NOTE),)
    rows: list[Row] = []
    for year in sorted({one.year for one in bank.shares}):
        own = [one for one in bank.shares if one.year == year]
        whole = sum(one.amount for one in own)
        rows.append(Row((plain(str(year)), plain(view.figures.money(whole)), plain("")), RowKind.GROUP))
        rows.extend(_payers(view, own))
    columns = (Column(_("Quién paga"), 2), Column(_("Monto"), 1.2, _RIGHT), Column(_("Parte"), 0.8, _RIGHT))
    return (Heading(_("Quién paga"), 2), Table(columns, tuple(rows)))


def _payers(view: TerritoryView, own: Sequence[BudgetShare]) -> Sequence[Row]:
    found = by_payer(own)
    parts = view.figures.percents([amount for _payer, amount in found])
    return [
        Row((plain(payer.word), plain(view.figures.money(amount)), plain(part)))
        for (payer, amount), part in zip(found, parts, strict=True)
    ]
