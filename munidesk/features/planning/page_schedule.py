"""What is done with the schedule as a whole: keep it as it stands, compare with one that was kept, push what waits."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

from munidesk.base.dates import parse_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.planning.document_baseline import kept_words
from munidesk.features.planning.domain_year import BaselineLine
from munidesk.features.planning.schedule import Part, pushed, shifted
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import line_of, save_line
from munidesk.features.planning.store_year import baseline_days, baselines, keep_baseline, remove_baseline
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.forms import Field
from munidesk.ui.widgets import tool


class ScheduleVerbs(QObject):
    """`button` holds them; `shown` is called with what is compared with when that changes."""

    def __init__(self, context: Context, shown: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._try, self._shown = context, Attempt(context), shown
        self._view: PlanView | None = None
        self.compared = ""
        self.button = tool("more", _("Cronograma: guardar, comparar, correr"), lambda: None)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)

    def show_view(self, view: PlanView | None) -> None:
        self._view = view

    @property
    def days(self) -> dict[str, BaselineLine]:
        """Of the schedule that is compared with: line → its days; none without one."""
        return baseline_days(self._context.store, self.compared) if self.compared else {}

    def _fill(self) -> None:
        """Made anew each time: schedules that were kept come and go."""
        self._menu.clear()
        view, writes = self._view, not self._context.store.read_only
        if view is None:
            return
        keep = self._menu.addAction(_("Guardar el cronograma de hoy…"), self.keep)
        push = self._menu.addAction(_("Correr lo que espera"), self.push)
        for action in (keep, push):
            action.setEnabled(writes)
        found = baselines(self._context.store, view.plan.id)
        if not found:
            return
        self._menu.addSeparator()
        for one in found:
            action = self._menu.addAction(_("Comparar con {what}").format(what=kept_words(one)))
            action.setCheckable(True)
            action.setChecked(one.id == self.compared)
            action.triggered.connect(partial(self._compare, one.id))
        if self.compared and writes:
            self._menu.addAction(_("Quitar el que se compara"), self._remove)

    def _compare(self, baseline_id: str) -> None:
        """With that one; again, with none."""
        self.compared = "" if self.compared == baseline_id else baseline_id
        self._shown()

    def _remove(self) -> None:
        gone, self.compared = self.compared, ""
        if self._try(lambda: remove_baseline(self._context.store, gone)):
            self._context.toast(_("Se quitó el cronograma guardado."), True)
        self._shown()

    def keep(self) -> None:
        """The days as they stand, with the act that approved them, if any."""
        view = self._view
        if view is None:
            return
        fields = (
            Field("title", _("Nombre"), hint=_("Por ejemplo: Cronograma aprobado")),
            Field("act", _("Acto que lo aprobó"), hint=_("Por ejemplo: Resolución 48/2026; puede quedar en blanco")),
            Field("day", _("Fecha del acto"), hint=_("dd/mm/aaaa")),
        )
        made: list[str] = []

        def submit(said: dict[str, str]) -> None:
            day = parse_date(said["day"]) if said["day"] else None
            made.append(keep_baseline(self._context.store, view.plan.id, said["title"], said["act"], day).id)

        dialogs.ask(
            self._context.window, _("Guardar el cronograma de hoy"), "", fields, accept=_("Guardar"),
            draft=self._context.draft(f"baseline.new:{view.plan.id}"), submit=submit,
        )  # fmt: skip
        if made:
            self.compared = made[0]
            self._context.toast(_("Quedó guardado: lo que cambie se ve debajo de cada barra."), True)
            self._shown()

    def nudge(self, line_id: str, part: Part, days: int) -> bool:
        """By the keys: a run of them is one change to undo. False when nothing moved, and why is told."""
        store, line = self._context.store, line_of(self._context.store, line_id)
        if self._view is not None and self._view.children.get(line_id):
            self._context.toast(_("Las fechas de un grupo salen de sus renglones: mueva la barra de cada uno."), False)
            return False
        if line.start is None and line.end is None:
            self._context.toast(_("No tiene fechas: escríbalas en «Comienza» y «Termina», o Enter lo abre."), False)
            return False
        return self._try(lambda: save_line(store, shifted(line, part, days), fold=f"plan_line.days:{line_id}"))

    def push(self) -> None:
        """What begins before the line it waits for has ended begins the day after, and what waits for it follows."""
        view = self._view
        if view is None:
            return
        lines = dict(view.by_id)
        moved = {}
        for one in view.ordered():
            for later in pushed(lines[one.id], lines, view.dependencies):
                lines[later.id] = moved[later.id] = later
        if not moved:
            self._context.toast(_("Nada empieza antes de que termine lo que espera."), False)
            return
        store = self._context.store

        def write() -> None:
            with store.change(_("Correr lo que espera")):
                for later in moved.values():
                    save_line(store, later)

        if self._try(write):
            words = ngettext("Se corrió {n} renglón.", "Se corrieron {n} renglones.", len(moved))
            self._context.toast(words.format(n=len(moved)), True)
