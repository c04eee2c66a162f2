"""Open government: all that the rest of the program knows of it, room by room (`<room>/manifest.py`)."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.features.open_government.diagnoses import manifest as diagnoses
from munidesk.features.open_government.improvements import manifest as improvements
from munidesk.features.open_government.opening import manifest as opening
from munidesk.features.open_government.practices import manifest as practices
from munidesk.features.open_government.schema import SCHEMA
from munidesk.town.manifest import Feature

if TYPE_CHECKING:
    from munidesk.features.open_government import kinds, pending, sample
    from munidesk.features.open_government.diagnoses import begin
else:
    kinds, pending, sample = lazy("munidesk.features.open_government", "kinds", "pending", "sample")
    (begin,) = lazy("munidesk.features.open_government.diagnoses", "begin")

FEATURE = Feature(
    name="open_government",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(*improvements.PAPERS, *opening.PAPERS, *practices.PAPERS),
    folders=practices.FOLDERS,
    listings=(*improvements.LISTINGS, *opening.LISTINGS, *practices.LISTINGS),
    importers=(*improvements.IMPORTERS, *opening.IMPORTERS, *practices.IMPORTERS),
    indicators=improvements.INDICATORS,
    live=(*improvements.LIVE, *opening.LIVE),
    pending=pending.pending,
    pages=(*diagnoses.PAGES, *improvements.PAGES, *opening.PAGES, *practices.PAGES),
    commands=(*diagnoses.COMMANDS, *improvements.COMMANDS, *opening.COMMANDS, *practices.COMMANDS),
    references=(*diagnoses.REFERENCES, *improvements.REFERENCES, *opening.REFERENCES, *practices.REFERENCES),
    actions={"diagnose": begin.begin},
    sample=sample.write_sample,
    sampled_in=("municipality", "organisation"),
    first_of=("organisation",),
)
