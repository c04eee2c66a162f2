"""How a criterion and its answer are drawn in the list of a round, and what can be clicked there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension, Part
from munidesk.instruments.scoring import Result, RoundView
from munidesk.instruments.words import answer_words, level_words
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import chip_size, paint_chip

ROW = 40
"""Height of a closed criterion, in unscaled pixels; its answer stands in that strip when it is open, too."""
_ITEM = 24
"""Least height of one part of a checklist."""
_TOP, _BOX, _WORDS, _FOOT = 36, 42, 66, 34
"""Of an open checklist: above its parts, left of their boxes and of their words, and below for the links."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def list_height(parts: Sequence[Part], wide: int) -> int:
    """Of an open checklist whose list is so wide: whoever marks a part has to read the whole of it."""
    room = wide - theme.px(_WORDS + 16)
    return theme.px(_TOP + _FOOT) + sum(sum(_part_heights(at, one, room)) for at, one in enumerate(parts, 1))


def _part_words(number: int, part: Part) -> tuple[str, str]:
    """What is marked, and what proves it; empty when it does not say."""
    told = _("Se prueba con: {evidence}").format(evidence=part.evidence) if part.evidence else ""
    return f"{number}  {part.text}", told


def _part_heights(number: int, part: Part, room: int) -> tuple[int, int]:
    words, told = _part_words(number, part)
    return max(theme.px(_ITEM), _wrapped(words, theme.TEXT, room) + 6), _wrapped(told, theme.SMALL, room) if told else 0


def _wrapped(words: str, size: float, room: int) -> int:
    space = QRect(0, 0, max(theme.px(120), room), 10_000)
    return QFontMetrics(theme.font(size)).boundingRect(space, Qt.TextFlag.TextWordWrap, words).height()


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to click on: what it does, and its value."""

    area: QRect
    verb: str
    value: str = ""


@dataclass(slots=True)
class AnswerPainter:
    """Draws lines of one round; `spots` gathers what can be clicked of what was drawn."""

    view: RoundView
    result: Result
    evidence: Mapping[str, int]
    current: str
    editable: bool
    focused: bool
    spots: list[Spot] = field(default_factory=list)

    def paint(self, painter: QPainter, area: QRect, one: Dimension | Criterion) -> None:
        if isinstance(one, Dimension):
            self._paint_dimension(painter, area, one)
        else:
            self._paint_criterion(painter, area, one)

    def _paint_dimension(self, painter: QPainter, area: QRect, one: Dimension) -> None:
        view, found = self.view, self.result
        painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        number = view.dimensions.index(one) + 1
        title = f"{number} {one.title}"
        left = area.adjusted(theme.px(16), 0, -theme.px(16), 0)
        self._text(painter, left, title, strong=True)
        wide = painter.fontMetrics().horizontalAdvance(title) + theme.px(12)
        count = len(view.of(one))
        words = ngettext("{n} criterio", "{n} criterios", count).format(n=count)
        words = _("{count} · peso {n} %").format(count=words, n=one.weight)
        self._text(painter, left.adjusted(wide, 0, 0, 0), words, "text2", theme.SMALL)
        score = next((each.score for each in found.dimensions if each.dimension.key == one.key), None)
        self._text(painter, left, self.view.figures.number(score, 1), strong=True, align=_RIGHT)

    def _paint_criterion(self, painter: QPainter, area: QRect, one: Criterion) -> None:
        view = self.view
        t = theme.tokens()
        is_open = one.key == self.current
        if is_open:
            painter.fillRect(area, QColor(t.selected))
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), QColor(t.accent))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        line = QRect(area.left(), area.top(), area.width(), theme.px(ROW))
        applies = view.applies(one)
        self._text(painter, line.adjusted(theme.px(16), 0, 0, 0), view.code(one), "text2")
        points = line.adjusted(0, 0, -theme.px(16), 0)
        self._text(painter, points, self.view.figures.number(view.points(one), 1), strong=applies, align=_RIGHT)
        edge = line.right() - theme.px(60)
        start = self._paint_answer(painter, line, one, edge, focused=is_open and self.focused)
        question = QRect(line.left() + theme.px(42), line.top(), start - line.left() - theme.px(54), line.height())
        self._text(painter, question, one.question, "text" if applies else "text2", strong=is_open, elide=True)
        if is_open:
            self._paint_open(painter, area, one, edge)

    def _paint_answer(self, painter: QPainter, line: QRect, one: Criterion, edge: int, *, focused: bool) -> int:
        """The answer, ending at `edge`; returns where it begins."""
        view = self.view
        words = answer_words(view, one)
        if not view.applies(one):
            return self._words(painter, line, words, edge, "text2", theme.px(330))
        if one.kind is AnswerKind.COMPUTED:
            return self._paint_computed(painter, line, edge, words)
        if one.kind is AnswerKind.SCALE:
            points = [(str(value), str(value)) for value in range(view.instrument.scale + 1)]
            start = self._paint_choice(painter, line, one, edge, points, 26, focused=focused)
        elif one.kind is AnswerKind.YES_NO:
            sides = [("1", _("Sí")), ("0", _("No"))]
            start = self._paint_choice(painter, line, one, edge, sides, 40, focused=focused)
        elif one.kind is AnswerKind.CHECKLIST:
            start = self._words(painter, line, words.partition(":")[0], edge, "text", theme.px(140))
        else:
            start = self._words(painter, line, words, edge, "text", theme.px(140))
            self.spots.append(Spot(QRect(edge - theme.px(140), line.top(), theme.px(140), line.height()), "number"))
        if not words and self.editable:
            size = chip_size(_("Sin responder"), "dot")
            start -= size.width() + theme.px(8)
            top = line.top() + (line.height() - size.height()) // 2
            paint_chip(painter, QPoint(start, top), _("Sin responder"), "attention", "dot")
        if self.evidence.get(one.key):
            start -= theme.px(24)
            painter.drawPixmap(
                start, line.center().y() - theme.px(8), icons.pixmap("paperclip", theme.tokens().text2, 16)
            )
        return start

    def _words(self, painter: QPainter, line: QRect, words: str, edge: int, colour: str, most: int) -> int:
        painter.setFont(theme.font())
        wide = min(most, painter.fontMetrics().horizontalAdvance(words) + 2)
        self._text(painter, QRect(edge - wide, line.top(), wide, line.height()), words, colour, elide=True)
        return edge - wide

    def _paint_computed(self, painter: QPainter, line: QRect, edge: int, words: str) -> int:
        chip = _("Calculado")
        size = chip_size(chip, "calculator")
        at = edge - size.width()
        paint_chip(painter, QPoint(at, line.top() + (line.height() - size.height()) // 2), chip, "accent", "calculator")
        start = self._words(painter, line, words, at - theme.px(8), "text2", theme.px(240))
        self.spots.append(Spot(QRect(start, line.top(), edge - start, line.height()), "records"))
        return start

    def _paint_choice(
        self, painter: QPainter, line: QRect, one: Criterion, edge: int, choices: Sequence[tuple[str, str]], wide: int,
        *, focused: bool,
    ) -> int:  # fmt: skip
        """A box per (value, words), the chosen one filled; returns where they begin."""
        t, answer = theme.tokens(), self.view.answer(one)
        value = answer.value if answer is not None else ""
        high, side, gap = theme.px(26), theme.px(wide), theme.px(3)
        start = edge - len(choices) * side - (len(choices) - 1) * gap
        top = line.top() + (line.height() - high) // 2
        if focused:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(start - 4, top - 4, edge - start + 8, high + 8, 6, 6)
        for at, (stored, words) in enumerate(choices):
            box = QRect(start + at * (side + gap), top, side, high)
            chosen = value == stored
            painter.setPen(QColor(t.accent if chosen else t.line))
            painter.setBrush(QColor(t.accent if chosen else t.surface))
            painter.drawRoundedRect(box, 4, 4)
            colour = "on_accent" if chosen else "text2"
            self._text(painter, box, words, colour, strong=chosen, align=_MIDDLE)
            self.spots.append(Spot(box, "answer", stored))
        return start

    def _paint_open(self, painter: QPainter, area: QRect, one: Criterion, edge: int) -> None:
        view = self.view
        answer = view.answer(one)
        below = QRect(area.left() + theme.px(42), area.top() + theme.px(34), theme.px(380), theme.px(42))
        if one.kind is AnswerKind.CHECKLIST and view.applies(one):
            self._paint_items(painter, area, one)
        else:
            parts = [_keys_words(one) or level_words(one, view.figures), answer.note if answer is not None else ""]
            words = ". ".join(part.rstrip(".") for part in parts if part)
            if one.kind is AnswerKind.COMPUTED:
                own = view.round
                words = _("Se cuenta del {a} al {b}. Enter muestra los registros.").format(
                    a=show_date(own.since), b=show_date(own.until)
                )
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.colour("text2"))
            room = below.adjusted(0, 0, max(0, edge - theme.px(300) - below.right()), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
        self._paint_links(painter, area, one, edge)

    def _paint_items(self, painter: QPainter, area: QRect, one: Criterion) -> None:
        t, top = theme.tokens(), area.top() + theme.px(_TOP)
        room = area.width() - theme.px(_WORDS + 16)
        for at, (part, marked) in enumerate(self.view.marks(one)):
            words, told = _part_words(at + 1, part)
            high, more = _part_heights(at + 1, part, room)
            box = QRect(area.left() + theme.px(_BOX), top + theme.px(4), theme.px(16), theme.px(16))
            painter.setPen(QColor(t.accent if marked else t.field))
            painter.setBrush(QColor(t.accent if marked else t.surface))
            painter.drawRoundedRect(box, 3, 3)
            if marked:
                painter.drawPixmap(box.left(), box.top(), icons.pixmap("check", t.on_accent, 16))
            place = QRect(area.left() + theme.px(_WORDS), top + 3, room, high)
            self._wrapped(painter, place, words, "text", theme.TEXT)
            self._wrapped(painter, place.translated(theme.px(16), high - 4), told, "text2", theme.SMALL)
            self.spots.append(Spot(QRect(box.left(), top, place.right() - box.left(), high), "item", str(at)))
            top += high + more

    def _wrapped(self, painter: QPainter, area: QRect, words: str, colour: str, size: float) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(colour))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)

    def _paint_links(self, painter: QPainter, area: QRect, one: Criterion, edge: int) -> None:
        count = self.evidence.get(one.key, 0)
        evidence = _("Evidencia ({n})").format(n=count) if count else _("Evidencia")
        links = [("reason", _("No aplica…")), ("note", _("Nota")), ("evidence", evidence)]
        if one.kind is AnswerKind.COMPUTED:
            links.append(("records", _("Ver registros")))
        painter.setFont(theme.font(theme.SMALL))
        x, top = edge, area.bottom() - theme.px(32)
        for verb, words in links:
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            spot = QRect(x - wide, top, wide, theme.px(22))
            self._text(painter, spot, words, "accent", theme.SMALL)
            self.spots.append(Spot(spot.adjusted(-4, 0, 4, 0), verb))
            x -= wide + theme.px(16)

    def _text(
        self, painter: QPainter, area: QRect, text: str, colour: str = "text", size: float = theme.TEXT, *,
        strong: bool = False, align: Qt.AlignmentFlag = _LEFT, elide: bool = False,
    ) -> None:  # fmt: skip
        painter.setFont(theme.font(size, theme.SEMIBOLD if strong else theme.NORMAL))
        painter.setPen(theme.colour(colour))
        if elide:
            text = fitted(text, painter.fontMetrics(), area.width())
        painter.drawText(area, align, text)


def _keys_words(one: Criterion) -> str:
    return _("S: sí. N: no. X: no aplica.") if one.kind is AnswerKind.YES_NO else ""
