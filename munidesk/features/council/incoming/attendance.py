"""Marks of attendance from a sheet: who was there, from what hour, before or after which vote, and for whom."""

from datetime import datetime, time

from munidesk.base.dates import parse_time
from munidesk.base.i18n import _
from munidesk.features.council.attendance.store import call_substitute, mark
from munidesk.features.council.domain import MOVES, PresenceKind
from munidesk.features.council.guard import hour_in
from munidesk.features.council.incoming.fields import (
    Written,
    begin,
    for_field,
    item_fields,
    member_field,
    session_fields,
    text_field,
)
from munidesk.features.council.incoming.places import Cells, Places, refused, word
from munidesk.features.council.kinds import PRESENCES, SUBSTITUTIONS
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.view_data import session_of
from munidesk.sheets.target import Target, TargetField
from munidesk.town import store as town
from munidesk.town.domain import Member


def target() -> Target:
    """Marks of attendance, one per row, as the list «Asistencia por sesión» writes them."""
    fields = (
        *session_fields(),
        member_field(),
        text_field("mark", _("Asistencia"), ("presencia", "estado", "asistio"), needed=True),
        TargetField("hour", _("Hora"), time, ("hora de llegada", "hora de retiro")),
        *item_fields(needed=False),
        TargetField("after", _("Después de la votación"), bool, ("despues de votar",)),
        for_field(),
        text_field("reason", _("Motivo"), ("justificacion", "causa", "observaciones")),
        text_field("evidence", _("Constancia"), ("comprobante",)),
    )
    return Target(
        "attendance", _("marca de asistencia"), _("marcas de asistencia"), True, fields,
        (("date", "member", "mark"),), begin(take), kinds=(PRESENCES, SUBSTITUTIONS), figures=town.figures,
    )  # fmt: skip


def take(places: Places, cells: Cells) -> Written:
    row = places.session(cells)
    member = places.member(row, cells)
    kind = word(cells, "mark", PresenceKind, _("presente, ausente, con aviso, con licencia, llega, se retira"))
    at = hour_in(session_of(places.store, row.id), parse_time(cells["hour"])) if cells.get("hour") else None
    called = _call(places, row, member, cells, at) if cells.get("for") else False
    events = PRESENCES.all(places.store, session_id=row.id, member_id=member.id)
    if any(one.kind is kind and one.at == at for one in events):
        return Written(called)
    if called and kind is PresenceKind.PRESENT:
        return Written(True)  # whoever is called is present
    moves = kind in MOVES
    item = (
        places.item(places.view(row.id), cells).id if moves and (cells.get("item") or cells.get("item_number")) else ""
    )
    mark(
        places.store, row.id, member.id, kind, at, item_id=item,
        after_vote=cells["after"] == str(True) if moves and "after" in cells else None,
        reason=cells.get("reason", ""), evidence=cells.get("evidence", ""),
    )  # fmt: skip
    places.changed(row.id)
    return Written(True)


def _call(places: Places, row: SessionRow, member: Member, cells: Cells, at: datetime | None) -> bool:
    """The suplente sits for the titular that the row names, from that hour, if that is not on record. Whether it was
    not."""
    titular = places.member(row, cells, "for")
    if member.is_titular:
        words = _("{name} es titular: no suple a nadie. Revise «Suple a».")
        raise refused("for", words.format(name=member.person.short_name))
    there = SUBSTITUTIONS.all(places.store, session_id=row.id, substitute_id=member.id)
    if any(one.seat_id == titular.seat.id and one.all_day for one in there):
        return False
    call_substitute(places.store, row.id, titular.seat.id, member.id, reason=cells.get("reason", ""), at=at)
    places.changed(row.id)
    return True
