"""The evaluation: verdict first, then its conditions, the account of the total, the charts, and every criterion."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from munidesk.base.dates import show_date
from munidesk.base.figures import NBSP, Figures, apportioned, half_up
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    RowKind,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.instruments.domain import Round
from munidesk.instruments.figure import Profile, profile_figure
from munidesk.instruments.scoring import (
    Change,
    DimensionScore,
    Result,
    RoundView,
    compare,
    hindering,
    result,
)
from munidesk.instruments.subject import Judgement, Subject, floor_words, judgement_words, missing_words
from munidesk.instruments.words import advice_words, answer_words, moment_words
from munidesk.town.report import report

_RIGHT = Align.RIGHT


def round_words(one: Round) -> str:
    """«ronda 3, «después» (noviembre de 2026)»."""
    return _("ronda {n}, «{moment}» ({month})").format(
        n=one.number, moment=moment_words(one.moment).lower(), month=show_date(one.until, "MMMM 'de' y")
    )


@on_paper
def build_evaluation(store: Store, subject: Subject, view: RoundView, before: RoundView | None) -> Document:
    """Of one round; `before` is the one it is compared with (usually the first), None for the first."""
    blocks = tuple(evaluation_blocks(subject, view, before))
    subtitle = round_words(view.round)
    if before is not None:
        subtitle = _("{now}, comparada con la {before}").format(now=subtitle, before=round_words(before.round))
    closed = view.round.closed_on
    running = subject.sayings.running.format(n=view.round.number)
    if closed is not None:
        running += _(" · cerrada el {day}").format(day=show_date(closed))
    return report(
        store, subject.sayings.report, blocks,
        subtitle=" · ".join(part for part in (subject.place, subtitle) if part),
        office=_("Equipo de planificación"), running=running,
    )  # fmt: skip


def evaluation_blocks(subject: Subject, view: RoundView, before: RoundView | None) -> Iterator[Block]:
    """The body, for the report and for the manual."""
    now = result(view)
    then = result(before) if before is not None else None
    found = subject.judge(now, view.round)
    yield _judgement(subject, found, now, then, view)
    if now.total is not None:
        if found.conditions:
            yield _conditions(found)
        yield _account(now, then, view.figures)
        yield Paragraph(plain(_method(view, now)), Style.NOTE)
        yield _figure(subject, view, before, now, then)
    yield KeepTogether(tuple(_texts(view, before, now, then)))
    yield from _criteria(view, before)


def _judgement(subject: Subject, found: Judgement, now: Result, then: Result | None, view: RoundView) -> Block:
    figures, scale = view.figures, view.instrument.scale
    title = found.instead or _("Veredicto: {word}").format(word=judgement_words(found).lower())
    if found.provisional and found.word:
        title += _(" (provisorio)")
    parts = []
    if now.total is not None and then is not None and then.total is not None:
        parts.append(
            _("El puntaje pasó de {a} a {b} sobre {n}.").format(
                a=figures.number(then.total, 2), b=figures.number(now.total, 2), n=scale
            )
        )
    elif now.total is not None:
        parts.append(_("El puntaje es {b} sobre {n}.").format(b=figures.number(now.total, 2), n=scale))
    if missing := missing_words(now):
        parts.append(missing[0].upper() + missing[1:] + ".")
        parts.append(floor_words(now, figures))
    if found.conditions:
        met, count = sum(one.met for one in found.conditions), len(found.conditions)
        words = subject.sayings.all_met if met == count else subject.sayings.some_met
        parts.append(words.format(a=met, b=count))
    parts.append(found.why)
    return Boxed((Heading(title, 1), Paragraph(plain(" ".join(filter(None, parts))), Style.LEFT)))


def _conditions(found: Judgement) -> Table:
    return Table(
        (Column(_("Condición"), 3.4), Column(_("Umbral"), 1.2, _RIGHT), Column(_("Resultado"), 1.6, _RIGHT),
         Column(_("Cumple"), 0.7)),
        tuple(
            Row((plain(one.words), plain(one.threshold), (strong(one.found),),
                 (strong(_("Sí") if one.met else _("No")),)))
            for one in found.conditions
        ),
        caption=_("Cuadro 1. Condiciones del veredicto"),
    )  # fmt: skip


def _account(now: Result, then: Result | None, figures: Figures) -> Table:
    """Weights times scores written out, so that anyone can add them up again."""
    weights = sum(one.dimension.weight for one in now.dimensions if one.score is not None)
    products = _products(now)
    old = {one.dimension.key: one.score for one in then.dimensions} if then else {}
    rows = [
        _dimension(
            one,
            old.get(one.dimension.key),
            weights,
            figures,
            products.get(one.dimension.key),
            compared=then is not None,
        )
        for one in now.dimensions
    ]
    total: list[tuple[Span, ...]] = [plain(_("Total")), plain(figures.percent(1, 1) if weights else "–")]
    if then is not None:
        total.append(plain(figures.number(then.total, 2)))
    total.append(plain(figures.number(now.total, 2)))
    if then is not None:
        total.append(plain(figures.change(then.total, now.total, 2)))
    total.append(plain(_("{a} de {b}").format(a=now.answered, b=now.applicable)))
    total.append(plain(_("suma = {n}").format(n=figures.number(now.total, 2))))
    rows.append(Row(tuple(total), RowKind.TOTAL))
    columns = [Column(_("Dimensión"), 2.6), Column(_("Peso"), 0.7, _RIGHT)]
    if then is not None:
        columns.append(Column(_("Antes"), 0.8, _RIGHT))
    columns.append(Column(_("Ahora"), 0.8, _RIGHT))
    if then is not None:
        columns.append(Column(_("Cambio"), 0.8, _RIGHT))
    columns.extend((Column(_("Criterios"), 0.9, _RIGHT), Column(_("Peso × ahora"), 1.6, _RIGHT)))
    return Table(tuple(columns), tuple(rows), caption=_("Cuadro 2. Resultado por dimensión y cuenta del total"))


def _products(now: Result) -> dict[str, Decimal]:
    """Weight × score of each dimension as printed: with two decimals that add up to the total's."""
    known = [one for one in now.dimensions if one.score is not None]
    total = half_up((now.total or 0) * 100)
    parts = apportioned([(one.score or 0) * one.dimension.weight for one in known], int(total))
    return {one.dimension.key: Decimal(part) / 100 for one, part in zip(known, parts, strict=True)}


def _dimension(
    one: DimensionScore, before: Fraction | None, weights: int, figures: Figures, product: Decimal | None, *,
    compared: bool,
) -> Row:  # fmt: skip
    share = Fraction(one.dimension.weight, weights) if weights and one.score is not None else None
    cells: list[tuple[Span, ...]] = [plain(one.dimension.title)]
    cells.append(plain("–" if share is None else f"{figures.number(half_up(share * 100, 1))}{NBSP}%"))
    if compared:
        cells.append(plain(figures.number(before, 2)))
    cells.append((strong(figures.number(one.score, 2)),))
    if compared:
        cells.append(plain(figures.change(before, one.score, 2)))
    cells.append(plain(_("{a} de {b}").format(a=one.answered, b=one.applicable)))
    if share is None or one.score is None:
        cells.append(plain("–"))
    else:
        cells.append(
            plain(f"{figures.number(share, 2)} × {figures.number(one.score, 2)} = {figures.number(product, 2)}")
        )
    return Row(tuple(cells))


def _method(view: RoundView, now: Result) -> str:
    parts = [_("Escala de 0 a {n}.").format(n=view.instrument.scale)]
    count = len(now.excluded)
    if count:
        reasons = []
        for one in now.excluded:
            answer = view.answer(one)
            reasons.append(f"{one.question.lower()}: {answer.reason}" if answer else one.question.lower())
        parts.append(
            ngettext(
                "De {all} criterios, {n} no aplica ({why}) y sale de la cuenta.",
                "De {all} criterios, {n} no aplican ({why}) y salen de la cuenta.",
                count,
            ).format(all=len(view.criteria), n=count, why="; ".join(reasons))
        )
    parts.append(_("Ninguna respuesta en blanco se tomó como cero. Las cuentas se hacen sin redondear."))
    if now.computed:
        parts.append(
            ngettext(
                "{n} criterio lo calculó MuniDesk con los registros del {a} al {b}.",
                "{n} criterios los calculó MuniDesk con los registros del {a} al {b}.",
                now.computed,
            ).format(n=now.computed, a=show_date(view.round.since), b=show_date(view.round.until))
        )
    return " ".join(parts)


def _figure(subject: Subject, view: RoundView, before: RoundView | None, now: Result, then: Result | None) -> Block:
    labels = tuple(one.short or one.title for one in view.dimensions)
    old = None
    if before is not None and then is not None:
        scores = {one.dimension.key: one.score for one in then.dimensions}
        old = Profile(_legend(before.round), tuple(scores.get(one.key) for one in view.dimensions))
    new = Profile(_legend(view.round), tuple(one.score for one in now.dimensions))
    return profile_figure(
        labels, old, new, subject.threshold, view.instrument.scale, subject.sayings.threshold,
        _("Gráfico 1. Antes y después, por dimensión") if old else _("Gráfico 1. Resultado por dimensión"),
        view.figures,
    )  # fmt: skip


def _legend(one: Round) -> str:
    return _("{moment} ({month})").format(
        moment=moment_words(one.moment), month=show_date(one.until, "MMM 'de' y").replace(".", "")
    )


def _texts(view: RoundView, before: RoundView | None, now: Result, then: Result | None) -> Iterator[Block]:
    yield Heading(_("Lo que más avanzó y lo que frena"), 1)
    yield Paragraph(plain(_reading(view, before, now, then)), Style.LEFT)
    for title, text in (
        (_("Hallazgos. "), view.round.findings), (_("Lecciones. "), view.round.lessons),
        (_("Recomendación. "), view.round.recommendations),
    ):  # fmt: skip
        if text.strip():
            yield Paragraph((strong(title), Span(text.strip())), Style.LEFT)


def _reading(view: RoundView, before: RoundView | None, now: Result, then: Result | None) -> str:
    """Out of the figures alone: what moved most, and what has the fewest points."""
    figures = view.figures
    parts = []
    if then is not None:
        old = {one.dimension.key: one.score for one in then.dimensions}
        moved = [
            (one.score - past, one.dimension.title)
            for one in now.dimensions
            if one.score is not None and (past := old.get(one.dimension.key)) is not None
        ]
        if moved and (best := max(moved))[0] > 0:
            parts.append(_("{name} subió {n} puntos.").format(name=best[1], n=figures.number(best[0], 1)))
        if moved and (worst := min(moved))[0] < 0:
            parts.append(_("{name} bajó {n} puntos.").format(name=worst[1], n=figures.number(-worst[0], 1)))
        if before is not None:
            changes = [(one.difference, one.criterion.question) for one in compare(before, view) if one.difference]
            gains = sorted((pair for pair in changes if pair[0] and pair[0] > 0), reverse=True)[:2]
            if gains:
                names = join_and([f"«{name}» ({figures.signed(gain, 1)})" for gain, name in gains])
                parts.append(_("Lo que más avanzó: {names}.").format(names=names))
    slow = hindering(view)
    if slow:
        names = join_and([f"«{one.question}» ({figures.number(points, 1)})" for one, points in slow])
        parts.append(_("Frena: {names}.").format(names=names))
    return " ".join(parts) or _("Ningún criterio quedó por debajo de la mitad de la escala.")


def _criteria(view: RoundView, before: RoundView | None) -> Iterator[Block]:
    figures = view.figures
    changes = {one.criterion.key: one for one in compare(before, view)} if before is not None else {}
    yield Heading(_("Anexo. Respuestas por criterio"), 1)
    rows: list[Row] = []
    for number, dimension in enumerate(view.dimensions, 1):
        words = f"{number}. {dimension.title}"
        rows.append(Row((plain(words),), RowKind.GROUP))
        for one in view.of(dimension):
            answer = view.answer(one)
            said = answer_words(view, one) or _("Sin responder")
            for more in (answer.note if answer is not None else "", advice_words(view, one)):
                if more:
                    said = f"{said}. {more}" if not said.endswith(".") else f"{said} {more}"
            cells = [plain(view.code(one)), plain(one.question), plain(said)]
            if before is not None:
                change = changes.get(one.key)
                cells.append(plain(figures.number(change.before, 1) if change and change.asked_before else "–"))
            cells.append((strong(figures.number(view.points(one), 1)),))
            rows.append(Row(tuple(cells)))
    gone = [one for one in changes.values() if not one.asked_after]
    if gone:
        rows.append(Row((plain(_("Se preguntaban antes y ya no")),), RowKind.GROUP))
        rows.extend(_retired(one, figures) for one in gone)
    columns = [Column("", 0.45), Column(_("Criterio"), 3), Column(_("Respuesta"), 2.6)]
    if before is not None:
        columns.append(Column(_("Antes"), 0.6, _RIGHT))
    columns.append(Column(_("Ahora"), 0.6, _RIGHT))
    yield Table(tuple(columns), tuple(rows), dense=True)


def _retired(one: Change, figures: Figures) -> Row:
    return Row(
        ((), plain(one.criterion.question), plain(_("retirado")), plain(figures.number(one.before, 1)), plain("–"))
    )
