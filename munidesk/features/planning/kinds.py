"""The plan's kinds of record: what each table holds, how it is called, and what it cannot be.

Lines are not plain, since what hangs from one goes with it; nor criteria, since all of them sum 100.
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
from munidesk.records.kind import Kind

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
    parent="line_id", check=rules.check_mark, same=("line_id", "criterion_id"), icon="scale",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    PLANS, LINES, READINGS, FUNDING, DEPENDENCIES, COMMITMENTS, FRAME, CRITERIA, MARKS,
)  # fmt: skip
