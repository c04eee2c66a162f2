"""The agenda of advocacy: what is asked, in its order, at the left; what is asked and answered of one, at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.features.open_government.advocacy.page_ask import AskCard
from munidesk.features.open_government.advocacy.store import (
    Agenda,
    agenda,
    agendas,
    answer,
    ask_of,
    is_initiative,
    move,
    present,
    propose,
    remove_ask,
    save_ask,
)
from munidesk.features.open_government.codes import AskState
from munidesk.features.open_government.domain import Ask
from munidesk.features.open_government.kinds import ASKS
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep, goes
from munidesk.ui.hints import hint_line
from munidesk.ui.key_table import CONTROL, KeyTable
from munidesk.ui.making import Making
from munidesk.ui.side import add_side
from munidesk.ui.table import Column
from munidesk.ui.widgets import button, column, label, row

_WIDE = 900
_NEW = ("organisation", "title", "text", "asked_on")
_ANSWER = ("state", "answer", "answered_on")
_KEYS = {
    (Qt.Key.Key_R, False): "answer", (Qt.Key.Key_I, False): "initiative", (Qt.Key.Key_P, False): "propose",
    (Qt.Key.Key_Delete, False): "remove", (Qt.Key.Key_Up, CONTROL): "up", (Qt.Key.Key_Down, CONTROL): "down",
}  # fmt: skip
TONES = {
    AskState.YES: ("good", "check"), AskState.PARTLY: ("accent", "half"), AskState.NO: ("bad", "close"),
    AskState.OPEN: ("attention", "clock"),
}  # fmt: skip


class AsksTab(QWidget):
    """`P` proposes what is in red, `R` notes the answer, `I` makes it an initiative, Ctrl+arrows move it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._try = context, Attempt(context)
        self.diagnosis_id = ""
        self.agenda: Agenda | None = None
        self._which = QComboBox()
        self._which.setAccessibleName(_("Diagnóstico"))
        self._which.setMaximumWidth(theme.px(300))
        self._which.activated.connect(lambda _at: self._choose(str(self._which.currentData())))
        self._line = label(kind="quiet-text")
        self._propose = button(_("Proponer los rojos…"), self.ask_propose, icon="plus", tip="P")
        self._present = button(_("Presentar hoy"), self.present, icon="check")
        self.table: KeyTable[Ask] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Agenda de incidencia"))
        self.table.removes = True
        self.card = AskCard(context, self.ask_answer, self.to_initiative)
        self.table.selected.connect(self._show_one)
        self.table.opened.connect(lambda _one: self.card.begin())
        self.table.asked.connect(self._on_key)
        self._lay_out()

    def _lay_out(self) -> None:
        body = row(spacing=12)
        body.addWidget(self.table, 1)
        add_side(body, self.card, 420)
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(row(self._which, self._line, None, self._propose, self._present, spacing=12))
        layout.addLayout(body, 1)
        layout.addWidget(hint_line((
            ("Ctrl+N", _("otro pedido")), ("P", _("proponer los rojos")), ("R", _("respuesta")),
            ("I", _("pasar a iniciativa")), ("Ctrl+↑ ↓", _("mover")), ("Supr", _("quitar")),
        )))  # fmt: skip
        inside.setLayout(layout)
        self._first = FirstStep(self._context, "megaphone", inside)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 8)))
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Ask], ...]:
        return (
            Column(_("Ítem"), lambda one: self.agenda.code(one) if self.agenda else "", width=64),
            Column(_("Qué se pide"), lambda one: one.title, wraps=True),
            Column(_("Presentado"), lambda one: show_date(one.asked_on) if one.asked_on else "", width=112),
            Column(_("Respuesta"), lambda one: capital(one.state.word), paint=_chip, width=168),
            Column(_("Iniciativa"), self._folio, width=112, folds=True),
        )

    def _folio(self, one: Ask) -> str:
        found = self._context.describe(Ref("initiative", one.initiative_id)) if one.initiative_id else None
        return found.detail.partition(" · ")[0] if found is not None else ""

    # -- showing

    def refresh(self) -> None:
        store = self._context.store
        found = agendas(store)
        if self.diagnosis_id not in {one.id for one in found}:
            asked = (one.id for one in found if ASKS.all(store, diagnosis_id=one.id))
            self.diagnosis_id = next(asked, found[0].id if found else "")
        if [self._which.itemData(at) for at in range(self._which.count())] != [one.id for one in found]:
            self._which.clear()
            for one in found:
                self._which.addItem(one.title, one.id)
        self._which.setCurrentIndex(self._which.findData(self.diagnosis_id))
        self._which.setVisible(len(found) > 1)
        self.agenda = agenda(store, self.diagnosis_id) if self.diagnosis_id else None
        self._tell_first()
        self._show()

    def _tell_first(self) -> None:
        if self.agenda is None:
            todo = _("Responda un diagnóstico y cierre su ronda: de lo que queda en rojo salen los pedidos.")
            where = goes(self._context, _("Ir a Diagnósticos"), "open_government")
            self._first.tell(_("Todavía no hay nada que pedir."), todo, where)
        else:
            n = len(self.agenda.waiting)
            todo = ngettext(
                "Hay {n} ítem en rojo: escriba qué organización pide y se propone un pedido.",
                "Hay {n} ítems en rojo: escriba qué organización pide y se propone un pedido por ítem.", n,
            )  # fmt: skip
            making = Making(_("Proponer los pedidos…"), self.ask_propose) if n else Making(_("Nuevo pedido"), self.new)
            self._first.tell(_("Todavía no se pide nada."), todo.format(n=n) if n else "", making, "" if n else NEW)
        self._first.stand(self.agenda is None or not self.agenda.asks)

    def _show(self) -> None:
        found, writes = self.agenda, not self._context.store.read_only
        self.table.show_records(found.asks if found else ())
        self._show_one(self.table.current)
        still = found.count(AskState.OPEN) if found else 0
        said = ngettext("{n} pedido sin respuesta", "{n} pedidos sin respuesta", still).format(n=still)
        self._line.setText(" · ".join(part for part in (found.organisation if found else "", said) if part))
        waiting = len(found.waiting) if found else 0
        self._propose.setText(_("Proponer los rojos ({n})…").format(n=waiting))
        self._propose.setVisible(waiting > 0 and writes)
        late = any(one.asked_on is None for one in found.asks) if found else False
        self._present.setVisible(late and writes)

    def _show_one(self, one: Ask | None) -> None:
        self.card.show_ask(one, self.agenda)

    def select(self, ask_id: str) -> None:
        one = ask_of(self._context.store, ask_id)
        if one.diagnosis_id != self.diagnosis_id:
            self._choose(one.diagnosis_id)
        self.table.select(lambda each: each.id == ask_id)

    @property
    def chosen(self) -> Ask | None:
        return self.table.current

    def making(self) -> Making | None:
        if self.agenda is None or self._context.store.read_only:
            return None
        return Making(_("Nuevo pedido"), self.new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setVisible(self.width() >= theme.px(_WIDE))

    def leave(self) -> bool:
        return self.card.leave()

    def _choose(self, diagnosis_id: str) -> None:
        self.card.leave()
        self.diagnosis_id = diagnosis_id
        self.refresh()

    # -- doing

    def new(self) -> None:
        """One that comes of no criterion, of the organisation that asks."""
        if self.agenda is None:
            return
        store, made = self._context.store, list[str]()
        bare = Ask(diagnosis_id=self.diagnosis_id, organisation=self.agenda.organisation, title="")
        done = ask_record(
            self._context, ASKS, bare, _NEW, _("Nuevo pedido"), lambda one: made.append(save_ask(store, one).id),
            town.figures(store), accept=_("Agregar"), focus="title" if bare.organisation else "organisation",
        )  # fmt: skip
        if done:
            self.select(made[0])
            self.table.setFocus()

    def ask_propose(self) -> None:
        """Who asks, then one for each criterion in red."""
        if self.agenda is None or self._context.store.read_only:
            return
        counted: list[int] = []
        dialogs.ask_text(
            self._context.window, _("Proponer los pedidos"), _("¿Qué organización pide? Por ejemplo: Foro vecinal"),
            value=self.agenda.organisation, accept=_("Proponer"),
            draft=self._context.draft(f"advocacy.propose:{self.diagnosis_id}"),
            submit=lambda name: counted.append(propose(self._context.store, self.diagnosis_id, name)),
        )  # fmt: skip
        if counted:
            words = ngettext("Se propuso {n} pedido.", "Se propusieron {n} pedidos.", counted[0])
            self._context.toast(words.format(n=counted[0]), True)
            self.table.setFocus()

    def present(self) -> None:
        self._try(lambda: present(self._context.store, self.diagnosis_id, today()))

    def _on_key(self, name: str) -> None:
        one = self.table.current
        if name == "propose":
            self.ask_propose()
        elif one is not None and not self._context.store.read_only:
            verbs: dict[str, Callable[[], object]] = {
                "answer": self.ask_answer, "initiative": self.to_initiative, "remove": partial(self._remove, one),
                "up": partial(self._move, one, -1), "down": partial(self._move, one, 1),
            }  # fmt: skip
            verbs[name]()

    def ask_answer(self) -> None:
        """How the town answered, in which words, which day."""
        one, store = self.table.current, self._context.store
        if one is None or store.read_only:
            return
        ask_record(
            self._context, ASKS, one, _ANSWER, _("Respuesta del municipio"),
            lambda it: answer(store, it.id, it.state, it.answer, it.answered_on), town.figures(store), text=one.title,
        )  # fmt: skip

    def to_initiative(self) -> None:
        """In the register of the town, once; what it becomes is followed there."""
        one = self.table.current
        if one is None or self._context.store.read_only:
            return
        if is_initiative(self._context.store, one):
            self._context.navigator.go("participation", tab="0", id=one.initiative_id)
            return
        folios: list[str] = []
        verb = self._context.actions["initiative_of_ask"]
        if self._try(lambda: folios.append(verb(Ref("advocacy_ask", one.id), ""))):
            self._context.toast(_("Quedó en el registro: {folio}.").format(folio=folios[0]), True)

    def _move(self, one: Ask, by: int) -> None:
        self._try(move, self._context.store, one.id, by)
        self.table.select(lambda each: each.id == one.id)

    def _remove(self, one: Ask) -> None:
        if may_remove(self._context, (Ref("advocacy_ask", one.id),), f"«{one.title}»") and self._try(
            remove_ask, self._context.store, one.id
        ):
            self._context.toast(_("Se quitó el pedido."), True)


def _chip(one: Ask) -> Cell:
    return ChipCell(capital(one.state.word), *TONES.get(one.state, ("neutral", "")))
