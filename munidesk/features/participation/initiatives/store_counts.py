"""The days of many initiatives, for counts that show no text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from munidesk.data.journal import Value
from munidesk.data.store import Store

_DAYS = "SELECT id, answer_date, feedback_date, due FROM initiative WHERE deleted_at IS NULL AND "
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
