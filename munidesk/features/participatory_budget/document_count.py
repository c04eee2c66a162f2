"""The acta de escrutinio: what was counted, by whom twice, which proposals enter under which rule, what was decided."""

from collections.abc import Iterator
from dataclasses import replace

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Signatures,
    Signer,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.participatory_budget import rules
from munidesk.features.participatory_budget.domain import Opinion
from munidesk.features.participatory_budget.rules import Outcome, Placed, Sort, key_of
from munidesk.features.participatory_budget.store import BudgetView
from munidesk.features.participatory_budget.store_count import unready
from munidesk.features.participatory_budget.words import off_ballot_words, outcome_words, rule_sentence, spent
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_count(store: Store, view: BudgetView) -> Document:
    """Marked as provisional while the count is not closed."""
    rule = Paragraph((strong(_("Regla. ")), *plain(rule_sentence(view))), Style.LEFT)
    body = (
        _key_figures(view), Boxed((rule,)), *_missing(view), _results(view), *_ties(view), *_districts(view),
    )  # fmt: skip
    tables, left_out = tuple(_tables(view)), tuple(_off_ballot(view))
    # Nobody signs a leaf with nothing on it: what is read last goes with the signatures.
    signed = KeepTogether((*(left_out or tables), _signatures(store)))
    blocks = (*body, *(tables if left_out else ()), signed)
    day = view.process.closed_on or view.process.vote_day
    parts = (view.process.title, show_date(day, "d 'de' MMMM 'de' y") if day else "")
    made = report(
        store, _("Acta de escrutinio"), blocks, subtitle=" · ".join(part for part in parts if part),
        office=view.process.title, running=_("Acta de escrutinio"), dated=view.process.is_open,
    )  # fmt: skip
    return replace(made, watermark=_("PROVISORIO") if view.process.is_open else "")


def _key_figures(view: BudgetView) -> KeyFigures:
    figures, tally = view.figures, view.tally
    money = spent(view.placed)
    left = (view.process.cap or 0) - money
    entering = len(view.entering)
    found = [
        KeyFigure(figures.money(view.process.cap), _("de tope")),
        KeyFigure(
            figures.number(entering),
            ngettext("entra por {money}; sobran {left}", "entran por {money}; sobran {left}", entering).format(
                money=figures.money(money), left=figures.money(left)
            ),
        ),
    ]
    if view.told:
        return KeyFigures((*found, KeyFigure(figures.number(sum(view.votes.values())), _("votos, según la planilla"))))
    signed = [one.signed for one in view.batches if one.signed is not None]
    words = ngettext("papeleta", "papeletas", tally.ballots)
    if signed:
        words += " " + _("de {n} firmas").format(n=figures.number(sum(signed)))
    return KeyFigures(
        (
            *found,
            KeyFigure(figures.number(tally.ballots), words),
            KeyFigure(
                figures.number(tally.marks), ngettext("voto", "votos", tally.marks) + ", " + sorts_words(view)
            ),
        )
    )  # fmt: skip


def sorts_words(view: BudgetView) -> str:
    """«548 válidas + 9 anuladas + 6 en blanco = 563»."""
    tally, number = view.tally, view.figures.number
    valid, void = tally.of(Sort.VALID), tally.of(Sort.VOID)
    parts = (
        ngettext("{n} válida", "{n} válidas", valid).format(n=number(valid)),
        ngettext("{n} anulada", "{n} anuladas", void).format(n=number(void)),
        _("{n} en blanco").format(n=number(tally.of(Sort.BLANK))),
    )
    return f"{' + '.join(parts)} = {number(tally.ballots)}"


def _missing(view: BudgetView) -> Iterator[Block]:
    why = unready(view) if view.process.is_open else ""
    if why:
        yield Paragraph((strong(_("Provisorio. ")), *plain(why)), Style.LEFT)


def _results(view: BudgetView) -> Table:
    rows = [_result(view, one) for one in view.placed]
    total = view.figures.number(sum(one.votes for one in view.placed))
    cells = (plain(""), plain(_("Total")), plain(""), plain(""), plain(total), plain(""), plain(""))
    rows.append(Row(cells, RowKind.TOTAL))
    return Table(
        (
            Column(_("N.º"), 0.45, Align.CENTRE), Column(_("Propuesta"), 3.2), Column(_("Zona"), 1.2),
            Column(_("Costo"), 1.15, Align.RIGHT), Column(_("Votos"), 0.75, Align.RIGHT),
            Column(_("Suma"), 1.15, Align.RIGHT), Column(_("Con el tope"), 1.2),
        ),
        tuple(rows), caption=_("Cuadro 1. Propuestas por cantidad de votos"),
    )  # fmt: skip


def _result(view: BudgetView, one: Placed) -> Row:
    proposal, figures = one.proposal, view.figures
    enters = one.outcome is Outcome.ENTERS
    title = (strong(proposal.title),) if enters else plain(proposal.title)
    word = outcome_words(one.outcome)[0]
    return Row(
        (
            plain(key_of(proposal.number) if proposal.number else "–"), title, plain(view.district(proposal)),
            plain(figures.amount(proposal.cost)), plain(figures.number(one.votes)),
            plain(figures.amount(one.sum)), (strong(word),) if enters else plain(word),
        )
    )  # fmt: skip


def _ties(view: BudgetView) -> Iterator[Block]:
    """What persons decided, and that they did: the rule alone does not."""
    held = [one for one in view.decisions if view.votes.get(one.proposal_id) == one.votes]
    if not held:
        return
    names = {one.id: one.title for one in view.proposals}
    yield Heading(_("Empates decididos por personas"), 2)
    for reason in dict.fromkeys((one.votes, one.reason, one.who, one.day) for one in held):
        votes, why, who, day = reason
        order = join_and([f"«{names.get(one.proposal_id, '')}»" for one in held if one.votes == votes])
        when = _(", el {day}").format(day=show_date(day)) if day else ""
        yield Paragraph(
            plain(
                _("Con {n} votos cada una, en este orden: {order}. Decidió {who}{when}. Motivo: {why}").format(
                    n=view.figures.number(votes), order=order, who=who, when=when, why=why
                )
            ),
            Style.LEFT,
        )


def _districts(view: BudgetView) -> Iterator[Block]:
    """Results by district, also of those whose proposals name only a place."""
    names = dict.fromkeys(view.district(one.proposal) or _("Sin distrito") for one in view.placed)
    if len(names) < 2:
        return
    caps = {one.name: one.cap for one in view.districts}
    rows = []
    for name in names:
        own = [one for one in view.placed if (view.district(one.proposal) or _("Sin distrito")) == name]
        entering = tuple(one for one in own if one.outcome is Outcome.ENTERS)
        cap = caps.get(name)
        rows.append(
            Row(
                (
                    plain(name), plain(view.figures.number(len(own))),
                    plain(view.figures.number(sum(one.votes for one in own))),
                    plain(view.figures.number(len(entering))), plain(view.figures.amount(spent(entering))),
                    plain(_("común") if cap is None else view.figures.amount(cap)),
                )
            )
        )  # fmt: skip
    rows.sort(key=lambda row: row.cells[0][0].text)
    yield Table(
        (
            Column(_("Distrito"), 2.4), Column(_("Propuestas"), 1.0, Align.RIGHT), Column(_("Votos"), 1.0, Align.RIGHT),
            Column(_("Entran"), 0.9, Align.RIGHT), Column(_("Por"), 1.3, Align.RIGHT),
            Column(_("Tope"), 1.3, Align.RIGHT),
        ),
        tuple(rows), caption=_("Cuadro 2. Resultado por distrito"),
    )  # fmt: skip


def _tables(view: BudgetView) -> Iterator[Block]:
    """Signatures against papers, and whether both counts said the same."""
    if not view.batches or view.told:
        return
    number = view.figures.number
    rows = []
    for one in view.batches:
        tally = view.tally_of(one)
        gap = "–" if one.signed is None else view.figures.signed(tally.ballots - one.signed, 0)
        rows.append(
            Row(
                (
                    plain(f"{one.number} · {one.place}" if one.place else str(one.number)), plain(number(one.signed)),
                    plain(number(tally.ballots)), plain(gap), plain(number(tally.of(Sort.VALID))),
                    plain(number(tally.of(Sort.VOID))), plain(number(tally.of(Sort.BLANK))),
                    plain(counts_words(view, one.id)),
                )
            )
        )  # fmt: skip
    yield Table(
        (
            Column(_("Mesa"), 2.2), Column(_("Firmas"), 0.8, Align.RIGHT), Column(_("Papeletas"), 1.0, Align.RIGHT),
            Column(_("Diferencia"), 1.0, Align.RIGHT), Column(_("Válidas"), 0.8, Align.RIGHT),
            Column(_("Anuladas"), 0.95, Align.RIGHT), Column(_("En blanco"), 1.0, Align.RIGHT),
            Column(_("Conteos"), 1.4),
        ),
        tuple(rows), caption=_("Cuadro 3. Mesas"),
    )  # fmt: skip


def counts_words(view: BudgetView, batch_id: str) -> str:
    """«dos, iguales», «uno», «difieren en 1»."""
    first, second = view.pile(batch_id, 1), view.pile(batch_id, 2)
    if not first and not second:
        return _("sin contar")
    if view.process.counters == 1:
        return _("uno")
    if not first or not second:
        return _("falta uno")
    found = len(view.differences(batch_id))
    return ngettext("difieren en {n}", "difieren en {n}", found).format(n=found) if found else _("dos, iguales")


def _off_ballot(view: BudgetView) -> Iterator[Block]:
    out = [one for one in view.proposals if one.number is None] if not view.told else []
    if out:
        rows = (Row((plain(one.title), plain(capital(off_ballot_words(view, one))))) for one in out)
        columns = (Column(_("Propuesta"), 2.0), Column(_("Por qué"), 3.0))
        yield Table(columns, tuple(rows), caption=_("Cuadro 4. No fueron a la boleta"))


def _signatures(store: Store) -> Signatures:
    """Who counted, twice; and who certifies in this country."""
    profile = town.profile_of(store)
    posts = [capital(profile.posts[one].neutral) for one in profile.minutes.signers if one in profile.posts]
    told = (_("Primer conteo"), _("Segundo conteo"), *posts[:1])
    return Signatures(tuple(Signer(_("Nombre y firma"), post) for post in told))


@on_paper
def build_feasibility(store: Store, view: BudgetView) -> Document:
    """Every proposal with what each area said of it, who signed and why; what nobody said yet is a dash."""
    blocks: list[Block] = [Paragraph(plain(rule_sentence(view)), Style.LEFT)]
    for one in view.proposals:
        head = (view.district(one), view.figures.money(one.cost) if one.cost is not None else _("sin costo"))
        blocks.append(Heading(one.title, 2, right=" · ".join(part for part in head if part)))
        if one.summary:
            blocks.append(Paragraph(plain(one.summary), Style.LEFT))
        said = {each.area: each for each in view.opinions_of(one)}
        rows = []
        for area in view.areas:
            each = said.get(area)
            cells = ("–", "", "", "") if each is None else _opinion_cells(each)
            rows.append(Row((plain(area), *(plain(cell) for cell in cells))))
        if rows:
            blocks.append(
                Table(
                    (
                        Column(_("Área"), 1.3), Column(_("Dictamen"), 1.5), Column(_("Motivo"), 3.2),
                        Column(_("Responsable"), 1.5), Column(_("Fecha"), 0.9),
                    ),
                    tuple(rows),
                )
            )  # fmt: skip
    return report(
        store, _("Propuestas y factibilidad"), tuple(blocks), subtitle=view.process.title,
        office=view.process.title, running=_("Propuestas y factibilidad"),
    )  # fmt: skip


def _opinion_cells(one: Opinion) -> tuple[str, str, str, str]:
    day = show_date(one.day) if one.day else ""
    return capital(one.verdict.word), one.reason, one.responsible, day


def missing_words(view: BudgetView) -> str:
    """How many proposals wait for an area; empty when none does."""
    waiting = sum(bool(rules.missing_areas(view.process, view.opinions_of(one))) for one in view.proposals)
    return (
        ngettext("falta un dictamen en {n} propuesta", "faltan dictámenes en {n} propuestas", waiting).format(n=waiting)
        if waiting
        else ""
    )
