"""The page *Mejoras*: the agenda as a table, the life of the chosen one beside it, each verb by a key."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.features.open_government.codes import Effort, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import exports, rules, words
from munidesk.features.open_government.improvements.page_panel import ImprovementPanel
from munidesk.features.open_government.improvements.page_table import Columns, ImprovementsTable
from munidesk.features.open_government.improvements.page_verbs import Verbs
from munidesk.features.open_government.improvements.store_agenda import READ_FROM, Agenda, load_agenda, practice_like
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_tool
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.making import KEY as NEW_KEY
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.menus import open_menu
from munidesk.ui.page import Crumb, Page
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.side import add_side
from munidesk.ui.tabs import Siblings
from munidesk.ui.widgets import button, clear, column, icon_label, label, row, rule, tool

State = ImprovementState
KEY, PRACTICES, DIAGNOSES = "open_government.improvements", "open_government.practices", "open_government"
ALL, OPEN, LATE = "all", "open", "late"
_ROOMY_FROM = 1080
"""Pixels at 100 % of the page from which the figures beside the tabs have their words."""
GAIN, OWN, GOALS = "gain", "own", "goals"


class ImprovementsPage(Page):
    tables = READ_FROM

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.agenda: Agenda | None = None
        self._wanted = ""
        self.order = context.view("improvements.order") or GAIN
        self.verbs = Verbs(context, self)
        self._columns = Columns()
        self.table = ImprovementsTable(self._columns, self._keys())
        self.table.part_rows(self._group)
        self.table.selected.connect(self._show_one)
        self.table.opened.connect(lambda _one: self.verbs.edit())
        self.panel = ImprovementPanel()
        self.segments = Segments(self._words(0, 0, 0))
        self.segments.chosen.connect(lambda _key: self._show())
        self._figures = row(spacing=6)
        self._new = MakeButton(None, self._making)
        self._practices = button(_("Buscar en buenas prácticas"), self.to_practices)
        self._body = QWidget()
        self._body.setLayout(self._within())
        self._first = FirstStep(context, "target", self._body)
        layout = column(spacing=0)
        layout.addLayout(self._head())
        layout.addWidget(Siblings(context, KEY, self._beside()))
        layout.addWidget(self._body, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    # -- how it lies

    def _head(self) -> QVBoxLayout:
        self._import = import_tool(self.context, lambda: "improvements", KEY, self)
        head = row(
            label(_("Agenda de mejoras"), "title"), None, self._import, self._practices,
            export_menu(self.context, self._exports), self._new, spacing=12, margins=(24, 12, 24, 4),
        )  # fmt: skip
        made = column(spacing=0)
        made.addLayout(head)
        return made

    def _beside(self) -> QWidget:
        self._order = self._order_tool()
        made = QWidget()
        inner = row(spacing=12)
        inner.addLayout(self._figures)
        inner.addWidget(self._order)
        inner.addWidget(self.segments)
        made.setLayout(inner)
        return made

    def _order_tool(self) -> QToolButton:
        made = tool("swap", _("Ordenar"), lambda: open_menu(made))
        menu = QMenu(made)
        for key, text in ((GAIN, _("Por estado y gana ÷ esfuerzo (G)")), (OWN, _("Por prioridad propia (R)")),
                          (GOALS, _("Por ODS (O)"))):  # fmt: skip
            menu.addAction(text, partial(self.order_by, key))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        return made

    def _within(self) -> QVBoxLayout:
        strip = HintStrip()
        strip.follow(self._hints)
        strip.set(*self._hints(self.table))
        middle = row(self.table, spacing=12, margins=(24, 12, 24, 12))
        add_side(middle, self.panel, 296)
        made = column(spacing=0)
        made.addLayout(middle, 1)
        made.addWidget(rule())
        made.addWidget(strip)
        return made

    def _hints(self, _there: QWidget) -> Said:
        keys = (
            ("Enter", _("abrir")), ("P A", _("al POA, a apertura")), ("S", _("estado")),
            ("1 – 3", _("esfuerzo")), ("Supr", _("descartar")), ("G R O", _("orden")),
            ("Ctrl+↑ ↓", _("prioridad")), ("L B", _("lección, prácticas")),
        )  # fmt: skip
        return _("Teclas de mejoras"), keys, ("F6", _("otro panel")), ""

    def _keys(self) -> dict[str, Callable[[], object]]:
        efforts = {one.value: partial(self.verbs.set_effort, one) for one in Effort}
        return {
            **efforts, "P": self.verbs.to_plan, "A": self.verbs.to_opening, "S": self.verbs.change_state,
            "G": partial(self.order_by, GAIN), "R": partial(self.order_by, OWN), "O": partial(self.order_by, GOALS),
            "Supr": self.verbs.drop, "Ins": self.verbs.new, "L": self.verbs.to_lesson, "B": self.to_practices,
            "Ctrl+↑": partial(self._move, -1), "Ctrl+↓": partial(self._move, 1),
        }  # fmt: skip

    def _making(self) -> Making | None:
        return None if self.context.store.read_only else Making(_("Nueva mejora"), self.new)

    def _exports(self) -> Sequence[Entry]:
        store = self.context.store
        return (
            Entry(_("Agenda de mejoras"), lambda: exports.improvements(store, Selection())),
            Entry(_("Mejoras"), lambda: exports.improvements_sheet(store, Selection()), data=True, paper=False),
        )

    # -- what is shown

    def open(self, id: str = "", which: str = "") -> None:  # noqa: A002 - the name in every link
        """One of them, or those that are late."""
        self.ensure_fresh()  # what was made on another page is among them before it is looked for
        self._wanted = id
        self.segments.choose(which or (ALL if id else self.segments.current))
        self._show()

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Gobierno abierto"), DIAGNOSES), (_("Mejoras"), ""))

    def record(self) -> Ref | None:
        one = self.table.current
        return Ref("improvement", one.id) if one is not None else None

    def refresh(self) -> None:
        self.agenda = self._columns.agenda = load_agenda(self.context.store)
        self._show()

    def _show(self) -> None:
        agenda = self.agenda
        if agenda is None:
            return
        self._tell_first(agenda)
        self._first.stand(not agenda.all)
        self._new.follow()
        self._import.setVisible(not self.context.store.read_only)
        there = {one[1] for one in self.context.beside(KEY)}
        self._practices.setVisible(PRACTICES in there and bool(agenda.all))
        self.segments.set(self._words(len(agenda.all), len(agenda.open), len(agenda.late)))
        self._show_figures(agenda)
        self._columns.own_order = self.order == OWN
        chosen = self._wanted or (self.table.current.id if self.table.current is not None else "")
        self.table.show_records(self._shown(agenda))
        if chosen:
            self.table.select(lambda one: one.id == chosen)
        self._wanted = ""
        self._show_one(self.table.current)

    def _shown(self, agenda: Agenda) -> Sequence[Improvement]:
        ordered = agenda.prioritised if self.order == OWN else agenda.ranked
        if self.order == GOALS:
            of = rules.by_goal(ordered)
            ordered = tuple(dict.fromkeys(one for goal in of for one in of[goal]))
        wanted = {OPEN: agenda.open, LATE: agenda.late}.get(self.segments.current, agenda.all)
        kept = {one.id for one in wanted}
        return tuple(one for one in ordered if one.id in kept)

    def _group(self, one: Improvement) -> object:
        """What the darker lines part."""
        if self.order == GOALS:
            return next(iter(rules.goals_of(one.ods)), 0)
        return one.state if self.order == GAIN else one.state in rules.TO_DO

    @staticmethod
    def _words(every: int, standing: int, late: int) -> tuple[Segment, ...]:
        return (
            Segment(ALL, _("Todas"), every), Segment(OPEN, _("Abiertas"), standing), Segment(LATE, _("Vencidas"), late),
        )  # fmt: skip

    def _show_figures(self, agenda: Agenda) -> None:
        clear(self._figures)
        if not agenda.all:
            return
        number, roomy = agenda.figures.number, self.width() >= theme.px(_ROOMY_FROM)
        for icon, tone, value, text in (
            ("gain", "accent", agenda.to_win(agenda.open), _("por ganar")),
            ("check-circle", "good", agenda.recovered(agenda.of({State.VERIFIED})), _("recuperados")),
        ):
            figure = label(number(value, words.PLACES), "strong")
            figure.setToolTip(text)
            figure.setAccessibleName(f"{figure.text()} {text}")
            self._figures.addWidget(icon_label(icon, tone))
            self._figures.addWidget(figure)
            if roomy:
                self._figures.addWidget(label(text, "quiet-text"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.agenda is not None and (event.oldSize().width() >= theme.px(_ROOMY_FROM)) != (
            self.width() >= theme.px(_ROOMY_FROM)
        ):
            self._show_figures(self.agenda)

    def _tell_first(self, agenda: Agenda) -> None:
        if not agenda.all:
            self._first.tell(
                _("Todavía no hay ninguna mejora."),
                _("Cierre un diagnóstico y pulse M sobre un ítem rojo, o escriba una con {key}.").format(key=NEW_KEY),
                goes(self.context, _("Ir a Diagnósticos"), DIAGNOSES),
            )

    def _show_one(self, one: Improvement | None) -> None:
        self.panel.setVisible(one is not None)
        if one is None or self.agenda is None:
            return
        main, other = self.verbs.buttons(one)
        self.panel.show_one(self.agenda, one, self._share(one), main, other, self.verbs.lesson(one))

    def _share(self, one: Improvement) -> Fraction | None:
        said = self.context.actions.get("activity_share") if one.state is State.IN_PLAN else None
        found = said(Ref("improvement", one.id), "") if said is not None else ""
        return Fraction(found) if found else None

    # -- verbs

    def new(self) -> None:
        self.verbs.new()

    def order_by(self, order: str) -> None:
        self.order = order
        self.context.keep_view("improvements.order", order)
        self._show()

    def _move(self, by: int) -> None:
        if self.verbs.may_move():
            self.order_by(OWN)
            self.verbs.move(by)

    def to_practices(self) -> None:
        """To the one that is nearest to the chosen improvement, where there is one."""
        one = self.table.current
        found = practice_like(self.context.store, self.agenda, one) if self.agenda is not None and one else ""
        self.context.navigator.go(PRACTICES, **({"id": found} if found else {}))
