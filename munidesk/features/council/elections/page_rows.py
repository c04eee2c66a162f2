"""The rows of the count: a candidate with its key, its votes of each round and a bar; blanks, annulled, all papers."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.features.council.elections.domain import Candidate, Paper, PaperKind
from munidesk.features.council.elections.rules import ElectionResult, RoundResult
from munidesk.features.council.elections.words import elected_word
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.line_tile import paint_cap
from munidesk.ui.spoken import Role
from munidesk.ui.widgets import tone_colours

BLANK, NULL = "B", "N"
_ROOMY = 500
"""Pixels at 100 % with room for a whole bar beside the names."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `key` counts it, `earlier` and `now` are its votes, `share` from 0 to 1 fills its bar."""

    key: str
    name: str
    note: str = ""
    earlier: tuple[str, ...] = ()
    now: str = ""
    share: float = 0.0
    told: str = ""
    tone: str = ""
    strong: bool = False


def lines_of(result: ElectionResult) -> tuple[Line, ...]:
    """The rows of an election as it stands; before the first round the candidates alone."""
    last = result.last
    earlier = result.rounds[:-1] if last is not None else ()
    rows = [_candidate(result, one, earlier, last) for one in result.candidates]
    if last is not None:
        rows.append(_count(BLANK, _("En blanco"), [one.tally.blank for one in result.rounds]))
        rows.append(_count(NULL, _("Anuladas"), [one.tally.null for one in result.rounds]))
        rows.append(_papers(result, last))
    return tuple(rows)


def _candidate(
    result: ElectionResult, one: Candidate, earlier: tuple[RoundResult, ...], last: RoundResult | None
) -> Line:
    before = tuple(str(each.tally.votes[one.number]) if one.number in each.entrants else "–" for each in earlier)
    if one.declined:
        return Line(str(one.number), one.name, one.note, before, told=_("no acepta"))
    elected = one.number in result.elected
    told, tone = (elected_word((one.gender,)), "good") if elected else ("", "")
    if last is None:
        return Line(str(one.number), one.name, one.note)
    if one.number not in last.entrants:
        away = "" if elected else _("no pasó a esta vuelta")
        return Line(str(one.number), one.name, one.note, before, told=told or away, tone=tone)
    votes = last.tally.votes[one.number]
    if one.number in last.tied and last.complete:
        told, tone = _("Empate"), "attention"
    share = votes / last.tally.in_box if last.tally.in_box else 0.0
    return Line(str(one.number), one.name, one.note, before, str(votes), share, told, tone, strong=elected)


def _count(key: str, name: str, counts: list[int]) -> Line:
    *before, now = (str(n) for n in counts)
    return Line(key, name, "", tuple(before), now)


def _papers(result: ElectionResult, last: RoundResult) -> Line:
    tally = last.tally
    before = tuple(str(one.tally.read) for one in result.rounds[:-1])
    fits = tally.matches
    told = _("Coincide") if fits else _("de {n}").format(n=tally.in_box)
    return Line("", _("Papeletas"), "", before, str(tally.read), 0.0, told, "good" if fits else "", strong=True)


class LineRow(QWidget):
    """A row painted in one go: a count of thirty ballots redraws it thirty times."""

    spoken_role = Role.ListItem

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self.set(line)

    def set(self, line: Line) -> None:
        self._line = line
        words = (f"{line.key}. {line.name}" if line.key else line.name, line.note, *line.earlier, line.now, line.told)
        self.setAccessibleName(", ".join(part for part in words if part))
        self.setMinimumHeight(theme.px(46 if line.note else 34))
        self.update()

    def spoken(self) -> str:
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(46 if self._line.note else 34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, t, area = self._line, theme.tokens(), self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = t.good_ground if line.tone == "good" and line.key else t.sunk if not line.key else t.surface
        painter.fillRect(area, QColor(ground))
        painter.fillRect(0, area.bottom(), area.width(), 1, QColor(t.line))
        side, left = theme.px(22), theme.px(16)
        if line.key:
            paint_cap(painter, QRect(left, area.center().y() - side // 2, side, side), line.key)
        self._paint_right(painter, area)
        self._paint_name(painter, left + side + theme.px(12), area)
        painter.end()

    @property
    def _figures_left(self) -> int:
        """Where the votes begin: names take what is left of the width."""
        columns = theme.px(46) * len(self._line.earlier)
        return max(theme.px(150), self.width() - theme.px(190) - self._bar - columns)

    @property
    def _bar(self) -> int:
        """Its width: names come before it."""
        return theme.px(96 if self.width() > theme.px(_ROOMY) else 40)

    @property
    def room(self) -> int:
        """What its name has: until there are votes beside it, the whole line."""
        counted = self._line.now or self._line.told or self._line.earlier
        return (self._figures_left if counted else self.width()) - theme.px(16 + 22 + 12 + 8)

    def _paint_name(self, painter: QPainter, left: int, area: QRect) -> None:
        line, t = self._line, theme.tokens()
        room = self.room
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if line.key.isdigit() or line.strong else theme.NORMAL))
        painter.setPen(QColor(t.text))
        height = area.height() // 2 if line.note else area.height()
        name = QRect(left, theme.px(3) if line.note else 0, room, height)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, fitted(line.name, painter.fontMetrics(), room))
        if line.note:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(t.text2))
            below = QRect(left, height, room, height - theme.px(2))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, fitted(line.note, painter.fontMetrics(), room))

    def _paint_right(self, painter: QPainter, area: QRect) -> None:
        line, t, left = self._line, theme.tokens(), self._figures_left
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(t.text2))
        for votes in line.earlier:
            painter.drawText(QRect(left, 0, theme.px(36), area.height()), _RIGHT, votes)
            left += theme.px(46)
        wide, high = self._bar, theme.px(8)
        if line.key.isdigit() and line.now:
            bar = QRect(left + theme.px(8), area.center().y() - high // 2, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.neutral))
            painter.drawRoundedRect(bar, 4, 4)
            painter.setBrush(QColor(t.good if line.tone == "good" else t.accent))
            painter.drawRoundedRect(QRect(bar.left(), bar.top(), int(wide * line.share), high), 4, 4)
        left += wide + theme.px(12)
        painter.setPen(QColor(t.good if line.tone == "good" and line.key else t.text))
        painter.setFont(theme.font(theme.PANEL if line.key.isdigit() else theme.TEXT, theme.SEMIBOLD))
        painter.drawText(QRect(left, 0, theme.px(34), area.height()), _RIGHT, line.now)
        left += theme.px(46)
        ink = tone_colours(line.tone)[0] if line.tone else t.text2
        if line.tone:
            icon = "check" if line.tone == "good" else "alert"
            painter.drawPixmap(left, area.center().y() - theme.px(8), icons.pixmap(icon, ink, 16))
            left += theme.px(20)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if line.tone else theme.NORMAL))
        room = area.right() - left - theme.px(8)
        told = fitted(line.told, painter.fontMetrics(), room)
        painter.drawText(QRect(left, 0, room, area.height()), Qt.AlignmentFlag.AlignVCenter, told)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def marks_of(paper: Paper) -> str:
    """What a square of the tally shows: «1», «1 3», «B», «N»."""
    match paper.kind:
        case PaperKind.BLANK:
            return BLANK
        case PaperKind.NULL:
            return NULL
    return paper.marks


class TallySquares(QWidget):
    """The papers in the order in which they were read, as tellers draw them, and the place of the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[str, ...] = ()
        self._pending = ""
        self._open = False

    def set(self, marks: tuple[str, ...], pending: str, *, open_: bool) -> None:
        self._marks, self._pending, self._open = marks, pending, open_
        self.setAccessibleName(" ".join(marks))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    @property
    def _wide(self) -> int:
        longest = max((len(one) for one in (*self._marks, self._pending)), default=1)
        return theme.px(20 if longest < 3 else 8 + 7 * longest)

    def heightForWidth(self, width: int) -> int:
        per_line = max(1, width // (self._wide + theme.px(4)))
        lines = -(-(len(self._marks) + self._open) // per_line)
        return max(1, lines) * theme.px(26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, wide, high = theme.tokens(), self._wide, theme.px(20)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        per_line = max(1, self.width() // (wide + theme.px(4)))
        shown = [*self._marks, *([self._pending] if self._open else [])]
        for at, mark in enumerate(shown):
            area = QRect((at % per_line) * (wide + theme.px(4)), (at // per_line) * theme.px(26) + 1, wide, high)
            waits = at >= len(self._marks)
            painter.setPen(QColor(t.field if waits else t.line))
            painter.setBrush(QColor(t.surface if waits else t.sunk if mark in (BLANK, NULL) else t.hover))
            painter.drawRoundedRect(area, 4, 4)
            painter.setPen(QColor(t.text2 if mark in (BLANK, NULL) else t.accent))
            painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark)
        painter.end()


def head_words(result: ElectionResult) -> str:
    """«1.ª vuelta 19:04 · 2.ª vuelta 19:16», the rounds in their order."""
    told = [
        f"{one.round.label} {show_time(one.round.opened_at)}" if one.round.opened_at else one.round.label
        for one in result.rounds
    ]
    return " · ".join(told) or _("Candidaturas")
