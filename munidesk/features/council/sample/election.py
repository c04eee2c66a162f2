"""The election of the sample: somebody for a commission, by the country's own rule, proclaimed and accepted."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from munidesk.base.ids import new_id
from munidesk.data.writer import Writer
from munidesk.features.council.domain import AgendaItem, Resolution, Session
from munidesk.features.council.elections.domain import Candidate, Election, ElectionType, Paper, Round, numbers_text
from munidesk.features.council.elections.kinds import CANDIDATES, ELECTIONS, PAPERS, ROUNDS
from munidesk.features.council.elections.told import electorate_at, result_of
from munidesk.features.council.elections.wording import proclamation
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.features.council.sample.words import people_words
from munidesk.features.council.view_data import load_view
from munidesk.records.kind import Kind, R
from munidesk.town import store as town
from munidesk.town.sample_words import filled

if TYPE_CHECKING:
    from munidesk.features.council.sample.write import Hall


def write_election(writer: Writer, hall: "Hall", session: Session, item: AgendaItem, at: datetime, number: int) -> bool:
    """All votes but one for the first candidate; the resolution has that number. False where too few sit for it."""
    told = hall.facts["election"]
    chosen = [n for n in told["candidates"] if n in hall.members]
    if len(chosen) < 2:
        return False
    election = Election(
        id=new_id(), item_id=item.id, title=told["title"], body_id=session.body_id,
        type=ElectionType.SECRET if hall.profile.rules.election.secret else ElectionType.NOMINAL,
        acceptance=filled(told["acceptance"], people_words(hall, hall.members)), proclaimed_at=at + _READ,
    )  # fmt: skip
    _put(writer, ELECTIONS, election)
    for place, n in enumerate(chosen, 1):
        _put(writer, CANDIDATES, _candidate(hall, election, place, n))
    made = Round(
        id=new_id(), election_id=election.id, number=1, entrants=numbers_text(range(1, len(chosen) + 1)),
        opened_at=at, closed_at=at + _READ,
    )  # fmt: skip
    _put(writer, ROUNDS, made)
    _papers(writer, hall, session, election, made)
    view = load_view(hall.store, session.id)
    result = result_of(view, election)
    resolution = Resolution(
        id=new_id(), session_id=session.id, item_id=item.id, title=item.title, resolves=proclamation(view, result),
        number=number, year=session.year, at=at + _READ,
    )  # fmt: skip
    _put(writer, RESOLUTIONS, resolution)
    _put(writer, ELECTIONS, replace(election, resolution_id=resolution.id))
    return True


_READ = timedelta(minutes=2)


def _candidate(hall: "Hall", election: Election, place: int, n: int) -> Candidate:
    person = town.person(hall.store, hall.people[n])
    return Candidate(
        id=new_id(), election_id=election.id, number=place, name=person.full_name, member_id=hall.members[n],
        person_id=person.id, gender=person.gender,
    )  # fmt: skip


def _papers(writer: Writer, hall: "Hall", session: Session, election: Election, made: Round) -> None:
    voters = electorate_at(load_view(hall.store, session.id), election, made).voters
    for place, member in enumerate(voters, 1):
        marks = numbers_text((2 if place == len(voters) else 1,))
        whose = member.id if election.type is ElectionType.NOMINAL else ""
        _put(writer, PAPERS, Paper(id=new_id(), round_id=made.id, position=place, marks=marks, member_id=whose))


def _put(writer: Writer, kind: Kind[R], record: R) -> None:
    writer.put(kind.table, kind.row(kind.checked(record)))
