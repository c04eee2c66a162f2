"""The records of an election of persons that stands under an item of the agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.base.spanish import Form, ordinal_figure
from munidesk.records.says import Key, Says, Sense, Why
from munidesk.town.domain import Gender


class ElectionType(Code):
    SECRET = "secret", "secreta"
    NOMINAL = "nominal", "nominal"


class PaperKind(Code):
    VALID = "valid", "con voto", ("válida", "válido")
    BLANK = "blank", "en blanco", ("blanco", "b")
    NULL = "null", "anulada", ("nula", "nulo", "anulado", "n")


class RoundKind(Code):
    """FIRST, and then the steps of the body's rule (`town.rules.ElectionStep`), by the same codes."""

    FIRST = "first", "primera vuelta"
    RUNOFF = "runoff", "entre las dos más votadas"
    AGAIN = "again", "se vota otra vez"
    PLURALITY = "plurality", "por mayoría de votos"
    LOT = "lot", "sorteo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """`post` is a key of the profile's posts when `title` names one of them; `body_id` the body the elected enter.

    `rule` is a key of the body's majorities; empty: the one of its rule for elections. `resolution_id` proclaims the
    elected. `note` explains the annulled ballots, `acceptance` what the elected answered: both are printed.
    """

    id: Key = ""
    item_id: Annotated[str, Says("Asunto", of="agenda_item", why=Why.KEY)]
    position: Annotated[int, Says("Orden", means="Lugar entre las elecciones del asunto, desde 1", fixed=True)] = 1
    title: Annotated[str, Says("Cargo", ("puesto", "eleccion"), hint="Por ejemplo: Presidencia", search=True)] = ""
    post: Annotated[str, Says("Clave del cargo", means="Clave del cargo en el perfil del país, si es uno de ellos")] = (
        ""
    )
    body_id: Annotated[str, Says("Órgano que integran", of="body", why=Why.KEY)] = ""
    seats: Annotated[int, Says("Lugares", ("cargos", "vacantes"), means="Cuántas personas se eligen")] = 1
    type: Annotated[ElectionType, Says("Votación", ("tipo",), means="Secreta o nominal")] = ElectionType.SECRET
    rule: Annotated[str, Says("Mayoría", means="La mayoría elegida a mano; vacía: la de las elecciones")] = ""
    term: Annotated[str, Says("Término", hint="Por ejemplo: por el término de un año desde la fecha")] = ""
    tellers: Annotated[str, Says("Escrutan", ("escrutadores",), hint="Los nombres, separados por comas")] = ""
    note: Annotated[
        str, Says("Observaciones del escrutinio", sense=Sense.LONG, hint="Por qué se anuló una papeleta", search=True)
    ] = ""
    acceptance: Annotated[
        str, Says("Aceptación", sense=Sense.LONG, hint="Lo que respondieron las personas electas", search=True)
    ] = ""
    proclaimed_at: Annotated[datetime | None, Says("Proclamada", means="Hora de la proclamación", fixed=True)] = None
    resolution_id: Annotated[str, Says("Resolución", of="resolution", why=Why.KEY)] = ""
    quorum_reason: Annotated[
        str, Says("Motivo sin quórum", means="Por qué se eligió sin quórum para decidir; se imprime", sense=Sense.LONG)
    ] = ""
    seated_on: Annotated[
        date | None, Says("Asumen el", means="Día desde el que figuran en su cargo o su banca", fixed=True)
    ] = None

    @property
    def label(self) -> str:
        """«Elección de Presidencia»."""
        return _("Elección: {post}").format(post=self.title) if self.title else _("Elección")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`number` is the key with which a vote for it is counted: given once, never again to another.

    `member_id` is a membership of the body that elects, `person_id` somebody of the file; else the name says who.
    """

    id: Key = ""
    election_id: Annotated[str, Says("Elección", of="election", why=Why.KEY)]
    number: Annotated[int, Says("Número", means="La tecla con la que se cuenta un voto suyo", fixed=True)]
    name: Annotated[str, Says("Candidatura", ("nombre", "candidato"), needed=True, search=True)]
    member_id: Annotated[str, Says("Integrante", of="membership", why=Why.KEY)] = ""
    person_id: Annotated[str, Says("Persona", of="person", why=Why.KEY)] = ""
    gender: Annotated[Gender, Says("Sexo", ("genero",), means="Con él se escribe «electa» o «electo»")] = Gender.UNKNOWN
    note: Annotated[str, Says("De dónde", hint="Por ejemplo: Zona Norte")] = ""
    declined: Annotated[bool, Says("Declina", means="No aceptó la candidatura")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A vuelta. `handed` papers were handed out and `in_box` came back; None is as many as could vote, or all of them.

    In a round of lots nobody votes: `drawn` are the numbers of the drawn candidates, `drawn_by` says who drew.
    `entrants` are the numbers of the candidates that stand in it.
    """

    id: Key = ""
    election_id: Annotated[str, Says("Elección", of="election", why=Why.KEY)]
    number: Annotated[int, Says("Vuelta", fixed=True)]
    kind: Annotated[RoundKind, Says("Clase de vuelta", fixed=True)] = RoundKind.FIRST
    entrants: Annotated[str, Says("Candidaturas", means="Números de las candidaturas de la vuelta", fixed=True)] = ""
    opened_at: Annotated[datetime | None, Says("Hora", means="Hora en que se empezó a votar")] = None
    closed_at: Annotated[datetime | None, Says("Hasta", means="Hora en que se leyó la última papeleta")] = None
    handed: Annotated[int | None, Says("Papeletas entregadas")] = None
    in_box: Annotated[int | None, Says("Papeletas en la urna")] = None
    drawn: Annotated[str, Says("Salió sorteada", means="Números de las candidaturas que salieron", fixed=True)] = ""
    drawn_by: Annotated[str, Says("Hizo el sorteo", means="Quién sacó el nombre y cómo")] = ""

    @property
    def label(self) -> str:
        """«2.ª vuelta», «Sorteo»."""
        if self.kind is RoundKind.LOT:
            return _("Sorteo")
        return _("{n} vuelta").format(n=ordinal_figure(self.number, Form.FEMININE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A papeleta as it was read. `marks` are numbers of candidates, parted by blanks.

    `member_id` says whose vote it was in a nominal election; a secret one never knows.
    """

    id: Key = ""
    round_id: Annotated[str, Says("Vuelta", of="election_round", why=Why.KEY)]
    position: Annotated[int, Says("Orden de lectura", fixed=True)]
    kind: Annotated[PaperKind, Says("Papeleta", fixed=True)] = PaperKind.VALID
    marks: Annotated[str, Says("Votos", means="Números de las candidaturas votadas", fixed=True)] = ""
    member_id: Annotated[str, Says("Integrante", of="membership", why=Why.KEY)] = ""

    @property
    def label(self) -> str:
        """«Papeleta 18»."""
        return _("Papeleta {n}").format(n=self.position)


def numbers_of(text: str) -> tuple[int, ...]:
    """«1 3» → (1, 3); what is no number is left out."""
    return tuple(int(part) for part in text.split() if part.isdigit())


def numbers_text(numbers: Iterable[int]) -> str:
    return " ".join(str(one) for one in numbers)


@dataclass(frozen=True, slots=True)
class Elections:
    """All the elections of one session with what hangs from them."""

    elections: tuple[Election, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    rounds: tuple[Round, ...] = ()
    papers: tuple[Paper, ...] = ()

    def of_item(self, item_id: str) -> tuple[Election, ...]:
        return tuple(one for one in self.elections if one.item_id == item_id)

    def candidates_of(self, election_id: str) -> tuple[Candidate, ...]:
        return tuple(one for one in self.candidates if one.election_id == election_id)

    def rounds_of(self, election_id: str) -> tuple[Round, ...]:
        return tuple(one for one in self.rounds if one.election_id == election_id)

    def papers_of(self, round_id: str) -> tuple[Paper, ...]:
        return tuple(one for one in self.papers if one.round_id == round_id)

    @property
    def resolution_ids(self) -> frozenset[str]:
        """The resolutions that proclaim somebody: no motion was voted for them."""
        return frozenset(one.resolution_id for one in self.elections if one.resolution_id)
