"""The page of a case, the same for every procedure: its steps, the one that is shown, who takes part."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.procedures import page_case_ask as ask
from munidesk.procedures import store as cases
from munidesk.procedures import store_entries
from munidesk.procedures.codes import Differs, StepKind, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import ACTORS, COMMUNICATIONS, KINDS
from munidesk.procedures.page_case_papers import entries_of, show_constancia
from munidesk.procedures.page_case_side import SidePanel
from munidesk.procedures.page_case_step import StepPanel
from munidesk.procedures.page_case_steps import StepList
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store_steps import remove_step
from munidesk.records.ref import Ref
from munidesk.town.page_export import export_menu
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.side import grows
from munidesk.ui.widgets import button, card, column, row, tool

KEY = "cases.case"
LIST = "cases"
OBSERVATIONS = "cases.observations"


class CasePage(Page):
    tables = frozenset({*(kind.table for kind in KINDS), "letter", "attachment", "link", "closed_day"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self._key = ""
        self.view: CaseView | None = None
        self._try = Attempt(context)
        self.header = PageHeader()
        self._facts = tool("pencil", _("Datos del expediente"), self.ask_facts)
        self._close = button(_("Cerrar"), self.close_it, tip=_("El expediente terminó"))
        self._reopen = button(_("Reabrir"), self.reopen)
        self._entry = button("", partial(self.do, "entry"), icon="plus", kind="primary", tip="Ins")
        for widget in (self._facts, self._close, self._reopen):
            self.header.buttons.addWidget(widget)
        self.header.buttons.addWidget(export_menu(context, lambda: entries_of(self.context, self.view)))
        self.header.buttons.addWidget(self._entry)
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
        panels = row(spacing=12, margins=(24, 12, 24, 12))
        for panel, share in ((left, 30), (self.panel, 54), (self.side, 26)):
            panels.addWidget(panel, share)
        body.setLayout(panels)
        self._strip = HintStrip(body)
        self._strip.follow(self._keys)
        self._first = FirstStep(context, "folder", body)
        self._first.tell(
            _("No hay ningún expediente abierto."), _("Abra uno: trae pasos, plazos y cartas, y usted los cambia."),
            goes(context, _("Ir a Expedientes"), LIST),
        )  # fmt: skip
        layout = column(spacing=0, margins=(0, 8, 0, 0))
        for part in (self.header, body, self._first, self._strip):
            layout.addWidget(part)
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.steps)

    def open(self, id: str = "", step: str = "") -> None:  # noqa: A002 - the name in every link
        """A case by its id, the newest without one; `step` is the key of the step to show, or its id."""
        if id and id != self._id:
            self._id, self._key = id, ""
        if step:
            self._key = step
        self.refresh()

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Expedientes"), LIST), (self.view.case.label if self.view else _("Expediente"), ""))

    def record(self) -> Ref | None:
        return Ref("case_file", self._id) if self.view is not None else None

    @property
    def step(self) -> CaseStep | None:
        """The one that is shown."""
        return self.view.steps.get(self._key) if self.view is not None else None

    # -- what is shown

    def refresh(self) -> None:
        store = self.context.store
        there = cases.cases(store)
        if self._id not in {one.id for one in there}:
            self._id = next((one.id for one in there if one.closed_on is None), there[0].id if there else "")
        view = self.view = cases.load_case(store, self._id) if self._id else None
        self._first.stand(view is None)
        self._strip.setVisible(view is not None)
        if view is not None:
            by_id = next((one.key for one in view.ordered if one.id == self._key), self._key)
            current = view.current.key if view.current is not None else next(iter(view.steps), "")
            self._key = by_id if by_id in view.steps else current
        self.steps.show_view(view, self._key)
        self.side.show_view(store, view)
        self._show_step()
        self._show_header()

    def _show_header(self) -> None:
        view = self.view
        writes = view is not None and not self.context.store.read_only
        going = writes and view is not None and view.case.closed_on is None
        for widget in (self._facts, self._close):
            widget.setVisible(going)
        self._reopen.setVisible(writes and not going)
        if view is None:
            self.header.set(_("Expedientes"))
            self._entry.hide()
            return
        done, whole = view.progress
        state = _("{state}, {a} de {b} pasos").format(state=capital(view.case.state.word), a=done, b=whole)
        chip = (state, "accent", "play") if view.case.closed_on is None else (state, "neutral", "shield-check")
        about = _("abierto el {day}").format(day=show_date(view.case.opened_on))
        self.header.set(view.case.title, about, chip)
        step = self.step
        self._entry.setVisible(going and step is not None and bool(step.each))
        self._entry.setText(_("Anotar {what}").format(what=step.each) if step is not None else "")

    def _show_step(self) -> None:
        self.panel.show_step(self.view, self.step)

    def _choose(self, key: str) -> None:
        self._key = key
        self._show_step()
        self._show_header()

    def _keys(self, there: QWidget) -> Said:
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
        if step.options:
            self._after(ask.ask_day(self.context, step, today()), step)
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
        assert self.view is not None
        asked = step.answers or (step.key if step.kind is StepKind.VIEWED else "")
        found = self.view.steps.get(asked) or next(
            (one for one in self.view.ordered if one.kind is StepKind.VIEWED and one.each), None
        )
        if found is not None:
            self.context.navigator.go(OBSERVATIONS, id=self.view.case.id, step=found.key)

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
