"""«Programa»: the lines of a year by quarter, their money, their approval and their activities of the POA."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _, msgid
from munidesk.features.training.codes import Quarter
from munidesk.features.training.domain_course import ProgrammeLine
from munidesk.features.training.editions.store import edition_of_line
from munidesk.features.training.kinds import COURSES, LINES, PROGRAMMES
from munidesk.features.training.page_room import TABLES, RoomPage
from munidesk.features.training.programme import exports, words
from munidesk.features.training.programme.store import (
    LineNow,
    ProgrammeNow,
    begin,
    load,
    move,
    remove_line,
    save_line,
)
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.founded import has_council
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_tool
from munidesk.town.page_removal import may_remove
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.hints import Said
from munidesk.ui.key_table import KeyTable
from munidesk.ui.making import Making
from munidesk.ui.table import Column
from munidesk.ui.widgets import column, label, tool

_KEYS = {
    (Qt.Key.Key_P, False): "to_plan", (Qt.Key.Key_O, False): "purpose", (Qt.Key.Key_C, False): "to_council",
    (Qt.Key.Key_E, False): "edition",
    (Qt.Key.Key_Delete, False): "remove", (Qt.Key.Key_Up, True): "up", (Qt.Key.Key_Down, True): "down",
}  # fmt: skip
_FIELDS = ("title", "quarter", "audience", "places", "hours", "cost", "source", "notes")


class ProgrammePage(RoomPage):
    key, name, icon = "capacitacion.programme", msgid("Programa de capacitación"), "calendar"
    tables = TABLES | {"link", "plan_line"}

    def __init__(self, context: Context) -> None:
        self.now: ProgrammeNow | None = None
        self._wanted = self._programme = ""
        super().__init__(context)

    # -- how it lies

    def make_body(self) -> QWidget:
        self.objective = label(wrap=True)
        self.table: KeyTable[LineNow] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Líneas del programa"))
        self.table.part_rows(lambda one: one.line.quarter)
        self.table.asked.connect(self._asked)
        self.table.opened.connect(self.edit)
        made = QWidget()
        inner = column(self.objective, spacing=8, margins=(24, 12, 24, 12))
        inner.addWidget(self.table, 1)
        made.setLayout(inner)
        made.setFocusProxy(self.table)
        return made

    def _columns(self) -> tuple[Column[LineNow], ...]:
        figures = town.figures(self.context.store)
        return (
            Column(_("Trim."), lambda one: one.line.quarter.value, width=56),
            Column(_("Curso o evento"), lambda one: one.line.title,
                   paint=lambda one: TextCell(one.line.title, strong=True)),
            Column(_("Para quién"), lambda one: one.line.audience, width=140),
            Column(_("Lugares"), lambda one: "" if one.line.places is None else figures.number(one.line.places),
                   width=72, right=True),
            Column(_("Inscr."), lambda one: "" if one.enrolled is None else figures.number(one.enrolled), width=64,
                   right=True),
            Column(_("Horas"), lambda one: "" if one.line.hours is None else figures.number(one.line.hours), width=64,
                   right=True),
            Column(_("Costo"), lambda one: figures.amount(one.line.cost) if one.line.cost else "", width=92,
                   right=True),
            Column(_("Fuente"), lambda one: one.line.source, width=100),
            Column(_("Estado"), lambda one: words.state_look(one)[0], width=112,
                   paint=lambda one: ChipCell(*words.state_look(one))),
            Column(_("POA"), lambda one: one.activity, width=60,
                   paint=lambda one: TextCell(one.activity, colour="accent")),
        )  # fmt: skip

    def tools(self) -> Sequence[QWidget]:
        self.years = QComboBox()
        self.years.setAccessibleName(_("Año del programa"))
        self.years.activated.connect(lambda at: self.open(id=str(self.years.itemData(at))))
        self._import = import_tool(self.context, lambda: "programme-line", self.key, self)
        self._verbs = (
            tool("pencil", _("Objetivo y aprobación (O)"), self.write_objective),
            *((tool("council", _("Llevar al Concejo (C)"), self.to_council),) if self._has_council else ()),
            tool("coins", _("Pasar la línea al POA (P)"), self.to_plan),
            tool("people", _("Abrir una edición de la línea (E)"), self.open_edition),
        )
        return self.years, *self._verbs, self._import

    @property
    def _has_council(self) -> bool:
        return has_council(self.context.store)

    def making(self) -> Making | None:
        return None if self.context.store.read_only else Making(_("Agregar línea"), self.new)

    def exports(self) -> Sequence[Entry]:
        store, chosen = self.context.store, Selection(id=self._programme)
        return (
            Entry(_("Programa anual"), lambda: exports.programme_paper(store, chosen)),
            Entry(_("Líneas del programa"), lambda: exports.lines_sheet(store, chosen), data=True, paper=False),
        )

    def hints(self, _there: QWidget) -> Said:
        keys = (
            ("Enter", _("cambiar")), ("E", _("abrir edición")), ("P", _("al POA")), ("O", _("objetivo")),
            *((("C", _("al Concejo")),) if self._has_council else ()),
            ("Ctrl+↑ ↓", _("mover")), ("Supr", _("quitar")), (NEW, _("línea nueva")),
        )  # fmt: skip
        return _("Teclas del programa"), keys, None, ""

    # -- what is shown

    def open(self, id: str = "", line: str = "") -> None:  # noqa: A002 - the name in every link
        """A programme, or one of its lines."""
        store = self.context.store
        own = LINES.find(store, line) if line else None
        self._programme = own.programme_id if own is not None else id or self._programme
        self._wanted = line
        self.refresh()

    def record(self) -> Ref | None:
        one = self.table.current
        return Ref("programme_line", one.line.id) if one is not None else None

    def show_all(self) -> None:
        every = PROGRAMMES.all(self.context.store)
        if self._programme not in {one.id for one in every}:
            self._programme = every[0].id if every else ""
        self.now = now = load(self.context.store, self._programme) if self._programme else None
        self.first.tell(
            _("Todavía no hay programa de capacitación."),
            _("Agregue su primera línea, o ponga cursos desde Necesidades."), self.making(), NEW,
        )  # fmt: skip
        empty = now is None or not now.lines
        self.first.stand(empty)
        self.years.clear()
        for one in every:
            self.years.addItem(str(one.year), one.id)
        self.years.setCurrentIndex(self.years.findData(self._programme))
        self.years.setVisible(len(every) > 1)
        writes = not self.context.store.read_only
        for each in (*self._verbs, self._import):
            each.setVisible(writes and (not empty or each is self._import))
        if now is None:
            self.beside.setText("")
            return
        self.title.setText(now.programme.title)
        self.objective.setText(now.programme.objective or _("Sin objetivo escrito todavía: pulse O."))
        figures = town.figures(self.context.store)
        decided = now.decided or _("sin aprobar")
        money = figures.money(now.cost) if now.cost is not None else _("sin costo anotado")
        self.beside.setText(_("{places} lugares · {money} · {decided}").format(
            places=figures.number(now.places), money=money, decided=decided
        ))  # fmt: skip
        chosen = self._wanted or (self.table.current.line.id if self.table.current is not None else "")
        self.table.show_records(now.lines)
        if chosen:
            self.table.select(lambda one: one.line.id == chosen)
        self._wanted = ""

    # -- verbs

    def _asked(self, what: str) -> None:
        verbs: dict[str, Callable[[], object]] = {
            "to_plan": self.to_plan, "purpose": self.write_objective, "to_council": self.to_council,
            "edition": self.open_edition, "remove": self.remove,
            "up": lambda: self._move(-1), "down": lambda: self._move(1),
        }  # fmt: skip
        if not self.context.store.read_only:
            verbs[what]()

    def new(self) -> None:
        """A line of the programme that is shown; of this year's, made with it, where there is none."""
        store = self.context.store
        quarter = Quarter(str((today().month - 1) // 3 + 1))
        blank = ProgrammeLine(programme_id=self._programme, title="", quarter=quarter)
        self._ask(blank, _("Nueva línea del programa"), lambda one: self._add(
            one if one.programme_id else replace(one, programme_id=begin(store, today().year))
        ))  # fmt: skip

    def _add(self, one: ProgrammeLine) -> None:
        self._programme = one.programme_id
        self._wanted = save_line(self.context.store, one).id

    def edit(self, now: LineNow) -> None:
        if not self.context.store.read_only:
            self._ask(now.line, now.line.title, lambda one: save_line(self.context.store, one))

    def _ask(self, one: ProgrammeLine, title: str, save: Callable[[ProgrammeLine], object]) -> None:
        store = self.context.store
        choices = [("", _("Ninguno: es un evento")), *((each.id, each.title) for each in COURSES.all(store))]
        course = Asked("course_id", _("Curso"), Kind.CHOICE, choices=tuple(choices))
        done = ask_record(
            self.context, LINES, one, _FIELDS, title, save, town.figures(store), also={"course_id": course},
            values={"course_id": one.course_id},
            said=lambda line, told: _of_course(replace(line, course_id=told["course_id"]), dict(choices)),
        )  # fmt: skip
        if done:
            self.refresh()

    def open_edition(self) -> None:
        """The list of the edition of a line that goes on, else of a new one."""
        one, made = self.table.current, list[tuple[str, bool]]()
        if one is not None and self.attempt(lambda: made.append(edition_of_line(self.context.store, one.line.id))):
            self.context.navigator.go("capacitacion.edition", id=made[0][0])

    def remove(self) -> None:
        one = self.table.current
        if one is not None and may_remove(self.context, [Ref("programme_line", one.line.id)], one.line.title):
            self.attempt(remove_line, self.context.store, one.line.id)

    def _move(self, by: int) -> None:
        if self.table.current is not None:
            self.attempt(move, self.context.store, self.table.current.line.id, by)

    def write_objective(self) -> None:
        if self.now is None:
            return
        own = self.now.programme
        ask_record(
            self.context, PROGRAMMES, own, ("title", "objective", "act"), own.title,
            lambda one: PROGRAMMES.save(self.context.store, one), town.figures(self.context.store), focus="objective",
        )  # fmt: skip

    def to_council(self) -> None:
        """On the next agenda; once it was voted, the resolution comes back by the same key."""
        verb = self.context.actions.get("programme_to_council")
        told: list[str] = []
        if (
            self.now is not None
            and verb is not None
            and self.attempt(lambda: told.append(verb(Ref("training_programme", self._programme), "")))
        ):
            self.context.toast(told[0], True)

    def to_plan(self) -> None:
        """The line as an activity of the POA, with its money; where it is one already, to it."""
        one = self.table.current
        if one is None:
            return
        made: list[str] = []
        verb = self.context.to_plan
        ref = Ref("programme_line", one.line.id)
        if self.attempt(lambda: made.append(verb(ref, one.line.title))) and made[0]:
            if one.activity:
                found = self.context.describe(Ref("plan_line", made[0]))
                if found is not None:
                    self.context.navigator.go(found.key, **found.arguments)
                return
            self.context.toast(_("«{title}» pasó al POA.").format(title=one.line.title), True)


def _of_course(line: ProgrammeLine, titles: dict[str, str]) -> ProgrammeLine:
    """Without a title of its own a line is called as its course."""
    return replace(line, title=titles[line.course_id]) if line.course_id and not line.title.strip() else line
