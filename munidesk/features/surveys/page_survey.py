"""The page of surveys: the form, the sheets that are passed, the results, side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.i18n import _
from munidesk.features.surveys import exports
from munidesk.features.surveys.domain import Survey
from munidesk.features.surveys.kinds import KINDS, SURVEYS
from munidesk.features.surveys.page_form import FormPanel
from munidesk.features.surveys.page_results import ResultsPanel
from munidesk.features.surveys.page_sheet import SheetPanel
from munidesk.features.surveys.store import (
    SurveyView,
    close_survey,
    load_view,
    new_survey,
    new_version,
    newest,
    reopen_survey,
    save_survey,
    surveys,
)
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry, document_of, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.town.page_paper import show_paper
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Siblings
from munidesk.ui.widgets import Chip, button, column, elided, row, tool

KEY = "participation.survey"
_FACTS = ("title", "purpose", "since", "until", "returned", "handed", "sampling", "population", "drawn")


class SurveyPage(Page):
    tables = frozenset(kind.table for kind in KINDS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.view: SurveyView | None = None
        self._try = Attempt(context)
        self._title, self._chip = elided(kind="title"), Chip()
        self._which = QComboBox()
        self._which.setAccessibleName(_("Encuesta"))
        self._which.setMaximumWidth(theme.px(170))
        self._which.activated.connect(lambda _at: self._open(str(self._which.currentData())))
        self._facts = tool("pencil", _("Datos de la encuesta"), self.ask_facts)
        self._version = tool("swap", _("Formulario nuevo"), self.ask_version)
        self._close = button(_("Cerrar"), self.close_it, tip=_("No llegan más hojas"))
        self._reopen = button(_("Reabrir"), self.reopen)
        self._print = button(_("Imprimir hojas"), self.print_form, icon="printer")
        self._another = tool("plus", _("Nueva encuesta"), self.new)
        self._new = MakeButton(None, self._making)
        self.next_button = button(_("Hoja siguiente"), self._next, kind="primary", icon="chevron-right")
        head = row(
            self._title, self._chip, self._facts, self._version, self._another, None, spacing=8, margins=(24, 12, 24, 4)
        )
        for widget in (
            self._which,
            self._print,
            export_menu(context, self._exports),
            self._close,
            self._reopen,
            self._new,
            self.next_button,
        ):
            head.addWidget(widget)
        self.form, self.sheet, self.results = FormPanel(context), SheetPanel(context), ResultsPanel()
        self._import = import_button(context, self._incoming, KEY, self, self._of)
        self.sheet.take_in(self._import)
        body = QWidget()
        panels = row(spacing=16, margins=(24, 14, 24, 16))
        for panel, share in ((self.form, 30), (self.sheet, 37), (self.results, 37)):
            panels.addWidget(panel, share)
        body.setLayout(panels)
        self._first = FirstStep(context, "clipboard", body)
        todo = _("Créela con su título y sus días; después se agregan las preguntas.")
        self._first.tell(_("Todavía no hay ninguna encuesta."), todo, Making(_("Nueva encuesta"), self.new), NEW)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, KEY))
        layout.addWidget(body, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.sheet)

    def _making(self) -> Making | None:
        """While sheets come, the next one is what is begun, and another survey by its small button."""
        passing = self.view is not None and self.view.survey.is_open
        return None if passing or self.context.store.read_only else Making(_("Nueva encuesta"), self.new)

    def _incoming(self) -> str:
        """Filled sheets, once there are questions; until then the questions. None comes into a closed survey."""
        if self.view is None or not self.view.survey.is_open:
            return ""
        return "survey-sheet" if self.view.questions else "survey-question"

    def _of(self) -> str:
        return f"survey_id:{self._id}"

    def open(self, id: str = "", question: str = "") -> None:  # noqa: A002 - the name in every link
        if id:
            self._open(id)
        if question:
            self.ensure_fresh()
            self.form.select(question)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Participación"), "participation"), (_("Encuestas"), ""))

    def record(self) -> Ref | None:
        return Ref("survey", self._id) if self._id else None

    def refresh(self) -> None:
        store = self.context.store
        found = surveys(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        view = self.view = load_view(store, self._id) if self._id else None
        self._title.setText(view.survey.title if view else _("Encuestas"))
        names = [(one.id, f"{one.title} · {one.version}") for one in found]
        if [(self._which.itemData(at), self._which.itemText(at)) for at in range(self._which.count())] != names:
            self._which.clear()
            for key, name in names:
                self._which.addItem(name, key)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        self._first.stand(view is None)
        for panel in (self.form, self.sheet, self.results):
            panel.show_view(view)
        self._show_state(view)

    def _show_state(self, view: SurveyView | None) -> None:
        writes = not self.context.store.read_only
        running = view is not None and view.survey.is_open
        self._new.follow()
        self._another.setVisible(running)
        self._another.setEnabled(writes)
        for widget in (self._facts, self._version):
            widget.setVisible(view is not None)
            widget.setEnabled(writes and (running or widget is self._version))
        self._print.setVisible(view is not None and bool(view.questions))
        self._import.setVisible(running and writes)
        passing = running and view is not None and bool(view.questions)
        self._close.setVisible(passing and writes)
        self._reopen.setVisible(view is not None and not running and writes)
        self.next_button.setVisible(passing)
        self.next_button.setEnabled(writes)
        if view is None:
            self._chip.set("")
        elif not running:
            self._chip.set(_("Cerrada"), "neutral", "shield-check")
        elif view.numbers:
            self._chip.set(_("Pasando hojas"), "accent", "pencil")
        else:
            self._chip.set(_("En preparación"), "accent", "pencil")

    def leave(self) -> bool:
        return self.sheet.leave()

    def _open(self, survey_id: str) -> None:
        self._id = survey_id
        self.refresh()

    # -- verbs

    def new(self) -> None:
        if self.context.store.read_only:
            return
        made: list[str] = []
        done = ask_record(
            self.context, SURVEYS, Survey(title=""), _FACTS[:6], _("Nueva encuesta"),
            lambda one: made.append(new_survey(self.context.store, one)), town.figures(self.context.store),
            accept=_("Crear"),
        )  # fmt: skip
        if done:
            self._open(made[0])
            self.form.add_button.setFocus()

    def pass_sheets(self) -> None:
        self.sheet.begin()

    def _next(self) -> None:
        self.sheet.next_sheet()

    def ask_facts(self) -> None:
        if self.view is not None:
            ask_record(
                self.context, SURVEYS, self.view.survey, _FACTS, _("Datos de la encuesta"),
                lambda one: save_survey(self.context.store, one), self.view.figures,
            )  # fmt: skip

    def ask_version(self) -> None:
        """The questions on a new form that can be changed; the sheets of the one before stay with it."""
        sure = dialogs.confirm(
            self.context.window, _("Formulario nuevo"),
            _("Se copia con sus preguntas y sin hojas. El de ahora queda cerrado, con las que ya se pasaron."),
            _("Copiar"),
        )  # fmt: skip
        if sure and self._id:
            self._open(new_version(self.context.store, self._id))
            self.form.list.setFocus()

    def close_it(self) -> None:
        if self._id and self._try(close_survey, self.context.store, self._id):
            self._reopen.setFocus()  # its own button is gone
            self.context.toast(_("La encuesta quedó cerrada."), True)

    def reopen(self) -> None:
        if self._id and self._try(reopen_survey, self.context.store, self._id):
            self.sheet.begin()

    def print_form(self) -> None:
        store, chosen = self.context.store, Selection(id=self._id)
        show_paper(
            self.context,
            _("Hoja de encuesta"),
            lambda _s: document_of(self.context, lambda: exports.form(store, chosen)),
        )

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        return [
            Entry(_("Resultados de la encuesta"), lambda: exports.results(store, chosen)),
            Entry(_("Hoja en blanco"), lambda: exports.form(store, chosen)),
            Entry(_("Respuestas"), lambda: exports.answers(store, chosen), data=True, paper=False),
        ]
