"""The records of what is done with a session as a whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.records.says import Key, Says, Sense, Why

SessionId = Annotated[str, Says("Sesión", of="session", why=Why.KEY)]
ItemId = Annotated[str, Says("Asunto", of="agenda_item", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A convocatoria as it was sent (`number` 1), or an addendum to it (from 2 on). Never written again.

    `told` is what it said of day, hour, place and items, as `notice_told` reads it: an addendum tells the difference.
    """

    id: Key = ""
    session_id: SessionId
    number: Annotated[int, Says("Número", means="1: la convocatoria; desde 2: sus adendas", fixed=True)] = 1
    sent_at: Annotated[datetime, Says("Enviada", means="Día y hora en que salió", fixed=True)]
    told: Annotated[str, Says("Lo que decía", why=Why.DERIVED)] = ""
    document: Annotated[
        str,
        Says("Documento enviado", means="La convocatoria tal como salió", sense=Sense.KEPT, fixed=True),
    ] = ""

    @property
    def label(self) -> str:
        """«Convocatoria», «Adenda 1»."""
        return _("Convocatoria") if self.number == 1 else _("Adenda {n}").format(n=self.number - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaChange:
    """What the session did with its orden del día, as the acta tells it. `asked_by_id` is a membership.

    The counts are of the vote by which it was decided, all empty when there was none. `to_session_id` is the session
    that an item was put off to; empty: the next one of the body.
    """

    id: Key = ""
    session_id: SessionId
    item_id: ItemId
    kind: Annotated[ChangeKind, Says("Qué se hizo")]
    at: Annotated[datetime | None, Says("Hora")] = None
    from_position: Annotated[int | None, Says("Lugar que tenía", fixed=True)] = None
    to_position: Annotated[int | None, Says("Lugar que tomó", fixed=True)] = None
    reason: Annotated[str, Says("Motivo", search=True)] = ""
    asked_by_id: Annotated[str, Says("Lo pidió", of="membership", why=Why.KEY)] = ""
    asked_text: Annotated[
        str, Says("Lo pidió (texto)", means="Quién lo pidió, cuando no es un integrante", search=True)
    ] = ""
    to_session_id: Annotated[str, Says("Pasa a la sesión", of="session", why=Why.KEY)] = ""
    for_count: Annotated[int | None, Says("A favor")] = None
    against_count: Annotated[int | None, Says("En contra")] = None
    abstain_count: Annotated[int | None, Says("Abstenciones")] = None

    @property
    def label(self) -> str:
        """«Se retira»."""
        return capital(self.kind.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A cuarto intermedio: the session stops at `started_at`, on item `item_id`, and goes on at `ended_at`."""

    id: Key = ""
    session_id: SessionId
    item_id: ItemId = ""
    started_at: Annotated[datetime, Says("Desde")]
    ended_at: Annotated[datetime | None, Says("Hasta", means="Hora en que se reanudó; vacía: sigue")] = None
    reason: Annotated[str, Says("Motivo", search=True)] = ""

    @property
    def label(self) -> str:
        """«Pausa de 19:40 a 20:00»."""
        if self.ended_at is None:
            return _("Pausa desde {start:%H:%M}").format(start=self.started_at)
        return _("Pausa de {start:%H:%M} a {end:%H:%M}").format(start=self.started_at, end=self.ended_at)
