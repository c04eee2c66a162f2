"""The plan as one editable tree table with its schedule beside it; keyboard first."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSplitter, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.exchange import parse_pasted
from munidesk.features.planning.document_plan import share
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.listing import goal_words, level_words
from munidesk.features.planning.money import millions, parse_number
from munidesk.features.planning.page_gantt import GanttView, Legend, Zoom, zoom_words
from munidesk.features.planning.page_line import ask_reading, edit_line
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import add_line, delete_line, move_line, update_line
from munidesk.ui import theme
from munidesk.ui.cells import CELL_ROLE, INDENT, BarCell, Cell, TextCell, TreeCell
from munidesk.ui.context import Context
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Segment, Segments, column, keycap, label, row, tool


def _hints() -> tuple[tuple[str, str], ...]:
    """Keys of the tree, as the strip at its foot names them."""
    return (
        ("Ins", _("renglón")),
        ("Alt+→", _("más adentro")),
        ("Ctrl+↑ ↓", _("mover")),
        ("Ctrl+D", _("copiar de arriba")),
        ("Ctrl+V", _("pegar")),
        ("Ctrl+R", _("avance")),
        ("Enter", _("abrir")),
    )


class TreeTable(RecordTable[Line]):
    """`asked(key)`: what the tree does for each key that is not editing."""

    asked = Signal(str)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = index.data(CELL_ROLE) if index.isValid() and index.column() == 0 else None
        if isinstance(cell, TreeCell) and cell.folded is not None:
            left = self.visualRect(index).left() + theme.px(12) + theme.px(INDENT) * cell.depth
            if left - 4 <= event.position().x() <= left + theme.px(20):
                self.asked.emit("unfold" if cell.folded else "fold")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        editing = self.state() == self.State.EditingState
        key = Qt.Key(event.key())
        name = {
            (Qt.Key.Key_Insert, False, False): "insert", (Qt.Key.Key_Return, True, False): "insert",
            (Qt.Key.Key_Delete, False, False): "delete", (Qt.Key.Key_Right, False, True): "deeper",
            (Qt.Key.Key_Left, False, True): "shallower", (Qt.Key.Key_Up, True, False): "up",
            (Qt.Key.Key_Down, True, False): "down", (Qt.Key.Key_D, True, False): "fill",
            (Qt.Key.Key_R, True, False): "reading", (Qt.Key.Key_Left, False, False): "fold",
            (Qt.Key.Key_Right, False, False): "unfold",
        }.get((key, control, alt))  # fmt: skip
        if event.matches(QKeySequence.StandardKey.Paste) and not editing:
            name = "paste"
        if name in {"fold", "unfold"} and self.currentIndex().column() != 0:
            name = None
        if name is not None and not editing:
            self.asked.emit(name)
            return
        super().keyPressEvent(event)


class TreeTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.view: PlanView | None = None
        self._folded: set[str] = set()
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Filtrar: luminarias, Obras…"))
        self._words.setAccessibleName(_("Filtrar el plan"))
        self._words.setFixedWidth(theme.px(210))
        self._words.textChanged.connect(lambda _text: self._show())
        self._year = QComboBox()
        self._year.setAccessibleName(_("Año"))
        self._year.setMinimumWidth(theme.px(122))
        self._year.activated.connect(lambda _index: self._show())
        self._late = Segments((Segment("all", _("Todas")), Segment("late", _("Atrasadas"))), "all")
        self._late.chosen.connect(lambda _key: self._show())
        self.table = TreeTable(self._columns())
        self.table.setAccessibleName(_("Plan"))
        self.table.horizontalHeader().setFixedHeight(theme.px(40))
        self.table.asked.connect(self._on_key)
        self.table.refused.connect(lambda text: context.toast(text, False))
        self.table.opened.connect(lambda one: edit_line(context, one.id))
        self.gantt = GanttView(self.table)
        self.gantt.moved.connect(self._drag)
        self._empty = label(_("El plan está vacío. Ins agrega el primer renglón; también puede importar una planilla."),
                            "quiet-text", wrap=True)  # fmt: skip
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.gantt)
        split.setSizes([700, 480])
        split.setChildrenCollapsible(True)
        self._split = split
        hints = row(spacing=6)
        for key, words in _hints():
            for part in key.split():
                hints.addWidget(keycap(part))
            hints.addWidget(label(words, "quiet"))
        hints.addStretch(1)
        layout = column(spacing=8, margins=(24, 10, 24, 12))
        self._zoom = Segments(tuple(Segment(zoom.value, words) for zoom, words in zoom_words()), Zoom.MONTH.value)
        self._zoom.chosen.connect(lambda _key: self._show())
        self._back = tool("chevron-left", _("Antes"), partial(self._turn, -1))
        self._on = tool("chevron-right", _("Después"), partial(self._turn, 1))
        self._turned = 0
        layout.addLayout(
            row(self._words, self._year, self._late, None, Legend(), self._back, self._on, self._zoom, spacing=8)
        )
        layout.addWidget(split, 1)
        layout.addWidget(self._empty)
        layout.addLayout(hints)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column(_("Eje · objetivo · actividad"), lambda one: one.title, edit=self._set_title,
                   paint=self._name),
            Column(_("Meta"), self._goal, edit=self._set_goal, right=True, width=132),
            Column(_("Avance"), lambda one: share(self.view.branches[one.id].raw) if self.view else "", paint=self._bar,
                   width=118),
            Column(_("Millones de $"), self._money, right=True, width=108),
        )  # fmt: skip

    # -- cells

    def _name(self, one: Line) -> Cell:
        view = self.view
        assert view is not None
        group = bool(view.children.get(one.id))
        folded = one.id in self._folded if group else None
        return TreeCell(one.title, view.depth(one), one.code, folded, group)

    def _goal(self, one: Line) -> str:
        return goal_words(self.view, one) if self.view and one.target is not None else ""

    def _bar(self, one: Line) -> Cell:
        assert self.view is not None
        branch = self.view.branches[one.id]
        if branch.raw is None:
            return TextCell("–", colour="text2")
        group = bool(self.view.children.get(one.id))
        done = branch.raw >= 1 and not group
        tone = "attention" if one.id in self.view.late else "good" if done else "accent"
        return BarCell(share(branch.raw), float(branch.capped or Decimal(0)), tone, short=True)

    def _money(self, one: Line) -> str:
        assert self.view is not None
        branch = self.view.branches[one.id]
        if not branch.approved and not branch.executed:
            return ""
        return _("{a} de {b}").format(a=millions(branch.executed), b=millions(branch.approved))

    # -- showing

    def show_view(self, view: PlanView | None) -> None:
        self.view = view
        years = [("", _("Todo el plan"))]
        if view is not None:
            years += [
                (str(year), _("POA {year}").format(year=year))
                for year in range(view.plan.start_year, view.plan.end_year + 1)
            ]
        if [self._year.itemData(i) for i in range(self._year.count())] != [key for key, _word in years]:
            self._year.clear()
            for key, word in years:
                self._year.addItem(word, key)
            if view is not None:
                self._year.setCurrentIndex(max(0, self._year.findData(str(view.day.year))))
        self._show()

    @property
    def year(self) -> int | None:
        text = str(self._year.currentData() or "")
        return int(text) if text else None

    def _show(self) -> None:
        view = self.view
        if view is None:
            self.table.show_records(())
            return
        lines = [one for one in view.ordered(self.year) if not self._hidden(view, one)]
        if not lines and self.year is not None:
            lines = [one for one in view.ordered() if not self._hidden(view, one)]
        words = fold(self._words.text())
        if words or self._late.current == "late":
            found = {
                one.id for one in lines
                if words in fold(f"{one.code} {one.title} {one.responsible} {one.indicator}")
                and (self._late.current == "all" or one.id in view.late)
            }  # fmt: skip
            kept = set(found)
            for key in found:
                parent = view.by_id[key].parent_id
                while parent:
                    kept.add(parent)
                    parent = view.by_id[parent].parent_id
            lines = [one for one in lines if one.id in kept]
        self.table.show_records(lines)
        self.table.viewport().update()
        self._empty.setVisible(not view.lines)
        zoom = Zoom(self._zoom.current)
        for widget in (self._back, self._on):
            widget.setVisible(zoom is not Zoom.QUARTER)
        first, last = zoom.period(view, self.year, self._turned)
        self.gantt.show_lines(view, lines, first, last, zoom)

    def _turn(self, by: int) -> None:
        """Earlier or later: a year by months, four weeks by weeks."""
        self._turned += by
        self._show()

    def _hidden(self, view: PlanView, one: Line) -> bool:
        parent = one.parent_id
        while parent and parent in view.by_id:
            if parent in self._folded:
                return True
            parent = view.by_id[parent].parent_id
        return False

    def select(self, line_id: str) -> None:
        self._year.setCurrentIndex(0)
        self._show()
        self.table.select(lambda one: one.id == line_id)

    # -- doing

    def _try(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except UserError as error:
            self._context.toast(str(error), False)
            return False
        return True

    def _set_title(self, one: Line, text: str) -> None:
        self._set(one, title=text)

    def _set(self, one: Line, **changed: object) -> None:
        update_line(self._context.store, one.id, fold_key="", **changed)

    def _set_goal(self, one: Line, text: str) -> None:
        """«400 luminarias»: the number and its unit."""
        number, _space, unit = text.strip().rpartition(" de ")[2].partition(" ")
        changed: dict[str, object] = {"target": parse_number(number)}
        if unit.strip():
            changed["unit"] = unit.strip()
        self._set(one, **changed)

    def _drag(self, line_id: str, start: object, end: object) -> None:
        self._try(lambda: update_line(self._context.store, line_id, start=start, end=end))

    def _on_key(self, key: str) -> None:
        current, view = self.table.current, self.view
        if view is None:
            return
        if key == "insert":
            self._insert(current)
            return
        if key == "paste":
            self.paste(QApplication.clipboard().text())
            return
        if current is None:
            return
        match key:
            case "delete":
                gone = delete_line(self._context.store, current.id)
                words = ngettext("Se quitó {n} renglón.", "Se quitaron {n} renglones.", gone).format(n=gone)
                self._context.toast(words, True)
            case "fold" | "unfold":
                (self._folded.add if key == "fold" else self._folded.discard)(current.id)
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
                ask_reading(self._context, current)

    def _insert(self, current: Line | None) -> None:
        """A sister below the current line, ready to be named."""
        view = self.view
        assert view is not None
        level = current.level if current else Level.AXIS
        parent = current.parent_id if current else ""
        sisters = [one.id for one in view.children.get(parent, [])]
        place = sisters.index(current.id) + 2 if current and current.id in sisters else None
        fields: dict[str, object] = {"year": self.year} if level is Level.ACTIVITY and self.year else {}
        made: list[str] = []
        title = _("{level} nueva").format(level=level_words(level)) if level in (Level.TARGET, Level.ACTIVITY) else _(
            "{level} nuevo").format(level=level_words(level))  # fmt: skip
        self._try(
            lambda: made.append(
                add_line(self._context.store, view.plan.id, level, title, parent, place=place, **fields)
            )
        )
        if made:
            self.table.select(lambda one: one.id == made[0])
            self.table.edit(self.table.currentIndex())

    def _move(self, line: Line, parent: str, place: int, **changed: object) -> None:
        store = self._context.store

        def move() -> None:
            with store.change(_("Mover «{title}»").format(title=line.title[:40])):
                move_line(store, line.id, parent, place)
                if changed:
                    update_line(store, line.id, **changed)  # type: ignore[arg-type]

        if self._try(move):
            self.table.select(lambda one: one.id == line.id)

    def _indent(self, view: PlanView, line: Line, *, deeper: bool) -> None:
        levels = list(Level)
        at = levels.index(line.level)
        if deeper:
            sisters = view.children.get(line.parent_id, [])
            place = [one.id for one in sisters].index(line.id)
            if place == 0:
                self._context.toast(_("No hay un renglón arriba del que pueda colgar."), False)
                return
            above = sisters[place - 1]
            level = levels[min(at + 1, len(levels) - 1)]
            self._move(line, above.id, len(view.children.get(above.id, [])) + 1, level=level)
        elif line.parent_id:
            parent = view.by_id[line.parent_id]
            aunts = [one.id for one in view.children.get(parent.parent_id, [])]
            self._move(line, parent.parent_id, aunts.index(parent.id) + 2, level=levels[max(at - 1, 0)])

    def _fill(self, current: Line) -> None:
        """Copy from the line above what is repeated: unit, responsible, days, year."""
        lines = self.table.records
        row_ = self.table.currentIndex().row()
        if row_ <= 0:
            return
        above = lines[row_ - 1]
        self._try(lambda: update_line(
            self._context.store, current.id, unit=current.unit or above.unit, year=current.year or above.year,
            responsible=current.responsible or above.responsible, start=current.start or above.start,
            end=current.end or above.end,
        ))  # fmt: skip

    def paste(self, text: str) -> None:
        """Rows of a spreadsheet as sisters of the current line: name, goal with its unit, responsible."""
        view, current = self.view, self.table.current
        if view is None or not text.strip():
            return
        level = current.level if current else Level.AXIS
        parent = current.parent_id if current else ""
        store = self._context.store

        def write() -> int:
            count = 0
            with store.change(_("Pegar renglones")):
                for cells in parse_pasted(text):
                    name = cells[0].strip() if cells else ""
                    if name:
                        goal, _space, unit = (cells[1].strip() if len(cells) > 1 else "").partition(" ")
                        who = cells[2].strip() if len(cells) > 2 else ""
                        fields: dict[str, object] = {"target": parse_number(goal), "unit": unit, "responsible": who}
                        if level is Level.ACTIVITY:
                            fields["year"] = self.year
                        add_line(store, view.plan.id, level, name, parent, **fields)  # type: ignore[arg-type]
                        count += 1
            return count

        made: list[int] = []
        if self._try(lambda: made.append(write())):
            words = ngettext("Se pegó {n} renglón.", "Se pegaron {n} renglones.", made[0]).format(n=made[0])
            self._context.toast(words, True)

    def resizeEvent(self, event: object) -> None:
        wide = self.width() >= theme.px(1080)
        self.gantt.setVisible(self.width() >= theme.px(900))
        # On a narrow window the name comes first: the money is in its own tab.
        self.table.setColumnHidden(3, not wide)
        super().resizeEvent(event)  # type: ignore[arg-type]
