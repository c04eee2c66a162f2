"""Parts of the yearly report that come from the plan: indicators, money, alignment with what is loose."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    Listing,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.territory.follow.rules import by_payer
from munidesk.features.territory.follow.view import FollowView


def indicators(view: FollowView) -> Iterator[Block]:
    """Base, goal, last reading of each; those without a reading of the year are said."""
    yield Heading(_("Indicadores"), 2)
    if not view.measured:
        yield Paragraph(plain(_("Ningún renglón del plan con meta lo lleva adelante todavía.")))
        return
    number = view.of.figures.number
    rows = tuple(
        Row((
            plain(one.indicator or one.title), plain(number(one.base)), plain(number(one.target)),
            plain(number(one.value)), plain(one.unit),
            plain(show_date(one.read_on) if one.read_on is not None else _("sin lecturas")),
        ))
        for one in view.measured
    )  # fmt: skip
    columns = (
        Column(_("Indicador"), 2.6), Column(_("Base"), 0.8, Align.RIGHT), Column(_("Meta"), 0.8, Align.RIGHT),
        Column(_("Lectura"), 0.8, Align.RIGHT), Column(_("Unidad"), 1), Column(_("Fecha"), 1),
    )  # fmt: skip
    yield Table(columns, rows, dense=True)
    if len(view.read) < len(view.measured):
        words = _("{a} de {n} tienen lectura de {year}.")
        yield Paragraph(
            plain(words.format(a=len(view.read), n=len(view.measured), year=view.year)), Style.NOTE
        )  # fmt: skip


def budget(view: FollowView) -> Iterator[Block]:
    """What its activities of the year have in force and executed, and who pays."""
    figures, money = view.of.figures, view.money
    yield Heading(_("Programación y presupuesto"), 2)
    if not view.activities and not view.paid:
        yield Paragraph(plain(_("Ninguna actividad del POA de {year} lo lleva adelante.").format(year=view.year)))
        return
    if view.activities:
        rows = [
            Row((
                plain(one.name), plain(one.responsible or BLANK), plain(figures.amount(one.current)),
                plain(figures.amount(one.executed)), plain(figures.percent(one.executed, one.current)),
            ))
            for one in view.activities
        ]  # fmt: skip
        rows.append(Row((
            (strong(_("Total")),), plain(""), (strong(figures.amount(money.current)),),
            (strong(figures.amount(money.executed)),), (strong(figures.percent(money.executed, money.current)),),
        ), RowKind.TOTAL))  # fmt: skip
        columns = (
            Column(_("Actividad"), 2.6), Column(_("Responsable"), 1.4), Column(_("En vigor"), 1.2, Align.RIGHT),
            Column(_("Ejecutado"), 1.2, Align.RIGHT), Column(_("Parte"), 0.7, Align.RIGHT),
        )  # fmt: skip
        yield Table(columns, tuple(rows), caption=_("POA de {year}").format(year=view.year), dense=True)
    yield from _payers(view)


def _payers(view: FollowView) -> Iterator[Block]:
    figures, shares = view.of.figures, by_payer(view.paid)
    whole = sum(shares.values())
    if not whole:
        return
    parts = figures.percents(list(shares.values()))
    rows = tuple(
        Row((plain(payer.word.capitalize()), plain(figures.amount(amount)), plain(part)))
        for (payer, amount), part in zip(shares.items(), parts, strict=True)
    )
    columns = (Column(_("Quién paga"), 2), Column(_("Monto"), 1.4, Align.RIGHT), Column(_("Parte"), 0.8, Align.RIGHT))
    yield Table(columns, rows, caption=_("Dinero de {year} por orden de gobierno").format(year=view.year))


def alignment(view: FollowView) -> Iterator[Block]:
    """Objective, programme, activity; under it what is loose on both sides."""
    yield Heading(_("Alineación del plan, los programas y el POA"), 2)
    if not view.alignments:
        yield Paragraph(plain(_("Todavía no hay objetivos ni actividades alineados.")))
        return
    rows = tuple(
        Row((
            plain(one.title or BLANK), plain(one.programme.word or BLANK), plain(one.activity or BLANK),
            plain(one.poa.word or BLANK),
        ))
        for one in view.alignments
    )  # fmt: skip
    columns = (Column(_("Objetivo del plan"), 2.2), Column(_("Programa"), 1), Column(_("Actividad del POA"), 2.2),
               Column(_("Tipo"), 1))  # fmt: skip
    yield Table(columns, rows, dense=True)
    goals, works = view.loose
    for words, names in (
        (_("Objetivos sin actividad"), goals), (_("Actividades sin objetivo"), works),
    ):  # fmt: skip
        if names:
            yield Paragraph((strong(words),))
            yield Listing(tuple(plain(name) for name in names))
    if not goals and not works:
        yield Paragraph(plain(_("Cada objetivo tiene su actividad, y cada actividad su objetivo.")), Style.NOTE)
