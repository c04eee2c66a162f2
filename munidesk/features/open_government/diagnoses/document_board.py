"""The traffic light: on one page of the diagnosis, in the manual, and on the wall."""

from collections.abc import Iterator
from fractions import Fraction

from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents import look
from munidesk.documents.measure import shortened, text_width, wrapped
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    Lettering,
    Paragraph,
    Shape,
    Style,
    plain,
)
from munidesk.documents.poster import joined_size, tiled
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.diagnoses.words import band_of_total, round_line, total_share
from munidesk.instruments.band_words import colour_words, letter, score, stretches
from munidesk.instruments.bands import band_at, bands_of, of_total
from munidesk.instruments.domain import Band
from munidesk.instruments.figure_board import INK, QUIET, boards, counts, mark_of, tint
from munidesk.instruments.scoring import DimensionScore, RoundView
from munidesk.town import store as town

_LEAST = 8.0
_HEAD = 92.0
"""Points of the heading, the note and the count of a page that is one traffic light."""


def board_blocks(told: Told, page: tuple[float, float], level: int = 1) -> Iterator[Block]:
    """Heading, what the letters say, a cell per item, and how many of each."""
    view = told.view
    heading = Heading(_("El semáforo en una página"), level)
    note = _("Una celda por ítem, con sus puntos de 0 a {n}. La letra dice la banda: {bands}.").format(
        n=view.instrument.scale, bands=stretches(bands_of(view))
    )
    about = Paragraph(plain(f"{note} {_other_marks(view)}".strip()), Style.NOTE)
    width, height = look.text_block(Kind.REPORT, page)
    weights = told.weights
    told_weights = [_("peso {n}").format(n=weights.of_dimension(one.dimension.key)) for one in told.now.dimensions]
    first, *others = boards(view, told.now.dimensions, width, height - _HEAD, told_weights, alternative(told))
    counted = Paragraph(plain(counted_words(told)), Style.DATA_LINE)
    if not others:
        yield KeepTogether((heading, about, first, counted))
        return
    yield KeepTogether((heading, about, first))
    yield from others
    yield counted


def _other_marks(view: RoundView) -> str:
    parts = []
    marks = {mark_of(view, one) for one in view.criteria}
    if _("n/a") in marks:
        parts.append(_("n/a: no aplica"))
    if _("s/r") in marks:
        parts.append(_("s/r: se cerró sin respuesta"))
    if view.figures.number(None) in marks:
        parts.append(_("–: falta responder"))
    return f"{'; '.join(parts)}." if parts else ""


def counted_words(told: Told) -> str:
    """«V verde 17 · A amarillo 27 · R rojo 8 · no aplica 1 · Total 63,2»."""
    view = told.view
    parts = [f"{letter(band)} {colour_words(band)} {n}" for band, n in counts(view)]
    if told.now.blank:
        parts.append(_("sin respuesta {n}").format(n=len(told.now.blank)))
    parts.append(_("no aplica {n}").format(n=len(told.now.excluded)))
    total = score(view, total_share(view, told.now))
    if of_total(view, told.now) is not None:
        parts.append(_("Total {n}").format(n=total))
    else:
        ceiling = score(view, total_share(view, told.now, "ceiling"))
        parts.append(_("Provisorio, entre {a} y {b}").format(a=total, b=ceiling))
    return " · ".join(parts)


def alternative(told: Told) -> str:
    """What the drawing says, dimension by dimension, for whoever hears it."""
    parts = []
    for at, one in enumerate(told.now.dimensions, 1):
        marks = ", ".join(f"{told.view.code(each)} {mark_of(told.view, each)}" for each in told.view.of(one.dimension))
        parts.append(f"{at}. {one.dimension.short or one.dimension.title}: {marks}")
    return "; ".join(parts) + "."


# -- the poster


@on_paper
def build_poster(store: Store, told: Told) -> Document:
    """An A3 in two sheets to join: the total, a bar of cells per component, nothing that asks to be explained."""
    municipality = town.municipality(store)
    page = town.page_size(store)
    wide, high = joined_size(page, 2, 1)
    shapes = tuple(_poster(told, wide, high, municipality.name))
    words = _("Semáforo de «{title}». {said}").format(title=told.diagnosis.title, said=alternative(told))
    title = _("Semáforo · {title}").format(title=told.diagnosis.title)
    return Document(
        title=title, blocks=tiled(wide, high, shapes, 2, 1, words), running_left=municipality.name,
        running_right=_("Semáforo en A3"), footer=Footer(strong=round_line(told.view.round)), page=page,
        language=town.profile_of(store).language,
    )  # fmt: skip


def _poster(told: Told, wide: float, high: float, name: str) -> Iterator[Shape]:
    yield from _poster_head(told, wide, name)
    top, foot = 150.0, 84.0
    found = told.now.dimensions
    row = (high - top - foot) / max(1, len(found))
    most = max((len(told.view.of(one.dimension)) for one in found), default=1)
    for at, one in enumerate(found):
        yield from _poster_row(told, one, at + 1, most, (top + row * at, row, wide))
    yield from _poster_legend(told, high)


def _within(text: str, size: float, room: float, *, heavy: bool = True) -> float:
    """The size, or a smaller one with which the text takes no more than `room`; never under 11 points."""
    return max(11.0, min(size, size * room / max(1.0, text_width(text, size, strong=heavy))))


def _poster_head(told: Told, wide: float, name: str) -> Iterator[Shape]:
    view, title = told.view, told.diagnosis.title
    room = wide * 0.5 - 24
    size = _within(title, 30, room * 1.9)
    lines = wrapped(title, room, size, strong=True)
    lines = lines if len(lines) <= 2 else (lines[0], shortened(" ".join(lines[1:]), room, size, strong=True))
    for at, line in enumerate(lines):
        yield Lettering(0, 34 + at * (size + 4), line, size, strong=True)
    under = 40 + len(lines) * (size + 4)
    short = shortened(name, room, 15)
    yield Lettering(0, under, short, 15, colour=QUIET)
    yield Lettering(0, under + 22, round_line(view.round), 13, colour=QUIET)
    total, band = total_share(view, told.now), of_total(view, told.now)
    if band is None:
        said = f"{score(view, total)} – {score(view, total_share(view, told.now, 'ceiling'))}"
        word = _("provisorio: faltan respuestas")
    else:
        said, word = score(view, total), band_of_total(view, told.now)
    yield Lettering(wide, 74, said, 64 if band else 44, strong=True, align=Align.RIGHT)
    words = _("{band} · de 100").format(band=word)
    yield Lettering(wide, 108, words, _within(words, 24, wide * 0.45), strong=True, align=Align.RIGHT)


def _poster_row(
    told: Told, one: DimensionScore, number: int, most: int, place: tuple[float, float, float]
) -> Iterator[Shape]:
    view, own = told.view, one.dimension
    top, row, wide = place
    yield Box(0, top, wide, 0.8, fill=INK)
    label, figure = wide * 0.24, wide * 0.1
    size = min(19.0, max(9.0, row * 0.2))
    lines = wrapped(f"{number} {own.title}", label - 16, size, strong=True)
    room = max(1, int((row - 14) // (size * 1.15)))
    if len(lines) > room:
        lines = (*lines[: room - 1], shortened(" ".join(lines[room - 1 :]), label - 16, size, strong=True))
    for at, line in enumerate(lines):
        yield Lettering(0, top + 10 + size + at * size * 1.15, line, size, strong=True)
    share = None if one.score is None else one.score * 100 / view.instrument.scale
    said, large = score(view, share), min(34.0, row * 0.42)
    yield Lettering(wide, top + row / 2 + large / 3, said, large, strong=True, align=Align.RIGHT)
    yield from _poster_cells(view, one, most, (label, top + 8, wide - label - figure, row - 16))


def _poster_cells(
    view: RoundView, one: DimensionScore, most: int, area: tuple[float, float, float, float]
) -> Iterator[Shape]:
    """All of one size, whatever the number of criteria of each: `most` is that of the longest."""
    left, top, width, height = area
    criteria = view.of(one.dimension)
    lines = next((n for n in (1, 2, 3, 4) if width / -(-most // n) >= 46), 4)
    across = max(1, -(-most // lines))
    wide, high = min(84.0, width / across - 6), min(height / lines - 5, 64.0)
    letters = max(8.0, min(18.0, wide * 0.24, high * 0.36))
    for at, each in enumerate(criteria):
        x, y = left + (at % across) * (wide + 6), top + (at // across) * (high + 5)
        band, known = _band(view, one, at), view.points(each) is not None
        colours = tint(band)
        yield Box(x, y, wide, high, fill=colours.fill, line=colours.line, weight=1.4, radius=3, dashed=not known)
        middle = x + wide / 2
        ink = colours.ink if known else INK
        if high >= 2.3 * letters:
            yield Lettering(middle, y + high * 0.42, view.code(each), letters, align=Align.CENTRE, colour=ink)
            yield Lettering(middle, y + high * 0.42 + letters * 1.15, mark_of(view, each), letters, strong=True,
                            align=Align.CENTRE, colour=ink)  # fmt: skip
        else:
            words = f"{view.code(each)} {mark_of(view, each)}"
            if known and _fit(words, wide) < _LEAST:
                words = f"{view.code(each)} {letter(band) if band else ''}"
            yield Lettering(middle, y + high / 2 + letters / 3, words, min(letters, _fit(words, wide)), strong=True,
                            align=Align.CENTRE, colour=ink)  # fmt: skip


def _fit(words: str, wide: float) -> float:
    return max(_LEAST, 10 * (wide - 4) / max(1.0, text_width(words, 10, strong=True)))


def _band(view: RoundView, one: DimensionScore, at: int) -> Band | None:
    points = view.points(view.of(one.dimension)[at])
    return None if points is None else band_at(bands_of(view), Fraction(points) * 100 / view.instrument.scale)


def _poster_legend(told: Told, high: float) -> Iterator[Shape]:
    view, x, y = told.view, 0.0, high - 68
    for band in reversed(bands_of(view)):
        colours = tint(band)
        yield Box(x, y, 26, 26, fill=colours.fill, line=colours.line, weight=1.4, radius=3)
        yield Lettering(x + 13, y + 18, letter(band), 14, strong=True, align=Align.CENTRE, colour=colours.ink)
        words = band_legend(view, band)
        yield Lettering(x + 34, y + 18, words, 14)
        x += 34 + text_width(words, 14) + 26
    words = _("Cada celda es una pregunta; el número es su puntaje, de 0 a {n}.").format(n=view.instrument.scale)
    yield Lettering(0, high - 20, words, 12, colour=QUIET)


def band_legend(view: RoundView, band: Band) -> str:
    """«verde (consolidado), desde 80 %»."""
    found = list(bands_of(view))
    return stretches(found).split("; ")[found.index(band)].partition(" ")[2]
