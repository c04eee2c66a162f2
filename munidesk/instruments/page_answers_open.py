"""The current line of a round, opened: what is marked, what the points mean, and what else can be done with it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion, Marker
from munidesk.instruments.page_answers_measure import (
    BOX,
    FOOT,
    PART,
    WORDS,
    open_words,
    part_heights,
    part_words,
    words_height,
)
from munidesk.instruments.page_answers_paint import LinePainter, Spot
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted

_LEAST = 40
"""Pixels at 100 % in which words still say something."""


class AnswerPainter(LinePainter):
    """Every line, and the current one open."""

    __slots__ = ()

    def open_part(self, painter: QPainter, area: QRect, top: int, one: Criterion) -> None:
        view = self.view
        at = area.top() + top
        if one.kind is AnswerKind.CHECKLIST and view.applies(one):
            at = self._items(painter, area, at, one)
        words = open_words(view, one)
        if words:
            high = words_height(words, area.width())
            if at == area.top() + top:  # under the question itself, not under a list
                at -= theme.px(4)
            room = QRect(area.left() + theme.px(WORDS), at, area.width() - theme.px(WORDS + 16), high)
            self._wrapped(painter, room, words, "text2", theme.SMALL)
        self._foot(painter, area, one)

    def _items(self, painter: QPainter, area: QRect, top: int, one: Criterion) -> int:
        t = theme.tokens()
        room = area.width() - theme.px(PART + 16)
        for at, (part, marked) in enumerate(self.view.marks(one)):
            words, told = part_words(at + 1, part)
            high, more = part_heights(at + 1, part, room)
            box = QRect(area.left() + theme.px(BOX), top + theme.px(4), theme.px(16), theme.px(16))
            painter.setPen(QColor(t.accent if marked else t.field))
            painter.setBrush(QColor(t.accent if marked else t.surface))
            painter.drawRoundedRect(box, 3, 3)
            if marked:
                painter.drawPixmap(box.left(), box.top(), icons.pixmap("check", t.on_accent, 16))
            place = QRect(area.left() + theme.px(PART), top + 3, room, high)
            self._wrapped(painter, place, words, "text", theme.TEXT)
            if told:
                below = QRect(place.left() + theme.px(16), top + high - 1, room - theme.px(16), more)
                self._wrapped(painter, below, told, "text2", theme.SMALL)
            self.spots.append(Spot(QRect(box.left(), top, place.right() - box.left(), high), "item", str(at)))
            top += high + more
        return top

    def _wrapped(self, painter: QPainter, area: QRect, words: str, colour: str, size: float) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(colour))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)

    def _foot(self, painter: QPainter, area: QRect, one: Criterion) -> None:
        """At the left how it stands, what others said and which goals it serves, at the right what can be done."""
        view = self.view
        line = QRect(area.left(), area.bottom() - theme.px(FOOT), area.width(), theme.px(FOOT - 4))
        line.setRight(self._links(painter, line, one))
        x = line.left() + theme.px(WORDS)
        if view.points(one) is None and view.applies(one):
            told = _("Se cerró sin respuesta") if view.unanswered(one) else _("Sin responder")
            mark = icons.pixmap("dot", theme.tokens().attention, 14)
            painter.drawPixmap(x, line.center().y() - theme.px(6), mark)
            x = self._said(painter, line, x + theme.px(18), told, "attention", strong=True)
        told = self.told.get(one.key, "")
        if told:
            start = x
            x = self._said(painter, line, x, told, "accent")
            self.spots.append(Spot(QRect(start, line.top(), x - start, line.height()), "opinions"))
        if one.ods:
            x = self._said(painter, line, x, _("ODS {goals}").format(goals=one.ods), "text2")
        if one.gender is not Marker.NO and line.right() - x > theme.px(_LEAST + 18):
            mark = icons.pixmap("equal", theme.tokens().text2, 14)
            painter.drawPixmap(x, line.center().y() - theme.px(6), mark)
            x = self._said(painter, line, x + theme.px(18), _("Igualdad"), "text2")

    def _said(
        self, painter: QPainter, line: QRect, x: int, words: str, colour: str, *, strong: bool = False
    ) -> int:  # fmt: skip
        """Where the next one begins; words give way to what can be done, at the right of `line`."""
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if strong else theme.NORMAL))
        if line.right() - x < theme.px(_LEAST):
            return x
        shown = fitted(words, painter.fontMetrics(), line.right() - x)
        place = QRect(x, line.top(), line.right() - x + 2, line.height())
        self.text(painter, place, shown, colour, theme.SMALL, strong=strong)
        return x + painter.fontMetrics().horizontalAdvance(shown) + theme.px(14)

    def _links(self, painter: QPainter, line: QRect, one: Criterion) -> int:
        """The pixel at which they begin."""
        count = self.evidence.get(one.key, 0)
        evidence = _("Evidencia ({n})").format(n=count) if count else _("Evidencia")
        links = [("reason", _("No aplica…")), ("note", _("Nota")), ("evidence", evidence)]
        if one.kind is AnswerKind.COMPUTED:
            links.append(("records", _("Ver registros")))
        painter.setFont(theme.font(theme.SMALL))
        x = line.right() - theme.px(16)
        for verb, words in links:
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            spot = QRect(x - wide, line.top(), wide, line.height())
            self.text(painter, spot, words, "accent", theme.SMALL)
            self.spots.append(Spot(spot.adjusted(-4, 0, 4, 0), verb))
            x -= wide + theme.px(16)
        return x
