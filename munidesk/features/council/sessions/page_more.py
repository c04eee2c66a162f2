"""What a session can do beside its next step: be put off, taken away, given up for lack of quorum, opened again."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QMenu

from munidesk.base.dates import now, parse_time, show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council import guard
from munidesk.features.council.acts.page_life import LifeVerbs
from munidesk.features.council.acts.page_mend import Mending
from munidesk.features.council.domain import Session, SessionKind, SessionState
from munidesk.features.council.sessions.store import (
    cancel_session,
    declare_no_quorum,
    delete_session,
    reopen_session,
)
from munidesk.features.council.view import SessionView
from munidesk.records.ref import Ref
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.forms import Field
from munidesk.ui.widgets import tool

WITH_NEIGHBOURS = frozenset({SessionKind.OPEN_COUNCIL, SessionKind.HEARING})
"""Sessions that are an encounter too."""
Entry = tuple[str, Callable[[], None]]


class SessionMenu:
    """«Más acciones» of the session's header; hidden when there is none."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._try = Attempt(context, say=lambda text: dialogs.tell(context.window, _("No se puede"), text))
        self._life, self._mending = LifeVerbs(context), Mending(context)
        self._view: SessionView | None = None
        self.button = tool("more", _("Más acciones"), lambda: None)
        self.button.setProperty("kind", "outlined")
        self.button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.button.setPopupMode(self.button.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)

    def show_view(self, view: SessionView) -> None:
        self._view = view
        self.menu.clear()
        for words, act in self._entries(view):
            self.menu.addAction(words, act)
        self.button.setVisible(bool(self.menu.actions()))

    def _entries(self, view: SessionView) -> list[Entry]:
        return [*self._own_entries(view), *self._contributions(view)]

    def _contributions(self, view: SessionView) -> list[Entry]:
        """What neighbours said, where the session is held with them: the same rows as the turns at the floor."""
        action = self._context.actions.get("encounter")
        if view.session.kind not in WITH_NEIGHBOURS or action is None:
            return []

        def go() -> None:
            made: list[str] = []
            if self._try(lambda: made.append(action(Ref("session", view.session.id), ""))):
                self._context.navigator.go("participation.encounter", id=made[0])

        return [(_("Aportes del encuentro…"), go)]

    def _own_entries(self, view: SessionView) -> list[Entry]:
        if view.frozen or self._context.store.read_only or view.session.state is SessionState.EARLIER:
            return []
        match view.session.state:
            case SessionState.CONVENED:
                return [
                    *self._second_call(view),
                    (_("No hubo quórum…"), self.no_quorum),
                    (_("Suspender la sesión…"), self.suspend),
                    (_("Quitar la sesión…"), self.remove),
                ]
            case SessionState.OPEN:
                failed = [] if view.votes or view.quorum.reached else [(_("No hubo quórum…"), self.no_quorum)]
                return [self._pause(view), *self._mends(view), *failed]
        again = (_("Reabrir la sesión…"), lambda: reopen(self._context, view.session))
        if view.session.state in (SessionState.CLOSED, SessionState.NO_QUORUM):
            return [again, *self._mends(view), (_("Anular la sesión…"), lambda: self._life.annul(view))]
        return [again]

    def _mends(self, view: SessionView) -> list[Entry]:
        there = self._mending.there_is(view)
        return [(_("Corregir lo anotado…"), lambda: self._mending.ask(view))] if there else []

    def _second_call(self, view: SessionView) -> list[Entry]:
        """Where the country has one, until it was made."""
        known = "second_call" in view.profile.deadlines and view.session.call == 1
        return [(_("Segundo llamado…"), lambda: self._life.call_again(view))] if known else []

    def _pause(self, view: SessionView) -> Entry:
        if any(one.ended_at is None for one in view.pauses):
            return _("Reanudar la sesión…"), lambda: self._life.resume(view)
        return _("{recess}…").format(recess=capital(view.profile.recess)), lambda: self._life.pause(view)

    def show_menu(self) -> None:
        """The menu, for the keyboard."""
        if self.button.isVisible():
            self.button.showMenu()

    def suspend(self) -> None:
        view, store = self._view, self._context.store
        if view is None:
            return
        fields = (Field("reason", _("Motivo (puede quedar vacío)")),)
        text = _("La sesión queda en la lista como suspendida y no lleva acta. Puede reabrirse.")
        dialogs.ask(
            self._context.window, _("Suspender la sesión"), text, fields, accept=_("Suspender"),
            draft=self._context.draft(f"suspend:{view.session.id}"),
            submit=lambda said: cancel_session(store, view.session.id, said["reason"]),
        )  # fmt: skip

    def remove(self) -> None:
        """Called by mistake: it goes from the list, and the page with it."""
        view, context = self._view, self._context
        text = _("La sesión se quita de la lista con su orden del día. Puede deshacerse con Ctrl+Z.")
        if view is None or not self._sure(_("Quitar la sesión"), text, _("Quitar")):
            return
        label = view.label
        context.navigator.go("council")  # first: the page of a session that is gone has nothing to show
        if self._try(lambda: delete_session(context.store, view.session.id)):
            context.toast(_("Se quitó la {session}.").format(session=f"{label[:1].lower()}{label[1:]}"), True)

    def no_quorum(self) -> None:
        """At what hour it was given up; the attendance already marked is what the acta tells."""
        view = self._view
        if view is None:
            return
        asked = _("¿A qué hora se dejó constancia? Marque antes la asistencia en «En sesión».")
        dialogs.ask_text(
            self._context.window, _("No hubo quórum"), asked, value=show_time(_given_up(view.session)),
            accept=_("Dejar constancia"), submit=lambda typed: _declare(self._context, view.session, typed),
        )  # fmt: skip

    def _sure(self, title: str, text: str, accept: str) -> bool:
        return dialogs.confirm(self._context.window, title, text, accept)


def _declare(context: Context, session: Session, typed: str) -> None:
    declare_no_quorum(context.store, session.id, guard.hour_in(session, parse_time(typed)))


def _given_up(session: Session) -> datetime:
    """Now, while it is the evening of the session; else half an hour after the call."""
    called = datetime.combine(session.date, session.start)
    return now() if called <= now() <= called + timedelta(hours=3) else called + timedelta(minutes=30)


def reopen(context: Context, session: Session) -> None:
    """Ask why, then open the session again; its numbers stay."""
    asked = _("¿Por qué se reabre? Queda en el historial. Después hay que volver a levantarla.")
    if session.state is not SessionState.CLOSED:
        asked = _("¿Por qué se reabre? Queda en el historial.")
    dialogs.ask_text(
        context.window, _("Reabrir la sesión"), asked, long=True, accept=_("Reabrir"),
        draft=context.draft(f"session.reopen:{session.id}"),
        submit=lambda reason: reopen_session(context.store, session.id, reason),
    )  # fmt: skip
