"""Left panel of a round: its components, how far each is answered, what it amounts to, its band where it has one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.instruments import bands
from munidesk.instruments.page_rows import PaintedRows, draw_icon, mark, wide_of, write
from munidesk.instruments.scoring import DimensionScore, Result, RoundView
from munidesk.instruments.shown import icon_of, points_words, short_dimension
from munidesk.ui import theme
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, column, label, row, rule

_ROW, _ROW_LOW = 64, 56
"""Pixels at 100 % of a row, and of one in a narrow window."""


@dataclass(frozen=True, slots=True)
class Component:
    """`count` is «9 de 10», or of an area what it answers; `word`, `tone` and `icon` are of its band, empty without."""

    number: str
    title: str
    count: str
    blanks: int
    value: str
    word: str = ""
    tone: str = "neutral"
    icon: str = ""


def component_of(view: RoundView, number: int, one: DimensionScore) -> Component:
    """Its provisional value: the floor stands with the total, and a blank leaves it without a band."""
    count = _("{a} de {b}").format(a=one.answered, b=one.applicable)
    blanks, value = one.applicable - one.answered, points_words(view, one.provisional)
    band = bands.of_dimension(view, one)
    title = short_dimension(one.dimension)
    if band is None:
        return Component(str(number), title, count, blanks, value)
    return Component(str(number), title, count, blanks, value, band.title, bands.tone(band), icon_of(band))


class ComponentRows(PaintedRows[Component]):
    row_pixels = _ROW

    def fit(self, *, narrow: bool) -> None:
        """Lower rows in a narrow window, so that all of them are seen there, too."""
        wanted = _ROW_LOW if narrow else _ROW
        if wanted != self.row_pixels:
            self.row_pixels = wanted
            self.show_rows(self.rows)

    def told(self, one: Component) -> str:
        blanks = ngettext("{n} en blanco", "{n} en blanco", one.blanks).format(n=one.blanks) if one.blanks else ""
        return ", ".join(part for part in (f"{one.number} {one.title}", one.value, one.count, blanks, one.word) if part)

    def paint_row(self, painter: QPainter, area: QRect, one: Component, *, marked: bool) -> None:
        if marked:
            mark(painter, area, bar=True)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        low = self.row_pixels == _ROW_LOW
        top = area.top() + theme.px(4 if low else 8)
        line = QRect(area.left() + theme.px(16), top, area.width() - theme.px(32), theme.px(24))
        indent = 0 if low else theme.px(20)
        below = line.translated(indent, theme.px(24)).adjusted(0, 0, -indent, 0)
        write(painter, line, one.number, "text2")
        wide = wide_of(one.value, strong=True)
        write(painter, line, one.value, strong=True, right=True)
        title = line.adjusted(theme.px(20), 0, -wide - 6, 0)
        write(painter, title, one.title, "accent" if marked else "text", strong=marked)
        write(painter, below, one.count, "attention" if one.blanks else "text", theme.SMALL, strong=bool(one.blanks))
        if one.word:
            wide = min(wide_of(one.word, theme.SMALL, strong=True), below.width() - theme.px(70))
            place = QRect(below.right() - wide + 1, below.top(), wide, below.height())
            write(painter, place, one.word, one.tone, theme.SMALL, strong=True)
            draw_icon(painter, one.icon, one.tone, place.left() - theme.px(18), below.center().y() + 1)


class ComponentsPanel(QFrame):
    """Heads, bar, rows and the way to the forms. `rows.moved` chooses one, Enter on it goes to its items."""

    def __init__(self, print_forms: Callable[[], object] | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title, self._count = label(_("Componentes"), "panel"), label(kind="quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.px(8))
        self._left = label(kind="quiet")
        self.rows = ComponentRows(_("Componentes"))
        inner = QWidget()
        inner.setLayout(column(self.rows, None, spacing=0))
        head = column(spacing=10, margins=(16, 12, 16, 10))
        head.addLayout(row(self._title, None, self._count))
        head.addWidget(self._bar)
        head.addWidget(self._left)
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(scrolling(inner), 1)
        if print_forms is not None:
            layout.addWidget(rule())
            layout.addLayout(row(button(_("Formularios por área"), print_forms, kind="quiet", icon="printer"),
                                 None, margins=(6, 3, 6, 3)))  # fmt: skip
        self.setLayout(layout)

    def show_result(self, view: RoundView, found: Result, at: int) -> None:
        self._title.setText(_("Componentes"))
        self._head(found)
        self.rows.show_rows([component_of(view, n, one) for n, one in enumerate(found.dimensions, 1)], at)

    def show_areas(self, found: Result, areas: list[Component], at: int) -> None:
        """The same round by who answers."""
        self._title.setText(_("Áreas"))
        self._head(found)
        self.rows.show_rows(areas, at)

    def _head(self, found: Result) -> None:
        self._count.setText(_("{a} de {b}").format(a=found.answered, b=found.applicable))
        self._bar.setMaximum(max(1, found.applicable))
        self._bar.setValue(found.answered)
        out, blank = len(found.excluded), len(found.blank)
        parts = [
            ngettext("{n} no aplica", "{n} no aplican", out).format(n=out) if out else "",
            ngettext("{n} en blanco", "{n} en blanco", blank).format(n=blank) if blank else "",
        ]
        self._left.setText(" · ".join(part for part in parts if part) or _("Nada en blanco"))
