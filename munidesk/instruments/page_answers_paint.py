"""How a line of a round is drawn: the question, the answer, the points; and what can be clicked there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension
from munidesk.instruments.page_answers_measure import (
    CODE,
    DIGIT,
    FIELD,
    GAP,
    POINTS,
    SIDE,
    WORDS,
    blank_chip,
    choices,
    line_height,
    marked_words,
    question_of,
    unit_width,
)
from munidesk.instruments.scoring import Result, RoundView
from munidesk.instruments.words import answer_words
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.two_lines import wrapped
from munidesk.ui.widgets import chip_size, paint_chip

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to click on: what it does, and its value."""

    area: QRect
    verb: str
    value: str = ""


@dataclass(slots=True)
class LinePainter:
    """Draws lines of one round; `spots` gathers what can be clicked of what was drawn.

    `told` says by key what several evaluators answered. Where nothing can be written (a closed round) what is chosen by
    keys and typed is drawn flat, without boxes.
    """

    view: RoundView
    result: Result
    evidence: Mapping[str, int]
    current: str
    editable: bool
    focused: bool
    told: Mapping[str, str] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)

    def paint(self, painter: QPainter, area: QRect, one: Dimension | Criterion) -> None:
        if isinstance(one, Dimension):
            self._dimension(painter, area, one)
        else:
            self._criterion(painter, area, one)

    def _dimension(self, painter: QPainter, area: QRect, one: Dimension) -> None:
        view, found = self.view, self.result
        painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        title = f"{view.dimensions.index(one) + 1} {one.title}"
        left = area.adjusted(theme.px(CODE), 0, -theme.px(16), 0)
        self.text(painter, left, title, strong=True)
        wide = painter.fontMetrics().horizontalAdvance(title) + theme.px(12)
        count = len(view.of(one))
        words = ngettext("{n} criterio", "{n} criterios", count).format(n=count)
        words = _("{count} · peso {n} %").format(count=words, n=one.weight)
        self.text(painter, left.adjusted(wide, 0, 0, 0), words, "text2", theme.SMALL)
        score = next((each.score for each in found.dimensions if each.dimension.key == one.key), None)
        self.text(painter, left, view.figures.number(score, 1), strong=True, align=RIGHT)

    def _criterion(self, painter: QPainter, area: QRect, one: Criterion) -> None:
        view, t = self.view, theme.tokens()
        is_open = one.key == self.current
        if is_open:
            painter.fillRect(area, QColor(t.selected))
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), QColor(t.accent))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        paper = bool(self.evidence.get(one.key))
        lines = question_of(view, one, area.width(), paper=paper, strong=is_open)
        line = QRect(area.left(), area.top(), area.width(), line_height(lines))
        applies = view.applies(one)
        self.text(painter, line.adjusted(theme.px(CODE), 0, 0, 0), view.code(one), "text2", theme.SMALL)
        points = line.adjusted(0, 0, -theme.px(16), 0)
        self.text(painter, points, view.figures.number(view.points(one), 1), strong=applies, align=RIGHT)
        self._answer(painter, line, one, line.right() - theme.px(POINTS), focused=is_open and self.focused)
        self._question(painter, line, lines, "text" if applies else "text2", strong=is_open)
        if is_open:
            self.open_part(painter, area, line.height(), one)

    def open_part(self, painter: QPainter, area: QRect, top: int, one: Criterion) -> None:
        """What only the current line shows, from `top` down."""

    def _question(
        self, painter: QPainter, line: QRect, lines: Sequence[str], colour: str, *, strong: bool
    ) -> None:  # fmt: skip
        high = theme.px(19)
        top = line.top() + (line.height() - high * len(lines)) // 2
        for at, words in enumerate(lines):
            room = QRect(line.left() + theme.px(WORDS), top + at * high, line.width(), high)
            self.text(painter, room, words, colour, strong=strong)

    def _answer(self, painter: QPainter, line: QRect, one: Criterion, edge: int, *, focused: bool) -> None:
        """The answer, ending at `edge`; left of it what is missing, and the clip of what hangs from it."""
        view = self.view
        words = answer_words(view, one)
        if not view.applies(one):
            self._not_applicable(painter, line, words, edge)
            return
        found = choices(view, one)
        if one.kind is AnswerKind.COMPUTED:
            start = self._computed(painter, line, edge, words)
        elif found:
            side = DIGIT if one.kind is AnswerKind.SCALE else SIDE
            start = self._choice(painter, line, one, edge, found, side, focused=focused)
        elif one.kind is AnswerKind.CHECKLIST:
            start = self._words(painter, line, marked_words(view, one), edge, theme.px(160))
        else:
            start = self._number(painter, line, one, edge, focused=focused)
        chip = blank_chip(view, one, line.width()) if self.editable else 0
        if chip:
            size = chip_size(_("Sin responder"), "dot")
            start -= chip
            top = line.top() + (line.height() - size.height()) // 2
            paint_chip(painter, QPoint(start, top), _("Sin responder"), "attention", "dot")
        if self.evidence.get(one.key):
            clip = icons.pixmap("paperclip", theme.tokens().text2, 16)
            painter.drawPixmap(start - theme.px(24), line.center().y() - theme.px(8), clip)

    def _not_applicable(self, painter: QPainter, line: QRect, words: str, edge: int) -> None:
        wide = theme.px(330 if line.width() >= theme.px(700) else 170)
        lines = wrapped(words, theme.font(theme.SMALL), wide, 2)
        high = theme.px(18)
        top = line.top() + (line.height() - high * len(lines)) // 2
        for at, one in enumerate(lines):
            self.text(painter, QRect(edge - wide, top + at * high, wide, high), one, "text2", theme.SMALL, align=RIGHT)

    def _words(self, painter: QPainter, line: QRect, words: str, edge: int, most: int) -> int:
        painter.setFont(theme.font(theme.SMALL))
        wide = min(most, painter.fontMetrics().horizontalAdvance(words) + 2)
        room = QRect(edge - wide, line.top(), wide, line.height())
        self.text(painter, room, words, "text2", theme.SMALL, elide=True)
        return edge - wide

    def _number(self, painter: QPainter, line: QRect, one: Criterion, edge: int, *, focused: bool) -> int:
        t, answer = theme.tokens(), self.view.answer(one)
        unit = unit_width(one)
        if unit:
            self.text(
                painter, QRect(edge - unit, line.top(), unit, line.height()), one.unit, "text2", align=RIGHT, elide=True
            )  # fmt: skip
        box = QRect(edge - unit - theme.px(FIELD), line.center().y() - theme.px(13), theme.px(FIELD), theme.px(27))
        if self.editable:
            painter.setPen(QPen(QColor(t.accent if focused else t.field), 2 if focused else 1))
            painter.setBrush(QColor(t.surface))
            painter.drawRoundedRect(box, 6, 6)
        words = answer_words(self.view, one).removesuffix(one.unit).strip() if answer is not None else ""
        self.text(painter, box.adjusted(4, 0, -theme.px(8), 0), words, align=RIGHT, elide=True)
        self.spots.append(Spot(box, "number"))
        return box.left()

    def _computed(self, painter: QPainter, line: QRect, edge: int, words: str) -> int:
        chip = _("Calculado")
        size = chip_size(chip, "calculator")
        at = edge - size.width()
        paint_chip(painter, QPoint(at, line.top() + (line.height() - size.height()) // 2), chip, "accent", "calculator")
        start = self._words(painter, line, words, at - theme.px(8), theme.px(200))
        self.spots.append(Spot(QRect(start, line.top(), edge - start, line.height()), "records"))
        return start

    def _choice(
        self, painter: QPainter, line: QRect, one: Criterion, edge: int, found: Sequence[tuple[str, str]], wide: int,
        *, focused: bool,
    ) -> int:  # fmt: skip
        """A box per (value, words), the chosen one filled; returns where they begin."""
        t, answer = theme.tokens(), self.view.answer(one)
        value = answer.value if answer is not None else ""
        high, side, gap = theme.px(24), theme.px(wide), theme.px(GAP)
        start = edge - len(found) * side - (len(found) - 1) * gap
        top = line.top() + (line.height() - high) // 2
        if focused:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(QColor(t.surface))
            painter.drawRoundedRect(start - 4, top - 4, edge - start + 8, high + 8, 6, 6)
        for at, (stored, words) in enumerate(found):
            box = QRect(start + at * (side + gap), top, side, high)
            chosen = value == stored
            fill = (t.accent if self.editable else t.neutral) if chosen else t.surface
            if self.editable or chosen:
                painter.setPen(QColor((t.accent if self.editable else t.field) if chosen else t.line))
                painter.setBrush(QColor(fill))
                painter.drawRoundedRect(box, 4, 4)
            colour = ("on_accent" if self.editable else "text") if chosen else "text2"
            self.text(painter, box, words, colour, theme.SMALL, strong=chosen, align=MIDDLE)
            self.spots.append(Spot(box, "answer", stored))
        return start

    def text(
        self, painter: QPainter, area: QRect, text: str, colour: str = "text", size: float = theme.TEXT, *,
        strong: bool = False, align: Qt.AlignmentFlag = LEFT, elide: bool = False,
    ) -> None:  # fmt: skip
        """In a colour of the theme."""
        painter.setFont(theme.font(size, theme.SEMIBOLD if strong else theme.NORMAL))
        painter.setPen(theme.colour(colour))
        if elide:
            text = fitted(text, painter.fontMetrics(), area.width())
        painter.drawText(area, align, text)
