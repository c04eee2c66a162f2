"""Open government: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.features.open_government.improvements import manifest as improvements
from munidesk.features.open_government.schema import SCHEMA
from munidesk.town.manifest import Feature

if TYPE_CHECKING:
    from munidesk.features.open_government import kinds, pending, sample
else:
    kinds, pending, sample = lazy("munidesk.features.open_government", "kinds", "pending", "sample")

FEATURE = Feature(
    name="open_government",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(*improvements.PAPERS,),
    listings=(*improvements.LISTINGS,),
    importers=(*improvements.IMPORTERS,),
    indicators=(*improvements.INDICATORS,),
    live=(*improvements.LIVE,),
    pending=pending.pending,
    pages=(*improvements.PAGES,),
    commands=(*improvements.COMMANDS,),
    references=(*improvements.REFERENCES,),
    sample=sample.write_sample,
)
