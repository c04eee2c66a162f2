"""A `Figure` of plain shapes as a ReportLab drawing: vector in PDF, PNG in Word, SVG on the screen."""

from typing import assert_never

from reportlab.graphics.shapes import Drawing, Group, Path, PolyLine, Rect, String
from reportlab.graphics.shapes import Polygon as ClosedLine
from reportlab.lib.colors import Color, HexColor

from munidesk.documents.chart import drawing_png
from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean
from munidesk.documents.model import Align, Box, Figure, Lettering, Polygon, Shape, Stroke
from munidesk.documents.pdf_letters import register_fonts

_ANCHOR = {Align.LEFT: "start", Align.CENTRE: "middle", Align.RIGHT: "end"}
_DASHES = [3, 2]


def fitted(figure: Figure, width: float) -> tuple[float, float]:
    """Width and height in points once it fits a column of `width`; never made larger."""
    _x, _y, across, down = figure.shown
    scale = min(1.0, width / across) if across else 1.0
    return across * scale, down * scale


def drawing(figure: Figure, width: float) -> Drawing:
    """The shown part of the figure, for a column of `width` points."""
    x, y, across, _down = figure.shown
    wide, high = fitted(figure, width)
    scale = wide / across if across else 1.0
    canvas = Drawing(wide, high)
    inner = Group(*(_drawn(shape, figure.height) for shape in figure.shapes))
    # The bottom left corner of the window goes to the origin; Drawing counts y upwards.
    below = figure.height - y - figure.shown[3]
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
    return drawing_png(drawing(figure, figure.shown[2]), dpi)
