"""At the right of the bank: what the chosen project is, who pays for it, the line of the plan it became."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from munidesk.base.dates import today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.territory.bank import store as banked
from munidesk.features.territory.bank.document_bank import missing_words
from munidesk.features.territory.bank.ranking import Bank, Ranked, by_payer
from munidesk.features.territory.domain_bank import BudgetShare
from munidesk.features.territory.kinds import SHARES
from munidesk.features.territory.view import TerritoryView
from munidesk.records.ref import Ref
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import button, column, elided, label, row

_ASKED = ("year", "payer", "amount", "note")
_VERBS = {"Ins": "new", "Return": "edit", "Del": "remove"}


class MoneyPane(QFrame):
    """`to_plan` fires by its button."""

    to_plan = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._context = context
        self._try = Attempt(context)
        self._view: TerritoryView | None = None
        self._one: Ranked | None = None
        self._name, self._about = elided(kind="panel"), label(kind="quiet-text", wrap=True)
        self._missing, self._text = label(kind="quiet", wrap=True), label(wrap=True)
        self._planned = label(kind="quiet-text", wrap=True)
        self._plan = button(_("Al plan"), self.to_plan.emit, icon="gantt", tip="P")
        self.table: VerbTable[BudgetShare] = VerbTable(self._columns(), _VERBS)
        self.table.setAccessibleName(_("Quién paga"))
        self.table.says_when_empty(_("Nadie paga todavía. Ins anota quién y cuánto."))
        self.table.asked.connect(self.do)
        self._new = button(_("Aporte"), lambda: self.do("new"), icon="plus", tip="Ins")
        self._whole = label(kind="quiet", wrap=True)
        inner = column(self._name, self._about, self._missing, self._text, spacing=6, margins=(16, 12, 16, 12))
        inner.addLayout(row(self._plan, None))
        inner.addWidget(self._planned)
        inner.addLayout(row(label(_("Quién paga"), "strong"), None, self._new))
        inner.addWidget(self.table, 1)
        inner.addWidget(self._whole)
        self.setLayout(inner)

    def _columns(self) -> tuple[Column[BudgetShare], ...]:
        def amount(one: BudgetShare) -> str:
            return self._view.figures.amount(one.amount) if self._view is not None else ""

        return (
            Column(_("Año"), lambda one: str(one.year), width=56),
            Column(_("Quién paga"), lambda one: one.payer.word),
            Column(_("Monto"), amount, right=True, width=104),
        )

    def show_project(self, view: TerritoryView, bank: Bank, one: Ranked | None) -> None:
        self._view, self._one = view, one
        writes = not self._context.store.read_only
        self._new.setEnabled(writes and one is not None)
        self._plan.setEnabled(one is not None)
        self._name.setText(one.project.title if one is not None else "")
        project = one.project if one is not None else None
        cost = view.figures.money(project.cost) if project is not None and project.cost is not None else ""
        told = (project.zone, project.responsible, cost, project.source) if project is not None else ()
        self._about.setText(" · ".join(part for part in told if part))
        self._text.setText(project.text if project is not None else "")
        missing = missing_words(bank, one) if one is not None and one.total is None and bank.criteria else ""
        self._missing.setText(_("Sin puesto: {why}.").format(why=missing) if missing else "")
        for widget in (self._about, self._text, self._missing):
            widget.setVisible(bool(widget.text()))
        line = self._context.describe(Ref("plan_line", project.line_id)) if project and project.line_id else None
        self._plan.setText(_("Ver en el plan") if line is not None else _("Al plan"))
        self._planned.setText(_("En el plan: {title}").format(title=line.title) if line is not None else "")
        self._planned.setVisible(line is not None)
        self.table.show_records(bank.of_project(project.id) if project is not None else ())
        self._whole.setText(whole_words(view, bank))
        self._whole.setVisible(bool(bank.shares))

    def says(self, right: tuple[str, str]) -> Said:
        keys = (("↑ ↓", _("aporte")), ("Enter", _("abrir")), ("Ins", _("aporte nuevo")), ("Supr", _("quitar")))
        return _("Teclas de quién paga"), keys, right, ""

    def do(self, name: str) -> None:
        """By its key."""
        share, one, view = self.table.current, self._one, self._view
        if one is None or view is None or self._context.store.read_only:
            return
        if name == "new":
            blank = BudgetShare(territory_id=view.territory.id, project_id=one.project.id, year=today().year)
            self._ask(view, blank, _("Quién paga «{title}»").format(title=one.project.title))
        elif share is not None and name == "edit":
            self._ask(view, share, one.project.title)
        elif share is not None and self._try(banked.remove_share, self._context.store, share.id):
            self._context.toast(_("Se quitó el aporte."), True)

    def _ask(self, view: TerritoryView, share: BudgetShare, title: str) -> None:
        ask_record(self._context, SHARES, share, _ASKED, title,
                   lambda kept: banked.save_share(self._context.store, kept), view.figures)  # fmt: skip


def whole_words(view: TerritoryView, bank: Bank) -> str:
    """«Toda la cartera: municipio 40 %, nación o federación 60 %.»"""
    found = by_payer(bank.shares)
    parts = view.figures.percents([amount for _payer, amount in found])
    names = ", ".join(f"{payer.word} {part}" for (payer, _amount), part in zip(found, parts, strict=True))
    return _("Toda la cartera: {names}.").format(names=names or BLANK)
