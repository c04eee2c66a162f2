"""«Líneas de acción»: what a regional meeting agreed, who answers for it, until when, how it goes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, msgid, ngettext
from munidesk.base.spanish import fold
from munidesk.features.training.domain_network import LineOfAction
from munidesk.features.training.kinds import ACTION_LINES
from munidesk.features.training.network.document_network import state_of
from munidesk.features.training.network.page_tab import PartTab, Told, Verb
from munidesk.features.training.network.store import lines_of, meetings, read_line, save_line
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.making import Making
from munidesk.ui.table import Column

_FIELDS = ("title", "theme", "town", "responsible", "due")
_KEYS = {
    (Qt.Key.Key_T, False): "themes", (Qt.Key.Key_A, False): "reading", (Qt.Key.Key_Delete, False): "remove",
}  # fmt: skip


class LinesTab(PartTab[LineOfAction]):
    name, icon, new_words = msgid("Líneas de acción"), "flag", msgid("Nueva línea de acción")
    first_words = msgid("Todavía no hay líneas de acción.")
    todo = msgid("Hágalas con los temas de un encuentro regional, o agregue la primera.")
    hints = (
        ("Enter", msgid("cambiar")), ("T", msgid("de los temas de un encuentro")), ("A", msgid("cómo va")),
        ("Ctrl+N", msgid("nueva")), ("Supr", msgid("quitar")),
    )  # fmt: skip
    keys = _KEYS

    def __init__(self, context: Context) -> None:
        self._titles: Mapping[str, str] = {}
        super().__init__(context)

    def columns(self) -> Sequence[Column[LineOfAction]]:
        return (
            Column(_("Línea de acción"), lambda one: one.title, paint=lambda one: TextCell(one.title, strong=True),
                   wraps=True, order=lambda one: fold(one.title)),
            Column(_("Municipio"), lambda one: one.town, width=130, order=lambda one: fold(one.town)),
            Column(_("Responsable"), lambda one: one.responsible, width=130, folds=True),
            Column(_("Vence"), lambda one: show_date(one.due) if one.due else "", width=98,
                   order=lambda one: one.due.toordinal() if one.due else 0),
            Column(_("Estado"), lambda one: state_of(one, today())[0], width=128,
                   paint=lambda one: ChipCell(*state_of(one, today()))),
        )  # fmt: skip

    def _meeting(self, one: LineOfAction) -> str:
        return self._titles.get(one.encounter_id, "")

    def rows(self) -> Sequence[LineOfAction]:
        store = self.context.store
        self._titles = {str(each["id"]): str(each["title"]) for each in store.select("encounter")}
        return ACTION_LINES.all(store)

    def id_of(self, one: LineOfAction) -> str:
        return one.id

    def title_of(self, one: LineOfAction) -> str:
        return one.title

    def sought(self, one: LineOfAction) -> str:
        return " ".join((one.title, one.theme, one.town, one.responsible, self._meeting(one)))

    def told(self, one: LineOfAction) -> Told:
        seen = _("{word} el {day}").format(word=state_of(one, today())[0], day=show_date(one.read_on)) \
            if one.read_on else ""  # fmt: skip
        return (
            (_("Encuentro"), (self._meeting(one),) if one.encounter_id else ()),
            (_("Tema"), (one.theme,) if one.theme else ()),
            (_("Quién"), tuple(part for part in (one.responsible, one.town) if part)),
            (_("Cómo va"), tuple(part for part in (seen, *one.reading.splitlines()) if part)),
        )

    def verbs(self) -> Sequence[Verb]:
        return (
            ("people", msgid("De un encuentro…"), "T", self.of_meeting),
            ("check", msgid("Cómo va…"), "A", self.write_reading),
        )

    def on_key(self) -> Mapping[str, Callable[[], object]]:
        return {"themes": self.of_meeting, "reading": self.write_reading, "remove": self.remove}

    def beginning(self) -> tuple[Making | None, str]:
        """With the themes of a meeting, where there are any."""
        waiting = any(one.loose for one in meetings(self.context.store))
        if waiting and not self.context.store.read_only:
            return Making(_("De los temas de un encuentro…"), self.of_meeting), ""
        return super().beginning()

    def of_meeting(self) -> None:
        """Each theme of an encounter becomes a line."""
        if self.context.store.read_only:
            return
        found = [one for one in meetings(self.context.store) if one.loose]
        if not found:
            text = _("Ningún encuentro tiene temas sin línea de acción. Agrupe sus aportes en Participación › Temas.")
            self.context.toast(text, False)
            return
        words = [(one.id, " · ".join(part for part in (one.title, show_date(one.day) if one.day else "") if part))
                 for one in found]  # fmt: skip
        text = _("Cada tema que todavía no tiene línea de acción se agrega; después se dice quién y hasta cuándo.")
        key, made = dialogs.ask_choice(self.context.window, _("Líneas de acción de un encuentro"), text, words), [0]
        if key and self.attempt(lambda: made.append(lines_of(self.context.store, key))):
            n = made[-1]
            said = ngettext("Se agregó {n} línea de acción.", "Se agregaron {n} líneas de acción.", n).format(n=n)
            self.context.toast(said, True)
            self.table.setFocus()

    def new(self) -> None:
        known = self.chosen.encounter_id if self.chosen is not None else ""
        self._ask(LineOfAction(title="", encounter_id=known), _("Nueva línea de acción"))

    def edit(self) -> None:
        if self.chosen is not None and not self.context.store.read_only:
            self._ask(self.chosen, self.chosen.title)

    def _ask(self, one: LineOfAction, title: str) -> None:
        store, made = self.context.store, list[str]()
        known = ((str(each["id"]), str(each["title"])) for each in store.select("encounter", order="date DESC, id"))
        which = Asked("encounter_id", _("Encuentro"), Kind.CHOICE, choices=(("", _("Ninguno")), *known))
        if ask_record(
            self.context, ACTION_LINES, one, _FIELDS, title, lambda each: made.append(save_line(store, each).id),
            town.figures(store), also={"encounter_id": which}, values={"encounter_id": one.encounter_id},
            said=lambda each, told: replace(each, encounter_id=told["encounter_id"]),
        ):  # fmt: skip
            self.select(made[0])
            self.table.setFocus()

    def write_reading(self) -> None:
        one, store = self.chosen, self.context.store
        if one is None or store.read_only:
            return
        ask_record(
            self.context, ACTION_LINES, replace(one, read_on=today()), ("reading", "read_on", "done"),
            _("¿Cómo va?"), lambda it: read_line(store, it.id, it.reading, it.read_on, it.done), town.figures(store),
            text=one.title,
        )  # fmt: skip

    def remove(self) -> None:
        one = self.chosen
        if one is not None and may_remove(self.context, [Ref(ACTION_LINES.table, one.id)], one.title):
            self.attempt(ACTION_LINES.delete, self.context.store, one.id)
