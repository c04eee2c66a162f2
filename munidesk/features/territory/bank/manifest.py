"""What the rest of the program knows of the bank of projects of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.bank import page_bank
else:
    (page_bank,) = lazy("munidesk.features.territory.bank", "page_bank")

TITLE = msgid("Cartera")
make = page_bank.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
