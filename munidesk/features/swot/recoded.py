"""The letters that version 0.1 stored, as the codes of today."""

from collections.abc import Sequence

from munidesk.data.recode import recode
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.swot.domain import Quadrant, StrategyKind

WORDS = {
    ("swot_factor", "quadrant"): {
        "F": Quadrant.STRENGTH.value,
        "D": Quadrant.WEAKNESS.value,
        "O": Quadrant.OPPORTUNITY.value,
        "A": Quadrant.THREAT.value,
    },
    ("swot_strategy", "kind"): {
        "FO": StrategyKind.SO.value,
        "DO": StrategyKind.WO.value,
        "FA": StrategyKind.ST.value,
        "DA": StrategyKind.WT.value,
    },
}


def codes_0_2(store: Store, writer: Writer) -> Sequence[str]:
    """Quadrants and kinds of strategy."""
    return recode(store, writer, WORDS)
