"""The proposals: written in the table one after the other, numbered for the ballot."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.features.participatory_budget import rules
from munidesk.features.participatory_budget.domain import Proposal
from munidesk.features.participatory_budget.kinds import PROPOSALS
from munidesk.features.participatory_budget.store import BudgetView, delete_proposal, number_ballot, save_proposal
from munidesk.records.ref import Ref
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, elided, row


class ProposalsTab(QWidget):
    """A line to add with Enter, several pasted at once; every cell is written in place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: BudgetView | None = None
        self._try = Attempt(context)
        self.line = EntryLine()
        self.line.setPlaceholderText(_("Escriba una propuesta y Enter"))
        self.line.setAccessibleName(_("Propuesta nueva"))
        self.line.returnPressed.connect(self._add)
        self.line.pasted.connect(self._add_all)
        self._draft = Draft(self, {"title": self.line})
        self.number_button = button(_("Numerar la boleta"), self.number, icon="numbers")
        self.from_button = button(_("De una iniciativa…"), self.from_initiative, icon="link")
        self.table: RecordTable[Proposal] = _Table(self._columns(), self._remove)
        self.table.setAccessibleName(_("Propuestas"))
        self.table.writes_in(context)
        self.table.removes = True
        self._foot = elided(kind="quiet", stretch=True)
        head = row(self.line, self.from_button, self.number_button, spacing=8)
        head.setStretch(0, 1)
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot)
        inside.setLayout(layout)
        self.setLayout(column(inside, spacing=0, margins=(24, 12, 24, 16)))
        self.setFocusProxy(self.line)

    def _columns(self) -> tuple[Column[Proposal], ...]:
        return (
            Column(_("N.º"), lambda one: rules.key_of(one.number) if one.number else "–", width=52),
            Column(_("Propuesta"), lambda one: one.title, edit=partial(self._set, "title"), name=True),
            Column(_("En qué consiste"), lambda one: one.summary, edit=partial(self._set, "summary"), width=230),
            Column(_("Zona"), self._zone, edit=self._set_zone, width=120),
            Column(_("Costo"), self._cost, edit=partial(self._set, "cost"), right=True, width=110),
            Column(_("Quién propone"), lambda one: one.proponent, edit=partial(self._set, "proponent"), width=130),
            Column(_("Boleta"), self._state, paint=self._chip, width=140),
        )  # fmt: skip

    def show_view(self, view: BudgetView | None) -> None:
        self._view = view
        writes = view is not None and view.process.is_open and not self._context.store.read_only
        for one in (self.line, self.number_button, self.from_button):
            one.setEnabled(writes)
        if view is None:
            return
        self._draft.show(self._context.draft(f"proposal.new:{view.process.id}"))
        self.table.cells.keep_in(self._context.draft(f"proposal.cell:{view.process.id}"))
        self.table.says_when_empty(_("Escriba arriba la primera propuesta, o péguelas de una planilla."))
        self.table.show_records(view.proposals)
        n, on = len(view.proposals), len(view.on_ballot)
        words = ngettext("{n} propuesta", "{n} propuestas", n).format(n=n)
        self._foot.setText(f"{words}; {ngettext('{n} en la boleta', '{n} en la boleta', on).format(n=on)}.")

    def making(self) -> Making | None:
        return Making(_("Propuesta nueva"), self.line.setFocus) if self.line.isEnabled() else None

    def select(self, proposal_id: str) -> None:
        self.table.select(lambda one: one.id == proposal_id)
        self.table.setFocus()

    # -- cells

    def _zone(self, one: Proposal) -> str:
        return self._view.district(one) if self._view is not None else ""

    def _cost(self, one: Proposal) -> str:
        return self._view.figures.amount(one.cost) if self._view is not None and one.cost is not None else ""

    def _state(self, one: Proposal) -> str:
        if one.number is not None:
            return _("En la boleta")
        if self._view is None:
            return ""
        refused = rules.refusals(self._view.opinions_of(one))
        if refused:
            return _("No viable")
        return _("Falta el costo") if one.cost is None else _("Sin numerar")

    def _chip(self, one: Proposal) -> ChipCell:
        word = self._state(one)
        if one.number is not None:
            return ChipCell(word, "good", "check")
        refused = self._view is not None and rules.refusals(self._view.opinions_of(one))
        return ChipCell(word, "bad" if refused else "attention", "close" if refused else "alert")

    def _set(self, name: str, one: Proposal, text: str) -> None:
        view = self._view
        if view is not None:
            value = PROPOSALS.field(name).read(text, view.figures)
            now = PROPOSALS.get(self._context.store, one.id)
            changed: dict[str, Any] = {name: value}
            save_proposal(self._context.store, replace(now, **changed))

    def _set_zone(self, one: Proposal, text: str) -> None:
        """A district by its name; else the place as it is written."""
        view = self._view
        if view is None:
            return
        words = " ".join(text.split())
        found = next((each.id for each in view.districts if fold(each.name) == fold(words)), "")
        now = PROPOSALS.get(self._context.store, one.id)
        save_proposal(self._context.store, replace(now, district_id=found, place=now.place if found else words))

    # -- verbs

    def _add(self) -> None:
        if self._view is not None and self.line.text().strip():
            made = Proposal(process_id=self._view.process.id, title=self.line.text())
            if self._try(save_proposal, self._context.store, made):
                self.line.setText("")  # not `clear`, which Ctrl+Z would take back instead of the proposal
                self._draft.done()

    def _add_all(self, text: str) -> None:
        """Lines of a list; of a sheet the first cell is the title, a second one the cost."""
        view = self._view
        if view is None:
            return
        lines = [line.split("\t") for line in text.splitlines() if line.strip()]

        def write() -> None:
            with self._context.store.change(_("Pegar propuestas")):
                for cells in lines:
                    cost = view.figures.cents(cells[1]) if len(cells) > 1 else None
                    made = Proposal(process_id=view.process.id, title=cells[0], cost=cost)
                    save_proposal(self._context.store, made)

        n = len(lines)
        if self._try(write):
            self._context.toast(
                ngettext("Se agregó {n} propuesta.", "Se agregaron {n} propuestas.", n).format(n=n), True
            )

    def number(self) -> None:
        view = self._view
        if view is None:
            return
        made: list[int] = []
        if self._try(lambda: made.append(number_ballot(self._context.store, view.process.id))):
            n = made[0]
            words = ngettext("La boleta quedó con {n} propuesta.", "La boleta quedó con {n} propuestas.", n)
            self._context.toast(words.format(n=n), True)

    def from_initiative(self) -> None:
        """By its folio or words of it; what it is called comes along, and who reads one finds the other."""
        view = self._view
        if view is None:
            return
        words = dialogs.ask_text(
            self._context.window, _("¿Qué iniciativa?"), _("Su folio, o palabras de su título."),
            draft=self._context.draft("proposal.from"),
        )  # fmt: skip
        hits = self._context.search(words) if words else ()
        found = [one for one in hits if one.record.startswith("initiative:")]
        if words and not found:
            self._context.toast(_("Ninguna iniciativa coincide con «{words}».").format(words=words), False)
            return
        chosen = dialogs.ask_choice(
            self._context.window, _("¿Cuál de estas?"), "",
            [(one.record, f"{one.title} · {one.detail}") for one in found],
            accept=_("Pasar a propuesta"),
        )  # fmt: skip
        if chosen:
            ref = Ref("initiative", chosen.partition(":")[2])
            self._try(lambda: self._context.actions["proposal_from"](ref, view.process.id))

    def _remove(self) -> None:
        one = self.table.current
        if one is None or not self.line.isEnabled():
            return
        may = may_remove(self._context, [Ref("budget_proposal", one.id)], _("la propuesta"))
        if may and self._try(delete_proposal, self._context.store, one.id):
            self._context.toast(_("Se quitó la propuesta."), True)


class _Table(RecordTable[Proposal]):
    def __init__(self, columns: tuple[Column[Proposal], ...], remove: Callable[[], None]) -> None:
        super().__init__(columns)
        self._remove = remove
        self.verticalHeader().setDefaultSectionSize(theme.px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
            return
        super().keyPressEvent(event)
