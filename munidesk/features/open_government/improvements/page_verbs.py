"""What is done with the chosen improvement: its keys, and the buttons of its panel."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.open_government.codes import Effort, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import rules, words
from munidesk.features.open_government.improvements import store as verbs
from munidesk.features.open_government.improvements.page_panel import Verb
from munidesk.features.open_government.improvements.page_table import ImprovementsTable
from munidesk.features.open_government.improvements.store_agenda import Agenda, move
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.features.open_government.learning.reading import Lesson, lesson_for
from munidesk.features.open_government.opening.store import commit, committed
from munidesk.records.ref import Ref
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.widgets import button, tool

State = ImprovementState
_FIELDS = ("title", "text", "effort", "area", "responsible", "due", "ods", "gender")
_STEPS = {
    State.PROPOSED: ("accept", "drop"),
    State.ACCEPTED: ("done", "propose_again", "drop"),
    State.IN_PLAN: ("done", "drop"),
    State.DONE: ("undone", "drop"),
    State.VERIFIED: (),
    State.DROPPED: ("restore",),
}
"""What S offers, the most usual first."""


class Shows(Protocol):
    """The page: its table, what it read, and how one of them is shown."""

    table: ImprovementsTable
    agenda: Agenda | None

    def open(self, id: str = "", which: str = "") -> None: ...  # noqa: A002 - the name in every link


class Verbs:
    def __init__(self, context: Context, page: Shows) -> None:
        self.context, self._page = context, page
        self._try = Attempt(context)

    def buttons(self, one: Improvement) -> tuple[Verb | None, tuple[QWidget, ...]]:
        """The next step of it, and what else is done with the mouse."""
        writes = not self.context.store.read_only
        there = self._page.agenda is not None and one.id in self._page.agenda.activities
        if there:
            main: Verb | None = (_("Abrir actividad"), self.to_activity)
        elif not writes:
            main = None
        elif one.state is State.PROPOSED:
            main = (_("Aceptar"), partial(self.run, "accept"))
        else:
            main = (_("Pasar al POA"), self.to_plan) if one.state is State.ACCEPTED else None
        other: list[QWidget] = [_state_button(self.change_state)] if writes and _STEPS[one.state] else []
        if one.state is not State.DROPPED and (writes or self._committed(one)):
            tip = _("Abrir en el plan de apertura (A)") if self._committed(one) else _("Pasar al plan de apertura (A)")
            other.append(tool("milestone", tip, self.to_opening))
        return main, (*other, *((tool("pencil", _("Editar la mejora"), self.edit),) if writes else ()))

    def _on_one(self, verb: Callable[..., object], *more: object) -> None:
        one = self._page.table.current
        if one is not None and not self.context.store.read_only:
            verb(one, *more)

    def new(self) -> None:
        if not self.context.store.read_only:
            made: list[str] = []
            done = self._ask(Improvement(title=""), _("Nueva mejora"), lambda one: made.append(self._save(one)))
            if done:
                self._page.open(made[0])
                self._page.table.setFocus()

    def edit(self) -> None:
        self._on_one(lambda one: self._ask(one, words.name_and_title(one), self._save))

    def _ask(self, one: Improvement, title: str, save: Callable[[Improvement], object]) -> bool:
        assert self._page.agenda is not None
        return ask_record(self.context, IMPROVEMENTS, one, _FIELDS, title, save, self._page.agenda.figures,
                          accept=_("Guardar"))  # fmt: skip

    def _save(self, one: Improvement) -> str:
        return verbs.save(self.context.store, one)

    def set_effort(self, effort: Effort) -> None:
        self._on_one(lambda one: self._try(verbs.set_effort, self.context.store, one.id, effort))

    def change_state(self) -> None:
        self._on_one(self._ask_state)

    def _ask_state(self, one: Improvement) -> None:
        steps = [(name, self._step_words()[name]) for name in _STEPS[one.state]]
        if not steps:
            self.context.toast(_("Una ronda ya verificó {name}.").format(name=rules.name_of(one)), False)
            return
        title = words.name_and_title(one)
        chosen = steps[0][0] if len(steps) == 1 else dialogs.ask_choice(
            self.context.window, _("Cambiar estado"), title, steps, accept=_("Cambiar")
        )  # fmt: skip
        if chosen:
            self.run(chosen)

    @staticmethod
    def _step_words() -> dict[str, str]:
        return {
            "accept": _("Aceptar"), "propose_again": _("Volver a propuesta"), "done": _("Dar por hecha"),
            "undone": _("No está hecha"), "drop": _("Descartar…"), "restore": _("Retomar"),
        }  # fmt: skip

    def run(self, name: str) -> None:
        """One of the steps of `_STEPS`, on the chosen one."""
        plain: dict[str, Callable[[str], object]] = {
            "accept": partial(verbs.accept, self.context.store),
            "propose_again": partial(verbs.propose_again, self.context.store),
            "done": partial(verbs.mark_done, self.context.store),
            "undone": partial(verbs.mark_undone, self.context.store),
            "restore": partial(verbs.restore, self.context.store),
        }
        if name == "drop":
            self.drop()
        else:
            self._on_one(lambda one: self._try(plain[name], one.id))

    def drop(self) -> None:
        self._on_one(self._ask_drop)

    def _ask_drop(self, one: Improvement) -> None:
        if one.state is State.DROPPED:
            self.context.toast(_("{name} ya está descartada; S la retoma.").format(name=rules.name_of(one)), False)
            return
        reason = dialogs.ask_text(
            self.context.window, _("Descartar {name}").format(name=rules.name_of(one)),
            _("¿Por qué no se hará? Queda en la agenda."), accept=_("Descartar"),
            draft=self.context.draft(f"improvement.drop:{one.id}"),
            submit=partial(verbs.drop, self.context.store, one.id),
        )  # fmt: skip
        if reason:
            self.context.toast(_("{name} quedó descartada.").format(name=rules.name_of(one)), True)

    def may_move(self) -> bool:
        """Of what is still to do; else it is said."""
        one = self._page.table.current
        if one is None or self.context.store.read_only:
            return False
        if one.state not in rules.TO_DO:
            self.context.toast(_("La prioridad es de lo que falta hacer."), False)
        return one.state in rules.TO_DO

    def move(self, by: int) -> None:
        self._on_one(lambda one: self._try(move, self.context.store, one.id, by))

    def to_plan(self) -> None:
        self._on_one(self._carry)

    def _carry(self, one: Improvement) -> None:
        before = self._page.agenda is not None and one.id in self._page.agenda.activities
        if before:
            self.to_activity()
            return
        made: list[str] = []
        if self._try(lambda: made.append(self.context.to_plan(Ref("improvement", one.id), one.title))) and made[0]:
            self.context.toast(_("{name} pasó al POA.").format(name=rules.name_of(one)), True)

    def _committed(self, one: Improvement) -> bool:
        return committed(self.context.store, one.id) is not None

    def to_opening(self) -> None:
        """As a commitment of the plan of opening; there already, to where it stands."""
        one = self._page.table.current
        if one is None:
            return
        there = committed(self.context.store, one.id)
        if there is not None:
            found = self.context.describe(Ref("opening_commitment", there.id))
            if found is not None:
                self.context.navigator.go(found.key, **found.arguments)
        elif not self.context.store.read_only and self._try(commit, self.context.store, one.id):
            words = _("{name} quedó en el plan de apertura; A abre su compromiso.")
            self.context.toast(words.format(name=rules.name_of(one)), True)

    def _lesson_of(self, one: Improvement) -> Lesson | None:
        """What teaches about its item, while that is still to be mended."""
        agenda = self._page.agenda
        view = agenda.views.get(one.round_id) if agenda is not None and one.state in rules.OPEN else None
        if view is None:
            return None
        asked = next((each for each in view.criteria if each.key == one.criterion_key), None)
        return lesson_for(view.instrument.key, asked.dimension_key) if asked is not None else None

    def lesson(self, one: Improvement) -> Verb | None:
        found = self._lesson_of(one)
        return None if found is None else (_("Lección (L): {title}").format(title=found.title), self.to_lesson)

    def to_lesson(self) -> None:
        one = self._page.table.current
        found = self._lesson_of(one) if one is not None else None
        if found is not None:
            self.context.navigator.go("open_government.practices", lesson=found.id)

    def to_activity(self) -> None:
        one = self._page.table.current
        there = self._page.agenda.activities.get(one.id) if one is not None and self._page.agenda is not None else None
        found = self.context.describe(Ref("plan_line", there.id)) if there is not None else None
        if found is not None:
            self.context.navigator.go(found.key, **found.arguments)


def _state_button(change: Callable[[], object]) -> QWidget:
    return button(_("Estado…"), change, kind="quiet", tip=_("Cambiar el estado"))
