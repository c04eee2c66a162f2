"""The ten improvements that would give most, each with the way to make it one or the one it became."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

from munidesk.base.i18n import _
from munidesk.instruments.domain import Criterion
from munidesk.instruments.gains import Gain
from munidesk.instruments.page_rows import PaintedRows, draw_icon, mark, wide_of, write
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.shown import part_words, short
from munidesk.ui import theme

_TWO_FROM = 560
"""The width, in pixels at 100 %, from which they stand in two columns."""
_WHOLE_FROM = 340
"""The width of a column that has room for «Crear mejora»."""


@dataclass(frozen=True, slots=True)
class Improving:
    """What a feature does with an item: `names` gives criterion key → «M-12» of a round, `create(key)` makes one.

    `lesson` is the title of what teaches about a red one, empty where there is nothing; `learn` goes there.
    """

    names: Callable[[RoundView], Mapping[str, str]]
    create: Callable[[str], object] | None
    lesson: Callable[[RoundView, Criterion], str] = lambda _view, _one: ""
    learn: Callable[[RoundView, Criterion], object] = lambda _view, _one: None


@dataclass(frozen=True, slots=True)
class Improvable:
    """An item with what it would give; `made` is the improvement it became, `can` whether one may be made."""

    key: str
    code: str
    title: str
    points: str
    made: str
    can: bool


class ImprovableRows(PaintedRows[Improvable]):
    """`made(key)` asks for an improvement: M, or a click on its words."""

    made = Signal(str)
    row_pixels = 26

    def told(self, one: Improvable) -> str:
        state = _("mejora {name}").format(name=one.made) if one.made else _("M crea la mejora") if one.can else ""
        return ", ".join(part for part in (f"{one.code} {one.title}", one.points, state) if part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= theme.px(_TWO_FROM) else 1
        if columns != self.columns:
            self.columns = columns
            self.show_rows(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current
        if event.text().upper() == "M" and current is not None and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):  # fmt: skip
            self.made.emit(current.key)
        else:
            super().keyPressEvent(event)

    def clicked(self, at: int, x: int) -> None:
        if x > self.area(at).width() - theme.px(118) and not self.rows[at].made and self.rows[at].can:
            self.made.emit(self.rows[at].key)

    @staticmethod
    def _state_words(one: Improvable, narrow: bool) -> tuple[str, int]:
        """«Mejora M-12», «Crear mejora», and the room they take; shorter in a narrow column."""
        if one.made:
            words = one.made if narrow else _("Mejora {name}").format(name=one.made)
        elif one.can:
            words = _("Crear") if narrow else _("Crear mejora")
        else:
            return "", 0
        return words, theme.px(70 if narrow else 118)

    def paint_row(self, painter: QPainter, area: QRect, one: Improvable, *, marked: bool) -> None:
        if marked:
            mark(painter, area, bar=self.hasFocus())
        line = area.adjusted(theme.px(16), 0, -theme.px(12), 0)
        write(painter, line, one.code, "text2", theme.SMALL)
        words, room = self._state_words(one, area.width() < theme.px(_WHOLE_FROM))
        if words:
            place = QRect(line.right() - room + theme.px(18), line.top(), room - theme.px(18), line.height())
            tone = "good" if one.made else "accent"
            draw_icon(
                painter, "check" if one.made else "plus", tone, place.left() - theme.px(18), line.center().y() + 1
            )
            write(painter, place, words, tone, theme.SMALL, strong=bool(one.made))
        points = QRect(line.left(), line.top(), line.width() - room - theme.px(8), line.height())
        wide = wide_of(one.points, strong=True)
        write(painter, points, one.points, "accent", strong=True, right=True)
        write(painter, points.adjusted(theme.px(36), 0, -wide - 6, 0), one.title)


def improvables(view: RoundView, found: list[Gain], names: Mapping[str, str], *, can: bool) -> list[Improvable]:
    """In the order they are given in."""
    return [
        Improvable(one.criterion.key, view.code(one.criterion), short(one.criterion), part_words(view, one.gain),
                   names.get(one.criterion.key, ""), can)
        for one in found
    ]  # fmt: skip
