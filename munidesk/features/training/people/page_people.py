"""«Personal»: who is in which post, and the file of each at the right."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, msgid, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.features.training.certificates.register import Validity, validity
from munidesk.features.training.domain import Staff
from munidesk.features.training.domain_edition import Certificate
from munidesk.features.training.kinds import POSTS, STAFF, STAFF_PRIVATE
from munidesk.features.training.needs.words import missing_words
from munidesk.features.training.page_room import HOME, RoomPage
from munidesk.features.training.people import exports
from munidesk.features.training.people.store import (
    Record,
    change_post,
    erase_reserved,
    private_of,
    record_of,
    remove_staff,
    save_private,
)
from munidesk.features.training.store import Needs, needs, save_staff
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_tool
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.hints import Said
from munidesk.ui.key_table import KeyTable
from munidesk.ui.making import Making
from munidesk.ui.side import add_side
from munidesk.ui.table import Column
from munidesk.ui.widgets import card, clear, column, label, row, tool

_KEYS = {
    (Qt.Key.Key_C, False): "post", (Qt.Key.Key_N, False): "levels", (Qt.Key.Key_D, False): "private",
    (Qt.Key.Key_X, False): "erase",
    (Qt.Key.Key_Delete, False): "remove",
}  # fmt: skip
_WIDE = 900


class PeoplePage(RoomPage):
    key, name, icon = "capacitacion.people", msgid("Personal"), "people"

    def __init__(self, context: Context) -> None:
        self.needs: Needs | None = None
        self._all: tuple[Staff, ...] = ()
        self._wanted = ""
        super().__init__(context)

    # -- how it lies

    def make_body(self) -> QWidget:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filtrar por nombre, puesto o área"))
        self.filter.setAccessibleName(_("Filtrar el personal"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._show_rows())
        self.table: KeyTable[Staff] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Personal"))
        self.table.asked.connect(self._asked)
        self.table.opened.connect(self.edit)
        self.table.selected.connect(lambda _one: self._show_card())
        self.card: QFrame = card()
        self._told = column(spacing=4, margins=(16, 12, 16, 12))
        self.card.setLayout(self._told)
        left, made = QWidget(), QWidget()
        inner = column(self.filter, spacing=8)
        inner.addWidget(self.table, 1)
        left.setLayout(inner)
        middle = row(left, spacing=12, margins=(24, 12, 24, 12))
        add_side(middle, self.card, 320)
        made.setLayout(middle)
        made.setFocusProxy(self.table)
        return made

    def _columns(self) -> tuple[Column[Staff], ...]:
        return (
            Column(_("Nombre"), lambda one: one.name, paint=lambda one: TextCell(one.name, strong=True),
                   order=lambda one: fold(one.name)),
            Column(_("Puesto"), self._post, width=170, order=self._post),
            Column(_("Área"), lambda one: one.area, width=130, order=lambda one: one.area),
            Column(_("Desde"), lambda one: show_date(one.since) if one.since else "", width=90),
            Column(_("Hasta"), lambda one: show_date(one.until) if one.until else "", width=90, folds=True),
            Column(_("Faltan"), self._missing_words, width=64, right=True,
                   paint=lambda one: TextCell(
                       self._missing_words(one), colour="bad" if self._missing(one) else "text2"),
                   order=self._missing),
        )  # fmt: skip

    def _post(self, one: Staff) -> str:
        found = self.needs.posts.get(one.post_id) if self.needs is not None else None
        return found.title if found is not None else _("sin puesto")

    def _missing(self, one: Staff) -> int:
        return self.needs.gap(one).missing if self.needs is not None else 0

    def _missing_words(self, one: Staff) -> str:
        return missing_words(self.needs.gap(one), town.figures(self.context.store)) if self.needs is not None else ""

    def tools(self) -> Sequence[QWidget]:
        self._import = import_tool(self.context, lambda: "staff", self.key, self)
        self._verbs = (
            tool("target", _("Sus niveles (N)"), self.to_levels),
            tool("swap", _("Cambiar de puesto (C)"), self.change),
            tool("lock", _("Datos reservados (D)"), self.write_private),
            tool("eye-off", _("Borrar sus datos reservados, también del historial (X)"), self.erase_private),
        )
        return *self._verbs, self._import

    def making(self) -> Making | None:
        return None if self.context.store.read_only else Making(_("Agregar persona"), self.new)

    def exports(self) -> Sequence[Entry]:
        store, one = self.context.store, self.table.current
        chosen = Selection(id=one.id if one is not None else "")
        return (Entry(_("Ficha de capacitación"), lambda: exports.record_paper(store, chosen)),)

    def hints(self, _there: QWidget) -> Said:
        keys = (
            ("Enter", _("cambiar")), ("C", _("otro puesto")), ("N", _("niveles")), ("D", _("datos reservados")),
            ("X", _("borrarlos")),
            ("Supr", _("quitar")), (NEW, _("persona nueva")),
        )  # fmt: skip
        return _("Teclas de personas"), keys, None, ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setVisible(self.width() >= theme.px(_WIDE) - theme.px(40))

    # -- what is shown

    def open(self, id: str = "") -> None:  # noqa: A002 - the name in every link
        self._wanted = id
        if id:
            self.filter.clear()
        self.refresh()

    def record(self) -> Ref | None:
        return Ref("staff", self.table.current.id) if self.table.current is not None else None

    def show_all(self) -> None:
        store = self.context.store
        self.needs, self._all = needs(store), STAFF.all(store)
        self.first.tell(
            _("Todavía no hay personal."), _("Agregue a cada persona con su puesto, o impórtelas de una planilla."),
            self.making(), NEW,
        )  # fmt: skip
        self.first.stand(not self._all)
        for each in self._verbs:
            each.setVisible(bool(self._all) and not store.read_only)
        self._import.setVisible(not store.read_only)
        n = len(self.needs.people)
        self.beside.setText(ngettext("{n} persona en su puesto", "{n} personas en su puesto", n).format(n=n))
        self._show_rows()

    def _show_rows(self) -> None:
        sought = fold(self.filter.text())
        chosen = self._wanted or (self.table.current.id if self.table.current is not None else "")
        self.table.show_records(
            [one for one in self._all if sought in fold(f"{one.name} {self._post(one)} {one.area}")]
        )
        if chosen:
            self.table.select(lambda one: one.id == chosen)
        self._wanted = ""
        self._show_card()

    def _show_card(self) -> None:
        clear(self._told)
        one = self.table.current
        if one is None:
            return
        self._tell(record_of(self.context.store, one.id))
        self._told.addStretch(1)

    def _tell(self, found: Record) -> None:
        figures = town.figures(self.context.store)
        add, gap = self._told.addWidget, found.needs.whole
        add(label(found.person.name, "panel", wrap=True))
        add(label(" · ".join(part for part in (found.post, found.person.area) if part), "quiet-text", wrap=True))
        if gap.required:
            share = figures.percent(gap.covered, gap.required, 1)
            add(label(_("Tiene {share} de lo que pide su puesto").format(share=share), wrap=True))
        lacking = [
            _("{title}: tiene {have}, pide {asked}").format(title=each.title, have=current, asked=asked)
            for each in found.needs.competences
            for asked, current in (found.needs.pair(found.person, each),)
            if current is not None and current < asked
        ]
        self._lines(_("Le falta"), lacking)
        self._lines(_("Cursos"), [f"{of.title} · {capital(one.state.word)}" for one, of in found.editions])
        self._lines(_("Constancias"), [
            *(f"{one.folio} · {one.course}{_fate(one)}" for one in found.certificates),
            *(f"{one.title} · {one.issuer}" for one in found.outside),
        ])  # fmt: skip
        self._lines(_("Puestos anteriores"), [
            f"{one.title} · {show_date(one.until) if one.until else ''}" for one in found.past
        ])  # fmt: skip

    def _lines(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._told.addSpacing(theme.px(8))
            self._told.addWidget(label(title, "strong"))
            for one in lines:
                self._told.addWidget(label(one, "quiet-text", wrap=True))

    # -- verbs

    def _asked(self, what: str) -> None:
        verbs = {
            "post": self.change, "levels": self.to_levels, "private": self.write_private, "remove": self.remove,
            "erase": self.erase_private,
        }  # fmt: skip
        verbs[what]()

    def _posts(self, none: str) -> Asked:
        choices = (("", none), *((one.id, one.title) for one in POSTS.all(self.context.store)))
        return Asked("post_id", _("Puesto"), Kind.CHOICE, choices=choices)

    def new(self) -> None:
        self._ask(Staff(name="", since=today()), _("Nueva persona"))

    def edit(self, one: Staff) -> None:
        self._ask(one, one.name)

    def _ask(self, one: Staff, title: str) -> None:
        store = self.context.store
        if store.read_only:
            return
        names = ("name", "gender", "area", "since", "until", "notes")
        ask_record(
            self.context, STAFF, one, names, title, self._save, town.figures(store),
            also={"post_id": self._posts(_("Sin puesto todavía"))}, values={"post_id": one.post_id},
            said=lambda each, told: replace(each, post_id=told["post_id"]),
        )  # fmt: skip

    def _save(self, one: Staff) -> None:
        self._wanted = save_staff(self.context.store, one).id

    def change(self) -> None:
        """To another post from a day on; the one she had stays in her file."""
        one, store = self.table.current, self.context.store
        if one is None or store.read_only:
            return
        ask_record(
            self.context, STAFF, replace(one, since=today()), ("since",),
            _("Cambiar de puesto a {name}").format(name=one.name),
            lambda each: change_post(store, one.id, each.post_id, each.since or today()), town.figures(store),
            also={"post_id": self._posts(_("Elija el puesto"))},
            said=lambda each, told: replace(each, post_id=told["post_id"]),
        )  # fmt: skip

    def to_levels(self) -> None:
        if self.table.current is not None:
            self.context.navigator.go(HOME, id=self.table.current.id)

    def write_private(self) -> None:
        """What only a DC-3 asks for; no list and no report shows it."""
        one, store = self.table.current, self.context.store
        if one is None or store.read_only:
            return
        ask_record(
            self.context, STAFF_PRIVATE, private_of(store, one.id), ("curp", "rfc", "phone", "birth"),
            _("Datos reservados de {name}").format(name=one.name), lambda each: save_private(store, each),
            town.figures(store),
        )  # fmt: skip

    def erase_private(self) -> None:
        """Asked first: nothing brings them back."""
        one, store = self.table.current, self.context.store
        if one is None or store.read_only:
            return
        text = _("Se borran su CURP o documento, su RFC, su teléfono y su nacimiento, también del historial. "
                 "Ctrl+Z no los recupera.")  # fmt: skip
        title = _("¿Borrar los datos reservados de {name}?").format(name=one.name)
        asked = dialogs.confirm(self.context.window, title, text, _("Borrar"), final=True)
        if asked and self.attempt(erase_reserved, store, one.id):
            self.context.toast(_("Datos reservados borrados."), True)

    def remove(self) -> None:
        one = self.table.current
        if one is None or self.context.store.read_only:
            return
        if may_remove(self.context, [Ref("staff", one.id)], one.name):
            self.attempt(remove_staff, self.context.store, one.id)


def _fate(one: Certificate) -> str:
    """What is no longer plain: that it runs out, ran out or was annulled; the level stays."""
    found = validity(one, today())
    return "" if found is Validity.VALID else f" · {found.word}"
