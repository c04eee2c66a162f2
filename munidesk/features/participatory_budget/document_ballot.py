"""The ballot: how to mark, the proposals with a box each, the rule, what was left out and why; cut where it says."""

from collections.abc import Iterator
from dataclasses import replace

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.documents.look import text_block
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Boxed,
    Column,
    Document,
    Figure,
    Heading,
    KeepTogether,
    Kind,
    Lettering,
    Paragraph,
    Row,
    Shape,
    Span,
    Stroke,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.participatory_budget.domain import Batch, Proposal
from munidesk.features.participatory_budget.rules import key_of
from munidesk.features.participatory_budget.store import BudgetView
from munidesk.features.participatory_budget.words import choose_words, mark_words, off_ballot_words, rule_sentence
from munidesk.town import store as town
from munidesk.town.report import report

BOX = 13.0
"""Millimetres of a row with its box: a X made by any hand fits."""


@on_paper
def build_ballot(store: Store, view: BudgetView, batch: Batch | None = None) -> Document:
    """One sheet to be copied as often as it is needed. No number on it: nothing joins a ballot to who cast it.

    With a `batch` it says its table and its lot, which all ballots of the table share.
    """
    process = view.process
    width = text_block(Kind.REPORT, town.page_size(store))[0]
    made = report(
        store, choose_words(process), (*_ballot(view, batch), *_foot(width)), subtitle=mark_words(process),
        office=process.title, running=_("Boleta de votación"), dated=False,
    )  # fmt: skip
    assert made.letterhead is not None
    lot = lot_words(view, batch) or _("boleta sin número")
    head = replace(made.letterhead, right_strong=_("Boleta de votación"), right=_day(view))
    made = replace(made, letterhead=head, footer=replace(made.footer, strong=f"{process.title} · {lot}"))
    if process.per_sheet == 1:
        return made
    one = (*_small_head(view), *_ballot(view, batch), _cut(width))
    return replace(made, letterhead=None, blocks=(KeepTogether(one),) * process.per_sheet)


def lot_words(view: BudgetView, batch: Batch | None) -> str:
    """«mesa 3, Plaza · lote 3 de 146 boletas, sin número»."""
    if batch is None:
        return ""
    where = _("mesa {n}").format(n=batch.number) + (f", {batch.place}" if batch.place else "")
    if batch.printed is None:
        return where
    lot = ngettext("lote {k} de {n} boleta, sin número", "lote {k} de {n} boletas, sin número", batch.printed)
    return f"{where} · {lot.format(k=batch.number, n=view.figures.number(batch.printed))}"


def _day(view: BudgetView) -> str:
    day = view.process.vote_day
    return show_date(day, "EEEE d 'de' MMMM 'de' y") if day is not None else ""


def _small_head(view: BudgetView) -> Iterator[Block]:
    """Of one of several on a sheet, which has no letterhead of its own."""
    yield Heading(choose_words(view.process), 2, right=" · ".join(filter(None, (view.process.title, _day(view)))))
    yield Paragraph(plain(mark_words(view.process)), Style.NOTE)


def _ballot(view: BudgetView, batch: Batch | None) -> Iterator[Block]:
    roomy = view.process.per_sheet == 1
    if roomy:
        yield _example(view)
    yield Table(
        (
            Column(_("N.º"), 0.5, Align.CENTRE),
            Column(_("Propuesta"), 4.2),
            Column(_("Zona"), 1.4),
            Column(_("Costo"), 1.2, Align.RIGHT),
            Column(_("Su voto"), 0.9, Align.CENTRE),
            Column("", 0.05),
        ),
        tuple(_row(view, one) for one in view.on_ballot),
        boxes=True, row_height_mm=BOX if roomy else BOX * 0.7,
        size=TableSize.LARGE if roomy else TableSize.USUAL,
    )  # fmt: skip
    if roomy:
        yield Paragraph(plain(_studied(view), rule_sentence(view), *_left_out(view)), Style.NOTE)
    yield Boxed((Paragraph(plain(secrecy_words(view)), Style.LEFT),))
    if batch is not None and not roomy:
        yield Paragraph(plain(lot_words(view, batch)), Style.NOTE)


def secrecy_words(view: BudgetView) -> str:
    words = _("El voto es secreto: no escriba su nombre. Doble la boleta y póngala en la urna.")
    return " ".join((words, view.process.voters.strip())).strip()


def _row(view: BudgetView, one: Proposal) -> Row:
    said = (strong(one.title), *((Span(f"\n{one.summary}"),) if one.summary else ()))
    number = strong(key_of(one.number or 0))
    return Row(((number,), said, plain(view.district(one)), plain(view.figures.money(one.cost)), plain(""), plain("")))


def _studied(view: BudgetView) -> str:
    areas = view.areas
    if not areas:
        return ""
    return ngettext("La estudiaron {areas}. ", "Las estudiaron {areas}. ", len(view.on_ballot)).format(
        areas=join_and(areas)
    )


def _left_out(view: BudgetView) -> Iterator[str]:
    """Those an area refused, with its reason: who proposed them reads it here too."""
    for one in view.proposals:
        if one.number is None:
            yield " " + _("«{title}» no fue a la boleta. {why}.").format(
                title=one.title, why=off_ballot_words(view, one).rstrip(".")
            )


def _example(view: BudgetView) -> Figure:
    """A box with its X, two without: what counts and what is a blank vote."""
    shapes: list[Shape] = [
        Box(1, 3, 16, 16, line="#1A1A1A", weight=0.8),
        Stroke(((5, 7), (13, 15)), weight=1.4),
        Stroke(((13, 7), (5, 15)), weight=1.4),
        Lettering(23, 15, _("así vale"), 9.5),
        Box(82, 3, 16, 16, line="#1A1A1A", weight=0.8),
        Box(103, 3, 16, 16, line="#1A1A1A", weight=0.8),
        Lettering(125, 15, _("ninguna marca: voto en blanco"), 9.5),
    ]
    cap = view.process.cap
    if cap is not None:
        words = _("El tope es de {money}").format(money=view.figures.money(cap))
        shapes.append(Lettering(468, 15, words, 9.5, strong=True, align=Align.RIGHT))
    return Figure(470, 22, tuple(shapes), _("Una X en el cuadro es un voto; ninguna marca, un voto en blanco."))


def _foot(width: float) -> Iterator[Block]:
    """The table's initials; then the stub of the register, cut off before voting."""
    names = ((_("Rúbrica de la mesa"), 0.0, 150.0), (_("Mesa"), 166.0, 90.0))
    shapes: list[Shape] = []
    for words, x, long in names:
        shapes.extend((Lettering(x, 9, words, 8.5), Stroke(((x, 34), (x + long, 34)))))
    yield Figure(width, 36, tuple(shapes), _("Lugar para la rúbrica de la mesa"))
    stub: list[Shape] = [
        Stroke(((0, 6), (width, 6)), dashed=True),
        Lettering(0, 21, _("Talón del padrón"), 8.5, strong=True),
        Lettering(0, 33, _("se corta antes de votar"), 8.5),
    ]
    for words, x, long in (
        (_("Apellidos y nombre"), 0.28, 0.27),
        (_("Documento"), 0.58, 0.18),
        (_("Firma"), 0.79, 0.21),
    ):
        stub.append(Lettering(width * x, 21, words, 8.5))
        stub.append(Stroke(((width * x, 44), (width * (x + long), 44))))
    yield Figure(width, 46, tuple(stub), _("Línea de corte y talón del padrón: apellidos y nombre, documento, firma"))


def _cut(width: float) -> Figure:
    return Figure(width, 10, (Stroke(((0, 5), (width, 5)), dashed=True),), _("Línea de corte"))
