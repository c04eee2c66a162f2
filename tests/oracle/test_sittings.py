"""Who sits and who may vote at each vote of any sitting, against a sitting acted out where that is simply known."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given

from munidesk.features.council.domain import PresenceKind, Session, SessionKind
from munidesk.features.council.view import SessionView
from munidesk.town.profiles import load_profile
from tests.oracle import law, votes_law
from tests.oracle.people import BODY, TOWN
from tests.oracle.sitting import BEGIN, Sitting
from tests.oracle.sittings_drawn import sittings
from tests.oracle.steady import steady


def view_of(made: Sitting, country: str = "UY", *, leaver_abstains: bool = False) -> SessionView:
    """What the program reads back from what was written."""
    written, profile = made.written, load_profile(country)
    session = Session(
        id="s",
        body_id=BODY.id,
        kind=SessionKind.ORDINARY,
        number=1,
        date=date(2026, 11, 17),
        start=time(19),
        opened_at=BEGIN,
    )
    return SessionView(
        session, BODY, TOWN, profile, replace(profile.rules, leaver_abstains=leaver_abstains),
        tuple(made.seats), tuple(made.members.values()), tuple(written.events), tuple(written.substitutions),
        tuple(sorted(written.items, key=lambda one: one.position)), tuple(written.motions), tuple(written.votes),
    )  # fmt: skip


@steady(600)
@given(made=sittings())
def test_who_sat_at_each_vote_is_who_sat_there(made: Sitting):
    """K8: two votes on one item with their hours ignored; a suplente before the titular who arrived."""
    view = view_of(made)
    for key, told in made.told.items():
        assert tuple(one.id for one in view.electorate(key).present) == told.sat


@steady(200)
@given(made=sittings())
def test_a_chair_without_a_vote_of_its_own_is_the_only_one_of_them_who_may_not(made: Sitting):
    for country in ("UY", "PE", "CL"):
        view, rules = view_of(made, country), law.rules(country)
        chair = made.titular.get("seat1", "")
        for key, told in made.told.items():
            who = view.electorate(key)
            room = votes_law.Room(told.sat, 0, 0, 0, chair)
            assert tuple(one.id for one in who.voters) == votes_law.voters(rules, room, "ordinary")
            assert (who.legal, who.in_office) == (len(made.seats), len(made.titular))
            able = who.able
            needed = law.to_decide(rules, len(made.seats), len(made.titular), able)
            assert view.quorum_at(key).deciding == (len(told.sat) >= needed)


@steady(600)
@given(made=sittings())
def test_who_left_in_the_debate_of_the_item_abstains_in_its_votes_and_in_no_other(made: Sitting):
    """K8, «earlier item's leaver abstains» (Spain, Ley 7/1985, art. 46.2.d). A seat abstains, and only once."""
    view = view_of(made, "ES", leaver_abstains=True)
    for key, told in made.told.items():
        assert len(view.electorate(key).left) == told.emptied


@steady(200)
@given(made=sittings())
def test_every_move_is_told_with_how_many_sat_before_and_after_it(made: Sitting):
    view = view_of(made)
    told = [(view.moved[one.id].before, view.moved[one.id].after) for one in view.moves()]
    assert told == made.moves
    assert {one.id for one in view.seated()} == set(made.sitting().values())
    assert {key for key, state in view.states.items() if state.in_room} == made.room


@steady(150)
@given(made=sittings())
def test_only_those_on_licence_whom_nobody_covers_are_not_able(made: Sitting):
    """Peru, Ley 27972, art. 16: the quorum is of the «miembros hábiles»."""
    view = view_of(made, "PE")
    on_licence = {one.member_id for one in made.written.events if one.kind is PresenceKind.LICENCE} - made.ever
    covered = {one.seat_id for one in made.written.substitutions if not one.vote_id}
    away = [one for seat, one in made.titular.items() if one in on_licence and seat not in covered]
    assert view.able == len(made.titular) - len(away)


def test_the_drawn_sittings_hold_what_they_are_for():
    """A search that never meets two votes on one item, a suplente or a leaver would prove nothing."""
    met: dict[str, int] = {}

    @steady(600)
    @given(made=sittings())
    def look(made: Sitting) -> None:
        votes = made.written.votes
        items = {one.id: one.item_id for one in made.written.motions}
        per_item = [items[one.motion_id] for one in votes]
        moments = [one.voted_at for one in votes if one.voted_at]
        seen = {
            "two votes on an item": len(per_item) > len(set(per_item)),
            "two votes in a minute": len(moments) > len(set(moments)),
            "a suplente for the day": any(not one.vote_id for one in made.written.substitutions),
            "a suplente for one vote": any(one.vote_id for one in made.written.substitutions),
            "somebody left in a debate": any(one.emptied for one in made.told.values()),
            "somebody came back": any(one.kind is PresenceKind.RETURNS for one in made.written.events),
            "an open vote": any(one.voted_at is None for one in votes) and bool(moments),
        }
        for what, is_there in seen.items():
            met[what] = met.get(what, 0) + is_there

    look()
    assert min(met.values()) > 20, met
