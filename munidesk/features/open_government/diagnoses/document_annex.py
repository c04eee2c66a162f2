"""Every item with its answer, its proof and what to do; and how the account was made."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Heading,
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
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.diagnoses.words import (
    Captions,
    advice_of,
    lesson_of,
    said_words,
)
from munidesk.instruments.band_words import score, stretches
from munidesk.instruments.bands import bands_of, per_cent
from munidesk.instruments.domain import AnswerKind, Criterion, Weighting
from munidesk.instruments.figure_board import mark_of
from munidesk.instruments.scoring import DimensionScore
from munidesk.instruments.weights import Weights
from munidesk.instruments.words import advice_words, answer_words

_RIGHT = Align.RIGHT


def texts_blocks(told: Told) -> Iterator[Block]:
    """What was written of the round, by who knows it."""
    own = told.view.round
    parts = ((_("Hallazgos. "), own.findings), (_("Lecciones. "), own.lessons),
             (_("Recomendaciones. "), own.recommendations))  # fmt: skip
    said = [Paragraph((strong(title), Span(text.strip())), Style.LEFT) for title, text in parts if text.strip()]
    if said:
        yield Heading(_("Lo que se encontró"), 1)
        yield from said


def answers_blocks(told: Told, captions: Captions) -> Iterator[Block]:
    """Item, answer, evidence, advice; the weights of the items of each component add up to its own."""
    weights = told.weights
    yield Heading(_("Anexo. Respuestas ítem por ítem"), 1)
    rows: list[Row] = []
    for number, one in enumerate(told.now.dimensions, 1):
        rows.append(Row((plain(_group(told, one, number, weights)),), RowKind.GROUP))
        rows.extend(_answer(told, each, weights) for each in told.view.of(one.dimension))
    columns = (
        Column(_("Ítem"), 0.62), Column(_("Pregunta"), 2.6), Column(_("Respuesta"), 2.4), Column(_("Evidencia"), 1.4),
        Column(_("Puntos"), 0.75), Column(_("Peso"), 0.8, _RIGHT), Column(_("Qué hacer"), 2.1),
    )  # fmt: skip
    caption = captions.table(_("Respuesta, evidencia y consejo de cada ítem"))
    yield Table(columns, tuple(rows), caption=caption, dense=True)


def _group(told: Told, one: DimensionScore, number: int, weights: Weights) -> str:
    share = None if one.score is None else per_cent(told.view, one.score)
    return _("{n}. {title} · {score} de 100 · peso {weight}").format(
        n=number, title=one.dimension.title, score=score(told.view, share),
        weight=weights.of_dimension(one.dimension.key),
    )  # fmt: skip


def _answer(told: Told, one: Criterion, weights: Weights) -> Row:
    view = told.view
    said = said_words(view, one, answer_words(view, one))
    if not said:
        said = _("Se cerró sin respuesta") if view.unanswered(one) else _("Sin responder")
    answer = view.answer(one)
    spans: Spans = plain(said)
    if answer is not None and answer.note.strip():
        spans = (*spans, Span(f"\n{answer.note.strip()}"))
    advice = " ".join(filter(None, (advice_of(view, one), advice_words(view, one), lesson_of(view, one))))
    return Row((plain(view.code(one)), plain(one.question), spans, plain(_evidence(told, one)),
                (strong(mark_of(view, one)),), plain(weights.of_criterion(one.key)), plain(advice or "–")))  # fmt: skip


def _evidence(told: Told, one: Criterion) -> str:
    if count := told.evidence.get(one.key, 0):
        return ngettext("{n} adjunto", "{n} adjuntos", count).format(n=count)
    if not one.evidence or not told.view.applies(one):
        return "–"
    return _("sin adjuntar: {what}").format(what=one.evidence)


def method_blocks(told: Told) -> Iterator[Block]:
    """Weights, what does not apply and why, blanks, bands, and what MuniDesk counted by itself."""
    yield Heading(_("Cómo se hizo"), 1)
    yield from (Paragraph(plain(words), Style.NOTE) for words in _method(told) if words)


def _method(told: Told) -> Iterator[str]:
    view, now, instrument = told.view, told.now, told.view.instrument
    yield _("Instrumento «{title}» ({key}, versión {n}). {source} Mira del {a} al {b}.").format(
        title=instrument.title, key=instrument.key, n=instrument.version, source=instrument.source.strip(),
        a=show_date(view.round.since), b=show_date(view.round.until),
    )  # fmt: skip
    yield weighing_words(told)
    yield _("Bandas, como parte del máximo y sin redondear: {bands}.").format(bands=stretches(bands_of(view)))
    yield _excluded(told)
    yield _blanks(told)
    codes = [view.code(one) for one in view.criteria if one.kind is AnswerKind.COMPUTED]
    if codes:
        words = ngettext(
            "El ítem {codes} lo calcula MuniDesk con los registros de esos días ({n} con datos).",
            "Los ítems {codes} los calcula MuniDesk con los registros de esos días ({n} con datos).",
            len(codes),
        )
        yield words.format(codes=join_and(codes), n=now.computed)
    yield _(
        "Las sumas se hacen sin redondear; al imprimir, el redondeo se reparte para que cada columna sume lo que dice."
    )


def weighing_words(told: Told) -> str:
    """Which of both ways of weighing is used, and what each component weighs, in parts that add up to 100."""
    view, weights = told.view, told.weights
    parts = join_and([
        f"{one.dimension.short or one.dimension.title} {weights.of_dimension(one.dimension.key)}"
        for one in told.now.dimensions if one.score is not None
    ])  # fmt: skip
    if view.instrument.weighting is Weighting.ITEMS:
        words = _("Pesa cada ítem: un componente pesa lo que suman los ítems suyos que corresponden ({parts}).")
    else:
        words = _("Pesan los componentes ({parts}) y, dentro de cada uno, sus ítems.")
    return words.format(parts=parts)


def _excluded(told: Told) -> str:
    view, found = told.view, told.now.excluded
    if not found:
        return _("Todos los ítems corresponden: ninguno se marcó «No aplica».")
    reasons = []
    for one in found:
        answer = view.answer(one)
        why = answer.reason.rstrip(".") if answer is not None else "–"
        reasons.append(_("{code}, {reason}").format(code=view.code(one), reason=why))
    words = ngettext(
        "{n} ítem no aplica y sale de la cuenta ({share} del peso): {why}.",
        "{n} ítems no aplican y salen de la cuenta ({share} del peso): {why}.",
        len(found),
    )
    share = view.figures.percent(told.set_aside, 1)
    return words.format(n=len(found), share=share, why="; ".join(reasons))


def _blanks(told: Told) -> str:
    view, now = told.view, told.now
    if not now.blank:
        return _("No quedó ningún ítem en blanco.")
    left = [view.code(one) for one in now.unanswered]
    waiting = [view.code(one) for one in now.blank if one not in now.unanswered]
    parts = []
    if left:
        parts.append(_("Se cerró sin respuesta de {codes}: valen cero.").format(codes=join_and(left)))
    if waiting:
        parts.append(_("Falta responder {codes}: en el total impreso valen cero.").format(codes=join_and(waiting)))
    return " ".join(parts)
