"""A twinning: the other city, the agreement with its versions and observations, who sits in the committee."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.twinning.codes import Answer, Language, Opinion, Partner, Renewal, Sector, TwinningKind
from munidesk.records.says import Key, Says, Sense, Why

OfTwinning = Annotated[str, Says("Hermanamiento", of="twinning", why=Why.KEY)]
Place = Annotated[int, Says("Orden", fixed=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twinning:
    """The bond with a city of another country; the case that it owns says how far it is.

    `topics` is a line for each topic, four at most. `own_language` and `other_language` head the two texts.
    """

    id: Key = ""
    title: Annotated[str, Says("Ciudad", ("ciudad", "localidad"), needed=True, search=True, width=-1)]
    region: Annotated[str, Says("Región", ("region", "estado", "departamento"), search=True, width=120)] = ""
    country: Annotated[str, Says("País", ("pais",), search=True, width=110)] = ""
    population: Annotated[int | None, Says("Población", ("poblacion", "habitantes"), width=90)] = None
    government: Annotated[str, Says("Gobierno", hint="Quién aprueba allá: concejo, consejo, cámara")] = ""
    mayor: Annotated[str, Says("Alcaldía", ("alcalde", "alcaldesa"), search=True, width=140)] = ""
    contact: Annotated[str, Says("Contacto", ("correo", "telefono"), search=True, width=160)] = ""
    partner: Annotated[
        Partner, Says("La contraparte es", ("contraparte",), means="Un organismo privado no lleva dictamen", width=120)
    ] = Partner.PUBLIC
    kind: Annotated[TwinningKind, Says("Tipo", ("tipo",), width=150)] = TwinningKind.BROAD
    own_language: Annotated[str, Says("Idioma propio")] = "Español"
    other_language: Annotated[str, Says("Idioma de la contraparte", ("idioma", "otro idioma"))] = ""
    motive: Annotated[str, Says("Motivo", ("motivo", "iniciativa"), sense=Sense.LONG, search=True)] = ""
    topics: Annotated[
        str, Says("Temas", ("temas",), hint="Uno por renglón, cuatro a lo sumo", sense=Sense.LONG, search=True)
    ] = ""
    responsible: Annotated[str, Says("Enlace", ("responsable", "a cargo"), search=True, width=140)] = ""
    body_id: Annotated[str, Says("Comité", of="body", why=Why.KEY)] = ""
    closed_on: Annotated[date | None, Says("Terminado el", fixed=True, width=98)] = None
    closed_why: Annotated[str, Says("Por qué terminó", fixed=True)] = ""

    @property
    def place(self) -> str:
        """«Oregón, EE. UU.»."""
        return ", ".join(one for one in (self.region, self.country) if one)

    @property
    def topic_list(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.topics.splitlines() if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinningAgreement:
    """What both sign. Its state is computed; `months` empty means without end."""

    id: Key = ""
    twinning_id: OfTwinning
    title: Annotated[str, Says("Acuerdo", needed=True, search=True, width=-1)]
    other_title: Annotated[str, Says("Título en el otro idioma")] = ""
    opinion: Annotated[Opinion, Says("Dictamen", fixed=True, width=110)] = Opinion.NONE
    opinion_number: Annotated[str, Says("Número del dictamen", fixed=True, search=True)] = ""
    opinion_on: Annotated[date | None, Says("Fecha del dictamen", fixed=True, width=98)] = None
    signed_on: Annotated[date | None, Says("Firmado el", ("firma",), fixed=True, width=98)] = None
    signed_at: Annotated[str, Says("Lugar de la firma", fixed=True)] = ""
    signed_by: Annotated[str, Says("Quiénes firmaron", fixed=True, sense=Sense.LONG)] = ""
    in_force_on: Annotated[
        date | None, Says("Vigente desde", ("vigencia",), means="Vacío: desde la firma", width=98)
    ] = None
    months: Annotated[int | None, Says("Meses de vigencia", means="Vacío: sin término", width=80)] = None
    notice_months: Annotated[int, Says("Meses de aviso previo", width=80)] = 0
    renewal: Annotated[Renewal, Says("Renovación", width=90)] = Renewal.EXPRESS
    renewed_on: Annotated[date | None, Says("Renovado desde", fixed=True, width=98)] = None
    registry: Annotated[str, Says("Número de registro", fixed=True, search=True, width=120)] = ""
    registered_on: Annotated[date | None, Says("Registrado el", fixed=True, width=98)] = None
    ended_on: Annotated[date | None, Says("Terminado el", fixed=True, width=98)] = None
    ended_why: Annotated[str, Says("Por qué terminó", fixed=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementVersion:
    """A whole text in both languages; the newest is the one in work."""

    id: Key = ""
    agreement_id: Annotated[str, Says("Acuerdo", of="twinning_agreement", why=Why.KEY)]
    number: Annotated[int, Says("Versión", fixed=True, width=70)] = 0
    day: Annotated[date | None, Says("Fecha", ("dia",), width=98)] = None
    note: Annotated[str, Says("Qué cambia", ("cambio", "nota"), sense=Sense.LONG, search=True, width=-1)] = ""

    @property
    def title(self) -> str:
        return f"V{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementArticle:
    """An article of a version in one language; `number` 0 is the preamble."""

    id: Key = ""
    version_id: Annotated[str, Says("Versión", of="twinning_version", why=Why.KEY)]
    language: Annotated[Language, Says("Idioma", fixed=True, width=110)] = Language.OWN
    number: Annotated[int, Says("Artículo", fixed=True, width=70)] = 0
    title: Annotated[str, Says("Título", ("titulo",), search=True, width=160)] = ""
    text: Annotated[str, Says("Texto", ("texto",), sense=Sense.LONG, search=True, width=-1)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementObservation:
    """What the foreign ministry said of an article, and what is answered."""

    id: Key = ""
    agreement_id: Annotated[str, Says("Acuerdo", of="twinning_agreement", why=Why.KEY)]
    number: Annotated[int, Says("Número", fixed=True, width=70)] = 0
    day: Annotated[date | None, Says("Fecha", ("dia",), width=98)] = None
    author: Annotated[str, Says("De quién", ("autor",), search=True, width=140)] = ""
    article: Annotated[int, Says("Artículo", ("articulo",), width=70)] = 0
    text: Annotated[str, Says("Observación", ("observacion",), sense=Sense.LONG, needed=True, search=True, width=-1)]
    answer: Annotated[Answer, Says("Respuesta", ("respuesta",), width=110)] = Answer.NONE
    reply: Annotated[str, Says("Cómo se responde", sense=Sense.LONG, search=True, width=200)] = ""
    answered_on: Annotated[date | None, Says("Respondida el", width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeSeat:
    """Who sits in the committee of a twinning, and for whom."""

    id: Key = ""
    twinning_id: OfTwinning
    name: Annotated[str, Says("Integrante", ("nombre",), needed=True, search=True, width=-1)]
    sector: Annotated[Sector, Says("Sector", ("sector",), width=160)] = Sector.NEIGHBOURS
    task: Annotated[str, Says("Tarea", ("cargo", "tarea"), search=True, width=180)] = ""
    since: Annotated[date | None, Says("Desde", width=98)] = None
    until: Annotated[date | None, Says("Hasta", width=98)] = None
