"""Beside the ranking: the criteria with their weights, and who gave which mark to the project of the cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit

from munidesk.base.i18n import _
from munidesk.features.planning.domain import Criterion, Mark
from munidesk.features.planning.page_plan_tables import to_the_plan
from munidesk.features.planning.ranking import Standing
from munidesk.features.planning.rules import parse_mark
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import remove_marks_of, set_mark
from munidesk.ui import theme
from munidesk.ui.cells import BarCell, Cell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.table import Column, RecordTable, RemovingTable
from munidesk.ui.widgets import button, column, elided, label, row


def mark_words(view: PlanView | None, value: Decimal | None) -> str:
    """«8», «7,5»; empty while nobody gave it: a blank is no zero."""
    if value is None or view is None:
        return ""
    return view.figures.number(value, None if value % 1 == 0 else 1)


def short(name: str) -> str:
    """«Urg.»: how a criterion heads a narrow column; the card at the right says it whole."""
    return name if len(name) <= 5 else f"{name[:3].rstrip()}."


class CriteriaCard(QFrame):
    """Each criterion with its weight and what it looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.table: RecordTable[Criterion] = RecordTable(
            (
                Column(_("Criterio"), lambda one: one.name, name=True),
                Column(_("Peso"), lambda one: str(one.weight), width=120,
                       paint=lambda one: BarCell(str(one.weight), one.weight / 100)),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Criterios"))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(label(_("Criterios"), "strong"), self.table, spacing=6, margins=(12, 10, 12, 10)))

    def show_criteria(self, found: Sequence[Criterion]) -> None:
        self.table.show_records(found)
        self.table.setFixedHeight(theme.px(32) * (1 + min(6, max(1, len(found)))) + theme.px(4))
        self.table.setAccessibleDescription("; ".join(f"{one.name}: {one.means}" for one in found if one.means))
        self.setToolTip("\n".join(f"{one.name}: {one.means}" for one in found if one.means))


@dataclass(frozen=True, slots=True)
class _Scorer:
    """A person's marks of the project, criterion by criterion; `who` None is the mean of all."""

    who: str | None
    marks: tuple[Decimal | None, ...]


class ScorersCard(QFrame):
    """Supr takes a person's marks out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._project: Standing | None = None
        self._view: PlanView | None = None
        self._criteria: tuple[Criterion, ...] = ()
        self._given: tuple[Mark, ...] = ()
        self._fresh: dict[str, list[str]] = {}
        self._title, self._sum = elided(kind="strong", stretch=True), elided(kind="quiet", stretch=True)
        self._name = QLineEdit()
        self._name.setPlaceholderText(_("Quién puntuó, y Enter"))
        self._name.setAccessibleName(_("Quién puntuó"))
        self._name.returnPressed.connect(self._add)
        self._table: RemovingTable[_Scorer] | None = None
        self._nobody = label(_("Nadie la puntuó todavía."), "quiet-text")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout = column(self._title, self._sum, self._name, spacing=6, margins=(12, 10, 12, 10))
        plan = button(_("Ver en el plan"), self._go, kind="small", icon="gantt")
        self._foot = row(plan, None)
        self._layout.addLayout(self._foot)
        self.setLayout(self._layout)

    def show_project(
        self, view: PlanView, one: Standing | None, wanted: tuple[Criterion, ...], given: tuple[Mark, ...]
    ) -> None:
        self._view, self._project, self._given = view, one, given
        if self._table is None or wanted != self._criteria:
            self._criteria = wanted
            self._rebuild()
        self._name.setEnabled(one is not None and not self._context.store.read_only)
        self._title.setText(one.line.title if one is not None else "")
        self._sum.setText(self._sentence(view, one) if one is not None else "")
        assert self._table is not None
        rows = self._rows(one) if one is not None else ()
        self._table.show_records(rows)
        self._table.setVisible(bool(rows))
        self._nobody.setVisible(not rows)

    def _sentence(self, view: PlanView, one: Standing) -> str:
        """«0,40×7 + 0,35×6 + 0,25×8 = 6,90»."""
        if one.total is None:
            return _("Falta alguna nota: todavía no tiene puntaje.")
        number = view.figures.number
        parts = [f"{number(Decimal(each.weight) / 100, 2)}×{number(value)}"
                 for each, value in zip(self._criteria, one.values, strict=True)]  # fmt: skip
        return f"{' + '.join(parts)} = {number(one.total, 2)}"

    def _rows(self, one: Standing) -> Sequence[_Scorer]:
        own = [each for each in self._given if each.line_id == one.line.id]
        names = list(dict.fromkeys([*(each.who for each in own), *self._fresh.get(one.line.id, [])]))
        found = [
            _Scorer(name, tuple(
                next((Decimal(each.value) for each in own if each.who == name and each.criterion_id == wanted.id), None)
                for wanted in self._criteria
            ))
            for name in names
        ]  # fmt: skip
        return (*found, _Scorer(None, one.values)) if found else ()

    def _rebuild(self) -> None:
        if self._table is not None:
            self._layout.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        columns: list[Column[_Scorer]] = [Column(_("Persona"), self._who, paint=self._strong, name=True)]
        for at, one in enumerate(self._criteria):
            columns.append(
                Column(short(one.name), partial(self._mark, at), edit=partial(self._set, at), right=True, width=44)
            )
        table = self._table = RemovingTable(columns)
        table.setAccessibleName(_("Quiénes puntuaron"))
        table.writes_in(self._context)
        table.removes = True
        table.removing.connect(self._remove)
        self._layout.insertWidget(2, table, 1)
        self._layout.insertWidget(3, self._nobody, 1)

    def _who(self, one: _Scorer) -> str:
        if one.who is None:
            people = len(self._table.records) - 1 if self._table is not None else 0
            return _("Promedio ({n})").format(n=people)
        return one.who or _("El equipo")

    def _strong(self, one: _Scorer) -> Cell:
        return TextCell(self._who(one), strong=one.who is None)

    def _mark(self, at: int, one: _Scorer) -> str:
        value = one.marks[at]
        return (
            ""
            if value is None or self._view is None
            else self._view.figures.number(value, None if value % 1 == 0 else 1)
        )

    # -- doing

    def _add(self) -> None:
        """A row for a person, to be filled; nothing is written before the first mark."""
        name = " ".join(self._name.text().split())
        if not name or self._project is None or self._view is None or self._table is None:
            return
        own = self._fresh.setdefault(self._project.line.id, [])
        if name not in own:
            own.append(name)
        self._name.clear()
        self.show_project(self._view, self._project, self._criteria, self._given)
        self._table.select(lambda one: one.who == name)
        row = self._table.currentIndex().row()
        self._table.setFocus()
        self._table.setCurrentIndex(self._table.model().index(row, 1))

    def _set(self, at: int, one: _Scorer, text: str) -> None:
        if one.who is None or self._project is None:
            return
        set_mark(self._context.store, self._project.line.id, self._criteria[at].id, parse_mark(text), one.who)

    def _remove(self) -> None:
        one = self._table.current if self._table is not None else None
        if one is None or one.who is None or self._project is None:
            return
        self._fresh.get(self._project.line.id, []).clear()
        remove_marks_of(self._context.store, self._project.line.id, one.who)
        self._context.toast(_("Se quitaron los puntajes de {name}.").format(name=self._who(one)), True)

    def _go(self) -> None:
        if self._project is not None:
            self._context.navigator.go("planning", line=self._project.line.id)
        else:
            to_the_plan(self._context).make()
