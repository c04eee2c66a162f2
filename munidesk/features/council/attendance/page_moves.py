"""What the roster's keys ask for: motive, hour, suplente, and taking a mark back."""

from dataclasses import replace

from munidesk.base.dates import day_cell, parse_date, parse_time, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council import guard
from munidesk.features.council.attendance.store import (
    call_substitute,
    delete_presence,
    dismiss_substitute,
    mark_rest,
    mark_unmarked,
    presence_of,
    save_presence,
)
from munidesk.features.council.domain import PresenceKind
from munidesk.features.council.view import SessionView
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind


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
            Field("justified_on", _("Justificada el"), Kind.DATE, hint=_("Si presentó la justificación otro día.")),
        )  # fmt: skip

        def save(said: dict[str, str]) -> None:
            known = presence_of(self._context.store, key)
            day = parse_date(said["justified_on"]) if said["justified_on"] else None
            told = replace(known, reason=said["reason"], evidence=said["evidence"], justified_on=day)
            save_presence(self._context.store, told)

        dialogs.ask(
            self._context.window, _("Motivo de {name}").format(name=name), "", fields,
            values={"reason": event.reason, "evidence": event.evidence, "justified_on": day_cell(event.justified_on)},
            draft=self._context.draft(f"presence:{key}"),
            submit=save,
        )  # fmt: skip

    def mark_others(self, view: SessionView, kind: PresenceKind) -> None:
        """Everybody without a mark is absent, with notice or on licence."""
        marked = 0
        try:
            marked = mark_unmarked(self._context.store, view.session.id, kind)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        words = ngettext("Se marcó a {n} integrante: {kind}.", "Se marcó a {n} integrantes: {kind}.", marked)
        self._context.toast(words.format(n=marked, kind=kind.word), bool(marked))

    def attach(self, view: SessionView, member_id: str) -> None:
        """The paper that shows why a member was absent."""
        event = view.opening_states.get(member_id)
        if event is None:
            self._context.toast(_("Marque primero su asistencia."), False)
            return
        name = view.member(member_id).person.short_name
        chosen = ask_file(
            self._context.window, _("Constancia de {name}").format(name=name), self._context.store.path.parent, ""
        )  # fmt: skip
        if chosen and Attempt(self._context)(attach, self._context.store, Ref("presence", event.id), chosen):
            self._context.toast(_("Se adjuntó la constancia de {name}.").format(name=name), True)

    def dismiss(self, view: SessionView, member_id: str) -> None:
        """The suplente leaves the seat to its titular."""
        if Attempt(self._context)(dismiss_substitute, self._context.store, view.session.id, member_id):
            name = view.member(member_id).person.short_name
            self._context.toast(_("{name} ya no ocupa la banca.").format(name=name), True)

    def call_substitute(self, view: SessionView, member_id: str, vote_id: str, item_id: str = "") -> None:
        if not view.member(member_id).is_titular:
            self.dismiss(view, member_id)
            return
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
            if member_id in {member.id for member in view.seated()} and (vote_id or item_id):
                self._call_for_part(view, seat.id, chosen, vote_id, item_id)
                return
            try:
                call_substitute(self._context.store, view.session.id, seat.id, chosen)
            except UserError as error:
                self._context.toast(str(error), False)

    def _call_for_part(self, view: SessionView, seat_id: str, chosen: str, vote_id: str, item_id: str) -> None:
        """The titular stays in the room (an excuse, a matter of interest): for how long, and why, is asked."""
        parts = ((vote_id, _("Solo para esta votación")), (item_id, _("Solo para este asunto")))
        choices = (*(one for one in parts if one[0]), ("", _("Por el resto de la sesión")))
        fields = (
            Field("part", _("¿Por cuánto tiempo?"), Kind.CHOICE, choices),
            Field("reason", _("¿Por qué? Consta en el acta."), hint=_("Por ejemplo: se excusa por interés personal")),
        )

        def call(said: dict[str, str]) -> None:
            part = said["part"]
            call_substitute(
                self._context.store, view.session.id, seat_id, chosen, vote_id=part if part == vote_id else "",
                item_id=part if part == item_id else "", reason=said["reason"],
            )  # fmt: skip

        draft = self._context.draft(f"suplente:{view.session.id}:{seat_id}")
        dialogs.ask(self._context.window, _("Suplente"), "", fields, draft=draft, submit=call)
