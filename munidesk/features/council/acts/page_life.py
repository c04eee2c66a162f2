"""What is asked when a session stops, goes on, is called again or is annulled."""

from datetime import datetime

from munidesk.base.dates import now, parse_date, parse_time, show_date, show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council import guard
from munidesk.features.council.acts.store_life import annul_session, pause_session, resume_session, second_call
from munidesk.features.council.sessions.document_notice import second_call_at
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind


class LifeVerbs:
    """The verbs of «Más acciones» that stop a session or call it again; each told, each taken back with Ctrl+Z."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._try = Attempt(context, say=lambda text: dialogs.tell(context.window, _("No se puede"), text))

    def pause(self, view: SessionView) -> None:
        """Cuarto intermedio: at what hour, and why."""
        fields = (Field("hour", _("Desde las"), Kind.TIME), Field("reason", _("Motivo (puede quedar vacío)")))

        def stop(said: dict[str, str]) -> None:
            at = guard.hour_in(view.session, parse_time(said["hour"]))
            pause_session(self._context.store, view.session.id, at, said["reason"])

        dialogs.ask(
            self._context.window, capital(view.profile.recess), _("La sesión se detiene; consta en el acta."), fields,
            values={"hour": show_time(guard.clock_in(view.session) or now())}, accept=_("Detener"), submit=stop,
        )  # fmt: skip

    def resume(self, view: SessionView) -> None:
        """It goes on: the day is asked too, as a cuarto intermedio may last until another one."""
        fields = (Field("day", _("Día"), Kind.DATE), Field("hour", _("A las"), Kind.TIME))
        moment = now() if guard.clock_in(view.session) else view.pauses[-1].started_at

        def go_on(said: dict[str, str]) -> None:
            at = datetime.combine(parse_date(said["day"]), parse_time(said["hour"]))
            resume_session(self._context.store, view.session.id, at)

        dialogs.ask(
            self._context.window, _("Reanudar la sesión"), _("Marque antes quién se fue durante la pausa."), fields,
            values={"day": show_date(moment.date()), "hour": show_time(moment)}, focus="hour",
            accept=_("Reanudar"), submit=go_on,
        )  # fmt: skip

    def call_again(self, view: SessionView) -> None:
        again = second_call_at(view)
        text = _("No hubo quórum a las {start}. Se llama por segunda vez para el {day} a las {hour}.").format(
            start=show_time(view.session.start), day=show_date(again.date()), hour=show_time(again)
        )
        if dialogs.confirm(self._context.window, _("Segundo llamado"), text, _("Llamar")):
            self._try(second_call, self._context.store, view.session.id)

    def annul(self, view: SessionView) -> None:
        """Why; its resolutions keep their numbers, and it leaves the attendance and what is pending."""
        asked = _(
            "¿Por qué se anula? No cuenta en la asistencia ni lleva acta aprobada; sus números no se usan otra vez."
        )
        dialogs.ask_text(
            self._context.window, _("Anular la sesión"), asked, long=True, accept=_("Anular"),
            draft=self._context.draft(f"session.annul:{view.session.id}"),
            submit=lambda reason: annul_session(self._context.store, view.session.id, reason),
        )  # fmt: skip
