"""The milestones of a commitment: who, a bar over the months with today's line across, when it was done, its proof."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.features.open_government.opening.months import Months, months_of
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import evidence_words
from munidesk.ui import theme
from munidesk.ui.cells import Cell, TextCell
from munidesk.ui.table import Column, RecordTable

BARS = 3
_ROW = 40
_SHORT = "dd/MM/yy"
"""Days of a column that leaves its room to the bars."""
Index = QModelIndex | QPersistentModelIndex
_KEYS = {
    (Qt.Key.Key_Return, False): "done", (Qt.Key.Key_Enter, False): "done", (Qt.Key.Key_F, False): "day",
    (Qt.Key.Key_D, False): "attach", (Qt.Key.Key_Insert, False): "new", (Qt.Key.Key_Delete, False): "remove",
    (Qt.Key.Key_Up, True): "up", (Qt.Key.Key_Down, True): "down", (Qt.Key.Key_C, False): "judge",
    (Qt.Key.Key_F2, False): "edit",
}  # fmt: skip


class MilestoneTable(RecordTable[Milestone]):
    """`asked(key)`: what the page does for each key. Nothing is typed in it: a letter is a verb."""

    asked = Signal(str)

    def __init__(self) -> None:
        self.view: OpeningView | None = None
        self.months: Months | None = None
        self._order: dict[str, int] = {}
        super().__init__(self._columns())
        self.setAccessibleName(_("Hitos"))
        self.setProperty("kind", "inner")
        self.says_when_empty(_("Todavía no tiene hitos. Pulse Ins y escriba el primero: qué, quién y hasta cuándo."))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.setItemDelegateForColumn(BARS, _BarDelegate(self))
        self._strip = _MonthStrip(self)
        head = self.horizontalHeader()
        head.sectionResized.connect(lambda *_sizes: self._strip.place())
        head.geometriesChanged.connect(self._strip.place)

    def _columns(self) -> tuple[Column[Milestone], ...]:
        return (
            Column(_("N.º"), lambda one: str(self._order.get(one.id, "")), paint=self._number, width=40),
            Column(_("Hito"), lambda one: one.title, paint=self._title),
            Column(_("Responsable"), lambda one: one.responsible,
                   paint=lambda one: TextCell(one.responsible, colour="text2"), width=116),
            Column("", _days, width=252),
            Column(_("Hecho"), lambda one: show_date(one.done_on, _SHORT) if one.done_on else "", width=84),
            Column(_("Evidencia"), self._evidence, paint=self._proof, right=True, width=120),
        )  # fmt: skip

    def show_commitment(self, view: OpeningView, one: Commitment) -> None:
        self.view = view
        own = view.of[one.id]
        self.months = months_of(own, view.day)
        self._order = {each.id: at for at, each in enumerate(own, 1)}
        self.show_records(own)
        self._strip.place()
        self.viewport().update()

    def _number(self, one: Milestone) -> Cell:
        return TextCell(str(self._order.get(one.id, "")), colour="text2")

    def _title(self, one: Milestone) -> Cell:
        return TextCell(one.title, strong=self.current is not None and self.current.id == one.id)

    def _evidence(self, one: Milestone) -> str:
        return evidence_words(self.view, one, _SHORT) if self.view is not None else ""

    def _proof(self, one: Milestone) -> Cell:
        view = self.view
        colour = "text2"
        if view is not None and view.is_late(one):
            colour = "bad"
        elif view is not None and view.is_done(one):
            colour = "accent" if view.proofs.get(one.id) else "attention"
        return TextCell(self._evidence(one), colour=colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        name = _KEYS.get((Qt.Key(event.key()), control))
        if name is not None and (name in ("new", "judge") or self.current is not None):
            self.asked.emit(name)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.place()


def _days(one: Milestone) -> str:
    return "–".join(show_date(day, _SHORT) for day in (one.start, one.end) if day is not None)


class _BarDelegate(QStyledItemDelegate):
    """Filled when done, hollow when it is to be done, in another ink and dashed when it is late."""

    def __init__(self, table: MilestoneTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, area = theme.tokens(), QRect(option.rect)
        view, months = self._table.view, self._table.months
        one = self._table.records[index.row()]
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, QColor(t.selected if chosen else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        if view is not None and months is not None:
            found = months.bar(one)
            if found is not None:
                self._bar(painter, area, found, view, one)
            if months.holds(view.day):
                x = area.left() + months.at(view.day) * area.width()
                painter.setPen(QPen(QColor(t.bad), 1.2, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.restore()

    def _bar(
        self, painter: QPainter, area: QRect, found: tuple[float, float], view: OpeningView, one: Milestone
    ) -> None:
        t, high = theme.tokens(), theme.px(12)
        left, right = (area.left() + part * area.width() for part in found)
        box = QRectF(left, area.center().y() - high // 2, max(theme.px(6), right - left), high)
        late, done = view.is_late(one), view.is_done(one)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(t.bad if late else t.accent)
        painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DashLine if late else Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(t.accent if done else t.bad_ground if late else t.hover))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class _MonthStrip(QWidget):
    """The names of the months over their column, as many as fit; this month stands out."""

    def __init__(self, table: MilestoneTable) -> None:
        self._table = table
        self._head: QHeaderView = table.horizontalHeader()
        super().__init__(self._head.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self) -> None:
        head = self._head
        self.setGeometry(head.sectionViewportPosition(BARS), 0, head.sectionSize(BARS), head.height() - 1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        months, view = self._table.months, self._table.view
        if months is None or view is None:
            return
        t, starts = theme.tokens(), months.starts
        each = self.width() / len(starts)
        painter = QPainter(self)
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        wide = max(painter.fontMetrics().horizontalAdvance(_month(day)) for day in starts) + theme.px(2)
        step = max(1, -(-wide // max(1, int(each))))
        present = next((at for at, day in enumerate(starts) if day == view.day.replace(day=1)), None)
        for at, day in enumerate(starts):
            now = at == present
            if not now and (at % step or (present is not None and abs(at - present) < step)):
                continue
            painter.setPen(QColor(t.accent if now else t.text2))
            area = QRectF(at * each, 0, max(each * step, wide), self.height())
            if area.left() + wide > self.width() + theme.px(4):
                continue
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _month(day))
        painter.end()


def _month(day: date) -> str:
    return show_date(day, "MMM").replace(".", "")[:3]
