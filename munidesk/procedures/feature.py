"""Procedures and cases: all that the rest of the program knows of them."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.procedures.schema import SCHEMA
from munidesk.town.manifest import Feature

if TYPE_CHECKING:
    from munidesk.procedures import kinds
else:
    (kinds,) = lazy("munidesk.procedures", "kinds")

FEATURE = Feature(
    name="procedures",
    schema=SCHEMA,
    kinds=kinds.KINDS,
)
