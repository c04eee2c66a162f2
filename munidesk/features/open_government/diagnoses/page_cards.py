"""The diagnoses as cards: how each stands, what changed since its round before, when the next one is due."""

from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.features.open_government.diagnoses.standing import Standing, names_of
from munidesk.instruments import bands
from munidesk.instruments.page_rows import PaintedRows, draw_icon, wide_of, write
from munidesk.instruments.shown import icon_of, part_words, points_words
from munidesk.ui import theme

_GAP = 12


def state_words(one: Standing) -> tuple[str, str]:
    """What its newest round is, with its tone: «Ronda 2026, abierta · 48 de 53»."""
    if one.view is None or one.found is None:
        return _("Sin rondas: ábrala para empezar a responder"), "text2"
    name = names_of(one.rounds)[one.view.round.id]
    if one.view.round.closed_on is not None:
        day = show_date(one.view.round.closed_on)
        return _("Ronda {name}, cerrada el {day}").format(name=name, day=day), "text2"
    answered = _("{a} de {b} respondidos").format(a=one.found.answered, b=one.found.applicable)
    return _("Ronda {name}, abierta · {answered}").format(name=name, answered=answered), "accent"


def due_words(one: Standing, day: date) -> tuple[str, str]:
    """When what follows is due, with its tone; empty where nobody said."""
    if one.next_due is None:
        return "", "text2"
    tone = "bad" if one.next_due < day else "text2"
    is_open = one.view is not None and one.view.round.is_open
    pattern = _("responder antes del {day}") if is_open else _("próxima ronda: {day}")
    return pattern.format(day=show_date(one.next_due)), tone


def about_words(one: Standing) -> str:
    """Of what, who answers, how many rounds."""
    count = ngettext("{n} ronda", "{n} rondas", len(one.rounds)).format(n=len(one.rounds))
    area = one.diagnosis.area or _("Todo el municipio")
    return " · ".join(part for part in (area, one.diagnosis.responsible, count) if part)


class DiagnosisCards(PaintedRows[Standing]):
    """`chosen` opens one."""

    row_pixels = 104

    def told(self, one: Standing) -> str:
        total, band = self._total(one)
        parts = (one.diagnosis.title, about_words(one), state_words(one)[0], total, band, due_words(one, today())[0])
        return ", ".join(part for part in parts if part)

    def _total(self, one: Standing) -> tuple[str, str]:
        """The figure, and the word of its band; provisional while somebody has to decide upon a blank."""
        if one.view is None or one.found is None or one.found.total is None:
            return "", ""
        band = bands.of_total(one.view, one.found)
        points = one.found.total if band is not None else one.found.provisional
        return points_words(one.view, points), band.title if band is not None else _("provisorio")

    def paint_row(self, painter: QPainter, area: QRect, one: Standing, *, marked: bool) -> None:
        t = theme.tokens()
        card = area.adjusted(1, 1, -2, -theme.px(_GAP))
        focused = marked and self.hasFocus()
        painter.setPen(QPen(QColor(t.accent if focused else t.line), 2 if focused else 1))
        painter.setBrush(QColor(t.selected if focused else t.surface))
        painter.drawRoundedRect(card, 6, 6)
        right = theme.px(190)
        line = QRect(card.left() + theme.px(16), card.top() + theme.px(10), card.width() - theme.px(32), theme.px(24))
        words = line.adjusted(0, 0, -right, 0)
        write(painter, words, one.diagnosis.title, size=theme.PANEL, strong=True)
        write(painter, words.translated(0, theme.px(24)), about_words(one), "text2")
        state, tone = state_words(one)
        below = words.translated(0, theme.px(48))
        wide = write(painter, below, state, tone, strong=tone == "accent")
        due, tone = due_words(one, today())
        if due:
            write(painter, below.adjusted(wide + theme.px(16), 0, 0, 0), due, tone, strong=tone == "bad")
        self._paint_total(painter, QRect(line.right() - right, line.top(), right, theme.px(30)), one)

    def _paint_total(self, painter: QPainter, area: QRect, one: Standing) -> None:
        total, word = self._total(one)
        if one.view is None or one.found is None or not total:
            return
        write(painter, area, total, size=theme.FIGURE, strong=True, right=True)
        band = bands.of_total(one.view, one.found)
        tone = bands.tone(band) if band is not None else "text2"
        tone = "text2" if tone == "neutral" else tone
        below = area.translated(0, theme.px(28))
        write(painter, below, word, tone, theme.SMALL, strong=band is not None, right=True)
        if band is not None:
            left = below.right() - wide_of(word, theme.SMALL, strong=True) - theme.px(18)
            draw_icon(painter, icon_of(band), tone, left, below.center().y() + 1)
        if one.change is not None and one.before is not None:
            name = names_of(one.rounds)[one.before.round.id]
            told = _("{change} desde {name}").format(change=part_words(one.view, one.change), name=name)
            tone = "bad" if one.change < 0 else "good"
            write(painter, below.translated(0, theme.px(20)), told, tone, theme.SMALL, strong=True, right=True)
        elif not one.found.settled:
            told = _("piso {floor} · techo {ceiling}").format(
                floor=points_words(one.view, one.found.total), ceiling=points_words(one.view, one.found.ceiling)
            )
            write(painter, below.translated(0, theme.px(20)), told, "text2", theme.SMALL, right=True)
