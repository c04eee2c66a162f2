"""Open government: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.features.open_government.schema import SCHEMA
from munidesk.town.manifest import Feature

if TYPE_CHECKING:
    from munidesk.features.open_government import kinds
else:
    (kinds,) = lazy("munidesk.features.open_government", "kinds")

FEATURE = Feature(
    name="open_government",
    schema=SCHEMA,
    kinds=kinds.KINDS,
)
