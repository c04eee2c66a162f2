"""The tab of the bank of projects: a mark from 0 to 10 by criterion, the order they give; at the right who pays."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.territory.bank import exports
from munidesk.features.territory.bank import store as banked
from munidesk.features.territory.bank.document_bank import missing_words
from munidesk.features.territory.bank.page_money import MoneyPane
from munidesk.features.territory.bank.ranking import Bank, Ranked, gap_words, parse_criteria
from munidesk.features.territory.domain_bank import BankCriterion, BankProject
from munidesk.features.territory.kinds import PROJECTS
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.view import TerritoryView
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_tool
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import Cell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import Making
from munidesk.ui.side import grows
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import Chip, button, card, column, elided, row

ASKED = ("title", "zone", "responsible", "cost", "source", "text")
_VERBS = {"Ins": "new", "Return": "edit", "P": "plan"}
LIST = "territory-project"
"""The list that a sheet of projects comes into."""
_ROOMY = 1000
_NAME, _ZONE = 1, 2
"""The column of the name: Supr there takes the project away; in one of a mark it leaves it blank."""


def make(context: Context) -> Part:
    return BankPart(context)


class BankTable(VerbTable[Ranked]):
    """A digit over a mark writes it."""

    def __init__(self, columns: Sequence[Column[Ranked]]) -> None:
        super().__init__(columns, _VERBS)
        self.removes = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().column() <= _NAME:
            self.asked.emit("remove")
        else:
            super().keyPressEvent(event)


class BankPart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.bank: Bank | None = None
        self._criteria: tuple[BankCriterion, ...] | None = None
        self.table: BankTable | None = None
        self._words, self._chip = elided(kind="quiet-text", stretch=True), Chip()
        self._weights = button(_("Criterios…"), self.ask_criteria, icon="scale")
        left = card()
        left.setProperty(PANEL, True)
        self._left = column(spacing=8, margins=(1, 10, 1, 1))
        head = row(spacing=8, margins=(16, 0, 16, 0))
        head.addWidget(self._words, 1)
        for widget in (self._chip, self._weights):
            head.addWidget(widget)
        self._left.addLayout(head)
        left.setLayout(self._left)
        self.money = MoneyPane(context)
        self.money.to_plan.connect(lambda: self.do("plan"))
        grows(self.money, 300, 440)
        body = QWidget()
        panels = row(left, self.money, spacing=12, margins=(24, 12, 24, 12))
        panels.setStretch(0, 1)
        body.setLayout(panels)
        self._first = FirstStep(context, "folder", body)
        self._first.tell(
            _("Todavía no hay proyectos en la cartera."),
            _("Anote los que salieron de los talleres; después, sus criterios y notas."),
            Making(_("Nuevo proyecto"), self.new), "Ctrl+N",
        )  # fmt: skip
        self.setLayout(column(body, self._first, spacing=0))
        self._import = import_tool(context, lambda: LIST, "territorio", self, self._of)

    def _of(self) -> str:
        return f"territory_id:{self.view.territory.id}" if self.view is not None else ""

    # -- what is shown

    def show_view(self, view: TerritoryView) -> None:
        bank = self.bank = banked.load_bank(self.context.store, view.territory.id)
        if self.table is None or bank.criteria != self._criteria:
            self._criteria = bank.criteria
            self._rebuild()
        assert self.table is not None
        here = self.current.project.id if self.current is not None else ""
        at = self.table.currentIndex().column()
        self.table.cells.keep_in(self.context.draft(f"territory.bank.cell:{view.territory.id}"))
        self.table.show_records(bank.rows)
        self._keep(here, at)
        self._words.setText(" · ".join(f"{one.title} {one.weight}" for one in bank.criteria) or _("Sin criterios"))
        gap = gap_words(bank.weight) if bank.criteria else ""
        self._chip.set(gap or _("Suman 100"), "attention" if gap else "good", "alert" if gap else "check")
        self._chip.setVisible(bool(bank.criteria))
        self._weights.setEnabled(self.writes)
        self._show_money()
        self._first.stand(not bank.rows)
        self.setFocusProxy(self.table if bank.rows else self._first.button)

    def _keep(self, project_id: str, at: int) -> None:
        """The same project in the same cell, wherever its new mark has put it."""
        table = self.table
        if table is None or not project_id:
            return
        found = next((n for n, one in enumerate(table.records) if one.project.id == project_id), -1)
        if found >= 0:
            table.setCurrentIndex(table.model().index(found, at))

    def _show_money(self) -> None:
        if self.view is not None and self.bank is not None:
            self.money.show_project(self.view, self.bank, self.current)

    @property
    def current(self) -> Ranked | None:
        return self.table.current if self.table is not None else None

    def _rebuild(self) -> None:
        """Another column for each criterion."""
        if self.table is not None:
            self._left.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        table = self.table = BankTable(self._columns())
        table.setAccessibleName(_("Cartera de proyectos"))
        table.writes_in(self.context)
        table.asked.connect(self.do)
        table.selected.connect(lambda _one: self._show_money())
        table.tighten(6)
        self._left.addWidget(table, 1)
        table.show()  # else it could not take the keyboard yet
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name and marks come first: in a narrow window zone and cost are read at the right."""
        if self.table is not None:
            for at in (_ZONE, len(self._criteria or ()) + _ZONE + 2):
                self.table.setColumnHidden(at, self.width() < theme.px(_ROOMY))

    def _columns(self) -> Sequence[Column[Ranked]]:
        made: list[Column[Ranked]] = [
            Column(_("N.º"), lambda one: str(one.place or BLANK), width=44, right=True),
            Column(_("Proyecto"), lambda one: one.project.title, name=True),
            Column(_("Zona"), lambda one: one.project.zone, width=110),
        ]
        for criterion in self._criteria or ():
            edit = partial(self._set, criterion) if self.writes else None
            made.append(Column(criterion.title, partial(self._mark, criterion), edit=edit, right=True, width=84))
        made += [
            Column(_("Puntaje"), self._total, paint=self._painted, right=True, width=104),
            Column(_("Costo"), self._cost, right=True, width=110),
        ]
        return made

    def _mark(self, criterion: BankCriterion, one: Ranked) -> str:
        value = one.marks.get(criterion.id)
        return self.view.figures.number(value) if value is not None and self.view is not None else ""

    def _total(self, one: Ranked) -> str:
        if one.total is None:
            return missing_words(self.bank, one) if self.bank is not None and self.bank.criteria else BLANK
        return self.view.figures.number(one.total, 1) if self.view is not None else ""

    def _painted(self, one: Ranked) -> Cell:
        """What is missing is told at the right, where it has room."""
        if one.total is None:
            return TextCell(BLANK, colour="text2")
        return TextCell(self._total(one), strong=True)

    def _cost(self, one: Ranked) -> str:
        cost = one.project.cost
        return self.view.figures.amount(cost) if cost is not None and self.view is not None else BLANK

    def go_to(self, item: str) -> None:
        if self.table is not None:
            self.table.select(lambda one: one.project.id == item)
            self.table.setFocus()

    def making(self) -> Making | None:
        return Making(_("Nuevo proyecto"), self.new)

    def tools(self) -> Sequence[QWidget]:
        return (self._import,) if self.writes else ()

    def entries(self) -> Sequence[Entry]:
        if self.view is None:
            return ()
        store, chosen = self.context.store, Selection(id=self.view.territory.id)
        return (
            Entry(_("Cartera de proyectos"), lambda: exports.bank(store, chosen)),
            Entry(_("Cartera, en una planilla"), lambda: exports.bank_sheet(store, chosen), data=True, paper=False),
        )

    def says(self, there: QWidget) -> Said:
        right = ("F6", _("otro panel"))
        if self.money.isAncestorOf(there):
            return self.money.says(right)
        keys = (
            ("← → ↑ ↓", _("celda")), ("0 – 10", _("nota")), ("Enter", _("abrir")), ("Ins", _("proyecto nuevo")),
            ("P", _("al plan")), ("Supr", _("borrar la nota, o quitar")),
        )  # fmt: skip
        return _("Teclas de la cartera"), keys, right, ""

    # -- verbs

    def do(self, name: str) -> None:
        """By its key."""
        verbs: Mapping[str, Callable[[BankProject], object]] = {
            "edit": self._edit, "remove": self._remove, "plan": self._plan,
        }  # fmt: skip
        one = self.current
        if name == "new":
            self.new()
        elif one is not None and name in verbs:
            verbs[name](one.project)

    def new(self) -> None:
        if self.view is None or not self.writes:
            return
        made: list[str] = []
        blank = BankProject(territory_id=self.view.territory.id, title="")
        if ask_record(
            self.context, PROJECTS, blank, ASKED, _("Nuevo proyecto"),
            lambda one: made.append(banked.save_project(self.context.store, one).id), self.view.figures,
        ):  # fmt: skip
            self.go_to(made[0])

    def _edit(self, one: BankProject) -> None:
        if self.view is not None and self.writes:
            ask_record(self.context, PROJECTS, one, ASKED, one.title,
                       lambda kept: banked.save_project(self.context.store, kept), self.view.figures)  # fmt: skip

    def _remove(self, one: BankProject) -> None:
        if self.writes and self.try_(banked.remove_project, self.context.store, one.id):
            self.context.toast(_("Se quitó el proyecto."), True)

    def _set(self, criterion: BankCriterion, one: Ranked, text: str) -> None:
        """Raises UserError for what is no figure from 0 to 10; a blank takes the mark away."""
        assert self.view is not None
        mark = self.view.figures.parse(text) if text.strip() else None
        banked.set_mark(self.context.store, one.project.id, criterion.id, mark)

    def _plan(self, one: BankProject) -> None:
        """A line of the plan with its money; there already, to where it stands."""
        there = self.context.describe(Ref("plan_line", one.line_id)) if one.line_id else None
        if there is not None:
            self.context.navigator.go(there.key, **there.arguments)
            return
        made: list[str] = []
        ref = Ref(PROJECTS.table, one.id)
        if self.writes and self.try_(lambda: made.append(self.context.to_plan(ref, one.title))) and made[0]:
            self.context.toast(_("«{title}» pasó al plan con su dinero.").format(title=one.title), True)

    def ask_criteria(self) -> None:
        """One per line with its weight."""
        view, bank = self.view, self.bank
        if view is None or bank is None:
            return
        dialogs.ask_text(
            self.context.window, _("Criterios y pesos"),
            _("Uno por línea, con su peso; suman 100. Por ejemplo: Urgencia 40"),
            value="\n".join(f"{one.title} {one.weight}" for one in bank.criteria), long=True,
            draft=self.context.draft(f"territory.criteria:{view.territory.id}"),
            submit=lambda text: banked.set_criteria(self.context.store, view.territory.id, parse_criteria(text)),
        )  # fmt: skip
