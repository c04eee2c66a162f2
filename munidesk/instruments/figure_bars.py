"""The dimensions of one or two rounds as paired bars from 0 to 100, with the bands named over them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from munidesk.base.i18n import _
from munidesk.documents.measure import shortened, text_width
from munidesk.documents.model import Align, Box, Figure, Lettering, Shape, Stroke
from munidesk.instruments.band_words import band_words, score
from munidesk.instruments.bands import bands_of
from munidesk.instruments.domain import Band
from munidesk.instruments.figure import AFTER, BEFORE, GRID, THRESHOLD, Profile
from munidesk.instruments.scoring import RoundView

MOST = 20
"""Dimensions of one drawing: more of them go on in the next."""
_TOP, _FOOT, _RIGHT, _WIDEST = 32.0, 16.0, 40.0, 150.0


def bars(
    view: RoundView, labels: Sequence[str], before: Profile | None, after: Profile, width: float, caption: str
) -> tuple[Figure, ...]:
    """Scores of the profiles are per cents. One drawing for each twenty dimensions, the first with the caption."""
    found = []
    for start in range(0, len(labels), MOST):
        part = slice(start, start + MOST)
        old = None if before is None else Profile(before.name, before.scores[part])
        new = Profile(after.name, after.scores[part])
        found.append(_bars(view, labels[part], old, new, width, caption if not start else ""))
    return tuple(found)


def _bars(
    view: RoundView, labels: Sequence[str], before: Profile | None, after: Profile, width: float, caption: str
) -> Figure:
    row = 20.0 if before else 15.0
    left = min(_WIDEST, 10 + max(text_width(one, 8.5) for one in labels))
    unit = (width - left - _RIGHT) / 100
    height = _TOP + row * len(labels) + _FOOT
    shapes: list[Shape] = list(_legend(before, after, width))
    shapes.extend(_grid(bands_of(view), left, unit, height))
    for at, label in enumerate(labels):
        top = _TOP + row * at
        shapes.append(Lettering(left - 6, top + row / 2 + 3, shortened(label, left - 8), align=Align.RIGHT))
        if before is not None:
            shapes.extend(_bar(view, before.scores[at], left, top + 1.0, unit, after=False))
        shapes.extend(_bar(view, after.scores[at], left, top + (10.0 if before else 3), unit, after=True))
    return Figure(width, height, tuple(shapes), _words(view, labels, before, after), caption)


def _legend(before: Profile | None, after: Profile, width: float) -> Iterator[Shape]:
    right = width - 2
    for one, fill, line in ((after, AFTER, AFTER), (before, "#FFFFFF", BEFORE)):
        if one is None:
            continue
        right -= text_width(one.name, 8.5)
        yield Lettering(right, 9, one.name)
        yield Box(right - 20, 2.5, 16, 7, fill=fill, line=line)
        right -= 32


def _grid(bands: Sequence[Band], left: float, unit: float, height: float) -> Iterator[Shape]:
    bottom = height - _FOOT
    for level in range(0, 101, 20):
        x = left + unit * level
        yield Stroke(((x, _TOP), (x, bottom)), GRID, 0.4)
        yield Lettering(x, bottom + 12, str(level), 8, align=Align.CENTRE)
    ends = [*(one.start for one in bands[1:]), 100]
    for band, end in zip(bands, ends, strict=True):
        words = shortened(band_words(band), unit * (end - band.start) - 4, 8)
        yield Lettering(left + unit * (band.start + end) / 2, _TOP - 6, words, 8, align=Align.CENTRE, colour=THRESHOLD)
        if band.start:
            x = left + unit * band.start
            yield Stroke(((x, _TOP), (x, bottom)), BEFORE, 0.8, dashed=True)


def _bar(
    view: RoundView, share: Fraction | None, left: float, y: float, unit: float, *, after: bool
) -> Iterator[Shape]:
    length, said = unit * float(share or 0), score(view, share)
    if share is not None:
        yield Box(left, y, length, 8.5, fill=AFTER if after else "#FFFFFF", line=AFTER if after else BEFORE)
    # A white ground under the number: no line crosses a figure.
    yield Box(left + length + 2, y, text_width(said, 8, strong=after) + 4, 8.5, fill="#FFFFFF")
    yield Lettering(left + length + 4, y + 7, said, 8, strong=after)


def _words(view: RoundView, labels: Sequence[str], before: Profile | None, after: Profile) -> str:
    parts = []
    for at, label in enumerate(labels):
        now = score(view, after.scores[at])
        if before is None:
            parts.append(f"{label} {now}")
        else:
            parts.append(_("{label}: de {a} a {b}").format(label=label, a=score(view, before.scores[at]), b=now))
    return "; ".join(parts) + "."
