"""What the roster's keys ask for: motive, hour, suplente, and taking a mark back."""

from dataclasses import replace

from munidesk.base.dates import parse_time, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council import guard
from munidesk.features.council.attendance.store import (
    call_substitute,
    delete_presence,
    mark_rest,
    presence_of,
    save_presence,
)
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field


class AttendanceVerbs:
    """Asks in a dialog, writes through the store's verbs, says what could not be done."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def mark_rest(self, view: SessionView, item_id: str) -> None:
        """Everybody without a mark is present; who has one keeps it."""
        try:
            marked = mark_rest(self._context.store, view.session.id, item_id=item_id)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        words = ngettext("Se marcó presente a {n} integrante.", "Se marcó presentes a {n} integrantes.", marked)
        if marked:
            self._context.toast(words.format(n=marked), True)
        else:
            self._context.toast(_("Todos tienen ya su marca."), False)

    def ask_hour(self, view: SessionView, member_id: str) -> None:
        """The hour of the member's last arrival, departure or return."""
        event = next((one for one in reversed(view.moves()) if one.member_id == member_id), None)
        if event is None:
            self._context.toast(_("No tiene movimientos: estuvo desde la apertura."), False)
            return
        name = view.member(member_id).person.short_name
        shown = show_time(event.at) if event.at else ""
        key = event.id

        def save(typed: str) -> None:
            hour = guard.hour_in(view.session, parse_time(typed))
            save_presence(self._context.store, replace(presence_of(self._context.store, key), at=hour))

        dialogs.ask_text(
            self._context.window, _("Hora del movimiento de {name}").format(name=name), _("Por ejemplo: 19:20"),
            value=shown, submit=save,
        )  # fmt: skip

    def take_back(self, view: SessionView, member_id: str) -> None:
        """Remove the member's last move, or the mark of the opening when there is none."""
        moves = [one for one in view.moves() if one.member_id == member_id]
        event = moves[-1] if moves else view.opening_states.get(member_id)
        if event is None:
            return
        try:
            delete_presence(self._context.store, event.id)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self._context.toast(_("Se quitó la última marca."), True)

    def ask_reason(self, view: SessionView, member_id: str) -> None:
        """The motive of an absence and what shows it, as the acta prints them."""
        event = view.opening_states.get(member_id)
        if event is None:
            self._context.toast(_("Marque primero su asistencia."), False)
            return
        key, name = event.id, view.member(member_id).person.short_name
        fields = (
            Field("reason", _("Motivo"), hint=_("Por ejemplo: enfermedad")),
            Field("evidence", _("Constancia"),
                  hint=_("¿Qué lo acredita? Por ejemplo: nota del 16/11/2026. Puede quedar vacío.")),
        )  # fmt: skip

        def save(said: dict[str, str]) -> None:
            known = presence_of(self._context.store, key)
            save_presence(self._context.store, replace(known, reason=said["reason"], evidence=said["evidence"]))

        dialogs.ask(
            self._context.window, _("Motivo de {name}").format(name=name), "", fields,
            values={"reason": event.reason, "evidence": event.evidence},
            draft=self._context.draft(f"presence:{key}"),
            submit=save,
        )  # fmt: skip

    def call_substitute(self, view: SessionView, member_id: str, vote_id: str) -> None:
        seat = view.member(member_id).seat
        own = [m for m in view.substitutes if m.seat.id == seat.id]
        bench = [m for m in view.substitutes if m.seat.is_bench]
        choices = [(m.id, m.person.full_name) for m in (*own, *bench)]
        if not choices:
            self._context.toast(
                _("Esta banca no tiene suplentes cargados. Agréguelos en Concejo › Integrantes."), False
            )
            return
        chosen = dialogs.ask_choice(
            self._context.window, _("Suplente"), _("¿Quién ocupa la banca {n}?").format(n=seat.number), choices
        )
        if chosen is not None:
            vote = self._one_vote(view, member_id, vote_id)
            if vote is None:
                return
            try:
                call_substitute(self._context.store, view.session.id, seat.id, chosen, vote_id=vote)
            except UserError as error:
                self._context.toast(str(error), False)

    def _one_vote(self, view: SessionView, member_id: str, vote_id: str) -> str | None:
        """The vote the suplente sits for; empty for the rest of the session, None when cancelled.

        It is asked only when the titular stays in the room (an excuse, a matter of interest) and a vote is open.
        """
        if not vote_id or member_id not in {member.id for member in view.seated()}:
            return ""
        choices = [(vote_id, _("Solo para esta votación")), ("", _("Por el resto de la sesión"))]
        return dialogs.ask_choice(self._context.window, _("Suplente"), _("¿Por cuánto tiempo?"), choices)
