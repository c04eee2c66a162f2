"""The form on paper: every criterion with boxes to mark, lines for evidence and notes, who answered and when."""

from munidesk.base.figures import half_up
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Signatures,
    Signer,
    Style,
    Table,
    plain,
)
from munidesk.instruments.domain import AnswerKind, Criterion
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.words import answer_words, level_words, moment_words, part_words
from munidesk.records.sheet import Cell, Sheet
from munidesk.town.report import NBSP, report


@on_paper
def build_form(store: Store, view: RoundView, title: str) -> Document:
    """Computed criteria are listed too, so that the numbers on paper are those of the screen."""
    scale = view.instrument.scale
    blocks: list[Block] = [
        Paragraph(plain(_(
            "Marque una casilla por criterio, de 0 a {n}. Lo que no se sabe se deja en blanco: no vale cero. "
            "Lo que no corresponde al municipio se marca «No aplica» y se escribe por qué."
        ).format(n=scale)), Style.LEFT)
    ]  # fmt: skip
    for number, dimension in enumerate(view.dimensions, 1):
        rows: list[Row] = []
        for one in view.of(dimension):
            question = plain(one.question, f"\n{words}" if (words := level_words(one, view.figures)) else "")
            rows.append(Row((plain(view.code(one)), question, plain(_boxes(view, one)), plain("☐"), ())))
        blocks.append(Heading(f"{number}. {dimension.title}", 1, right=_("peso {n} %").format(n=dimension.weight)))
        blocks.append(
            Table(
                (
                    Column("", 0.5),
                    Column(_("Criterio"), 3.3),
                    Column(_("Respuesta"), 2.4),
                    Column(_("No aplica"), 0.7, Align.CENTRE),
                    Column(_("Evidencia o motivo"), 2.2),
                ),
                tuple(rows),
                boxes=True,
            )
        )
    blocks.append(Signatures((Signer(_("Nombre y firma"), _("Quien respondió")), Signer(_("Fecha"), ""))))
    moment = _("Ronda {n}, {moment}").format(n=view.round.number, moment=moment_words(view.round.moment).lower())
    return report(
        store, _("Formulario de evaluación"), tuple(blocks), subtitle=f"{title} · {moment}",
        office=_("Equipo de planificación"), running=_("Formulario de evaluación"),
    )  # fmt: skip


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
