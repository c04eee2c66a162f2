"""The plan of opening recounted by SQL: milestones done and late, high progress, goals and women."""

from collections.abc import Callable

from tests.documents.printed import Printed
from tests.oracle import papers
from tests.oracle.definitions import File, Row

Read = tuple[Callable[[str], Printed], File]


def number(value: object) -> int:
    return int(str(value))


def _five_points(row: Row, day: str) -> str:
    """What somebody decided; else what the milestones say: proof first, then none, fewer than half, not all, all."""
    if row["judged_on"] and str(row["judged_on"]) <= day:
        return str(row["completion"])
    n, done = number(row["n"]), number(row["done"])
    if number(row["bare"]):
        return "no_evidence"
    return "not_started" if not done else "complete" if done == n else "limited" if 2 * done < n else "substantial"


def test_the_milestones_and_the_high_progress_of_the_plan_of_opening(read: Read):
    printed, raw = read
    day = raw.day.isoformat()
    rows = raw.rows(papers.PROMISES, today=day)
    if not rows:
        return
    n, done, late = (sum(number(row[key]) for row in rows) for key in ("n", "done", "late"))
    high = sum(_five_points(row, day) in {"substantial", "complete"} for row in rows)
    paper = printed("opening-followup")
    assert paper.key("hitos hechos")[0] == f"{done} de {n}"
    assert paper.key("con avance alto")[0] == f"{high} de {len(rows)}"
    assert paper.key("atrasado")[0] == str(late)
    told = {row["Compromiso"]: row["Hitos"] for row in paper.named("") if row.get("Compromiso") and "Por qué" in row}
    assert {str(row["title"]): f"{row['done']} de {row['n']}" for row in rows}.items() <= told.items()
    whole = printed("opening-plan")
    assert whole.key("dicen a qué ODS")[0] == f"{sum(number(row['goal']) for row in rows)} de {len(rows)}"
    assert whole.key("dicen qué cambia")[0] == f"{sum(number(row['women']) for row in rows)} de {len(rows)}"
