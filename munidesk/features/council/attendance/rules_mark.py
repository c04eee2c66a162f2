"""What a mark of attendance amounts to, and which marks cannot be. Pure; the store asks before it writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from munidesk.base.dates import show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council import guard
from munidesk.features.council.attendance.rules import IN_ROOM
from munidesk.features.council.domain import ABSENCES, MOVES, Presence, PresenceKind, Session
from munidesk.town.domain import Member


@dataclass(frozen=True, slots=True)
class Asked:
    """A mark that is asked for, with what is known of the member so far: `events` are theirs, in order."""

    session: Session
    member: Member
    kind: PresenceKind
    at: datetime | None
    item_id: str
    after_vote: bool | None
    reason: str
    evidence: str
    events: tuple[Presence, ...]

    @property
    def last(self) -> Presence | None:
        return self.events[-1] if self.events else None

    @property
    def inside(self) -> bool:
        return self.last is not None and self.last.kind in IN_ROOM

    @property
    def name(self) -> str:
        return self.member.person.short_name


def move_kind(asked: Asked) -> PresenceKind | None:
    """The move that the mark amounts to; None when it is the state at the opening."""
    session, last = asked.session, asked.last
    if asked.kind in MOVES:
        return asked.kind
    if asked.kind in ABSENCES or session.opened_at is None or asked.inside:
        return None
    if last is not None and last.kind is PresenceKind.LEAVES:
        return PresenceKind.RETURNS
    moment = asked.at or (guard.clock_in(session) if last is not None else None)
    return PresenceKind.ARRIVES if moment is not None and moment > session.opened_at else None


def _opening(asked: Asked) -> Presence | None:
    return next((event for event in asked.events if event.kind not in MOVES), None)


def check_opening(asked: Asked) -> None:
    """Whether the state at the opening can be this one, by the member's other marks. Raises UserError."""
    opening, moves = _opening(asked), [event for event in asked.events if event.kind in MOVES]
    if asked.kind is PresenceKind.PRESENT and asked.inside and (opening is None or opening.kind is not asked.kind):
        raise UserError(_("{name} ya está presente.").format(name=asked.name))
    if asked.kind in ABSENCES and moves:
        raise UserError(
            _("{name} estuvo en Sala a las {hour}. Quite antes ese movimiento.").format(
                name=asked.name, hour=show_time(moves[0].at) if moves[0].at else "–"
            )
        )


def opening_record(asked: Asked, new_key: str) -> Presence:
    """The state at the opening, in place of the one there was; the same again keeps its reason and evidence."""
    opening = _opening(asked)
    keep = opening if opening is not None and opening.kind is asked.kind else None
    return Presence(
        id=opening.id if opening else new_key,
        session_id=asked.session.id,
        member_id=asked.member.id,
        kind=asked.kind,
        reason=asked.reason or (keep.reason if keep else ""),
        evidence=asked.evidence or (keep.evidence if keep else ""),
    )


def hour_of_move(asked: Asked, kind: PresenceKind) -> datetime:
    """The hour given, else the clock's while the session goes on. Raises UserError when there is none."""
    if asked.session.opened_at is None:
        raise UserError(_("Abra la sesión antes de anotar quién llega o se retira."))
    at = asked.at or guard.clock_in(asked.session)
    if at is None:
        raise UserError(_("Indique a qué hora {verb} {name}.").format(verb=_verb(kind), name=asked.name))
    return at


def check_move(asked: Asked, kind: PresenceKind, at: datetime) -> None:
    """Whether the member can come or go then, after all that is known of them. Raises UserError."""
    last = asked.last
    if kind is PresenceKind.LEAVES and not asked.inside:
        raise UserError(_("{name} no está en Sala: no puede retirarse.").format(name=asked.name))
    if kind is not PresenceKind.LEAVES and asked.inside:
        raise UserError(_("{name} ya está presente.").format(name=asked.name))
    if last is not None and last.at is not None and at < last.at:
        raise UserError(
            _("Antes de las {last} no puede ser: a esa hora {name} {verb}. Revise la hora.").format(
                last=show_time(last.at), name=asked.name, verb=_verb(last.kind)
            ),
            code="hours_crossed",
            field="at",
        )


def check_sequence(moves: Sequence[Presence], name: str) -> None:
    """A member's moves keep the order in which they were entered: nobody leaves before coming. Raises UserError."""
    for first, second in pairwise(moves):
        if first.at is not None and second.at is not None and second.at < first.at:
            raise UserError(
                _("{name} {first} a las {at} y después {second}, a las {then}. Revise la hora.").format(
                    name=name, first=_verb(first.kind), at=show_time(first.at),
                    second=_verb(second.kind), then=show_time(second.at),
                ),
                code="hours_crossed", field="at",
            )  # fmt: skip


def _verb(kind: PresenceKind) -> str:
    match kind:
        case PresenceKind.LEAVES:
            return _("se retira")
        case PresenceKind.RETURNS:
            return _("regresa")
        case _:
            return _("llega")
