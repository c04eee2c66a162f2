"""The FODA's kinds of record: what each table holds, how it is called, and what it cannot be.

None is plain: a closed version no longer changes, which the verbs of the store see to.
"""

from typing import Any

from munidesk.features.swot import checks
from munidesk.features.swot.domain import Factor, Matrix, Score, Strategy
from munidesk.records.kind import Kind, searchable_of

MATRICES = Kind(
    record=Matrix, table="swot", one="FODA", many="FODA", check=checks.check_matrix,
    order="day DESC, version DESC, id DESC", same=("title", "version"), plain=False,
    icon="grid",
)  # fmt: skip
FACTORS = Kind(
    record=Factor, table="swot_factor", one="factor del FODA", many="factores del FODA", title="text",
    parent="matrix_id", check=checks.check_factor, order="position, id", same=("quadrant", "text"), plain=False,
    icon="grid",
)  # fmt: skip
SCORES = Kind(
    record=Score, table="swot_score", one="puntaje del grupo", many="puntajes del grupo", title="person",
    parent="matrix_id", check=checks.check_score, same=("factor_id", "person"), plain=False,
    icon="grid",
)  # fmt: skip
STRATEGIES = Kind(
    record=Strategy, table="swot_strategy", one="estrategia", many="estrategias", feminine=True, title="text",
    parent="matrix_id", check=checks.check_strategy, order="position, id", same=("kind", "text"), plain=False,
    icon="grid",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (MATRICES, FACTORS, SCORES, STRATEGIES)
SEARCHABLE = searchable_of(KINDS)
