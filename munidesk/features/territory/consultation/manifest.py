"""What the rest of the program knows of the public consultation of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.consultation import page_consultation
else:
    (page_consultation,) = lazy("munidesk.features.territory.consultation", "page_consultation")

TITLE = msgid("Consulta")
make = page_consultation.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
