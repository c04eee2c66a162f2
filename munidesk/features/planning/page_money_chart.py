"""The money of a year month by month against what was to be expected, painted; its figures are its description."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.planning.document_money import Scale
from munidesk.ui import theme
from munidesk.ui.cells import part_shades

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Course:
    """Cents up to each month; None where nothing is known, or the month has not come."""

    executed: tuple[int | None, ...]
    paid: tuple[int | None, ...]
    planned: tuple[int, ...]
    names: tuple[str, ...]
    now: int
    """The month of today, 1–12; 0 in another year."""


class MonthChart(QWidget):
    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures
        self._course: Course | None = None
        self._scale = Scale(100, "")
        self.setMinimumHeight(theme.px(110))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Dinero acumulado por mes"))

    def show_course(self, course: Course, scale: Scale) -> None:
        self._course, self._scale = course, scale
        told = [
            _("{month}: ejecutado {a}, previsto {b}").format(
                month=name, a=self._figures.amount(done), b=self._figures.amount(due)
            )
            for name, done, due in zip(course.names, course.executed, course.planned, strict=True)
            if done is not None
        ]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def _greatest(self, course: Course) -> int:
        known = (value for row in (course.executed, course.paid, course.planned) for value in row)
        return _round_top(max((value for value in known if value is not None), default=0) or 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        course = self._course
        if course is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        high = painter.fontMetrics().height()
        area = QRectF(theme.px(44), high + 2, self.width() - theme.px(52), self.height() - 2 * high - 8)
        top = self._greatest(course)
        self._grid(painter, area, top)
        self._bars(painter, area, course, top)
        self._line(painter, area, course, top)
        self._figure_of_now(painter, area, course, top)
        painter.end()

    def _grid(self, painter: QPainter, area: QRectF, top: int) -> None:
        for part in range(5):
            y = area.bottom() - area.height() * part / 4
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("text2"))
            words = self._words(top * part // 4)
            painter.drawText(QRectF(0, y - 10, area.left() - 8, 20), Qt.AlignmentFlag.AlignRight, words)

    def _words(self, cents: int) -> str:
        exact = cents / self._scale.cents
        return self._figures.number(exact, 1 if exact and top_small(exact) else 0)

    def _bars(self, painter: QPainter, area: QRectF, course: Course, top: int) -> None:
        step = area.width() / _MONTHS
        accent, half, _ground = part_shades()
        for at, name in enumerate(course.names):
            middle = area.left() + step * (at + 0.5)
            here = at + 1 == course.now
            painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if here else theme.NORMAL))
            painter.setPen(theme.colour("accent" if here else "text2"))
            painter.drawText(
                QRectF(middle - step / 2, area.bottom() + 3, step, 18), Qt.AlignmentFlag.AlignHCenter, name
            )
            wide = min(theme.px(18), step * 0.35)
            for value, shade, left in (
                (course.executed[at], half, middle - wide),
                (course.paid[at], accent, middle + 1),
            ):
                if value is not None and value > 0:
                    self._bar(painter, QRectF(left, area.bottom(), wide, -area.height() * value / top), shade)

    def _bar(self, painter: QPainter, where: QRectF, shade: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRect(where.normalized())

    def _figure_of_now(self, painter: QPainter, area: QRectF, course: Course, top: int) -> None:
        """Over the last bar alone: how much it is."""
        known = [at for at, value in enumerate(course.executed) if value]
        if not known:
            return
        at, step = known[-1], area.width() / _MONTHS
        value = course.executed[at] or 0
        y = area.bottom() - area.height() * value / top
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        painter.setPen(theme.colour("text"))
        where = QRectF(area.left() + step * at - 10, y - 20, step + 20, 18)
        words = self._figures.number(value / self._scale.cents, 2)
        wide = painter.fontMetrics().horizontalAdvance(words) + 6
        painter.fillRect(QRectF(where.center().x() - wide / 2, y - 20, wide, 18), theme.colour("surface"))
        painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, words)

    def _line(self, painter: QPainter, area: QRectF, course: Course, top: int) -> None:
        if not course.planned[-1]:
            return
        step = area.width() / _MONTHS
        points = [
            QPointF(area.left() + step * (at + 0.5), area.bottom() - area.height() * value / top)
            for at, value in enumerate(course.planned)
        ]
        painter.setPen(QPen(theme.colour("text"), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(points))


_TOPS = (10, 12, 16, 20, 24, 32, 40, 48, 60, 80, 100)


def _round_top(value: int) -> int:
    """The next figure that four steps divide well: 7,70 → 8."""
    size: int = 10 ** (len(str(value)) - 1)
    return next(size * part // 10 for part in _TOPS if size * part // 10 >= value)


def top_small(exact: float) -> bool:
    """Whether a figure of the scale needs a decimal to be told from the next."""
    return exact < 10 and exact != int(exact)
