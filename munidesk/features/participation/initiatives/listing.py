"""Initiatives and encounters as plain data, for `munidesk list` and for scripts."""

from collections.abc import Sequence

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.participation.domain import AnswerKind, Initiative
from munidesk.features.participation.encounters.store import encounters
from munidesk.town.records import read


def all_initiatives(store: Store) -> tuple[Initiative, ...]:
    """Every initiative by folio, oldest first."""
    rows = store.query("SELECT * FROM initiative WHERE deleted_at IS NULL ORDER BY folio_year, folio_number, id")
    return tuple(read(Initiative, row) for row in rows)


def list_initiatives(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per initiative, by folio; `answer` is the sense of the answer, null without one."""
    now = today()
    return [
        {
            "id": one.id,
            "folio": one.folio,
            "date": one.received.isoformat(),
            "origin": one.origin.value,
            "title": one.title,
            "state": one.state.value,
            "answer": one.answer_kind.value if one.answer_kind is not AnswerKind.NONE else None,
            "answer_date": one.answer_date.isoformat() if one.answer_date else None,
            "due": one.due.isoformat() if one.due else None,
            "overdue": one.is_open and one.due is not None and one.due < now,
            "given_back": one.feedback_date is not None,
        }
        for one in all_initiatives(store)
    ]


def list_encounters(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per encounter, newest first; `people` is null when nobody was counted."""
    return [
        {
            "id": row.encounter.id,
            "kind": row.encounter.kind.value,
            "title": row.encounter.title,
            "date": row.encounter.date.isoformat(),
            "zone": row.encounter.zone,
            "state": row.encounter.state.value,
            "people": row.people.total if row.people else None,
            "contributions": row.contributions,
        }
        for row in encounters(store)
    ]
