"""The page of the plan of opening: its commitments, the milestones and the completion of the one that is chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment
from munidesk.features.open_government.kinds import KINDS, OPENING_PLANS
from munidesk.features.open_government.opening import exports
from munidesk.features.open_government.opening.page_commitment import CommitmentPanel
from munidesk.features.open_government.opening.page_dialogs import (
    ask_commitment,
    ask_judgement,
    edit_commitment,
    edit_plan,
)
from munidesk.features.open_government.opening.page_keys import keys_of
from munidesk.features.open_government.opening.page_list import CommitmentList, lines_of
from munidesk.features.open_government.opening.page_milestone_verbs import MilestoneVerbs
from munidesk.features.open_government.opening.store import (
    commit,
    improvements_left,
    move,
    newest,
    plans,
    remove_commitment,
    save_plan,
    usual_plan,
)
from munidesk.features.open_government.opening.store_view import load_opening
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import done_words, focus_words, high_words, years_words
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.founded import has_council
from munidesk.town.page_export import Entry, document_of, export_menu
from munidesk.town.page_import_list import import_tool
from munidesk.town.page_paper import show_paper
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.making import Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.side import grows
from munidesk.ui.tabs import Siblings
from munidesk.ui.widgets import Chip, button, card, column, elided, label, row, rule, tool

KEY = "open_government.opening"
_ROOMY = 1060
"""Pixels at 100 % from which the head has room for the number of the act."""
_NEW = ("title", "start", "end", "purpose")


class OpeningPage(Page):
    tables = frozenset(kind.table for kind in KINDS) | {"link", "attachment"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id, self._chosen = "", ""
        self.view: OpeningView | None = None
        self._try = Attempt(context)
        self.list, self.panel = CommitmentList(), CommitmentPanel()
        self._milestones = MilestoneVerbs(context, self.panel.table)
        self._figures, self._focus = label(kind="quiet"), label(kind="quiet", wrap=True)
        self._years = label(kind="quiet")
        self._new = button(_("Nuevo compromiso"), self.new, kind="quiet", icon="plus", tip=NEW)
        self._import = import_tool(context, lambda: "opening-milestone", KEY, self, lambda: f"plan_id:{self._id}")
        body = QWidget()
        panels = row(self._left(), self.panel, spacing=12, margins=(24, 12, 24, 12))
        panels.setStretch(1, 1)
        body.setLayout(panels)
        self._first = FirstStep(context, "milestone", body)
        self._hints = HintStrip(self)
        self._hints.follow(self._said)
        layout = column(spacing=0)
        layout.addLayout(self._head())
        layout.addWidget(Siblings(context, KEY))
        layout.addWidget(body, 1)
        layout.addWidget(self._first, 1)
        layout.addWidget(self._hints)
        self.setLayout(layout)
        self.list.chose.connect(self._choose)
        self.list.asked.connect(self._on_commitment)
        self.panel.table.asked.connect(self._on_milestone)
        self.panel.table.doubleClicked.connect(lambda _index: self._on_milestone("edit"))
        self.panel.asked.connect(self._on_panel)
        self.panel.decided.connect(lambda key: self._judge(Completion(key)))
        QShortcut(QKeySequence(NEW), self, self.new)
        self.setFocusProxy(self.list)

    def _head(self) -> QHBoxLayout:
        context = self.context
        self._title, self._chip = elided(kind="title"), Chip()
        self._which = QComboBox()
        self._which.setAccessibleName(_("Plan de apertura"))
        self._which.setMaximumWidth(theme.px(180))
        self._which.activated.connect(lambda _at: self._open(str(self._which.currentData())))
        self._facts = tool("pencil", _("Datos del plan de apertura"), self.ask_facts)
        self._another = tool("plus", _("Nuevo plan de apertura"), self.new_plan)
        self._council = tool("council", _("Llevar al Concejo"), self.to_council)
        self._calendar = button(_("Calendario"), self.show_calendar)
        self._export = export_menu(context, self._exports)
        self.done_button = button(_("Anotar hito hecho"), self.note_done, kind="primary", icon="check")
        return row(
            self._title, self._chip, self._facts, self._another, self._council, None, self._which,
            self._calendar, self._export, self.done_button, spacing=8, margins=(24, 12, 24, 4),
        )  # fmt: skip

    def _left(self) -> QFrame:
        made = card()
        grows(made, 232, 264)
        title = row(label(_("Compromisos"), "panel"), None, self._years, margins=(16, 12, 16, 0))
        figures = column(self._figures, self._focus, spacing=2, margins=(16, 0, 16, 0))
        inner = column(spacing=6)
        inner.addLayout(title)
        inner.addLayout(figures)
        inner.addWidget(rule())
        inner.addWidget(self.list, 1)
        inner.addWidget(rule())
        inner.addLayout(row(self._new, None, self._import, spacing=4, margins=(8, 0, 8, 6)))
        made.setLayout(inner)
        return made

    # -- what is shown

    def open(self, id: str = "", commitment: str = "", milestone: str = "") -> None:  # noqa: A002 - the name in every link
        if id:
            self._id = id
        if commitment:
            self._chosen = commitment
        self.refresh()
        if milestone:
            self.panel.table.select(lambda one: one.id == milestone)
            self.panel.table.setFocus()

    def crumbs(self) -> Sequence[Crumb]:
        way: list[Crumb] = [(_("Gobierno abierto"), "open_government"), (_("Plan de apertura"), "")]
        one = self.current
        return (*way, (self.view.named(one), "")) if one is not None and self.view is not None else tuple(way)

    def record(self) -> Ref | None:
        """The milestone while the keyboard is among them; else the commitment, or the plan."""
        milestone = self.panel.table.current if self.panel.table.hasFocus() else None
        if milestone is not None:
            return Ref("opening_milestone", milestone.id)
        if self.current is not None:
            return Ref("opening_commitment", self.current.id)
        return Ref("opening_plan", self._id) if self._id else None

    @property
    def current(self) -> Commitment | None:
        return self.view.commitment(self._chosen) if self.view is not None else None

    def refresh(self) -> None:
        store = self.context.store
        found = plans(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        view = self.view = load_opening(store, self._id) if self._id else None
        names = [(one.id, one.title) for one in found]
        if [(self._which.itemData(at), self._which.itemText(at)) for at in range(self._which.count())] != names:
            self._which.clear()
            for key, name in names:
                self._which.addItem(name, key)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        self._title.setText(view.plan.title if view is not None else _("Plan de apertura"))
        self._show_first(view)
        if view is not None and view.commitments:
            self.list.show_lines(lines_of(view), self._chosen)
            self._chosen = self.list.current_id
            self._figures.setText(f"{done_words(view)} · {high_words(view)}")
            self._focus.setText(focus_words(view))
            self._years.setText(years_words(view.plan))
        self._show_state(view)
        self._show_commitment()
        self.way_changed.emit()

    def _show_first(self, view: OpeningView | None) -> None:
        if view is None:
            todo = _(
                "Cree el primero: dos años, pocos compromisos, y con quiénes se hace. Una mejora también entra aquí."
            )
            self._first.tell(_("Todavía no hay ningún plan de apertura."), todo,
                             Making(_("Nuevo plan de apertura"), self.new), NEW)  # fmt: skip
        else:
            todo = _("Agregue el primero: qué cambia, para quién y con quién; después sus hitos.")
            self._first.tell(_("El plan todavía no tiene compromisos."), todo,
                             Making(_("Nuevo compromiso"), self.new), NEW)  # fmt: skip
        self._first.stand(view is None or not view.commitments)

    def _show_state(self, view: OpeningView | None) -> None:
        writes, there = not self.context.store.read_only, view is not None
        full = view is not None and bool(view.commitments)
        of_plan: tuple[QWidget, ...] = (self._facts, self._another, self._import)
        of_commitments: tuple[QWidget, ...] = (self._calendar, self._export, self.done_button)
        written: tuple[QWidget, ...] = (self._another, self._import, self._new, self._council, self.done_button)
        for widget in of_plan:
            widget.setVisible(there)
        for widget in of_commitments:
            widget.setVisible(full)
        for widget in written:
            widget.setEnabled(writes)
        self._council.setVisible(view is not None and not view.plan.act and has_council(self.context.store))
        self._show_chip()

    def _show_chip(self) -> None:
        """In a narrow window without the number of the act, which its data say."""
        act = self.view.plan.act if self.view is not None else ""
        if self.view is None:
            self._chip.set("")
        elif act:
            roomy = self.width() >= theme.px(_ROOMY)
            self._chip.set(_("Aprobado: {act}").format(act=act) if roomy else _("Aprobado"), "good", "check")
        else:
            self._chip.set(_("Sin aprobar"), "attention", "clock")
        self._chip.setToolTip(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chip()

    def showEvent(self, event: QShowEvent) -> None:
        """What it was made with may have been answered meanwhile on other pages."""
        super().showEvent(event)
        self._show_commitment()

    def _choose(self, commitment_id: str) -> None:
        self._chosen = commitment_id
        self._show_commitment()
        self.way_changed.emit()

    def _show_commitment(self) -> None:
        view, one = self.view, self.current
        self.panel.setVisible(one is not None)
        if view is None or one is None:
            return
        made = self.context.actions.get("opening_made")
        how = made(Ref("opening_plan", self._id), "") if made is not None else ""
        self.panel.show_commitment(view, one, how, writes=not self.context.store.read_only)

    def _said(self, there: QWidget) -> Said:
        return keys_of("list" if there is self.list else "table" if there is self.panel.table else "")

    def _open(self, plan_id: str) -> None:
        self._id, self._chosen = plan_id, ""
        self.refresh()

    # -- keys

    def _on_commitment(self, key: str) -> None:
        store, one = self.context.store, self.current
        if key == "new":
            self.new()
        elif one is None or (store.read_only and key != "edit"):
            return
        elif key == "edit":
            edit_commitment(self.context, one)
        elif key == "judge":
            self._judge()
        elif key == "remove":
            self._remove_commitment(one)
        else:
            self._try(move, store, one, -1 if key == "up" else 1)

    def _on_milestone(self, key: str) -> None:
        if self.current is None:
            return
        if key == "judge":
            self._judge()
        else:
            self._milestones.run(key, self.current)

    def _on_panel(self, verb: str) -> None:
        if verb == "edit" and self.current is not None:
            edit_commitment(self.context, self.current)
        elif verb == "proposals":
            self.show_proposals()

    def new(self) -> None:
        """A plan where there is none; else a commitment, of an improvement or from nothing."""
        if self.context.store.read_only:
            return
        if self.view is None:
            self.new_plan()
            return
        left = improvements_left(self.context.store, self._id)
        chosen: str | None = ""
        if left:
            words = [("", _("Nuevo, sin mejora"))]
            words.extend((one.id, f"M-{one.number:02d} {one.title}") for one in left)
            chosen = dialogs.ask_choice(
                self.context.window, _("Nuevo compromiso"), _("¿De qué mejora viene?"), words, accept=_("Seguir")
            )
        if chosen is None:
            return
        made: list[str] = []
        if chosen:
            self._try(lambda: made.append(commit(self.context.store, chosen, self._id)))
        elif key := ask_commitment(self.context, self._id):
            made.append(key)
        if made:
            self._chosen = made[0]
            self.refresh()
            self.panel.table.setFocus()

    def new_plan(self) -> None:
        made: list[str] = []
        ask_record(
            self.context, OPENING_PLANS, usual_plan(today()), _NEW, _("Nuevo plan de apertura"),
            lambda one: made.append(save_plan(self.context.store, one).id), town.figures(self.context.store),
            accept=_("Crear"),
        )  # fmt: skip
        if made:
            self._open(made[0])

    def ask_facts(self) -> None:
        if self.view is not None:
            edit_plan(self.context, self.view.plan)

    def to_council(self) -> None:
        """Its approval as a matter of the next session."""
        to = self.context.actions.get("opening_to_council")
        if to is not None and self._id and self._try(to, Ref("opening_plan", self._id), ""):
            self.context.toast(_("La aprobación del plan quedó en el orden del día de la próxima sesión."), True)

    def note_done(self) -> None:
        """The first milestone that is to do, or the chosen one: done today."""
        view, of = self.view, self.current
        if view is None or of is None:
            return
        table = self.panel.table
        if table.current is None or view.is_done(table.current):
            left = next((one for one in view.of[of.id] if not view.is_done(one)), None)
            if left is None:
                self.context.toast(_("Este compromiso no tiene hitos por hacer."), False)
                return
            table.select(lambda one: one.id == left.id)
        table.setFocus()
        if table.current is not None:
            self._milestones.done(table.current)

    def _judge(self, chosen: Completion | None = None) -> None:
        view, one = self.view, self.current
        if self.context.store.read_only or view is None or one is None:
            return
        if not ask_judgement(self.context, view, one, chosen):
            self._show_commitment()  # the segment that was pressed is not what was decided

    def _remove_commitment(self, one: Commitment) -> None:
        own = self.view.of[one.id] if self.view is not None else ()
        refs = [Ref("opening_commitment", one.id), *(Ref("opening_milestone", each.id) for each in own)]
        if may_remove(self.context, refs, f"«{one.title}»"):
            remove_commitment(self.context.store, one.id)
            self.context.toast(_("Se quitó el compromiso con sus hitos."), True)

    def show_proposals(self) -> None:
        """What the encounters and initiatives proposed, each with its answer; where none is linked, linking them."""
        told = self.context.actions.get("opening_proposals")
        lines = told(Ref("opening_plan", self._id), "").splitlines() if told is not None and self._id else []
        if lines:
            dialogs.tell_list(self.context.window, _("Propuestas y respuestas"), "", lines)
        else:
            self.ask_facts()

    def show_calendar(self) -> None:
        store, chosen = self.context.store, Selection(id=self._id)
        show_paper(
            self.context, _("Calendario"),
            lambda _s: document_of(self.context, partial(exports.calendar, store, chosen)),
        )  # fmt: skip

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        if self.view is None:
            return []
        ics = (".ics", _("iCalendar"), partial(exports.calendar_file, store, chosen))
        return [
            Entry(_("Plan de apertura"), partial(self.context.document, "opening-plan", chosen)),
            Entry(_("Seguimiento"), partial(exports.followup, store, chosen)),
            Entry(_("Calendario"), partial(exports.calendar, store, chosen), texts=(ics,)),
            Entry(_("Hitos"), partial(exports.milestones_sheet, store, chosen), data=True, paper=False),
            Entry(_("Cumplimiento"), partial(exports.followup_sheet, store, chosen), data=True, paper=False),
        ]
