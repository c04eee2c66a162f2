"""Attendance verbs: the roll at the opening, arrivals, departures, returns, and suplentes who sit."""

from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.attendance.rules import IN_ROOM, in_order
from munidesk.features.council.attendance.rules_mark import (
    Asked,
    check_move,
    check_opening,
    check_sequence,
    hour_of_move,
    move_kind,
    opening_record,
)
from munidesk.features.council.domain import (
    ABSENCES,
    MOVES,
    Presence,
    PresenceKind,
    Session,
    SessionState,
    Substitution,
)
from munidesk.features.council.kinds import PRESENCES, SUBSTITUTIONS
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.domain import Member


def mark(
    store: Store,
    session_id: str,
    member_id: str,
    kind: PresenceKind,
    at: datetime | None = None,
    *,
    item_id: str = "",
    after_vote: bool | None = None,
    reason: str = "",
    evidence: str = "",
) -> None:
    """Record attendance. `at` defaults to the clock while the session goes on.

    Before the opening, and with the clock outside the session and no hour given, it sets the opening state.
    While it is open, PRESENT after an absence is an arrival, and after a departure a return. `after_vote` left
    out means after the votes already taken on the item. Raises UserError for an impossible hour or move.
    """
    session = guard.writable(store, session_id)
    member = _member_that_day(store, session, member_id)
    events = tuple(in_order(PRESENCES.read_all(store.select("presence", session_id=session_id, member_id=member_id))))
    asked = Asked(session, member, kind, at, item_id, after_vote, reason.strip(), evidence.strip(), events)
    if at is not None:
        guard.check_hour(session, at)
    if session.state is SessionState.CANCELLED:
        raise UserError(_("La sesión se suspendió: no lleva asistencia."))
    if session.state is SessionState.ANNULLED:
        raise UserError(_("La sesión se anuló: su asistencia no cambia. Si vale, reábrala."))
    move = move_kind(asked)
    if move is None:
        _set_opening(store, asked)
    else:
        _add_move(store, asked, move)


def mark_rest(store: Store, session_id: str, *, item_id: str = "") -> int:
    """Record as present everybody who has no mark, in one change. Returns how many. Raises UserError."""
    view = load_view(store, session_id)
    called = {one.seat_id for one in view.substitutions if not one.vote_id}
    waiting = [
        one for one in view.titulars
        if not one.seat.is_bench and one.seat.id not in called
        and one.id not in view.states and one.id not in view.opening_states
    ]  # fmt: skip
    with store.change(_("asistencia de todos")):
        for one in waiting:
            mark(store, session_id, one.id, PresenceKind.PRESENT, item_id=item_id)
    return len(waiting)


def _member_that_day(store: Store, session: Session, member_id: str) -> Member:
    member = town.member(store, member_id)
    if member.membership.body_id != session.body_id or not member.membership.holds_on(session.date):
        raise UserError(
            _("{name} no integraba el órgano el {day:%d/%m/%Y}. Revise las fechas de su cargo.").format(
                name=member.person.short_name, day=session.date
            )
        )
    return member


def _set_opening(store: Store, asked: Asked) -> None:
    check_opening(asked)
    if asked.kind in ABSENCES and _has_voted(store, asked):
        raise UserError(
            _("{name} ya votó en esta sesión: no puede quedar ausente. Si se fue, marque que se retira.").format(
                name=asked.name
            )
        )
    PRESENCES.save(store, opening_record(asked, ""), label=_("asistencia de {name}").format(name=asked.name))


_BALLOTS_OF = """
    SELECT ballot.id FROM ballot JOIN vote ON vote.id = ballot.vote_id JOIN motion ON motion.id = vote.motion_id
        JOIN agenda_item ON agenda_item.id = motion.item_id
    WHERE agenda_item.session_id = :session AND ballot.member_id = :member AND ballot.value <> 'absent'
        AND ballot.deleted_at IS NULL AND vote.deleted_at IS NULL AND motion.deleted_at IS NULL LIMIT 1
"""


def _has_voted(store: Store, asked: Asked) -> bool:
    return bool(store.query(_BALLOTS_OF, session=asked.session.id, member=asked.member.id))


def _add_move(store: Store, asked: Asked, kind: PresenceKind) -> None:
    session = asked.session
    at = hour_of_move(asked, kind)
    guard.check_hour(session, at)
    check_move(asked, kind, at)
    item_id = asked.item_id or session.current_item_id
    after = asked.after_vote if asked.after_vote is not None else _item_voted(store, item_id)
    order = 1 + sum(1 for row in store.select("presence", session_id=session.id) if row["kind"] in MOVES)
    record = Presence(
        session_id=session.id, member_id=asked.member.id, kind=kind, at=at, item_id=item_id, after_vote=after,
        order=order, reason=asked.reason, evidence=asked.evidence,
    )  # fmt: skip
    with store.change(_("asistencia de {name}").format(name=asked.name)):
        if asked.last is None and kind is PresenceKind.ARRIVES:
            absent = Presence(session_id=session.id, member_id=asked.member.id, kind=PresenceKind.ABSENT)
            PRESENCES.save(store, absent)
        PRESENCES.save(store, record)


_ITEM_VOTES = """
    SELECT vote.id FROM vote JOIN motion ON motion.id = vote.motion_id WHERE motion.item_id = :item
        AND vote.deleted_at IS NULL AND motion.deleted_at IS NULL
        AND (vote.voted_at IS NOT NULL OR vote.for_count IS NOT NULL OR EXISTS (
            SELECT 1 FROM ballot WHERE ballot.vote_id = vote.id AND ballot.deleted_at IS NULL)) LIMIT 1
"""


def _item_voted(store: Store, item_id: str) -> bool:
    return bool(item_id) and bool(store.query(_ITEM_VOTES, item=item_id))


def presence_of(store: Store, presence_id: str) -> Presence:
    row = store.get("presence", presence_id)
    if row is None:
        raise UserError(_("Ese movimiento ya no está en la lista."))
    return PRESENCES.read(row)


def save_presence(store: Store, event: Presence, *, fold: str = "") -> None:
    """Correct an event: hour, item, side of the vote, reason, evidence. Raises UserError for an impossible hour."""
    session = guard.writable(store, presence_of(store, event.id).session_id)
    if event.at is not None:
        guard.check_hour(session, event.at)
    _check_sequence(store, event)
    name = town.member(store, event.member_id).person.short_name
    PRESENCES.save(store, event, label=_("asistencia de {name}").format(name=name), fold=fold)


def _check_sequence(store: Store, changed: Presence) -> None:
    """Of the member's moves with this one changed. Raises UserError."""
    rows = store.select("presence", order="id", session_id=changed.session_id, member_id=changed.member_id)
    own = [changed if one.id == changed.id else one for one in PRESENCES.read_all(rows) if one.kind in MOVES]
    check_sequence(own, town.member(store, changed.member_id).person.short_name)


def delete_presence(store: Store, presence_id: str) -> None:
    """Take back an event marked by mistake."""
    event = presence_of(store, presence_id)
    guard.writable(store, event.session_id)
    name = town.member(store, event.member_id).person.short_name
    with store.change(_("Quitar la asistencia de {name}").format(name=name)) as writer:
        writer.delete("presence", presence_id)


def call_substitute(
    store: Store,
    session_id: str,
    seat_id: str,
    substitute_id: str,
    *,
    vote_id: str = "",
    item_id: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> str:
    """A suplente sits for a titular, for the day, for one item or for one vote; they become present.

    Returns the substitution's id. Raises UserError when the suplente already sits elsewhere, or the titular is in the
    room (unless for one item or vote).
    """
    session = guard.writable(store, session_id)
    substitute = _member_that_day(store, session, substitute_id)
    if substitute.is_titular:
        raise UserError(
            _("{name} es titular de otra banca: no puede suplir.").format(name=substitute.person.short_name)
        )
    existing = SUBSTITUTIONS.read_all(store.select("substitution", session_id=session_id))
    _check_free(store, session, existing, seat_id, substitute, vote_id or item_id)
    record = Substitution(
        id=new_id(), session_id=session_id, seat_id=seat_id, substitute_id=substitute_id, vote_id=vote_id,
        item_id=item_id, reason=reason.strip(),
    )  # fmt: skip
    with store.change(_("suplencia de {name}").format(name=substitute.person.short_name)) as writer:
        for other in existing:
            if (other.seat_id, other.vote_id, other.item_id) == (seat_id, vote_id, item_id):
                writer.delete("substitution", other.id)
        writer.put("substitution", SUBSTITUTIONS.row(record))
        events = in_order(PRESENCES.read_all(store.select("presence", session_id=session_id, member_id=substitute_id)))
        if not events or events[-1].kind not in IN_ROOM:
            late = at is not None or (guard.clock_in(session) is not None and _session_voted(store, session_id))
            kind = PresenceKind.ARRIVES if late and session.opened_at != at else PresenceKind.PRESENT
            mark(store, session_id, substitute_id, kind, at if late else None)
    return record.id


def _check_free(
    store: Store,
    session: Session,
    existing: tuple[Substitution, ...],
    seat_id: str,
    substitute: Member,
    bound: str,
) -> None:
    """`bound` is the vote or the item that the suplente sits for alone, empty for the day."""
    name = substitute.person.short_name
    for other in existing:
        same_person = town.member(store, other.substitute_id).person.id == substitute.person.id
        if same_person and other.seat_id != seat_id and (other.vote_id or other.item_id) in ("", bound):
            raise UserError(
                _("{name} ya suple a otra persona en esta sesión. Elija a otro suplente.").format(name=name)
            )
    if bound:
        return
    for member in town.members(store, session.body_id, session.date):
        if member.seat.id == seat_id and member.is_titular:
            events = in_order(PRESENCES.read_all(store.select("presence", session_id=session.id, member_id=member.id)))
            if events and events[-1].kind in IN_ROOM:
                raise UserError(
                    _("{titular} está presente: {name} no puede ocupar su banca. Marque antes su ausencia.").format(
                        titular=member.person.short_name, name=name
                    )
                )


_SESSION_VOTES = """
    SELECT vote.id FROM vote JOIN motion ON motion.id = vote.motion_id
        JOIN agenda_item ON agenda_item.id = motion.item_id
    WHERE agenda_item.session_id = :session AND vote.deleted_at IS NULL AND motion.deleted_at IS NULL LIMIT 1
"""


def _session_voted(store: Store, session_id: str) -> bool:
    return bool(store.query(_SESSION_VOTES, session=session_id))


def dismiss_substitute(store: Store, session_id: str, substitute_id: str, at: datetime | None = None) -> None:
    """The suplente gives the seat back: leaves at `at` if they voted already, otherwise was never called."""
    session = guard.writable(store, session_id)
    name = town.member(store, substitute_id).person.short_name
    voted = bool(store.query(_BALLOTS_OF, session=session_id, member=substitute_id))
    with store.change(_("fin de la suplencia de {name}").format(name=name)) as writer:
        if voted:
            mark(store, session_id, substitute_id, PresenceKind.LEAVES, at)
            return
        for row in store.select("substitution", session_id=session.id, substitute_id=substitute_id):
            writer.delete("substitution", str(row["id"]))
        for row in store.select("presence", session_id=session.id, member_id=substitute_id):
            writer.delete("presence", str(row["id"]))


def mark_unmarked(store: Store, session_id: str, kind: PresenceKind = PresenceKind.PRESENT) -> int:
    """Give every titular without a mark the same opening state (one key for the usual case). Returns how many."""
    session = guard.writable(store, session_id)
    known = {str(row["member_id"]) for row in store.select("presence", session_id=session_id)}
    waiting = [
        member
        for member in town.members(store, session.body_id, session.date)
        if member.is_titular and member.id not in known
    ]
    with store.change(_("Marcar a todos")):
        for member in waiting:
            PRESENCES.save(store, Presence(session_id=session_id, member_id=member.id, kind=kind))
    return len(waiting)
