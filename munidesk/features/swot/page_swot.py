"""The page of the FODA: Matriz · MEFI–MEFE · Puntajes · Cruces · Versiones."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from munidesk.base.i18n import _
from munidesk.features.swot import exports
from munidesk.features.swot.domain import Matrix
from munidesk.features.swot.kinds import MATRICES
from munidesk.features.swot.page_board import BoardTab
from munidesk.features.swot.page_strategies import StrategiesTab
from munidesk.features.swot.page_tables import EvaluationTab, ScoresTab
from munidesk.features.swot.page_versions import VersionsTab
from munidesk.features.swot.rules import external, internal, standing, totals
from munidesk.features.swot.store import SwotView, load_view, matrices, new_matrix, new_version, newest, save_matrix
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_tool
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.forms import Field
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import Chip, button, column, elided, row, tool

Shown = BoardTab | EvaluationTab | ScoresTab | StrategiesTab | VersionsTab

_STRATEGIES, _ROOMY = 3, 1040


class SwotPage(Page):
    tables = frozenset({"swot", "swot_factor", "swot_score", "swot_strategy", "link"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self._try = Attempt(context)
        self.view: SwotView | None = None
        self._title, self._chip = elided(kind="title"), Chip()
        self._which = QComboBox()
        self._which.setAccessibleName(_("Versión"))
        self._which.setFixedWidth(theme.px(154))
        self._which.activated.connect(lambda _index: self._open(str(self._which.currentData())))
        self._rename = tool("pencil", _("Cambiar el título y quiénes participaron"), self._ask_title)
        self._bring = tool("checklist", _("Agregar lo rojo y lo verde del diagnóstico"), self.from_diagnosis)
        self._version = button(_("Versión nueva"), self._new_version, icon="plus")
        head = row(self._title, self._chip, self._rename, None, self._which, spacing=8, margins=(24, 12, 24, 4))
        self._import = import_tool(context, self._incoming, "swot", self)
        for widget in (self._bring, self._import, export_menu(context, self._exports), self._version):
            head.addWidget(widget)
        self._sums = elided(kind="quiet-text", stretch=True)
        self._sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.board = BoardTab(context)
        self.strategies = StrategiesTab(context)
        self._tabs: list[Shown] = [
            self.board, EvaluationTab(context), ScoresTab(context), self.strategies,
            VersionsTab(context, self._new_version),
        ]  # fmt: skip
        words = (_("Matriz"), _("MEFI–MEFE"), _("Puntajes"), _("Cruces"), _("Versiones"))
        self.tabs = Tabs(
            tuple((word, partial(self._tabs.__getitem__, at)) for at, word in enumerate(words)), self._sums
        )
        self.tabs.shown.connect(self._show_import)
        self._new = MakeButton(self.tabs, lambda: Making(_("Nuevo FODA"), self.new))
        head.addWidget(self._new)
        self._first = FirstStep(context, "grid", self.tabs)
        todo = _("Reúna al equipo y cree el primero: cuatro cuadrantes, una tarjeta por factor.")
        self._first.tell(_("Todavía no hay ningún FODA."), todo, Making(_("Nuevo FODA"), self.new), NEW)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.tabs.show_tab(0)
        self.setFocusProxy(self.tabs)

    def open(self, id: str = "", tab: str = "", factor: str = "") -> None:  # noqa: A002
        if id:
            self._open(id)
        else:
            self.strategies.show_view(self.view)  # their activities may have left the plan meanwhile
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if factor:
            self.tabs.show_tab(0)
            self.board.select(factor)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("FODA"), ""), (self.tabs.word, ""))

    def refresh(self) -> None:
        store = self.context.store
        found = matrices(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        self.view = load_view(store, self._id) if self._id else None
        view = self.view
        self._title.setText(view.matrix.title if view else _("FODA"))
        choices = [(one.id, _("Versión {n} · {year}").format(n=one.version, year=one.day.year)) for one in found]
        if [self._which.itemData(i) for i in range(self._which.count())] != [key for key, _word in choices]:
            self._which.clear()
            for key, word in choices:
                self._which.addItem(word, key)
        self._which.setCurrentIndex(self._which.findData(self._id))
        editable = not store.read_only
        for widget in (self._which, self._version, self._rename):
            widget.setVisible(view is not None)
            widget.setEnabled(editable or widget is self._which)
        self._new.setEnabled(editable)
        if view is None:
            self.tabs.begin()  # what is begun is its matrix
        self._first.stand(view is None)
        self._show_chip(view)
        for tab in self._tabs:
            tab.show_view(view)
        self._new.follow()
        self._show_import()

    def _show_import(self) -> None:
        # «Nueva estrategia» is the longest of the verbs: beside it, in a narrow window, a sheet comes in by Ctrl+K.
        room = self.tabs.index != _STRATEGIES or self.width() >= theme.px(_ROOMY)
        self._import.setVisible(self.view is not None and bool(self._incoming()) and room)
        self._import.setEnabled(not self.context.store.read_only)
        # In a narrow window it is started by Ctrl+K too: the name of the FODA comes first.
        writable = self.view is not None and not self.view.matrix.closed and not self.context.store.read_only
        self._bring.setVisible(writable and self.tabs.index == 0 and self.width() >= theme.px(_ROOMY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_import()

    def _incoming(self) -> str:
        """The list of the tab that is shown; empty where none comes in by a sheet."""
        return {0: "factors", _STRATEGIES: "strategies"}.get(self.tabs.index, "")

    def _show_chip(self, view: SwotView | None) -> None:
        if view is None:
            self._chip.set("")
            return
        n = view.matrix.version
        if view.matrix.closed:
            self._chip.set(_("Versión {n}, cerrada").format(n=n), "neutral", "shield-check")
        else:
            self._chip.set(_("Versión {n}, en trabajo").format(n=n), "neutral", "pencil")
        inside, outside = totals(internal(view.factors)), totals(external(view.factors))
        tables = (("MEFI", inside), ("MEFE", outside))
        words = [standing(name, found, view.figures) for name, found in tables]
        self._sums.setText(" · ".join(words))

    def leave(self) -> bool:
        return self.board.detail.leave()

    def _open(self, matrix_id: str) -> None:
        self.board.detail.leave()
        self._id = matrix_id
        self.refresh()

    def new(self) -> None:
        made: list[str] = []
        dialogs.ask_text(
            self.context.window, _("Nuevo FODA"), _("¿De qué? Por ejemplo: FODA del Plan de Desarrollo"),
            draft=self.context.draft("swot.new"),
            submit=lambda title: made.append(new_matrix(self.context.store, Matrix(title=title))),
        )  # fmt: skip
        if made:
            self._open(made[0])
            self.tabs.show_tab(0)
            self.board.begin()

    def _ask_title(self) -> None:
        if self.view is None:
            return
        key, matrix = self._id, self.view.matrix
        fields = (
            Field("title", _("Título del FODA")),
            Field("people", _("Quiénes participaron"), hint=_("Se imprime bajo el título.")),
        )
        dialogs.ask(
            self.context.window, _("Título y participantes"), "", fields,
            values={"title": matrix.title, "people": matrix.people}, draft=self.context.draft(f"swot.title:{key}"),
            submit=lambda said: self._retitle(key, said["title"], said["people"]),
        )  # fmt: skip

    def from_diagnosis(self) -> None:
        """The components in red as weaknesses and those in green as strengths, once they are seen and accepted."""
        own, actions = Ref("swot", self._id), self.context.actions
        said: list[str] = []
        if not self._id or not self._try(lambda: said.append(actions["swot_offer"](own, ""))):
            return
        title = _("Agregar lo del diagnóstico")
        if not said[0]:
            words = _("No hay nada nuevo: hace falta una ronda cerrada con algún componente en rojo o en verde.")
            dialogs.tell(self.context.window, title, words)
        elif dialogs.confirm(self.context.window, title, said[0], _("Agregar")) and self._try(
            lambda: said.append(actions["swot_from_diagnosis"](own, ""))
        ):
            self.context.toast(said[1], True)
            self.tabs.show_tab(0)
            self.board.setFocus()

    def _retitle(self, matrix_id: str, title: str, people: str) -> None:
        store = self.context.store
        save_matrix(store, replace(MATRICES.get(store, matrix_id), title=title, people=people))

    def _new_version(self) -> None:
        sure = dialogs.confirm(
            self.context.window, _("Abrir una versión nueva"),
            _("La de ahora queda cerrada y se conserva tal como está. La nueva empieza igual."), _("Abrir"),
        )  # fmt: skip
        if sure and self._id:
            self._open(new_version(self.context.store, self._id))

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        return [
            Entry(_("Matriz en una página"), lambda: exports.swot(store, chosen)),
            Entry(_("MEFI y MEFE"), lambda: exports.mefi(store, chosen)),
            Entry(_("Informe completo"), lambda: exports.full(store, chosen)),
            Entry(_("Afiche A3 en 2 hojas"), lambda: exports.poster(store, chosen)),
            Entry(_("Afiche A2 en 4 hojas"), lambda: exports.poster_a2(store, chosen)),
            Entry(_("Factores"), lambda: exports.factors(store, chosen), data=True, paper=False),
        ]
