"""Ballots as tiles: large with the word below in a small council, one line each in a large one."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.domain import BallotValue
from munidesk.features.council.votes.document_ballots import ballot_word
from munidesk.town.domain import Member
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.line_tile import LINE_HEIGHT, paint_cap, paint_ground, paint_line
from munidesk.ui.spoken import Role
from munidesk.ui.widgets import tone_colours

LARGE_UP_TO = 12
"""Seats; with more of them each ballot is one line."""
_LOOK = {
    BallotValue.FOR: ("good", "check"),
    BallotValue.AGAINST: ("bad", "close"),
    BallotValue.ABSTAIN: ("attention", "half"),
    BallotValue.RECUSED: ("attention", "hand"),
    BallotValue.ABSENT: ("neutral", "minus"),
}


class BallotTile(QWidget):
    """A member's ballot: number, surname, and icon with word below; `small` is one line without the word."""

    clicked = Signal(str)
    spoken_role = Role.ListItem

    def __init__(self, number: int, member: Member, *, small: bool) -> None:
        super().__init__()
        self._number, self._member, self._small = number, member, small
        self._shown: tuple[BallotValue | None, str, bool] | None = None

    def show_ballot(self, value: BallotValue | None, unvoted: str, *, cursor: bool) -> None:
        """`unvoted` says why there is no ballot; empty while it is waited for."""
        if self._shown == (value, unvoted, cursor):
            return
        self._shown = self._value, _unvoted, self._cursor = value, unvoted, cursor
        word = ballot_word(value) if value is not None else unvoted or _("Falta")
        self._waiting = value is None and not unvoted
        # «Preside, no vota» is whole where it is read aloud or pointed at; on the tile its end says enough.
        self._word = capital(word.rpartition(", ")[2])
        self.setAccessibleName(f"{self._number}, {self._member.person.first_surname}, {word.lower()}")
        self.setToolTip(f"{self._member.person.full_name}: {word.lower()}")
        self.update()

    def spoken(self) -> str:
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(80 if self._small else 104), theme.px(LINE_HEIGHT if self._small else 60))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self._member.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone, icon = _LOOK[self._value] if self._value is not None else ("neutral", "" if self._waiting else "minus")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "" if self._waiting else tone_colours(tone)[1]
        paint_ground(painter, self.rect(), ground, cursor=self._cursor, outlined=self._waiting)
        if self._small:
            paint_line(painter, self.rect(), self._number, self._member.person.first_surname, (tone, icon))
        else:
            self._paint_large(painter, tone, icon)
        painter.end()

    def _paint_large(self, painter: QPainter, tone: str, icon: str) -> None:
        paint_cap(painter, QRect(theme.px(8), theme.px(8), theme.px(20), theme.px(20)), str(self._number))
        t, x, line = theme.tokens(), theme.px(34), theme.px(20)
        painter.setPen(QColor(t.text))
        name, room = self._member.person.first_surname, self.width() - x - 4
        _write(painter, QRect(x, theme.px(8), room, line), name, theme.NORMAL)
        ink, at, below = tone_colours(tone)[0], theme.px(8), theme.px(33)
        painter.setPen(QColor(t.text2 if self._waiting else ink))
        if icon:
            painter.drawPixmap(at, below + theme.px(2), icons.pixmap(icon, ink, 16))
        left = at + theme.px(21)
        _write(painter, QRect(left, below, self.width() - left - theme.px(2), line), self._word, theme.SEMIBOLD)


def _write(painter: QPainter, area: QRect, text: str, weight: QFont.Weight) -> None:
    """In the size of texts, else of hints, else with its end given up."""
    painter.setFont(theme.font(theme.TEXT, weight))
    if painter.fontMetrics().horizontalAdvance(text) > area.width():
        painter.setFont(theme.font(theme.SMALL, weight))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, fitted(text, painter.fontMetrics(), area.width()))
