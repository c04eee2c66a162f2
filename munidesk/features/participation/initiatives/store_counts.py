"""The days of many initiatives, for counts that show no text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.data.journal import Value
from munidesk.data.store import Store
from munidesk.features.participation.domain import OPEN
from munidesk.features.participation.initiatives.clock import WARN_DAYS

_DAYS = "SELECT id, answer_date, feedback_date, due FROM initiative WHERE deleted_at IS NULL AND merged_into = '' AND "
_ORDER = " BETWEEN :since AND :until ORDER BY folio_year, folio_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Days of an initiative; None for what did not happen."""

    id: str
    answered: date | None
    given_back: date | None
    due: date | None


def received_between(store: Store, since: date, until: date) -> list[Dates]:
    """Those received in the period, both days included."""
    return _read(store.query(f"{_DAYS}received{_ORDER}", since=since.isoformat(), until=until.isoformat()))


def term_between(store: Store, since: date, until: date) -> list[Dates]:
    """Those whose last day to answer is in the period."""
    return _read(store.query(f"{_DAYS}due{_ORDER}", since=since.isoformat(), until=until.isoformat()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """How many wait for an answer; `due_soon` those whose term ends in the next days."""

    open: int
    overdue: int
    due_soon: int


_OPEN = """
    SELECT count(*) AS open, coalesce(sum(due < :today), 0) AS overdue,
        coalesce(sum(due BETWEEN :today AND :soon), 0) AS due_soon
    FROM initiative WHERE state IN ({states}) AND deleted_at IS NULL
"""


def open_counts(store: Store, day: date) -> Open:
    """As `board.figures` counts them, without the figures of a period."""
    states = {f"state{at}": state.value for at, state in enumerate(sorted(OPEN))}
    soon = (day + timedelta(days=WARN_DAYS)).isoformat()
    sql = _OPEN.format(states=", ".join(f":{name}" for name in states))
    (row,) = store.query(sql, today=day.isoformat(), soon=soon, **states)
    return Open(**{key: int(str(value)) for key, value in row.items()})


def _read(rows: Iterable[Mapping[str, Value]]) -> list[Dates]:
    return [
        Dates(
            id=str(row["id"]), answered=_day(row["answer_date"]), given_back=_day(row["feedback_date"]),
            due=_day(row["due"]),
        )
        for row in rows
    ]  # fmt: skip


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None
