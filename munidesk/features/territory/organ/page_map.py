"""The map of actors, painted: interest to the right, influence up, five by five; dragged, or moved by Ctrl+arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.territory.domain import TerritoryActor
from munidesk.features.territory.organ.words import POSTURES, quadrant_word
from munidesk.features.territory.rules import MOST, Quadrant, quadrant
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import tone_colours

_LEFT, _FOOT, _TOP, _PILL, _HEAD = 44, 40, 4, 20, 22
_KEYS = {"Ctrl+Left": (-1, 0), "Ctrl+Right": (1, 0), "Ctrl+Up": (0, 1), "Ctrl+Down": (0, -1)}
_VERBS = {"P": "posture", "L": "invite", "Return": "edit", "Enter": "edit", "Del": "remove", "Ins": "new"}


class ActorMap(QWidget):
    """`moved(id, interest, influence)`; `chosen(id)`; `asked(verb)`."""

    moved = Signal(str, int, int)
    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.actors: tuple[TerritoryActor, ...] = ()
        self.current = ""
        self._dragged = ""
        self._at = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(theme.px(360), theme.px(300))
        self.setAccessibleName(_("Mapa de actores: interés por influencia"))

    def show_actors(self, actors: Sequence[TerritoryActor], current: str) -> None:
        self.actors, self.current = tuple(actors), current
        one = self._current()
        self.setAccessibleDescription(said(one) if one is not None else "")
        say(self)
        self.update()

    spoken_role = Role.List

    def spoken(self) -> str:
        one = self._current()
        return said(one) if one is not None else ""

    def _current(self) -> TerritoryActor | None:
        return next((one for one in self.actors if one.id == self.current), None)

    # -- places

    def _area(self) -> QRectF:
        return QRectF(theme.px(_LEFT), theme.px(_TOP), self.width() - theme.px(_LEFT) - 4,
                      self.height() - theme.px(_TOP + _FOOT))  # fmt: skip

    def cell(self, interest: int, influence: int) -> QRectF:
        area = self._area()
        wide, high = area.width() / MOST, area.height() / MOST
        return QRectF(area.left() + (interest - 1) * wide, area.top() + (MOST - influence) * high, wide, high)

    def _cell_at(self, at: QPointF) -> tuple[int, int]:
        area = self._area()
        across = int((at.x() - area.left()) / (area.width() / MOST)) + 1
        down = int((at.y() - area.top()) / (area.height() / MOST))
        return min(max(across, 1), MOST), min(max(MOST - down, 1), MOST)

    def place(self, one: TerritoryActor) -> QRectF:
        """Of its pill: those of one cell stand one under the other."""
        cell = self.cell(one.interest, one.influence)
        sharing = [each.id for each in self.actors if (each.interest, each.influence) == (one.interest, one.influence)]
        head = theme.px(_HEAD) if one.influence in (MOST, 2) else theme.px(4)
        each = min(theme.px(36), (cell.height() - head) / max(1, len(sharing)))
        high = min(theme.px(_PILL), each)
        wide = theme.px(44)
        return QRectF(cell.center().x() - wide / 2, cell.top() + head + sharing.index(one.id) * each, wide, high)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._quadrants(painter)
        self._axes(painter)
        for one in self.actors:
            self._actor(painter, one)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colour("accent")), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        painter.end()

    def _quadrants(self, painter: QPainter) -> None:
        t = theme.tokens()
        corners = {Quadrant.APPROACH: (1, 5, 2, 3), Quadrant.DECIDE: (3, 5, 5, 3), Quadrant.INFORM: (1, 2, 2, 1),
                   Quadrant.VOICE: (3, 2, 5, 1)}  # fmt: skip
        for kind, (a, b, c, d) in corners.items():
            area = self.cell(a, b).united(self.cell(c, d)).adjusted(2, 2, -2, -2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.selected if kind is Quadrant.DECIDE else t.hover))
            painter.drawRoundedRect(area, 6, 6)
            count = sum(quadrant(one) is kind for one in self.actors)
            painter.setPen(QColor(t.accent))
            painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
            painter.drawText(area.adjusted(10, 2, -4, -4), Qt.AlignmentFlag.AlignTop, f"{quadrant_word(kind)} {count}")

    def _axes(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().text2))
        painter.setFont(theme.font(theme.SMALL))
        area = self._area()
        for at in range(1, MOST + 1):
            side, under = self.cell(1, at), self.cell(at, 1)
            painter.drawText(QRectF(theme.px(22), side.top(), theme.px(18), side.height()),
                             Qt.AlignmentFlag.AlignCenter, str(at))  # fmt: skip
            painter.drawText(QRectF(under.left(), area.bottom() + 2, under.width(), theme.px(16)),
                             Qt.AlignmentFlag.AlignCenter, str(at))  # fmt: skip
        painter.drawText(QRectF(area.left(), area.bottom() + theme.px(18), area.width(), theme.px(18)),
                         Qt.AlignmentFlag.AlignCenter, _("Interés →"))  # fmt: skip
        painter.save()
        painter.translate(theme.px(12), area.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-80, -8, 160, 16), Qt.AlignmentFlag.AlignCenter, _("Influencia →"))
        painter.restore()

    def _actor(self, painter: QPainter, one: TerritoryActor) -> None:
        t, at = theme.tokens(), self.place(one)
        if one.id == self._dragged:
            at = QRectF(self._at.x() - at.width() / 2, self._at.y() - at.height() / 2, at.width(), at.height())
        chosen = one.id == self.current
        pen = painter.pen()
        pen.setColor(QColor(t.accent if chosen else t.text2))
        pen.setWidthF(2.0 if chosen else 1.0)
        painter.setPen(pen)
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(at, at.height() / 2, at.height() / 2)
        icon, tone = POSTURES[one.posture]
        side = theme.px(14)
        drawn = icons.pixmap(icon, tone_colours(tone)[0], 14)
        painter.drawPixmap(int(at.left() + 6), int(at.center().y() - side / 2), drawn)
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        painter.drawText(at.adjusted(side + 4, 0, -4, 0), Qt.AlignmentFlag.AlignCenter, str(one.position))
        painter.setFont(theme.font(theme.SMALL))
        wide = self.cell(one.interest, one.influence).width()
        name = QRectF(at.center().x() - wide / 2, at.bottom(), wide, theme.px(15))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, fitted(one.called, painter.fontMetrics(), int(wide)))

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, one = QKeySequence(event.keyCombination()).toString(), self._current()
        if keys in _KEYS and one is not None:
            across, up = _KEYS[keys]
            self.moved.emit(one.id, one.interest + across, one.influence + up)
        elif keys in _VERBS:
            self.asked.emit(_VERBS[keys])
        elif keys in ("Left", "Right", "Up", "Down") and self.actors:
            ids = [each.id for each in self.actors]
            at = ids.index(self.current) if self.current in ids else 0
            self.chosen.emit(ids[(at + (1 if keys in ("Right", "Down") else -1)) % len(ids)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at = event.position()
        found = next((one.id for one in reversed(self.actors) if self.place(one).contains(self._at)), "")
        if found:
            self._dragged = found
            self.chosen.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._at = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged = self._dragged, ""
        if dragged:
            self.moved.emit(dragged, *self._cell_at(event.position()))
            self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.asked.emit("edit")


def said(one: TerritoryActor) -> str:
    """As it is read aloud."""
    return _("{n} {name}, interés {a}, influencia {b}, {posture}, {quadrant}").format(
        n=one.position, name=one.name, a=one.interest, b=one.influence, posture=one.posture.word,
        quadrant=quadrant_word(quadrant(one)),
    )  # fmt: skip
