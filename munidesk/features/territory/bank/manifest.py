"""What the rest of the program knows of the bank of projects of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory import refs
    from munidesk.features.territory.bank import exports, page_bank
else:
    exports, page_bank = lazy("munidesk.features.territory.bank", "exports", "page_bank")
    (refs,) = lazy("munidesk.features.territory", "refs")

TITLE = msgid("Cartera")
make = page_bank.make

PAPERS: tuple[Paper, ...] = (
    Paper(
        name="project-bank", title=msgid("Cartera de proyectos"), document=exports.bank, data=exports.bank_sheet,
        handed=msgid("Territorio"),
    ),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="projects",
        file=msgid("cartera_de_proyectos"),
        rows=exports.list_projects,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "territory": msgid("Programa territorial"),
            "place": msgid("Puesto; vacío si le falta una nota"),
            "total": msgid("Puntaje de 0 a 10; vacío si le falta una nota"),
            "title": msgid("Proyecto"),
            "zone": msgid("Zona"),
            "responsible": msgid("Responsable"),
            "cost": msgid("Costo"),
            "source": msgid("Fuente"),
            "line": msgid("Renglón del plan; vacío si no está en ninguno"),
        },
    ),
)
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = (Reference(table="territory_project", describe=refs.describe),)
