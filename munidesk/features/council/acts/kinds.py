"""The acts of a session as kinds of record. All are events with law: written by their verbs alone."""

from typing import Any

from munidesk.base.dates import show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.acts.domain import AgendaChange, Notice, Pause
from munidesk.records.kind import Kind


def _check_change(change: AgendaChange) -> None:
    for field in ("for_count", "against_count", "abstain_count"):
        count = getattr(change, field)
        if count is not None and count < 0:
            raise UserError(_("No puede haber menos de cero votos. Revise los números."), code="negative", field=field)


def _check_pause(pause: Pause) -> None:
    if pause.ended_at is not None and pause.ended_at < pause.started_at:
        raise UserError(
            _("La sesión no puede reanudarse a las {end}: se detuvo a las {start}. Revise las dos horas.").format(
                end=show_time(pause.ended_at), start=show_time(pause.started_at)
            ),
            code="ends_before_it_begins", field="ended_at",
        )  # fmt: skip


NOTICES = Kind(
    record=Notice, table="notice", one="convocatoria enviada", many="convocatorias enviadas", feminine=True,
    title="label", parent="session_id", order="number, id", plain=False, icon="megaphone",
)  # fmt: skip
CHANGES = Kind(
    record=AgendaChange, table="agenda_change", one="cambio del orden del día", many="cambios del orden del día",
    title="label", parent="session_id", check=_check_change, plain=False, icon="checklist",
)  # fmt: skip
PAUSES = Kind(
    record=Pause, table="pause", one="pausa", many="pausas", feminine=True, title="label", parent="session_id",
    order="started_at, id", check=_check_pause, plain=False, icon="clock",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (NOTICES, CHANGES, PAUSES)
