"""Items of a list that are read whole: their text in up to three lines, and below it, quietly, where it comes from."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.ui import theme
from munidesk.ui.elide import fitted

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 7
MOST = 3
"""Lines of a text; what is longer ends in «…», and the tip says it whole."""
_SIDE, _ABOVE, _MARK = 12, 6, 30
Index = QModelIndex | QPersistentModelIndex


def two_lines(listing: QListWidget) -> None:
    """Draw its items so; they are laid out again when the list gets wider."""
    listing.setItemDelegate(_TwoLines(listing))
    listing.setResizeMode(QListWidget.ResizeMode.Adjust)
    listing.setWordWrap(True)  # else Qt lays out anew for another height only: a bar that appears takes width
    listing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listing.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)


def item_of(text: str, detail: str) -> QListWidgetItem:
    """A screen reader says both."""
    made = QListWidgetItem(text)
    made.setData(DETAIL_ROLE, detail)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}. {detail}" if detail else text)
    made.setToolTip(text)
    return made


class _TwoLines(QStyledItemDelegate):
    def __init__(self, shown_in: QListWidget) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def _room(self, index: Index) -> int:
        marked = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        return self._list.viewport().width() - theme.px(2 * _SIDE + (_MARK if marked else 0))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = len(wrapped(str(index.data() or ""), theme.font(), self._room(index)))
        height = lines * QFontMetrics(theme.font()).height() + theme.px(2 * _ABOVE)
        if index.data(DETAIL_ROLE):
            height += QFontMetrics(theme.font(theme.SMALL)).height()
        return QSize(theme.px(120), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        self._list.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._list)
        painter.save()
        room = self._room(index)
        inner: QRect = option.rect.adjusted(0, theme.px(_ABOVE), -theme.px(_SIDE), 0)
        inner.setLeft(inner.right() - room + 1)
        at = self._lines(painter, inner.topLeft(), wrapped(str(index.data() or ""), theme.font(), room))
        detail = str(index.data(DETAIL_ROLE) or "")
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text2"))
        metrics = painter.fontMetrics()
        painter.drawText(at + QPoint(0, metrics.ascent()), fitted(detail, metrics, room))
        painter.restore()

    def _lines(self, painter: QPainter, at: QPoint, lines: tuple[str, ...]) -> QPoint:
        """Draws them from `at` down; returns where the next one begins."""
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        for line in lines:
            painter.drawText(at + QPoint(0, metrics.ascent()), line)
            at = at + QPoint(0, metrics.height())
        return at


@cache
def _layout_option() -> QTextOption:
    made = QTextOption()
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made


def wrapped(text: str, font: QFont, room: int, most: int = MOST) -> tuple[str, ...]:
    """`text` in lines of at most `room` pixels, `most` of them; the last one says with «…» that there is more."""
    text = " ".join(text.split())
    layout = QTextLayout(text, font)
    layout.setTextOption(_layout_option())
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, room))
        start = line.textStart()
        if len(found) == most - 1:
            found.append(fitted(text[start:], QFontMetrics(font), room))
            break
        found.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(found) or ("",)
