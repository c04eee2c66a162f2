"""What the keys of the session's agenda ask for: the hour of an item, that nobody dealt with it, or next session."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from munidesk.base.dates import parse_time, show_time
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import AgendaItem, ItemState
from munidesk.features.council.sessions.store_items import leave_untreated, postpone_item, set_start, take_up_item
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context

KEYS = (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_O)
DESKS = {Qt.Key.Key_E: "election", Qt.Key.Key_O: "floor"}
"""Keys that open another desk in place of the text: the election of the item, who speaks on it."""


class ItemVerbs:
    """H asks in a dialog, N and P do it at once and offer «Deshacer»; P once more takes it up again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._try = Attempt(context)

    def do(self, view: SessionView, item: AgendaItem, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_H:
                self._ask_hour(view, item)
            case Qt.Key.Key_N:
                self._tell(leave_untreated, item.id, _("El asunto {n} consta como no tratado."))
            case Qt.Key.Key_P if item.state is ItemState.POSTPONED:
                self._tell(take_up_item, item.id, _("El asunto {n} ya no se aplaza."))
            case Qt.Key.Key_P:
                self._tell(postpone_item, item.id, _("El asunto {n} se aplaza para la próxima sesión."))

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
