"""«Valoración»: the anonymous sheets of a course, typed one a line, and what the heads see 90 days later."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, msgid
from munidesk.base.spanish import fold
from munidesk.features.training.codes import Level
from munidesk.features.training.kinds import COMPETENCES, ENROLMENTS
from munidesk.features.training.network.page_tab import PartTab, Told, Verb
from munidesk.features.training.network.store_valued import (
    Valued,
    add_sheet,
    all_valued,
    drop_sheet,
    look,
    questions,
    raised_by,
    to_look_at,
)
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.cells import Cell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import goes
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.making import Making
from munidesk.ui.table import Column

_KEYS = {(Qt.Key.Key_J, False): "look", (Qt.Key.Key_Delete, False): "drop"}


class ValuedTab(PartTab[Valued]):
    name, icon = msgid("Valoración"), "checklist"
    first_words = msgid("Todavía no hay ediciones cerradas que valorar.")
    todo = msgid("Cierre una edición: aquí se pasan sus hojas y, a los 90 días, lo que ve cada jefatura.")
    hints = (
        ("Enter", msgid("pasar hojas")), ("J", msgid("mirada de la jefatura")),
        ("Supr", msgid("quitar la última hoja")), ("Esc", msgid("volver a la lista")),
    )  # fmt: skip
    keys = _KEYS

    def __init__(self, context: Context) -> None:
        self.entry = QLineEdit()
        super().__init__(context)
        self.entry.returnPressed.connect(self.add)
        away = QShortcut(QKeySequence("Esc"), self.entry, self.table.setFocus)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)

    def above(self) -> Sequence[QWidget]:
        self.entry.setAccessibleName(_("Una hoja de valoración"))
        self.entry.setPlaceholderText(_("Una hoja y Enter: una cifra de 0 a 4 por pregunta, «-» en blanco: 432443"))
        return (self.entry,)

    def columns(self) -> Sequence[Column[Valued]]:
        return (
            Column(_("Edición"), lambda one: one.edition.title,
                   paint=lambda one: TextCell(one.edition.title, strong=True),
                   order=lambda one: fold(one.edition.title)),
            Column(_("Terminó"), lambda one: show_date(one.edition.end) if one.edition.end else "", width=98),
            Column(_("Hojas"), lambda one: str(one.sheets) if one.sheets else "", width=70, right=True,
                   order=lambda one: one.sheets),
            Column(_("Valoración"), self._total, width=150, paint=self._chip),
            Column(_("A los 90 días"), self._heads, width=150),
        )  # fmt: skip

    def _total(self, one: Valued) -> str:
        if one.total is None:
            return ""
        return f"{town.figures(self.context.store).share(one.total / 100)} · {one.band}"

    def _chip(self, one: Valued) -> Cell:
        text = self._total(one)
        return ChipCell(text, one.tone) if text else TextCell("")

    def _heads(self, one: Valued) -> str:
        if one.due is None:
            return ""
        if one.heads < one.formed and one.due > today():
            return show_date(one.due)
        return _("{a} de {b}").format(a=one.heads, b=one.formed)

    def rows(self) -> Sequence[Valued]:
        return all_valued(self.context.store)

    def id_of(self, one: Valued) -> str:
        return one.edition.id

    def title_of(self, one: Valued) -> str:
        return one.edition.title

    def told(self, one: Valued) -> Told:
        figures = town.figures(self.context.store)
        lines = [
            f"{at}. {each.question}: {figures.share(each.mean) if each.mean is not None else BLANK} (n = {each.n})"
            for at, each in enumerate(one.asked, 1)
        ]
        if not one.sheets:
            asked = questions(self.context.store, one.edition.id)
            lines = [f"{at}. {each.question}" for at, each in enumerate(asked, 1)]
        waits = [each.name for each in to_look_at(self.context.store, one.edition.id)]
        return ((_("Preguntas"), lines), (_("La jefatura todavía no dijo de"), waits))

    def verbs(self) -> Sequence[Verb]:
        return (("target", msgid("Mirada de la jefatura…"), "J", self.look),)

    def on_key(self) -> Mapping[str, Callable[[], object]]:
        return {"look": self.look, "drop": self.drop}

    def makes(self) -> bool:
        return False

    def refresh(self) -> None:
        super().refresh()
        self.entry.setEnabled(not self.context.store.read_only)
        if not self._all:
            there = goes(self.context, _("Ir a las ediciones"), "capacitacion.editions")
            self.first.tell(_(self.first_words), _(self.todo), there)

    def making(self) -> Making | None:
        return None

    def edit(self) -> None:
        """The keyboard to the line where sheets are typed."""
        self.entry.setFocus()

    def add(self) -> None:
        one, made = self.chosen, list[int]()
        if one is None:
            return
        typed = self.entry.text()
        if self.attempt(lambda: made.append(add_sheet(self.context.store, one.edition.id, typed))):
            self.entry.clear()
            self.context.toast(_("Hoja {n} registrada.").format(n=made[0]), True)

    def drop(self) -> None:
        if self.chosen is not None:
            self.attempt(drop_sheet, self.context.store, self.chosen.edition.id)

    def look(self) -> None:
        """Of who accredited, one after another: the level the head sees in the work, of what the course raises."""
        one, store = self.chosen, self.context.store
        if one is None or store.read_only:
            return
        waiting = to_look_at(store, one.edition.id)
        if not waiting:
            self.context.toast(_("No queda nadie del personal que mirar en esa edición."), False)
            return
        names = [(each.id, each.name) for each in waiting]
        who = dialogs.ask_choice(self.context.window, _("Mirada de la jefatura"), one.edition.title, names)
        if who:
            self._ask_levels(who, raised_by(store, one.edition.id))

    def _ask_levels(self, enrolment_id: str, raises: Sequence[str]) -> None:
        store = self.context.store
        titles = {each.id: each.title for each in COMPETENCES.all(store)}
        levels = (("", _("Sin decir")), *((str(level), f"{level} {level.word}") for level in Level))
        fields = [
            Asked("by", _("Quién lo vio")),
            *(Asked(key, titles.get(key, ""), Kind.CHOICE, choices=levels) for key in raises),
            Asked("note", _("Qué se ve en el trabajo"), Kind.LONG),
        ]

        def done(told: dict[str, str]) -> None:
            said = {key: Level(told[key]) if told[key] else None for key in raises}
            look(store, enrolment_id, said, told["by"], told["note"])

        name = ENROLMENTS.get(store, enrolment_id).name
        dialogs.ask(
            self.context.window, _("¿Qué se ve en el trabajo de {name}?").format(name=name), "", fields,
            draft=self.context.draft(f"head_reading.ask:{enrolment_id}"), submit=done,
        )  # fmt: skip
