"""The form on paper: every criterion with boxes to mark, lines for evidence and notes, who answered and when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from munidesk.base.dates import show_date
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.instruments.domain import AnswerKind, Criterion
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.weights import Weights, weights_of
from munidesk.instruments.words import answer_words, level_words, moment_words, part_words
from munidesk.records.sheet import Cell, Sheet
from munidesk.town.report import NBSP, report

_ROW_MM = 11.0
"""Room to write the evidence by hand."""


@on_paper
def build_form(
    store: Store, view: RoundView, title: str, areas: Sequence[str] = (), round_words: str = "", office: str = ""
) -> Document:
    """The whole form, or one sheet to sign for each of these `areas`; `round_words` say of which round it is.

    Computed criteria are listed too, so that the numbers on paper are those of the screen.
    """
    blank = replace(view, answers={}, computed={})
    weights = weights_of(blank)
    moment = round_words or _("Ronda {n}, {moment}").format(
        n=view.round.number, moment=moment_words(view.round.moment).lower()
    )
    blocks: list[Block] = [Paragraph(plain(_how(view)), Style.LEFT)]
    for at, area in enumerate(areas):
        if at:
            blocks.append(PageBreak())
        blocks.extend(_sheet(blank, weights, area))
    if not areas:
        blocks.extend(_sheet(blank, weights, None))
    made = report(
        store, _("Formulario de evaluación"), tuple(blocks), subtitle=f"{title} · {moment}",
        office=office or _("Equipo de planificación"), running=_("Formulario de evaluación"),
    )  # fmt: skip
    one = view.instrument
    foot = _("{key}, versión {n} · {round}").format(key=one.key, n=one.version, round=moment)
    return replace(made, footer=Footer(strong=foot if len(areas) != 1 or not areas[0] else f"{foot} · {areas[0]}"))


def _how(view: RoundView) -> str:
    words = _(
        "Marque una casilla por criterio, de 0 a {n}. Lo que no se sabe se deja en blanco: no vale cero. "
        "Lo que no corresponde al municipio se marca «No aplica» y se escribe por qué."
    ).format(n=view.instrument.scale)
    due = view.round.due
    return words + (_(" Devuélvalo antes del {day}.").format(day=show_date(due)) if due else "")


def _sheet(view: RoundView, weights: Weights, area: str | None) -> Iterator[Block]:
    """What one area answers, or everything for None; with its count, its date and its signature."""
    named = {one.key: one.area for one in view.dimensions}
    own = [one for one in view.criteria if area is None or (one.area or named.get(one.dimension_key, "")) == area]
    if area:
        yield Heading(_("Área: {name}").format(name=area), 1)
    yield Paragraph(plain(_counted(view, own)), Style.NOTE)
    yield _signed(area or "")
    for number, dimension in enumerate(view.dimensions, 1):
        asked = [one for one in own if one.dimension_key == dimension.key]
        if asked:
            right = _("peso {n}").format(n=weights.of_dimension(dimension.key))
            yield Heading(f"{number}. {dimension.title}", 2 if area else 1, right=right)
            yield _table(view, asked)


def _signed(area: str) -> Table:
    """Over the questions, where it is never left alone on a page."""
    who = _("Quien responde por {area}").format(area=area) if area else _("Quien responde")
    columns = (Column(who, 3), Column(_("Firma"), 2.4), Column(_("Fecha"), 1.2))
    return Table(columns, (Row(((), (), ())),), boxes=True, row_height_mm=_ROW_MM)


def _counted(view: RoundView, own: Sequence[Criterion]) -> str:
    counted = sum(one.kind is AnswerKind.COMPUTED for one in own)
    words = ngettext("Este formulario tiene {n} criterio", "Este formulario tiene {n} criterios", len(own))
    words = words.format(n=len(own))
    if len(own) != len(view.criteria):
        words += _(" de los {all} de la evaluación").format(all=len(view.criteria))
    if counted:
        more = ngettext("; {n} lo calcula MuniDesk", "; {n} los calcula MuniDesk", counted)
        words += more.format(n=counted)
    return f"{words}. {_('El peso es el de cada dimensión en el total, que suma 100 %.').replace(' %', NBSP + '%')}"


def _table(view: RoundView, asked: Sequence[Criterion]) -> Table:
    rows = []
    for one in asked:
        question: list[Span] = [strong(one.question)]
        if words := level_words(one, view.figures):
            question.append(Span(f"\n{words}"))
        if one.evidence:
            question.append(Span(_("\nSe prueba con: {what}").format(what=one.evidence)))
        mark = "" if one.kind is AnswerKind.COMPUTED else "☐"
        rows.append(Row((plain(view.code(one)), tuple(question), plain(_boxes(view, one)), plain(mark), ())))
    columns = (
        Column("", 0.5), Column(_("Criterio"), 3.5), Column(_("Respuesta"), 2.2),
        Column(_("No aplica"), 0.7, Align.CENTRE), Column(_("Evidencia o motivo"), 2.2),
    )  # fmt: skip
    return Table(columns, tuple(rows), boxes=True, row_height_mm=_ROW_MM)


def _boxes(view: RoundView, one: Criterion) -> str:
    match one.kind:
        case AnswerKind.SCALE:
            return f"{NBSP * 3} ".join(f"☐{NBSP}{points}" for points in range(view.instrument.scale + 1))
        case AnswerKind.YES_NO:
            return f"{NBSP * 3} ".join(f"☐{NBSP}{word}" for word in (_("Sí"), _("No")))
        case AnswerKind.CHECKLIST:
            return "\n".join(f"☐ {part_words(part)}" for part in view.parts_of(one))
        case AnswerKind.COMPUTED:
            return _("lo calcula MuniDesk")
    return f"__________ {one.unit}".strip()


def answers_sheet(views: tuple[RoundView, ...], title: str) -> Sheet:
    """One row per criterion and round: what was answered, its points, its weight; blanks stay blank."""
    header = (
        _("Ronda"), _("Momento"), _("Dimensión"), _("Peso de la dimensión"), _("N.º"), _("Criterio"), _("Clase"),
        _("Peso"), _("Respuesta"), _("Puntos"), _("No aplica"), _("Nota"), _("Clave"),
    )  # fmt: skip
    keys = (
        "round", "moment", "dimension", "dimension_weight", "code", "question", "kind", "weight", "answer", "points",
        "not_applicable", "note", "key",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for view in views:
        names = {one.key: one for one in view.dimensions}
        for one in view.criteria:
            points, answer = view.points(one), view.answer(one)
            dimension = names[one.dimension_key]
            rows.append(
                (
                    view.round.number, view.round.moment, dimension.title, dimension.weight, view.code(one),
                    one.question, one.kind, one.weight, answer_words(view, one),
                    None if points is None else float(half_up(points, 4)), "" if view.applies(one) else _("sí"),
                    answer.note if answer else "", one.key,
                )
            )  # fmt: skip
    return Sheet(title, header, tuple(rows), keys)
