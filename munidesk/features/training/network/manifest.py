"""What the rest of the program knows of «Red»."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.network import guide, page_network
else:
    guide, page_network = lazy("munidesk.features.training.network", "guide", "page_network")

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
IMPORTERS: tuple[Importer, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
PAGES = (
    PageEntry(
        key="capacitacion.network", title=msgid("Red"), make=page_network.NetworkPage, icon="link",
        within="capacitacion", help=guide.HELP,
    ),
)  # fmt: skip
