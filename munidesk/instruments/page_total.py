"""Right panel of a round: the provisional total between its floor and its ceiling, and what would raise it most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.instruments import bands
from munidesk.instruments.gains import Gain, gains
from munidesk.instruments.page_rows import PaintedRows, mark, wide_of, write
from munidesk.instruments.scoring import HUNDRED, Result, RoundView
from munidesk.instruments.shown import part_words, points_words, scale_words, short, shown
from munidesk.ui import theme
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import card, column, icon_label, label, row, rule, set_kind


class BandStrip(QWidget):
    """The bands from nothing to everything, a mark where the total stands, a bracket from the floor to the ceiling."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(48))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._view: RoundView | None = None
        self._marks: tuple[Fraction, Fraction, Fraction] | None = None

    def show_result(self, view: RoundView, found: Result) -> None:
        self._view = view
        known = [found.provisional, found.total, found.ceiling]
        marks = [bands.per_cent(view, one) for one in known if one is not None]
        self._marks = (marks[0], marks[1], marks[2]) if len(marks) == 3 else None
        told = ", ".join(_("{word} desde {n} %").format(word=one.title, n=one.start) for one in bands.bands_of(view))
        self.setAccessibleName(_("Total {n}: {bands}").format(n=points_words(view, found.provisional), bands=told))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = QPainter(self)
        t, found = theme.tokens(), bands.bands_of(self._view)
        top, high = theme.px(10), theme.px(10)
        now = bands.band_at(found, self._marks[0]) if self._marks else None
        for at, one in enumerate(found):
            left = self._x(Fraction(one.start))
            right = self._x(Fraction(found[at + 1].start)) if at + 1 < len(found) else self.width()
            tone = bands.tone(one)
            ground = getattr(t, f"{tone}_ground", t.neutral)
            painter.fillRect(left, top, right - left - 2, high, QColor(ground))
            start = self._view.figures.number(shown(self._view, Fraction(one.start, 100) * self._view.instrument.scale))
            whole = f"{start} {one.title}"
            strong = one is now
            fits = wide_of(whole, theme.SMALL, strong=strong) <= right - left
            place = QRect(left, top + high + 4, right - left, theme.px(20))
            if not fits and at == len(found) - 1:
                write(painter, place, start, tone, theme.SMALL, right=True)
            else:
                write(painter, place, whole if fits else start, tone if tone != "neutral" else "text2", theme.SMALL,
                      strong=strong)  # fmt: skip
        if self._marks is not None:
            self._paint_marks(painter, *self._marks, top, high)
        painter.end()

    def _paint_marks(
        self, painter: QPainter, value: Fraction, floor: Fraction, ceiling: Fraction, top: int, high: int
    ) -> None:
        painter.setPen(QPen(theme.colour("text"), 1))
        if floor != ceiling:
            left, right = self._x(floor), min(self.width() - 1, self._x(ceiling))
            painter.drawLine(left, theme.px(2), right, theme.px(2))
            painter.drawLine(left, theme.px(2), left, top - 2)
            painter.drawLine(right, theme.px(2), right, top - 2)
        x = min(self.width() - 3, self._x(value))
        painter.fillRect(x - 1, top - theme.px(4), 3, high + theme.px(8), theme.colour("text"))

    def _x(self, share: Fraction) -> int:
        return round(self.width() * float(share / HUNDRED))


@dataclass(frozen=True, slots=True)
class GainRow:
    """What answering one of them better would give."""

    key: str
    code: str
    title: str
    points: str


class GainRows(PaintedRows[GainRow]):
    def told(self, one: GainRow) -> str:
        return f"{one.code} {one.title}, {one.points}"

    def paint_row(self, painter: QPainter, area: QRect, one: GainRow, *, marked: bool) -> None:
        if marked and self.hasFocus():
            mark(painter, area, bar=False)
        line = area.adjusted(theme.px(16), 0, -theme.px(16), 0)
        write(painter, line, one.code, "text2", theme.SMALL)
        wide = wide_of(one.points, strong=True)
        write(painter, line, one.points, "accent", strong=True, right=True)
        write(painter, line.adjusted(theme.px(36), 0, -wide - 6, 0), one.title)


def gain_rows(view: RoundView, found: Sequence[Gain], most: int) -> list[GainRow]:
    """Those that give something, the greatest first."""
    return [
        GainRow(one.criterion.key, view.code(one.criterion), short(one.criterion), part_words(view, one.gain))
        for one in found[:most]
        if one.gain > 0
    ]


class TotalPanel(QFrame):
    """`go(key)` opens a criterion."""

    MOST = 10

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title, self._scale = label(kind="panel"), label(kind="quiet")
        self._total, self._before = label(kind="figure"), label(kind="quiet", wrap=True)
        self._strip = BandStrip()
        self._box = card("attention")
        self._icon = icon_label("alert", "attention")
        self._head, self._why = label(kind="strong", wrap=True), label(wrap=True)
        words = column(self._head, self._why, spacing=0)
        box = row(spacing=8, margins=(12, 8, 10, 8))
        box.addLayout(column(self._icon, None))
        box.addLayout(words, 1)
        self._box.setLayout(box)
        self.gains = GainRows(_("Lo que más puntos daría"))
        self.gains.chosen.connect(lambda at: go(self.gains.rows[at].key))
        self._who = label(kind="quiet", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        figures = row(self._total, spacing=8)
        figures.addWidget(self._before, 1)
        top = column(spacing=8, margins=(16, 12, 16, 10))
        top.addLayout(row(self._title, None, self._scale))
        top.addLayout(figures)
        top.addWidget(self._strip)
        top.addWidget(self._box)
        inner = column(spacing=0)
        inner.addLayout(top)
        inner.addWidget(rule())
        self.unit = label(_("puntos"), "quiet")
        most = label(_("Lo que más puntos daría"), "strong")
        inner.addLayout(row(most, None, self.unit, margins=(16, 10, 16, 4)))
        inner.addWidget(self.gains)
        inner.addStretch(1)
        holder = QWidget()
        holder.setLayout(inner)
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addWidget(scrolling(holder), 1)
        layout.addWidget(rule())
        foot = row(icon_label("people", "text2", 16), margins=(16, 8, 16, 8))
        foot.addWidget(self._who, 1)
        layout.addLayout(foot)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_who(self, who: str) -> None:
        """Who answers what is in sight; empty for the whole municipality."""
        self._who.setText(_("Responde: {who}").format(who=who) if who else _("Responde: todo el municipio"))

    def show_result(self, view: RoundView, found: Result, before: str) -> None:
        """`before` says what it was in the round before."""
        blank = len(found.blank)
        settled = found.settled or not blank
        self._title.setText(_("Total") if settled else _("Total provisorio"))
        self._scale.setText(scale_words(view))
        self._total.setText(points_words(view, found.total if settled else found.provisional))
        self._before.setText(before)
        self._strip.show_result(view, found)
        floor, ceiling = points_words(view, found.total), points_words(view, found.ceiling)
        self._box.setVisible(bool(blank) and found.total is not None)
        set_kind(self._box, "attention")
        self._head.setText(_("Piso {floor} · techo {ceiling}").format(floor=floor, ceiling=ceiling))
        if found.settled and blank:
            words = ngettext(
                "Se cerró con {n} sin respuesta: el total es el piso.",
                "Se cerró con {n} sin respuesta: el total es el piso.", blank,
            )  # fmt: skip
        else:
            words = ngettext(
                "Con {n} respuesta en blanco no se compara ni se publica.",
                "Con {n} respuestas en blanco no se compara ni se publica.", blank,
            )  # fmt: skip
        self._why.setText(words.format(n=blank))
        self.gains.show_rows(gain_rows(view, gains(view), self.MOST))
