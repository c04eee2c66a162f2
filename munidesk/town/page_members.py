"""Integrantes: who holds each seat, since when, for which list; change, replace, add, and see the history."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from munidesk.base.dates import day_cell, day_typed, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Member, Membership, Person, Role, Seat
from munidesk.town.page_import_list import import_button
from munidesk.town.page_members_list import ask_members
from munidesk.town.page_person import ask_newcomer
from munidesk.town.posts import member_title
from munidesk.town.seats_words import seats_lacking
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.flow import WrapLayout
from munidesk.ui.forms import Field
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, label


class MembersPanel(QWidget):
    """One body at a time; columns that are texts are edited in place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._body = QComboBox()
        self._body.setAccessibleName(_("Órgano"))
        self._body.setMinimumWidth(theme.px(220))
        self._body.activated.connect(lambda _index: self.refresh())
        self.table: RecordTable[Member] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Integrantes"))
        self.table.cells.keep_in(context.draft("member.cell"))
        self.table.writes_in(context)
        self._of_bodies = (
            button(_("Nuevo órgano…"), self.new_body, kind="quiet", icon="plus"),
            button(_("Número legal…"), self.legal_number, kind="quiet", icon="council"),
            import_button(context, lambda: "people", "council", self),
        )
        tools = WrapLayout(
            self._body,
            *self._of_bodies[:2],
            None,
            self._of_bodies[2],
            *self._verbs(),
        )
        kept = _("Nadie se borra: quien deja la banca lleva su fecha «hasta».")
        change = "" if context.store.read_only else _("Enter o F2 cambia un dato.")
        note = label(f"{change} {kept}".strip(), "quiet-text")
        self._seats = label(kind="quiet-text", wrap=True)
        self._first = FirstStep(context, "people", self.table, note, *self._of_members)
        layout = column(spacing=10, margins=(24, 12, 24, 16))
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._first, 1)
        layout.addWidget(self._seats)
        layout.addWidget(note)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _verbs(self) -> tuple[QPushButton, ...]:
        self._of_members = (
            button(_("Historial"), self.history, icon="clock"),
            button(_("Reemplazar titular…"), self.replace_titular, icon="swap"),
            button(_("Agregar suplente…"), self.add_substitute, icon="user"),
            button(_("Agregar banca…"), self.add_seat, icon="plus"),
            button(_("Quitar…"), self.remove, icon="trash"),
        )
        return self._of_members

    def making(self) -> Making:
        """The whole list while there is nobody; then who is most often added in the middle of a term."""
        if not self.table.records:
            return Making(_("Cargar la lista…"), self.load)
        return Making(_("Agregar suplente…"), self.add_substitute)

    def _columns(self) -> tuple[Column[Member], ...]:
        return (
            Column(
                _("Banca"),
                lambda one: "–" if one.seat.is_bench else str(one.seat.number),
                width=70,
                right=True,
                order=lambda one: (one.seat.is_bench, one.seat.number),
            ),
            Column(
                _("Nombre"),
                lambda one: one.person.given_names,
                self._edit_given,
                name=True,
                order=lambda one: fold(one.person.given_names),
            ),
            Column(
                _("Apellidos"),
                lambda one: one.person.family_names,
                self._edit_family,
                name=True,
                order=lambda one: fold(one.person.family_names),
            ),
            Column(_("Cargo"), self._title, width=170),
            Column(
                _("Lista"),
                lambda one: one.membership.party,
                self._edit_party,
                width=160,
                order=lambda one: fold(one.membership.party),
            ),
            Column(_("Desde"), lambda one: day_cell(one.membership.start), self._edit_start, width=110),
            Column(_("Hasta"), lambda one: day_cell(one.membership.end), self._edit_end, width=110),
        )

    def _title(self, member: Member) -> str:
        return member_title(member, town.profile_of(self._context.store))

    def refresh(self) -> None:
        store = self._context.store
        bodies = [(body.id, body.name) for body in town.bodies(store)]
        if [(self._body.itemData(i), self._body.itemText(i)) for i in range(self._body.count())] != bodies:
            before = self._body.currentData()
            self._body.clear()
            for key, name in bodies:
                self._body.addItem(name, key)
            self._body.setCurrentIndex(max(0, self._body.findData(before)))
        for one in (*self._of_bodies, *self._of_members[1:]):
            one.setEnabled(not store.read_only)
        self._show_seats()
        members = town.members(store, self.body_id) if self.body_id else ()
        self._show_first(bool(members))
        self.table.show_records(sorted(members, key=lambda one: (one.seat.number, not one.is_titular)))

    def _show_seats(self) -> None:
        """How many the norm gives, where the seats are not as many."""
        store, told = self._context.store, ""
        if self.body_id:
            seats = sum(one.counts for one in town.seats(store, self.body_id))
            told = seats_lacking(town.body(store, self.body_id), seats)
        self._seats.setText(told)
        self._seats.setVisible(bool(told))

    def _show_first(self, there: bool) -> None:
        nobody = _("Todavía no hay integrantes.")
        if self.body_id == town.council(self._context.store).id:
            todo = _("Péguelos de Excel o escríbalos uno por uno: con ellos se marca quién asiste y quién vota.")
            self._first.tell(nobody, todo, Making(_("Cargar la lista…"), self.load))
        else:
            todo = _("Agregue la primera banca con quien la ocupa.")
            self._first.tell(nobody, todo, Making(_("Agregar banca…"), self.add_seat))
        self._first.stand(not there)

    @property
    def body_id(self) -> str:
        return str(self._body.currentData() or "")

    # -- changing in place

    def _edit_given(self, member: Member, text: str) -> None:
        self._save_person(replace(member.person, given_names=text.strip()))

    def _edit_family(self, member: Member, text: str) -> None:
        if not text.strip():
            raise UserError(_("Los apellidos no pueden quedar vacíos."))
        self._save_person(replace(member.person, family_names=text.strip()))

    def _save_person(self, person: Person) -> None:
        town.save_person(self._context.store, person)

    def _edit_party(self, member: Member, text: str) -> None:
        self._save_membership(replace(member.membership, party=text.strip()))

    def _edit_start(self, member: Member, text: str) -> None:
        self._save_membership(replace(member.membership, start=day_typed(text)))

    def _edit_end(self, member: Member, text: str) -> None:
        day = day_typed(text)
        if day is None:
            self._save_membership(replace(member.membership, end=None))
        else:
            town.end_membership(self._context.store, member.membership.id, day)

    def _save_membership(self, record: Membership) -> None:
        town.save_membership(self._context.store, record)

    # -- adding

    def load(self) -> None:
        """The whole list, for a council begun without members."""
        if ask_members(self._context):
            self.refresh()
            self.table.setFocus()

    def replace_titular(self) -> None:
        """The titular ends the day before, the new one begins: attendance of each is counted in its own dates."""
        member = self._titular()
        if member is None:
            return
        asked = ask_newcomer(self._context, _("Reemplazar a {name}").format(name=member.person.short_name))
        if asked is None:
            return
        person, start = asked
        store = self._context.store
        with store.change(_("Reemplazar titular")):
            self._save_membership(replace(member.membership, end=start - timedelta(days=1)))
            self._sit(member.seat, person, Role.TITULAR, member.membership.post, start)

    def add_substitute(self) -> None:
        member = self._titular()
        if member is None:
            return
        asked = ask_newcomer(self._context, _("Suplente de {name}").format(name=member.person.short_name))
        if asked is not None:
            with self._context.store.change(_("Agregar suplente")):
                self._sit(member.seat, asked[0], Role.SUBSTITUTE, member.membership.post, asked[1])

    def add_seat(self) -> None:
        store = self._context.store
        numbers = [seat.number for seat in town.seats(store, self.body_id) if not seat.is_bench]
        asked = ask_newcomer(self._context, _("Banca nueva"))
        if asked is None:
            return
        with store.change(_("Agregar banca")):
            seat_id = town.save_seat(store, Seat(body_id=self.body_id, number=max(numbers, default=0) + 1))
            self._sit(Seat(id=seat_id, body_id=self.body_id, number=0), asked[0], Role.TITULAR, "councillor", asked[1])

    def remove(self) -> None:
        """Who was listed by mistake and sat in no session; whoever sat has a last day instead."""
        member = self.table.current
        if member is None:
            self._context.toast(_("Elija primero a quién quitar de la lista."), False)
            return
        ref, name = Ref("membership", member.id), member.person.short_name
        text = _("Solo si se cargó por error y no consta en ninguna sesión. Puede deshacerse con Ctrl+Z.")
        if not dialogs.confirm(self._context.window, _("¿Quitar a {name}?").format(name=name), text, _("Quitar")):
            return
        if Attempt(self._context)(lambda: self._context.actions["remove_member"](ref, "")):
            self._context.toast(_("Se quitó a {name} de la lista.").format(name=name), True)

    def _sit(self, seat: Seat, person: Person, role: Role, post: str, start: date) -> None:
        store = self._context.store
        person_id = town.save_person(store, person)
        town.save_membership(
            store,
            Membership(body_id=seat.body_id, seat_id=seat.id, person_id=person_id, role=role, post=post, start=start),
        )

    def new_body(self) -> None:
        """A commission or committee with sessions of its own."""
        name = dialogs.ask_text(
            self._context.window, _("Nuevo órgano"), _("Por ejemplo: Comisión de Obras"),
            draft=self._context.draft("body.new"),
        )  # fmt: skip
        if name:
            key = town.save_body(self._context.store, Body(name=name, kind=BodyKind.COMMISSION))
            self.refresh()
            self._body.setCurrentIndex(self._body.findData(key))
            self.refresh()

    def legal_number(self) -> None:
        """How many members the norm gives the body: quorum and majorities are counted on it."""
        store = self._context.store
        body = town.body(store, self.body_id)
        text = _("Cuántos integrantes le da la norma. De él salen el quórum y las mayorías, aunque falten bancas.")
        fields = (Field("seats", _("Integrantes por norma"), hint=_("Vacío: las bancas cargadas")),)
        known = {"seats": str(body.legal_seats or "")}

        def write(said: dict[str, str]) -> None:
            count = town.figures(store).count(said["seats"]) if said["seats"].strip() else None
            town.save_body(store, replace(body, legal_seats=count))

        asked = dialogs.ask(
            self._context.window, _("Número legal: {body}").format(body=body.name), text, fields, values=known,
            draft=self._context.draft(f"body.legal:{body.id}"), submit=write,
        )  # fmt: skip
        if asked is not None:
            self.refresh()
            self._context.toast(_("Se guardó el número legal."), True)

    def _titular(self) -> Member | None:
        member = self.table.current
        if member is None or member.seat.is_bench:
            self._context.toast(_("Elija primero un titular de la lista."), False)
            return None
        if member.is_titular:
            return member
        return next((one for one in self.table.records if one.is_titular and one.seat.id == member.seat.id), None)

    def history(self) -> None:
        """Who changed what of this person and membership, and when."""
        member = self.table.current
        if member is None:
            return
        store = self._context.store
        entries = (*store.history("person", member.person.id), *store.history("membership", member.id))
        lines = [
            f"{show_date(one.at.date())} {one.at:%H:%M} · {one.author or '–'} · {one.label}: "
            f"{one.field}: {_value(one.before)} → {_value(one.after)}"
            for one in sorted(entries, key=lambda one: one.at)
            if one.field in {"given_names", "family_names", "party", "start", "end", "deleted_at"}
        ]
        title = _("Historial de {name}").format(name=member.person.full_name)
        dialogs.tell(self._context.window, title, "\n".join(lines[-25:]) or _("Sin cambios."))


def _value(value: object) -> str:
    return "–" if value is None or value == "" else str(value)
