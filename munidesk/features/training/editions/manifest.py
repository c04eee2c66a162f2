"""What the rest of the program knows of «Ediciones»."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.editions import guide, page_editions
else:
    guide, page_editions = lazy("munidesk.features.training.editions", "guide", "page_editions")

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
IMPORTERS: tuple[Importer, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
PAGES = (
    PageEntry(
        key="capacitacion.editions", title=msgid("Ediciones"), make=page_editions.EditionsPage, icon="calendar",
        within="capacitacion", help=guide.HELP,
    ),
)  # fmt: skip
