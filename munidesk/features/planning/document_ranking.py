"""The ranking of projects on paper, and the sheet on which each person gives marks by hand."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK, Figures
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Paragraph,
    Row,
    RowKind,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.planning.domain import Criterion, Level, Mark
from munidesk.features.planning.ranking import STEP, Standing, mean_marks, ranked, sums_to_hundred
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import criteria, marks_given
from munidesk.town.report import report

_RIGHT, _CENTRE = Align.RIGHT, Align.CENTRE


def standings(view: PlanView, own: Sequence[Mark], wanted: Sequence[Criterion]) -> tuple[Standing, ...]:
    """The activities of the plan in their order."""
    lines = [one for one in view.lines if one.level is Level.ACTIVITY]
    return ranked(lines, mean_marks(own), wanted)


def place_words(one: Standing) -> str:
    """«1.º», «3.º a 5.º» where the order hangs on a weight; «–» without one."""
    if one.place is None:
        return BLANK
    if one.firm:
        return _("{n}.º").format(n=one.place)
    return _("{a}.º a {b}.º").format(a=one.best, b=one.worst)


def gap_words(wanted: Sequence[Criterion]) -> str:
    """«Suman 90: faltan 10»; empty when they sum 100."""
    total = sum(one.weight for one in wanted)
    if total == 100:
        return ""
    words = _("Suman {n}: faltan {m}") if total < 100 else _("Suman {n}: sobran {m}")
    return words.format(n=total, m=abs(100 - total))


def missing_words(one: Standing, wanted: Sequence[Criterion]) -> str:
    """«falta Costo»; «nadie la puntuó» where no mark was given at all."""
    names = [each.name for each, value in zip(wanted, one.values, strict=True) if value is None]
    if len(names) == len(wanted):
        return _("nadie la puntuó")
    return ngettext("falta {names}", "faltan {names}", len(names)).format(names=", ".join(names))


@on_paper
def build_ranking(store: Store, view: PlanView) -> Document:
    """Place, marks, what each criterion adds, total; apart, what is incomplete. Raises UserError without any."""
    wanted, given = criteria(store, view.plan.id), marks_given(store, view.plan.id)
    found = standings(view, given, wanted)
    if not wanted or not found:
        raise UserError(_("Falta definir los criterios y puntuar los proyectos. Hágalo en Planes › Prioridades."))
    blocks: list[Block] = [_criteria(wanted)]
    if not sums_to_hundred(wanted):
        blocks.append(
            Boxed((Paragraph((strong(gap_words(wanted)), Span(_(". Sin 100 puntos no hay orden."))), Style.LEFT),))
        )
    done = [one for one in found if one.place is not None]
    if done:
        blocks.append(_order(done, wanted, view.figures))
    loose = [one for one in found if one.place is None]
    if loose:
        blocks.append(_loose(loose, wanted))
    told = _who_words(len({one.who for one in given if one.who}))
    note = _(
        "Notas de 0 a 10. Puesto: el de cada proyecto si un peso cambia {n} puntos, hacia arriba o abajo, y los demás "
        "se reparten el resto."
    ).format(n=STEP)
    blocks.append(Paragraph(plain(f"{told} {note}"), Style.NOTE))
    return report(
        store, _("Prioridades de los proyectos"), tuple(blocks), subtitle=view.plan.title,
        office=_("Equipo de planificación"), landscape=True, running=_("Prioridades"),
    )  # fmt: skip


def _who_words(people: int) -> str:
    if not people:
        return _("Puntuó el equipo, en conjunto.")
    return ngettext(
        "Puntuó {n} persona; cada nota es el promedio.", "Puntuaron {n} personas; cada nota es el promedio.", people
    ).format(n=people)


def _criteria(wanted: Sequence[Criterion]) -> Table:
    rows = [Row((plain(one.name), plain(one.means or BLANK), plain(str(one.weight)))) for one in wanted]
    rows.append(Row((plain(_("Total")), plain(""), plain(str(sum(one.weight for one in wanted)))), RowKind.TOTAL))
    columns = (Column(_("Criterio"), 2), Column(_("Qué mira"), 4), Column(_("Peso"), 0.8, _RIGHT))
    return Table(columns, tuple(rows), caption=_("Cuadro 1. Criterios"))


def _order(done: Sequence[Standing], wanted: Sequence[Criterion], figures: Figures) -> Table:
    """A mark and, in brackets, what it adds: the sum of those is the total."""
    rows = tuple(
        Row((
            plain(place_words(one)), plain(f"{one.line.code}  {one.line.title}".strip()),
            *(plain(f"{figures.number(value, 1)} ({figures.number(part, 2)})")
              for value, part in zip(one.values, one.parts, strict=True)),
            (strong(figures.number(one.total, 2)),),
        ))
        for one in done
    )  # fmt: skip
    columns = (
        Column(_("Puesto"), 0.9), Column(_("Proyecto"), 3.4),
        *(Column(_("{name} ({weight})").format(name=one.name, weight=one.weight), 1.2, _CENTRE) for one in wanted),
        Column(_("Puntaje"), 0.9, _RIGHT),
    )  # fmt: skip
    return Table(columns, rows, caption=_("Cuadro 2. Orden: nota y, entre paréntesis, los puntos que aporta"))


def _loose(loose: Sequence[Standing], wanted: Sequence[Criterion]) -> Table:
    rows = tuple(
        Row((plain(f"{one.line.code}  {one.line.title}".strip()), plain(missing_words(one, wanted)))) for one in loose
    )
    columns = (Column(_("Proyecto"), 3), Column(_("Qué falta"), 2))
    return Table(columns, rows, caption=_("Cuadro 3. Sin puntaje completo: no se ordenan"))


@on_paper
def build_marks_form(store: Store, view: PlanView) -> Document:
    """A sheet for one person: a box for each project and criterion. Raises UserError without criteria or projects."""
    wanted = criteria(store, view.plan.id)
    lines = [one for one in view.ordered() if one.level is Level.ACTIVITY]
    if not wanted or not lines:
        raise UserError(
            _("Falta definir los criterios, o no hay proyectos que puntuar. Hágalo en Planes › Prioridades.")
        )
    told = "; ".join(f"{one.name}: {one.means}" if one.means else one.name for one in wanted)
    rows = tuple(Row((plain(f"{one.code}  {one.title}".strip()), *(plain("") for _one in wanted))) for one in lines)
    columns = (Column(_("Proyecto"), 4), *(Column(one.name, 1.2, _CENTRE) for one in wanted))
    blocks: tuple[Block, ...] = (
        Paragraph(plain(_("Nombre: ______________________________     Fecha: ____ / ____ / ________")), Style.LEFT),
        Paragraph(plain(_("Ponga en cada casilla una nota de 0 a 10. {told}.").format(told=told)), Style.LEFT),
        Table(columns, rows, boxes=True, row_height_mm=9),
    )
    return report(
        store, _("Hoja para puntuar"), blocks, subtitle=view.plan.title, office=_("Equipo de planificación"),
        dated=False,
    )  # fmt: skip
