"""The plan's kinds of record: what each table holds, how it is called, and what it cannot be.

Lines are not plain, since what hangs from one goes with it; nor criteria, since all of them sum 100;
nor money by day, which is within the totals of its source; nor the days of a schedule that was kept.
"""

from typing import Any

from munidesk.features.planning import rules
from munidesk.features.planning.domain import (
    Commitment,
    Criterion,
    Dependency,
    FrameRow,
    Funding,
    Line,
    Mark,
    Plan,
    Reading,
)
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.domain_year import Baseline, BaselineLine, MoneyEntry, YearTarget
from munidesk.records.kind import Kind, searchable_of

PLANS = Kind(
    record=Plan, table="plan", one="plan", many="planes", check=rules.check_plan, order="start_year DESC, id DESC",
    icon="gantt",
)  # fmt: skip
LINES = Kind(
    record=Line, table="plan_line", one="renglón del plan", many="renglones del plan", parent="plan_id",
    check=rules.check_line, order="position, id", plain=False, icon="gantt",
)  # fmt: skip
READINGS = Kind(
    record=Reading, table="reading", one="avance", many="avances", title="day", parent="line_id",
    check=rules.check_reading, order="day, id", same=("line_id", "day", "value"), icon="gantt",
)  # fmt: skip
FUNDING = Kind(
    record=Funding, table="funding", one="fuente de dinero", many="dinero del plan", feminine=True, title="source",
    parent="line_id", check=rules.check_funding, same=("line_id", "source", "currency"), icon="gantt",
)  # fmt: skip
DEPENDENCIES = Kind(
    record=Dependency, table="dependency", one="dependencia", many="dependencias", feminine=True, title="after_id",
    parent="line_id", same=("line_id", "after_id"), icon="gantt",
)  # fmt: skip
COMMITMENTS = Kind(
    record=Commitment, table="commitment", one="compromiso", many="compromisos", parent="plan_id",
    check=rules.check_commitment, order="deadline, id", same=("title", "deadline"), icon="flag",
)  # fmt: skip
FRAME = Kind(
    record=FrameRow, table="frame_row", one="renglón del marco lógico", many="marco lógico", title="summary",
    parent="plan_id", check=rules.check_frame_row, order="position, id", same=("level", "summary"), icon="gantt",
)  # fmt: skip
CRITERIA = Kind(
    record=Criterion, table="criterion", one="criterio de prioridad", many="criterios de prioridad", title="name",
    parent="plan_id", check=rules.check_criterion, order="position, id", same=("name",), plain=False, icon="scale",
)  # fmt: skip
MARKS = Kind(
    record=Mark, table="plan_mark", one="puntaje de un proyecto", many="puntajes de los proyectos", title="value",
    parent="line_id", check=rules.check_mark, same=("line_id", "criterion_id", "who"), icon="scale",
)  # fmt: skip

YEAR_TARGETS = Kind(
    record=YearTarget, table="year_target", one="meta de un año", many="metas por año", feminine=True, title="year",
    parent="line_id", check=rules.check_year_target, order="year, id", same=("line_id", "year"), icon="gantt",
)  # fmt: skip
MONEY_ENTRIES = Kind(
    record=MoneyEntry, table="money_entry", one="movimiento de dinero", many="movimientos de dinero", title="day",
    parent="funding_id", check=rules.check_money_entry, order="day, id",
    same=("funding_id", "day", "stage", "amount", "act"), plain=False, icon="calculator",
)  # fmt: skip
BASELINES = Kind(
    record=Baseline, table="baseline", one="cronograma guardado", many="cronogramas guardados", parent="plan_id",
    order="day, id", same=("plan_id", "title", "day"), icon="gantt",
)  # fmt: skip
BASELINE_LINES = Kind(
    record=BaselineLine, table="baseline_line", one="renglón de un cronograma guardado",
    many="renglones de cronogramas guardados", title="line_id", parent="baseline_id",
    same=("baseline_id", "line_id"), plain=False, icon="gantt",
)  # fmt: skip
FOLLOW_SHEETS = Kind(
    record=FollowSheet, table="follow_sheet", one="planilla de seguimiento", many="planillas de seguimiento",
    feminine=True, title="area", parent="plan_id", order="period, area, id",
    same=("plan_id", "area", "period"), icon="table",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    PLANS, LINES, READINGS, FUNDING, DEPENDENCIES, COMMITMENTS, FRAME, CRITERIA, MARKS, YEAR_TARGETS, MONEY_ENTRIES,
    BASELINES, BASELINE_LINES, FOLLOW_SHEETS,
)  # fmt: skip
SEARCHABLE = searchable_of(KINDS)
