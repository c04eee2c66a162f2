"""Members in the roster: a row each with name, post and a chip; in a large council one line, several side by side."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from munidesk.base.i18n import _
from munidesk.town.domain import Member
from munidesk.ui import icons, theme
from munidesk.ui.line_tile import LINE_HEIGHT, paint_ground, paint_line
from munidesk.ui.spoken import Role
from munidesk.ui.widgets import Chip, column, elided, keycap, row, tone_colours

ROWS_UP_TO = 12
"""Members; with more of them each is one line."""
ROW_HEIGHT = 47
"""Pixels at 100 %, without the line below."""
LOW_HEIGHT = 31
Look = tuple[str, str, str]
"""(word, tone, icon) of an attendance."""


class QuorumBar(QWidget):
    """One segment per seat, filled when somebody sits there."""

    spoken_role = Role.ProgressBar

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Integrantes presentes"))
        self.setFixedHeight(theme.px(8))
        self._filled: tuple[bool, ...] = ()
        self._enough = True

    def set(self, filled: tuple[bool, ...], enough: bool) -> None:
        self._filled, self._enough = filled, enough
        self.update()

    def spoken(self) -> str:
        seats = _("{n} de {total}").format(n=sum(self._filled), total=len(self._filled))
        return f"{seats}. {_('Hay quórum') if self._enough else _('Sin quórum')}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._filled:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 4 if len(self._filled) <= 12 else 1
        width = (self.width() - gap * (len(self._filled) - 1)) / len(self._filled)
        ink = theme.colour("good" if self._enough else "bad")
        for index, filled in enumerate(self._filled):
            painter.setPen(ink if filled else theme.colour("field"))
            painter.setBrush(ink if filled else theme.colour("neutral"))
            painter.drawRoundedRect(QRectF(index * (width + gap) + 0.5, 0.5, width - 1, self.height() - 1), 3, 3)
        painter.end()


class RosterRow(QFrame):
    """Number, name, post and a chip; the cursor is the hover ground. `narrow` leaves the chip's icon alone, `low` puts
    the post in the tip."""

    clicked = Signal(str)
    spoken_role = Role.ListItem

    def __init__(
        self, number: int, member: Member, title: str, chip: Look, *, cursor: bool, narrow: bool, low: bool
    ) -> None:
        super().__init__()
        self.member_id = member.id
        self.setFixedHeight(theme.px(LOW_HEIGHT if low else ROW_HEIGHT))
        self.setObjectName("roster")
        ground = theme.tokens().selected if cursor else "transparent"
        self.setStyleSheet(f"#roster {{ background: {ground}; border: 0; }}")
        # A long name gives way to the chip, which says what matters now.
        words = column(elided(member.person.short_name, "strong", stretch=True), spacing=0)
        if low:
            self.setToolTip(f"{member.person.full_name}, {title}")
        else:
            words.addWidget(elided(title, "quiet", stretch=True))
        layout = row(keycap(str(number)), spacing=8, margins=(12, 2, 8, 2))
        layout.addLayout(words, 1)
        layout.addWidget(_icon(chip) if narrow else Chip(*chip))
        self.setLayout(layout)
        self.setAccessibleName(f"{number}, {member.person.short_name}, {chip[0]}")

    def spoken(self) -> str:
        return self.accessibleName()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self.member_id)


class RosterLine(QWidget):
    """Number, initial and surname, and the icon of the attendance; its word and the post are in the tip."""

    clicked = Signal(str)
    spoken_role = Role.ListItem

    def __init__(self, number: int, member: Member, title: str, chip: Look, *, cursor: bool) -> None:
        super().__init__()
        self._number, self._member, self._chip, self._cursor = number, member, chip, cursor
        self.member_id = member.id
        self.setAccessibleName(f"{number}, {member.person.short_name}, {chip[0]}")
        self.setToolTip(f"{member.person.full_name}, {title}: {chip[0].lower()}")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(112), theme.px(LINE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def spoken(self) -> str:
        return self.accessibleName()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self.member_id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _word, tone, icon = self._chip
        ground = theme.tokens().selected if self._cursor else ""
        paint_ground(painter, self.rect(), ground, cursor=False)
        paint_line(painter, self.rect(), self._number, self._member.person.initial_name, (tone, icon or "dot"))
        painter.end()


def _icon(chip: Look) -> QLabel:
    """The chip's icon alone, its word as the tip."""
    made = QLabel()
    made.setPixmap(icons.pixmap(chip[2] or "dot", tone_colours(chip[1])[0], 18))
    made.setToolTip(chip[0])
    made.setAccessibleName(chip[0])
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return made
