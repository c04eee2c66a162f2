"""The plan, the POA of a year, the progress report, the money, the alignment and a project's sheet."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import DAY, DAY_MONTH, show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.planning.alignment import aligned, loose_of, loose_words, nothing_loose
from munidesk.features.planning.codes import Work
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.listing import goal_words, level_words
from munidesk.features.planning.progress import expected, unknown_at_end
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import frame, readings_of
from munidesk.town.report import NBSP, report

_RIGHT = Align.RIGHT


def weighting_words(view: PlanView) -> str:
    """What averages are weighted by, printed wherever one appears."""
    return _("promedio {by}, con tope en 100").format(by=view.plan.weighting.word)


def summary(view: PlanView, year: int | None) -> str:
    """«7 actividades, 2 atrasadas · avance 81 % (promedio…)»."""
    figures = view.figures
    leaves = [one for one in view.ordered(year) if not view.children.get(one.id)]
    late = sum(one.id in view.late_in(year) for one in leaves)
    overall = view.overall(year)
    approved, executed = overall.approved, overall.executed
    parts = [
        ngettext("{n} actividad o meta", "{n} actividades y metas", len(leaves)).format(n=len(leaves)),
        ngettext("{n} atrasada", "{n} atrasadas", late).format(n=late),
    ]
    if overall.mean is not None:
        words = ngettext("avance {p} ({how}; {n} medida)", "avance {p} ({how}; {n} medidas)", overall.measured)
        how = weighting_words(view)
        parts.append(words.format(p=figures.share(overall.mean), how=how, n=overall.measured))
    if approved:
        parts.append(_("ejecutados {a} de {b} ({p})").format(
            a=figures.money(executed), b=figures.amount(approved),
            p=figures.percent(executed, approved)))  # fmt: skip
    return " · ".join(parts)


def indented(view: PlanView, line: Line) -> Spans:
    """Code and title, set in by level."""
    pad = NBSP * 3 * view.depth(line)
    head = f"{pad}{line.code}{NBSP}{NBSP}" if line.code else pad
    top = line.level in (Level.AXIS, Level.OBJECTIVE, Level.PROGRAMME)
    return (Span(head), strong(line.title) if top else Span(line.title))


@on_paper
def build_plan(store: Store, view: PlanView) -> Document:
    """The whole tree with its targets, then the logical framework."""
    blocks: list[Block] = []
    if view.plan.vision:
        blocks.append(Boxed((Paragraph((strong(_("Visión. ")), Span(view.plan.vision)), Style.LEFT),)))
    for axis in view.children.get("", []):
        blocks.append(Heading(f"{level_words(axis.level)} {axis.code}. {axis.title}", 1))
        rows = [_plan_row(view, one) for one in view.ordered() if one.id != axis.id and _top(view, one) == axis.id]
        if rows:
            blocks.append(
                Table(
                    (
                        Column(_("Objetivo · programa · meta"), 4),
                        Column(_("Indicador"), 1.8),
                        Column(_("Base"), 0.8, _RIGHT),
                        Column(_("Meta"), 0.9, _RIGHT),
                        Column(_("Unidad"), 1.1),
                        Column(_("Responsable"), 1.4),
                    ),
                    tuple(rows),
                    dense=True,
                )
            )
    blocks.extend(_frame(store, view))
    years = _("{a}–{b}").format(a=view.plan.start_year, b=view.plan.end_year)
    return report(store, view.plan.title, tuple(blocks), subtitle=years, office=_("Equipo de planificación"))


def _top(view: PlanView, line: Line) -> str:
    while line.parent_id and line.parent_id in view.by_id:
        line = view.by_id[line.parent_id]
    return line.id


def _plan_row(view: PlanView, one: Line) -> Row:
    figures = view.figures
    cells = (
        indented(view, one), plain(one.indicator or _blank(one)),
        plain(figures.number(one.base) if one.base is not None else ""),
        plain(figures.number(one.target) if one.target is not None else ""), plain(one.unit), plain(one.responsible),
    )  # fmt: skip
    group = one.level in (Level.OBJECTIVE, Level.PROGRAMME) and bool(view.children.get(one.id))
    return Row(cells, RowKind.GROUP if group else RowKind.PLAIN)


def _blank(one: Line) -> str:
    """What should say how it is measured and does not; a group is measured by its lines."""
    return BLANK if one.level in (Level.TARGET, Level.ACTIVITY) else ""


def _frame(store: Store, view: PlanView) -> Iterator[Block]:
    rows = frame(store, view.plan.id)
    if not rows:
        return
    yield Heading(_("Marco lógico"), 1)
    yield Table(
        (
            Column(_("Nivel"), 0.9),
            Column(_("Resumen"), 2),
            Column(_("Indicadores"), 1.6),
            Column(_("Medios de verificación"), 1.6),
            Column(_("Supuestos"), 1.6),
        ),
        tuple(
            Row(((strong(capital(one.level.word)),), *(plain(t) for t in (
                one.summary, one.indicators, one.means, one.assumptions)))) for one in rows
        ),
    )  # fmt: skip


@on_paper
def build_poa(store: Store, view: PlanView, year: int) -> Document:
    """The POA of a year: goal, progress, money and days of every activity."""
    figures = view.figures
    lines, branches, late = view.ordered(year), view.branches_of(year), view.late_in(year)
    rows = []
    for one in lines:
        branch = branches[one.id]
        days = ""
        if branch.first and branch.last:
            days = "–".join(_day_of(day, year) for day in (branch.first, branch.last))
        group = bool(view.children.get(one.id))
        state = _("atrasada") if one.id in late else ""
        rows.append(
            Row(
                (
                    indented(view, one), plain(goal_words(view, one, year)), plain(figures.share(branch.raw)),
                    plain(state),
                    plain(figures.amount(branch.approved) if branch.approved else "–"),
                    plain(figures.amount(branch.executed) if branch.executed else "–"), plain(days),
                    plain(one.responsible),
                ),
                RowKind.GROUP if group else RowKind.PLAIN,
            )
        )  # fmt: skip
    table = Table(
        (
            Column(_("Eje · objetivo · actividad"), 4),
            Column(_("Meta"), 1.7, _RIGHT),
            Column(_("Avance"), 0.8, _RIGHT),
            Column(_("Estado"), 0.9, Align.CENTRE),
            Column(figures.of_money(_("Vigente")), 1.2, _RIGHT),
            Column(figures.of_money(_("Ejecutado")), 1.2, _RIGHT),
            Column(_("Fechas"), 1.3, Align.CENTRE),
            Column(_("Responsable"), 1.4),
        ),
        tuple(rows),
        dense=True,
    )
    note = _("Avance de cada rama: {how}. Lo que no se midió no se cuenta como cero.").format(how=weighting_words(view))
    blocks: tuple[Block, ...] = (table, Paragraph(plain(note), Style.NOTE), *_by_work(view, year))
    return report(
        store, _("Plan Operativo Anual {year}").format(year=year), blocks,
        subtitle=summary(view, year), office=_("Equipo de planificación"), landscape=True,
        running=_("POA {year}").format(year=year),
    )  # fmt: skip


def _day_of(day: date, year: int) -> str:
    """The year is that of the paper, and is said only where it is another."""
    return show_date(day, DAY_MONTH if day.year == year else DAY)


def _by_work(view: PlanView, year: int) -> Iterator[Table]:
    """How many activities of each kind of work there are and their money; nothing where no kind was told."""
    figures, branches = view.figures, view.branches_of(year)
    leaves = [one for one in view.ordered(year) if not view.children.get(one.id)]
    if not any(one.work for one in leaves):
        return
    kinds = sorted({one.work for one in leaves}, key=lambda work: (work is Work.NONE, work.place))
    rows = []
    for kind in (*kinds, None):
        own = [one for one in leaves if kind is None or one.work is kind]
        approved, executed = (sum(getattr(branches[one.id], name) for one in own) for name in ("approved", "executed"))
        words = _("Total") if kind is None else capital(kind.word) or _("Sin indicar")
        cells = (words, str(len(own)), figures.amount(approved), figures.amount(executed))
        rows.append(Row(tuple(map(plain, cells)), RowKind.TOTAL if kind is None else RowKind.PLAIN))
    columns = (Column(_("Clase de trabajo"), 3), Column(_("Actividades"), 1, _RIGHT),
               Column(figures.of_money(_("Vigente")), 1.2, _RIGHT),
               Column(figures.of_money(_("Ejecutado")), 1.2, _RIGHT))  # fmt: skip
    yield Table(columns, tuple(rows), caption=_("Por clase de trabajo, renglones con dinero propio"))


def light(view: PlanView, line: Line, year: int | None = None) -> str:
    """The traffic light in a word, so that it reads in black and white; with a year, against what it is to reach."""
    progress = (view.branches if year is None else view.branches_of(year))[line.id].capped
    if line.id in view.late_in(year):
        return _("rojo: atrasada")
    if progress is None:
        return _("gris: sin medir, venció") if unknown_at_end(line, progress, view.day) else _("gris: sin medir")
    if progress >= 1:
        return _("verde: cumplida")
    due = expected(line, view.day)
    return _("amarillo: por debajo") if due is not None and progress < due else _("verde: en término")


@on_paper
def build_progress(store: Store, view: PlanView, year: int) -> Document:
    """The follow-up report: the light of each activity with the figures behind it."""
    leaves = [one for one in view.ordered(year) if not view.children.get(one.id)]
    words = [light(view, one, year) for one in leaves]
    counted = {name: sum(one.startswith(name) for one in words) for name in ("verde", "amarillo", "rojo", "gris")}
    counts = KeyFigures(
        (
            KeyFigure(str(counted["verde"]), _("en término o cumplidas, de {n}").format(n=len(leaves))),
            KeyFigure(str(counted["amarillo"]), _("por debajo de lo esperado")),
            KeyFigure(str(counted["rojo"]), _("atrasadas")),
            KeyFigure(str(counted["gris"]), _("sin medir: no cuentan como cero")),
        )
    )
    rows = tuple(_progress_row(store, view, one, word, year) for one, word in zip(leaves, words, strict=True))
    table = Table(
        (
            Column(_("Actividad o meta"), 3.4),
            Column(_("Meta"), 1.6, _RIGHT),
            Column(_("Avance"), 0.8, _RIGHT),
            Column(_("Esperado"), 0.9, _RIGHT),
            Column(_("Semáforo"), 1.5),
            Column(_("Medido el"), 0.9),
            Column(_("Constancia"), 1.6),
        ),
        rows,
        dense=True,
    )
    quarter = (view.day.month - 1) // 3 + 1
    note = _(
        "Esperado: parte del plazo ya transcurrida, o la prevista para sus trimestres. "
        "Rojo: vencida sin cumplir, o más de 15 puntos por debajo."
    )
    return report(
        store, _("Informe de avance {year}").format(year=year),
        (counts, table, Paragraph(plain(note), Style.NOTE)),
        subtitle=_("Trimestre {n} · {summary}").format(n=quarter, summary=summary(view, year)),
        office=_("Equipo de planificación"), landscape=True, running=_("Informe de avance"),
    )  # fmt: skip


def _progress_row(store: Store, view: PlanView, one: Line, word: str, year: int) -> Row:
    figures = view.figures
    last = [each for each in readings_of(store, one.id) if not each.part and each.day.year <= year]
    when = show_date(last[-1].day) if last else "–"
    return Row(
        (
            plain(f"{one.code}  {one.title}"), plain(goal_words(view, one, year)),
            plain(figures.share(view.branches_of(year)[one.id].raw)),
            plain(figures.share(expected(one, view.day))), (strong(word),), plain(when),
            plain(last[-1].evidence if last else ""),
        )
    )  # fmt: skip


@on_paper
def build_alignment(store: Store, view: PlanView) -> Document:
    """PMD ↔ sector ↔ POA ↔ ODS, and what is loose on either side."""
    rows = tuple(
        Row((plain(f"{one.line.code}  {one.line.title}"), plain(one.line.sector or "–"),
             plain(", ".join(each.code or each.title for each in one.below) or _("ninguna")),
             plain(", ".join(map(str, one.goals)) or "–")))
        for one in aligned(view)
    )  # fmt: skip
    columns = (Column(_("PMD"), 3), Column(_("Programa sectorial"), 1.6), Column(_("POA"), 2), Column(_("ODS"), 0.9))
    sentences = loose_words(loose_of(view)) or (nothing_loose(),)
    blocks: tuple[Block, ...] = (
        Table(columns, rows, dense=True),
        Heading(_("Sin alinear"), 1),
        *(Paragraph(plain(text), Style.LEFT) for text in sentences),
    )
    return report(
        store, _("Matriz de alineación"), blocks, subtitle=view.plan.title, office=_("Equipo de planificación"),
    )  # fmt: skip
