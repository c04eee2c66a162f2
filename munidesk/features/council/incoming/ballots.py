"""Ballots from a sheet, each to its vote: how every member voted, absent among them, and for whom a suplente did."""

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.council.attendance.rules import IN_ROOM
from munidesk.features.council.attendance.store import call_substitute
from munidesk.features.council.domain import BallotValue
from munidesk.features.council.incoming.fields import (
    Written,
    begin,
    for_field,
    item_fields,
    member_field,
    session_fields,
    text_field,
    vote_fields,
)
from munidesk.features.council.incoming.places import Cells, Places, refused, word
from munidesk.features.council.incoming.votes import vote_of
from munidesk.features.council.kinds import BALLOTS, SUBSTITUTIONS
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.store import cast, chair_second_vote, set_reason
from munidesk.sheets.target import Target
from munidesk.town import store as town
from munidesk.town.domain import Member

_SECOND = "segundo voto"


def target() -> Target:
    """Ballots, one per row, as the list «Votos por integrante» writes them; the session has to be open."""
    fields = (
        *session_fields(),
        member_field(),
        *item_fields(needed=True),
        *vote_fields(),
        text_field("ballot", _("Voto"), ("sentido del voto", "votacion"), needed=True),
        for_field(),
        text_field("reason", _("Fundamento"), ("fundamentacion", "razon")),
    )
    return Target(
        "votes", _("voto"), _("votos"), False, fields, (("date", "member", "item"),), begin(take), kinds=(BALLOTS,),
        figures=town.figures,
    )  # fmt: skip


def take(places: Places, cells: Cells) -> Written:
    text = fold(cells.get("ballot", ""))
    second = _SECOND in text
    said = {**cells, "ballot": text.replace(_SECOND, "").strip(" ,")}
    row = places.session(cells)
    member = places.member(row, cells)
    if not said["ballot"]:
        return Written(False)
    value = word(said, "ballot", BallotValue, _("a favor, en contra, abstención, se excusa, ausente"))
    away = value is BallotValue.ABSENT
    # Who was in the session and out at the vote has a row also where it is the first: the vote is opened for it.
    vote = vote_of(places, row, cells, make=not away or _came(places.view(row.id), member))
    if not vote:
        return Written(False)
    if cells.get("for"):
        _call(places, row, member, vote, cells)
    if away and member.id not in places.view(row.id).electorate(vote).voter_ids:
        return Written(False)  # who was not there has no ballot: the attendance says it
    there = BALLOTS.all(places.store, vote_id=vote, member_id=member.id, second=int(second))
    if there and there[0].value is value:
        return Written(False)
    if there:
        raise refused("ballot", _("Ya consta otro voto suyo: rectifique la votación en la sesión."))
    if second:
        chair_second_vote(places.store, vote, value)
        places.changed(row.id)
    else:
        cast(places.store, vote, member.id, value, view=places.view(row.id))
    made = BALLOTS.all(places.store, vote_id=vote, member_id=member.id, second=int(second))[0]
    if cells.get("reason"):
        set_reason(places.store, made.id, asked=True, text=cells["reason"])
    return Written(True, ((BALLOTS.table, made.id),))


def _came(view: SessionView, member: Member) -> bool:
    return any(one.member_id == member.id and one.kind in IN_ROOM for one in view.events)


def _call(places: Places, row: SessionRow, member: Member, vote: str, cells: Cells) -> None:
    """The suplente votes for the titular that the row names: all day if so on record, else in this vote alone."""
    titular = places.member(row, cells, "for")
    item_id = places.item(places.view(row.id), cells).id
    there = SUBSTITUTIONS.all(places.store, session_id=row.id, substitute_id=member.id, seat_id=titular.seat.id)
    if any(one.holds_for(vote, item_id) for one in there):
        return
    call_substitute(places.store, row.id, titular.seat.id, member.id, vote_id=vote, reason=cells.get("reason", ""))
    places.changed(row.id)
