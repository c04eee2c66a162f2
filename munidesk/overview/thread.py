"""The thread of a matter: everything linked to it, in the order it happened."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.records.ref import Described, Ref
from munidesk.town.attachments import attachments_of
from munidesk.town.links import links_of
from munidesk.town.manifest import Reference

_MOST = 200


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


def thread(house: House, store: Store, root: Ref) -> Thread | None:
    """Follow the links from `root`; None when it is gone. Similar initiatives do not pull theirs in."""
    describe, known = partial(house.describe, store), house.references
    first = describe(root)
    if first is None:
        return None
    found: dict[Ref, Described] = {root: first}
    waiting = [root]
    while waiting and len(found) < _MOST:
        current = waiting.pop(0)
        parts = known[current.kind].parts
        for other in (*found[current].related, *(parts(store, current) if parts is not None else ())):
            if other not in found and (record := describe(other)) is not None:
                found[other] = record
                if not known[other.kind].crossroads:
                    waiting.append(other)
        for one in links_of(store, current):
            other = one.other(current)
            if other in found or (known[current.kind].many and current != root and _is_matter(known, other)):
                continue
            record = describe(other)
            if record is not None:
                found[other] = record
                if one.role != "similar" and not known[other.kind].crossroads:
                    waiting.append(other)
    moments = [Moment(day, words, record) for record in found.values() for day, words in record.moments]
    undated = tuple(record for record in found.values() if not record.moments)
    papers = tuple((record, paper.name) for ref, record in found.items() for paper in attachments_of(store, ref))
    ordered = tuple(sorted(moments, key=lambda one: one.day))
    return Thread(first, tuple(found.values()), ordered, undated, papers)


def _is_matter(known: dict[str, Reference], ref: Ref) -> bool:
    return ref.kind in known and known[ref.kind].matter
