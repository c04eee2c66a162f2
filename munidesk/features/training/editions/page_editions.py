"""«Ediciones»: the courses as they are given, each with its days, its people and how far it is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _, msgid, ngettext
from munidesk.features.training.codes import EditionState
from munidesk.features.training.domain_edition import Edition
from munidesk.features.training.editions import exports, words
from munidesk.features.training.editions.store import (
    EditionNow,
    load,
    remove_edition,
    replicate,
    save_edition,
)
from munidesk.features.training.kinds import COURSES, EDITIONS, LINES, PROGRAMMES
from munidesk.features.training.page_room import HOME, RoomPage
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_tool
from munidesk.town.page_removal import may_remove
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, goes
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.hints import Said
from munidesk.ui.key_table import KeyTable
from munidesk.ui.making import Making
from munidesk.ui.table import Column
from munidesk.ui.widgets import column, tool

KEY, ROSTER = "capacitacion.editions", "capacitacion.edition"
FIELDS = ("title", "place", "trainers", "agent", "start", "end", "cost")
_KEYS = {
    (Qt.Key.Key_M, False): "change", (Qt.Key.Key_R, False): "replicate", (Qt.Key.Key_Delete, False): "remove",
}  # fmt: skip


class EditionsPage(RoomPage):
    key, name, icon = KEY, msgid("Ediciones"), "calendar"

    def __init__(self, context: Context) -> None:
        self._wanted = ""
        super().__init__(context)

    def make_body(self) -> QWidget:
        self.table: KeyTable[EditionNow] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Ediciones"))
        self.table.asked.connect(self._asked)
        self.table.opened.connect(lambda one: self.context.navigator.go(ROSTER, id=one.edition.id))
        made = QWidget()
        inner = column(spacing=8, margins=(24, 12, 24, 12))
        inner.addWidget(self.table, 1)
        made.setLayout(inner)
        made.setFocusProxy(self.table)
        return made

    def _columns(self) -> tuple[Column[EditionNow], ...]:
        figures = town.figures(self.context.store)
        return (
            Column(_("Edición"), lambda one: one.edition.title,
                   paint=lambda one: TextCell(one.edition.title, strong=True), order=lambda one: one.edition.title),
            Column(_("Días"), lambda one: words.days_words(one.edition), width=136,
                   order=lambda one: str(one.edition.start or "")),
            Column(_("Lugar"), lambda one: one.edition.place, width=120, folds=True),
            Column(_("Dicta"), lambda one: one.edition.trainers, width=120, folds=True),
            Column(_("Inscr."), lambda one: figures.number(len(one.there)), width=60, right=True),
            Column(_("Acreditan"), lambda one: figures.number(len(one.passing)) if one.closed else "", width=80,
                   right=True),
            Column(_("Estado"), lambda one: words.state_look(one.edition.state)[0], width=116,
                   paint=lambda one: ChipCell(*words.state_look(one.edition.state))),
        )  # fmt: skip

    def tools(self) -> Sequence[QWidget]:
        self._import = import_tool(self.context, lambda: "class-attendance", self.key, self)
        self._verbs = (
            tool("pencil", _("Cambiar la edición (M)"), self.change), tool("copy", _("Réplica (R)"), self.replica),
        )  # fmt: skip
        return *self._verbs, self._import

    def making(self) -> Making | None:
        store = self.context.store
        return None if store.read_only or not COURSES.all(store) else Making(_("Nueva edición"), self.new)

    def exports(self) -> Sequence[Entry]:
        store, one = self.context.store, self.table.current
        chosen = Selection(id=one.edition.id if one is not None else "")
        return (
            Entry(_("Planilla de firmas"), lambda: exports.sign_in_paper(store, chosen)),
            Entry(_("Lista de la edición"), lambda: exports.list_paper(store, chosen)),
        )

    def hints(self, _there: QWidget) -> Said:
        keys = (
            ("Enter", _("abrir su lista")), ("M", _("cambiar")), ("R", _("réplica")), ("Supr", _("quitar")),
            (NEW, _("edición nueva")),
        )  # fmt: skip
        return _("Teclas de ediciones"), keys, None, ""

    # -- what is shown

    def open(self, id: str = "") -> None:  # noqa: A002 - the name in every link
        self._wanted = id
        self.refresh()

    def record(self) -> Ref | None:
        one = self.table.current
        return Ref(EDITIONS.table, one.edition.id) if one is not None else None

    def show_all(self) -> None:
        store = self.context.store
        found = [load(store, one.id) for one in EDITIONS.all(store)]
        chosen = self._wanted or (self.table.current.edition.id if self.table.current is not None else "")
        self.table.show_records(found)
        if chosen:
            self.table.select(lambda one: one.edition.id == chosen)
        self._wanted = ""
        self._tell_first()
        self.first.stand(not found)
        for each in self._verbs:
            each.setVisible(bool(found) and not store.read_only)
        self._import.setVisible(not store.read_only)
        going = sum(one.edition.state is EditionState.RUNNING for one in found)
        closed = sum(one.closed for one in found)
        said = ngettext("{n} en curso", "{n} en curso", going).format(n=going)
        over = ngettext("{n} cerrada", "{n} cerradas", closed).format(n=closed)
        self.beside.setText(f"{said} · {over}" if found else "")

    def _tell_first(self) -> None:
        nothing = _("Todavía no hay ninguna edición.")
        if COURSES.all(self.context.store):
            todo = _(
                "Una edición es un curso con días, personas y lista. Ábrala aquí, o con E sobre una línea del programa."
            )
            self.first.tell(nothing, todo, self.making(), NEW)
        else:
            todo = _("Una edición es de un curso: cargue los cursos en Necesidades y vuelva.")
            self.first.tell(nothing, todo, goes(self.context, _("Ir a Necesidades"), HOME))

    # -- verbs

    def _asked(self, what: str) -> None:
        verbs: dict[str, Callable[[], object]] = {
            "change": self.change, "replicate": self.replica, "remove": self.remove,
        }  # fmt: skip
        if not self.context.store.read_only:
            verbs[what]()

    def new(self) -> None:
        """Of a course, for a line of the programme where it is of one."""
        store = self.context.store
        courses = [(one.id, one.title) for one in COURSES.all(store)]
        if not courses:
            self.context.toast(_("Todavía no hay cursos: cárguelos en Necesidades."), False)
            return
        programme = next(iter(PROGRAMMES.all(store)), None)
        lines = LINES.all(store, programme_id=programme.id) if programme is not None else ()
        of_line = {one.course_id: one.id for one in reversed(lines) if one.course_id}
        course = Asked("course_id", _("Curso"), Kind.CHOICE, choices=tuple(courses))
        made: list[str] = []
        blank = Edition(course_id="", title="")
        ask_record(
            self.context, EDITIONS, blank, FIELDS[1:4], _("Nueva edición"),
            lambda one: made.append(save_edition(store, one).id), town.figures(store), also={"course_id": course},
            values={"course_id": next(iter(of_line), courses[0][0])}, focus="course_id",
            said=lambda one, told: replace(
                one, course_id=told["course_id"], title=dict(courses)[told["course_id"]],
                line_id=of_line.get(told["course_id"], ""),
            ),
        )  # fmt: skip
        if made:
            self.context.navigator.go(ROSTER, id=made[0])

    def change(self) -> None:
        if self.table.current is not None:
            change_edition(self.context, self.table.current)

    def replica(self) -> None:
        made: list[str] = []
        one = self.table.current
        if one is not None and self.attempt(lambda: made.append(replicate(self.context.store, one.edition.id))):
            self.context.navigator.go(ROSTER, id=made[0])

    def remove(self) -> None:
        one = self.table.current
        if one is not None and may_remove(self.context, [Ref(EDITIONS.table, one.edition.id)], one.edition.title):
            self.attempt(remove_edition, self.context.store, one.edition.id)


def change_edition(context: Context, now: EditionNow) -> None:
    """Its title, place, days and who gives it; refused once it is closed."""
    ask_record(
        context, EDITIONS, now.edition, FIELDS, now.edition.title, lambda one: save_edition(context.store, one),
        town.figures(context.store),
    )  # fmt: skip
