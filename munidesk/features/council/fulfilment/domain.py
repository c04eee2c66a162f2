"""The record of a fulfilment: it stands beside the resolution, which does not change once its acta is approved."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.records.says import Key, Says, Sense, Why


class Progress(Code):
    """How it goes while it is not fulfilled; that it is, the day says."""

    PENDING = "pending", "pendiente"
    UNDER_WAY = "under_way", "en marcha", ("en curso", "en tramite", "en ejecucion")
    DROPPED = "dropped", "sin efecto", ("dejada sin efecto", "archivada", "desistida")


class Standing(Code):
    """Where a resolution stands on a day: computed, never stored."""

    FULFILLED = "fulfilled", "cumplida en término"
    LATE = "late", "cumplida fuera de término"
    DONE = "done", "cumplida"
    OVERDUE = "overdue", "vencida"
    UNDER_WAY = "under_way", "en marcha"
    PENDING = "pending", "pendiente"
    DROPPED = "dropped", "sin efecto"
    UNTOLD = "untold", "sin seguimiento"


FULFILLED = frozenset({Standing.FULFILLED, Standing.LATE, Standing.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """Of one resolution. `done_on` says that it is fulfilled; without `due` nothing is overdue."""

    id: Key = ""
    resolution_id: Annotated[str, Says("Resolución", of="resolution", why=Why.KEY)]
    responsible: Annotated[
        str, Says("Responsable", ("area", "encargado", "encargada", "a cargo"), search=True, width=-1,
                  means="Quién la lleva adelante: una persona o un área", hint="Por ejemplo: el área de Obras")
    ] = ""  # fmt: skip
    due: Annotated[date | None, Says("Vence", ("plazo", "vencimiento", "fecha limite"), width=92)] = None
    progress: Annotated[Progress, Says("Marcha", ("situacion",), width=90)] = Progress.PENDING
    done_on: Annotated[date | None, Says("Cumplida el", ("cumplimiento", "fecha de cumplimiento"), width=92)] = None
    how: Annotated[
        str, Says("Cómo se cumplió", ("detalle", "observaciones"), sense=Sense.LONG, search=True,
                  hint="Por ejemplo: luminarias colocadas, orden de servicio 14")
    ] = ""  # fmt: skip

    @property
    def label(self) -> str:
        """«Cumplimiento: el área de Obras»."""
        return _("Cumplimiento: {who}").format(who=self.responsible) if self.responsible else _("Cumplimiento")

    def standing(self, day: date) -> Standing:
        """Where it stands on a day. A term is met on its last day."""
        if self.done_on is not None and self.done_on <= day:
            if self.due is None:
                return Standing.DONE
            return Standing.FULFILLED if self.done_on <= self.due else Standing.LATE
        if self.progress is Progress.DROPPED:
            return Standing.DROPPED
        if self.due is not None and self.due < day:
            return Standing.OVERDUE
        return Standing.UNDER_WAY if self.progress is Progress.UNDER_WAY else Standing.PENDING

    def days_late(self, day: date) -> int:
        """Days after the term: until it was fulfilled, or until `day`; 0 while there are none."""
        if self.due is None or self.standing(day) not in (Standing.LATE, Standing.OVERDUE):
            return 0
        return ((self.done_on or day) - self.due).days
