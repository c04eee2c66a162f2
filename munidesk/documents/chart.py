"""Charts drawn once with reportlab.graphics: vector in PDF, PNG in Word, SVG on the screen."""

import math
from decimal import Decimal
from io import BytesIO
from typing import assert_never

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from munidesk.base.figures import half_up, written
from munidesk.documents import look as looks
from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean
from munidesk.documents.look import MM
from munidesk.documents.measure import shortened
from munidesk.documents.model import Chart, ChartKind
from munidesk.documents.pdf_letters import register_fonts

# Every drawing names a first letter, used or not: a Helvetica that is not embedded would keep a PDF out of archives.
STATE_DEFAULTS["fontName"] = pdf_name(False)

_SIZE = 8.5
_PALETTE = 96
_ADAPTIVE = 1  # of Pillow: the colours the picture has


def drawing(chart: Chart, width: float) -> Drawing:
    """The chart in a box of `width` points."""
    height = chart.height_mm * MM
    canvas = Drawing(width, height)
    legend = 14.0 if len(chart.series) > 1 else 0.0
    if legend:
        _legend(canvas, chart, height - 10)
    match chart.kind:
        case ChartKind.BARS | ChartKind.STACKED:
            _bars(canvas, chart, width, height - legend)
        case ChartKind.LINE:
            _line(canvas, chart, width, height - legend)
        case _:
            assert_never(chart.kind)
    return canvas


def _colour(index: int) -> Color:
    return HexColor(looks.DATA[index % len(looks.DATA)])


def _string(x: float, y: float, text: str, anchor: str = "start") -> String:
    return String(
        x, y, clean(text), fontName=pdf_name(False), fontSize=_SIZE, textAnchor=anchor, fillColor=HexColor(looks.TEXT)
    )


def _legend(canvas: Drawing, chart: Chart, y: float) -> None:
    x = 0.0
    for index, series in enumerate(chart.series):
        canvas.add(Rect(x, y, 8, 8, fillColor=_colour(index), strokeColor=HexColor(looks.TEXT), strokeWidth=0.5))
        canvas.add(_string(x + 11, y + 1, series.name))
        x += 24 + stringWidth(clean(series.name), pdf_name(False), _SIZE)


def _figure(chart: Chart, value: float) -> str:
    return written(value, None, chart.thousands, chart.decimal, most=2)


def _bar_figure(chart: Chart, value: float) -> str:
    """With the decimals that any bar of the chart has: «5,60» beside «4,02»."""
    return written(value, _places(chart), chart.thousands, chart.decimal)


def _places(chart: Chart) -> int:
    exact = (half_up(value, 2) for series in chart.series for value in series.values if value is not None)
    return max((-_exponent(one.normalize()) for one in exact), default=0)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def _in_one_line(chart: Chart, width: float) -> tuple[str, ...]:
    """The labels as they fit beside the bars: no break within, cut with «…» where they are longer."""
    return tuple(shortened(" ".join(one.split()), width * 0.4 - 8, _SIZE) for one in chart.labels)


def _bars(canvas: Drawing, chart: Chart, width: float, height: float) -> None:
    """Horizontal bars; several series stand side by side, or one after the other when stacked."""
    stacked = chart.kind is ChartKind.STACKED
    labels = _in_one_line(chart, width)
    left = min(width * 0.4, 8 + max((stringWidth(clean(one), pdf_name(False), _SIZE) for one in labels), default=0))
    foot = 14.0 if chart.unit else 0.0
    height -= foot
    row = height / max(1, len(chart.labels))
    totals = [[series.values[i] or 0.0 for series in chart.series] for i in range(len(chart.labels))]
    greatest = max((sum(values) if stacked else max(values) for values in totals if values), default=0.0) or 1.0
    scale = (width - left - (60 if chart.unit else 34)) / greatest
    if chart.unit:
        _axis(canvas, chart, left, foot, height, greatest, scale)
    for index, label in enumerate(labels):
        top = foot + height - row * (index + 1)
        canvas.add(_string(left - 6, top + row / 2 - 3, label, "end"))
        thick = row * 0.62 / (1 if stacked else max(1, len(chart.series)))
        x = left
        for order, series in enumerate(chart.series):
            value = series.values[index]
            y = top + row * 0.19 + (0 if stacked else (len(chart.series) - 1 - order) * thick)
            if value is None:
                canvas.add(_string(left + 2, y + thick / 2 - 3, "–"))
                continue
            start = x if stacked else left
            canvas.add(
                Rect(
                    start,
                    y,
                    value * scale,
                    thick,
                    fillColor=_colour(order),
                    strokeColor=HexColor(looks.TEXT),
                    strokeWidth=0.5,
                )
            )
            _bar_number(canvas, chart, start, y + thick / 2 - 3, value, scale, order, stacked)
            x += value * scale


def _axis(
    canvas: Drawing, chart: Chart, left: float, foot: float, height: float, greatest: float, scale: float
) -> None:
    """Fine lines behind the bars at round figures, with the unit after the last one."""
    at, last = 0.0, left
    step = _round_step(greatest)
    while at <= greatest:
        x = left + at * scale
        canvas.add(Line(x, foot, x, foot + height, strokeColor=HexColor(looks.ROW_LINE), strokeWidth=0.4))
        canvas.add(_string(x, 2, _figure(chart, at), "middle"))
        last, at = x, at + step
    canvas.add(_string(last + 12, 2, chart.unit))


def _round_step(greatest: float) -> float:
    """Of 1, 2, 3, 5 and their tens, the smallest that gives at most five steps."""
    size = 10.0 ** math.floor(math.log10(greatest))
    steps = [size * factor / 10 for factor in (1, 2, 3, 5, 10, 20, 30, 50)]
    return next((max(1.0, one) for one in steps if greatest / one <= 5), greatest)


def _bar_number(
    canvas: Drawing, chart: Chart, start: float, y: float, value: float, scale: float, order: int, stacked: bool
) -> None:
    text = _bar_figure(chart, value)
    if not stacked:
        canvas.add(_string(start + value * scale + 3, y, text))
    elif value * scale > stringWidth(text, pdf_name(False), _SIZE) + 2:
        number = _string(start + value * scale / 2, y, text, "middle")
        number.fillColor = HexColor("#FFFFFF" if order in (0, 3) else looks.TEXT)
        canvas.add(number)


def _line(canvas: Drawing, chart: Chart, width: float, height: float) -> None:
    values = [value for series in chart.series for value in series.values if value is not None]
    greatest = max(values, default=0.0) or 1.0
    step = (width - 40) / max(1, len(chart.labels) - 1)
    canvas.add(Line(20, 16, width - 20, 16, strokeColor=HexColor(looks.SECONDARY), strokeWidth=0.5))
    for index, label in enumerate(chart.labels):
        canvas.add(_string(20 + index * step, 4, label, "middle"))
    for order, series in enumerate(chart.series):
        points: list[float] = []
        for index, value in enumerate(series.values):
            if value is not None:
                x, y = 20 + index * step, 18 + value / greatest * (height - 34)
                points.extend((x, y))
                canvas.add(_string(x, y + 4, _figure(chart, value), "middle"))
        if len(points) >= 4:
            dashes = [3, 2] if order % 2 else None
            canvas.add(PolyLine(points, strokeColor=_colour(order), strokeWidth=1.4, strokeDashArray=dashes))


def png(chart: Chart, width_mm: float = 160, dpi: int = 200) -> bytes:
    """The chart as PNG, for Word."""
    register_fonts()
    return drawing_png(drawing(chart, width_mm * MM), dpi)


def drawing_png(shape: Drawing, dpi: int = 200) -> bytes:
    """Any drawing as PNG, through its own PDF."""
    import pypdfium2

    register_fonts()
    pages = pypdfium2.PdfDocument(renderPDF.drawToString(shape))
    try:
        image = pages[0].render(scale=dpi / 72).to_pil()
        target = BytesIO()
        # A drawing has a dozen colours and their edges: a palette takes a quarter of the bytes and looks the same.
        image.convert("P", palette=_ADAPTIVE, colors=_PALETTE).save(target, "PNG", optimize=True)
        return target.getvalue()
    finally:
        pages.close()
