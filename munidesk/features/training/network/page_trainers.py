"""«Formadores»: who can be asked to teach what, and the cascade of who learnt from whom."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, msgid, ngettext
from munidesk.base.spanish import fold
from munidesk.features.training.domain_network import Trainer
from munidesk.features.training.kinds import TRAINERS
from munidesk.features.training.network.document_network import agent_of
from munidesk.features.training.network.page_tab import PartTab, Told, Verb
from munidesk.features.training.network.store_cascade import (
    TrainerNow,
    candidates,
    cascade,
    trainer_of,
    trainers,
)
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import TextCell
from munidesk.ui.making import Making
from munidesk.ui.table import Column

_FIELDS = ("name", "agent", "topics", "notes")
_KEYS = {
    (Qt.Key.Key_P, False): "staff", (Qt.Key.Key_G, False): "cascade", (Qt.Key.Key_Delete, False): "remove",
}  # fmt: skip


class TrainersTab(PartTab[TrainerNow]):
    name, icon, new_words = msgid("Formadores"), "user", msgid("Nueva persona que enseña")
    first_words = msgid("Todavía no hay quien enseñe.")
    todo = msgid("Agregue a quien dicta cursos, o traiga del personal a quien tiene nivel 4 en Necesidades.")
    hints = (
        ("Enter", msgid("cambiar")), ("P", msgid("del personal con nivel 4")), ("G", msgid("cascada")),
        ("Ctrl+N", msgid("agregar")), ("Supr", msgid("quitar")),
    )  # fmt: skip
    keys = _KEYS

    def columns(self) -> Sequence[Column[TrainerNow]]:
        return (
            Column(_("Nombre"), lambda one: one.trainer.name,
                   paint=lambda one: TextCell(one.trainer.name, strong=True),
                   order=lambda one: fold(one.trainer.name)),
            Column(_("Institución"), self._agent, width=170, order=self._agent),
            Column(_("Qué enseña"), _teaches, width=240, wraps=True),
            Column(_("Ediciones"), lambda one: str(len(one.editions)) if one.editions else "", width=84, right=True,
                   order=lambda one: len(one.editions)),
        )  # fmt: skip

    def _agent(self, one: TrainerNow) -> str:
        return agent_of(one)

    def rows(self) -> Sequence[TrainerNow]:
        return trainers(self.context.store)

    def id_of(self, one: TrainerNow) -> str:
        return one.trainer.id

    def title_of(self, one: TrainerNow) -> str:
        return one.trainer.name

    def sought(self, one: TrainerNow) -> str:
        return f"{one.trainer.name} {self._agent(one)} {_teaches(one)}"

    def told(self, one: TrainerNow) -> Told:
        return (
            ("", (self._agent(one),) if self._agent(one) else ()),
            (_("Nivel 4 en"), one.masters),
            (_("Enseña"), (one.trainer.topics,) if one.trainer.topics else ()),
            (_("Ediciones"), tuple(
                f"{each.title} · {show_date(each.start)}" if each.start else each.title for each in one.editions
            )),
            (_("Observaciones"), tuple(one.trainer.notes.splitlines())),
        )  # fmt: skip

    def verbs(self) -> Sequence[Verb]:
        return (
            ("people", msgid("Del personal…"), "P", self.of_staff),
            ("thread", msgid("Cascada"), "G", self.show_cascade),
        )

    def on_key(self) -> Mapping[str, Callable[[], object]]:
        return {"staff": self.of_staff, "cascade": self.show_cascade, "remove": self.remove}

    def beginning(self) -> tuple[Making | None, str]:
        """With the staff that can, where there is any."""
        if candidates(self.context.store) and not self.context.store.read_only:
            return Making(_("Del personal con nivel 4…"), self.of_staff), ""
        return super().beginning()

    def of_staff(self) -> None:
        """Whom a competence at 4 lets teach."""
        store = self.context.store
        if store.read_only:
            return
        found = [(key, f"{name}: {', '.join(own)}") for key, name, own in candidates(store)]
        if not found:
            text = _("Nadie más del personal tiene nivel 4. Escríbalo en Capacitación › Necesidades.")
            self.context.toast(text, False)
            return
        key = dialogs.ask_choice(self.context.window, _("Personal con nivel 4"), _("¿Quién enseña?"), found)
        made: list[str] = []
        if key and self.attempt(lambda: made.append(trainer_of(store, key).id)):
            self.select(made[0])
            self.table.setFocus()

    def show_cascade(self) -> None:
        """The tree in words; its paper is in «Exportar»."""
        found = cascade(self.context.store)
        if not found.branches:
            text = _("Todavía no hay réplicas. Diga en una edición de qué otra es réplica.")
            self.context.toast(text, False)
            return
        lines = []
        for one in found.branches:
            said = ngettext("{n} acreditó", "{n} acreditaron", one.passed).format(n=one.passed)
            lines.append(f"{'    ' * one.generation}{one.edition.title}: {said}")
        people = sum(found.people)
        text = ngettext("{n} persona, cada una una vez.", "{n} personas, cada una una vez.", people).format(n=people)
        dialogs.tell_list(self.context.window, _("Cascada de formación"), text, lines)

    def new(self) -> None:
        self._ask(Trainer(name=""), _("Nueva persona que enseña"))

    def edit(self) -> None:
        if self.chosen is not None and not self.context.store.read_only:
            self._ask(self.chosen.trainer, self.chosen.trainer.name)

    def _ask(self, one: Trainer, title: str) -> None:
        store, made = self.context.store, list[str]()
        if ask_record(
            self.context, TRAINERS, one, _FIELDS, title, lambda each: made.append(TRAINERS.save(store, each).id),
            town.figures(store),
        ):  # fmt: skip
            self.select(made[0])
            self.table.setFocus()

    def remove(self) -> None:
        one = self.chosen
        if one is not None and may_remove(self.context, [Ref(TRAINERS.table, one.trainer.id)], one.trainer.name):
            self.attempt(TRAINERS.delete, self.context.store, one.trainer.id)


def _teaches(one: TrainerNow) -> str:
    return ", ".join(one.masters) or one.trainer.topics
