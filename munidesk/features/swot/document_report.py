"""The full report: the matrix, the evaluation, the crossed strategies, CAME, and what changed since last time."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.document_mefi import mefi_blocks
from munidesk.features.swot.domain import Factor, Quadrant, StrategyKind
from munidesk.features.swot.rules import Change, codes, compare, group_score
from munidesk.features.swot.store import SwotView, load_view, matrices
from munidesk.town.report import report


def came_words(quadrant: Quadrant) -> str:
    """What CAME does with each quadrant."""
    words = {
        Quadrant.WEAKNESS: _("Corregir"),
        Quadrant.THREAT: _("Afrontar"),
        Quadrant.STRENGTH: _("Mantener"),
        Quadrant.OPPORTUNITY: _("Explotar"),
    }
    return words.get(quadrant, quadrant.word)


def strategy_words(kind: StrategyKind) -> str:
    """What a crossing is for."""
    words = {
        StrategyKind.SO: _("FO: usar fortalezas para aprovechar oportunidades"),
        StrategyKind.WO: _("DO: superar debilidades con las oportunidades"),
        StrategyKind.ST: _("FA: usar fortalezas ante las amenazas"),
        StrategyKind.WT: _("DA: reducir debilidades y evitar amenazas"),
    }
    return words.get(kind, kind.word)


@on_paper
def build_report(store: Store, view: SwotView) -> Document:
    matrix = view.matrix
    day = show_date(matrix.day, "d 'de' MMMM 'de' y")
    blocks: list[Block] = []
    facts = ((_("Alcance"), matrix.scope), (_("Participaron"), matrix.people), (_("Convocó"), matrix.convened_by))
    rows = tuple(Row((plain(name), plain(value))) for name, value in facts if value)
    if rows:
        blocks.append(Table((Column("", 0.6), Column("", 3)), rows))
    blocks.append(Heading(_("1. Factores"), 1))
    blocks.extend(_factors(view))
    blocks.append(PageBreak())
    blocks.append(Heading(_("2. Evaluación"), 1))
    blocks.extend(mefi_blocks(view))
    blocks.append(Heading(_("3. Estrategias cruzadas"), 1))
    blocks.extend(_strategies(view))
    blocks.append(Heading(_("4. CAME"), 1))
    blocks.extend(_came(view))
    changes = changes_of(store, view)
    if changes:
        blocks.append(Heading(_("5. Qué cambió desde la versión anterior"), 1))
        blocks.append(changes_table(changes, view.figures))
    return report(
        store, _("Informe FODA"), tuple(blocks),
        subtitle=_("{title} · versión {n} · {day}").format(title=matrix.title, n=matrix.version, day=day),
        office=matrix.convened_by or _("Equipo de planificación"), running=_("Informe FODA"),
    )  # fmt: skip


def _factors(view: SwotView) -> Iterator[Block]:
    names = codes(view.factors)
    for quadrant in Quadrant:
        own = view.of(quadrant)
        name, what = quadrant_words(quadrant)
        yield Heading(f"{name}: {what}", 2)
        if not own:
            yield Paragraph(plain(_("Sin factores.")), Style.NOTE)
            continue
        yield Table(
            (Column(_("N.º"), 0.4), Column(_("Factor"), 3), Column(_("Evidencia"), 2), Column(_("Grupo"), 1.4)),
            tuple(
                Row(((strong(names[one.id]),), plain(one.text), plain(one.evidence or "–"), plain(_group(view, one))))
                for one in own
            ),
        )
    if view.scores:
        yield Paragraph(plain(_(
            "Grupo: promedio de impacto por factibilidad, de 1 a 25; entre paréntesis, cuántas personas puntuaron y el "
            "puntaje menor y el mayor."
        )), Style.NOTE)  # fmt: skip


def _group(view: SwotView, one: Factor) -> str:
    found = group_score(score for score in view.scores if score.factor_id == one.id)
    if found is None:
        return "–"
    mean = view.figures.number(found.mean, 1)
    return _("{mean} de 25 ({n}: {a}–{b})").format(mean=mean, n=found.people, a=found.lowest, b=found.highest)


def _strategies(view: SwotView) -> Iterator[Block]:
    names = codes(view.factors)
    rows: list[Row] = []
    for kind in StrategyKind:
        own = [one for one in view.strategies if one.kind is kind]
        if own:
            rows.append(Row((plain(strategy_words(kind)),), RowKind.GROUP))
        for at, one in enumerate(own, 1):
            factors = ", ".join(names[key] for key in one.factor_ids if key in names)
            rows.append(Row(((strong(f"{kind.word}{at}"),), plain(one.text), plain(factors))))
    if rows:
        yield Table((Column(_("N.º"), 0.4), Column(_("Estrategia"), 4), Column(_("Factores"), 1.2)), tuple(rows))
    else:
        yield Paragraph(plain(_("Todavía no se cruzaron factores.")), Style.NOTE)


def _came(view: SwotView) -> Iterator[Block]:
    names = codes(view.factors)
    rows = [
        Row((plain(came_words(quadrant)), (strong(names[one.id]),), plain(one.text), plain(one.came)))
        for quadrant in (Quadrant.WEAKNESS, Quadrant.THREAT, Quadrant.STRENGTH, Quadrant.OPPORTUNITY)
        for one in view.of(quadrant)
        if one.came
    ]
    if rows:
        columns = (Column("", 0.8), Column(_("N.º"), 0.4), Column(_("Factor"), 2.2), Column(_("Qué se hace"), 2.6))
        yield Table(columns, tuple(rows))
    else:
        yield Paragraph(plain(_("Todavía no se escribió qué hacer con cada factor.")), Style.NOTE)


def changes_of(store: Store, view: SwotView) -> tuple[Change, ...]:
    """Against the version before; () for the first one."""
    older = [one for one in matrices(store) if one.series_id == view.matrix.series_id]
    before = [one for one in older if one.version < view.matrix.version]
    if not before:
        return ()
    previous = load_view(store, max(before, key=lambda one: one.version).id)
    return compare(previous.factors, view.factors)


def change_words(one: Change, figures: Figures) -> tuple[str, str, str]:
    """(what, factor, detail)."""
    after, before = one.after, one.before
    text = one.factor.text
    match one.kind:
        case "entered":
            return _("Entró"), text, quadrant_words(after.quadrant)[0] if after else ""
        case "left":
            return _("Salió"), text, quadrant_words(before.quadrant)[0] if before else ""
        case "moved" if after and before:
            return _("Pasó"), text, f"{quadrant_words(before.quadrant)[0]} → {quadrant_words(after.quadrant)[0]}"
        case "reworded" if before:
            return _("Se reescribió"), text, _("antes: {text}").format(text=before.text)
    return _("Cambió su valoración"), text, f"{valued_words(before, figures)} → {valued_words(after, figures)}"


def valued_words(one: Factor | None, figures: Figures) -> str:
    if one is None:
        return ""
    return f"{figures.hundredths(one.weight)} × {one.rating or '–'}"


def changes_table(changes: tuple[Change, ...], figures: Figures) -> Table:
    columns = (Column(_("Qué"), 1), Column(_("Factor"), 3, Align.LEFT), Column(_("Detalle"), 2))
    return Table(columns, tuple(Row(tuple(plain(part) for part in change_words(one, figures))) for one in changes))
