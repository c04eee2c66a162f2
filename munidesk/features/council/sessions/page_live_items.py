"""What the keys of the session's agenda ask for: the hour of an item, that nobody dealt with it, or next session."""

from PySide6.QtCore import Qt

from munidesk.base.dates import parse_time, show_time
from munidesk.base.i18n import _
from munidesk.features.council import guard
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.sessions.store_items import leave_untreated, postpone_item, set_start
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context

KEYS = (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_P)


class ItemVerbs:
    """H asks in a dialog, N and P do it at once and offer «Deshacer»."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._try = Attempt(context)

    def do(self, view: SessionView, item: AgendaItem, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_H:
                self._ask_hour(view, item)
            case Qt.Key.Key_N:
                if self._try(leave_untreated, self._context.store, item.id):
                    self._context.toast(_("El asunto {n} consta como no tratado.").format(n=item.position), True)
            case Qt.Key.Key_P:
                if self._try(postpone_item, self._context.store, item.id):
                    words = _("El asunto {n} se aplaza para la próxima sesión.").format(n=item.position)
                    self._context.toast(words, True)

    def _ask_hour(self, view: SessionView, item: AgendaItem) -> None:
        def save(typed: str) -> None:
            set_start(self._context.store, item.id, guard.hour_in(view.session, parse_time(typed)))

        dialogs.ask_text(
            self._context.window, _("Hora del asunto {n}").format(n=item.position),
            _("¿A qué hora se comenzó a tratar «{title}»? Por ejemplo: 19:20").format(title=item.title),
            value=show_time(item.started_at) if item.started_at else "", submit=save,
        )  # fmt: skip
