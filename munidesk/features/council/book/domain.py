"""The records of the minutes book: the books, their folios with a note, who signs, the sheets that came back signed."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.features.council.domain import SessionId
from munidesk.records.says import Key, Says, Sense, Why


class FolioState(Code):
    """What is noted of a folio: VOID and BLANK carry no acta, NOTED carries one and something else is to be said."""

    VOID = "void", "anulado"
    BLANK = "blank", "en blanco"
    NOTED = "noted", "con constancia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A bound book of a body. It is in use from `opened_on` to `closed_on`; without either it waits for its turn.

    `paper_to` is the last folio written by hand or typewriter before MuniDesk, 0 for a book that begins here;
    `paper_acta` and `paper_on` are number and day of the last acta on those folios, `paper_actas` how many there are.
    `opening` and `closing` are the diligences as they were printed.
    """

    id: Key = ""
    body_id: Annotated[str, Says("Órgano", of="body", why=Why.KEY)]
    number: Annotated[int, Says("Libro N.º", means="Número del libro de actas del órgano")] = 1
    folios: Annotated[int | None, Says("Folios que tiene", hint="Si es encuadernado: 200. Vacío si no lo es.")] = None
    paper_to: Annotated[
        int, Says("Último folio usado en papel", hint="0 si el libro empieza con MuniDesk", means="0: ninguno")
    ] = 0
    paper_acta: Annotated[
        int | None, Says("Número de la última acta en papel", hint="La primera de MuniDesk lleva el que sigue")
    ] = None
    paper_on: Annotated[date | None, Says("Fecha de la última acta en papel")] = None
    paper_actas: Annotated[int | None, Says("Cuántas actas hay en papel")] = None
    opened_on: Annotated[date | None, Says("Abierto el", means="Fecha de la diligencia de apertura")] = None
    opening: Annotated[str, Says("Diligencia de apertura", means="Como se imprimió", sense=Sense.LONG)] = ""
    closed_on: Annotated[date | None, Says("Cerrado el", means="Fecha de la diligencia de cierre", fixed=True)] = None
    closing: Annotated[str, Says("Diligencia de cierre", means="Como se imprimió", sense=Sense.LONG)] = ""

    @property
    def label(self) -> str:
        """«Libro 3»."""
        return _("Libro {n}").format(n=self.number)

    @property
    def in_use(self) -> bool:
        return self.opened_on is not None and self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioNote:
    """What is noted of one folio: «76, anulado: mancha de tinta»."""

    id: Key = ""
    book_id: Annotated[str, Says("Libro", of="minutes_book", why=Why.KEY)]
    folio: Annotated[int, Says("Folio")]
    state: Annotated[FolioState, Says("Qué se anota")] = FolioState.VOID
    reason: Annotated[str, Says("Por qué", hint="Por ejemplo: mancha de tinta")] = ""
    noted_on: Annotated[date | None, Says("Fecha de la constancia")] = None

    @property
    def label(self) -> str:
        """«Folio 76, anulado»."""
        return _("Folio {n}, {state}").format(n=self.folio, state=self.state.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignersRule:
    """Who signs the actas of a body where it is not what the country's profile says: keys of posts, by spaces."""

    id: Key = ""
    body_id: Annotated[str, Says("Órgano", of="body", why=Why.KEY)]
    posts: Annotated[
        str,
        Says("Quiénes firman sus actas", means="Claves de cargos: mayor, president, councillor, attended, secretary"),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSigner:
    """One line of signature of an acta, by `position` from 1. `name` and `post` are as they are printed.

    `reason` says why it is not who the norm names. `signed_on` is the day of the signature on paper.
    """

    id: Key = ""
    session_id: SessionId
    position: Annotated[int, Says("Orden", means="Lugar entre las firmas, desde 1", fixed=True)] = 1
    person_id: Annotated[str, Says("Persona", of="person", why=Why.KEY)] = ""
    name: Annotated[str, Says("Firma", means="Nombre impreso bajo la línea")] = ""
    post: Annotated[str, Says("En calidad de", means="Cargo impreso bajo la línea")] = ""
    reason: Annotated[str, Says("Por qué firma", means="Motivo cuando no es quien dice la norma")] = ""
    signed_on: Annotated[date | None, Says("Firmó el", fixed=True)] = None
    unsigned_reason: Annotated[str, Says("Por qué se quitó su firma", fixed=True)] = ""

    @property
    def label(self) -> str:
        """«Firma de Raúl Etcheverry Sosa»."""
        return _("Firma de {name}").format(name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSheet:
    """The scanned sheet of a folio, once it is signed. `attachment_id` holds the picture or the PDF."""

    id: Key = ""
    session_id: SessionId
    folio: Annotated[int, Says("Folio")]
    attachment_id: Annotated[str, Says("Copia escaneada", of="attachment", why=Why.KEY)] = ""

    @property
    def label(self) -> str:
        """«Hoja firmada, folio 213»."""
        return _("Hoja firmada, folio {n}").format(n=self.folio)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulment:
    """The acta of `session_id`, or what `reach` says of it, is annulled by a resolution of a later session."""

    id: Key = ""
    session_id: Annotated[str, Says("Acta que se anula", of="session", why=Why.KEY)]
    resolution_id: Annotated[str, Says("Resolución que la anula", of="resolution", why=Why.KEY)]
    reach: Annotated[
        str,
        Says("Qué se anula", hint="Vacío: el acta entera. Por ejemplo: la resolución 40/2026"),
    ] = ""

    @property
    def label(self) -> str:
        """«Anulación», with what it reaches."""
        return _("Anulación: {what}").format(what=self.reach) if self.reach else _("Anulación del acta")
