"""The plan as one editable tree table with its schedule beside it; keyboard first."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from munidesk.base.dates import day_cell, day_typed
from munidesk.base.i18n import _, ngettext
from munidesk.data.exchange import parse_pasted
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.listing import level_words, order_words
from munidesk.features.planning.page_gantt import GanttView
from munidesk.features.planning.page_line import edit_line
from munidesk.features.planning.page_reading import ask_reading, check_measured, tell_unmeasured
from munidesk.features.planning.page_schedule import ScheduleVerbs
from munidesk.features.planning.page_tree_cells import PlanCells
from munidesk.features.planning.page_tree_filters import PlanFilters
from munidesk.features.planning.page_tree_table import TreeTable, strip
from munidesk.features.planning.rules import at_level, next_level, reached, with_goal
from munidesk.features.planning.schedule import Part
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import (
    add_line,
    add_reading,
    delete_lines,
    fill_down,
    line_of,
    move_line,
    paste_lines,
    save_line,
    with_below,
)
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import Making
from munidesk.ui.table import Column
from munidesk.ui.widgets import column

_FILLED = {
    0: ("responsible", "unit", "year", "start", "end"), 1: ("responsible",), 2: ("target", "unit"), 5: ("start",),
    6: ("end",),
}  # fmt: skip
"""Column of the cursor → what Ctrl+D copies; in the name, what lines of a programme share and this one lacks."""


class TreeTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self.view: PlanView | None = None
        self._cells = PlanCells()
        self.schedule = ScheduleVerbs(context, self._show)
        self.filters = PlanFilters(self.schedule.button)
        self.filters.changed.connect(self._show)
        self.table = TreeTable(self._columns())
        self.table.setAccessibleName(_("Plan"))
        self.table.horizontalHeader().setFixedHeight(theme.px(40))
        self.table.asked.connect(self._on_key)
        self.table.writes_in(context)
        self.table.opened.connect(lambda one: edit_line(context, one.id))
        self.gantt = GanttView(self.table)
        self.gantt.moved.connect(self._drag)
        self.gantt.nudged.connect(self._nudge)
        self.gantt.opened.connect(lambda key: edit_line(context, key))
        self.gantt.pushing.connect(self.schedule.push)
        self._chart = QWidget()
        self._chart.setProperty(PANEL, True)
        self._chart.setLayout(column(self.gantt, spacing=0))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self._chart)
        self._split.setSizes([700, 480])
        self._split.splitterMoved.connect(lambda *_places: self._fit_columns())
        layout = column(spacing=8, margins=(24, 10, 24, 12))
        keys = strip()
        layout.addWidget(self.filters)
        layout.addWidget(self._split, 1)
        layout.addWidget(keys)
        self._first = FirstStep(context, "gantt", self.filters, self._split, keys)
        todo = _("Agregue el primer eje: Ins va dando los demás. También puede importar la planilla que ya tiene.")
        self._first.tell(_("El plan está vacío."), todo, Making(_("Nuevo renglón"), self.insert), NEW)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Line], ...]:
        symbol, cells = town.figures(self._context.store).currency.symbol, self._cells
        return (
            Column(_("Eje · objetivo · actividad"), lambda one: one.title, edit=self._set_title,
                   paint=cells.name, name=True),
            Column(_("Responsable"), lambda one: one.responsible,
                   edit=lambda one, text: self._save(replace(self._now(one), responsible=text.strip())), width=150),
            Column(_("Meta"), cells.goal, edit=self._set_goal, typed=cells.goal_typed, right=True, width=132),
            Column(_("Avance"), cells.progress, paint=cells.bar,
                   edit=self._set_value, typed=cells.value_typed, width=118),
            Column(_("Millones de {symbol}").format(symbol=symbol), cells.money, right=True, width=108),
            Column(_("Comienza"), lambda one: day_cell(one.start),
                   edit=lambda one, text: self._save(replace(self._now(one), start=day_typed(text))), width=92),
            Column(_("Termina"), lambda one: day_cell(one.end),
                   edit=lambda one, text: self._save(replace(self._now(one), end=day_typed(text))), width=92),
        )  # fmt: skip

    # -- showing

    def show_view(self, view: PlanView | None) -> None:
        self.view = self._cells.view = view
        self.schedule.show_view(view)
        if view is not None:
            self.table.cells.keep_in(self._context.draft(f"plan.cell:{view.plan.id}"))
        self.filters.offer_years(view)
        self._show()

    @property
    def year(self) -> int | None:
        return self.filters.year

    def _show(self) -> None:
        view = self.view
        if view is None:
            self.table.show_records(())
            return
        self._cells.year = self.year
        lines = [one for one in view.ordered(self.year) if not self._hidden(view, one)]
        if not lines and self.year is not None:
            lines = [one for one in view.ordered() if not self._hidden(view, one)]
        lines = self.filters.narrowed(view, lines)
        self.table.show_records(lines)
        self.table.viewport().update()
        self._first.stand(not view.lines)
        QTimer.singleShot(0, self, self._fit_columns)  # the first line has just given the table its width
        first, last = self.filters.period(view)
        self.gantt.show_lines(view, lines, first, last, self.filters.zoom)
        self.gantt.compare(self.schedule.days)

    def _hidden(self, view: PlanView, one: Line) -> bool:
        parent = one.parent_id
        while parent and parent in view.by_id:
            if parent in self._cells.folded:
                return True
            parent = view.by_id[parent].parent_id
        return False

    def select(self, line_id: str) -> None:
        self.filters.show_whole()
        self._show()
        self.table.select(lambda one: one.id == line_id)

    def _reveal(self, line_id: str) -> bool:
        """Make it the current line, without the filters that hide it: what is typed next must not name another."""
        if not any(one.id == line_id for one in self.table.records):
            self.filters.drop()
            self.select(line_id)
        self.table.select(lambda one: one.id == line_id)
        current = self.table.current
        return current is not None and current.id == line_id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins begins an empty plan too."""
        if event.key() == Qt.Key.Key_Insert and self._first.isVisible():
            self.insert()
        else:
            super().keyPressEvent(event)

    # -- doing

    def _set_title(self, one: Line, text: str) -> None:
        self._save(replace(self._now(one), title=text))

    def _now(self, one: Line) -> Line:
        """As it is stored now: the row shown may be older. Raises UserError when it is gone."""
        return line_of(self._context.store, one.id)

    def _save(self, line: Line) -> None:
        before = self._now(line)
        save_line(self._context.store, line)
        if (before.start, before.end) != (line.start, line.end):
            self._tell_order(line.id)

    def _set_value(self, one: Line, text: str) -> None:
        """How far it has got, as of today."""
        assert self.view is not None
        check_measured(self.view, one)
        value = self.view.figures.parse(text)
        if value is not None:
            add_reading(self._context.store, one.id, value)
            tell_unmeasured(self._context, one)

    def _set_goal(self, one: Line, text: str) -> None:
        """«400 luminarias»: the number and its unit; «352 de 400 luminarias», as it is shown, is understood too."""
        assert self.view is not None
        made = with_goal(self._now(one), text, town.figures(self._context.store))
        self._save(made if self.view.children.get(one.id) else reached(made))

    def _drag(self, line_id: str, start: date, end: date) -> None:
        store = self._context.store
        if self._try(lambda: save_line(store, replace(line_of(store, line_id), start=start, end=end))):
            self._tell_order(line_id)

    def _nudge(self, line_id: str, part: Part, days: int) -> None:
        if self.schedule.nudge(line_id, part, days):
            self._tell_order(line_id)

    def _tell_order(self, line_id: str) -> None:
        """What now begins before what it waits for is said at once: nothing is moved behind the person's back."""
        if self.view is not None:
            said = order_words(self.view, line_id)
            if said:
                self._context.toast(_("{said} La tecla C, en el cronograma, las corre.").format(said=said), True)

    def _on_key(self, key: str) -> None:
        current, view = self.table.current, self.view
        if view is None:
            return
        if key == "insert":
            self.insert()
            return
        if key == "paste":
            self.paste(QApplication.clipboard().text())
            return
        if current is None:
            return
        match key:
            case "delete":
                self._delete([one.id for one in self.table.chosen] or [current.id])
            case "fold" | "unfold":
                (self._cells.folded.add if key == "fold" else self._cells.folded.discard)(current.id)
                self._show()
                self.table.select(lambda one: one.id == current.id)
            case "up" | "down":
                sisters = [one.id for one in view.children.get(current.parent_id, [])]
                place = sisters.index(current.id) + 1 + (-1 if key == "up" else 1)
                if 1 <= place <= len(sisters):
                    self._move(current, current.parent_id, place)
            case "deeper" | "shallower":
                self._indent(view, current, deeper=key == "deeper")
            case "fill":
                self._fill(current)
            case "reading":
                self._try(lambda: ask_reading(self._context, view, current))

    def insert(self) -> None:
        """A sister below the current line, ready to be named."""
        if self.view is not None:
            self.table.setFocus()
            self._insert(self.view, self.table.current)

    def _insert(self, view: PlanView, current: Line | None) -> None:
        level = current.level if current else Level.AXIS
        parent = current.parent_id if current else ""
        sisters = [one.id for one in view.children.get(parent, [])]
        place = sisters.index(current.id) + 2 if current and current.id in sisters else None
        year = self.year if level is Level.ACTIVITY else None
        made: list[str] = []
        title = _("{level} nueva").format(level=level_words(level)) if level in (Level.TARGET, Level.ACTIVITY) else _(
            "{level} nuevo").format(level=level_words(level))  # fmt: skip
        line = Line(plan_id=view.plan.id, parent_id=parent, level=level, title=title, year=year)
        self._try(lambda: made.append(add_line(self._context.store, line, place=place)))
        if made and self._reveal(made[0]):
            self.table.edit(self.table.currentIndex())

    def _move(self, line: Line, parent: str, place: int, level: Level | None = None) -> None:
        store = self._context.store

        def move() -> None:
            with store.change(_("Mover «{title}»").format(title=line.title[:40])):
                move_line(store, line.id, parent, place)
                if level is not None:
                    save_line(store, at_level(line_of(store, line.id), level, self.year))

        if self._try(move):
            self.table.select(lambda one: one.id == line.id)

    def _indent(self, view: PlanView, line: Line, *, deeper: bool) -> None:
        if deeper:
            sisters = view.children.get(line.parent_id, [])
            place = [one.id for one in sisters].index(line.id)
            if place == 0:
                self._context.toast(_("No hay un renglón arriba del que pueda colgar."), False)
                return
            above = sisters[place - 1]
            below = view.children.get(above.id, [])
            self._move(line, above.id, len(below) + 1, level=below[0].level if below else next_level(above.level))
        elif line.parent_id:
            parent = view.by_id[line.parent_id]
            aunts = [one.id for one in view.children.get(parent.parent_id, [])]
            self._move(line, parent.parent_id, aunts.index(parent.id) + 2, level=parent.level)

    def _delete(self, lines: list[str]) -> None:
        """With all below them; asked where one of them is cited elsewhere."""
        own = with_below(self._context.store, lines)
        words = ngettext("{n} renglón", "{n} renglones", len(own)).format(n=len(own))
        if may_remove(self._context, [Ref("plan_line", key) for key in own], words):
            gone = delete_lines(self._context.store, lines)
            words = ngettext("Se quitó {n} renglón.", "Se quitaron {n} renglones.", gone).format(n=gone)
            self._context.toast(words, True)

    def _fill(self, current: Line) -> None:
        """As in a spreadsheet: the column of the cursor, from the first of the chosen lines, or from the one above."""
        lines, chosen = self.table.records, self.table.chosen
        at = self.table.currentIndex().row()
        if len(chosen) < 2:
            chosen = [lines[at - 1], current] if at > 0 else []
        fields = _FILLED.get(self.table.currentIndex().column(), ())
        if not fields:
            self._context.toast(_("Esa columna no se rellena: se calcula o se escribe en cada renglón."), False)
        elif chosen:
            made: list[int] = []
            store, blank = self._context.store, len(fields) > 2  # in the name: what is missing, over nothing written
            if self._try(lambda: made.append(fill_down(store, chosen[0], chosen[1:], fields, only_blank=blank))):
                words = ngettext("Se rellenó {n} renglón.", "Se rellenaron {n} renglones.", made[0]).format(n=made[0])
                self._context.toast(words, True)

    def paste(self, text: str) -> None:
        """Rows of a spreadsheet as sisters of the current line: name, goal with its unit, responsible."""
        view, current = self.view, self.table.current
        if view is None or not text.strip():
            return
        level = current.level if current else Level.AXIS
        parent = current.parent_id if current else ""
        made: list[int] = []
        rows = parse_pasted(text)
        if self._try(
            lambda: made.append(paste_lines(self._context.store, view.plan.id, rows, level, parent, self.year))
        ):
            words = ngettext("Se pegó {n} renglón.", "Se pegaron {n} renglones.", made[0]).format(n=made[0])
            self._context.toast(words, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._chart.setVisible(self.width() >= theme.px(900))
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    def _fit_columns(self) -> None:
        """The name comes first: what does not fit beside it is left out; the money, which has a tab of its own, before
        who answers for a line, whom its follow-up sheet goes to."""
        wide = self.table.viewport().width()
        for at, least in ((1, 600), (4, 760), (5, 1040), (6, 1040)):
            self.table.setColumnHidden(at, wide < theme.px(least))
        for at, narrow, broad in ((1, 118, 150), (2, 132, 176)):
            self.table.setColumnWidth(at, theme.px(narrow if wide < theme.px(850) else broad))
