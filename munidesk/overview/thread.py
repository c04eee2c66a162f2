"""The thread of a matter: everything linked to it, in the order it happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from munidesk.data.store import Store
from munidesk.town.attachments import attachments_of
from munidesk.town.described import Described
from munidesk.town.domain import Ref
from munidesk.town.links import links_of

Describe = Callable[[Ref], Described | None]
_MOST = 200
_CROSSROADS = {"encounter", "session", "person", "evaluation_round"}
"""They join many matters: their other links belong to other threads."""
_MATTERS = {"initiative", "agenda_item"}
"""A line of the plan serves many of these: it does not lead from one to the next."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to one of the records of the thread."""

    day: date
    words: str
    record: Described


@dataclass(frozen=True, slots=True)
class Thread:
    """`records` from the one asked for outwards; `undated` have no day of their own.

    `papers` are the files hung on any of them, (record, name): the evidence of what the moments say.
    """

    root: Described
    records: tuple[Described, ...]
    moments: tuple[Moment, ...]
    undated: tuple[Described, ...]
    papers: tuple[tuple[Described, str], ...] = ()


def thread(store: Store, root: Ref, describe: Describe) -> Thread | None:
    """Follow the links from `root`; None when it is gone. Similar initiatives do not pull theirs in."""
    first = describe(root)
    if first is None:
        return None
    found: dict[Ref, Described] = {root: first}
    waiting = [root]
    while waiting and len(found) < _MOST:
        current = waiting.pop(0)
        for other in found[current].related:
            if other not in found and (record := describe(other)) is not None:
                found[other] = record
                if other.kind not in _CROSSROADS:
                    waiting.append(other)
        for one in links_of(store, current):
            other = one.other(current)
            if other in found or (current.kind == "plan_line" and current != root and other.kind in _MATTERS):
                continue
            record = describe(other)
            if record is not None:
                found[other] = record
                if one.role != "similar" and other.kind not in _CROSSROADS:
                    waiting.append(other)
    moments = [Moment(day, words, record) for record in found.values() for day, words in record.moments]
    undated = tuple(record for record in found.values() if not record.moments)
    papers = tuple((record, paper.name) for ref, record in found.items() for paper in attachments_of(store, ref))
    ordered = tuple(sorted(moments, key=lambda one: one.day))
    return Thread(first, tuple(found.values()), ordered, undated, papers)
