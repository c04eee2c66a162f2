"""Read everything of one session in a number of queries that does not grow with the file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from munidesk.data.store import Store
from munidesk.features.council import store_view as stored
from munidesk.features.council.acts.kinds import CHANGES, NOTICES, PAUSES
from munidesk.features.council.attendance.rules import in_order, per_vote
from munidesk.features.council.book.kinds import SIGNERS
from munidesk.features.council.domain import FROZEN, AgendaItem, Minutes, Motion, Presence, Session, Vote
from munidesk.features.council.elections.store_view import elections_of
from munidesk.features.council.kinds import (
    CORRECTIONS,
    ITEMS,
    MINUTES,
    PRESENCES,
    RESOLUTIONS,
    SESSIONS,
    SUBSTITUTIONS,
)
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.shared import with_contributions
from munidesk.features.council.store_view import previous_of, session_of
from munidesk.features.council.then import counted_by
from munidesk.features.council.view import SessionView
from munidesk.town import store as town
from munidesk.town.calendar.store import closed_days
from munidesk.town.domain import Member, Person
from munidesk.town.people_lists.store import names

__all__ = ["FROZEN", "SessionView", "load_view", "previous_of", "session_of"]


def load_view(store: Store, session_id: str) -> SessionView:
    """The session with all it holds; the number of queries does not grow with the file. Raises UserError."""
    session = _named_now(store, session_of(store, session_id))

    items = stored.own(store, session_id, ITEMS)
    motions, votes = stored.motions(store, session_id), stored.votes(store, session_id)
    corrections = stored.own(store, session_id, CORRECTIONS)
    minutes = stored.own(store, session_id, MINUTES)
    previous = previous_of(store, session)
    changes = stored.own(store, session_id, CHANGES)
    corrected_by = stored.corrections_to(store, session_id)
    linked = _sessions_by_id(
        store,
        {one.corrected_session_id for one in corrections}
        | {one.session_id for one in corrected_by}
        | {minutes[0].approved_in_id if minutes else ""}
        | {one.to_session_id for one in changes},
    )
    members = town.members(store, session.body_id, session.date)
    then = counted_by(store, session.body_id, minutes, members)
    turns = with_contributions(store, session_id, items, stored.own(store, session_id, TURNS))
    return SessionView(
        session=session,
        body=then.body,
        municipality=town.municipality(store),
        profile=town.profile_of(store),
        rules=then.rules,
        all_seats=tuple(sorted(then.seats, key=lambda seat: (seat.counts, seat.number))),
        members=members,
        events=tuple(in_order(_on(items, stored.own(store, session_id, PRESENCES)))),
        substitutions=per_vote(stored.own(store, session_id, SUBSTITUTIONS), _votes_of_item(motions, votes)),
        items=items,
        motions=motions,
        votes=votes,
        ballots=stored.ballots(store, session_id),
        resolutions=stored.own(store, session_id, RESOLUTIONS),
        corrections=corrections,
        minutes=minutes[0] if minutes else Minutes(session_id=session_id),
        people=_people(store, session, members),
        previous=previous,
        previous_minutes=stored.minutes_of(store, previous) if previous else None,
        approved_in=linked.get(minutes[0].approved_in_id) if minutes else None,
        corrected_by=tuple((one, linked[one.session_id]) for one in corrected_by if one.session_id in linked),
        corrected={key: one for key, one in linked.items() if any(c.corrected_session_id == key for c in corrections)},
        same_number=stored.same_number(store, session),
        tied_before=_tied_before(store, session_id),
        attachments=stored.papers(store, session_id),
        public=bool(store.light),
        signers=stored.own(store, session_id, SIGNERS),
        signers_rule=stored.signers_rule(store, session.body_id),
        annulled_by=stored.annulled_by(store, session_id),
        annuls=stored.annuls(store, session_id),
        shield=_shield(store),
        closed_days=closed_days(store),
        notices=stored.own(store, session_id, NOTICES),
        changes=changes,
        linked=linked,
        pauses=stored.own(store, session_id, PAUSES),
        elections=elections_of(store, session_id),
        turns=turns,
        speakers=names(store, (one.neighbour_id for one in turns)),
    )


def _on(items: Iterable[AgendaItem], events: Iterable[Presence]) -> Iterator[Presence]:
    """The events, those of an item that was taken off the agenda keeping their hour alone."""
    there = {item.id for item in items}
    yield from (one if not one.item_id or one.item_id in there else replace(one, item_id="") for one in events)


def _tied_before(store: Store, session_id: str) -> dict[str, int]:
    """The steps behind the items that come back from a session where they tied; its votes are counted anew."""
    origins = stored.voted_before(store, session_id)
    views = {key: load_view(store, key) for key in {session for _item, _origin, session in origins}}
    steps = {item: views[session].steps_behind(origin) for item, origin, session in origins}
    return {item: used for item, used in steps.items() if used}


def _votes_of_item(motions: Iterable[Motion], votes: Iterable[Vote]) -> dict[str, list[str]]:
    item_of, found = {one.id: one.item_id for one in motions}, defaultdict[str, list[str]](list)
    for vote in votes:
        found[item_of[vote.motion_id]].append(vote.id)
    return found


def _shield(store: Store) -> bytes:
    logo = town.municipality(store).logo
    return (store.blob(logo) or b"") if logo else b""


def _sessions_by_id(store: Store, ids: Iterable[str]) -> dict[str, Session]:
    rows = (store.get("session", one) for one in sorted(ids) if one)
    return {session.id: session for row in rows if row is not None for session in (SESSIONS.read(row),)}


def _named_now(store: Store, session: Session) -> Session:
    """Whoever presided, or acted as secretary, under a record that was joined to another is who that one is.

    A session with a signed acta is not written any more, so it goes on naming the record that is gone.
    """
    now = town.joined_people(store)
    return replace(
        session, chair_id=now.get(session.chair_id, session.chair_id),
        secretary_id=now.get(session.secretary_id, session.secretary_id),
        deputy_of_id=now.get(session.deputy_of_id, session.deputy_of_id),
    )  # fmt: skip


def _people(store: Store, session: Session, members: Iterable[Member]) -> dict[str, Person]:
    known = {member.person.id: member.person for member in members}
    for one in (session.chair_id, session.secretary_id, session.deputy_of_id):
        if one and one not in known and store.get("person", one) is not None:
            known[one] = town.person(store, one)
    return known
