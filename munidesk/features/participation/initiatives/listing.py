"""Initiatives and encounters as plain data, for `munidesk list` and for scripts."""

from collections.abc import Sequence

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.participation.domain import AnswerKind
from munidesk.features.participation.encounters.store import encounters
from munidesk.features.participation.initiatives.store import all_initiatives


def list_initiatives(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per initiative, by folio; `answer` is the sense of the answer, null without one.

    States, origins and senses are their codes, which JSON writes; lists for people write their words.
    """
    now = today()
    return [
        {
            "id": one.id,
            "folio": one.folio,
            "date": one.received.isoformat(),
            "origin": one.origin,
            "title": one.title,
            "state": one.state,
            "own_state": one.own_state,
            "answer": one.answer_kind if one.answer_kind is not AnswerKind.NONE else None,
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
            "kind": row.encounter.kind,
            "title": row.encounter.title,
            "date": row.encounter.date.isoformat(),
            "zone": row.encounter.zone,
            "state": row.encounter.state,
            "people": row.people.total if row.people else None,
            "contributions": row.contributions,
        }
        for row in encounters(store)
    ]
