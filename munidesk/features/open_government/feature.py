"""Open government: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.features.open_government.practices import feature as practices
from munidesk.features.open_government.schema import SCHEMA
from munidesk.town.manifest import Feature

if TYPE_CHECKING:
    from munidesk.features.open_government import kinds, sample
else:
    kinds, sample = lazy("munidesk.features.open_government", "kinds", "sample")

FEATURE = Feature(
    name="open_government",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=practices.PAPERS,
    folders=practices.FOLDERS,
    listings=practices.LISTINGS,
    importers=practices.IMPORTERS,
    pages=practices.PAGES,
    commands=practices.COMMANDS,
    references=practices.REFERENCES,
    sample=sample.write_sample,
)
