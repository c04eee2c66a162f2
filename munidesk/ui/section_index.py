"""An index at the left of a page of many sections: the arrows show one after the other, Enter goes into it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted

_ENTRY = Qt.ItemDataRole.UserRole
_HEIGHT = 40
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Entry:
    """`note` stands at the right in the colour `tone` («12 por verificar»)."""

    title: str
    icon: str
    note: str = ""
    tone: str = "text2"


class SectionIndex(QListWidget):
    """`entered` fires when Enter or a click asks for the section that is shown."""

    entered = Signal(int)

    def __init__(self, entries: Sequence[Entry], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for entry in entries:
            self.addItem(QListWidgetItem())
            self.say(self.count() - 1, entry)
        self.itemActivated.connect(lambda _item: self.entered.emit(self.currentRow()))

    def say(self, at: int, entry: Entry) -> None:
        """Show the entry with other words."""
        item = self.item(at)
        item.setData(_ENTRY, entry)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(one for one in (entry.title, entry.note) if one))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), self.count() * theme.px(_HEIGHT) + 4)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(120), theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        entry = index.data(_ENTRY)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(area, theme.colour("selected" if selected else "hover" if hovered else "surface"))
        if selected:
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), theme.colour("accent"))
        ink = "accent" if selected else "text"
        side = theme.px(18)
        mark = icons.pixmap(entry.icon, getattr(theme.tokens(), ink if selected else "text2"), 18)
        painter.drawPixmap(area.left() + theme.px(14), area.center().y() - side // 2, mark)
        inner = area.adjusted(theme.px(42), 0, -theme.px(12), 0)
        small = theme.font(theme.SMALL)
        painter.setFont(small)
        painter.setPen(theme.colour(entry.tone))
        painter.drawText(inner, _RIGHT, entry.note)
        room = inner.width() - QFontMetrics(small).horizontalAdvance(entry.note) - theme.px(8 if entry.note else 0)
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if selected else theme.NORMAL))
        painter.setPen(theme.colour(ink))
        painter.drawText(inner, _LEFT, fitted(entry.title, painter.fontMetrics(), room))
        painter.restore()
