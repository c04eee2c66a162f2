"""The council as open data, by the Popolo specification: persons, organisations, memberships, motions and votes.

What is secret or private does not leave: votes without names are told by their totals, and persons by name and post.
"""

import json
from collections.abc import Iterator
from datetime import date

from munidesk.data.store import Store
from munidesk.features.council.domain import COUNTED, BallotValue, Outcome
from munidesk.features.council.reports.store import VoteRow, vote_rows
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Gender, Member
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile

Record = dict[str, object]

_OPTIONS = {
    BallotValue.FOR: "yes", BallotValue.AGAINST: "no", BallotValue.ABSTAIN: "abstain",
    BallotValue.RECUSED: "not voting", BallotValue.ABSENT: "absent",
}  # fmt: skip
_RESULTS = {Outcome.PASSED: "pass", Outcome.REJECTED: "fail"}
_GENDERS = {Gender.FEMALE: "female", Gender.MALE: "male"}


def popolo_text(store: Store, selection: Selection) -> str:
    """JSON of the whole council; the votes are those of the days chosen."""
    members = [(body.id, one) for body in town.bodies(store) for one in town.members(store, body.id)]
    profile = town.profile_of(store)
    parties = sorted({one.membership.party for _body, one in members if one.membership.party})
    events = [_event(row) for row in vote_rows(store, since=selection.since, until=selection.until)]
    told = {
        "persons": list(_persons(members)),
        "organizations": [
            *({"id": one.id, "name": one.name, "classification": one.kind.value} for one in town.bodies(store)),
            *({"id": _party(name), "name": name, "classification": "party"} for name in parties),
        ],
        "memberships": [_membership(one, profile) for _body, one in members],
        "vote_events": events,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _persons(members: "list[tuple[str, Member]]") -> Iterator[Record]:
    for person in {one.person.id: one.person for _body, one in members}.values():
        yield _said(
            id=person.id, name=person.full_name, given_name=person.given_names, family_name=person.family_names,
            gender=_GENDERS.get(person.gender, ""), honorific_prefix=person.treatment,
        )  # fmt: skip


def _membership(one: Member, profile: Profile) -> Record:
    own = one.membership
    return _said(
        id=own.id, person_id=one.person.id, organization_id=own.body_id,
        on_behalf_of_id=_party(own.party) if own.party else "", role=member_title(one, profile),
        start_date=_day(own.start), end_date=_day(own.end),
    )  # fmt: skip


def _event(row: VoteRow) -> Record:
    counts = row.result.counts
    told = (("yes", counts.for_), ("no", counts.against), ("abstain", counts.abstain), ("blank", counts.blank))
    voters = () if row.vote.type in COUNTED else row.ballots
    return _said(
        id=row.vote.id, identifier=f"{row.item.position}.{row.motion.position}.{row.place}",
        organization_id=row.session.body_id, legislative_session=row.session.label,
        start_date=row.vote.voted_at.isoformat() if row.vote.voted_at else row.session.date.isoformat(),
        motion=_said(id=row.motion.id, text=row.motion.text or row.item.title, requirement=row.result.rule.label),
        result=_RESULTS.get(row.result.outcome, ""),
        counts=[{"option": option, "value": value} for option, value in told if value or option != "blank"],
        votes=[
            {"voter_id": member.person.id, "option": _OPTIONS[ballot.value]}
            for member, ballot in voters if not ballot.second
        ],
    )  # fmt: skip


def _said(**values: object) -> Record:
    """Without what nobody said."""
    return {key: value for key, value in values.items() if value not in ("", None)}


def _party(name: str) -> str:
    return f"party:{name}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
