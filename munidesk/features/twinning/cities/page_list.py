"""The cities at the left: place, pulse, stage or activity, what comes next and its day."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.base.i18n import _
from munidesk.features.twinning.rules import Pulse
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import (
    PULSES,
    activity_words,
    next_words,
    pulse_word,
    stage_words,
    term_words,
)
from munidesk.ui import theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import chip_size, paint_chip, tone_colours

_VIEW = Qt.ItemDataRole.UserRole + 1
_PAD, _LINE, _HIGH = 14, 20, 104


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
        self.blockSignals(False)


def said(view: TwinningView) -> str:
    """What a screen reader hears of a city."""
    one = view.twinning
    parts = (one.title, one.place, pulse_word(view.pulse), second(view), next_words(view), term_words(view)[0])
    return ", ".join(part for part in parts if part)


class _CityPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(_HIGH))

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
        day, day_tone = term_words(view)
        rows = ((view.twinning.title, True, wide - size.width() - theme.px(8), "text"),
                (view.twinning.place, False, wide, "text2"), (second(view), False, wide, "text"))  # fmt: skip
        for at, (words, bold, room, colour) in enumerate(rows):
            self._write(painter, left, top + theme.px(_LINE) * at, room, words, colour, bold=bold)
        at_foot = top + theme.px(_LINE) * 3
        metrics = painter.fontMetrics()
        right = metrics.horizontalAdvance(day)
        self._write(painter, left, at_foot, wide - right - theme.px(8), next_words(view), "text")
        painter.setPen(QColor(theme.colour("text2") if day_tone == "quiet" else tone_colours(day_tone)[0]))
        painter.drawText(left + wide - right, at_foot + metrics.ascent() + theme.px(2), day)
        painter.restore()

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
