"""The records of who speaks: a turn on an item of the agenda, and phrases with a short code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.records.says import Key, Says, Sense, Why
from munidesk.town.domain import Gender


class SpeakerKind(Code):
    """Who speaks. Only of a NEIGHBOUR the name is private."""

    MEMBER = "member", "integrante", ("concejal", "edil", "regidor")
    NEIGHBOUR = "neighbour", "vecina o vecino", ("vecino", "vecina", "vecindad")
    ORGANISATION = "organisation", "organización", ("órgano", "institución")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A request for the floor, and the turn that it came to. The clock writes nothing: its start and its end do.

    `position` is the order of request. A neighbour's name is in `neighbour`, apart; the acta has it when `named`.
    `limit_seconds` counts what was granted besides (0: no limit); `paused_seconds` were not spoken. What was `said`
    without hours was written up from an old record.
    """

    id: Key = ""
    session_id: Annotated[str, Says("Sesión", of="session", why=Why.KEY)]
    item_id: Annotated[str, Says("Asunto", of="agenda_item", why=Why.KEY)]
    position: Annotated[int, Says("Orden", means="Lugar en la lista de quienes pidieron la palabra", fixed=True)] = 1
    kind: Annotated[SpeakerKind, Says("Quién habla", ("clase",))] = SpeakerKind.NEIGHBOUR
    member_id: Annotated[str, Says("Integrante", of="membership", why=Why.KEY)] = ""
    name: Annotated[str, Says("Nombre", means="De quien no es vecina ni vecino particular", search=True)] = ""
    neighbour_id: Annotated[str, Says("Persona", why=Why.PRIVATE, of="neighbour")] = ""
    named: Annotated[bool, Says("Con nombre en el acta", means="Si pidió o aceptó que el acta diga su nombre")] = False
    gender: Annotated[Gender, Says("Sexo", ("genero",), means="Con él se escribe «vecina» o «vecino»")] = Gender.UNKNOWN
    zone: Annotated[str, Says("Zona", ("barrio",), hint="Por ejemplo: Zona Sur", search=True)] = ""
    asked_at: Annotated[datetime | None, Says("Pidió a las", fixed=True)] = None
    started_at: Annotated[datetime | None, Says("Habló desde", sense=Sense.SECOND, fixed=True)] = None
    ended_at: Annotated[datetime | None, Says("Habló hasta", sense=Sense.SECOND, fixed=True)] = None
    paused_at: Annotated[datetime | None, Says("En pausa desde", sense=Sense.SECOND, fixed=True)] = None
    paused_seconds: Annotated[int, Says("Segundos en pausa", fixed=True)] = 0
    limit_seconds: Annotated[int, Says("Segundos concedidos", means="0: sin límite", fixed=True)] = 0
    said: Annotated[str, Says("Lo que dijo", means="Como lo dice el acta", sense=Sense.LONG, search=True)] = ""

    @property
    def waits(self) -> bool:
        """Asked for and not had yet; what was written down without its hour was said."""
        return self.started_at is None and not self.said.strip()

    @property
    def speaks(self) -> bool:
        return self.started_at is not None and self.ended_at is None

    @property
    def label(self) -> str:
        """«Vecina o vecino, Zona Sur»; never a private name."""
        return ", ".join(part for part in (self.name or self.kind.word.capitalize(), self.zone) if part)

    def seconds(self, now: datetime) -> int:
        """How long it has been spoken, pauses left out."""
        if self.started_at is None:
            return 0
        end = self.ended_at or self.paused_at or now
        return max(0, int((end - self.started_at).total_seconds()) - self.paused_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What is written often. Its code and a blank, in the text of a matter, become the whole phrase."""

    id: Key = ""
    code: Annotated[
        str, Says("Código", ("clave", "abreviatura"), hint="Pocas letras, sin espacios: pa", needed=True, width=110)
    ]
    text: Annotated[
        str, Says("Frase", ("texto",), hint="Lo que se escribe en su lugar", needed=True, sense=Sense.LONG, search=True,
                  width=-1)
    ]  # fmt: skip

    @property
    def label(self) -> str:
        return _("{code}: {text}").format(code=self.code, text=self.text[:60])
