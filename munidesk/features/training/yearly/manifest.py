"""What the rest of the program knows of a year of training."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Indicator, Paper

if TYPE_CHECKING:
    from munidesk.features.training.yearly import exports
else:
    (exports,) = lazy("munidesk.features.training.yearly", "exports")

PAPERS: tuple[Paper, ...] = (
    Paper(
        name="training-report", title=msgid("Informe anual de capacitación"), document=exports.report_paper,
        data=exports.report_sheet, handed=msgid("Capacitación"),
    ),
)  # fmt: skip
INDICATORS: tuple[Indicator, ...] = (
    Indicator(name="training_coverage", title=msgid("Personal capacitado"), count=exports.training_coverage),
)
