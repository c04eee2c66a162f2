"""A round beside another one, and seen by goal, equality and capacity: rows of figures with what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.instruments.domain import Capacity
from munidesk.instruments.gains import agreement, by_gender, by_goal, recovery, sliced
from munidesk.instruments.page_rows import PaintedRows, write
from munidesk.instruments.scoring import HUNDRED, Result, RoundView, result
from munidesk.instruments.shown import part_words, points_words, short, short_dimension
from munidesk.ui import theme

CHANGE, REGAINED, GOALS, CAPACITY, REVIEW = "change", "regained", "goals", "capacity", "review"


FIGURE, FIGURE_NARROW = 56, 48
"""Pixels at 100 % of a column of figures."""


@dataclass(frozen=True, slots=True)
class Sliver:
    """A row: what it is, before, now and the change in words; `tone` colours the change."""

    title: str
    before: str
    now: str
    change: str
    tone: str = "text2"
    strong: bool = False


class SliverRows(PaintedRows[Sliver]):
    row_pixels = 27
    figure = FIGURE

    def told(self, one: Sliver) -> str:
        before = _("antes {n}").format(n=one.before) if one.before else ""
        return ", ".join(part for part in (one.title, before, one.now, one.change) if part)

    def paint_row(self, painter: QPainter, area: QRect, one: Sliver, *, marked: bool) -> None:
        if marked and self.hasFocus():
            painter.fillRect(area, theme.colour("selected"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        line = area.adjusted(theme.px(16), 0, -theme.px(16), 0)
        edge = line.right()
        for words, colour, strong in (
            (one.change, one.tone, True),
            (one.now, "text", True),
            (one.before, "text2", False),
        ):
            place = QRect(edge - theme.px(self.figure), line.top(), theme.px(self.figure), line.height())
            write(painter, place, words, colour, strong=strong, right=True)
            edge -= theme.px(self.figure)
        title = QRect(line.left(), line.top(), edge - line.left() - 6, line.height())
        write(painter, title, one.title, strong=one.strong)


def _sliver(view: RoundView, title: str, before: Fraction | None, now: Fraction | None) -> Sliver:
    """Of points of the scale."""
    told = (points_words(view, before) if before is not None else "", points_words(view, now))
    if before is None or now is None:
        return Sliver(title, *told, "")
    change = (now - before) * HUNDRED / view.instrument.scale
    return Sliver(title, *told, part_words(view, change), _tone(change))


def _tone(change: Fraction) -> str:
    return "good" if change > 0 else "bad" if change < 0 else "text2"


def changes(view: RoundView, found: Result, before: RoundView | None) -> list[Sliver]:
    """Each component."""
    then = result(before) if before is not None else None
    old = {one.dimension.key: one.score for one in then.dimensions} if then is not None else {}
    return [
        _sliver(view, short_dimension(one.dimension), old.get(one.dimension.key), one.score) for one in found.dimensions
    ]


def regained(view: RoundView, before: RoundView) -> list[Sliver]:
    """The change of the total: what comes of other questions or weights, and which items gave or took points."""
    found = recovery(before, view)
    figures = view.figures
    moved = sorted((one for one in found.each if one.points), key=lambda one: -one.points)
    rows = [
        Sliver(f"{view.code(one.criterion)} {short(one.criterion)}", figures.number(one.before, 1),
               figures.number(one.after, 1), part_words(view, one.points), _tone(one.points))
        for one in moved
    ]  # fmt: skip
    other = Sliver(
        _("Por otros ítems o pesos"), "", "", part_words(view, found.reweighted), _tone(found.reweighted)
    )  # fmt: skip
    whole = Sliver(_("Cambio del total"), "", "", part_words(view, found.change), _tone(found.change), strong=True)
    return [whole, *((other,) if found.reweighted else ()), *rows]


def _of_hundred(view: RoundView, part: Fraction | None) -> Fraction | None:
    return None if part is None else part * view.instrument.scale / HUNDRED


def goals(view: RoundView, before: RoundView | None) -> list[Sliver]:
    """By goal of the Agenda 2030; an item counts in each of its goals."""
    old = {one.key: one.total for one in by_goal(before)} if before is not None else {}
    rows = []
    for one in by_goal(view):
        count = ngettext("{n} ítem", "{n} ítems", len(one.criteria)).format(n=len(one.criteria))
        title = _("ODS {n} · {count}").format(n=one.key, count=count)
        rows.append(_sliver(view, title, _of_hundred(view, old.get(one.key)), _of_hundred(view, one.total)))
    return rows


def capacities(view: RoundView, before: RoundView | None) -> list[Sliver]:
    """The items with a marker of equality beside the total, and those of each capacity."""
    own, then = by_gender(view), by_gender(before) if before is not None else None
    rows = []
    if own.criteria:
        title = _("Con marcador de igualdad · {n}").format(n=len(own.criteria))
        old = _of_hundred(view, then.total) if then is not None else None
        rows.append(_sliver(view, title, old, _of_hundred(view, own.total)))
    for one in Capacity:
        criteria = [each for each in view.criteria if each.capacity is one and one]
        if criteria:
            now = sliced(view, one.value, criteria).total
            past = None
            if before is not None:
                past = sliced(before, one.value, [each for each in before.criteria if each.capacity is one]).total
            title = _("Capacidad {word} · {n}").format(word=one.word, n=len(criteria))
            rows.append(_sliver(view, capital(title), _of_hundred(view, past), _of_hundred(view, now)))
    return rows


def reviewed(view: RoundView, review: RoundView) -> list[Sliver]:
    """How many answers both rounds share, and each that differs: its points here, those of the review."""
    found = agreement(view, review)
    figures = view.figures
    share = figures.percent(found.equal, found.both) if found.both else figures.number(None)
    words = _("Acuerdo: {a} de {b} iguales").format(a=found.equal, b=found.both)
    rows = [Sliver(words, "", "", share, strong=True)]
    for one, mine, theirs in found.different:
        title = f"{view.code(one)} {short(one)}"
        rows.append(
            Sliver(title, figures.number(mine, 1), figures.number(theirs, 1), figures.signed(theirs - mine, 1),
                   _tone(theirs - mine))
        )  # fmt: skip
    return rows


def heads(which: str, name: str, now: str) -> Sequence[str]:
    """The three heads above the figures."""
    if which == REVIEW:
        return (_("propio"), _("revisión"), _("dif."))
    return (name, now, _("cambio")) if name else ("", now, "")
