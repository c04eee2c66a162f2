"""What each key does to a milestone: done today or another day, its evidence, a new one, its place, away."""

from munidesk.base.dates import day_cell, parse_date, today
from munidesk.base.i18n import _
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.features.open_government.opening.page_dialogs import ask_milestone, edit_milestone
from munidesk.features.open_government.opening.page_milestones import MilestoneTable
from munidesk.features.open_government.opening.store import move, remove_milestone, set_done
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context


class MilestoneVerbs:
    """`run(key, of)` over the milestone that is current in the table; a file that is only read opens them alone."""

    def __init__(self, context: Context, table: MilestoneTable) -> None:
        self._context, self._table, self._try = context, table, Attempt(context)

    def run(self, key: str, of: Commitment) -> None:
        store, one = self._context.store, self._table.current
        if store.read_only and key != "edit":
            return
        if key == "new":
            self.new(of)
        elif one is None:
            return
        elif key == "edit":
            edit_milestone(self._context, one)
        elif key == "remove":
            self.remove(one)
        elif key == "attach":
            self.attach(one)
        elif key == "day":
            self.other_day(one)
        elif key == "done":
            self.done(one)
        else:
            self._try(move, store, one, -1 if key == "up" else 1)
            self._table.select(lambda each: each.id == one.id)

    def done(self, one: Milestone) -> None:
        if one.done_on is not None:
            day = day_cell(one.done_on)
            self._context.toast(_("Ya está hecho el {day}. Con F se cambia la fecha.").format(day=day), False)
        elif self._try(set_done, self._context.store, one.id, today()):
            self._context.toast(_("Hito hecho hoy. Con D se adjunta la evidencia."), True)

    def other_day(self, one: Milestone) -> None:
        store = self._context.store
        dialogs.ask_text(
            self._context.window, _("Hito hecho"), _("¿Qué día se hizo? Borre la fecha si todavía no está hecho."),
            value=day_cell(one.done_on or today()), draft=self._context.draft(f"opening.done:{one.id}"),
            submit=lambda text: set_done(store, one.id, parse_date(text) if text.strip() else None),
        )  # fmt: skip

    def attach(self, one: Milestone) -> None:
        store = self._context.store
        path = ask_file(self._context.window, _("Adjuntar evidencia"), store.path.parent, "")
        if path is not None and self._try(attach, store, Ref("opening_milestone", one.id), path):
            self._context.toast(_("Se adjuntó {name}.").format(name=path.name), True)

    def new(self, of: Commitment) -> None:
        if made := ask_milestone(self._context, of.id):
            self._table.select(lambda one: one.id == made)
            self._table.setFocus()

    def remove(self, one: Milestone) -> None:
        if may_remove(self._context, [Ref("opening_milestone", one.id)], f"«{one.title}»"):
            remove_milestone(self._context.store, one.id)
            self._context.toast(_("Se quitó el hito."), True)
