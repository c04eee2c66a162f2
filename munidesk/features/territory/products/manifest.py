"""What the rest of the program knows of what a programme delivers."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.products import page_products
else:
    (page_products,) = lazy("munidesk.features.territory.products", "page_products")

TITLE = msgid("Productos")
make = page_products.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
