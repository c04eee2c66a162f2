"""The traffic light on one page: a cell per criterion, told by its letter as well as by its colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.documents.measure import shortened, wrapped
from munidesk.documents.model import Align, Box, Figure, Lettering, Shape, Stroke
from munidesk.instruments.band_words import letter, score
from munidesk.instruments.bands import AMBER, GREEN, RED, bands_of, of_criterion, of_dimension, per_cent
from munidesk.instruments.domain import Band, Criterion
from munidesk.instruments.scoring import DimensionScore, RoundView

INK, QUIET, LINE, SHADE = "#1A1A1A", "#4A4F4C", "#8B908C", "#F0EFEB"
_WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Tint:
    """Fill, line and ink of a cell; printed grey they stay dark, middle and white."""

    fill: str
    line: str
    ink: str


_TINTS = {
    RED: Tint("#B3261E", "#B3261E", _WHITE), AMBER: Tint("#F3DFB4", "#A8812F", INK), GREEN: Tint(_WHITE, INK, INK),
}  # fmt: skip
_OTHER = Tint("#DDE7E6", "#0E6A6B", INK)


@dataclass(frozen=True, slots=True)
class Size:
    """Of a cell and its letters, in points. `stacked`: its number over its letter, else side by side."""

    wide: float
    high: float
    letters: float
    stacked: bool = True


SIZES = (Size(32, 27, 8.5), Size(30, 22, 8), Size(47, 12.5, 8, stacked=False))
"""From the usual one down to the smallest that is still read."""
_LABEL, _SCORE, _GAP, _AIR = 88.0, 36.0, 3.5, 5.0


def tint(band: Band | None) -> Tint:
    """Of what has no band: white, with a grey line."""
    return Tint(_WHITE, LINE, QUIET) if band is None else _TINTS.get(band.key, _OTHER)


def mark_of(view: RoundView, one: Criterion) -> str:
    """«R 0,8», «n/a», «s/r» for what was closed without an answer, «–» for a blank."""
    points = view.points(one)
    if points is not None:
        band = of_criterion(view, one)
        return f"{letter(band) if band else ''} {view.figures.number(points, 1)}"
    if not view.applies(one):
        return _("n/a")
    return _("s/r") if view.unanswered(one) else view.figures.number(None)


def boards(
    view: RoundView, dimensions: Sequence[DimensionScore], width: float, height: float, weights: Sequence[str],
    alternative: str,
) -> tuple[Figure, ...]:  # fmt: skip
    """As few drawings of at most `width` × `height` points as hold every dimension; `weights` as they are printed."""
    told = list(zip(dimensions, weights, strict=True))
    fitting = (one for one in SIZES if sum(_high(view, each, one, width) for each in dimensions) <= height)
    size = next(fitting, SIZES[-1])
    pages: list[list[tuple[DimensionScore, str]]] = [[]]
    room = height
    for each in told:
        needs = _high(view, each[0], size, width)
        if needs > room and pages[-1]:
            pages.append([])
            room = height
        pages[-1].append(each)
        room -= needs
    numbers = {one.dimension.key: at for at, one in enumerate(dimensions, 1)}
    return tuple(_board(view, page, size, width, numbers, alternative) for page in pages)


def _across(size: Size, width: float) -> int:
    return max(1, int((width - _LABEL - _SCORE + _GAP) // (size.wide + _GAP)))


def _lines(view: RoundView, one: DimensionScore, size: Size, width: float) -> int:
    return max(1, -(-len(view.of(one.dimension)) // _across(size, width)))


def _high(view: RoundView, one: DimensionScore, size: Size, width: float) -> float:
    cells = _lines(view, one, size, width) * (size.high + _GAP) - _GAP
    return max(27.0, cells) + 2 * _AIR


def _board(
    view: RoundView, page: Sequence[tuple[DimensionScore, str]], size: Size, width: float, numbers: dict[str, int],
    alternative: str,
) -> Figure:  # fmt: skip
    shapes: list[Shape] = [Stroke(((0, 0), (width, 0)), INK, 1)]
    top = 0.0
    for one, weight in page:
        high = _high(view, one, size, width)
        shapes.extend(_dimension(view, one, weight, size, (top, high, width), numbers[one.dimension.key]))
        top += high
        shapes.append(Stroke(((0, top), (width, top)), "#B9B7B0", 0.4))
    shapes.append(Stroke(((0, top), (width, top)), INK, 0.6))
    return Figure(width, top + 0.6, tuple(shapes), alternative)


def _dimension(
    view: RoundView, one: DimensionScore, weight: str, size: Size, place: tuple[float, float, float], number: int
) -> Iterator[Shape]:
    top, high, width = place
    own = one.dimension
    title = wrapped(f"{number} {own.short or own.title}", _LABEL - 6, 8.5, strong=True)
    lines = title if len(title) == 1 else (title[0], shortened(" ".join(title[1:]), _LABEL - 6, 8.5, strong=True))
    base = top + _AIR + 9
    for at, words in enumerate(lines):
        yield Lettering(0, base + at * 10, words, 8.5, strong=True)
    if len(lines) == 1 or high >= 42:
        yield Lettering(0, base + len(lines) * 10, weight, 8, colour=QUIET)
    across = _across(size, width)
    for at, each in enumerate(view.of(own)):
        x = _LABEL + (at % across) * (size.wide + _GAP)
        y = top + _AIR + (at // across) * (size.high + _GAP)
        yield from _cell(view, each, size, x, y)
    share = None if one.score is None else per_cent(view, one.score)
    told = score(view, share) if of_dimension(view, one) is not None or share is None else _("sin banda")
    large = of_dimension(view, one) is not None
    yield Lettering(width - 2, top + high / 2 + 4, told, 12 if large else 8, strong=large, align=Align.RIGHT)


def _cell(view: RoundView, one: Criterion, size: Size, x: float, y: float) -> Iterator[Shape]:
    colours, said, code = tint(of_criterion(view, one)), mark_of(view, one), view.code(one)
    known = view.points(one) is not None
    fill = colours.fill if known or view.applies(one) else SHADE
    yield Box(x, y, size.wide, size.high, fill=fill, line=colours.line, weight=0.8, radius=2, dashed=not known)
    ink = colours.ink if known else INK
    if size.stacked:
        middle = x + size.wide / 2
        yield Lettering(middle, y + size.high / 2 - 2, code, 8, align=Align.CENTRE, colour=ink)
        yield Lettering(
            middle, y + size.high / 2 + size.letters - 0.5, said, size.letters, strong=True, align=Align.CENTRE,
            colour=ink,
        )  # fmt: skip
        return
    yield Lettering(x + 2.5, y + size.high / 2 + 2.8, code, 8, colour=ink)
    yield Lettering(x + size.wide - 2.5, y + size.high / 2 + 2.8, said, 8, strong=True, align=Align.RIGHT, colour=ink)


def counts(view: RoundView) -> tuple[tuple[Band, int], ...]:
    """How many criteria stand in each band, the highest first."""
    found = [of_criterion(view, one) for one in view.criteria]
    return tuple((band, sum(one == band for one in found)) for band in reversed(bands_of(view)))
