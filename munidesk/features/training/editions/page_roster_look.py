"""How the roster of an edition is drawn: its model, the names at the left, the headings and the cells."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.training.codes import Presence
from munidesk.features.training.editions import words
from munidesk.features.training.editions.roster import Row, Standing
from munidesk.features.training.editions.store import EditionNow
from munidesk.ui import theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
NAMES, NARROW, ROW_HEIGHT, HEAD = 268, 176, 36, 48
"""Pixels at 100 %: the names at the left, where the page is narrow, a row, the headings."""
ROW = Qt.ItemDataRole.UserRole + 1
_TONES = {Presence.PRESENT: "good", Presence.ABSENT: "bad", Presence.JUSTIFIED: "attention", Presence.PART: "attention"}


class RosterModel(QAbstractTableModel):
    """Classes, hours, mark, and what comes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.now: EditionNow | None = None
        self.figures: Figures | None = None

    def show(self, now: EditionNow, figures: Figures) -> None:
        before = self.now
        same = before is not None and len(before.rows) == len(now.rows) and len(before.classes) == len(now.classes)
        if not same:
            self.beginResetModel()
        self.now, self.figures = now, figures
        if not same:
            self.endResetModel()
        elif now.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    @property
    def classes(self) -> int:
        return len(self.now.classes) if self.now is not None else 0

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.now.rows) if self.now is not None else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        return self.classes + 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.now is None or self.figures is None or not index.isValid():
            return None
        row, at = self.now.rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.number}, {row.name}, {self._spoken(row, at)}"
        return self._text(row, at) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, row: Row, at: int) -> str:
        assert self.now is not None and self.figures is not None
        if at < self.classes:
            return words.cell_words(row.presences.get(self.now.classes[at].id), self.figures)
        if at == self.classes:
            return (
                f"{self.figures.number(row.attended)} {words.share_words(row, self.figures)}" if row.presences else ""
            )
        if at == self.classes + 1:
            return self.figures.number(row.mark) if row.mark is not None else ""
        return words.standing_look(self.now, row)[0]

    def _spoken(self, row: Row, at: int) -> str:
        assert self.now is not None and self.figures is not None
        if at < self.classes:
            heading, day = words.class_heading(at, self.now.classes[at])
            return f"{heading} {day}: {words.cell_spoken(row.presences.get(self.now.classes[at].id), self.figures)}"
        return f"{self.headerData(at, Qt.Orientation.Horizontal)}: {self._text(row, at) or _('vacío')}"

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self.now is None:
            return None
        if way == Qt.Orientation.Vertical:
            return self.now.rows[section].name if section < len(self.now.rows) else None
        if section < self.classes:
            return "\n".join(words.class_heading(section, self.now.classes[section]))
        return (_("Horas"), _("Nota"), _("Queda"))[section - self.classes]


class Names(QHeaderView):
    """The number that is typed, the name, and where she comes from; always in sight."""

    def __init__(self, model: RosterModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._roster = model
        self.wide = theme.px(NAMES)
        self.setFixedWidth(self.wide)
        self.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.wide, 0)

    def widen(self, width: int) -> None:
        self.wide = width
        self.setFixedWidth(width)

    def paintSection(self, painter: QPainter, area: QRect, at: int) -> None:
        now, t = self._roster.now, theme.tokens()
        if now is None or at >= len(now.rows):
            return
        row, view = now.rows[at], self.parentWidget()
        chosen = isinstance(view, QTableView) and view.currentIndex().row() == at
        painter.fillRect(area, QColor(t.selected if chosen else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        cap = QRect(area.left() + theme.px(12), area.top() + theme.px(9), theme.px(25), theme.px(18))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(t.sunk))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font(theme.SMALL - 1))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(row.number))
        inner = area.adjusted(theme.px(46), theme.px(2), -theme.px(6), -theme.px(3))
        half, quiet = inner.height() // 2, row.standing is Standing.LEFT
        painter.setPen(QColor(t.text2 if quiet else t.text))
        painter.setFont(theme.font(theme.SMALL + 0.3, theme.NORMAL if quiet else theme.SEMIBOLD))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner.adjusted(0, 0, 0, -half), flags, fitted(row.name, painter.fontMetrics(), inner.width()))
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font(theme.SMALL - 1))
        where = now.where.get(row.enrolment.id, "")
        painter.drawText(inner.adjusted(0, half, 0, 0), flags, fitted(where, painter.fontMetrics(), inner.width()))


class Headings(QHeaderView):
    """The class over its day; the one the keys write in stands out."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFixedHeight(theme.px(HEAD))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        t, view = theme.tokens(), self.parentWidget()
        painter.fillRect(area, QColor(t.sunk))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        chosen = isinstance(view, QTableView) and view.currentIndex().column() == section
        painter.setPen(QColor(t.accent if chosen else t.text2))
        first, _sign, second = str(self.model().headerData(section, Qt.Orientation.Horizontal)).partition("\n")
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        inner = area.adjusted(theme.px(4), theme.px(6), -theme.px(4), -theme.px(6))
        centre = Qt.AlignmentFlag.AlignCenter
        if not second:
            painter.drawText(inner, centre, first)
            return
        half = inner.height() // 2
        if painter.fontMetrics().horizontalAdvance(first) > inner.width():
            first = str(section + 1)
        painter.drawText(inner.adjusted(0, 0, 0, -half), centre, first)
        painter.setFont(theme.font(theme.SMALL))
        painter.drawText(inner.adjusted(0, half, 0, 0), centre, second)


class RosterView(QTableView):
    """What the cells ask of the view: its model, what is being typed, and whether that is a mark."""

    def __init__(self) -> None:
        super().__init__()
        self.roster = RosterModel()
        self.pending = ""

    @property
    def writes_mark(self) -> bool:
        return self.currentIndex().column() == self.roster.classes + 1


class Cells(QStyledItemDelegate):
    """What was written of a class; the hours with their share, the mark, and a chip of what comes of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, area, row, view = theme.tokens(), option.rect, index.data(ROW), self.parent()
        assert isinstance(row, Row) and isinstance(view, RosterView)
        here = view.currentIndex()
        painter.save()
        painter.fillRect(area, QColor(t.selected if here.row() == index.row() else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        at, classes, now = index.column(), view.roster.classes, view.roster.now
        assert now is not None
        if option.state & QStyle.StateFlag.State_Selected and at != classes + 2:
            box = area.adjusted(theme.px(5), theme.px(5), -theme.px(5), -theme.px(6))
            painter.setBrush(QColor(t.surface))
            painter.setPen(QPen(QColor(t.accent if view.hasFocus() else t.field), 2))
            painter.drawRoundedRect(box, 4, 4)
        if at < classes:
            one = row.presences.get(now.classes[at].id)
            self._middle(painter, area, str(index.data() or "–"), _TONES.get(one.kind, "") if one else "")
        elif at == classes:
            self._hours(painter, area, str(index.data()), low=row.standing is Standing.LOW)
        elif at == classes + 1:
            text = view.pending if view.writes_mark and here == index else str(index.data())
            self._middle(painter, area, text, "bad" if row.standing is Standing.MARK else "text")
        else:
            word, tone, icon = words.standing_look(now, row)
            height = chip_size(word, icon).height()
            paint_chip(
                painter, QPoint(area.left() + theme.px(8), area.top() + (area.height() - height) // 2), word, tone, icon
            )
        painter.restore()

    @staticmethod
    def _middle(painter: QPainter, area: QRect, text: str, tone: str) -> None:
        t = theme.tokens()
        inks = {"good": t.good, "bad": t.bad, "attention": t.attention, "text": t.text}
        painter.setPen(QColor(inks.get(tone, t.text2)))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if tone in {"bad", "attention"} else theme.NORMAL))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def _hours(painter: QPainter, area: QRect, text: str, *, low: bool) -> None:
        """«12 75 %», the share in red where it is not enough."""
        t, inner = theme.tokens(), area.adjusted(0, 0, -theme.px(8), 0)
        hours, _sign, share = text.partition(" ")
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if low else theme.NORMAL))
        width = painter.fontMetrics().horizontalAdvance(share)
        painter.setPen(QColor(t.bad if low else t.text2))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, share)
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font(theme.TEXT))
        painter.drawText(inner.adjusted(0, 0, -width - theme.px(4), 0), right, hours)
