"""A follow-up sheet: the workbook one area gets of its own lines, and whether it came back."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.planning.domain import PlanId
from munidesk.records.says import Key, Says


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowSheet:
    """`period` is its year and month («2026-11»). `back` is None while the area has not returned it, or has it again.

    `returned` is the day on which what it said went back to the area with notes, until it comes again.
    """

    id: Key = ""
    plan_id: PlanId
    area: Annotated[str, Says("Área", means="Quién responde por los renglones", needed=True, search=True, width=-1)]
    period: Annotated[
        str,
        Says(
            "Período",
            hint="Año y mes, por ejemplo 2026-11",
            means="Año y mes de que se informa",
            needed=True,
            width=100,
        ),
    ]
    sent: Annotated[date, Says("Salió el", means="El día en que se sacó la planilla", width=110)]
    due: Annotated[date | None, Says("Vence", means="El día en que tiene que volver", width=110)] = None
    file: Annotated[str, Says("Archivo", means="Cómo se llama la planilla que salió", width=220)] = ""
    back: Annotated[
        date | None, Says("Volvió el", means="El día en que se importó; vacío, todavía no volvió", width=110)
    ] = None
    returned: Annotated[
        date | None,
        Says(
            "Devuelta el",
            means="El día en que se devolvió al área con notas sobre lo que hay que corregir; vacío, no se le devolvió",
            width=110,
        ),
    ] = None
