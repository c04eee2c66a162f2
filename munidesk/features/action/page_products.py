"""Objectives and products as one table that is typed into; the line above it takes the next product."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.dates import day_cell, parse_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.action.document_action import state_words
from munidesk.features.action.domain import ActionGoal, ActionProduct, Axis, State
from munidesk.features.action.kinds import ACTION_GOALS, ACTION_PRODUCTS
from munidesk.features.action.page_ties import edit_record
from munidesk.features.action.rules import is_late, read_state
from munidesk.features.action.store import (
    ActionView,
    move,
    remove_goal,
    remove_product,
    save_goal,
    save_product,
    set_done,
    set_state,
)
from munidesk.records.ref import Ref
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import Cell, ChipCell, TextCell, TreeCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.forms import Field, Kind
from munidesk.ui.hints import hint_line
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, row

_TONES = {State.DONE: ("good", "check"), State.DOING: ("accent", "play"), State.DROPPED: ("neutral", "minus")}


@dataclass(frozen=True, slots=True)
class Row:
    """An objective, or one of its products."""

    goal: ActionGoal
    number: str
    product: ActionProduct | None = None

    @property
    def ref(self) -> Ref:
        return Ref("action_goal", self.goal.id) if self.product is None else Ref("action_product", self.product.id)


class ProductsTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._try = context, Attempt(context)
        self.view: ActionView | None = None
        self._title, self._who, self._due = QLineEdit(), QLineEdit(), QLineEdit()
        for editor, words in ((self._title, _("Producto nuevo del objetivo elegido")), (self._who, _("Responsable")),
                              (self._due, _("Plazo: dd/mm/aaaa"))):  # fmt: skip
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
            editor.returnPressed.connect(self.add)
        self._who.setFixedWidth(theme.px(180))
        self._due.setFixedWidth(theme.px(150))
        self._draft = Draft(self, {"title": self._title, "who": self._who, "due": self._due})
        self.table = _Products(self._columns())
        self.table.setAccessibleName(_("Objetivos y productos"))
        self.table.writes_in(context)
        self.table.removes = True
        self.table.names_open = True
        self.table.asked.connect(self._on_key)
        self.table.opened.connect(self._edit)
        self._line = QWidget()
        line = row(self._title, self._who, self._due, button(_("Agregar"), self.add), spacing=8)
        self._line.setLayout(line)
        keys = hint_line((
            ("Ctrl+N", _("producto")), ("Ins", _("objetivo")), ("Ctrl+↑ ↓", _("mover")), ("Supr", _("quitar")),
            ("→", _("otra columna")), ("F2", _("nombre")), ("Enter", _("abrir y vincular")),
        ))  # fmt: skip
        self._first = FirstStep(context, "target", self._line, self.table, keys)
        todo = _("Escriba el primero: qué se propone lograr. Después, los productos con que se logra.")
        self._first.tell(
            _("El plan todavía no tiene objetivos."), todo, Making(_("Nuevo objetivo"), self.new_goal), NEW
        )
        layout = column(spacing=8, margins=(24, 12, 24, 12))
        layout.addWidget(self._line)
        layout.addWidget(self.table, 1)
        layout.addWidget(keys)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Row], ...]:
        return (
            Column(_("Objetivo · producto"), lambda one: (one.product or one.goal).title, edit=self._set_title,
                   paint=_name, name=True),
            Column(_("Responsable"), lambda one: one.product.responsible if one.product else "",
                   edit=self._product("responsible"), width=170),
            Column(_("Plazo"), lambda one: day_cell(one.product.due) if one.product else "",
                   edit=self._set_due, width=110),
            Column(_("Estado"), self._state, edit=self._set_state, paint=self._chip,
                   typed=lambda one: one.product.state.word if one.product else one.goal.axis.word, width=170),
            Column(_("Cumplido el"), lambda one: day_cell(one.product.done_on) if one.product else "",
                   edit=self._set_done, width=116),
            Column(_("Constancia"), lambda one: one.product.evidence if one.product else "",
                   edit=self._product("evidence"), width=190),
        )  # fmt: skip

    # -- showing

    def show_action(self, view: ActionView | None) -> None:
        self.view = view
        if view is None:
            self.table.show_records(())
            return
        self._draft.show(self._context.draft(f"action.line:{view.plan.id}"))
        self.table.cells.keep_in(self._context.draft(f"action.cell:{view.plan.id}"))
        rows: list[Row] = []
        for number, goal in enumerate(view.goals, 1):
            rows.append(Row(goal, str(number)))
            products = view.of_goal[goal.id]
            rows.extend(Row(goal, f"{number}.{at}", one) for at, one in enumerate(products, 1))
        self.table.show_records(rows)
        self._first.stand(not rows)
        self._line.setEnabled(not self._context.store.read_only)

    @property
    def chosen(self) -> Ref | None:
        return self.table.current.ref if self.table.current is not None else None

    def select(self, ref: Ref) -> None:
        self.table.select(lambda one: one.ref == ref)

    def _state(self, one: Row) -> str:
        if one.product is None:
            return one.goal.axis.word
        return state_words(self.view, one.product) if self.view is not None else ""

    def _chip(self, one: Row) -> Cell:
        if one.product is None or self.view is None:
            return TextCell(one.goal.axis.word, colour="text2")
        if is_late(one.product, self.view.day):
            return ChipCell(_("Atrasado"), "attention", "alert")
        return ChipCell(self._state(one), *_TONES.get(one.product.state, ("neutral", "clock")))

    # -- doing

    def begin(self) -> None:
        """Where the next product is typed."""
        self._title.setFocus()

    def add(self) -> None:
        """Under the objective of the cursor; the keyboard stays for the next one."""
        view, current = self.view, self.table.current
        if view is None or not view.goals:
            return
        goal = current.goal.id if current is not None else view.goals[-1].id
        made: list[str] = []

        def write() -> None:
            due = parse_date(self._due.text()) if self._due.text().strip() else None
            product = ActionProduct(
                goal_id=goal, title=self._title.text(), responsible=self._who.text().strip(), due=due
            )
            made.append(save_product(self._context.store, product).id)

        if self._try(write):
            for editor in (self._title, self._who, self._due):
                editor.clear()
            self._draft.done()
            self.select(Ref("action_product", made[0]))
            self._title.setFocus()

    def new_goal(self) -> None:
        view = self.view
        if view is None:
            return
        made: list[str] = []
        fields = (
            Field("title", _("Objetivo"), hint=_("Por ejemplo: Que cada vecino reciba respuesta")),
            Field(
                "axis", _("Dimensión"), Kind.CHOICE, tuple((one.value, one.word or _("sin indicar")) for one in Axis)
            ),
        )

        def submit(said: dict[str, str]) -> None:
            goal = ActionGoal(plan_id=view.plan.id, title=said["title"], axis=Axis(said["axis"]))
            made.append(save_goal(self._context.store, goal).id)

        dialogs.ask(
            self._context.window, _("Nuevo objetivo"), "", fields, accept=_("Agregar"),
            draft=self._context.draft(f"action.goal:{view.plan.id}"), submit=submit,
        )  # fmt: skip
        if made:
            self.select(Ref("action_goal", made[0]))
            self._title.setFocus()

    def _edit(self, one: Row) -> None:
        edit_record(self._context, one.ref)

    def _product(self, name: str) -> Callable[[Row, str], None]:
        def write(one: Row, text: str) -> None:
            changed: dict[str, Any] = {name: text.strip()}
            save_product(self._context.store, replace(self._now(one), **changed))

        return write

    def _now(self, one: Row) -> ActionProduct:
        """As it is stored now. Raises UserError for an objective, which has no such thing."""
        if one.product is None:
            raise UserError(_("Eso se escribe en los productos del objetivo: agréguelos arriba."))
        return ACTION_PRODUCTS.get(self._context.store, one.product.id)

    def _set_title(self, one: Row, text: str) -> None:
        store = self._context.store
        if one.product is None:
            save_goal(store, replace(ACTION_GOALS.get(store, one.goal.id), title=text))
        else:
            save_product(store, replace(self._now(one), title=text))

    def _set_due(self, one: Row, text: str) -> None:
        save_product(self._context.store, replace(self._now(one), due=parse_date(text) if text.strip() else None))

    def _set_state(self, one: Row, text: str) -> None:
        """Of a product, how it stands; of an objective, its dimension."""
        store = self._context.store
        if one.product is not None:
            set_state(store, one.product.id, read_state(text))
            return
        axis = Axis.read(text) if text.strip() else Axis.NONE
        if axis is None:
            raise UserError(_("La dimensión es gestión estratégica, participativa o eficiente."), code="unreadable")
        save_goal(store, replace(ACTION_GOALS.get(store, one.goal.id), axis=axis))

    def _set_done(self, one: Row, text: str) -> None:
        set_done(self._context.store, self._now(one).id, parse_date(text) if text.strip() else None)

    def _on_key(self, key: str) -> None:
        current = self.table.current
        if key == "insert":
            self.new_goal()
        elif current is not None and key == "delete":
            self._remove(current)
        elif current is not None:
            store, moved = self._context.store, current.product or current.goal
            self._try(lambda: move(store, moved, -1 if key == "up" else 1))
            self.select(current.ref)

    def _remove(self, one: Row) -> None:
        store, products = self._context.store, self.view.of_goal[one.goal.id] if self.view is not None else ()
        refs = [one.ref]
        if one.product is None:
            refs.extend(Ref("action_product", each.id) for each in products)
        title = f"«{(one.product or one.goal).title}»"
        if not may_remove(self._context, refs, title):
            return
        if one.product is not None:
            remove_product(store, one.product.id)
            self._context.toast(_("Se quitó el producto."), True)
            return
        remove_goal(store, one.goal.id)
        words = ngettext(
            "Se quitó el objetivo con {n} producto.", "Se quitó el objetivo con {n} productos.", len(products)
        )
        self._context.toast(words.format(n=len(products)) if products else _("Se quitó el objetivo."), True)


class _Products(RecordTable[Row]):
    """`asked(key)`: what the tab does for each key that is not editing."""

    asked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        name = {
            (Qt.Key.Key_Insert, False): "insert", (Qt.Key.Key_Delete, False): "delete", (Qt.Key.Key_Up, True): "up",
            (Qt.Key.Key_Down, True): "down",
        }.get((Qt.Key(event.key()), control))  # fmt: skip
        if name is not None and self.state() != self.State.EditingState:
            self.asked.emit(name)
            return
        super().keyPressEvent(event)


def _name(one: Row) -> Cell:
    group = one.product is None
    return TreeCell((one.product or one.goal).title, 0 if group else 1, one.number, None, group)
