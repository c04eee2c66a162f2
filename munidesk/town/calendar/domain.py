"""A day on which the municipality's offices do not open, besides weekends and the country's holidays."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.records.kind import Kind
from munidesk.records.says import Key, Says


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """One day of one year: a local feast, a day of mourning, a half holiday on which offices stay closed.

    Those that come back every year are entered for each: the norm that closes the office is of that year.
    """

    id: Key = ""
    day: Annotated[
        date, Says("Día", ("fecha", "feriado"), means="No se cuenta en los plazos en días hábiles", width=104)
    ]
    name: Annotated[
        str,
        Says("Nombre", ("motivo", "descripcion"), means="Por qué no se trabaja", needed=True, width=-1),
    ]
    source: Annotated[
        str,
        Says(
            "Norma", ("fuente", "decreto", "resolucion"), means="Decreto, resolución o costumbre que lo fija", width=240
        ),
    ] = ""


CLOSED_DAYS = Kind(
    record=ClosedDay, table="closed_day", one="día sin oficina", many="días sin oficina", title="name", order="day, id",
    same=("day",), plain=False, icon="calendar",
)  # fmt: skip
