"""What was sent of a session, under its data: the convocatoria, its addenda, and the button that sends the next."""

from datetime import datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from munidesk.base.dates import now, parse_date, parse_time, show_date, show_time
from munidesk.base.i18n import _
from munidesk.features.council.acts.sending import send_notice, waiting
from munidesk.features.council.acts.store_notice import unsend_notice
from munidesk.features.council.domain import SessionState
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.widgets import button, column, label, row

SEND = "Ctrl+Shift+E"
"""The key of «Enviar la convocatoria»."""


class SentCard(QFrame):
    """Says what went out and when, what has changed since, and sends the convocatoria or an addendum."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._try = context, Attempt(context)
        self._view: SessionView | None = None
        self._told = label(kind="quiet-text", wrap=True)
        self._changed = label(wrap=True)
        self.send = button(_("Enviar la convocatoria…"), self.ask, kind="small", icon="megaphone")
        self.take_back = button(_("No se envió"), self._unsend, kind="quiet")
        inside = column(self._told, self._changed, spacing=8, margins=(12, 10, 12, 10))
        inside.addLayout(row(self.send, self.take_back, None, spacing=8))
        self.setProperty("kind", "card")
        self.setLayout(inside)
        QShortcut(QKeySequence(SEND), self, self._press)

    def show_view(self, view: SessionView) -> None:
        self._view = view
        changes = waiting(view)
        open_ = view.session.state is SessionState.CONVENED and not self._context.store.read_only
        self._told.setText("\n".join(_sent_lines(view)))
        self._changed.setText("\n".join((_("Cambió después de enviada:"), *changes)) if changes else "")
        self._changed.setVisible(bool(changes) and open_)
        self.send.setText(_("Enviar una adenda…") if view.notices else _("Enviar la convocatoria…"))
        self.send.setToolTip(_("Queda como salió: {key}").format(key=SEND))
        self.send.setVisible(open_ and (not view.notices or bool(changes)))
        self.take_back.setVisible(open_ and bool(view.notices))
        self.setVisible(open_ or bool(view.notices) or view.session.call_sent is not None)

    def _press(self) -> None:
        if self.send.isVisible():
            self.ask()

    def ask(self) -> None:
        """When it went out; now, unless another day and hour are typed."""
        view = self._view
        if view is None:
            return
        fields = (Field("day", _("Día"), Kind.DATE), Field("hour", _("Hora"), Kind.TIME))
        moment = min(now(), datetime.combine(view.session.date, view.session.start))
        text = _("¿Cuándo salió? Desde ahora se imprime siempre como salió; lo que cambie después va en una adenda.")

        def send(said: dict[str, str]) -> None:
            at = datetime.combine(parse_date(said["day"]), parse_time(said["hour"]))
            send_notice(self._context.store, view.session.id, at)

        values = {"day": show_date(moment.date()), "hour": show_time(moment)}
        title = self.send.text().rstrip("…")
        if dialogs.ask(
            self._context.window, title, text, fields, values=values, accept=_("Enviada"), submit=send
        ) is not None:  # fmt: skip
            self._context.toast(_("Quedó como salió. Se imprime con «Exportar»."), True)

    def _unsend(self) -> None:
        view = self._view
        if view is not None and self._try(lambda: unsend_notice(self._context.store, view.session.id)):
            self._context.toast(_("Ya no consta como enviada."), True)


def _sent_lines(view: SessionView) -> list[str]:
    country = view.municipality.country
    lines = [
        _("{what}: enviada el {day} a las {hour}").format(
            what=one.label, day=show_date(one.sent_at.date(), "d 'de' MMMM", country), hour=show_time(one.sent_at)
        )
        for one in view.notices
    ]
    if lines:
        return lines
    sent = view.session.call_sent
    if sent is None:
        return [_("La convocatoria todavía no se envió.")]
    return [_("Convocatoria enviada el {day}").format(day=show_date(sent, "d 'de' MMMM", country))]
