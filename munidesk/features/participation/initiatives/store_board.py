"""The board of initiatives: one page of rows, counts and figures, all by SQL, so that ten thousand stay light."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.base.dates import today
from munidesk.base.figures import Number, median_of
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import COUNCIL_AUTHORS, NEIGHBOURS, AuthorKind, State
from munidesk.features.participation.initiatives.board import (
    Board,
    BoardRow,
    Figures,
    Filter,
    author_word,
    joined,
)
from munidesk.features.participation.initiatives.clock import WARN_DAYS
from munidesk.features.participation.initiatives.store_standing import (
    ANSWERED,
    FIRST_AUTHOR,
    GIVEN_BACK,
    OPEN_STATES,
    OPEN_THEN,
    OVERDUE,
    RECEIVED,
    THOSE,
    days_of,
)
from munidesk.features.participation.kinds import INITIATIVES
from munidesk.town.domain import Gender

OWN = "own:"
"""Before a word of the municipality's own, in the segment of a filter."""
PAGE = 100
"""Rows read at first: some fifteen are in sight."""


SEGMENTS = {
    "open": f"state IN ({OPEN_STATES})",
    "give_back": f"state = '{State.ANSWERED.value}'",
    "overdue": f"state IN ({OPEN_STATES}) AND due < :today",
    "all": "1",
}


_LIFE = " ".join(("CASE state", *(f"WHEN '{one.value}' THEN {at}" for at, one in enumerate(State)), "ELSE 99 END"))
"""States in the order of their life, not of the letters of their codes; those of another version last."""

ORDERS = {
    "folio": "folio_year {down}, folio_number {down}",
    "title": "title COLLATE NOCASE {down}",
    "state": f"{_LIFE} {{down}}, due",
    "due": "due IS NULL, due {down}",
}


def _where(chosen: Filter) -> tuple[str, dict[str, str | int]]:
    tests, values = ["i.deleted_at IS NULL"], dict[str, str | int]()
    for at, word in enumerate(fold(chosen.words).split()):
        tests.append(f"instr(i.folded, :w{at}) > 0")
        values[f"w{at}"] = word
    for name in ("topic", "zone"):
        if wanted := getattr(chosen, name):
            tests.append(f"i.{name} = :{name}")
            values[name] = wanted
    if chosen.author:
        tests.append("EXISTS (SELECT 1 FROM author a WHERE a.initiative_id = i.id AND a.kind = :author"
                     " AND a.deleted_at IS NULL)")  # fmt: skip
        values["author"] = chosen.author
    since, until = chosen.since, chosen.until
    if chosen.year:
        since, until = date(chosen.year, 1, 1), date(chosen.year, 12, 31)
    if since is not None:
        tests.append("i.received >= :since")
        values["since"] = since.isoformat()
    if until is not None:
        tests.append("i.received <= :until")
        values["until"] = until.isoformat()
    return " AND ".join(tests), values


def _segment(chosen: Filter, values: dict[str, str | int]) -> str:
    if chosen.segment in SEGMENTS:
        return SEGMENTS[chosen.segment]
    if chosen.segment.startswith(OWN):
        values["state"] = chosen.segment.removeprefix(OWN)
        return "own_state = :state"
    values["state"] = chosen.segment
    return "state = :state"


def board(store: Store, chosen: Filter, limit: int = PAGE) -> Board:
    """As the filter orders them; else open ones by the day they are due, the others newest first."""
    where, values = _where(chosen)
    values["today"] = today().isoformat()
    sums = ", ".join(f"coalesce(sum({test}), 0) AS n_{name}" for name, test in SEGMENTS.items())
    (counted,) = store.query(f"SELECT {sums} FROM initiative i WHERE {where}", **values)
    counts = {name: int(str(counted[f"n_{name}"])) for name in SEGMENTS}
    segment = _segment(chosen, values)
    usual = "due IS NULL, due, folio_year, folio_number" if chosen.segment in {"open", "overdue"} else "received DESC"
    order = ORDERS.get(chosen.order, usual).format(down="DESC" if chosen.down else "ASC")
    rows = store.query(
        f"SELECT i.* FROM initiative i WHERE {where} AND {segment}"
        f" ORDER BY {order}, folio_year DESC, folio_number DESC LIMIT :limit",
        **values, limit=limit,
    )  # fmt: skip
    found = INITIATIVES.read_all(rows)
    who = author_words(store, [one.id for one in found])
    total = counts.get(chosen.segment, len(found))
    if chosen.segment not in SEGMENTS:
        (line,) = store.query(f"SELECT count(*) AS n FROM initiative i WHERE {where} AND {segment}", **values)
        total = int(str(line["n"]))
    day = today()
    return Board(tuple(BoardRow(one, who.get(one.id, ""), day) for one in found), total, counts)


def author_words(store: Store, ids: list[str]) -> dict[str, str]:
    """«Vecina», «Concejala», «Club social»: never a private name."""
    if not ids:
        return {}
    marks = ", ".join(f":i{at}" for at in range(len(ids)))
    rows = store.query(
        "SELECT initiative_id, kind, name, gender FROM author WHERE deleted_at IS NULL"
        f" AND initiative_id IN ({marks}) ORDER BY position, id",
        **{f"i{at}": one for at, one in enumerate(ids)},
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        words = author_word(AuthorKind.of(str(row["kind"])), Gender.of(str(row["gender"])), str(row["name"]))
        found.setdefault(str(row["initiative_id"]), []).append(words)
    return {key: joined(words) for key, words in found.items()}


def figures(store: Store, since: date, until: date) -> Figures:
    """Of the initiatives received from `since` to `until`, both included, as they stood on the last day of it.

    Open, overdue and due count all that had been received by then.
    """
    key = ("initiative figures", since, until, today())
    return store.remembered(key, lambda: _figures(store, since, until), frozenset({"initiative", "author"}))


def _figures(store: Store, since: date, until: date) -> Figures:
    values = days_of(since, until)
    soon = (date.fromisoformat(values["day"]) + timedelta(days=WARN_DAYS)).isoformat()
    (row,) = store.query(
        f"SELECT coalesce(sum({RECEIVED}), 0) AS received, coalesce(sum({RECEIVED} AND {ANSWERED}), 0) AS answered,"
        f" coalesce(sum({RECEIVED} AND {GIVEN_BACK}), 0) AS given_back, coalesce(sum({OPEN_THEN}), 0) AS open,"
        f" coalesce(sum({OVERDUE}), 0) AS overdue,"
        f" coalesce(sum({OPEN_THEN} AND due BETWEEN :day AND :soon), 0) AS due_soon"
        f" FROM initiative i WHERE {THOSE}",
        **values, soon=soon,
    )  # fmt: skip
    who = store.query(
        f"SELECT coalesce(a.kind, '') AS kind, count(*) AS n FROM initiative i {FIRST_AUTHOR}"
        f" WHERE {THOSE} AND {RECEIVED} GROUP BY a.kind",
        since=values["since"], until=values["until"],
    )  # fmt: skip
    days = store.query(
        "SELECT CAST(julianday(answer_date) - julianday(received) AS INTEGER) AS days, count(*) AS n"
        f" FROM initiative i WHERE {THOSE} AND {RECEIVED} AND {ANSWERED} GROUP BY days",
        **values,
    )  # fmt: skip
    taken: dict[Number, int] = {int(str(one["days"])): int(str(one["n"])) for one in days}
    number = {key: int(str(value)) for key, value in row.items()}
    by_kind = {str(one["kind"]): int(str(one["n"])) for one in who}
    council, neighbours = (sum(by_kind.get(kind.value, 0) for kind in kinds) for kinds in (COUNCIL_AUTHORS, NEIGHBOURS))
    return Figures(
        number["received"], neighbours, council, number["received"] - council - neighbours, number["answered"],
        number["given_back"], number["open"], number["overdue"], number["due_soon"],
        median_of(taken) if sum(taken.values()) >= 3 else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outside:
    """What a period leaves out: those received before it (`open_before` were open on its last day), and after it."""

    before: int
    open_before: int
    after: int


def outside(store: Store, since: date, until: date) -> Outside:
    """Of the initiatives of the register."""
    (row,) = store.query(
        "SELECT coalesce(sum(i.received < :since), 0) AS before,"
        f" coalesce(sum(i.received < :since AND {OPEN_THEN}), 0) AS open_before,"
        f" coalesce(sum(i.received > :until), 0) AS after FROM initiative i WHERE {THOSE}",
        **days_of(since, until),
    )  # fmt: skip
    return Outside(*(int(str(row[key])) for key in ("before", "open_before", "after")))


def choices(store: Store, column: str) -> tuple[str, ...]:
    """The topics or zones in use, by how often."""
    at, found = ("topic", "zone").index(column), Counter[str]()
    for pair, count in _places(store).items():
        found[pair[at]] += count
    return tuple(sorted((word for word in found if word), key=lambda word: (-found[word], word)))


def _places(store: Store) -> Mapping[tuple[str, str], int]:
    """(topic, zone) → how many initiatives."""

    def read() -> Mapping[tuple[str, str], int]:
        rows = store.query(
            "SELECT topic, zone, count(*) AS n FROM initiative WHERE deleted_at IS NULL GROUP BY topic, zone"
        )
        return {(str(row["topic"]), str(row["zone"])): int(str(row["n"])) for row in rows}

    return store.remembered("initiative places", read, frozenset({"initiative"}))
