"""Improvements follow the activities of the plan that carry them out, within the same change, and undone with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.data.journal import Columns, RowChange
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements.store import IMPROVES
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.features.planning.kinds import LINES, READINGS
from munidesk.features.planning.progress import raw_progress

_LINKS = (
    "SELECT id, from_id, to_id, deleted_at FROM link WHERE from_kind = 'improvement' AND to_kind = 'plan_line'"
    " AND role = :role"
)
_LINE_OF = "SELECT line_id FROM reading WHERE id = :id"
_FOLLOWS = frozenset(
    {ImprovementState.PROPOSED, ImprovementState.ACCEPTED, ImprovementState.IN_PLAN, ImprovementState.DONE}
)


def follow_plan(store: Store, writer: Writer) -> None:
    """An activity is under way, is read at 100 %, or is taken away: so stands its improvement.

    At 100 % it is done on the day of that reading; below again, or without readings, it is in the plan; without an
    activity it is only accepted. What a round verified, or was dropped, stays.
    """
    links = store.query(_LINKS, role=IMPROVES)
    if not links:
        return
    touched = _touched(store, links, writer.changes)
    for key in dict.fromkeys(str(one["from_id"]) for one in links if touched & {one["id"], one["to_id"]}):
        one = IMPROVEMENTS.find(store, key)
        own = (str(each["to_id"]) for each in links if each["from_id"] == key and each["deleted_at"] is None)
        if one is not None and one.state in _FOLLOWS:
            wanted = _standing(store, one, own)
            if wanted:
                writer.put("improvement", {"id": key, **wanted})


def _touched(store: Store, links: Iterable[Columns], changes: Mapping[tuple[str, str], RowChange]) -> set[str]:
    """Ids of the links and of the lines that this change wrote, or of which it wrote a reading."""
    found = {key for table, key in changes if table in {"plan_line", "link"}}
    lines = {str(one["to_id"]) for one in links}
    for (table, key), one in changes.items():
        if table == "reading" and not lines <= found:
            told = one.after if one.after is not None and "line_id" in one.after else None
            found.update(str(row["line_id"]) for row in ([told] if told else store.query(_LINE_OF, id=key)))
    return found


def _standing(store: Store, one: Improvement, lines: Iterable[str]) -> Columns:
    """What changes of it; the newest activity counts."""
    line = next((found for key in reversed(list(lines)) if (found := LINES.find(store, key)) is not None), None)
    if line is None:
        return {"state": ImprovementState.ACCEPTED.value} if one.state is ImprovementState.IN_PLAN else {}
    accepted = one.accepted_on or today()
    whole = [each for each in READINGS.all(store, line_id=line.id) if not each.part]
    share = raw_progress(line, whole[-1].value) if whole else None
    done = whole[-1].day if share is not None and share >= Decimal(1) else None
    return {"accepted_on": accepted.isoformat(), **_said(one, done)}


def _said(one: Improvement, done: date | None) -> Columns:
    """One that somebody marked as done by hand stays so until the activity is read below 100 %."""
    if done is not None:
        kept = one.done_on if one.state is ImprovementState.DONE and one.done_on is not None else done
        return {"state": ImprovementState.DONE.value, "done_on": kept.isoformat()}
    return {"state": ImprovementState.IN_PLAN.value, "done_on": None}
