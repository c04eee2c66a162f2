"""What the answers say beyond the total: what would give most, what was regained, by goal, equality and capacity."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from munidesk.base.figures import Figures, apportioned, half_up
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.documents import look
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.diagnoses.words import (
    Captions,
    heads,
    legend,
    total_share,
)
from munidesk.instruments.band_words import score
from munidesk.instruments.domain import Capacity, Marker
from munidesk.instruments.figure import Profile
from munidesk.instruments.figure_bars import bars
from munidesk.instruments.figure_board import mark_of
from munidesk.instruments.gains import Sliced, by_gender, by_goal, gains, recovery, sliced
from munidesk.instruments.scoring import RoundView, result
from munidesk.instruments.shown import area_of
from munidesk.instruments.weights import signed_parts
from munidesk.town.goals import goal_words

_RIGHT = Align.RIGHT
_FIRST = 10


def _added(figures: Figures, hundredths: int) -> str:
    return figures.signed(Decimal(hundredths) / 100, 2)


def _marker(one: Marker) -> str:
    return {Marker.MAINLY: _("principal"), Marker.ALSO: _("también")}.get(one, _("no"))


def gains_blocks(told: Told, captions: Captions) -> Iterator[Block]:
    """The ten criteria that would give most, the others, and what is missing to 100."""
    view, figures = told.view, told.view.figures
    found = [one for one in gains(view) if one.gain]
    if not found:
        yield Paragraph(plain(_("Ningún ítem puede sumar más: el total es 100.")), Style.LEFT)
        return
    missing = 10_000 - int(half_up((total_share(view, told.now) or Fraction(0)) * 100))
    parts = apportioned([one.gain for one in found], missing)
    rows = []
    for one, part in zip(found[:_FIRST], parts, strict=False):
        each = one.criterion
        rows.append(Row((plain(view.code(each)), plain(mark_of(view, each)), plain(each.advice or each.question),
                         plain(area_of(view, each) or "–"), plain(each.ods or "–"), plain(_marker(each.gender)),
                         (strong(_added(figures, part)),),
                         plain(told.improvements.get(each.key, _("sin crear"))))))  # fmt: skip
    first, rest = sum(parts[:_FIRST]), sum(parts[_FIRST:])
    sums = [(_("Lo que falta para 100"), missing)]
    if rest:
        words = ngettext("El otro ítem", "Los otros {n} ítems", len(found) - _FIRST).format(n=len(found) - _FIRST)
        sums = [(_("Los primeros {n}").format(n=_FIRST), first), (words, rest), *sums]
    for words, part in sums:
        rows.append(Row(((), (), plain(words), (), (), (), plain(_added(figures, part)), ()), RowKind.TOTAL))
    columns = (
        Column(_("Ítem"), 0.6), Column(_("Hoy"), 0.65), Column(_("Qué hacer"), 3.4), Column(_("Responde"), 1.5),
        Column(_("ODS"), 0.75), Column(_("Género"), 0.95), Column(_("Puntos"), 0.8, _RIGHT), Column(_("Mejora"), 0.95),
    )  # fmt: skip
    title = ngettext("La mejora que más puntos daría", "Las {n} mejoras que más puntos darían", len(found[:_FIRST]))
    yield Table(columns, tuple(rows), caption=captions.table(title.format(n=len(found[:_FIRST]))), dense=True)


def recovery_blocks(told: Told, captions: Captions) -> Iterator[Block]:
    """What explains the change since the round before; the line of reweighting keeps the sum true."""
    before, view = told.before, told.view
    if before is None or result(before).total is None or told.now.total is None:
        return
    figures, found = view.figures, recovery(before, view)
    moved = sorted((one for one in found.each if one.points), key=lambda one: -abs(one.points))
    then, now = total_share(before, result(before)) or 0, total_share(view, told.now) or 0
    whole = int((half_up(now, 2) - half_up(then, 2)) * 100)
    *parts, other = signed_parts([*(one.points for one in moved), found.reweighted], whole)
    rows = []
    for one, part in zip(moved[:_FIRST], parts, strict=False):
        points = [plain(figures.number(each, 1)) for each in (one.before, one.after)]
        rows.append(Row((plain(view.code(one.criterion)), plain(one.criterion.question), *points,
                         (strong(_added(figures, part)),))))  # fmt: skip
    sums: list[tuple[str, int]] = []
    if len(moved) > _FIRST:
        words = ngettext("El otro ítem que cambió", "Los otros {n} ítems que cambiaron", len(moved) - _FIRST)
        sums.append((words.format(n=len(moved) - _FIRST), sum(parts[_FIRST:])))
    if other or found.reweighted:
        sums.append((_("Ítems nuevos, retirados, que ya no aplican o que pesan distinto"), other))
    words = _("Cambio del total, de {a} a {b}").format(a=figures.number(then, 2), b=figures.number(now, 2))
    sums.append((words, whole))
    rows.extend(Row(((), plain(words), (), (), plain(_added(figures, part))), RowKind.TOTAL) for words, part in sums)
    old, new = heads(before, view)
    columns = (Column(_("Ítem"), 0.6), Column(_("Pregunta"), 5.4), Column(old, 0.8, _RIGHT), Column(new, 0.8, _RIGHT),
               Column(_("Puntos"), 0.9, _RIGHT))  # fmt: skip
    yield Table(columns, tuple(rows), caption=captions.table(_("De dónde viene el cambio")), dense=True)


# -- views of some of the criteria


def views(view: RoundView) -> tuple[tuple[str, Sliced], ...]:
    """By equality, by goal and by capacity, each with its words; what no criterion says is not there."""
    found = []
    gender = by_gender(view)
    if gender.criteria:
        found.append((_("Ítems con marcador de género"), gender))
    found.extend((goal_words(int(one.key)), one) for one in by_goal(view))
    for capacity in Capacity:
        own = [one for one in view.criteria if one.capacity is capacity]
        if capacity is not Capacity.NONE and own:
            words = _("Capacidad {kind}").format(kind=capacity.word)
            found.append((capital(words), sliced(view, capacity.value, own)))
    return tuple(found)


def views_blocks(told: Told, page: tuple[float, float], captions: Captions) -> Iterator[Block]:
    """The same answers seen by goal of the Agenda 2030, by equality and by capacity."""
    view, before = told.view, told.before
    found = views(view)
    if not found:
        return
    past = {} if before is None else {one.key: one.total for _words, one in views(before)}
    rows = []
    old, new = heads(before, view)
    for words, one in found:
        cells: list[Spans] = [plain(words), plain(str(len(one.criteria)))]
        if before is not None:
            cells.append(plain(score(before, past.get(one.key))))
        cells.append((strong(score(view, one.total)),))
        if before is not None:
            cells.append(plain(view.figures.change(past.get(one.key), one.total, 1)))
        rows.append(Row(tuple(cells)))
    columns = [Column(_("Vista"), 4), Column(_("Ítems"), 0.8, _RIGHT)]
    if before is not None:
        columns.append(Column(old, 0.9, _RIGHT))
    columns.append(Column(new, 0.9, _RIGHT))
    if before is not None:
        columns.append(Column(_("Cambio"), 0.9, _RIGHT))
    caption = captions.table(_("Las mismas respuestas, por ODS, con mirada de género y por capacidad"))
    yield Table(tuple(columns), tuple(rows), caption=caption, dense=True)
    note = _(
        "Un ítem cuenta en cada uno de sus ODS, por eso las vistas no se suman. Puntaje de cada vista: promedio de "
        "sus ítems, por peso; lo que quedó en blanco vale cero. Las sumas se hacen sin redondear."
    )
    yield Paragraph(plain(note), Style.NOTE)
    yield from _chart(told, found, [past.get(one.key) for _words, one in found], page, captions)


def _chart(
    told: Told, found: Sequence[tuple[str, Sliced]], past: Sequence[Fraction | None], page: tuple[float, float],
    captions: Captions,
) -> Iterator[Block]:  # fmt: skip
    view, before = told.view, told.before
    old = None if before is None else Profile(legend(before.round), tuple(past))
    new = Profile(legend(view.round), tuple(one.total for _words, one in found))
    labels = tuple(words.partition(". ")[0] if words.startswith(_("ODS")) else words for words, _one in found)
    yield from bars(view, labels, old, new, look.text_block(Kind.REPORT, page)[0], captions.chart(_("Las vistas")))
