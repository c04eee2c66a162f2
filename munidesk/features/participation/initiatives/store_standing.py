"""How initiatives stood on a day, told in SQL: what each count of a period is, said once for board and papers.

`:until` is the last day of the period; `:day` is that day, or today when it is still to come. An answer of the
second of April is none on the thirty-first of March. One joined to another is counted in that one.
"""

from datetime import date

from munidesk.base.dates import today
from munidesk.features.participation.domain import OPEN

OPEN_STATES = ", ".join(f"'{state.value}'" for state in sorted(OPEN))
THOSE = "i.deleted_at IS NULL AND i.merged_into = ''"
"""Those that are counted."""
RECEIVED = "i.received BETWEEN :since AND :until"
ANSWERED = "coalesce(i.answer_date <= :day, 0)"
GIVEN_BACK = f"({ANSWERED} AND coalesce(i.feedback_date <= :day, 0))"
OPEN_THEN = (
    f"(i.received <= :day AND (i.state IN ({OPEN_STATES}) OR coalesce(coalesce(i.answer_date, i.closed_on) > :day, 0)))"
)
OVERDUE = f"({OPEN_THEN} AND coalesce(i.due < :day, 0))"
FIRST_AUTHOR = """
    LEFT JOIN author a ON a.initiative_id = i.id AND a.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM author b WHERE b.initiative_id = i.id AND b.deleted_at IS NULL
        AND (b.position, b.id) < (a.position, a.id))
"""
"""Of several authors the first one counts."""


def days_of(since: date, until: date) -> dict[str, str]:
    """The parameters of the tests."""
    return {"since": since.isoformat(), "until": until.isoformat(), "day": min(until, today()).isoformat()}
