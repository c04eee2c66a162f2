"""The traffic light of a round: a cell for each item, the arrows go along them; red ones alone with R."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from munidesk.base.i18n import _
from munidesk.instruments import bands
from munidesk.instruments.domain import Criterion
from munidesk.instruments.page_rows import draw_icon, wide_of, write
from munidesk.instruments.scoring import Result, RoundView
from munidesk.instruments.shown import icon_of, points_words, short_dimension, weight_words
from munidesk.ui import theme
from munidesk.ui.spoken import Role, say

CELL, HIGH, GAP = 44, 38, 4
"""Of a cell, in pixels at 100 %."""
_MOST = 12
"""Cells in a line; the others go on in the next."""
_HEAD, _TAIL, _SIDE = 140, 90, 16
_ACROSS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: what stands in it, its tone and its icon, and the whole of it in words."""

    key: str
    code: str
    words: str
    tone: str
    icon: str
    told: str
    red: bool


def square_of(view: RoundView, one: Criterion, before: Fraction | None) -> Square:
    """«4.6, rojo, 0,0 de 4, antes 0,0»; neutral where it does not apply, without a tone where it is blank."""
    code, points, figures = view.code(one), view.points(one), view.figures
    if not view.applies(one):
        return Square(one.key, code, _("n/a"), "neutral", "minus", f"{code}, {_('no aplica')}", False)
    then = _("antes {n}").format(n=figures.number(before, 1)) if before is not None else ""
    band = bands.of_criterion(view, one)
    if points is None or band is None:
        told = _("sin respuesta") if view.unanswered(one) else _("en blanco")
        return Square(one.key, code, "–", "", "dot", ", ".join(filter(None, (code, told, then))), False)
    value = _("{n} de {scale}").format(n=figures.number(points, 1), scale=view.instrument.scale)
    told = ", ".join(part for part in (code, band.key, value, then) if part)
    red = band.key == bands.RED
    return Square(one.key, code, figures.number(points, 1), bands.tone(band), icon_of(band), told, red)


class Semaforo(QWidget):
    """`moved(key)` follows the arrows, `opened(key)` Enter; `asked(letter)` are the keys of what holds it."""

    moved = Signal(str)
    opened = Signal(str)
    asked = Signal(str)
    spoken_role = Role.Table

    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters
        self.setAccessibleName(_("Semáforo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.view: RoundView | None = None
        self._found: Result | None = None
        self._lines: list[tuple[Square, ...]] = []
        self._titles: Mapping[str, str] = {}
        self._key = ""
        self.only_red = False

    def show_round(self, view: RoundView, found: Result, before: Callable[[Criterion], Fraction | None]) -> None:
        """`before` gives the points of the round it is compared with; None where there is none."""
        self.view, self._found = view, found
        self._lines = [tuple(square_of(view, one, before(one)) for one in view.of(each)) for each in view.dimensions]
        self._titles = {one.key: one.question for one in view.criteria}
        if self.only_red and not any(one.red for one in self.squares):
            self.only_red = False
        if self._key not in {one.key for one in self._ways}:
            self._key = next((one.key for one in self._ways), "")
        self._measure()
        say(self)
        self.moved.emit(self._key)

    @property
    def squares(self) -> list[Square]:
        return [one for line in self._lines for one in line]

    @property
    def _ways(self) -> list[Square]:
        """Those that the arrows go to."""
        return [one for one in self.squares if one.red or not self.only_red]

    @property
    def current(self) -> Square | None:
        return next((one for one in self.squares if one.key == self._key), None)

    def show_red(self) -> bool:
        """The red ones alone, or all of them again; False when there is none."""
        if not self.only_red and not any(one.red for one in self.squares):
            return False
        self.only_red = not self.only_red
        current = self.current
        if self.only_red and current is not None and not current.red:
            self.select(self._ways[0].key)
        self.update()
        return True

    def spoken(self) -> str:
        current = self.current
        return "" if current is None else f"{current.told}. {self._titles.get(current.key, '')}"

    def select(self, key: str) -> None:
        if key in self._titles and key != self._key:
            self._key = key
            self.moved.emit(key)
        say(self)
        self.update()

    # -- where things are

    @property
    def _per_line(self) -> int:
        room = self.width() - theme.px(_HEAD + _TAIL + 2 * _SIDE)
        return max(3, min(_MOST, (room + theme.px(GAP)) // theme.px(CELL + GAP)))

    def _block(self, count: int) -> int:
        """The height of a component with so many cells."""
        return max(1, -(-count // self._per_line)) * theme.px(HIGH + 6)

    def _measure(self) -> None:
        self.setFixedHeight(sum(self._block(len(line)) for line in self._lines) + theme.px(8))
        self.update()

    def _place(self, key: str) -> tuple[int, int]:
        """(line, place in it) of a cell; (-1, 0) of none."""
        for row, line in enumerate(self._lines):
            for at, one in enumerate(line):
                if one.key == key:
                    return row, at
        return -1, 0

    def cell(self, row: int, at: int) -> QRect:
        top = theme.px(7) + sum(self._block(len(line)) for line in self._lines[:row])
        x = theme.px(_SIDE + _HEAD) + at % self._per_line * theme.px(CELL + GAP)
        return QRect(x, top + at // self._per_line * theme.px(HIGH + 6), theme.px(CELL), theme.px(HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), self.height())

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = event.key(), event.text().upper()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif key in _ACROSS:
            self._along(_ACROSS[Qt.Key(key)])
        elif key in _DOWN:
            self._down(_DOWN[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._ways:
            self._go(self._ways[0 if key == Qt.Key.Key_Home else -1].key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._key:
            self.opened.emit(self._key)
        elif letter and letter in self._letters:
            self.asked.emit(letter)
        else:
            super().keyPressEvent(event)

    def _along(self, by: int) -> None:
        ways = [one.key for one in self._ways]
        if ways:
            at = ways.index(self._key) if self._key in ways else 0
            self._go(ways[max(0, min(len(ways) - 1, at + by))])

    def _down(self, by: int) -> None:
        """To the cell nearest below or above that the arrows go to."""
        here = self.cell(*self._place(self._key)).center()
        ways = {one.key for one in self._ways}
        nearest, least = "", 0
        for row, line in enumerate(self._lines):
            for at, one in enumerate(line):
                there = self.cell(row, at).center()
                down = (there.y() - here.y()) * by
                far = down * 10 + abs(there.x() - here.x())
                if down > 0 and one.key in ways and (not nearest or far < least):
                    nearest, least = one.key, far
        if nearest:
            self._go(nearest)

    def _go(self, key: str) -> None:
        """By the arrows: what scrolls the board follows it."""
        self.select(key)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        row, at = self._place(key)
        if above is not None and row >= 0:
            centre = self.cell(row, at).center()
            above.ensureVisible(centre.x(), centre.y(), 0, theme.px(HIGH))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where the current cell is, for what follows the cursor: the window's scroll, a magnifier."""
        row, at = self._place(self._key)
        if query == Qt.InputMethodQuery.ImCursorRectangle and row >= 0:
            return self.cell(row, at)
        return super().inputMethodQuery(query)

    def _under(self, event: QMouseEvent) -> Square | None:
        point = event.position().toPoint()
        for row, line in enumerate(self._lines):
            for at, one in enumerate(line):
                if self.cell(row, at).contains(point):
                    return one
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        one = self._under(event)
        if one is not None:
            self.select(one.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._under(event) is not None:
            self.opened.emit(self._key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        one = self._under(event)
        words = f"{one.told}. {self._titles.get(one.key, '')}" if one is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        say(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        view, found = self.view, self._found
        if view is None or found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, line in enumerate(self._lines):
            one = found.dimensions[row]
            first = self.cell(row, 0)
            head = QRect(theme.px(_SIDE), first.top(), theme.px(_HEAD - 6), theme.px(19))
            write(painter, head, f"{row + 1} {short_dimension(one.dimension)}", strong=True)
            write(painter, head.translated(0, theme.px(19)), weight_words(view, one.dimension), "text2", theme.SMALL)
            band = bands.of_dimension(view, one)
            right = self.width() - theme.px(_SIDE)
            tail = QRect(right - theme.px(_TAIL), first.top(), theme.px(_TAIL), theme.px(19))
            value = points_words(view, one.score if band is not None else one.provisional)
            write(painter, tail, value, size=theme.TEXT + 1, strong=True, right=True)
            word, tone = (band.title, bands.tone(band)) if band is not None else (_("provisorio"), "text2")
            write(painter, tail.translated(0, theme.px(19)), word, tone if tone != "neutral" else "text2", theme.SMALL,
                  strong=band is not None, right=True)  # fmt: skip
            for at, each in enumerate(line):
                self._paint_cell(painter, self.cell(row, at), each)
        painter.end()

    def _paint_cell(self, painter: QPainter, area: QRect, one: Square) -> None:
        t = theme.tokens()
        faint = self.only_red and not one.red
        ground = t.surface if faint or not one.tone else getattr(t, f"{one.tone}_ground", t.neutral)
        ink = "text2" if faint or one.tone in ("", "neutral") else one.tone
        painter.setPen(Qt.PenStyle.NoPen if one.tone else QPen(QColor(t.field), 1, Qt.PenStyle.DashLine))
        if faint:
            painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, 4, 4)
        if one.key == self._key:
            painter.setPen(QPen(QColor(t.accent), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        top = QRect(area.left(), area.top() + theme.px(1), area.width(), theme.px(18))
        wide = wide_of(one.code, theme.SMALL)
        write(painter, top.adjusted((area.width() - wide) // 2, 0, 0, 0), one.code, "text2", theme.SMALL)
        strong = not faint
        wide = wide_of(one.words, theme.SMALL, strong=strong)
        icon = theme.px(14)
        left = area.left() + (area.width() - wide - icon) // 2
        below = QRect(left + icon, area.top() + theme.px(18), wide + 4, theme.px(18))
        draw_icon(painter, one.icon, ink, left - 1, below.center().y() + 1, 12)
        write(painter, below, one.words, ink, theme.SMALL, strong=strong)
