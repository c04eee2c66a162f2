"""The last session of the sample, written through the same verbs the window uses."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from munidesk.base.i18n import _
from munidesk.documents.text import Run, kept
from munidesk.features.council.acts.store_agenda import Decision, bring_in
from munidesk.features.council.attendance.store import call_substitute, mark
from munidesk.features.council.citing import Citing
from munidesk.features.council.domain import BallotValue, ItemKind, Outcome, PresenceKind, Session, SessionKind
from munidesk.features.council.fields import Named, What
from munidesk.features.council.fulfilment.domain import Fulfilment, Progress
from munidesk.features.council.fulfilment.store import follow_resolution
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.store_resolutions import add_correction, save_resolution
from munidesk.features.council.sample.words import initiative_words, people_words
from munidesk.features.council.sessions.store import close_session, new_session, open_session
from munidesk.features.council.sessions.store_items import add_item, move_item, postpone_item, save_item, start_item
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import (
    add_motion,
    cast,
    cast_all,
    chair_second_vote,
    finish_vote,
    open_vote,
    second_vote,
    set_reason,
)
from munidesk.features.council.votes.ties import AGAIN_NOW, ANOTHER_DAY, CHAIR_STEPS
from munidesk.town.sample_words import filled, referring

if TYPE_CHECKING:
    from munidesk.features.council.sample.write import Hall

Facts = dict[str, Any]
_OWN = 7


def write_last(hall: "Hall", *, items: int, initiatives: int = 41) -> str:
    """Write and lift the session. Returns its id."""
    last = hall.facts["last"]
    about = hall.facts["municipality"]
    day = last["date"]
    called = Session(
        body_id=hall.body_id, kind=SessionKind.ORDINARY, date=day, start=time.fromisoformat(last["start"]),
        place=about["place"], place_address=about["place_address"], secretary_id=hall.secretary, officials_present=2,
        public_present=6, call_sent=last["notice"],
    )  # fmt: skip
    session_id = new_session(hall.store, called, standard=False)
    words = people_words(hall, {number: _who(hall, number) for number in range(1, _OWN)})
    words |= initiative_words(hall, initiatives)
    chosen = [_said(about_item, words) for about_item in _chosen(last["items"], items)]
    ids = {about_item["key"]: _item(hall, session_id, about_item) for about_item in chosen if "added" not in about_item}
    _opening(hall, session_id)
    open_session(hall.store, session_id, _at(hall, last["opened"]), chair_id=hall.people[hall.chair])
    for place, about_item in enumerate(chosen, 1):
        if "added" in about_item:
            ids[about_item["key"]] = _added(hall, session_id, about_item, place)
    for key, item_id in ids.items():
        _cite(hall, item_id, {f"cited_{other}": ids[other] for other in ids if other != key})
    for about_item in chosen:
        _treat(hall, session_id, ids[about_item["key"]], about_item)
    close_session(hall.store, session_id, _at(hall, last["closed"]))
    with hall.store.change(_("Seguimiento de las resoluciones")):
        for about_item in chosen:
            _follow(hall, session_id, ids[about_item["key"]], about_item.get("followed"))
    return session_id


def _follow(hall: "Hall", session_id: str, item_id: str, followed: Facts | None) -> None:
    """Who sees to the resolution of an item, where there is one."""
    if followed is None:
        return
    for resolution in load_view(hall.store, session_id).resolutions_of(item_id):
        follow_resolution(
            hall.store,
            Fulfilment(
                resolution_id=resolution.id, responsible=followed["responsible"], due=followed.get("due"),
                progress=Progress(followed["progress"]),
            ),
        )  # fmt: skip


def _chosen(own: list[Facts], items: int) -> list[Facts]:
    """As many items as asked for: own ones from the front with the closing one kept, then invented ones before it."""
    if items < _OWN:
        return own[:items]
    extra = [
        {
            "key": f"extra{n}",
            "title": _("Asunto de trámite {n}").format(n=n),
            "at": "20:17",
            "narrative": _("Se da lectura al informe y se pone a votación."),
            "motion": _("Aprobar el informe {n}").format(n=n),
            "proposer": 2,
            "matter": "ordinary",
            "voted": "20:28",
            "everybody": True,
        }
        for n in range(1, items - _OWN + 1)
    ]
    return [*own[:5], *extra, *own[5:]]


def _at(hall: "Hall", clock: str) -> datetime:
    return datetime.combine(hall.facts["last"]["date"], time.fromisoformat(clock))


def _item(hall: "Hall", session_id: str, about: Facts) -> str:
    kind = ItemKind(about.get("kind", "business"))
    item_id = add_item(
        hall.store, session_id, about["title"], kind=kind, position=99, file_ref=about.get("file_ref", "")
    )
    if about.get("narrative"):
        _narrate(hall, item_id, about["narrative"].strip())
    return item_id


def _narrate(hall: "Hall", item_id: str, text: str) -> None:
    save_item(hall.store, replace(item_of(hall.store, item_id), narrative=text))


def _cite(hall: "Hall", item_id: str, others: Mapping[str, str]) -> None:
    """The other items that the text names, as fields: their numbers follow the agenda."""
    item = item_of(hall.store, item_id)
    if "‹cited_" in item.narrative:
        citing = Citing(hall.store, item.session_id, item_id)
        offers = {mark: citing.offer(Named(What.ITEM, other)) for mark, other in others.items()}
        words = {mark: kept(Run(one.words, of=one.of)) for mark, one in offers.items()}
        _narrate(hall, item_id, filled(item.narrative, words))


def _said(about: Facts, words: Mapping[str, str]) -> Facts:
    """An item with the words of the records in its texts, and in those of its resolution."""
    told: Facts = {}
    for name, value in about.items():
        told[name] = filled(value, words) if isinstance(value, str) else value
    return told | ({"resolution": _said(about["resolution"], words)} if "resolution" in about else {})


def _added(hall: "Hall", session_id: str, about: Facts, place: int) -> str:
    view = load_view(hall.store, session_id)
    mute = None if hall.profile.rules.chair_has_vote("ordinary") else view.chair
    there = sum(member is not mute for member in view.seated())
    decided = Decision(
        reason=about["urgent_reason"], asked_by_id=_who(hall, about["asked_by"]), for_count=there, against_count=0,
        at=_at(hall, about["added"]),
    )  # fmt: skip
    item_id = bring_in(hall.store, session_id, about["title"], decided)
    move_item(hall.store, item_id, place)
    _narrate(hall, item_id, about["narrative"].strip())
    return item_id


def _opening(hall: "Hall", session_id: str) -> None:
    """3 comes late, 4 gives notice, 5 is on licence where a suplente can sit; everybody else is there."""
    store = hall.store
    for number, member in hall.members.items():
        match number:
            case 3:
                mark(store, session_id, member, PresenceKind.ABSENT)
            case 4:
                mark(
                    store, session_id, member, PresenceKind.JUSTIFIED, reason="enfermedad",
                    evidence="nota del 16/11/2026",
                )  # fmt: skip
            case 5 if 5 in hall.suplentes:
                mark(
                    store, session_id, member, PresenceKind.LICENCE,
                    evidence=_licence(hall),
                )  # fmt: skip
            case _:
                mark(store, session_id, member, PresenceKind.PRESENT)
    if 5 in hall.suplentes:
        call_substitute(store, session_id, hall.seats[5], hall.suplentes[5])


def _voters(hall: "Hall") -> int:
    """How many would vote with all but 4 in the room."""
    seated = [n for n in hall.members if n != 4 and (n > 1 or hall.profile.mayor_counts)]
    chair_votes = hall.profile.rules.chair_has_vote("ordinary")
    return len([n for n in seated if n != hall.chair or chair_votes])


def _treat(hall: "Hall", session_id: str, item_id: str, about: Facts) -> None:
    start_item(hall.store, item_id, _at(hall, about["at"]))
    if "correction" in about:
        _correct(hall, session_id, item_id, about["correction"])
    # Where an odd number would vote, one goes out meanwhile: the session shows how a tie is decided.
    out = hall.members.get(6, "") if "tie" in about and _voters(hall) % 2 else ""
    if out:
        mark(hall.store, session_id, out, PresenceKind.LEAVES, _at(hall, "20:10"), item_id=item_id)
    if "motion" in about:
        _vote(hall, session_id, item_id, about)
    if out:
        mark(hall.store, session_id, out, PresenceKind.RETURNS, _at(hall, "20:16"), item_id=item_id, after_vote=True)
    if about["key"] == "previous" and 3 in hall.members:
        mark(
            hall.store,
            session_id,
            hall.members[3],
            PresenceKind.PRESENT,
            _at(hall, "19:20"),
            item_id=item_id,
            after_vote=True,
        )
    if about["key"] == "hearing" and 5 in hall.members:
        mark(
            hall.store,
            session_id,
            _who(hall, 5),
            PresenceKind.LEAVES,
            _at(hall, "20:31"),
            item_id=item_id,
            after_vote=True,
        )


def _licence(hall: "Hall") -> str:
    """The resolution that gave it, when the session before is in the file."""
    title = filled(hall.facts["last"]["licence"], people_words(hall, {5: hall.members[5]}))
    return referring(hall.store, f"‹resolution:{title}|nota de pedido›, del 9 al 30/11/2026")


def _correct(hall: "Hall", session_id: str, item_id: str, correction: Sequence[str]) -> None:
    """In the acta that is approved: the item of that title, where there is one."""
    title, says, must = correction
    rows = [row for row in hall.store.select("agenda_item", title=title) if row["session_id"] != session_id]
    if rows:
        place = _("Asunto {n}, párrafo {m}").format(n=rows[-1]["position"], m=2)
        add_correction(hall.store, item_id, place=place, where_it_says=says, must_say=must, asked_by_id=_who(hall, 2))


def _who(hall: "Hall", number: int) -> str:
    """The member in seat `number` today, 1 being who presides: its suplente for the one on licence."""
    if number == 5 and 5 in hall.suplentes:
        return hall.suplentes[5]
    return hall.members.get(hall.chair if number == 1 else number, hall.members[hall.chair])


def _vote(hall: "Hall", session_id: str, item_id: str, about: Facts) -> None:
    store = hall.store
    rules = hall.profile.rules
    matter = about.get("matter", "ordinary")
    motion_id = add_motion(
        store, item_id, about["motion"], proposer_id=_who(hall, about["proposer"]),
        matter=matter if matter in rules.matters else "ordinary",
        moved_at=_at(hall, about["moved"] if "moved" in about else about["at"]),
    )  # fmt: skip
    against = {_who(hall, number) for number in about.get("against", ())}
    voted = _at(hall, about["voted"] if "voted" in about else about["at"])
    vote_id = open_vote(store, motion_id)
    if "tie" in about:
        against |= _half(hall, session_id, vote_id, against)
    _ballots(hall, session_id, vote_id, against)
    while (step := load_view(store, session_id).results[vote_id].step) in AGAIN_NOW:
        # Spain, Chile and Costa Rica vote a second time before anything else (Ley 7/1985, art. 46.2.d).
        finish_vote(store, vote_id, voted)
        vote_id = _ballots(hall, session_id, second_vote(store, vote_id), against)
    if step in ANOTHER_DAY:
        postpone_item(store, item_id)
    elif step in CHAIR_STEPS:
        chair_second_vote(store, vote_id, BallotValue.FOR)
    view = load_view(store, session_id)
    if "reason" in about:
        _reason(hall, session_id, vote_id, about["reason"])
    finish_vote(store, vote_id, voted)
    if "resolution" in about and view.results[vote_id].outcome is Outcome.PASSED:
        save_resolution(
            store, item_id, motion_id=motion_id, at=_at(hall, about["voted"]),
            **{key: value.strip() for key, value in about["resolution"].items()},
        )  # fmt: skip


def _half(hall: "Hall", session_id: str, vote_id: str, against: set[str]) -> set[str]:
    """As many more as make half of those who vote; never who presides."""
    view = load_view(hall.store, session_id)
    voters = view.electorate(vote_id).voter_ids
    others = [one.id for one in view.electorate(vote_id).voters if one is not view.chair and one.id not in against]
    lacking = len(voters) // 2 - len(against & voters)
    return set(others[-lacking:]) if lacking > 0 else set()


def _ballots(hall: "Hall", session_id: str, vote_id: str, against: set[str]) -> str:
    """Those against, then everybody else present in favour."""
    voters = load_view(hall.store, session_id).electorate(vote_id).voter_ids
    for member in against & voters:
        cast(hall.store, vote_id, member, BallotValue.AGAINST)
    cast_all(hall.store, vote_id, BallotValue.FOR)
    return vote_id


def _reason(hall: "Hall", session_id: str, vote_id: str, reason: list[Any]) -> None:
    number, text = reason
    member = _who(hall, number)
    ballot = next((b for b in load_view(hall.store, session_id).ballots_of(vote_id) if b.member_id == member), None)
    if ballot is not None:
        set_reason(hall.store, ballot.id, True, text)
