"""How far those who answered agree: the round with its review, and its evaluators among themselves."""

from collections.abc import Iterator, Sequence

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and, uncapital
from munidesk.documents.model import Align, Block, Column, Heading, Paragraph, Row, RowKind, Spans, Style, Table, plain
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.diagnoses.words import Captions, heads, round_line, round_name, total_share
from munidesk.instruments.band_words import score
from munidesk.instruments.domain import RoundKind
from munidesk.instruments.gains import agreement
from munidesk.instruments.scoring import RoundView, result

_RIGHT = Align.RIGHT


def agreement_blocks(told: Told, captions: Captions) -> Iterator[Block]:
    """Nothing where a round has neither a review nor several evaluators."""
    pairs = []
    if told.review is not None:
        pairs.append((told.view, told.review))
    if told.view.round.kind is RoundKind.REVIEW and told.before is not None:
        pairs.append((told.before, told.view))
    if not pairs and len(told.evaluators) < 2:
        return
    yield Heading(_("Acuerdo entre quienes respondieron"), 1)
    for first, second in pairs:
        yield Paragraph(plain(agreement_words(first, second)), Style.LEFT)
        yield from differences(first, second, captions)
    if len(told.evaluators) > 1:
        yield from _evaluators(told, captions)


def agreement_words(first: RoundView, second: RoundView) -> str:
    """«La revisión da 58,4 de 100 y la ronda 1, 63,2. Coinciden 40 de 48 ítems que ambas respondieron (83 %).»"""
    found, figures = agreement(first, second), second.figures
    words = _("{a}: {x} de 100. {b}: {y} de 100.").format(
        a=round_line(first.round), x=score(first, total_share(first, result(first))),
        b=round_line(second.round), y=score(second, total_share(second, result(second))),
    )  # fmt: skip
    if not found.both:
        return words + " " + _("No respondieron ningún ítem en común.")
    same = ngettext(
        "Coinciden en {n} de {all} ítem que ambas respondieron ({share}).",
        "Coinciden en {n} de {all} ítems que ambas respondieron ({share}).",
        found.both,
    )
    return words + " " + same.format(n=found.equal, all=found.both, share=figures.percent(found.equal, found.both))


def differences(first: RoundView, second: RoundView, captions: Captions) -> Iterator[Block]:
    """Each item in which they differ, the widest first."""
    found = sorted(agreement(first, second).different, key=lambda one: -abs(one[2] - one[1]))
    if not found:
        return
    figures, (old, new) = second.figures, heads(first, second)
    notes = {one.key: answer.note for one, _a, _b in found if (answer := second.answer(one)) and answer.note}
    rows = []
    for one, a, b in found:
        texts = [second.code(one), one.question, figures.number(a, 1), figures.number(b, 1), figures.change(a, b, 1)]
        rows.append(_row([*texts, notes.get(one.key, "–")] if notes else texts))
    columns = [Column(_("Ítem"), 0.6), Column(_("Pregunta"), 3.4), Column(old, 0.9, _RIGHT), Column(new, 0.9, _RIGHT),
               Column(_("Diferencia"), 0.95, _RIGHT)]  # fmt: skip
    if notes:
        columns.append(Column(_("Nota"), 2.2))
    yield Table(tuple(columns), tuple(rows), caption=captions.table(_("En qué difieren")), dense=True)


def _evaluators(told: Told, captions: Captions) -> Iterator[Block]:
    """Each against what was agreed in the round, and then the items in which they did not say the same."""
    view, figures = told.view, told.view.figures
    rows = []
    for name, own in told.evaluators.items():
        found = agreement(own, view)
        ways = join_and(sorted({one.way.word for one in told.opinions if one.evaluator == name}))
        share = figures.percent(found.equal, found.both)
        rows.append(Row((plain(name), plain(ways), plain(str(sum(own.points(one) is not None for one in own.criteria))),
                         plain(_("{a} de {b}").format(a=found.equal, b=found.both)), plain(share))))  # fmt: skip
    columns = (Column(_("Quién respondió"), 3), Column(_("Cómo llegó"), 1.5), Column(_("Ítems"), 0.8, _RIGHT),
               Column(_("Igual que lo acordado"), 1.6, _RIGHT), Column("%", 0.8, _RIGHT))  # fmt: skip
    yield Table(columns, tuple(rows), caption=captions.table(_("Evaluadores, frente a lo que quedó en la ronda")))
    yield from _split(told, captions)


def _split(told: Told, captions: Captions) -> Iterator[Block]:
    view, figures = told.view, told.view.figures
    rows, both, equal = [], 0, 0
    for one in view.criteria:
        said = [(name, own.points(one)) for name, own in told.evaluators.items()]
        known = [(name, points) for name, points in said if points is not None]
        if len(known) < 2:
            continue
        both += 1
        if len({points for _name, points in known}) == 1:
            equal += 1
            continue
        words = "; ".join(f"{name}: {figures.number(points, 1)}" for name, points in known)
        rows.append(_row((view.code(one), one.question, words, figures.number(view.points(one), 1))))
    if not both:
        return
    words = ngettext(
        "De {all} ítem que respondieron dos o más personas, en {n} dijeron lo mismo ({share}).",
        "De {all} ítems que respondieron dos o más personas, en {n} dijeron lo mismo ({share}).",
        both,
    )
    yield Paragraph(plain(words.format(all=both, n=equal, share=figures.percent(equal, both))), Style.LEFT)
    if rows:
        columns = (Column(_("Ítem"), 0.6), Column(_("Pregunta"), 3.4), Column(_("Qué dijo cada quien"), 3),
                   Column(_("Quedó"), 0.8, _RIGHT))  # fmt: skip
        caption = captions.table(_("Ítems con respuestas distintas"))
        yield Table(columns, tuple(rows), caption=caption, dense=True)


def _row(texts: Sequence[str]) -> Row:
    cells: tuple[Spans, ...] = tuple(plain(text) for text in texts)
    return Row(cells, RowKind.PLAIN)


def reviewed_line(told: Told) -> str:
    """«La revisión (ronda 3) da 58,4»: for whoever reads the cover alone; empty without one."""
    if told.review is None:
        return ""
    share = total_share(told.review, result(told.review))
    name = uncapital(round_name(told.review.round))
    return _("La {name} da {total} de 100.").format(name=name, total=score(told.review, share))
