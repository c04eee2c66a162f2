"""What the file's plan holds, read for the follow-up of a programme. Only reads: the plan is written in Planes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from munidesk.data.store import Store
from munidesk.features.territory.follow.lines import PlanLine, in_order

_LINES = """
    SELECT plan_line.*, money.current AS current, money.executed AS executed
    FROM plan_line LEFT JOIN (
        SELECT line_id, SUM(COALESCE(modified, approved)) AS current, SUM(executed) AS executed
        FROM funding WHERE deleted_at IS NULL AND currency = '' GROUP BY line_id
    ) AS money ON money.line_id = plan_line.id
    WHERE plan_line.deleted_at IS NULL AND plan_line.plan_id = :plan ORDER BY plan_line.position, plan_line.id
"""


def newest_plan(store: Store) -> str:
    """Its id; empty without any."""
    return next((str(one["id"]) for one in store.select("plan", order="start_year DESC, id DESC")), "")


def plan_lines(store: Store, *, until: date | None = None) -> tuple[PlanLine, ...]:
    """Of the newest plan, in its order, each with its last reading of the whole up to `until`. Empty without a plan."""
    plan = newest_plan(store)
    read: dict[str, tuple[Decimal, date]] = {}
    for row in store.select("reading", order="day, id") if plan else ():
        day = date.fromisoformat(str(row["day"]))
        if not row["part"] and (until is None or day <= until):
            read[str(row["line_id"])] = (Decimal(str(row["value"])), day)
    rows = store.query(_LINES, plan=plan) if plan else []
    return in_order([_line(row, read.get(str(row["id"]))) for row in rows])


def _line(row: Mapping[str, object], read: tuple[Decimal, date] | None) -> PlanLine:
    def words(name: str) -> str:
        return str(row[name] or "")

    def figure(name: str) -> Decimal | None:
        return Decimal(words(name)) if words(name) else None

    return PlanLine(
        id=words("id"), parent_id=words("parent_id"), level=words("level"), code=words("code"), title=words("title"),
        year=int(words("year")) if words("year") else None, indicator=words("indicator"), unit=words("unit"),
        base=figure("base"), target=figure("target"), sector=words("sector"), responsible=words("responsible"),
        current=int(words("current") or 0), executed=int(words("executed") or 0),
        value=read[0] if read is not None else None, read_on=read[1] if read is not None else None,
    )  # fmt: skip
