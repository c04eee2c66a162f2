"""The attendance of a term as a clerk keeps it: a line per member, a box per session, the boxes counted by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from munidesk.features.council.domain import Presence, PresenceKind, Session, Substitution
from munidesk.town.domain import Member

INSIDE = (PresenceKind.PRESENT, PresenceKind.ARRIVES, PresenceKind.RETURNS)


@dataclass(frozen=True)
class Day:
    """A session held, who belonged to the body that day, and what was noted of them."""

    session: Session
    members: tuple[Member, ...]
    events: tuple[Presence, ...]
    substitutions: tuple[Substitution, ...]


@dataclass(frozen=True)
class Line:
    """What the clerk adds up for one member. `sessions` are those there were to attend."""

    sessions: int
    present: int
    justified: int
    licence: int
    unjustified: int
    unmarked: int
    late: int
    late_minutes: int
    absent_in_a_row: int


def box(day: Day, member: Member) -> str:
    """What stands in the box; empty where the session is none of the member's."""
    if not member.is_titular and all(one.substitute_id != member.id for one in day.substitutions):
        return ""
    own = [event for event in day.events if event.member_id == member.id]
    if not own:
        return "unmarked"
    if any(event.kind in INSIDE for event in own):
        return "present"
    kinds = {event.kind for event in own}
    return (
        "justified"
        if PresenceKind.JUSTIFIED in kinds
        else "licence"
        if PresenceKind.LICENCE in kinds
        else "unjustified"
    )


def minutes_late(day: Day, member: Member) -> int | None:
    """Whole minutes after the beginning; None for who did not come in late."""
    comings = [event.at for event in day.events if event.member_id == member.id and event.kind is PresenceKind.ARRIVES]
    if not comings:
        return None
    came = min(at for at in comings if at is not None)
    begun = day.session.opened_at or datetime.combine(day.session.date, day.session.start)
    minutes = 0
    while begun + timedelta(minutes=minutes + 1) <= came:
        minutes += 1
    return minutes


def in_turn(days: Iterable[Day]) -> list[Day]:
    return sorted(days, key=lambda day: datetime.combine(day.session.date, day.session.start))


def line(days: Sequence[Day], member: Member) -> Line:
    """Licences leave what there was to attend, and so does what nobody marked; an absence with notice stays in it.

    A run of absences goes on until the member comes: neither a licence nor a justified absence between two of them
    means that he came.
    """
    boxes, minutes = [], []
    for day in in_turn(days):
        if any(one.id == member.id for one in day.members) and (said := box(day, member)):
            boxes.append(said)
            if said == "present" and (late := minutes_late(day, member)) is not None:
                minutes.append(late)
    run = 0
    for said in reversed(boxes):
        if said == "present":
            break
        run += said == "unjustified"
    to_attend = [said for said in boxes if said not in ("licence", "unmarked")]
    count = {said: boxes.count(said) for said in ("present", "justified", "licence", "unjustified", "unmarked")}
    return Line(len(to_attend), **count, late=len(minutes), late_minutes=sum(minutes), absent_in_a_row=run)


def lines(days: Sequence[Day]) -> list[tuple[str, Line]]:
    """Titulares by seat, then suplentes that were called; who never had a box has no line."""
    everybody = {one.id: one for day in days for one in day.members if box(day, one)}
    ordered = sorted(everybody.values(), key=lambda one: (0 if one.is_titular else 1, one.seat.number, one.id))
    return [(one.id, line(days, one)) for one in ordered]
