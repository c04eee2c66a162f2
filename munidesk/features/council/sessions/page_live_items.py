"""What the keys of the session's agenda ask for: the hour of an item, that nobody dealt with it, or next session."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from munidesk.base.dates import parse_time, show_time
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.acts.page_agenda import ChangeVerbs
from munidesk.features.council.acts.store_agenda import reorder_item
from munidesk.features.council.domain import PUT_ASIDE, AgendaItem
from munidesk.features.council.sessions.store_items import (
    finish_item,
    leave_untreated,
    postpone_item,
    set_start,
    take_up_item,
)
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context

KEYS = (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_O, Qt.Key.Key_M,
        Qt.Key.Key_T, Qt.Key.Key_E, Qt.Key.Key_U)  # fmt: skip
DESKS = {Qt.Key.Key_E: "election", Qt.Key.Key_U: "floor"}
"""Keys that open another desk in place of the text: the election of the item, who speaks on it."""


class ItemVerbs:
    """H, R, O and M ask in a dialog, N and P do it at once and offer «Deshacer»; P or R once more takes it up again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._try = Attempt(context)
        self._changes = ChangeVerbs(context)

    def do(self, view: SessionView, item: AgendaItem, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_H:
                self._ask_hour(view, item)
            case Qt.Key.Key_N:
                self._tell(leave_untreated, item.id, _("El asunto {n} consta como no tratado."))
            case Qt.Key.Key_P | Qt.Key.Key_R | Qt.Key.Key_O if item.state in PUT_ASIDE:
                self._tell(take_up_item, item.id, _("El asunto {n} vuelve al orden del día."))
            case Qt.Key.Key_P:
                self._tell(postpone_item, item.id, _("El asunto {n} se aplaza para la próxima sesión."))
            case Qt.Key.Key_T:
                self._tell(finish_item, item.id, _("El asunto {n} consta como tratado."))
            case Qt.Key.Key_R:
                self._changes.withdraw(view, item)
            case Qt.Key.Key_O:
                self._changes.put_off(view, item)
            case Qt.Key.Key_M:
                self._changes.tell(view, item)

    def move(self, view: SessionView, item: AgendaItem, step: int) -> None:
        """One place up or down; the acta tells it once the session is open."""
        place = item.position + step
        if 1 <= place <= len(view.items) and self._try(reorder_item, self._context.store, item.id, place):
            self._context.toast(_("El asunto pasa al lugar {n}; M dice por qué.").format(n=place), True)

    def _tell(self, verb: Callable[[Store, str], None], item_id: str, words: str) -> None:
        """«Deshacer» is offered only for what was written: else it would take back something else."""
        before = guard.item_of(self._context.store, item_id)
        if self._try(verb, self._context.store, item_id):
            after = guard.item_of(self._context.store, item_id)
            self._context.toast(words.format(n=after.position), after != before)

    def _ask_hour(self, view: SessionView, item: AgendaItem) -> None:
        def save(typed: str) -> None:
            set_start(self._context.store, item.id, guard.hour_in(view.session, parse_time(typed)))

        dialogs.ask_text(
            self._context.window, _("Hora del asunto {n}").format(n=item.position),
            _("¿A qué hora se comenzó a tratar «{title}»? Por ejemplo: 19:20").format(title=item.title),
            value=show_time(item.started_at) if item.started_at else "", submit=save,
        )  # fmt: skip
