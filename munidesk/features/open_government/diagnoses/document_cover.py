"""The first page of a diagnosis: its total with its band, the account that anyone can add up again, who answered."""

from collections.abc import Iterator
from fractions import Fraction

from munidesk.base.dates import show_date
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext
from munidesk.documents import look
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Kind,
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
    band_of_total,
    change_sentence,
    dimension_band,
    dimension_shares,
    heads,
    legend,
    round_name,
    shares_like,
    stretch_of,
    total_share,
)
from munidesk.instruments.band_words import band_words, colour_words, score
from munidesk.instruments.bands import of_total
from munidesk.instruments.domain import Marker
from munidesk.instruments.figure import Profile
from munidesk.instruments.figure_bars import bars
from munidesk.instruments.figure_board import counts
from munidesk.instruments.gains import TOO_MUCH
from munidesk.instruments.scoring import result
from munidesk.instruments.shown import area_of
from munidesk.instruments.weights import products
from munidesk.town.goals import goals_of

_RIGHT = Align.RIGHT


def cover_blocks(told: Told, page: tuple[float, float], captions: Captions) -> Iterator[Block]:
    """Of a round with an answer."""
    yield verdict(told)
    yield _counted(told)
    yield Paragraph(plain(both_counts(told)), Style.NOTE)
    yield account(told, captions)
    yield from charts(told, page, captions)
    yield from _who(told, captions)
    if len(told.earlier) > 1:
        yield _rounds(told, captions)


def verdict(told: Told) -> Boxed:
    """The total in a word, how it moved, what it leaves open."""
    view, now = told.view, told.now
    total = total_share(view, now) or Fraction(0)
    band = of_total(view, now)
    if band is not None:
        title = _("{total} de 100: {band}").format(total=score(view, total), band=band_words(band))
        title += _(" (ronda abierta)") if view.round.is_open else ""
    else:
        low, high = score(view, total), score(view, total_share(view, now, "ceiling"))
        title = _("Provisorio: entre {a} y {b} de 100, sin banda").format(a=low, b=high)
    parts = []
    then = None if told.before is None or told.then is None else total_share(told.before, told.then)
    if then is not None and band is not None:
        parts.append(change_sentence(told, total, then))
    if band is not None:
        parts.append(stretch_of(view, band))
    parts.append(_answered(told))
    blocks: list[Block] = [Heading(title, 1), Paragraph(plain(" ".join(parts)), Style.LEFT)]
    if told.set_aside > TOO_MUCH:
        share = view.figures.beyond(told.set_aside.numerator, told.set_aside.denominator, 20)
        words = _("se marcó «No aplica» en el {n} del peso. Léalo con cuidado: el total habla solo de lo que queda.")
        blocks.append(Paragraph((strong(_("Atención: ")), Span(words.format(n=share))), Style.LEFT))
    return Boxed(tuple(blocks))


def _answered(told: Told) -> str:
    """How many were answered, and what floor and ceiling are."""
    view, now = told.view, told.now
    if not now.blank:
        words = ngettext(
            "Se respondió el único ítem que corresponde: sin blancos, piso y techo son iguales al total.",
            "Se respondieron los {n} ítems que corresponden: sin blancos, piso y techo son iguales al total.",
            now.applicable,
        )
        return words.format(n=now.applicable)
    floor, ceiling = score(view, total_share(view, now)), score(view, total_share(view, now, "ceiling"))
    count = len(now.blank)
    if now.settled:
        words = ngettext(
            "De los {all} ítems que corresponden, {n} quedó sin respuesta y vale cero: {a} es el piso; con todos sus "
            "puntos, el techo sería {b}.",
            "De los {all} ítems que corresponden, {n} quedaron sin respuesta y valen cero: {a} es el piso; con todos "
            "sus puntos, el techo sería {b}.",
            count,
        )
    else:
        words = ngettext(
            "De los {all} ítems que corresponden falta responder {n}: el piso ({a}) lo cuenta como cero, el techo "
            "({b}) con todos sus puntos. Lo respondido hasta ahora da {c}. Hasta decidirlo no se compara ni se "
            "publica.",
            "De los {all} ítems que corresponden faltan responder {n}: el piso ({a}) los cuenta como cero, el techo "
            "({b}) con todos sus puntos. Lo respondido hasta ahora da {c}. Hasta decidirlos no se compara ni se "
            "publica.",
            count,
        )
    so_far = score(view, total_share(view, now, "provisional"))
    return words.format(all=now.applicable, n=count, a=floor, b=ceiling, c=so_far)


def _counted(told: Told) -> KeyFigures:
    """How many items stand in each band, and what MuniDesk counted or does not apply."""
    view, now = told.view, told.now
    found = counts(view)[:4]
    shown = view.figures.percents([*(n for _band, n in found), len(now.blank)])
    figures = [
        KeyFigure(str(n), _("ítems en {colour}\n({share} de {all})").format(
            colour=colour_words(band), share=share, all=now.applicable))
        for (band, n), share in zip(found, shown, strict=False)
    ]  # fmt: skip
    if now.blank:
        words = _("sin respuesta\n({share} de {all})") if now.settled else _("sin responder\n({share} de {all})")
        words = words.format(share=shown[-1], all=now.applicable)
        figures.append(KeyFigure(str(len(now.blank)), words))
    elif now.computed:
        figures.append(KeyFigure(str(now.computed), _("calculados por\nMuniDesk")))
    share = view.figures.percent(told.set_aside, 1)
    figures.append(KeyFigure(str(len(now.excluded)), _("no aplica\n({share} del peso)").format(share=share)))
    return KeyFigures(tuple(figures))


def both_counts(told: Told) -> str:
    """What it touches of the Agenda 2030 and of equality, both counted."""
    view = told.view
    with_goal = [one for one in view.criteria if goals_of(one.ods)]
    goals = {goal for one in with_goal for goal in goals_of(one.ods)}
    marked = [one for one in view.criteria if one.gender is not Marker.NO]
    mainly = sum(one.gender is Marker.MAINLY for one in marked)
    first = ngettext(
        "Agenda 2030: {n} ítem de {all} toca {goals} de los 17 ODS.",
        "Agenda 2030: {n} ítems de {all} tocan {goals} de los 17 ODS.",
        len(with_goal),
    ).format(n=len(with_goal), all=len(view.criteria), goals=len(goals))
    if not marked:
        return f"{first} {_('Género: ningún ítem lleva marcador.')}"
    second = ngettext(
        "Género: {n} ítem lleva marcador ({mainly} como principal).",
        "Género: {n} ítems llevan marcador ({mainly} como principal).",
        len(marked),
    ).format(n=len(marked), mainly=mainly)
    return f"{first} {second}"


# -- the account


def account(told: Told, captions: Captions) -> Table:
    """Weight × score of each dimension, with figures that add up as they are printed."""
    view, now, before = told.view, told.now, told.before
    old, new = heads(before, view)
    then = dimension_shares(view, now) if before is None else shares_like(view, before)
    weights, shown = told.weights, products(view, now)
    rows = []
    for one, past, share in zip(now.dimensions, then, dimension_shares(view, now), strict=True):
        weight = weights.of_dimension(one.dimension.key)
        cells: list[Spans] = [plain(one.dimension.title), plain(weight), plain(_of(one.answered, one.applicable))]
        if before is not None:
            cells.append(plain(score(before, past)))
        cells.append((strong(score(view, share)),))
        if before is not None:
            cells.append(plain(view.figures.change(past, share, 1)))
        product = shown.get(one.dimension.key)
        line = "–" if product is None else f"{weight} × {score(view, share)} = {view.figures.number(product, 2)}"
        cells.extend((plain(dimension_band(view, one)), plain(line)))
        rows.append(Row(tuple(cells)))
    rows.append(_total_row(told, weights.whole))
    columns = [Column(_("Componente"), 3.3), Column(_("Peso"), 0.8, _RIGHT), Column(_("Ítems"), 1.1, _RIGHT)]
    if before is not None:
        columns.append(Column(old, 0.85, _RIGHT))
    columns.append(Column(new, 0.85, _RIGHT))
    if before is not None:
        columns.append(Column(_("Cambio"), 0.85, _RIGHT))
    columns.extend((Column(_("Banda"), 1.6), Column(_("Peso × puntaje"), 2.1, _RIGHT)))
    return Table(tuple(columns), tuple(rows), caption=captions.table(_("Resultado por componente y cuenta del total")))


def _of(part: int, whole: int) -> str:
    return _("{a} de {b}").format(a=part, b=whole)


def _total_row(told: Told, whole: str) -> Row:
    view, now, before = told.view, told.now, told.before
    total = total_share(view, now) or Fraction(0)
    cells: list[Spans] = [plain(_("Total")), plain(whole), plain(_of(now.answered, now.applicable))]
    then = None if before is None or told.then is None else total_share(before, told.then)
    if before is not None:
        cells.append(plain(score(before, then)))
    cells.append(plain(score(view, total)))
    if before is not None:
        cells.append(plain(view.figures.change(then, total, 1)))
    summed = _("suma = {n}").format(n=view.figures.number(half_up(total, 2), 2))
    cells.extend((plain(band_of_total(view, now)), plain(summed)))
    return Row(tuple(cells), RowKind.TOTAL)


def charts(told: Told, page: tuple[float, float], captions: Captions) -> Iterator[Block]:
    """Every dimension against the round before."""
    view, before = told.view, told.before
    labels = tuple(one.short or one.title for one in view.dimensions)
    old = None if before is None else Profile(legend(before.round), shares_like(view, before))
    name = legend(view.round) if told.now.settled else _("{round}: piso").format(round=legend(view.round))
    new = Profile(name, dimension_shares(view, told.now))
    caption = captions.chart(_("Las dos rondas, por componente") if old else _("Resultado por componente"))
    width = look.text_block(Kind.REPORT, page)[0]
    yield from bars(view, labels, old, new, width, caption)


# -- who answered


def _who(told: Told, captions: Captions) -> Iterator[Block]:
    view = told.view
    areas: dict[str, list[str]] = {}
    for one in view.criteria:
        areas.setdefault(area_of(view, one), []).append(one.key)
    rows, proved = [], 0
    by_key = {one.key: one for one in view.criteria}
    numbers = {one.key: at for at, one in enumerate(view.dimensions, 1)}
    for area, keys in areas.items():
        own = [by_key[key] for key in keys if view.applies(by_key[key])]
        known = sum(view.points(one) is not None for one in own)
        shown = sum(bool(told.evidence.get(key)) for key in keys)
        proved += shown
        parts = sorted({numbers[by_key[key].dimension_key] for key in keys})
        rows.append(Row((plain(area or _("Sin área")), plain(", ".join(map(str, parts))), plain(_of(known, len(own))),
                         plain(str(shown)))))  # fmt: skip
    total = (plain(_("Total")), (), plain(_of(told.now.answered, told.now.applicable)), plain(str(proved)))
    rows.append(Row(total, RowKind.TOTAL))
    columns = (Column(_("Área"), 3), Column(_("Componentes"), 1.4), Column(_("Ítems"), 1, _RIGHT),
               Column(_("Con evidencia"), 1, _RIGHT))  # fmt: skip
    yield Table(columns, tuple(rows), caption=captions.table(_("Quién respondió")))
    if words := told.view.round.respondents.strip():
        yield Paragraph((strong(_("Respondieron: ")), Span(" ".join(words.split()))), Style.NOTE)


def _rounds(told: Told, captions: Captions) -> Table:
    """Every closed round of this kind so far, so that a third one is not read against the second alone."""
    rows, past = [], None
    for view in (*told.earlier, told.view):
        found = result(view)
        total = total_share(view, found)
        closed = view.round.closed_on
        day = show_date(closed) if closed else _("abierta")
        rows.append(Row((plain(round_name(view.round)), plain(day), plain(_of(found.answered, found.applicable)),
                         (strong(score(view, total)),), plain(view.figures.change(past, total, 1)),
                         plain(band_of_total(view, found)))))  # fmt: skip
        past = total
    columns = (Column(_("Ronda"), 2), Column(_("Cerrada el"), 1.2), Column(_("Ítems"), 1, _RIGHT),
               Column(_("Total"), 0.9, _RIGHT), Column(_("Cambio"), 0.9, _RIGHT), Column(_("Banda"), 1.4))  # fmt: skip
    return Table(columns, tuple(rows), caption=captions.table(_("Las rondas, una a una")))
