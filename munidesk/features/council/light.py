"""What of the council leaves in the light copy: notices and agendas; of approved actas, their public version."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from munidesk.base.dates import now
from munidesk.data.store import Store
from munidesk.documents.frozen import to_json
from munidesk.documents.reserved import Hide, reserved
from munidesk.features.council.book.kinds import BOOKS, FOLIO_NOTES, SIGNERS
from munidesk.features.council.domain import COUNTED, FROZEN, Ballot, Minutes, Session, SessionState, Vote
from munidesk.features.council.kinds import (
    BALLOTS,
    ITEMS,
    MINUTES,
    MOTIONS,
    PRESENCES,
    RESOLUTIONS,
    SESSIONS,
    SUBSTITUTIONS,
    VOTES,
)
from munidesk.features.council.minutes.document import text_alone
from munidesk.features.council.minutes.document_public import public_document
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.records.kind import AnyKind
from munidesk.town.kinds import PEOPLE

Leaving = Iterator[tuple[AnyKind, Any]]


def leaving(store: Store, hide: Hide) -> Leaving:
    """Each record with its kind, whole: what the copy takes of it is said by the kind.

    Of a session whose acta is not approved nothing of what was said, marked or voted: it is a draft.
    Raises UserError for an acta that is not the one that was approved.
    """
    actas = {one.session_id: one for one in MINUTES.all(store) if one.state in FROZEN}
    sessions = tuple(one for one in SESSIONS.all(store) if one.state is not SessionState.CANCELLED)
    yield from _people(store, sessions)
    yield from ((SESSIONS, one) for one in sessions)
    own = {one.id for one in sessions}
    yield from ((ITEMS, one) for one in ITEMS.all(store) if one.session_id in own)
    yield from ((BOOKS, one) for one in BOOKS.all(store))
    yield from ((FOLIO_NOTES, one) for one in FOLIO_NOTES.all(store))
    held = dict.fromkeys(one.id for one in sessions if one.id in actas)
    for kind in (PRESENCES, SUBSTITUTIONS, RESOLUTIONS, SIGNERS):
        yield from ((kind, one) for one in kind.all(store) if one.session_id in held)
    yield from _votes(store, set(held))
    for key in held:
        if (acta := _public(store, actas[key], hide)) is not None:
            yield MINUTES, acta


def _people(store: Store, sessions: Iterable[Session]) -> Leaving:
    """Who presided or acted as secretary; the members go with the municipality."""
    named = {key for one in sessions for key in (one.chair_id, one.secretary_id, one.deputy_of_id)}
    yield from ((PEOPLE, one) for one in PEOPLE.all(store) if one.id in named)


def _votes(store: Store, held: set[str]) -> Leaving:
    items = {one.id for one in ITEMS.all(store) if one.session_id in held}
    motions = tuple(one for one in MOTIONS.all(store) if one.item_id in items)
    moved = {one.id for one in motions}
    votes: dict[str, Vote] = {one.id: one for one in VOTES.all(store) if one.motion_id in moved}
    yield from ((MOTIONS, one) for one in motions)
    yield from ((VOTES, one) for one in votes.values())
    yield from ((BALLOTS, one) for one in BALLOTS.all(store) if _is_public(one, votes))


def _is_public(ballot: Ballot, votes: dict[str, Vote]) -> bool:
    """A vote that was begun by names and then made secret may still hold them."""
    vote = votes.get(ballot.vote_id)
    return vote is not None and vote.type not in COUNTED


def _public(store: Store, minutes: Minutes, hide: Hide) -> Minutes | None:
    """None of one that came of another copy and may say why somebody was absent: it is read there."""
    view = view_to_print(store, minutes.session_id)
    if text_alone(view):
        return None
    document = public_document(view, printed_at=now())
    return replace(minutes, content=to_json(reserved(document, hide)))
