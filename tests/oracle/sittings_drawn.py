"""Sittings of any kind drawn by chance: late comers, leavers, suplentes, several votes on one item, all in a minute."""

from hypothesis import strategies as st

from munidesk.features.council.domain import PresenceKind
from munidesk.town.domain import BENCH, BENCH_NUMBER, Member, Role, Seat
from tests.oracle.people import member, seat
from tests.oracle.sitting import Sitting

P = PresenceKind
OPENINGS = (P.PRESENT, P.PRESENT, P.PRESENT, P.ABSENT, P.JUSTIFIED, P.LICENCE, None)
MINUTES = st.sampled_from((0, 0, 0, 1, 7))


ALL, ITEMS, NONE = "hours of items and votes", "hours of items, of votes some", "no hours: written up later"


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    """Without hours, items are dealt with in the order of the agenda, and entered in that order."""
    made, hours = _house(draw), draw(st.sampled_from((ALL, ITEMS, NONE)))
    positions = list(range(1, draw(st.integers(1, 3)) + 1))
    order = draw(st.permutations(positions)) if hours != NONE else positions
    for position in order:
        _between_items(draw, made, hours)
        made.begin_item(position, timed=hours != NONE or (position == 1 and len(order) > 1))
        _debate(draw, made, hours)
        made.end_item()
    _between_items(draw, made, hours)
    return made


def _house(draw: st.DrawFn) -> Sitting:
    """Two to four seats, some vacant, suplentes of a seat or of the bench, and the states at the opening."""
    seats = [seat(number, "mayor" if number == 1 else "councillor") for number in range(1, draw(st.integers(2, 4)) + 1)]
    members = [member(f"titular{one.number}", one) for one in seats if draw(st.integers(0, 5))]
    bench = Seat(id="bench", body_id="body", number=BENCH_NUMBER, post=BENCH, counts=False)
    suplentes = [
        member(f"suplente{number}", draw(st.sampled_from((*seats, bench))), Role.SUBSTITUTE)
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    made = Sitting(seats, [*members, *suplentes])
    for one in members:
        if kind := draw(st.sampled_from(OPENINGS)):
            made.open_with(one.id, kind)
    _suplentes(draw, made, suplentes)
    return made


def _suplentes(draw: st.DrawFn, made: Sitting, suplentes: list[Member]) -> None:
    """Some in the room without a seat, some called for the day of one who is not there (and coming now or later)."""
    free = [one for one in made.seats if made.titular.get(one.id) not in made.room]
    for one in suplentes:
        match draw(st.sampled_from(("day", "room", "away"))):
            case "day" if free:
                made.call_for_day(free.pop(draw(st.integers(0, len(free) - 1))).id, one.id)
                if draw(st.booleans()):
                    made.open_with(one.id, P.PRESENT)
            case "room":
                made.open_with(one.id, P.PRESENT)


def _between_items(draw: st.DrawFn, made: Sitting, hours: str) -> None:
    """A move outside every item is placed by its hour alone: so where the votes have theirs, and a minute later."""
    made.wait(1)
    if hours == ALL and made.members and draw(st.integers(0, 3)) == 0:
        made.move(draw(st.sampled_from(sorted(made.members))))
        made.wait(1)


def _debate(draw: st.DrawFn, made: Sitting, hours: str) -> None:
    """Moves and votes as they come; the last vote may be left open, where no move outside an item could reach it."""
    acts = draw(st.lists(st.sampled_from(("move", "move", "vote")), max_size=6))
    last = len(acts) - 1 - acts[::-1].index("vote") if "vote" in acts else None
    timed = hours == ALL or (hours == ITEMS and draw(st.booleans()))
    unfinished = ""
    for at, act in enumerate(acts):
        made.wait(draw(MINUTES))
        if act == "move" and made.members:
            made.move(draw(st.sampled_from(sorted(made.members))))
        elif act == "vote" and at == last and timed and hours == ITEMS and draw(st.integers(0, 4)) == 0:
            unfinished = made.vote_left_open()
        elif act == "vote":
            made.vote(timed=timed, called=_called(draw, made))
    if unfinished:
        made.see_open_vote(unfinished)


def _called(draw: st.DrawFn, made: Sitting) -> tuple[str, str] | None:
    """For one vote, a suplente who is in the room, whoever else has the seat."""
    there = sorted(key for key in made.room if not made.members[key].is_titular)
    if not there or draw(st.booleans()):
        return None
    return draw(st.sampled_from(made.seats)).id, draw(st.sampled_from(there))
