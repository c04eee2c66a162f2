"""What the rest of the program knows of the follow-up of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.follow import page_follow
else:
    (page_follow,) = lazy("munidesk.features.territory.follow", "page_follow")

TITLE = msgid("Seguimiento")
make = page_follow.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
