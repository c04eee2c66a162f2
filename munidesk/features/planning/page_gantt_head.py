"""What stands over the schedule: its columns by quarters, months or weeks, and what the colours of the bars say."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.planning.schedule import months
from munidesk.features.planning.store import PlanView
from munidesk.ui import theme


class Zoom(StrEnum):
    """What one column of the schedule is."""

    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"

    def period(self, view: PlanView, year: int | None, turned: int) -> tuple[date, date]:
        """The whole term by quarters; a year by months; fourteen weeks around today (or the year's start) by weeks."""
        start, end = date(view.plan.start_year, 1, 1), date(view.plan.end_year, 12, 31)
        if self is Zoom.QUARTER or (self is Zoom.MONTH and year is None and not turned):
            return start, end
        chosen = (year or view.day.year) + (turned if self is Zoom.MONTH else 0)
        if self is Zoom.MONTH:
            return date(chosen, 1, 1), date(chosen, 12, 31)
        middle = view.day if view.day.year == chosen else date(chosen, 1, 29)
        monday = middle - timedelta(days=middle.weekday() + 28) + timedelta(weeks=4 * turned)
        return monday, monday + timedelta(days=14 * 7 - 1)


def zoom_words() -> tuple[tuple[Zoom, str], ...]:
    return (Zoom.QUARTER, _("Trimestre")), (Zoom.MONTH, _("Mes")), (Zoom.WEEK, _("Semana"))


@dataclass(frozen=True, slots=True)
class Tick:
    """The start of a column or of a group of columns."""

    day: date
    words: str


def ticks(zoom: Zoom, first: date, last: date) -> tuple[tuple[Tick, ...], tuple[Tick, ...]]:
    """(the groups over, the columns): years over quarters, quarters over the months of a year, months over weeks."""
    if zoom is Zoom.WEEK:
        over = tuple(Tick(max(day, first), show_date(day, "MMMM y")) for day in months(first, last))
        weeks = (first + timedelta(weeks=at) for at in range(((last - first).days + 7) // 7))
        return over, tuple(Tick(day, show_date(day, "d")) for day in weeks)
    years = tuple(Tick(date(year, 1, 1), str(year)) for year in range(first.year, last.year + 1))
    starts = [day for day in months(first, last) if day.month % 3 == 1]
    quarters = [Tick(day, _("{n}.º trimestre").format(n=day.month // 3 + 1)) for day in starts]
    if zoom is Zoom.QUARTER:
        return years, tuple(Tick(one.day, f"{one.day.month // 3 + 1}.º") for one in quarters)
    over = tuple(quarters) if first.year == last.year else years
    return over, tuple(Tick(day, show_date(day, "MMM").rstrip(".")) for day in months(first, last))


class Legend(QWidget):
    """What the colours of the bars say; it gives way on a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = (("accent", "accent", _("Hecho")), ("accent", "hover", _("Previsto")),
                         ("attention", "attention", _("Atrasado")))  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(24))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(330), theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        metrics = painter.fontMetrics()
        words = [*(text for _line, _fill, text in self._entries), _("Hito")]
        wide = sum(metrics.horizontalAdvance(text) + theme.px(38) for text in words)
        x, middle = self.width() - wide, self.height() // 2
        if x < 0:
            painter.end()
            return
        for line, fill, text in self._entries:
            painter.setPen(QPen(theme.colour(line), 1))
            painter.setBrush(theme.colour(fill))
            painter.drawRoundedRect(QRectF(x, middle - 4, 16, 8), 2, 2)
            x = self._word(painter, x + 22, text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        painter.drawPolygon(diamond(x + 6, middle, 6))
        self._word(painter, x + 18, _("Hito"))
        painter.end()

    def _word(self, painter: QPainter, x: int, text: str) -> int:
        painter.setPen(theme.colour("text2"))
        wide = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QRect(x, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + wide + theme.px(16)


def diamond(x: int, y: int, half: int) -> QPolygon:
    """The sign of a milestone."""
    return QPolygon([QPoint(x, y - half), QPoint(x + half, y), QPoint(x, y + half), QPoint(x - half, y)])
