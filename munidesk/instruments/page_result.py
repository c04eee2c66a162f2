"""The result of a round beside its criteria: score, thresholds, radar or bars, and what holds it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.instruments.figure import corners, radar_points
from munidesk.instruments.subject import Band
from munidesk.ui import theme
from munidesk.ui.elide import fitted


class ThresholdBar(QWidget):
    """Bands from 0 to the scale, and a mark where the total stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(44))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bands: tuple[Band, ...] = ()
        self._value: Fraction | None = None
        self._scale = 4

    def show_value(self, bands: Sequence[Band], value: Fraction | None, scale: int, figures: Figures) -> None:
        self._bands, self._value, self._scale = tuple(bands), value, scale
        words = ", ".join(
            _("{word} hasta {n}").format(word=one.word, n=figures.number(one.until, 1)) for one in self._bands
        )
        self.setAccessibleName(
            _("Puntaje {n} de {scale}: {bands}").format(n=figures.number(value, 1), scale=scale, bands=words)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        t, start = theme.tokens(), Fraction(0)
        top, high = theme.px(6), theme.px(10)
        for band in self._bands:
            left = round(self.width() * float(start) / self._scale)
            right = round(self.width() * float(band.until) / self._scale)
            painter.fillRect(left, top, max(0, right - left - 2), high, QColor(getattr(t, f"{band.tone}_ground")))
            strong = start <= (self._value or 0) < band.until or (band is self._bands[-1] and self._value == band.until)
            painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if strong else theme.NORMAL))
            painter.setPen(QColor(getattr(t, band.tone)))
            painter.drawText(QRect(left, top + high + 4, right - left + 20, theme.px(20)), 0, band.word)
            start = band.until
        if self._value is not None:
            x = min(self.width() - 3, round(self.width() * float(self._value) / self._scale))
            painter.fillRect(x - 1, 0, 3, theme.px(22), QColor(t.text))
        painter.end()


@dataclass(frozen=True, slots=True)
class Shape:
    """One round on the radar."""

    name: str
    scores: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A dashed line at so many points of the scale, in the tone of what begins there; `word` is for the legend."""

    value: Fraction
    word: str
    tone: str = "good"


class Radar(QWidget):
    """Three to eight dimensions as a radar, otherwise as paired bars; thresholds dashed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(234))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._labels: tuple[str, ...] = ()
        self._before: Shape | None = None
        self._now = Shape("", ())
        self._thresholds: tuple[Threshold, ...] = ()
        self._scale = 4
        self._said: Callable[[Fraction | None], str] = str

    def show_shapes(
        self,
        labels: Sequence[str],
        before: Shape | None,
        now: Shape,
        thresholds: Sequence[Threshold],
        scale: int,
        said: Callable[[Fraction | None], str],
    ) -> None:
        """`said` writes the points of a dimension."""
        self._said = said
        self._labels, self._before, self._now = tuple(labels), before, now
        self._thresholds, self._scale = tuple(thresholds), scale
        words = "; ".join(f"{label} {said(score)}" for label, score in zip(labels, now.scores, strict=True))
        self.setAccessibleName(_("Resultado por dimensión: {words}").format(words=words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(340), theme.px(234))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._labels:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if 3 <= len(self._labels) <= 8:
            self._paint_radar(painter)
        else:
            self._paint_bars(painter)
        self._paint_legend(painter)
        painter.end()

    def _paint_radar(self, painter: QPainter) -> None:
        t, count = theme.tokens(), len(self._labels)
        centre = (self.width() / 2, theme.px(108))
        radius = self._radius()
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for level in range(1, self._scale + 1):
            painter.drawPolygon(_polygon(corners(count, centre, radius * level / self._scale)))
        for corner in corners(count, centre, radius):
            painter.drawLine(QPointF(*centre), QPointF(*corner))
        for one in self._thresholds:
            painter.setPen(_dashed(getattr(t, one.tone), 1.2))
            painter.drawPolygon(_polygon(corners(count, centre, radius * float(one.value) / self._scale)))
        if self._before is not None:
            painter.setPen(_dashed(t.text2, 1.8))
            painter.drawPolygon(_polygon(radar_points(self._before.scores, self._scale, centre, radius)))
        points = radar_points(self._now.scores, self._scale, centre, radius)
        ground = QColor(t.accent)
        ground.setAlpha(30)
        painter.setPen(QPen(QColor(t.accent), 2.2))
        painter.setBrush(ground)
        painter.drawPolygon(_polygon(points))
        painter.setBrush(QColor(t.accent))
        for x, y in points:
            painter.drawEllipse(QPointF(x, y), 3, 3)
        for at, corner in enumerate(corners(count, centre, radius + theme.px(9))):
            self._paint_label(painter, at, corner, centre)

    def _radius(self) -> float:
        """As large as the names at the sides leave it."""
        metrics = QFontMetrics(theme.font(theme.SMALL))
        sides = corners(len(self._labels), (0.0, 0.0), 1.0)
        widest = max(abs(x) for x, _y in sides)
        longest = max(max(map(metrics.horizontalAdvance, _name_lines(one))) for one in self._labels)
        room = self.width() / 2 - longest - theme.px(10)
        return max(float(theme.px(40)), min(float(theme.px(76)), room / widest))

    def _paint_label(
        self, painter: QPainter, at: int, corner: tuple[float, float], centre: tuple[float, float]
    ) -> None:
        """The name and the score in bold; at the sides in the lines it takes to stay off the web."""
        name, score = self._labels[at], self._said(self._now.scores[at])
        x, y = corner
        middle = abs(x - centre[0]) < 4
        plain, strong = theme.font(theme.SMALL), theme.font(theme.SMALL, theme.SEMIBOLD)
        room = self.width() - x if x > centre[0] else x
        lines = _label_lines(name, score, float(self.width()) if middle else room, middle)
        high = theme.px(17)
        top = (y - theme.px(18) if y < centre[1] else y) if middle else y - high * len(lines) / 2
        for place, (words, value) in enumerate(lines):
            wide = QFontMetrics(plain).horizontalAdvance(words)
            full = wide + QFontMetrics(strong).horizontalAdvance(value)
            if middle:
                left = x - full / 2
            else:
                left = min(x, self.width() - full - 1.0) if x > centre[0] else max(0.0, x - full)
            painter.setPen(QColor(theme.tokens().text))
            for text, font, start in ((words, plain, left), (value, strong, left + wide)):
                painter.setFont(font)
                area = QRectF(start, top + place * high, full, high)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bars(self, painter: QPainter) -> None:
        t, count = theme.tokens(), len(self._labels)
        row = min(theme.px(44), (self.height() - theme.px(34)) // max(1, count))
        start, wide = theme.px(120), self.width() - theme.px(160)
        # Before the figures, so that it never crosses one.
        for each in self._thresholds:
            x = start + round(wide * float(each.value) / self._scale)
            painter.setPen(_dashed(getattr(t, each.tone), 1.2))
            painter.drawLine(x, 0, x, row * count)
        painter.setFont(theme.font(theme.SMALL))
        for at, label in enumerate(self._labels):
            top = at * row
            painter.setPen(QColor(t.text))
            name = fitted(label, painter.fontMetrics(), start - 8)
            painter.drawText(QRect(0, top, start - 8, row), Qt.AlignmentFlag.AlignVCenter, name)
            shapes = [one for one in (self._before, self._now) if one is not None]
            thick = max(2, row * 6 // 10 // len(shapes))
            for order, one in enumerate(shapes):
                y = top + row // 5 + order * thick
                score = one.scores[at]
                length = round(wide * float(score or 0) / self._scale)
                ink = t.accent if one is self._now else t.field
                painter.fillRect(start, y, length, thick - 1, QColor(ink))
                if one is self._now:
                    place = QPointF(start + length + 6, y + thick)
                    ground = (
                        QFontMetrics(painter.font()).tightBoundingRect(self._said(score)).translated(place.toPoint())
                    )
                    painter.fillRect(ground.adjusted(-2, -2, 2, 2), QColor(t.surface))
                    painter.drawText(place, self._said(score))

    def _paint_legend(self, painter: QPainter) -> None:
        t = theme.tokens()
        entries = [(_dashed(t.text2, 1.8), self._before.name)] if self._before is not None else []
        entries.append((QPen(QColor(t.accent), 2.2), self._now.name))
        entries.extend((_dashed(getattr(t, one.tone), 1.2), one.word) for one in self._thresholds)
        metrics = QFontMetrics(theme.font(theme.SMALL))
        widths = [theme.px(28) + metrics.horizontalAdvance(words) for _pen, words in entries]
        gap = theme.px(20)
        x = max(0, (self.width() - sum(widths) - gap * (len(entries) - 1)) // 2)
        y = self.height() - theme.px(10)
        painter.setFont(theme.font(theme.SMALL))
        for (pen, words), wide in zip(entries, widths, strict=True):
            painter.setPen(pen)
            painter.drawLine(x, y, x + theme.px(22), y)
            painter.setPen(QColor(t.text2))
            painter.drawText(x + theme.px(28), y + 4, words)
            x += wide + gap


def _name_lines(name: str) -> list[str]:
    """A long name of several words goes in two lines."""
    head, _space, tail = name.rpartition(" ")
    return [name] if not head or len(name) < 12 else [head, tail]


def _label_lines(name: str, score: str, room: float, middle: bool) -> list[tuple[str, str]]:
    """(words, score) of each line; the score stands behind the last word where there is room for it."""
    words = [name] if middle else _name_lines(name)
    wide = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD)).horizontalAdvance(f"{words[-1]} {score}")
    if wide <= room:
        return [*((one, "") for one in words[:-1]), (f"{words[-1]} ", score)]
    return [*((one, "") for one in words), ("", score)]


def _polygon(points: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(*point) for point in points])


def _dashed(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setDashPattern([3, 2])
    return pen
