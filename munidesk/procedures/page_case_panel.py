"""A case as it is worked at: its steps, the one that is shown, who takes part; a page of its own or a tab."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.procedures import page_case_ask as ask
from munidesk.procedures import store as cases
from munidesk.procedures import store_entries
from munidesk.procedures.codes import Differs, StepKind, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import ACTORS, CASES, COMMUNICATIONS, KINDS
from munidesk.procedures.page_case_papers import show_constancia
from munidesk.procedures.page_case_side import SidePanel
from munidesk.procedures.page_case_step import StepPanel
from munidesk.procedures.page_case_steps import StepList
from munidesk.procedures.rules import CaseView, held_back, owes_proof
from munidesk.procedures.store_steps import remove_step
from munidesk.procedures.words import no_proof
from munidesk.records.ref import Ref
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.side import grows
from munidesk.ui.widgets import card, column, row

TABLES = frozenset({*(kind.table for kind in KINDS), "letter", "attachment", "link", "closed_day"})
"""What a page that shows a case reads again for."""
CASE = "cases.case"
OBSERVATIONS = "cases.observations"


class CasePanel(QWidget):
    """Steps, step and side of one case, with its keys and their strip.

    The page around it names TABLES among its own, calls `show_case` in its `refresh`, and may show its verbs
    (`ask_facts`, `close_it`, `reopen`). `shown` fires when another step, or the case anew, is shown. `margin` is what
    is left at its sides, in pixels at 100 %.
    """

    shown = Signal()

    def __init__(self, context: Context, *, margin: int = 24) -> None:
        super().__init__()
        self.context = context
        self._id = ""
        self._key = ""
        self.view: CaseView | None = None
        self._try = Attempt(context)
        self.steps = StepList()
        self.steps.chosen.connect(self._choose)
        self.steps.verb.connect(self.do)
        left = card()
        left.setProperty(PANEL, True)
        left.setLayout(column(self.steps, spacing=0, margins=(1, 1, 1, 1)))
        self.panel = StepPanel(context)
        self.panel.verb.connect(self.do)
        self.panel.entries.opened.connect(lambda one: self._edit_entry(one.id))
        self.panel.entries.away.connect(self._remove_entry)
        self.panel.entries.more.connect(partial(self.do, "entry"))
        self.side = SidePanel()
        self.side.asked.connect(self._side)
        grows(left, 240, 440)
        grows(self.side, 240, 400)
        body = QWidget()
        panels = row(spacing=12, margins=(margin, 12, margin, 12))
        for panel, share in ((left, 30), (self.panel, 54), (self.side, 26)):
            panels.addWidget(panel, share)
        body.setLayout(panels)
        self.strip = HintStrip(body)
        self.strip.follow(self.says)
        layout = column(body, self.strip, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.steps)

    # -- what is shown

    def show_case(self, case_id: str, step_key: str = "") -> None:
        """The case, read anew, at that step (its key or id), else where one was, else the one one works at.

        Without a case (empty, or gone) nothing is shown: the page around it says how to begin one.
        """
        if case_id != self._id:
            self._id, self._key = case_id, ""
        self._key = step_key or self._key
        store = self.context.store
        there = bool(case_id) and store.get("case_file", case_id) is not None
        view = self.view = cases.load_case(store, case_id) if there else None
        if view is not None:
            by_id = next((one.key for one in view.ordered if one.id == self._key), self._key)
            current = view.current.key if view.current is not None else next(iter(view.steps), "")
            self._key = by_id if by_id in view.steps else current
        self.steps.show_view(view, self._key)
        self.side.show_view(store, view)
        self.panel.show_step(view, self.step)
        self.shown.emit()

    @property
    def step(self) -> CaseStep | None:
        """The one that is shown."""
        return self.view.steps.get(self._key) if self.view is not None else None

    @property
    def going(self) -> bool:
        """Whether it can be written: the case is open, and the file too."""
        return self.view is not None and self.view.case.closed_on is None and not self.context.store.read_only

    def record(self) -> Ref | None:
        return Ref("case_file", self._id) if self.view is not None else None

    def _choose(self, key: str) -> None:
        self._key = key
        self.panel.show_step(self.view, self.step)
        self.shown.emit()

    def says(self, there: QWidget) -> Said:
        """The keys of its panel that has the keyboard; a page with a strip of its own hides `strip` and asks here."""
        right = ("F6", _("otro panel"))
        if self.panel.isAncestorOf(there):
            keys: tuple[tuple[str, str], ...] = (
                ("Enter", _("abrir o apretar")), ("Ins", _("anotar")), ("Supr", _("quitar la anotación")),
                ("Esc", _("volver a los pasos")),
            )  # fmt: skip
            return _("Teclas del paso"), keys, right, ""
        if self.side.isAncestorOf(there):
            keys = (("Enter", _("abrir")), ("Ins", _("agregar")), ("Supr", _("quitar")))
            return _("Teclas de actores y comunicaciones"), keys, right, ""
        keys = (
            ("Enter", _("hecho hoy")), ("F", _("otro día")), ("N", _("no aplica")), ("L", _("carta")),
            ("D", _("adjuntar")), ("V", _("probar")), ("Ins", _("anotar")), ("Ctrl+↓", _("siguiente listo")),
            ("H", _("hilo")),
        )  # fmt: skip
        return _("Teclas de pasos"), keys, right, ""

    # -- verbs

    def do(self, name: str) -> None:
        """A verb of the step that is shown, by its key or button."""
        step = self.step
        if step is None:
            return
        reading: Mapping[str, Callable[[CaseStep], object]] = {
            "next": self._next, "entries": self._observations, "constancia": partial(show_constancia, self.context),
            "thread": self._to_thread,
        }  # fmt: skip
        writing: Mapping[str, Callable[[CaseStep], object]] = {
            "done": self._done, "day": self._other_day, "skip": self._skip, "letter": self._write,
            "attach": lambda _one: self.panel.papers.choose(), "prove": lambda _one: self.panel.proofs.choose(),
            "entry": self._add_entry, "silence": self._silence, "reject": self._reject, "undo": self._undo,
            "note": partial(ask.ask_note, self.context), "change": partial(ask.ask_change, self.context),
            "council": self._council,
            "communication": partial(ask.ask_communication, self.context), "add": self._add,
        }  # fmt: skip
        if name in reading:
            reading[name](step)
        elif name in writing and not self.context.store.read_only:
            writing[name](step)

    def _to_thread(self, step: CaseStep) -> None:
        """What hangs together with the case, from the first day on."""
        self.context.navigator.go("thread", kind=CASES.table, id=step.case_id)

    def _next(self, step: CaseStep) -> None:
        """The next one whose turn has come, around the end."""
        assert self.view is not None
        keys = [one.key for one in self.view.ordered]
        at = keys.index(step.key)
        ready = {one.key for one in self.view.ready}
        for key in (*keys[at + 1 :], *keys[: at + 1]):
            if key in ready:
                self.steps.select(key)
                return
        self.context.toast(_("Ningún paso espera por usted: lo que falta depende de otros."), False)

    def _done(self, step: CaseStep) -> None:
        assert self.view is not None
        owes = owes_proof(self.view, step) and not held_back(self.view, step, today())
        if step.options or owes:
            self._after(ask.ask_day(self.context, step, today(), no_proof(step) if owes else ""), step)
            return
        if self._try(cases.do_step, self.context.store, step.id, today()):
            self._after(True, step)

    def _other_day(self, step: CaseStep) -> None:
        self._after(ask.ask_day(self.context, step, step.done_on or today()), step)

    def _after(self, done: bool, step: CaseStep) -> None:
        """Said in a sentence, with what was opened; the keyboard goes on to it."""
        if not done or self.view is None:
            return
        now = self.view.steps.get(step.key)
        if now is not None and now.state is StepState.PENDING:
            self.context.toast(_("Se reabrió lo que hay que hacer de nuevo."), True)
        else:
            self.context.toast(_("«{title}», hecho.").format(title=step.title), True)
        self._go_on(step)

    def _go_on(self, step: CaseStep) -> None:
        """To the step that was opened by it, where the person is at the list."""
        assert self.view is not None
        opened = [one for one in self.view.ready if step.key in one.after_keys]
        if opened and self.steps.hasFocus():
            self.steps.select(opened[0].key)

    def _skip(self, step: CaseStep) -> None:
        if ask.ask_skip(self.context, step):
            self.context.toast(_("«{title}», no aplica.").format(title=step.title), True)

    def _reject(self, step: CaseStep) -> None:
        ask.ask_rejection(self.context, step)

    def _undo(self, step: CaseStep) -> None:
        if step.state is StepState.PENDING:
            if step.differs is Differs.ADDED and self._try(remove_step, self.context.store, step.id):
                self.context.toast(_("Se quitó el paso."), True)
            return
        if self._try(cases.undo_step, self.context.store, step.id):
            self.context.toast(_("«{title}», pendiente otra vez.").format(title=step.title), True)

    def _silence(self, step: CaseStep) -> None:
        if self._try(cases.accept_silence, self.context.store, step.id, today()):
            self.context.toast(_("Se tuvo por favorable: M imprime la constancia."), True)

    def _write(self, step: CaseStep) -> None:
        self.context.navigator.start("council.letters", "notify", about=f"case_step:{step.id}")

    def _council(self, step: CaseStep) -> None:
        """To the next session's agenda; once it was decided there, the decision back to the step."""
        told: list[str] = []
        if self._try(lambda: told.append(self.context.actions["step_in_council"](Ref("case_step", step.id), ""))):
            self.context.toast(told[-1], True)

    def _add(self, step: CaseStep) -> None:
        if key := ask.ask_step(self.context, step):
            self.steps.select(key)

    def _observations(self, step: CaseStep) -> None:
        """Where its observations are answered; of a step that follows another procedure, its own case."""
        assert self.view is not None
        if step.procedure:
            self._open_inner(step, self.view)
            return
        asked = step.answers or (step.key if step.kind is StepKind.VIEWED else "")
        found = self.view.steps.get(asked) or next(
            (one for one in self.view.ordered if one.kind is StepKind.VIEWED and one.each), None
        )
        if found is not None:
            self.context.navigator.go(OBSERVATIONS, id=self.view.case.id, step=found.key)

    def _open_inner(self, step: CaseStep, view: CaseView) -> None:
        found = view.subcases.get(step.id)
        made = [found.case] if found is not None else []
        if not made and self.going:
            self._try(lambda: made.append(cases.open_subcase(self.context.store, step.id)))
        if made:
            self.context.navigator.go(CASE, id=made[-1].id)

    def _add_entry(self, step: CaseStep) -> None:
        if not step.each:
            self.context.toast(_("Este paso no recoge anotaciones."), False)
        elif step.kind is StepKind.VIEWED:
            self._observations(step)
        else:
            ask.ask_entry(self.context, step)

    def _edit_entry(self, entry_id: str) -> None:
        step, view = self.step, self.view
        found = next((one for one in view.entries if one.id == entry_id), None) if view is not None else None
        if step is None or found is None or self.context.store.read_only:
            return
        if step.kind is StepKind.VIEWED:
            self._observations(step)
        else:
            ask.ask_entry(self.context, step, found)

    def _remove_entry(self) -> None:
        one = self.panel.entries.current
        if one is not None and self._try(store_entries.remove_entry, self.context.store, one.id):
            self.context.toast(_("Se quitó la anotación."), True)

    def _side(self, verb: str, key: str) -> None:
        store, view, step = self.context.store, self.view, self.step
        if view is None or step is None:
            return
        if key.startswith("letter:"):
            self.context.navigator.go("council.letters", id=key.removeprefix("letter:"))
        elif store.read_only or view.case.closed_on is not None:
            return
        elif verb == "actor":
            ask.ask_actor(self.context, view.case.id, ACTORS.find(store, key) if key else None)
        elif verb == "communication":
            ask.ask_communication(self.context, step, COMMUNICATIONS.find(store, key) if key else None)
        elif key and self._try(store_entries.take_away, store, verb.removesuffix("_away"), key):
            self.context.toast(_("Se quitó."), True)

    def ask_facts(self) -> None:
        if self.view is not None:
            ask.ask_facts(self.context, self.view.case)

    def close_it(self) -> None:
        if self.view is not None and ask.ask_closing(self.context, self.view.case):
            self.context.toast(_("El expediente quedó cerrado."), True)

    def reopen(self) -> None:
        if self.view is not None and self._try(cases.reopen_case, self.context.store, self.view.case.id):
            self.steps.setFocus()
