"""The engine of evaluations: what it stores. What it shows, the features that use it show."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.instruments.schema import SCHEMA
from munidesk.town.manifest import Feature, Importer

if TYPE_CHECKING:
    from munidesk.instruments import import_answers, kinds
else:
    import_answers, kinds = lazy("munidesk.instruments", "import_answers", "kinds")

FEATURE = Feature(
    name="instruments",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    importers=(Importer(name="answers", target=import_answers.target, table="evaluation_answer"),),
)
