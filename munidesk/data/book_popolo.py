"""Votes as open data (Popolo, `vote_events`): one row for each thing they say, as a published session has them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from munidesk.base.i18n import _
from munidesk.data.akoma_said import Item, Said

Record = Mapping[str, object]
_OPTIONS = {"yes": "for", "no": "against", "abstain": "abstain", "absent": "", "not voting": "recused"}
_NUMBER = re.compile(r"(\d+)(?:/\d{4})?\s*$")


def votes_in(root: object) -> Sequence[Record]:
    """The events of the file: its list, or the file itself where it is one; none for any other data."""
    if not isinstance(root, dict):
        return ()
    found = root.get("vote_events")
    if isinstance(found, list):
        return [one for one in found if isinstance(one, dict)]
    return [root] if isinstance(root.get("counts"), list) or isinstance(root.get("votes"), list) else ()


def sessions_of(root: Record, events: Sequence[Record]) -> Iterator[Said]:
    """What each session says, by its body, its day and its name, in the order of the file."""
    bodies, people = _named(root, "organizations"), _named(root, "persons")
    found: dict[tuple[str, str, str], Said] = {}
    for event in events:
        body, moment = _text(event, "organization_id"), _text(event, "start_date")
        label = _text(event, "legislative_session") or _text(event, "legislative_session_id")
        place = body, moment[:10], label
        said = found.get(place)
        if said is None:
            said = found[place] = Said(True, day=moment[:10], body=bodies.get(body, body), works_out=False)
            said.name_kind(label)
            said.number = number[1] if (number := _NUMBER.search(label)) else ""
        hour = moment[11:16]
        said.opened = min(filter(None, (said.opened, hour)), default="")
        _add(said, event, people)
    yield from found.values()


def _add(said: Said, event: Record, people: Mapping[str, str]) -> None:
    motion = event.get("motion")
    title = _text(motion, "text") if isinstance(motion, dict) else ""
    title = title or _text(event, "identifier") or _("Votación sin nombre")
    item = next((one for one in said.items if one.title == title), None)
    if item is None:
        item = Item(title)
        said.items.append(item)
    votes: dict[str, str] = {}
    there = {name for name, _state in said.came}
    for one in _records(event.get("votes")):
        name = people.get(_text(one, "voter_id")) or _text(one, "voter_name") or _text(one, "voter_id")
        votes[name] = _OPTIONS.get(_text(one, "option"), "") or (
            "" if _text(one, "option") == "absent" else _text(one, "option") or "sin clasificar"
        )
        if name not in there:
            there.add(name)
            said.came.append((name, "presente"))
    if votes:
        item.votes.append(votes)
        return
    counts: dict[str, int] = {}
    for one in _records(event.get("counts")):
        side, value = _OPTIONS.get(_text(one, "option"), ""), one.get("value")
        if side in {"for", "against", "abstain"} and type(value) is int and value >= 0:
            counts[side] = counts.get(side, 0) + value
    if sum(counts.values()):
        item.counts = counts
    elif result := _text(event, "result"):
        item.outcomes.append(result)


def _named(root: Record, key: str) -> Mapping[str, str]:
    return {_text(one, "id"): _text(one, "name") for one in _records(root.get(key)) if _text(one, "name")}


def _records(value: object) -> Sequence[Record]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(record: object, key: str) -> str:
    value = record.get(key) if isinstance(record, dict) else None
    return value.strip() if isinstance(value, str) else ""
