"""Private persons, and a line of a list of people: what reports may count of each, never the name."""

from dataclasses import dataclass
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.records.kind import Kind
from munidesk.records.says import Key, Says, Why
from munidesk.town.domain import Gender


class AgeBand(Code):
    """Codes are figures, so that counts by band («18-29=12») read in any language."""

    UNKNOWN = ""
    UNDER_18 = "0-17", "menos de 18"
    FROM_18 = "18-29", "18 a 29"
    FROM_30 = "30-44", "30 a 44"
    FROM_45 = "45-59", "45 a 59"
    FROM_60 = "60+", "60 y más"


BANDS = tuple(band for band in AgeBand if band)
"""Those that say an age."""

BAND_WORDS = {
    "menos de 18": "0-17", "18 a 29": "18-29", "30 a 44": "30-44", "45 a 59": "45-59", "60 y más": "60+",
}  # fmt: skip
"""What version 0.1 stored → code."""

_LIMITS = ((18, AgeBand.UNDER_18), (30, AgeBand.FROM_18), (45, AgeBand.FROM_30), (60, AgeBand.FROM_45))
_OLDEST = 120


def age_of(text: str) -> AgeBand:
    """An age in years, or the words of a band; anything else is unknown."""
    cleaned = text.strip().lower()
    if cleaned.isdigit() and int(cleaned) < _OLDEST:
        return next((band for limit, band in _LIMITS if int(cleaned) < limit), AgeBand.FROM_60)
    return AgeBand.read(cleaned) or AgeBand.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A private person. Every field is optional; the whole row can be erased and the chain still holds."""

    id: Key = ""
    name: Annotated[str, Says("Nombre", why=Why.PRIVATE)] = ""
    phone: Annotated[str, Says("Teléfono", why=Why.PRIVATE)] = ""
    email: Annotated[str, Says("Correo", why=Why.PRIVATE)] = ""
    address: Annotated[str, Says("Dirección", why=Why.PRIVATE)] = ""
    note: Annotated[str, Says("Nota", why=Why.PRIVATE)] = ""


NEIGHBOURS = Kind(
    record=Neighbour, table="neighbour", one="persona", many="personas", feminine=True, title="name", private=True,
    icon="people",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person of a list; the name is in `neighbour`. A feature adds the field of what the list is of."""

    id: Key = ""
    neighbour_id: Annotated[str, Says("Persona", why=Why.PRIVATE, of="neighbour")] = ""
    zone: Annotated[str, Says("Zona", ("barrio",))] = ""
    organisation: Annotated[str, Says("Organización", ("institucion",))] = ""
    gender: Annotated[Gender, Says("Sexo", ("genero",))] = Gender.UNKNOWN
    age_band: Annotated[AgeBand, Says("Edad", ("tramo de edad",))] = AgeBand.UNKNOWN
    position: Annotated[int, Says("Orden", means="Lugar en la lista, desde cero", fixed=True)] = 0

    @property
    def called(self) -> str:
        """What is known of the person without the name: «mujer, 30 a 44, Club social»."""
        known = (self.gender.word, self.age_band.word, self.organisation or self.zone)
        return ", ".join(part for part in known if part) or _("sin datos")
