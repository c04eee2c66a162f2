"""Two rounds side by side: each criterion before and after, and the dimensions as bars."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.instruments.domain import Round
from munidesk.instruments.page_result import Radar, Shape, Threshold
from munidesk.instruments.scoring import Change, RoundView, compare, result
from munidesk.instruments.store import rounds
from munidesk.instruments.subject import Subject
from munidesk.instruments.words import moment_words
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, Leads
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import card, column, label, row


@dataclass(frozen=True, slots=True)
class Line:
    """A dimension (`code` empty) or a criterion."""

    code: str
    words: str
    before: Fraction | None
    after: Fraction | None
    note: str = ""


def lines_of(first: RoundView, second: RoundView) -> tuple[Line, ...]:
    """Dimensions with their criteria under them, then what is no longer asked."""
    old = {one.dimension.key: one.score for one in result(first).dimensions}
    new = {one.dimension.key: one.score for one in result(second).dimensions}
    changes = {one.criterion.key: one for one in compare(first, second)}
    found: list[Line] = []
    for dimension in second.dimensions:
        found.append(Line("", dimension.title, old.get(dimension.key), new.get(dimension.key)))
        found.extend(_line(changes[one.key], second) for one in second.of(dimension))
    gone = [one for one in changes.values() if not one.asked_after]
    if gone:
        found.append(Line("", _("Se preguntaban antes y ya no"), None, None))
        found.extend(Line("·", one.criterion.question, one.before, None, _("Retirado")) for one in gone)
    return tuple(found)


def _line(one: Change, view: RoundView) -> Line:
    note = "" if one.asked_before else _("Nuevo")
    return Line(view.code(one.criterion), one.criterion.question, one.before, one.after, note)


def _columns(figures: Figures) -> tuple[Column[Line], ...]:
    return (
        Column(_("N.º"), lambda one: one.code, width=56),
        Column(_("Criterio"), lambda one: one.words, paint=_title),
        Column(_("Antes"), lambda one: figures.number(one.before, 1), right=True, width=80),
        Column(
            _("Después"), lambda one: figures.number(one.after, 1), right=True, width=90, paint=partial(_after, figures)
        ),
        Column(_("Cambio"), partial(_change_words, figures), right=False, width=130, paint=partial(_change, figures)),
    )


class ComparisonTab(QWidget):
    def __init__(self, context: Context, load: Callable[[str], RoundView], go: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._load = context, load
        figures = town.figures(context.store)
        self._subject: Subject | None = None
        self.first, self.second = QComboBox(), QComboBox()
        for combo, words in ((self.first, _("Comparar")), (self.second, _("Con"))):
            combo.setAccessibleName(words)
            combo.setMinimumWidth(theme.px(160))
            combo.activated.connect(lambda _index: self._show())
        self._total = label(kind="strong")
        self.table: RecordTable[Line] = RecordTable(_columns(figures))
        self.table.setAccessibleName(_("Comparación de rondas"))
        self._radar = Radar()
        side = card()
        side.setLayout(
            column(label(_("Por dimensión"), "panel"), self._radar, None, spacing=8, margins=(16, 12, 16, 12))
        )
        self._side = side
        head = row(label(_("Comparar"), "quiet"), self.first, label(_("con"), "quiet"), self.second, None, self._total,
                   spacing=8, margins=(24, 10, 24, 0))  # fmt: skip
        body = row(spacing=16, margins=(24, 10, 24, 16))
        body.addWidget(self.table, 1)
        add_side(body, side, 392)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        inside = QWidget()
        inside.setLayout(layout)
        self._first = FirstStep(context, "scale", inside)
        todo = _("Se miden en Evaluación: una antes, otra al terminar.")
        self._first.tell(_("Hacen falta dos rondas para comparar."), todo, Leads(_("Ir a la evaluación"), go))
        self.setLayout(column(inside, self._first, spacing=0))
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(theme.px(392 if self.width() >= theme.px(1100) else 300))

    def show_subject(self, subject: Subject | None) -> None:
        self._subject = subject
        found = rounds(self._context.store, subject.owner) if subject is not None else ()
        enough = len(found) > 1
        self._first.stand(not enough)
        keys = [one.id for one in found]
        if [self.first.itemData(at) for at in range(self.first.count())] != keys:
            for combo in (self.first, self.second):
                combo.clear()
                for one in found:
                    combo.addItem(_round_words(one), one.id)
            self.first.setCurrentIndex(0)
            self.second.setCurrentIndex(len(found) - 1)
        if enough:
            self._show()

    def _show(self) -> None:
        first, second = self._load(str(self.first.currentData())), self._load(str(self.second.currentData()))
        self.table.show_records(lines_of(first, second))
        old, new, figures = result(first), result(second), second.figures
        words = _("{a} → {b}").format(a=figures.number(old.total, 2), b=figures.number(new.total, 2))
        if old.total is not None and new.total is not None:
            words = f"{words}  ({figures.change(old.total, new.total, 2)})"
        self._total.setText(words)
        scores = {one.dimension.key: one.score for one in old.dimensions}
        mark = self._subject.threshold if self._subject is not None else Fraction(3)
        self._radar.show_shapes(
            [one.short or one.title for one in second.dimensions],
            Shape(moment_words(first.round.moment), tuple(scores.get(one.key) for one in second.dimensions)),
            Shape(moment_words(second.round.moment), tuple(one.score for one in new.dimensions)),
            (Threshold(mark, _("Umbral {n}").format(n=figures.number(mark, 1))),),
            second.instrument.scale,
            lambda one: figures.number(one, 1),
        )

    def leave(self) -> bool:
        """Nothing waits here."""
        return True


def _round_words(one: Round) -> str:
    return _("Ronda {n}: {moment}").format(n=one.number, moment=moment_words(one.moment).lower())


def _title(one: Line) -> Cell:
    return TextCell(one.words, strong=not one.code)


def _after(figures: Figures, one: Line) -> Cell:
    return TextCell(figures.number(one.after, 1), strong=True)


def _change_words(figures: Figures, one: Line) -> str:
    if one.note:
        return one.note
    return figures.change(one.before, one.after, 1)


def _change(figures: Figures, one: Line) -> Cell:
    if one.note or one.before is None or one.after is None:
        return TextCell(_change_words(figures, one), colour="text2")
    difference = one.after - one.before
    words = figures.change(one.before, one.after, 1)
    if difference > 0:
        return ChipCell(words, "good", "chevron-up")
    return ChipCell(words, "bad", "chevron-down") if difference < 0 else TextCell(words, colour="text2")
