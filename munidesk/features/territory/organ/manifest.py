"""What the rest of the program knows of who conducts a programme and who has a say in it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.organ import page_organ
else:
    (page_organ,) = lazy("munidesk.features.territory.organ", "page_organ")

TITLE = msgid("Órgano y actores")
make = page_organ.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
