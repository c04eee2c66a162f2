"""What the rest of the program knows of the five phases of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.phases import exports, page_phases
else:
    exports, page_phases = lazy("munidesk.features.territory.phases", "exports", "page_phases")

TITLE = msgid("Fases")
HANDED = msgid("Territorio")
make = page_phases.make

PAPERS: tuple[Paper, ...] = (
    Paper(
        name="pmot-status", title=msgid("Estado del programa de ordenamiento territorial"), document=exports.status,
        handed=HANDED,
    ),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="territories",
        file=msgid("programas_territoriales"),
        rows=exports.list_territories,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "title": msgid("Programa territorial"),
            "kind": msgid("Qué instrumento es"),
            "scope": msgid("Ámbito"),
            "horizon": msgid("Año hasta el que planea; vacío sin horizonte"),
            "responsible": msgid("Responsable"),
            "figure": msgid("Figura que conduce; vacía si no se eligió"),
            "final": msgid("Si la figura tiene su resolución"),
            "phase": msgid("Fase en que está"),
            "done": msgid("Pasos hechos, sin los periódicos"),
            "steps": msgid("Pasos que tienen fin"),
            "delivered": msgid("Productos entregados o aprobados"),
            "products": msgid("Productos"),
            "next_day": msgid("Próximo día legal; vacío si no hay ninguno a la vista"),
            "case": msgid("Número del expediente"),
        },
    ),
)
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
