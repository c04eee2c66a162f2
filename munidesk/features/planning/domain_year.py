"""What a line has by year and by day: its targets, its money; and the schedule as it was once approved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain import LineId, PlanId
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTarget:
    """Where a line's indicator is to stand when a year ends, in total: not what that year alone adds."""

    id: Key = ""
    line_id: LineId
    year: Annotated[int, Says("Año", sense=Sense.YEAR, needed=True, width=80)]
    target: Annotated[
        Decimal, Says("Meta del año", means="A cuánto se quiere llegar al terminar ese año, en total", width=120)
    ]
    notes: Annotated[str, Says("Observaciones", means="Por qué esa meta en ese año", width=-1)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyEntry:
    """Money of a source that moved on a day, in cents; it is within the totals of its source.

    Under zero where it is taken back (a smaller credit, a refund).
    """

    id: Key = ""
    funding_id: Annotated[str, Says("Fuente de dinero", of="funding", why=Why.KEY)]
    day: Annotated[date, Says("Fecha", ("fecha",), width=92)]
    stage: Annotated[Stage, Says("Qué fue", means="Modificación, compromiso, ejecución o pago", width=120)]
    amount: Annotated[int, Says("Importe", ("importe", "monto"), sense=Sense.MONEY, width=120)]
    act: Annotated[str, Says("Acto o comprobante", ("resolucion", "comprobante", "factura"), search=True, width=-1)] = (
        ""
    )
    notes: Annotated[str, Says("Observaciones", ("observaciones",), width=200)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The schedule of a plan as it stood on a day, kept to compare with."""

    id: Key = ""
    plan_id: PlanId
    title: Annotated[str, Says("Cronograma guardado", needed=True, width=-1)]
    day: Annotated[date, Says("Guardado el", width=110)]
    act: Annotated[str, Says("Acto que lo aprobó", hint="Por ejemplo: Resolución 48/2026", width=200)] = ""
    act_day: Annotated[date | None, Says("Fecha del acto", width=110)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineLine:
    """The days a line had in a schedule that was kept."""

    id: Key = ""
    baseline_id: Annotated[str, Says("Cronograma guardado", of="baseline", why=Why.KEY)]
    line_id: LineId
    start: Annotated[date | None, Says("Comenzaba", width=92)] = None
    end: Annotated[date | None, Says("Terminaba", width=92)] = None
