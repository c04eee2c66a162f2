"""The commitments at the left: number, title, how far each got as icon, word and bar, and its milestones done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.open_government.domain_opening import Commitment
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import LOOKS, completion_words, share_words
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import tone_colours

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _LEFT = 64, 48
Index = QModelIndex | QPersistentModelIndex
_VERTICAL = Qt.AlignmentFlag.AlignVCenter
_KEYS = {
    (Qt.Key.Key_Insert, False): "new", (Qt.Key.Key_Delete, False): "remove", (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down", (Qt.Key.Key_F2, False): "edit", (Qt.Key.Key_Return, False): "edit",
    (Qt.Key.Key_Enter, False): "edit", (Qt.Key.Key_C, False): "judge",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says; `share` from 0 to 1, `whole` as it is read aloud."""

    commitment: Commitment
    number: str
    word: str
    whole: str
    tone: str
    icon: str
    share: float
    count: str


def lines_of(view: OpeningView) -> tuple[Line, ...]:
    found = []
    for one in view.commitments:
        tone, icon = LOOKS.get(view.completion(one), ("neutral", "dot"))
        total = len(view.of[one.id])
        share = view.done(one) / total if total else 0.0
        found.append(
            Line(
                one,
                view.number(one),
                capital(view.completion(one).word),
                completion_words(view, one),
                tone,
                icon,
                share,
                share_words(view, one),
            )
        )
    return tuple(found)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        t, area = theme.tokens(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(area, QColor(t.selected if chosen else t.hover if hovered else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        if chosen:
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), QColor(t.accent))
        half = area.height() // 2
        upper = area.adjusted(theme.px(16), theme.px(6), -theme.px(14), -half)
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font())
        painter.drawText(upper, _VERTICAL, line.number)
        upper.setLeft(area.left() + theme.px(_LEFT))
        painter.setPen(QColor(t.accent if chosen else t.text))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if chosen else theme.NORMAL))
        painter.drawText(upper, _VERTICAL, fitted(line.commitment.title, painter.fontMetrics(), upper.width()))
        lower = area.adjusted(theme.px(_LEFT), half - theme.px(2), -theme.px(14), -theme.px(6))
        self._progress(painter, lower, line)
        painter.restore()

    def _progress(self, painter: QPainter, area: QRect, line: Line) -> None:
        """From the right: n de m, the bar; what is left for icon and word."""
        t, ink = theme.tokens(), tone_colours(line.tone)[0]
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(t.text2))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | _VERTICAL, line.count)
        right = area.right() - max(theme.px(46), painter.fontMetrics().horizontalAdvance(line.count) + theme.px(8))
        wide, high = theme.px(40), theme.px(8)
        bar = QRectF(right - wide, area.center().y() - high // 2 + 1, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.neutral))
        painter.drawRoundedRect(bar, 4, 4)
        if line.share:
            painter.setBrush(QColor(t.good if line.share >= 1 else t.accent))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), wide * line.share, high), 4, 4)
        side = theme.px(16)
        painter.drawPixmap(area.left(), area.center().y() - side // 2 + 1, icons.pixmap(line.icon, ink, 16))
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        words = area.adjusted(side + theme.px(4), 0, 0, 0)
        words.setRight(int(bar.left()) - theme.px(6))
        painter.drawText(words, _VERTICAL, fitted(line.word, painter.fontMetrics(), words.width()))


class CommitmentList(QListWidget):
    """`asked(key)`: what the page does for each key; `chose` fires with the id of the current one."""

    asked = Signal(str)
    chose = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Compromisos"))
        self.setProperty("kind", "inner")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(lambda _row: self.chose.emit(self.current_id))
        self.itemDoubleClicked.connect(lambda _item: self.asked.emit("edit"))

    @property
    def current_id(self) -> str:
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """These; the chosen one stays, else the one in its place."""
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for one in lines:
            item = QListWidgetItem(one.commitment.title)
            item.setData(Qt.ItemDataRole.UserRole, one.commitment.id)
            item.setData(LINE_ROLE, one)
            said = f"{one.number} {one.commitment.title}, {one.whole}, {one.count}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)
            self.addItem(item)
        at = next((n for n, one in enumerate(lines) if one.commitment.id == chosen), max(0, row))
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        name = _KEYS.get((Qt.Key(event.key()), control))
        if name is not None and (name == "new" or self.current_id):
            self.asked.emit(name)
            return
        super().keyPressEvent(event)
