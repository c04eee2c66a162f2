"""What a table cell can show besides text: a chip, dots, a bar with words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import chip_size, paint_chip, tone_colours

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChipCell:
    word: str
    tone: str = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class DotsCell:
    """Words, then `total` dots of which `filled` are full; beyond twelve only the words."""

    words: str
    filled: int
    total: int


@dataclass(frozen=True, slots=True)
class StepsCell:
    """So many of `total` short strokes, and the words that say how many."""

    words: str
    filled: int
    total: int = 3


@dataclass(frozen=True, slots=True)
class BarCell:
    """A used part between 0 and 1, and words that say it; `short` leaves the room to the words."""

    words: str
    fraction: float
    tone: str = "accent"
    short: bool = False


@dataclass(frozen=True, slots=True)
class TextCell:
    """Plain text with a weight and a colour of its own; one that `wraps` takes the lines its row has room for.

    `icon` stands before it in its colour, `mark` after it in that of the accent; a word or a column says what they say.
    """

    text: str
    strong: bool = False
    colour: str = "text"
    wraps: bool = False
    icon: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TickCell:
    """A mark to take a row or to leave it."""

    on: bool


@dataclass(frozen=True, slots=True)
class TreeCell:
    """A line of a tree: set in by depth, its code, a fold arrow when it has lines below (`folded` is None without)."""

    text: str
    depth: int = 0
    code: str = ""
    folded: bool | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PartsCell:
    """Parts of a whole, each between 0 and 1, drawn in shades of the accent; what a part says stands in it if it fits.

    One after the other; `nested`, each over the one before, from the largest down (committed, executed, paid).
    """

    parts: tuple[tuple[float, str], ...]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A square filled by `share`: the accent for all, half of it for some, an outline for none; None: nothing counts.

    The words stand in it, so that it reads without colour.
    """

    words: str
    share: float | None


Cell = ChipCell | DotsCell | StepsCell | BarCell | TextCell | TickCell | TreeCell | PartsCell | HeatCell
INDENT = 20
"""Pixels at 100 % that each depth is set in."""


def begins(editor: QWidget) -> bool:
    """True once: a later change of the row must not write over what the person is typing in its cell."""
    begun = bool(editor.property("begun"))
    editor.setProperty("begun", True)
    return not begun


class CellDelegate(QStyledItemDelegate):
    """Paints rows of 32 px with one line under each; the row under the mouse has the hover ground.

    `began` fires with the editor of a cell and its index when the cell's text is in it.
    """

    began = Signal(QWidget, object)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.hovered = -1
        self.parts: Callable[[int], bool] = lambda _row: False
        """Whether a group of rows ends with this one: the line under it is darker."""
        self.air = 12  # pixels at 100 % at each side of a cell
        self.frames = False  # each cell says something of its own: the one of the cursor has a frame

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 24, theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area = option.rect
        self._ground(painter, option, index, area)
        cell = index.data(CELL_ROLE)
        if cell is None:
            cell = TextCell(str(index.data() or ""))
        inner = area.adjusted(theme.px(self.air), 0, -theme.px(self.air), 0)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        paint_cell(painter, inner, cell, alignment)
        painter.restore()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if begins(editor):
            super().setEditorData(editor, index)
            self.began.emit(editor, index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What does not fit is told whole under the mouse; what fits is not repeated."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cell, text = index.data(CELL_ROLE), str(index.data() or "")
        room = option.rect.width() - theme.px(24)
        if isinstance(cell, TreeCell):
            room -= theme.px(INDENT) * (cell.depth + 1) + theme.px(40)
        strong = isinstance(cell, TextCell | TreeCell) and cell.strong
        metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL))
        hidden = isinstance(cell, TextCell | TreeCell | None) and metrics.horizontalAdvance(text) > room
        QToolTip.showText(event.globalPos(), text if hidden else "", view)
        return True

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect) -> None:
        t = theme.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = t.selected if selected else t.hover if index.row() == self.hovered else t.surface
        painter.fillRect(area, QColor(ground))
        line = t.field if self.parts(index.row()) else t.line
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(line))
        marked = self.frames or index.flags() & Qt.ItemFlag.ItemIsEditable
        if option.state & QStyle.StateFlag.State_HasFocus and marked:
            painter.setPen(QPen(QColor(t.accent), 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -2), 3, 3)


def paint_cell(painter: QPainter, area: QRect, cell: Cell, alignment: Qt.AlignmentFlag) -> None:
    match cell:
        case TextCell(text=text, strong=strong, colour=colour):
            painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL))
            painter.setPen(theme.colour(colour))
            if cell.wraps:
                painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)
                return
            paint_words(painter, _between_icons(painter, area, cell), text, alignment)
        case ChipCell(word=word, tone=tone, icon=icon):
            size = chip_size(word, icon)
            at = area.topLeft()
            at.setY(area.top() + (area.height() - size.height()) // 2)
            paint_chip(painter, at, word, tone, icon)
        case DotsCell():
            _paint_dots(painter, area, cell)
        case StepsCell():
            _paint_steps(painter, area, cell)
        case BarCell():
            _paint_bar(painter, area, cell)
        case TickCell():
            _paint_tick(painter, area, cell)
        case TreeCell():
            _paint_tree(painter, area, cell)
        case PartsCell():
            _paint_parts(painter, area, cell)
        case HeatCell():
            _paint_heat(painter, area, cell)
        case _:
            assert_never(cell)


def paint_words(
    painter: QPainter, area: QRect, words: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """In as many lines as the area has; what is left over ends in «…»."""
    metrics, middle = painter.fontMetrics(), alignment | Qt.AlignmentFlag.AlignVCenter
    if area.height() < 2 * metrics.lineSpacing() or metrics.horizontalAdvance(words) <= area.width():
        painter.drawText(area, middle, fitted(words, metrics, area.width()))
        return
    flags = middle | Qt.TextFlag.TextWordWrap
    while painter.boundingRect(area, flags, words).height() > area.height() and len(words) > 12:
        words = words[: len(words) - 8].rstrip(" …") + "…"
    painter.drawText(area, flags, words)


def _paint_tick(painter: QPainter, area: QRect, cell: TickCell) -> None:
    side, t = theme.px(16), theme.tokens()
    box = QRectF(area.left(), area.center().y() - side // 2 + 1, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(t.accent if cell.on else t.field), 1.5))
    painter.setBrush(QColor(t.accent if cell.on else t.surface))
    painter.drawRoundedRect(box, 3, 3)
    if cell.on:
        painter.drawPixmap(box.toRect().topLeft(), icons.pixmap("check", t.on_accent, 16))


def _paint_tree(painter: QPainter, area: QRect, cell: TreeCell) -> None:
    x = area.left() + theme.px(INDENT) * cell.depth
    if cell.folded is not None:
        name = "chevron-right" if cell.folded else "chevron-down"
        side = theme.px(16)
        painter.drawPixmap(x, area.center().y() - side // 2 + 1, icons.pixmap(name, theme.tokens().text2, 16))
    x += theme.px(20)
    painter.setFont(theme.font())
    painter.setPen(theme.colour("text2"))
    if cell.code:
        painter.drawText(area.adjusted(x - area.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, cell.code)
        x += painter.fontMetrics().horizontalAdvance(cell.code) + theme.px(8)
    painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if cell.strong else theme.NORMAL))
    painter.setPen(theme.colour("text"))
    room = area.adjusted(x - area.left(), 0, 0, 0)
    shown = fitted(cell.text, painter.fontMetrics(), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_dots(painter: QPainter, area: QRect, cell: DotsCell) -> None:
    painter.setFont(theme.font())
    painter.setPen(theme.colour("text"))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, cell.words)
    if cell.total > 12:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = area.left() + max(theme.px(44), painter.fontMetrics().horizontalAdvance(cell.words) + theme.px(8))
    side, step = theme.px(7), theme.px(11)
    if x + (cell.total - 1) * step + side > area.right() + theme.px(12):
        return
    for index in range(cell.total):
        painter.setPen(theme.colour("accent"))
        painter.setBrush(theme.colour("accent") if index < cell.filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(x + index * step, area.center().y() - side // 2, side, side)


def _between_icons(painter: QPainter, area: QRect, cell: TextCell) -> QRect:
    """What is left of the cell for its words."""
    side, top = theme.px(16), area.center().y() - theme.px(16) // 2 + 1
    if cell.icon:
        painter.drawPixmap(area.left(), top, icons.pixmap(cell.icon, theme.colour(cell.colour).name(), 16))
        area = area.adjusted(side + theme.px(4), 0, theme.px(8), 0)
    if cell.mark:
        after = area.left() + painter.fontMetrics().horizontalAdvance(cell.text) + theme.px(6)
        x = min(after, area.right() - side + theme.px(8))
        painter.drawPixmap(x, top, icons.pixmap(cell.mark, theme.tokens().accent, 16))
        area = area.adjusted(0, 0, x - theme.px(4) - area.right(), 0) if x < after else area
    return area


def _paint_steps(painter: QPainter, area: QRect, cell: StepsCell) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    wide, step, y = theme.px(12), theme.px(15), area.center().y() - theme.px(2)
    for index in range(cell.total):
        painter.setBrush(theme.colour("text2" if index < cell.filled else "neutral"))
        painter.drawRoundedRect(area.left() + index * step, y, wide, theme.px(6), 2, 2)
    painter.setFont(theme.font())
    painter.setPen(theme.colour("text2"))
    words = area.adjusted(cell.total * step + theme.px(4), 0, theme.px(8), 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, cell.words)


def bar_width(cell: BarCell) -> int:
    """The pixels of the bar itself, in a column as wide as it asks for."""
    return theme.px(40) if cell.short else theme.px(88)


def _paint_bar(painter: QPainter, area: QRect, cell: BarCell) -> None:
    ink = tone_colours(cell.tone)[0]
    words = QFontMetrics(theme.font(theme.TEXT, theme.NORMAL if cell.short else theme.SEMIBOLD))
    room = area.width() - words.horizontalAdvance(cell.words) - theme.px(12)
    width = max(0, min(bar_width(cell), room))  # the figure stands whole; the bar takes what it leaves
    y = area.center().y() - 3
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("neutral"))
    painter.drawRoundedRect(area.left(), y, width, 8, 4, 4)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(area.left(), y, round(width * min(1.0, max(0.0, cell.fraction))), 8, 4, 4)
    plain = cell.short and cell.tone == "accent"
    painter.setPen(theme.colour("text") if plain else QColor(ink))
    painter.setFont(theme.font(theme.TEXT, theme.NORMAL if plain or not cell.short else theme.SEMIBOLD))
    painter.drawText(area.adjusted(width + theme.px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, cell.words)


def part_shades() -> tuple[QColor, QColor, QColor]:
    """The accent, half of it, and a ground with an outline: three parts told apart without colour too."""
    t = theme.tokens()
    accent, ground = QColor(t.accent), QColor(t.surface)
    half = QColor(
        (accent.red() + ground.red()) // 2, (accent.green() + ground.green()) // 2,
        (accent.blue() + ground.blue()) // 2,
    )  # fmt: skip
    return accent, half, QColor(t.hover)


def _paint_parts(painter: QPainter, area: QRect, cell: PartsCell) -> None:
    height = theme.px(10 if cell.nested else 22)
    top = area.center().y() - height // 2 + 1
    shades = part_shades()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("neutral"))
    painter.drawRoundedRect(area.left(), top, area.width(), height, 3, 3)
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    x = area.left()
    for at, (fraction, words) in enumerate(cell.parts):
        wide = round(area.width() * min(1.0, max(0.0, fraction)))
        shade = shades[len(cell.parts) - 1 - at if cell.nested else at % len(shades)]
        painter.setBrush(shade)
        painter.setPen(QPen(theme.colour("accent"), 1) if shade == shades[2] else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(x, top, wide, height - (0 if shade != shades[2] else 1), 3, 3)
        if not cell.nested:
            painter.setPen(theme.colour("on_accent" if shade == shades[0] else "text"))
            if painter.fontMetrics().horizontalAdvance(words) + 4 < wide:
                painter.drawText(QRect(x, top, wide, height), Qt.AlignmentFlag.AlignCenter, words)
            x += wide


def _paint_heat(painter: QPainter, area: QRect, cell: HeatCell) -> None:
    whole, half, _ground = part_shades()
    square = QRectF(area.adjusted(-theme.px(8), theme.px(3), theme.px(8), -theme.px(4)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    if cell.share is None:
        if not cell.words:
            return
        painter.setPen(QPen(theme.colour("text2"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.colour("text2"))
    else:
        fill = whole if cell.share >= 1 else half if cell.share > 0 else None
        painter.setPen(Qt.PenStyle.NoPen if fill is not None else QPen(theme.colour("text"), 1))
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.colour("on_accent" if fill is whole else "text"))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, cell.words)
