"""What the rest of the program knows of what a programme delivers."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.products import exports, page_products
else:
    exports, page_products = lazy("munidesk.features.territory.products", "exports", "page_products")

TITLE = msgid("Productos")
make = page_products.make

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="products",
        file=msgid("productos_territoriales"),
        rows=exports.list_products,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "territory": msgid("Programa territorial"),
            "phase": msgid("Fase"),
            "step": msgid("Clave del paso que lo entrega; vacía si no es de ninguno"),
            "title": msgid("Producto"),
            "paper": msgid("En qué consiste"),
            "answers": msgid("Quién responde"),
            "version": msgid("Última versión; vacía sin empezar"),
            "state": msgid("Estado de la última versión; vacío sin empezar"),
            "day": msgid("Día de la última versión"),
            "approved_on": msgid("Día en que se aprobó"),
            "approved_by": msgid("Quién la aprobó"),
            "waits": msgid("Qué espera"),
        },
    ),
)
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
