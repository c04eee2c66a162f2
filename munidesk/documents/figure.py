"""A `Figure` of plain shapes as a ReportLab drawing: vector in PDF, PNG in Word, SVG on the screen."""

from typing import assert_never

from reportlab.graphics.shapes import Drawing, Group, Path, PolyLine, Rect, String
from reportlab.graphics.shapes import Polygon as ClosedLine
from reportlab.lib.colors import Color, HexColor

from munidesk.documents.chart import drawing_png
from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean
from munidesk.documents.measure import text_width
from munidesk.documents.model import Align, Box, Figure, Lettering, Polygon, Shape, Stroke
from munidesk.documents.pdf_letters import register_fonts

_ANCHOR = {Align.LEFT: "start", Align.CENTRE: "middle", Align.RIGHT: "end"}
_DASHES = [3, 2]


_AIR = 0.5
"""Half of a line that lies just on the edge of its box is outside of it."""


def reach(figure: Figure) -> tuple[float, float, float, float]:
    """(x, y, width, height) of what is drawn: the box that was asked for, grown by what sticks out of it.

    The picture in Word ends where its box ends: a legend or the first letter of a label was cut there.
    """
    if figure.window is not None:
        return figure.window
    edges = [_edges(one) for one in figure.shapes]
    left = min([0.0, *(one[0] - _AIR for one in edges if one[0] < 0)])
    top = min([0.0, *(one[1] - _AIR for one in edges if one[1] < 0)])
    right = max([figure.width, *(one[2] + _AIR for one in edges if one[2] > figure.width)])
    bottom = max([figure.height, *(one[3] + _AIR for one in edges if one[3] > figure.height)])
    return left, top, right - left, bottom - top


def _edges(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    match shape:
        case Box():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Stroke() | Polygon():
            across, down = ([point[at] for point in shape.points] for at in (0, 1))
            return min(across), min(down), max(across), max(down)
        case Lettering():
            return _letters(shape)
        case _:
            assert_never(shape)


def _letters(shape: Lettering) -> tuple[float, float, float, float]:
    wide = text_width(shape.text.replace("\n", " "), shape.size, strong=shape.strong)
    start = {Align.LEFT: 0.0, Align.CENTRE: -wide / 2, Align.RIGHT: -wide}[shape.align]
    above, below = shape.size * 0.8, shape.size * 0.25
    if shape.turned:
        return shape.x - above, shape.y - start - wide, shape.x + below, shape.y - start
    return shape.x + start, shape.y - above, shape.x + start + wide, shape.y + below


def fitted(figure: Figure, width: float) -> tuple[float, float]:
    """Width and height in points once it fits a column of `width`; never made larger."""
    _x, _y, across, down = reach(figure)
    scale = min(1.0, width / across) if across else 1.0
    return across * scale, down * scale


def drawing(figure: Figure, width: float) -> Drawing:
    """The shown part of the figure, for a column of `width` points."""
    x, y, across, down = reach(figure)
    wide, high = fitted(figure, width)
    scale = wide / across if across else 1.0
    canvas = Drawing(wide, high)
    inner = Group(*(_drawn(shape, figure.height) for shape in figure.shapes))
    # The bottom left corner of the window goes to the origin; Drawing counts y upwards.
    below = figure.height - y - down
    inner.transform = (scale, 0, 0, scale, -x * scale, -below * scale)
    if figure.window is not None:
        canvas.add(Group(_clip(wide, high), inner))
    else:
        canvas.add(inner)
    return canvas


def _clip(wide: float, high: float) -> Path:
    path = Path(isClipPath=1, strokeColor=None, fillColor=None)
    path.moveTo(0, 0)
    path.lineTo(wide, 0)
    path.lineTo(wide, high)
    path.lineTo(0, high)
    path.closePath()
    return path


def _colour(value: str) -> Color | None:
    return HexColor(value) if value else None


def _drawn(shape: Shape, height: float) -> object:
    match shape:
        case Box():
            return Rect(
                shape.x, height - shape.y - shape.height, shape.width, shape.height, shape.radius, shape.radius,
                fillColor=_colour(shape.fill), strokeColor=_colour(shape.line), strokeWidth=shape.weight,
                strokeDashArray=_DASHES if shape.dashed else None,
            )  # fmt: skip
        case Stroke():
            return PolyLine(
                _flat(shape.points, height), strokeColor=_colour(shape.colour), strokeWidth=shape.weight,
                strokeDashArray=_DASHES if shape.dashed else None,
            )  # fmt: skip
        case Polygon():
            return ClosedLine(
                _flat(shape.points, height), fillColor=_colour(shape.fill), strokeColor=_colour(shape.line),
                strokeWidth=shape.weight,
            )  # fmt: skip
        case Lettering():
            return _text(shape, height)
        case _:
            assert_never(shape)


def _text(shape: Lettering, height: float) -> object:
    words = String(
        0 if shape.turned else shape.x, 0 if shape.turned else height - shape.y, clean(shape.text).replace("\n", " "),
        fontName=pdf_name(False, shape.strong), fontSize=shape.size, textAnchor=_ANCHOR[shape.align],
        fillColor=_colour(shape.colour),
    )  # fmt: skip
    if not shape.turned:
        return words
    return Group(words, transform=(0, 1, -1, 0, shape.x, height - shape.y))


def _flat(points: tuple[tuple[float, float], ...], height: float) -> list[float]:
    return [value for x, y in points for value in (x, height - y)]


def png(figure: Figure, dpi: int = 200) -> bytes:
    """The shown part as PNG, for Word."""
    register_fonts()
    return drawing_png(drawing(figure, reach(figure)[2]), dpi)
