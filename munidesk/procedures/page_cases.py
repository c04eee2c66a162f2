"""«Expedientes»: the cases there are, and the procedures that they follow."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.dates import day_cell, show_date, today
from munidesk.base.i18n import _
from munidesk.procedures import exports
from munidesk.procedures import page_case_ask as ask
from munidesk.procedures import store as cases
from munidesk.procedures.kinds import KINDS
from munidesk.procedures.page_case import KEY as CASE
from munidesk.procedures.page_procedures import ProceduresTab
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store_procedures import offered
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import BarCell, Cell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import hint_line
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.table import RemovingTable
from munidesk.ui.table_model import Column
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import column, row

_OPEN, _CLOSED, _ALL = "open", "closed", "all"


class CasesTab(QWidget):
    """Enter opens one; Supr takes away one in which nothing was done yet."""

    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._views: tuple[CaseView, ...] = ()
        self.which = Segments(
            (Segment(_OPEN, _("En curso")), Segment(_CLOSED, _("Cerrados")), Segment(_ALL, _("Todos")))
        )
        self.which.chosen.connect(lambda _key: self._show())
        self.table: RemovingTable[CaseView] = RemovingTable((
            Column(_("N.º"), lambda one: one.case.label, width=84),
            Column(_("Expediente"), lambda one: one.case.title, paint=_title),
            Column(_("Procedimiento"), lambda one: one.case.procedure, width=220),
            Column(_("Avance"), _progress_words, paint=_progress, width=150),
            Column(_("Paso"), _step_words, width=210),
            Column(_("Plazo"), _term_words, paint=_term, width=190),
            Column(_("Responsable"), lambda one: one.case.responsible, width=130, folds=True),
        ))  # fmt: skip
        self.table.setAccessibleName(_("Expedientes"))
        self.table.opened.connect(lambda one: self.opened.emit(one.case.id))
        self.table.removing.connect(self._remove)
        self._first = FirstStep(context, "folder", self.table)
        keys = hint_line(
            (("Enter", _("abrir")), ("Ctrl+N", _("nuevo expediente")), ("Supr", _("quitar uno sin hacer")))
        )
        layout = column(spacing=10, margins=(24, 12, 24, 12))
        layout.addLayout(row(self.which, None))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._first, 1)
        layout.addWidget(keys)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def making(self) -> Making | None:
        return None if self._context.store.read_only else Making(_("Nuevo expediente"), self.new)

    def refresh(self) -> None:
        store = self._context.store
        self._views = tuple(cases.load_case(store, one.id) for one in cases.cases(store))
        going = sum(one.case.closed_on is None for one in self._views)
        self.which.set((
            Segment(_OPEN, _("En curso"), going), Segment(_CLOSED, _("Cerrados"), len(self._views) - going),
            Segment(_ALL, _("Todos"), len(self._views)),
        ))  # fmt: skip
        self._show()

    def _show(self) -> None:
        chosen = self.which.current
        found = [one for one in self._views if chosen == _ALL or (one.case.closed_on is None) == (chosen == _OPEN)]
        self.table.show_records(found)
        self.which.setVisible(bool(self._views))
        making = self.making()
        if self._views:
            self._first.tell(_("Ningún expediente está así."), "", None)
        else:
            todo = _("Abra uno: trae pasos, plazos y cartas, y usted los cambia.")
            self._first.tell(_("Todavía no hay ningún expediente."), todo, making, NEW)
        self._first.stand(not found)

    def new(self) -> None:
        """By its procedure and what it is about; the page of the case follows."""
        if self._context.store.read_only:
            return
        if made := ask.ask_case(self._context, offered(self._context.store)):
            self.opened.emit(made)

    def _remove(self) -> None:
        one = self.table.current
        if one is not None and self._try(cases.remove_case, self._context.store, one.case.id):
            self._context.toast(_("Se quitó el expediente {n}.").format(n=one.case.label), True)


def _title(one: CaseView) -> Cell:
    return TextCell(one.case.title, strong=True)


def _progress_words(one: CaseView) -> str:
    done, whole = one.progress
    return _("{a} de {b}").format(a=done, b=whole)


def _progress(one: CaseView) -> Cell:
    done, whole = one.progress
    return BarCell(_progress_words(one), done / whole if whole else 0.0, short=True)


def _step_words(one: CaseView) -> str:
    if one.case.closed_on is not None:
        return _("Cerrado el {day}").format(day=day_cell(one.case.closed_on))
    return one.current.title if one.current is not None else _("Todos hechos")


def next_term(one: CaseView) -> tuple[str, str, str]:
    """(words, tone, icon) of the term that comes first among the steps whose turn has come; empty without any."""
    terms = [(term.closable_from if term.at_least else term.last, step, term)
             for step in one.ready if (term := one.deadline(step)) is not None]  # fmt: skip
    if not terms or one.case.closed_on is not None:
        return "", "neutral", ""
    day, step, term = min(terms, key=lambda each: each[0])
    if one.overdue(step):
        return _("Venció el {day}").format(day=show_date(term.last)), "bad", "alert"
    near = (day - today()).days <= 15
    short = _("Desde el {day}") if term.at_least else _("Vence el {day}")
    return short.format(day=show_date(day)), "attention" if near else "neutral", "clock"


def _term_words(one: CaseView) -> str:
    return next_term(one)[0]


def _term(one: CaseView) -> Cell | None:
    words, tone, icon = next_term(one)
    return ChipCell(words, tone, icon) if words else None


class CasesPage(Page):
    tables = frozenset({*(kind.table for kind in KINDS), "closed_day"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader()
        self.cases, self.procedures = CasesTab(context), ProceduresTab(context)
        self.cases.opened.connect(lambda key: context.navigator.go(CASE, id=key))
        self.tabs = Tabs(((_("Expedientes"), lambda: self.cases), (_("Procedimientos"), lambda: self.procedures)))
        self._make = MakeButton(self.tabs)
        self.header.buttons.addWidget(export_menu(context, self._exports))
        self.header.buttons.addWidget(self._make)
        layout = column(spacing=0, margins=(0, 8, 0, 0))
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def open(self, tab: str = "", procedure: str = "") -> None:
        if procedure:
            tab = "1"
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if procedure:
            self.ensure_fresh()
            self.procedures.select(procedure)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Expedientes"), ""), (self.tabs.word, "")) if self.tabs.index else ((_("Expedientes"), ""),)

    def record(self) -> Ref | None:
        if self.tabs.index:
            return self.procedures.record()
        one = self.cases.table.current
        return Ref("case_file", one.case.id) if one is not None else None

    def leave(self) -> bool:
        return self.procedures.leave()

    def refresh(self) -> None:
        self.cases.refresh()
        self.procedures.refresh()
        self.header.set(_("Expedientes"), _("Procedimientos con pasos, plazos de norma y cartas"))
        self._make.follow()

    def new(self) -> None:
        self.tabs.show_tab(0)
        self.cases.new()

    def new_procedure(self) -> None:
        self.tabs.show_tab(1)
        self.procedures.new()

    def _exports(self) -> list[Entry]:
        if self.tabs.index:
            return self.procedures.exports()
        one = self.cases.table.current
        if one is None:
            return []
        chosen = Selection(id=one.case.id)
        return [Entry(_("Expediente"), partial(exports.case, self.context.store, chosen))]
