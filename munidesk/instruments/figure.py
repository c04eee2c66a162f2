"""The dimensions of one or two rounds as a radar and paired bars, in plain shapes; as one figure for paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.documents.model import Align, Box, Figure, Lettering, Polygon, Shape, Stroke

BEFORE, AFTER, THRESHOLD, GRID = "#1A1A1A", "#0E6A6B", "#4A4F4C", "#B9B7B0"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One round: its name for the legend and a score per dimension, None where there is none."""

    name: str
    scores: tuple[Fraction | None, ...]


def corners(count: int, centre: Point, radius: float) -> tuple[Point, ...]:
    """The corners of a regular polygon, the first on top, clockwise; y downwards."""
    return tuple(
        (centre[0] + radius * sin(2 * pi * at / count), centre[1] - radius * cos(2 * pi * at / count))
        for at in range(count)
    )


def radar_points(scores: Sequence[Fraction | None], scale: int, centre: Point, radius: float) -> tuple[Point, ...]:
    """Where each known score falls; a missing one leaves its corner out."""
    count = len(scores)
    return tuple(
        corners(count, centre, radius * float(score) / scale)[at]
        for at, score in enumerate(scores)
        if score is not None
    )


def profile_figure(
    labels: Sequence[str], before: Profile | None, after: Profile, threshold: Fraction, scale: int, mark: str,
    caption: str, figures: Figures,
) -> Figure:  # fmt: skip
    """Radar (of three to eight dimensions) at the left, paired bars at the right; the threshold is called `mark`."""
    radar = 3 <= len(labels) <= 8
    wide, left = 482.0, 250.0 if radar else 0.0
    row = 33.0 if before else 26.0
    height = max(26.0 + row * len(labels) + 18, 206.0 if radar else 0.0)
    shapes: list[Shape] = list(_legend(before, after, mark))
    if radar:
        shapes.extend(_radar(labels, before, after, threshold, scale, (120.0, 116.0), 66.0))
    shapes.extend(_bars(labels, before, after, threshold, scale, left, wide, row, figures))
    return Figure(wide, height, tuple(shapes), _words(labels, before, after, figures), caption)


def _words(labels: Sequence[str], before: Profile | None, after: Profile, figures: Figures) -> str:
    parts = []
    for at, label in enumerate(labels):
        now = figures.number(after.scores[at], 1)
        if before is None:
            parts.append(f"{label} {now}")
        else:
            parts.append(_("{label}: de {a} a {b}").format(label=label, a=figures.number(before.scores[at], 1), b=now))
    return "; ".join(parts) + "."


def _legend(before: Profile | None, after: Profile, mark: str) -> Iterator[Shape]:
    x = 0.0
    if before is not None:
        yield Box(x, 2, 11, 7, fill="#FFFFFF", line=BEFORE)
        yield Stroke(((x + 15, 5.5), (x + 33, 5.5)), BEFORE, 1.2, dashed=True)
        yield Lettering(x + 37, 8.5, before.name)
        x += 160
    yield Box(x, 2, 11, 7, fill=AFTER)
    yield Stroke(((x + 15, 5.5), (x + 33, 5.5)), AFTER, 1.8)
    yield Lettering(x + 37, 8.5, after.name)
    x += 170
    yield Stroke(((x, 5.5), (x + 18, 5.5)), THRESHOLD, 0.6, dashed=True)
    yield Lettering(x + 22, 8.5, mark)


def _closed(points: Sequence[Point]) -> tuple[Point, ...]:
    return (*points, points[0])


def _radar(
    labels: Sequence[str], before: Profile | None, after: Profile, threshold: Fraction, scale: int, centre: Point,
    radius: float,
) -> Iterator[Shape]:  # fmt: skip
    count = len(labels)
    for level in range(1, scale + 1):
        yield Stroke(_closed(corners(count, centre, radius * level / scale)), GRID, 0.4)
    for corner in corners(count, centre, radius):
        yield Stroke((centre, corner), GRID, 0.4)
    yield Stroke(_closed(corners(count, centre, radius * float(threshold) / scale)), THRESHOLD, 0.6, dashed=True)
    if before is not None and (points := radar_points(before.scores, scale, centre, radius)):
        yield Stroke(_closed(points), BEFORE, 1.2, dashed=True)
        for x, y in points:
            yield Box(x - 2.2, y - 2.2, 4.4, 4.4, fill="#FFFFFF", line=BEFORE)
    if points := radar_points(after.scores, scale, centre, radius):
        yield Stroke(_closed(points), AFTER, 1.8)
        for x, y in points:
            yield Polygon(corners(12, (x, y), 2.4), fill=AFTER, line=AFTER)
    for (x, y), label in zip(corners(count, centre, radius + 9), labels, strict=True):
        middle = abs(x - centre[0]) < 4
        align = Align.CENTRE if middle else Align.LEFT if x > centre[0] else Align.RIGHT
        down = 3.0 if not middle else (8.0 if y > centre[1] else -1.0)
        yield Lettering(x, y + down, label, 8.5, strong=True, align=align)


def _bars(
    labels: Sequence[str], before: Profile | None, after: Profile, threshold: Fraction, scale: int, left: float,
    wide: float, row: float, figures: Figures,
) -> Iterator[Shape]:  # fmt: skip
    start, end, top = left + 88, wide - 22, 22.0
    unit = (end - start) / scale
    bottom = top + row * len(labels)
    for level in range(scale + 1):
        x = start + unit * level
        yield Stroke(((x, top), (x, bottom)), GRID, 0.4)
        yield Lettering(x, bottom + 11, str(level), 8, align=Align.CENTRE)
    mark = start + unit * float(threshold)
    thick = 11.0
    for at, label in enumerate(labels):
        y = top + row * at + (row - thick * (2 if before else 1)) / 2
        yield Lettering(start - 6, top + row * at + row / 2 + 3, label, align=Align.RIGHT)
        if before is not None:
            yield from _bar(start, y, thick, unit, before.scores[at], figures, after=False)
            y += thick
        yield from _bar(start, y, thick, unit, after.scores[at], figures, after=True)
    yield Stroke(((mark, top), (mark, bottom)), THRESHOLD, 0.7, dashed=True)


def _bar(
    start: float, y: float, thick: float, unit: float, score: Fraction | None, figures: Figures, *, after: bool
) -> Iterator[Shape]:
    length = unit * float(score or 0)
    if score is not None:
        yield Box(start, y, length, thick - 1, fill=AFTER if after else "#FFFFFF", line=AFTER if after else BEFORE)
    # A white ground under the number: the dotted threshold never crosses a figure.
    yield Box(start + length + 2, y + 1, 17, thick - 2, fill="#FFFFFF")
    yield Lettering(start + length + 4, y + thick - 3.2, figures.number(score, 1), strong=after)
