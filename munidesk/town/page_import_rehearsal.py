"""Step 3 of an import: what would become of each row, the refused ones mended in place, before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.sheets.rehearsal import Changed, Fate, Outcome, Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.town.page_import_cells import GridColumn, Look
from munidesk.town.page_import_grid import Grid
from munidesk.town.page_import_review import ReviewGrid, Values
from munidesk.town.page_import_side import RightColumn
from munidesk.town.page_import_told import FATES, fate_note, fate_words
from munidesk.ui import icons, theme
from munidesk.ui.cells import paint_words
from munidesk.ui.scroll import scrolling
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import column, row

ALL = "all"
_RIGHT, _RIGHT_LEAST, _ROOMY = 328, 264, 1080
_REFUSED = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A heading of `count` rows without an `outcome`; else a row of the sheet, or one more of its `change`s.

    `sheet` is said where rows of several come in.
    """

    fate: Fate
    outcome: Outcome | None = None
    change: Changed | None = None
    first: bool = True
    count: int = 0
    folded: bool = False
    sheet: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        one = self.outcome
        return (self.fate,) if one is None else (one.sheet, one.line, self.change.field if self.change else one.field)


class RehearsalStep(QWidget):
    """`mended` fires with sheet, line, field and the text written over the cell; `answered` with a question's code."""

    mended = Signal(str, int, str, str)
    answered = Signal(str, str)

    def __init__(self, figures: Figures, label_of: Callable[[str], str]) -> None:
        super().__init__()
        self._figures, self._label_of = figures, label_of
        self._rehearsal = Rehearsal(())
        self._values: Values = {}
        self._folded: set[Fate] = {Fate.NEW, Fate.SAME}
        self.shown = Segments([Segment(ALL, _("Todas")), *(Segment(one.value, fate_words(one)) for one in _ORDER)], ALL)
        self.shown.chosen.connect(lambda _key: self._show_rows())
        self.rows: Grid[Line] = Grid(
            _("Filas de la planilla"),
            (
                GridColumn(_("Fila"), self._line, self._paint_line, width=64),
                GridColumn(_("Registro"), _title, _paint_title),
                GridColumn(_("Campo"), self._field, _painter(self._field, "text2", theme.SMALL), width=124),
                GridColumn(
                    _("Valor"), _value, _painter(_value, "text2"), width=176, typed=_typed, spoken=_refused_spoken
                ),
                GridColumn(_("Motivo"), _reason, _paint_reason),
            ),
            Look(
                height=_height,
                spans=lambda one: one.outcome is None,
                doubts=lambda one: one.fate is Fate.REFUSED and one.outcome is not None,
                ground=lambda one: "sunk" if one.outcome is None else FATES[one.fate][2],
                key=lambda one: one.key,
            ),
        )
        self.rows.goes_on = True
        self.rows.answered.connect(self._on_mended)
        self.rows.pressed.connect(self._fold)
        self.rows.opened.connect(self._fold)
        left = column(spacing=12)
        left.addLayout(row(self.shown, None))
        left.addWidget(self.rows, 1)
        self.review: ReviewGrid | None = None
        self._left = left
        self.setFocusProxy(self.rows)
        self.right = RightColumn(figures, self.answered.emit)
        self._scroll = scrolling(self.right)
        layout = row(spacing=16)
        layout.addLayout(left, 1)
        layout.addWidget(self._scroll)
        self.setLayout(layout)

    def show_rehearsal(
        self, rehearsal: Rehearsal, target: Target, shape: Shape, values: "Values | None" = None
    ) -> None:
        """`values` are what the rows say, of a list whose every cell is looked at."""
        self._look_at(target, values or {})
        if not self._rehearsal.outcomes:  # what is most is folded, unless there is nothing else to see
            quiet = {Fate.NEW, Fate.SAME}
            self._folded = quiet if any(one.fate not in quiet for one in rehearsal.outcomes) else {Fate.SAME}
            # Of a row that stays as it is there may be a word to say («Queda abierta…»), which is not to be missed.
            self._folded -= {one.fate for one in rehearsal.outcomes if one.note}
        self._rehearsal = rehearsal
        counts = {one.value: rehearsal.count(one) for one in _ORDER}
        self.shown.set(
            [
                Segment(ALL, _("Todas"), len(rehearsal.outcomes)),
                *(Segment(one.value, fate_words(one), counts[one.value]) for one in _ORDER),
            ]
        )
        self._show_rows()
        self.right.show_rehearsal(rehearsal, target, shape)

    def _look_at(self, target: Target, values: Values) -> None:
        """A table of the cells in place of the rows of what happens, where the program proposed them."""
        self._values = values
        if bool(target.reviewed) is (self.review is not None):
            return
        if self.review is not None:
            self.review.deleteLater()
            self.review = None
        else:
            self.review = ReviewGrid(target)
            self.review.mended.connect(self.mended.emit)
            self._left.addWidget(self.review, 1)
            self.review.show()  # a layout shows it a moment later, and until then it takes no keyboard
        self.rows.setVisible(self.review is None)
        self.setFocusProxy(self.table)

    @property
    def table(self) -> "Grid[Line] | ReviewGrid":
        """Where the keyboard goes."""
        return self.rows if self.review is None else self.review

    def forget(self) -> None:
        """Another file: its rows have nothing to do with those shown."""
        self._rehearsal = Rehearsal(())
        self.shown.choose(ALL)
        self._show_rows()
        self.right.forget()

    def begin(self) -> None:
        """The keyboard on the first cell to mend, where there is one; else on the list."""
        self.table.setFocus()
        if self.review is not None:
            self.review.go_to(0)
            return
        at = next((n for n, one in enumerate(self.rows.rows) if _typed(one) is not None), 0)
        self.rows.go_to(at)

    def _show_rows(self) -> None:
        if self.review is not None:
            self.review.show_rehearsal(self._rehearsal, self._values, self.shown.current)
            return
        self.rows.show_rows(list(self._lines()))

    def _lines(self) -> Iterator[Line]:
        wanted = self.shown.current
        several = len({one.sheet for one in self._rehearsal.outcomes}) > 1
        for fate in _LISTED:
            own = self._rehearsal.of(fate)
            if not own or wanted not in (ALL, fate.value):
                continue
            folded = wanted == ALL and fate in self._folded
            if wanted == ALL:
                yield Line(fate, count=len(own), folded=folded)
            for one in () if folded else own:
                yield from _of(one, one.sheet if several else "")

    def _fold(self, one: Line) -> None:
        if one.outcome is None:
            self._folded ^= {one.fate}
            self._show_rows()

    def _on_mended(self, one: Line, text: str) -> None:
        if one.outcome is not None:
            self.mended.emit(one.outcome.sheet, one.outcome.line, one.outcome.field, text)

    # -- cells

    def _line(self, one: Line) -> str:
        if one.outcome is None:
            return f"{fate_words(one.fate)}, {one.count}"
        return str(one.outcome.line) if one.first else ""

    def _paint_line(self, painter: QPainter, area: QRect, one: Line) -> None:
        if one.outcome is not None:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("text2"))
            paint_words(painter, area, self._line(one))
            return
        icon, tone, _ground = FATES[one.fate]
        at, side = area.left(), theme.px(16)
        for name, ink in (("chevron-right" if one.folded else "chevron-down", "text"), (icon, tone)):
            painter.drawPixmap(at, area.center().y() - side // 2, icons.pixmap(name, getattr(theme.tokens(), ink), 16))
            at += theme.px(26)
        words = f"{fate_words(one.fate)}  {one.count}"
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        painter.setPen(theme.colour("text"))
        paint_words(painter, area.adjusted(at - area.left(), 0, 0, 0), words)
        used = at - area.left() + painter.fontMetrics().horizontalAdvance(words) + theme.px(16)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text2"))
        paint_words(painter, area.adjusted(used, 0, 0, 0), fate_note(one.fate), Qt.AlignmentFlag.AlignRight)

    def _field(self, one: Line) -> str:
        if one.change is not None:
            return one.change.label
        if one.outcome is None or one.fate is not Fate.REFUSED:
            return ""
        return self._label_of(one.outcome.field) or one.outcome.column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll.setFixedWidth(theme.px(_RIGHT if self.width() >= theme.px(_ROOMY) else _RIGHT_LEAST))


_ORDER = (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.REFUSED)
_LISTED = (Fate.REFUSED, Fate.CHANGED, Fate.NEW, Fate.SAME)


def _of(one: Outcome, sheet: str) -> Iterator[Line]:
    """A row for each thing that changes; one for any other."""
    if one.fate is not Fate.CHANGED or not one.changes:
        yield Line(one.fate, one, sheet=sheet)
        return
    for at, change in enumerate(one.changes):
        yield Line(one.fate, one, change, first=at == 0, sheet=sheet)


def _height(one: Line) -> int:
    if one.outcome is None:
        return 36
    return _REFUSED if one.fate is Fate.REFUSED else 32


def _title(one: Line) -> str:
    if one.outcome is None or not one.first:
        return ""
    return f"{one.sheet} › {one.outcome.title}" if one.sheet else one.outcome.title


def _value(one: Line) -> str:
    if one.change is not None:
        return one.change.old or _("(vacío)")
    return one.outcome.value if one.outcome is not None and one.fate is Fate.REFUSED else ""


def _typed(one: Line) -> str | None:
    """The text that may be written over: of a refused cell."""
    refused = one.outcome is not None and one.fate is Fate.REFUSED and bool(one.outcome.field)
    return one.outcome.value if refused and one.outcome is not None else None


def _refused_spoken(one: Line) -> str:
    """«Fila 19, Poda en la calle Ombú: 31/02/2025. Febrero de 2025 tiene 28 días.»."""
    if one.outcome is None or one.fate is not Fate.REFUSED:
        return _value(one)
    where = _("Fila {n}, {title}").format(n=one.outcome.line, title=_title(one))
    return f"{where}: {one.outcome.value}. {one.outcome.reason}"


def _reason(one: Line) -> str:
    if one.change is not None:
        return f"→ {one.change.new or _('(vacío)')}"
    if one.outcome is None:
        return ""
    return one.outcome.reason if one.fate is Fate.REFUSED else one.outcome.note


def _painter(
    text: Callable[[Line], str], tone: str, size: float = theme.TEXT
) -> Callable[[QPainter, QRect, Line], None]:
    def paint(painter: QPainter, area: QRect, one: Line) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(tone))
        paint_words(painter, area, text(one))

    return paint


def _paint_title(painter: QPainter, area: QRect, one: Line) -> None:
    painter.setFont(theme.font())
    painter.setPen(theme.colour("text"))
    paint_words(painter, area, _title(one))


def _paint_reason(painter: QPainter, area: QRect, one: Line) -> None:
    strong = one.change is not None
    painter.setFont(theme.font(theme.TEXT if strong else theme.SMALL, theme.SEMIBOLD if strong else theme.NORMAL))
    painter.setPen(theme.colour("text"))
    paint_words(painter, area.adjusted(0, theme.px(2), 0, -theme.px(2)), _reason(one))
