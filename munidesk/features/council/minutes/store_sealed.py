"""Read every approved acta again, and tell where it is not what was approved."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby

from munidesk.base.problems import Problem
from munidesk.base.seals import short_code
from munidesk.data.anchor import PaperCode, codes_of_history
from munidesk.data.journal import Columns
from munidesk.data.store import Store
from munidesk.data.trail import traces
from munidesk.features.council.domain import FROZEN, Minutes
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.sealed import (
    Sealed,
    book_problems,
    history_problems,
    own_problems,
    series_problems,
)
from munidesk.features.council.minutes.sealed_trail import TABLES, Trail

Found = Iterator[tuple[Problem, ...]]

_ACTAS = f"""
    SELECT minutes.id, minutes.session_id, minutes.number, minutes.book, minutes.folio_from, minutes.folio_to,
        minutes.sha256, minutes.previous_sha256, minutes.code, minutes.brought_from, minutes.series_year,
        session.body_id, COALESCE(body.name, '') AS body,
        minutes.deleted_at IS NOT NULL OR session.deleted_at IS NOT NULL AS gone
    FROM minutes JOIN session ON session.id = minutes.session_id LEFT JOIN body ON body.id = session.body_id
    WHERE minutes.state IN ({", ".join(f"'{state.value}'" for state in sorted(FROZEN))})
    ORDER BY session.body_id, COALESCE(minutes.series_year, 0), minutes.number, minutes.id
"""
_RESOLUTIONS = """
    SELECT resolution.session_id, resolution.number, resolution.year, session.body_id,
        session.state = 'closed' AND agenda_item.deleted_at IS NULL AS told
    FROM resolution JOIN session ON session.id = resolution.session_id
        JOIN agenda_item ON agenda_item.id = resolution.item_id
    WHERE resolution.number IS NOT NULL AND resolution.year IS NOT NULL
        AND resolution.deleted_at IS NULL AND session.deleted_at IS NULL
    ORDER BY resolution.year, resolution.number
"""

_NOTES = """
    SELECT book.number, note.folio FROM folio_note note JOIN minutes_book book ON book.id = note.book_id
    WHERE book.body_id = :body AND note.state IN ('void', 'blank') AND note.deleted_at IS NULL
"""


def sealed_problems(store: Store) -> Found:
    """Each acta by itself, each book, each series of resolutions, and what the history tells, piece by piece.

    A light copy holds their public version: what seals them is in the file of the town hall.
    """
    if store.light:
        return
    rows = store.query(_ACTAS)
    resolutions = store.query(_RESOLUTIONS)
    actas = _sealed(rows, resolutions)
    codes = cache(partial(codes_of_history, store))
    for acta in actas.values():
        content = content_of(store, acta.id)
        yield (*own_problems(acta, content), *history_problems(acta, content, codes))
    for body, of_body in groupby(rows, key=lambda row: row["body_id"]):
        yield tuple(book_problems([actas[str(row["id"])] for row in of_body], _skipped(store, str(body))))
    yield from _series(rows, resolutions)
    trail = Trail(actas.values())
    for piece in traces(store, TABLES):
        yield tuple(trail.read(piece))


def paper_codes(store: Store) -> Iterator[PaperCode]:
    """The code on the paper of each approved acta, made of the text that the file holds today."""
    if store.light:
        return
    for acta in _sealed(store.query(_ACTAS), []).values():
        digest = hashlib.sha256(content_of(store, acta.id).encode("utf-8", "surrogatepass")).hexdigest()
        yield PaperCode(short_code(digest), f"{acta.name[:1].lower()}{acta.name[1:]}")


def content_of(store: Store, minutes_id: str) -> str:
    """The text of an acta, also of one marked as deleted."""
    (row,) = store.query("SELECT content FROM minutes WHERE id = :id", id=minutes_id)
    return str(MINUTES.field("content").load(row["content"]))


def _sealed(rows: list[Columns], resolutions: list[Columns]) -> dict[str, Sealed]:
    """By the key of the acta, each with the resolutions that its text tells: an item taken out tells none."""
    several = len({row["body_id"] for row in rows}) > 1
    own: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in (one for one in resolutions if one["told"]):
        own[str(row["session_id"])].append((_int(row["number"]) or 0, _int(row["year"]) or 0))
    return {str(row["id"]): _acta(row, several, tuple(own[str(row["session_id"])])) for row in rows}


def _acta(row: Columns, several: bool, resolutions: tuple[tuple[int, int], ...]) -> Sealed:
    return Sealed(
        id=str(row["id"]), session_id=str(row["session_id"]), body=str(row["body"]) if several else "",
        number=_int(row["number"]), book=_int(row["book"]),
        folio_from=_int(row["folio_from"]), folio_to=_int(row["folio_to"]),
        sha256=str(row["sha256"]), previous_sha256=str(row["previous_sha256"]), code=str(row["code"]),
        gone=bool(row["gone"]), resolutions=resolutions, brought=bool(row["brought_from"]),
        series_year=_int(row["series_year"]),
    )  # fmt: skip


def sealed_of(minutes: Minutes) -> Sealed:
    """An acta as what is checked of it, by itself."""
    return Sealed(
        id=minutes.id, session_id=minutes.session_id, number=minutes.number, book=minutes.book,
        folio_from=minutes.folio_from, folio_to=minutes.folio_to, sha256=minutes.sha256,
        previous_sha256=minutes.previous_sha256, code=minutes.code, brought=bool(minutes.brought_from),
        series_year=minutes.series_year,
    )  # fmt: skip


def _skipped(store: Store, body_id: str) -> dict[int, frozenset[int]]:
    """The folios of each book of a body that were annulled or left blank."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in store.query(_NOTES, body=body_id):
        found[_int(row["number"]) or 0].add(_int(row["folio"]) or 0)
    return {number: frozenset(folios) for number, folios in found.items()}


def _series(rows: list[Columns], resolutions: list[Columns]) -> Found:
    bodies = {row["body_id"]: str(row["body"]) for row in rows}
    for body, of_body in groupby(sorted(resolutions, key=lambda row: str(row["body_id"])), lambda row: row["body_id"]):
        numbers = [(_int(row["number"]) or 0, _int(row["year"]) or 0) for row in of_body]
        yield tuple(series_problems(numbers, bodies.get(body, "") if len(bodies) > 1 else ""))


def _int(value: object) -> int | None:
    return value if isinstance(value, int) else None
