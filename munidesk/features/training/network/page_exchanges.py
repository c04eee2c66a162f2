"""«Intercambios»: where somebody went to see how it is done, what was shared, and what was taken home."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, msgid
from munidesk.base.spanish import fold
from munidesk.features.training.domain_network import Exchange
from munidesk.features.training.kinds import EXCHANGES, INSTITUTIONS
from munidesk.features.training.network.page_tab import PartTab, Told, Verb
from munidesk.features.training.network.store import named, save_exchange
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import TextCell
from munidesk.ui.context import Context
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.table import Column

_FIELDS = ("title", "day", "people", "adopted")
_KEYS = {(Qt.Key.Key_B, False): "practice", (Qt.Key.Key_Delete, False): "remove"}


class ExchangesTab(PartTab[Exchange]):
    name, icon, new_words = msgid("Intercambios"), "swap", msgid("Nuevo intercambio")
    first_words = msgid("Todavía no hay intercambios.")
    todo = msgid("Anote la primera visita: quién recibió, qué práctica mostró y qué se adoptó.")
    hints = (
        ("Enter", msgid("cambiar")), ("B", msgid("al banco de buenas prácticas")), ("Ctrl+N", msgid("nuevo")),
        ("Supr", msgid("quitar")),
    )  # fmt: skip
    keys = _KEYS

    def __init__(self, context: Context) -> None:
        self._hosts: Mapping[str, str] = {}
        super().__init__(context)

    def columns(self) -> Sequence[Column[Exchange]]:
        return (
            Column(_("Práctica compartida"), lambda one: one.title,
                   paint=lambda one: TextCell(one.title, strong=True), order=lambda one: fold(one.title)),
            Column(_("Anfitrión"), self._host, width=200, order=self._host),
            Column(_("Fecha"), lambda one: show_date(one.day) if one.day else "", width=98,
                   order=lambda one: one.day.toordinal() if one.day else 0),
            Column(_("Buena práctica"), lambda one: _("en el banco") if one.practice_id else "", width=120),
        )  # fmt: skip

    def _host(self, one: Exchange) -> str:
        return self._hosts.get(one.institution_id, "")

    def rows(self) -> Sequence[Exchange]:
        self._hosts = named(self.context.store)
        return EXCHANGES.all(self.context.store, order="day DESC, id")

    def id_of(self, one: Exchange) -> str:
        return one.id

    def title_of(self, one: Exchange) -> str:
        return one.title

    def sought(self, one: Exchange) -> str:
        return f"{one.title} {self._host(one)} {one.adopted}"

    def told(self, one: Exchange) -> Told:
        found = self.context.describe(Ref("practice", one.practice_id)) if one.practice_id else None
        host = " · ".join(part for part in (self._host(one), show_date(one.day) if one.day else "") if part)
        return (
            ("", (host,) if host else ()),
            (_("Quiénes fueron"), tuple(one.people.splitlines())),
            (_("Qué se adoptó"), tuple(one.adopted.splitlines())),
            (_("En el banco"), (found.title,) if found is not None else ()),
        )

    def verbs(self) -> Sequence[Verb]:
        return (("book", msgid("Al banco de buenas prácticas"), "B", self.to_practice),)

    def on_key(self) -> Mapping[str, Callable[[], object]]:
        return {"practice": self.to_practice, "remove": self.remove}

    def new(self) -> None:
        self._ask(Exchange(title="", day=today()), _("Nuevo intercambio"))

    def edit(self) -> None:
        if self.chosen is not None and not self.context.store.read_only:
            self._ask(self.chosen, self.chosen.title)

    def _ask(self, one: Exchange, title: str) -> None:
        store, made = self.context.store, list[str]()
        hosts = ((each.id, each.name) for each in INSTITUTIONS.all(store))
        host = Asked("institution_id", _("Anfitrión"), Kind.CHOICE, choices=(("", _("Sin institución")), *hosts))
        if ask_record(
            self.context, EXCHANGES, one, _FIELDS, title, lambda each: made.append(save_exchange(store, each).id),
            town.figures(store), also={"institution_id": host}, values={"institution_id": one.institution_id},
            said=lambda each, told: replace(each, institution_id=told["institution_id"]),
        ):  # fmt: skip
            self.select(made[0])
            self.table.setFocus()

    def to_practice(self) -> None:
        """What was shared, as a practice of the bank; where it is one already, to it."""
        one, verb, made = self.chosen, self.context.actions.get("practice_of_exchange"), list[str]()
        if one is None or verb is None:
            return
        if self.attempt(lambda: made.append(verb(Ref(EXCHANGES.table, one.id), ""))):
            if one.practice_id == made[0]:
                self.context.navigator.go("open_government.practices", id=made[0])
            else:
                self.context.toast(_("«{title}» está en el banco de buenas prácticas.").format(title=one.title), True)

    def remove(self) -> None:
        one = self.chosen
        if one is not None and may_remove(self.context, [Ref(EXCHANGES.table, one.id)], one.title):
            self.attempt(EXCHANGES.delete, self.context.store, one.id)
