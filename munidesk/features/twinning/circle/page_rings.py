"""Three rings of actors around the town: the width of each line is what was said with it in twelve months."""

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.twinning.circle.rules import Ring, Tie
from munidesk.ui import theme
from munidesk.ui.elide import fitted
from munidesk.ui.spoken import Role, say

_SHARES = (0.40, 0.72, 1.0)
"""How far out each ring is."""
_FIRST = (pi, -pi / 4, pi / 2)
"""Where each ring begins, so that the rings do not stand in a row."""
_MOST_WIDE, _CORE = 196, 26
_VERBS = {Qt.Key.Key_L: "write", Qt.Key.Key_Return: "actor", Qt.Key.Key_Enter: "actor", Qt.Key.Key_T: "table"}


class Rings(QWidget):
    """`chosen` fires with the place of the actor one goes to, `asked` with the word of a key."""

    chosen = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ties: tuple[Tie, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(theme.px(360), theme.px(200))

    def show_ties(self, ties: Sequence[Tie], at: int) -> None:
        self.ties, self.at = tuple(ties), at
        self._say()
        self.update()

    spoken_role = Role.List

    def spoken(self) -> str:
        return self.accessibleName()

    def _say(self) -> None:
        """What a screen reader hears of the chosen one."""
        one = self.tie
        if one is None:
            self.setAccessibleName(_("Círculo sin actores"))
            return
        words = _("{name}, {ring}: {n} comunicaciones en 12 meses")
        self.setAccessibleName(words.format(name=one.name, ring=one.ring.word.lower(), n=len(one.said)))
        self.setToolTip(one.name)
        say(self)

    @property
    def tie(self) -> Tie | None:
        return self.ties[self.at] if 0 <= self.at < len(self.ties) else None

    def choose(self, at: int) -> None:
        if self.ties:
            self.at = at % len(self.ties)
            self._say()
            self.update()
            self.chosen.emit(self.at)

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.choose(self.at + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._ring(1 if key == Qt.Key.Key_Right else -1)
        elif key in _VERBS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(_VERBS[key])
        else:
            super().keyPressEvent(event)

    def _ring(self, by: int) -> None:
        """To the first actor of the next ring that has one."""
        one = self.tie
        if one is None:
            return
        for step in range(1, len(Ring)):
            ring = (one.ring + by * step) % len(Ring)
            found = next((at for at, each in enumerate(self.ties) if each.ring == ring), None)
            if found is not None:
                self.choose(found)
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        for at, area in enumerate(self.areas()):
            if area.contains(event.position()):
                self.choose(at)

    # -- where things are

    def middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _radius(self, ring: int) -> tuple[float, float]:
        across = self.width() / 2 - theme.px(_MOST_WIDE) / 2 - theme.px(4)
        down = self.height() / 2 - theme.px(26)
        clear = theme.px(_CORE + _MOST_WIDE / 2 + 6)  # the innermost stand beside the middle, not over it
        return max(across * _SHARES[ring], clear), down * _SHARES[ring]

    def _place(self, one: Tie) -> QPointF:
        same = [each for each in self.ties if each.ring == one.ring]
        angle = _FIRST[one.ring] + 2 * pi * same.index(one) / len(same)
        across, down = self._radius(one.ring)
        return self.middle() + QPointF(across * cos(angle), down * sin(angle))

    def _words(self, one: Tie) -> tuple[str, ...]:
        """Its name in one line or two, with what was said at the end."""
        metrics = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD))
        room = theme.px(_MOST_WIDE - 44)
        if metrics.horizontalAdvance(one.short) <= room:
            return (one.short,)
        first, rest = "", one.short.split()
        while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
            first = f"{first} {rest.pop(0)}".strip()
        return (first or fitted(one.short, metrics, room), fitted(" ".join(rest), metrics, room))

    def areas(self) -> tuple[QRectF, ...]:
        """The place of each actor."""
        metrics = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD))
        made = []
        for one in self.ties:
            words = self._words(one)
            wide = max(metrics.horizontalAdvance(each) for each in words) + theme.px(44)
            high = metrics.height() * len(words) + theme.px(8)
            area = QRectF(0, 0, wide, high)
            area.moveCenter(self._place(one))
            area.moveLeft(min(max(area.left(), 2), self.width() - wide - 2))
            made.append(area)
        return tuple(made)

    # -- what is drawn

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.middle()
        for ring in reversed(Ring):
            across, down = self._radius(ring)
            painter.setPen(QPen(QColor(theme.colour("line")), 1))
            inner = ring is Ring.GOVERNMENTS
            painter.setBrush(QColor(theme.colour("selected")) if inner else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, across, down)
        areas = self.areas()
        for one, area in zip(self.ties, areas, strict=True):
            self._line(painter, one, area.center())
        self._core(painter, middle)
        for at, (one, area) in enumerate(zip(self.ties, areas, strict=True)):
            self._actor(painter, one, area, chosen=at == self.at)
        painter.end()

    def _line(self, painter: QPainter, one: Tie, to: QPointF) -> None:
        """Dotted where nothing was said."""
        colour = QColor(theme.colour("accent" if one.said else "text2"))
        if one.said:
            colour.setAlphaF(0.55)
        pen = QPen(colour, theme.px(1) * (one.width or 1))
        if not one.said:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(self.middle(), to)

    def _core(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colour("accent")))
        size = theme.px(_CORE)
        painter.drawEllipse(middle, size, size)
        painter.setPen(QColor(theme.colour("on_accent")))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        area = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(sum(len(one.said) for one in self.ties)))

    def _actor(self, painter: QPainter, one: Tie, area: QRectF, *, chosen: bool) -> None:
        edge = theme.colour("accent" if chosen else "field")
        painter.setPen(QPen(QColor(edge), theme.px(2) if chosen and self.hasFocus() else 1))
        painter.setBrush(QColor(theme.colour("surface")))
        painter.drawRoundedRect(area, theme.px(13), theme.px(13))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD) if chosen else theme.font(theme.SMALL))
        painter.setPen(QColor(theme.colour("text")))
        left = area.adjusted(theme.px(10), 0, -theme.px(30), 0)
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(self._words(one)))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        painter.setPen(QColor(theme.colour("accent" if one.said else "text2")))
        right = area.adjusted(0, 0, -theme.px(10), 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(len(one.said)))
