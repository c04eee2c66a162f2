"""Two rounds side by side: with an earlier one, with the municipality seen from outside, or with its review."""

from collections.abc import Iterator

from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import uncapital
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
    Style,
    Table,
    plain,
)
from munidesk.features.open_government.diagnoses.document_agreement import agreement_words, differences
from munidesk.features.open_government.diagnoses.document_annex import weighing_words
from munidesk.features.open_government.diagnoses.document_cover import account, charts
from munidesk.features.open_government.diagnoses.document_diagnosis import framed
from munidesk.features.open_government.diagnoses.document_views import recovery_blocks, views_blocks
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.diagnoses.words import Captions, heads, round_line, total_share
from munidesk.instruments.band_words import band_words, score
from munidesk.instruments.bands import of_criterion, of_total
from munidesk.instruments.figure_board import mark_of
from munidesk.instruments.scoring import Change, RoundView, compare, result
from munidesk.town import store as town

_RIGHT = Align.RIGHT


@on_paper
def build_compare(store: Store, told: Told) -> Document:
    """`told.before` is the other round: `exports` refuses where there is none."""
    before = told.before
    assert before is not None
    page = town.page_size(store)
    subtitle = _("{title}: {a} y {b}").format(
        title=told.diagnosis.title, a=uncapital(round_line(before.round)), b=uncapital(round_line(told.view.round))
    )
    blocks = tuple(_blocks(told, before, page))
    return framed(store, told, blocks, _("Comparación de dos rondas"), subtitle)


def _blocks(told: Told, before: RoundView, page: tuple[float, float]) -> Iterator[Block]:
    captions, view = Captions(), told.view
    changes = compare(before, view)
    yield _verdict(told, before)
    yield _moved(changes, alike=view.round.kind is before.round.kind)
    yield account(told, captions)
    yield from charts(told, page, captions)
    if view.round.kind is before.round.kind:
        yield from recovery_blocks(told, captions)
    else:
        yield Paragraph(plain(agreement_words(before, view)), Style.LEFT)
        yield from differences(before, view, captions)
    yield from _bands(before, view, changes, captions)
    yield from _asked(before, view, changes)
    yield from views_blocks(told, page, captions)
    yield Paragraph(plain(_method(told, before)), Style.NOTE)


def _verdict(told: Told, before: RoundView) -> Boxed:
    view, now, then = told.view, told.now, result(before)
    old, new = heads(before, view)
    a, b = total_share(before, then), total_share(view, now)
    moved = view.figures.change(a, b, 1)
    title = _("De {a} ({old}) a {b} ({new}): {change}").format(
        old=old, new=new, a=score(before, a), b=score(view, b), change=moved
    )
    bands = of_total(before, then), of_total(view, now)
    first, second = (band_words(one) if one is not None else _("sin banda") for one in bands)
    words = _("El total sigue en la misma banda: {band}.") if first == second else _("Pasó de {old} a {band}.")
    if view.round.kind is not before.round.kind:
        words = (
            _("Una y otra lo ven en la misma banda: {band}.")
            if first == second
            else _("Para la primera está {old}; para la segunda, {band}.")
        )
    return Boxed((Heading(title, 1), Paragraph(plain(words.format(old=first, band=second)), Style.LEFT)))


def _moved(changes: tuple[Change, ...], *, alike: bool) -> KeyFigures:
    """`alike`: one came after the other; else they look at the same from two sides."""
    known = [one.difference for one in changes if one.difference is not None]
    up, down = sum(one > 0 for one in known), sum(one < 0 for one in known)
    same, alone = len(known) - up - down, len(changes) - len(known)
    return KeyFigures((
        KeyFigure(str(up), ngettext("ítem sube", "ítems suben", up) if alike else
                  ngettext("ítem con más puntos", "ítems con más puntos", up)),
        KeyFigure(str(down), ngettext("ítem baja", "ítems bajan", down) if alike else
                  ngettext("ítem con menos puntos", "ítems con menos puntos", down)),
        KeyFigure(str(same), ngettext("ítem igual", "ítems iguales", same)),
        KeyFigure(str(alone), _("sin los dos puntajes")),
    ))  # fmt: skip


def _bands(
    before: RoundView, view: RoundView, changes: tuple[Change, ...], captions: Captions
) -> Iterator[Block]:  # fmt: skip
    """The items that went from one band to another, those that left the lowest first."""
    rows = []
    for one in changes:
        if one.difference is None:
            continue
        old = of_criterion(before, next(each for each in before.criteria if each.key == one.criterion.key))
        new = of_criterion(view, one.criterion)
        if old is None or new is None or old.key == new.key:
            continue
        first = next(each for each in before.criteria if each.key == one.criterion.key)
        cells = (plain(view.code(one.criterion)), plain(one.criterion.question), plain(mark_of(before, first)),
                 plain(mark_of(view, one.criterion)))  # fmt: skip
        rows.append((old.start, -new.start, Row(cells)))
    if not rows:
        yield Paragraph(plain(_("Ningún ítem cambió de banda.")), Style.LEFT)
        return
    rows.sort(key=lambda one: one[:2])
    a, b = heads(before, view)
    columns = (Column(_("Ítem"), 0.6), Column(_("Pregunta"), 5.2), Column(a, 0.9), Column(b, 0.9))
    title = ngettext("El ítem que cambió de banda", "Los {n} ítems que cambiaron de banda", len(rows))
    caption = captions.table(title.format(n=len(rows)))
    yield Table(columns, tuple(row for _old, _new, row in rows), caption=caption, dense=True)


def _asked(before: RoundView, view: RoundView, changes: tuple[Change, ...]) -> Iterator[Block]:
    """What only one of both rounds asks: it is in no difference."""
    new = [one.criterion for one in changes if not one.asked_before]
    gone = [one.criterion for one in changes if not one.asked_after]
    rows = []
    for title, found, of in ((_("Se preguntan por primera vez"), new, view), (_("Ya no se preguntan"), gone, before)):
        if found:
            rows.append(Row((plain(title),), RowKind.GROUP))
            rows.extend(Row((plain(of.code(one)), plain(one.question), plain(mark_of(of, one)))) for one in found)
    if rows:
        yield Table((Column(_("Ítem"), 0.6), Column(_("Pregunta"), 6), Column(_("Puntos"), 1)), tuple(rows), dense=True)


def _method(told: Told, before: RoundView) -> str:
    view = told.view
    same = _("Las dos rondas usan la versión {n} del instrumento.").format(n=view.instrument.version)
    other = _("La primera usa la versión {a} del instrumento y la segunda, la {b}: los ítems se juntan por su clave.")
    words = same if before.instrument.id == view.instrument.id else other.format(
        a=before.instrument.version, b=view.instrument.version)  # fmt: skip
    total = half_up(total_share(view, told.now) or 0, 2)
    summed = _("Total de la segunda sin redondear a un decimal: {n}. Las sumas se hacen sin redondear.")
    return " ".join((words, weighing_words(told), summed.format(n=view.figures.number(total, 2))))
