"""What the rest of the program knows of who conducts a programme and who has a say in it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.organ import exports, page_organ
else:
    exports, page_organ = lazy("munidesk.features.territory.organ", "exports", "page_organ")

TITLE = msgid("Órgano y actores")
make = page_organ.make

_HANDED = msgid("Territorio")
PAPERS: tuple[Paper, ...] = (
    Paper(
        name="structure", title=msgid("Estructura de coordinación"), document=exports.structure, handed=_HANDED,
    ),
    Paper(
        name="actors", title=msgid("Mapa de actores"), document=exports.actors, data=exports.actors_sheet,
        handed=_HANDED,
    ),
    Paper(
        name="responsibility", title=msgid("Matriz de responsabilidades"), document=exports.responsibility,
        handed=_HANDED,
    ),
    Paper(name="agreements", title=msgid("Acuerdos de coordinación"), document=exports.agreements, handed=_HANDED),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="actors",
        file=msgid("actores_del_territorio"),
        rows=exports.list_actors,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "territory": msgid("Programa territorial"),
            "number": msgid("Número en el mapa"),
            "name": msgid("Actor"),
            "sector": msgid("Sector"),
            "interest": msgid("Interés, de 1 a 5"),
            "influence": msgid("Influencia, de 1 a 5"),
            "posture": msgid("Postura"),
            "quadrant": msgid("Qué hacer con él"),
            "convened": msgid("Cómo se convoca"),
            "note": msgid("Qué le importa"),
        },
    ),
)
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
