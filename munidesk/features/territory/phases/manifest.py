"""What the rest of the program knows of the five phases of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.phases import page_phases
else:
    (page_phases,) = lazy("munidesk.features.territory.phases", "page_phases")

TITLE = msgid("Fases")
make = page_phases.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
