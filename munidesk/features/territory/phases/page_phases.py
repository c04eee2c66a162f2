"""The tab of the five phases: five columns under who conducts and the next legal day; and its case, step by step."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.territory.follow.page_questions import ask_questions, questions_words
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.phases import exports
from munidesk.features.territory.phases.page_column import PhaseColumn
from munidesk.features.territory.phases.page_strip import Strip
from munidesk.features.territory.products.store import current_version
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures import page_case_ask as ask
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.page_case_panel import CasePanel
from munidesk.procedures.store import undo_step
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_export import Entry
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import button, column, row

_PHASES, _CASE = "phases", "case"
_ROOMY_FROM = 1000


def make(context: Context) -> Part:
    return PhasesPart(context)


class PhasesPart(Part):
    """One step is chosen, in one of the columns; opened, it is worked at in the panel of its case."""

    sums_up = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._key = ""
        self.strip = Strip(context)
        self.strip.asked.connect(self._on_strip)
        self.columns: list[PhaseColumn] = []
        self._row = row(spacing=12)
        body = QWidget()
        body.setLayout(self._row)
        self._drawn = QWidget()
        layout = column(self.strip, body, spacing=12, margins=(24, 12, 24, 12))
        layout.setStretch(1, 1)
        self._drawn.setLayout(layout)
        self.case = CasePanel(context)
        self.case.shown.connect(self._follow_case)
        self._stack = QStackedWidget()
        for pane in (self._drawn, self.case):
            self._stack.addWidget(pane)
        self.setLayout(column(self._stack, spacing=0))
        self.ways = Segments((Segment(_PHASES, _("Fases")), Segment(_CASE, _("Expediente"))), _PHASES)
        self.ways.chosen.connect(self.choose)
        self.questions = button(_("Seis preguntas"), self._ask, icon="help", tip="S")
        self.open_button = button(_("Abrir paso"), self.open_step, kind="primary", icon="chevron-right", tip="Enter")

    @property
    def own_strip(self) -> bool:
        return self._stack.currentWidget() is self.case

    def choose(self, key: str) -> None:
        """The columns, or the case at the step that is chosen in them."""
        self.ways.mark(key)
        self._stack.setCurrentWidget(self.case if key == _CASE else self._drawn)
        self.turned.emit()
        (self.case if key == _CASE else self.focusProxy() or self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.own_strip:
            self.choose(_PHASES)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Actors have their own tab: where three panels do not fit, the case shows two."""
        super().resizeEvent(event)
        self.case.side.setVisible(event.size().width() >= theme.px(_ROOMY_FROM))

    # -- what is shown

    def show_view(self, view: TerritoryView) -> None:
        self._columns_for(len(view.phases))
        if self._key not in view.case.steps:
            current = view.case.current
            self._key = current.key if current is not None else next(iter(view.case.steps), "")
        if self.own_strip:
            self.case.show_case(view.case.case.id, self._key)
            self.setFocusProxy(self.case)
            return
        self.strip.show_view(view)
        for made, phase in zip(self.columns, view.phases, strict=True):
            made.show_phase(view, phase, self._key)
        chosen = next((one for one in self.columns if one.list.current_key == self._key), self.columns[0])
        self.setFocusProxy(chosen.list)

    def _columns_for(self, count: int) -> None:
        while len(self.columns) < count:
            made = PhaseColumn(len(self.columns) + 1)
            made.list.chosen.connect(self._choose)
            made.list.asked.connect(self.do)
            self._row.addWidget(made, 1)
            self.columns.append(made)
        for at, one in enumerate(self.columns):
            one.setVisible(at < count)

    def _choose(self, key: str) -> None:
        self._key = key
        for one in self.columns:
            one.mark(key)
        chosen = next((one for one in self.columns if one.list.current_key == key), None)
        if chosen is not None:
            self.setFocusProxy(chosen.list)

    def go_to(self, item: str) -> None:
        """The step by its key."""
        self.choose(_PHASES)
        self._select(item)

    def _follow_case(self) -> None:
        """The step that was chosen in the case is the one of the columns."""
        if self.own_strip and self.case.step is not None:
            self._key = self.case.step.key

    def _select(self, key: str) -> None:
        for one in self.columns:
            if key in one.list.keys:
                one.list.select(key)
                one.list.setFocus()

    @property
    def step(self) -> CaseStep | None:
        return self.view.case.steps.get(self._key) if self.view is not None else None

    def tools(self) -> Sequence[QWidget]:
        if self.view is not None:
            self.questions.setText(questions_words(self.view))
        if self.own_strip:
            return (self.ways,)
        roomy = self.width() >= theme.px(_ROOMY_FROM)  # Enter opens the case too
        return (*((self.ways,) if roomy else ()), self.questions, self.open_button)

    def entries(self) -> Sequence[Entry]:
        if self.view is None:
            return ()
        store, chosen = self.context.store, Selection(id=self.view.territory.id)
        return (Entry(_("Estado del programa"), lambda: exports.status(store, chosen)),)

    def says(self, there: QWidget) -> Said:
        del there
        keys = (
            ("← →", _("fase")), ("↑ ↓", _("paso")), ("Enter", _("abrir")), ("F", _("hecho otro día")),
            ("N", _("no aplica")), ("D", _("adjuntar producto")), ("Ctrl+↓", _("siguiente listo")),
            ("S", _("seis preguntas")),
        )  # fmt: skip
        return _("Teclas de fases"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        """By its key."""
        reading: Mapping[str, Callable[[], None]] = {
            "open": self.open_step, "next": self._next, "left": lambda: self._beside(-1),
            "right": lambda: self._beside(1), "questions": self._ask,
        }  # fmt: skip
        writing: Mapping[str, Callable[[], None]] = {
            "day": self._other_day, "skip": self._skip, "attach": self._attach, "undo": self._undo,
        }  # fmt: skip
        if name in reading:
            reading[name]()
        elif self.writes:
            writing[name]()

    def open_step(self) -> None:
        """In its case, with everything of it; Esc comes back."""
        if self.view is not None:
            self.choose(_CASE)

    def _ask(self) -> None:
        if self.view is not None:
            ask_questions(self.context, self.view)

    def _beside(self, by: int) -> None:
        at = next((at for at, one in enumerate(self.columns) if self._key in one.list.keys), 0)
        beside = self.columns[(at + by) % len(self.columns)].list
        place = self.columns[at].list.currentRow()
        if beside.keys:
            beside.select(beside.keys[min(place, len(beside.keys) - 1)])
            beside.setFocus()

    def _next(self) -> None:
        """The next one whose turn has come, around the end."""
        if self.view is None:
            return
        keys = list(self.view.case.steps)
        at, ready = keys.index(self._key), {one.key for one in self.view.case.ready}
        for key in (*keys[at + 1 :], *keys[: at + 1]):
            if key in ready:
                self._select(key)
                return
        self.context.toast(_("Ningún paso espera por usted: lo que falta depende de otros."), False)

    def _other_day(self) -> None:
        step = self.step
        if step is not None and ask.ask_day(self.context, step, step.done_on or today()):
            self.context.toast(_("«{title}», hecho.").format(title=step.title), True)

    def _skip(self) -> None:
        step = self.step
        if step is not None and ask.ask_skip(self.context, step):
            self.context.toast(_("«{title}», no aplica.").format(title=step.title), True)

    def _undo(self) -> None:
        step = self.step
        if step is None or step.state is StepState.PENDING:
            return
        if self.try_(undo_step, self.context.store, step.id):
            self.context.toast(_("«{title}», pendiente otra vez.").format(title=step.title), True)

    def _attach(self) -> None:
        """To the newest version of what the step delivers; its first, where there is none."""
        view, step = self.view, self.step
        product = next((one for one in view.products if step and one.step_key == step.key), None) if view else None
        if product is None:
            self.context.toast(_("Este paso no entrega ningún producto."), False)
            return
        version = current_version(self.context.store, product.id)
        panel = AttachmentsPanel(self.context)
        panel.show_owner(Ref("territory_product_version", version.id))
        panel.choose()
        panel.deleteLater()

    def _on_strip(self, name: str) -> None:
        if self.view is None:
            return
        if name == "figure":
            self.context.navigator.go("territorio", id=self.view.territory.id, tab="1", item="organ")
        elif self.view.next_term is not None:
            case, step, _term = self.view.next_term
            if case is self.view.case:
                self._select(step.key)
                self.open_step()
            else:
                self.context.navigator.go("territorio", id=self.view.territory.id, tab="3", item=step.key)
