"""The engine of evaluations: what it stores. What it shows, the features that use it show."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.instruments.schema import SCHEMA
from munidesk.town.manifest import Feature

if TYPE_CHECKING:
    from munidesk.instruments import kinds
else:
    (kinds,) = lazy("munidesk.instruments", "kinds")

FEATURE = Feature(name="instruments", schema=SCHEMA, kinds=kinds.KINDS)
