"""One quadrant of the board: cards with code, text, weight and rating; typed in place, moved by keys or dragged."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from munidesk.base.i18n import _
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.domain import Factor, Quadrant
from munidesk.ui import theme
from munidesk.ui.cells import paint_words
from munidesk.ui.keyboard import PANEL
from munidesk.ui.widgets import column, keycap, label, row

MIME = "application/x-munidesk-factor"
ID_ROLE = Qt.ItemDataRole.UserRole
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
TONES = {
    Quadrant.STRENGTH: "good", Quadrant.WEAKNESS: "attention", Quadrant.OPPORTUNITY: "accent", Quadrant.THREAT: "bad",
}  # fmt: skip
LEAST, MOST = 22, 58
"""How low and how high a card is, in pixels at 100 %: one line of text, or two with the weight over the rating."""
_ROOMY, _STACKED = 32, 46
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """`weight` as it is written."""

    code: str
    factor: Factor
    weight: str


class _CardDelegate(QStyledItemDelegate):
    """Code, text, weight, four pips and the rating: as high as its list says, the text in the lines that leaves."""

    def __init__(self, cards: "CardList") -> None:
        super().__init__(cards)
        self._cards = cards

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(120, self._cards.card_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return
        t = theme.tokens()
        gap = 1 if option.rect.height() < theme.px(_ROOMY) else theme.px(2)
        area = option.rect.adjusted(theme.px(8), gap, -theme.px(8), -gap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option)
        ink = QColor(getattr(t, TONES[card.factor.quadrant]))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        painter.setPen(ink)
        code = QRect(area.left() + theme.px(9), area.top(), theme.px(34), area.height())
        painter.drawText(code, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, card.code)
        left = self._figures(painter, area, card, ink)
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font())
        text = QRect(code.right() + theme.px(4), area.top(), left - code.right() - theme.px(14), area.height())
        paint_words(painter, text, card.factor.text)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
        t = theme.tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(t.accent if chosen else t.line), 2 if chosen and focused else 1))
        painter.setBrush(QColor(t.selected if chosen and not focused else t.surface))
        painter.drawRoundedRect(area, 6, 6)

    def _figures(self, painter: QPainter, area: QRect, card: Card, ink: QColor) -> int:
        """Weight over pips and rating, or all in one line in a low card; the pixel where they begin."""
        low = area.height() < theme.px(_STACKED)
        middle = area.center().y() + 1
        rating = middle if low else area.top() + theme.px(37)
        weight = QRect(area.right() - theme.px(92), area.top() + theme.px(6), theme.px(82), theme.px(20))
        if low:
            weight = QRect(area.right() - theme.px(132), middle - theme.px(11), theme.px(58), theme.px(22))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(theme.SMALL))
        words = card.weight if low else _("peso {n}").format(n=card.weight)
        painter.drawText(weight, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        self._pips(painter, area.right(), rating, card.factor.rating or 0, ink)
        return weight.right() - painter.fontMetrics().horizontalAdvance(card.weight) if low else weight.left()

    def _pips(self, painter: QPainter, right: int, middle: int, rating: int, ink: QColor) -> None:
        t = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        for pip in range(4):
            painter.setBrush(ink if pip < rating else QColor(t.neutral))
            painter.drawRect(right - theme.px(68) + pip * theme.px(11), middle - theme.px(3), theme.px(9), theme.px(6))
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        number = QRect(right - theme.px(24), middle - theme.px(11), theme.px(14), theme.px(22))
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(rating or "–"))
        painter.setFont(theme.font(theme.SMALL))


class CardList(QListWidget):
    """`asked(key, id)`: the board knows what each key does. `dropped(id, place)`: places from 1."""

    asked = Signal(str, str)
    dropped = Signal(str, int)
    focused = Signal()

    def __init__(self, quadrant: Quadrant) -> None:
        super().__init__()
        self.quadrant = quadrant
        self.card_height = theme.px(MOST)
        self._crowd = 0
        self.setMinimumHeight(theme.px(LEAST) * 2)
        self.setItemDelegate(_CardDelegate(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(
            "QListWidget { background: transparent; border: 2px solid transparent; border-radius: 6px; }"
            f"QListWidget:focus {{ border-color: {theme.tokens().accent}; }}"
        )
        self.setAccessibleName(quadrant_words(quadrant)[0])

    def share_among(self, crowd: int) -> None:
        """As high as `crowd` of them fit; all quadrants of a board are alike."""
        self._crowd = crowd
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().height() // max(1, self._crowd)
        height = max(theme.px(LEAST), min(theme.px(MOST), room))
        if height != self.card_height:
            self.card_height = height
            self.scheduleDelayedItemsLayout()

    def show_cards(self, cards: Sequence[Card], current: str) -> None:
        self.blockSignals(True)
        scroll = self.verticalScrollBar().value()
        self.clear()
        for card in cards:
            item = QListWidgetItem(f"{card.code} {card.factor.text}")
            item.setData(ID_ROLE, card.factor.id)
            item.setData(CARD_ROLE, card)
            item.setToolTip(card.factor.text)
            self.addItem(item)
            if card.factor.id == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scroll)
        self.blockSignals(False)

    def show_current(self) -> None:
        """Bring the chosen card into sight."""
        self.scrollTo(self.currentIndex())

    @property
    def current_id(self) -> str:
        items = self.selectedItems()
        return str(items[0].data(ID_ROLE)) if items else ""

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(items[0].data(ID_ROLE)).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        place = self.row(item) + 1 if item is not None else self.count() + 1
        self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode(), place)
        event.acceptProposedAction()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.count() and not self.selectedItems():
            self.setCurrentRow(0)
        self.show_current()
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
        }  # fmt: skip
        arrow = arrows.get(Qt.Key(event.key()), "")
        modifiers = event.modifiers()
        if arrow and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(f"move-{arrow}", self.current_id)
            return
        if arrow in {"up", "down"} and modifiers & Qt.KeyboardModifier.AltModifier:
            self.asked.emit(f"sort-{arrow}", self.current_id)
            return
        edge = (arrow == "up" and self.currentRow() <= 0) or (arrow == "down" and self.currentRow() >= self.count() - 1)
        if arrow in {"left", "right"} or (arrow and edge):
            self.asked.emit(f"go-{arrow}", self.current_id)
            return
        keys = {Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit", Qt.Key.Key_F2: "edit", Qt.Key.Key_Delete: "delete"}
        asked = keys.get(Qt.Key(event.key()), "")
        letter = event.text().upper()
        if asked and self.current_id:
            self.asked.emit(asked, self.current_id)
        elif (
            letter
            and letter in {"1", "2", "3", "4", *(one.letter for one in Quadrant)}
            and not modifiers & Qt.KeyboardModifier.ControlModifier
        ):
            self.asked.emit(letter, self.current_id)
        else:
            super().keyPressEvent(event)


class QuadrantPanel(QFrame):
    """Letter, name, sum of weights, the cards, and the line where the next one is typed."""

    def __init__(self, quadrant: Quadrant) -> None:
        super().__init__()
        t = theme.tokens()
        tone = getattr(t, TONES[quadrant])
        self.quadrant = quadrant
        self.setObjectName("quadrant")
        self.setProperty(PANEL, True)
        self.setStyleSheet(
            f"#quadrant {{ background: {t.sunk}; border: 1px solid {t.line}; border-top: 3px solid {tone};"
            " border-radius: 6px; }"
        )
        name, what = quadrant_words(quadrant)
        letter = label(quadrant.letter, "strong")
        letter.setFixedSize(theme.px(24), theme.px(24))
        letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        letter.setStyleSheet(f"background: {tone}; color: {t.on_accent}; border-radius: 4px;")
        title = label(name, "strong")
        title.setToolTip(what)
        self.sum = label(kind="quiet-text")
        self.cards = CardList(quadrant)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_("Agregar a {name}").format(name=name))
        self.entry.setAccessibleName(_("Agregar a {name}").format(name=name))
        self.entry.setStyleSheet(
            f"QLineEdit {{ border: 1px dashed {t.field}; background: transparent; min-height: {theme.px(22)}px; }}"
            f"QLineEdit:focus {{ border: 2px solid {t.accent}; background: {t.surface}; }}"
        )
        self.entry.setFixedHeight(theme.px(26))
        layout = column(spacing=2, margins=(1, 3, 1, 5))
        layout.addLayout(row(letter, title, None, self.sum, spacing=8, margins=(12, 0, 12, 0)))
        layout.addWidget(self.cards, 1)
        layout.addLayout(row(self.entry, keycap(quadrant.letter), spacing=8, margins=(8, 0, 8, 0)))
        self.setLayout(layout)
