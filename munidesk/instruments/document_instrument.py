"""The instrument on paper: how it is weighed and read, and every question with what it weighs."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.figures import Figures
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
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.instruments.bands import bands_of
from munidesk.instruments.blank import blank_view
from munidesk.instruments.domain import AnswerKind, Criterion, Marker, Part, Shown, Weighting
from munidesk.instruments.outline import Line, at_maximum, outline
from munidesk.instruments.script import Script
from munidesk.instruments.words import level_words, part_words
from munidesk.town import store as town
from munidesk.town.report import report

_RIGHT = Align.RIGHT


@on_paper
def build_instrument(store: Store, script: Script) -> Document:
    """Of one version; the parts of the total add up to 100 as they are printed."""
    figures = town.figures(store)
    lines = outline(script, (), figures)
    blocks: list[Block] = [*_method(script, figures)]
    rows = tuple(row for one in lines if one.dimension is not None for row in _rows(script, one, figures))
    if rows:
        blocks.append(Heading(_("Preguntas"), 1))
        blocks.append(_table(rows))
    count = ngettext("{n} criterio", "{n} criterios", len(script.criteria)).format(n=len(script.criteria))
    version = _("versión {n}").format(n=script.instrument.version)
    return report(
        store, script.instrument.title, tuple(blocks), subtitle=f"{version} · {count}",
        office=_("Equipo de planificación"), running=_("Instrumento de diagnóstico"),
    )  # fmt: skip


def _method(script: Script, figures: Figures) -> Iterator[Block]:
    head = script.instrument
    if head.source:
        yield Paragraph(plain(head.source), Style.LEFT)
    bands = bands_of(blank_view(script, figures, date.min))
    told = [
        (_("Escala"), _("de 0 a {n} puntos").format(n=head.scale)),
        (_("Cómo se pesa"), _weighting(head.weighting)),
        (_("Total"), _("de 0 a 100") if head.shown is Shown.PERCENT else _("de 0 a {n}").format(n=head.scale)),
        (_("Semáforo"), " · ".join(_("{band} desde {n} %").format(band=_(one.title), n=one.start) for one in bands)),
    ]
    if head.months:
        words = ngettext("cada {n} mes", "cada {n} meses", head.months)
        told.append((_("Se responde"), words.format(n=head.months)))
    best = at_maximum(script, figures)
    if best is not None:
        told.append((_("Todo al máximo"), figures.number(best)))
    yield Table(
        (Column("", 1.2), Column("", 5)), tuple(Row((plain(name), plain(words))) for name, words in told), boxes=False
    )  # fmt: skip
    yield Paragraph(
        plain(_("Lo que no se responde vale 0 en el piso del total; lo que no aplica queda fuera, con su motivo.")),
        Style.NOTE,
    )


def _weighting(one: Weighting) -> str:
    if one is Weighting.ITEMS:
        return _("por ítem: una dimensión pesa lo que suman sus criterios que aplican")
    return _("por dimensión: cada una pesa lo que dice, y dentro de ella sus criterios")


def _table(rows: tuple[Row, ...]) -> Table:
    return Table(
        (
            Column("", 0.5), Column(_("Pregunta"), 4.6), Column(_("Se responde"), 1.3),
            Column(_("Peso"), 0.6, _RIGHT), Column(_("% del total"), 0.8, _RIGHT), Column(_("ODS"), 0.8),
        ),
        rows,
    )  # fmt: skip


def _rows(script: Script, one: Line, figures: Figures) -> Iterator[Row]:
    """A shaded one for a dimension, with what it is of the whole and who answers; one for each criterion."""
    assert one.dimension is not None
    if one.criterion is None:
        told = [f"{one.code}. {one.dimension.title}", _("peso {n}").format(n=one.dimension.weight),
                _("{n} % del total").format(n=figures.number(one.tenths / 10, 1))]  # fmt: skip
        if one.dimension.area:
            told.append(_("responde: {area}").format(area=one.dimension.area))
        yield Row((plain(" · ".join(told)),), RowKind.GROUP)
        return
    yield Row((
        plain(one.code), _asked(one.criterion, script.parts_of(one.criterion.key), figures), plain(_answered(one)),
        plain(str(one.criterion.weight)), plain(figures.number(one.tenths / 10, 1)),
        plain(one.criterion.targets or one.criterion.ods),
    ))  # fmt: skip


def _answered(one: Line) -> str:
    assert one.criterion is not None
    if one.criterion.kind is AnswerKind.CHECKLIST:
        return _("lista de {n}").format(n=one.parts)
    return _("lo calcula MuniDesk") if one.criterion.kind is AnswerKind.COMPUTED else one.criterion.kind.word


def _asked(one: Criterion, parts: Sequence[Part], figures: Figures) -> Spans:
    """The question with what its points mean, what is marked in it, what proves it and what to do in red."""
    lines: list[str] = []
    if levels := level_words(one, figures):
        lines.append(levels)
    lines.extend(f"☐ {part_words(part)}" for part in parts)
    for name, words in (
        (_("Evidencia"), one.evidence), (_("Si está en rojo"), one.advice), (_("Igualdad"), one.gender_advice),
    ):  # fmt: skip
        if words:
            lines.append(f"{name}: {words}")
    if one.gender is not Marker.NO and not one.gender_advice:
        lines.append(_("Marcador de género: {word}").format(word=one.gender.word))
    return (strong(one.question), *plain("".join(f"\n{line}" for line in lines)))
