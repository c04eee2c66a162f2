"""The cities at the left: place, pulse, stage or activity, what comes next and its day."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.base.i18n import _
from munidesk.features.twinning.rules import Pulse
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import (
    PULSES,
    activity_words,
    next_due,
    pulse_word,
    stage_words,
)
from munidesk.ui import theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import chip_size, paint_chip, tone_colours

_VIEW, _HEIGHT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_PAD, _LINE, _HIGH = 14, 20, 104
_BETWEEN = 8


def second(view: TwinningView) -> str:
    """The stage until it is signed, then what was done."""
    return stage_words(view) if view.pulse in (Pulse.IN_PROCESS, Pulse.CLOSED) else activity_words(view)


class CityList(QListWidget):
    """`chosen` fires with the id of the twinning one goes to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Ciudades"))
        self.setItemDelegate(_CityPainter(self))
        self.currentItemChanged.connect(self._on_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """One line more where what comes next and its day do not stand side by side."""
        wide = self.viewport().width() - theme.px(2 * _PAD)
        for item in (self.item(at) for at in range(self.count())):
            more = 0 if _one_line(item.data(_VIEW), wide, self.font()) else theme.px(_LINE)
            item.setData(_HEIGHT, theme.px(_HIGH) + more)
        self.scheduleDelayedItemsLayout()

    def _on_current(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(self.key)

    @property
    def key(self) -> str:
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_views(self, views: Sequence[TwinningView], key: str) -> None:
        """`key` stays chosen."""
        self.blockSignals(True)
        self.clear()
        for view in views:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, view.twinning.id)
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said(view))
            self.addItem(item)
            if view.twinning.id == key:
                self.setCurrentItem(item)
        self._fit()
        self.blockSignals(False)


def said(view: TwinningView) -> str:
    """What a screen reader hears of a city."""
    one = view.twinning
    parts = (one.title, one.place, pulse_word(view.pulse), second(view), *next_due(view)[:2])
    return ", ".join(part for part in parts if part)


def _one_line(view: TwinningView, wide: int, font: QFont) -> bool:
    words, day, _tone = next_due(view)
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(words) + metrics.horizontalAdvance(day) + theme.px(_BETWEEN) <= wide


class _CityPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        return QSize(theme.px(120), int(index.data(_HEIGHT) or theme.px(_HIGH)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view: TwinningView = index.data(_VIEW)
        painter.save()
        area = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.colour("selected")))
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), QColor(theme.colour("accent")))
        painter.setPen(QColor(theme.colour("line")))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        left, wide, top = area.left() + theme.px(_PAD), area.width() - theme.px(2 * _PAD), area.top() + theme.px(10)
        word = pulse_word(view.pulse).capitalize()
        tone, icon = PULSES[view.pulse]
        size = chip_size(word, icon)
        paint_chip(painter, QPoint(left + wide - size.width(), top), word, tone, icon)
        rows = ((view.twinning.title, True, wide - size.width() - theme.px(_BETWEEN), "text"),
                (view.twinning.place, False, wide, "text2"), (second(view), False, wide, "text"))  # fmt: skip
        for at, (words, bold, room, colour) in enumerate(rows):
            self._write(painter, left, top + theme.px(_LINE) * at, room, words, colour, bold=bold)
        self._foot(painter, view, left, top + theme.px(_LINE) * len(rows), wide)
        painter.restore()

    def _foot(self, painter: QPainter, view: TwinningView, left: int, top: int, wide: int) -> None:
        """What comes next and its day, in one line where they fit, else one under the other."""
        words, day, tone = next_due(view)
        metrics = painter.fontMetrics()
        self._write(painter, left, top, wide, words, "text")
        if not _one_line(view, wide, painter.font()):
            top += theme.px(_LINE)
        painter.setPen(QColor(theme.colour("text2") if tone == "quiet" else tone_colours(tone)[0]))
        painter.drawText(left + wide - metrics.horizontalAdvance(day), top + metrics.ascent() + theme.px(2), day)

    def _write(
        self, painter: QPainter, left: int, top: int, room: int, words: str, colour: str, *, bold: bool = False
    ) -> None:
        font = painter.font()
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour(colour)))
        metrics = painter.fontMetrics()
        painter.drawText(left, top + metrics.ascent() + theme.px(2), fitted(words, metrics, room))
        font.setBold(False)
        painter.setFont(font)
