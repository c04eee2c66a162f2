"""The whole list of members at once, for a council that was begun without them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.town import roster_draft
from munidesk.town import store as town
from munidesk.town.page_roster import RosterEditor
from munidesk.town.roster_save import save_roster
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question


class MembersList(Question):
    """The table of the first run, with what was typed there and not written yet."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.roster = RosterEditor(context.store.path.parent)
        super().__init__(
            context.window,
            _("Integrantes del Concejo"),
            _("Copie la lista en Excel y péguela aquí con Ctrl+V, o escriba en la tabla."),
            _("Guardar"),
            (self.roster,),
        )
        self._keeping = Autosave(self.roster, lambda: roster_draft.keep(context.store, self.roster.rows))
        self.roster.start(town.profile_of(context.store))
        if kept := roster_draft.kept(context.store):
            self.roster.set_rows(kept)
        self.roster.changed.connect(self._keeping.touch)
        self.roster.table.left.connect(self._leave_table)
        room = context.window.size()
        self.resize(min(theme.px(1120), room.width() - theme.px(80)), min(theme.px(560), room.height() - theme.px(80)))
        self.roster.table.setFocus()

    def _leave_table(self, forward: bool) -> None:
        if forward:
            self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.roster.table.focusPreviousChild()

    def submit(self) -> None:
        if self.roster.wanting:
            raise UserError(self.roster.wanting)
        store = self._context.store
        save_roster(store, town.council(store).id, self.roster.roster)
        self._keeping.forget()
        roster_draft.forget(store)

    def reject(self) -> None:
        """What was typed stays as a draft."""
        if self._keeping.leave():
            super().reject()


def ask_members(context: Context) -> bool:
    """Whether the council has its members now."""
    if context.store.read_only:
        context.toast(context.store.read_only_reason, False)
        return False
    dialog = MembersList(context)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def has_members(context: Context) -> bool:
    """False while the council was begun without them."""
    store = context.store
    return bool(town.members(store, town.council(store).id))
