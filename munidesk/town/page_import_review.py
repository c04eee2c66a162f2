"""The rehearsal of rows that the program proposed itself: each cell is looked at, and may be written over by keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.target import Target, TargetField
from munidesk.town.page_import_cells import GridColumn, Look
from munidesk.town.page_import_grid import Grid
from munidesk.town.page_import_told import FATES
from munidesk.ui import theme
from munidesk.ui.cells import paint_words
from munidesk.ui.elide import fitted

Values = Mapping[tuple[str, int], Mapping[str, str]]
"""(sheet, line) → what each of its cells says now, by field."""
_NARROW, _WIDE, _TITLE = 108, 176, 300


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of the sheet with what it says now, and what would become of it."""

    sheet: str
    line: int
    title: str
    fate: Fate
    why: str
    field: str
    values: Mapping[str, str]


class ReviewGrid(Grid[ReviewRow]):
    """Arrows go from cell to cell; Enter, F2 or any letter writes in it, and Enter goes to the one below.

    `mended` fires with sheet, line, field and text.
    """

    mended = Signal(str, int, str, str)

    def __init__(self, target: Target) -> None:
        fields = [target.field(key) for key in target.reviewed]
        columns: tuple[GridColumn[ReviewRow], ...] = (
            GridColumn(_("Archivo y qué pasa"), _what, _paint, width=_TITLE),
            *(_column(one) for one in fields),
        )
        look: Look[ReviewRow] = Look(
            height=lambda _row: 48,
            doubts=lambda one: one.fate is Fate.REFUSED,
            ground=lambda one: FATES[one.fate][2],
            key=lambda one: (one.sheet, one.line),
        )
        super().__init__(_("Lo que se propone de cada archivo"), columns, look)
        self._keys = [one.key for one in fields]
        self._last = 1
        self.goes_on = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.selectionModel().currentChanged.connect(lambda index, _before: self._stay(index.column()))

    def show_rehearsal(self, rehearsal: Rehearsal, values: Values, wanted: str) -> None:
        """The rows of one fate, or all («all»), those refused first."""
        found = [one for one in rehearsal.outcomes if wanted in ("all", one.fate.value)]
        self.show_rows(
            [
                ReviewRow(
                    one.sheet, one.line, one.title or values.get((one.sheet, one.line), {}).get("", ""), one.fate,
                    one.reason or one.note, one.field, values.get((one.sheet, one.line), {}),
                )
                for one in sorted(found, key=lambda one: one.fate is not Fate.REFUSED)
            ]
        )  # fmt: skip

    def _stay(self, column: int) -> None:
        if column > 0:
            self._last = column

    def _place(self, at: int) -> int:
        """The column one was in; of a refused row one comes to for the first time, the cell at fault."""
        row = self.rows[at]
        if row.field in self._keys and self.currentIndex().column() < 0:
            return 1 + self._keys.index(row.field)
        return self._last

    def commitData(self, editor: QWidget) -> None:
        """Which cell it was goes with what was written."""
        row, key = self.current, self._keys[self._last - 1]
        if row is not None and editor.property("changed"):
            editor.setProperty("changed", False)
            text = str(editor.property("text") or "")
            self._later(partial(self.mended.emit, row.sheet, row.line, key, text))


def _why(one: ReviewRow) -> str:
    """«Nueva», «Queda fuera. Falta la fecha»."""
    words = {Fate.NEW: _("Nueva"), Fate.CHANGED: _("Cambia"), Fate.SAME: _("Igual"), Fate.REFUSED: _("Queda fuera")}
    return ". ".join(filter(None, (words[one.fate], one.why)))


def _what(one: ReviewRow) -> str:
    return f"{one.title}\n{_why(one)}"


def _paint(painter: QPainter, area: QRect, one: ReviewRow) -> None:
    """The file over what becomes of it."""
    half = area.height() // 2
    name = QRect(area.left(), area.top() + theme.px(3), area.width(), half - theme.px(2))
    for where, words, font, tone in (
        (name, one.title, theme.font(theme.TEXT, theme.SEMIBOLD), "text"),
        (name.translated(0, half - theme.px(4)), _why(one), theme.font(theme.SMALL), "text2"),
    ):
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        paint_words(painter, where, fitted(words, painter.fontMetrics(), where.width()))


def _column(field: TargetField) -> GridColumn[ReviewRow]:
    def said(one: ReviewRow) -> str:
        return one.values.get(field.key, "")

    wide = field.type is str and field.key not in ("kind", "number", "acta")
    return GridColumn(
        field.label, said, width=_WIDE if wide else _NARROW, typed=said,
        spoken=lambda one: _("{title}, {label}: {value}").format(
            title=one.title, label=field.label, value=said(one) or _("(vacío)")),
    )  # fmt: skip
