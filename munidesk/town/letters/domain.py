"""The record of a letter: what it tells to whom, its number once it is sent, how it is known to have arrived."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from munidesk.base import dates
from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.records.ref import Ref
from munidesk.records.says import Key, Says, Sense, Why


class LetterKind(Code):
    """What each country calls its own is in its profile (`Profile.letters`); here, what the list chooses by."""

    NOTE = "note", "nota o carta", ("nota", "carta", "comunicación")
    OFFICIAL = "official", "oficio"
    NOTIFICATION = "notification", "notificación", ("cédula de notificación", "cédula")


class Way(Code):
    NONE = "", "sin indicar"
    HAND = "hand", "en mano", ("entrega personal", "personal", "por mano")
    POST = "post", "correo postal", ("correo certificado", "carta certificada", "correo")
    EMAIL = "email", "correo electrónico", ("e-mail", "email", "mail")
    OFFICER = "officer", "notificador o cédula", ("cédula", "notificador", "domicilio")
    BOARD = "board", "cartelera", ("estrados", "tablón", "tablero", "edicto")
    MESSAGE = "message", "WhatsApp o mensaje", ("whatsapp", "mensaje", "sms")


class Proof(Code):
    """With what it is known that it arrived."""

    NONE = "", "sin indicar"
    SIGNED = "signed", "copia firmada", ("firma", "copia con firma")
    RETURN = "return", "aviso de retorno del correo", ("aviso de retorno", "acuse")
    REPLY = "reply", "respuesta o acuse del mensaje", ("acuse de recibo",)
    RECORD = "record", "constancia de quien notifica", ("constancia",)
    POSTED = "posted", "constancia de publicación", ("publicación",)
    REFUSED = "refused", "no quiso firmar o recibirla", ("se negó",)


class LetterState(Code):
    """Where it stands, told from its days; `UNPROVED` is a notification of which nothing says that it arrived."""

    DRAFT = "draft", "borrador"
    SENT = "sent", "enviada"
    UNPROVED = "unproved", "sin constancia"
    RECEIVED = "received", "recibida"
    ANSWERED = "answered", "contestada"
    ANNULLED = "annulled", "anulada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Once it has its number what it says no longer changes; what comes back (proof, answer) is written beside it.

    A private person's name and address are in `neighbour`; who signed for it and the paper as it went are in
    `letter_paper`: both private. `word` is what the country calls it, as it is printed. `enclosed` are the blocks of
    what it tells (a resolution with its vote), as JSON.
    """

    id: Key = ""
    kind: Annotated[LetterKind, Says("Clase", ("tipo",), width=104)] = LetterKind.NOTE
    word: Annotated[str, Says("Cómo se llama", means="«Nota», «Carta», «Oficio»: como se imprime", fixed=True)] = ""
    number: Annotated[
        int | None,
        Says("Número", ("n", "nro", "no", "numero de nota", "numero de carta"),
             means="En la serie de su clase y año; vacío hasta que se envía"),
    ] = None  # fmt: skip
    year: Annotated[int | None, Says("Año", means="De la serie", sense=Sense.YEAR)] = None
    day: Annotated[
        date, Says("Fecha", ("dia", "fecha de envio", "fecha de la nota"), means="La que lleva escrita", width=92)
    ] = field(default_factory=dates.today)
    about_kind: Annotated[
        str, Says("De qué trata", means="Tabla del registro que se comunica o se contesta", fixed=True)
    ] = ""
    about_id: Annotated[str, Says("Registro del que trata", means="Identificador de ese registro", why=Why.KEY)] = ""
    addressee: Annotated[
        str,
        Says("Destinatario", ("destino", "dirigido a", "para", "organismo"), search=True,
             means="Organismo, autoridad u organización; de una persona particular, vacío: su nombre va aparte"),
    ] = ""  # fmt: skip
    person_id: Annotated[str, Says("Integrante", of="person", why=Why.KEY)] = ""
    neighbour_id: Annotated[str, Says("Persona", of="neighbour", why=Why.PRIVATE)] = ""
    line: Annotated[str, Says("Debajo del nombre", ("cargo",), hint="Cargo, dependencia o «Presente»")] = ""
    subject: Annotated[str, Says("Asunto", ("motivo", "referencia", "tema"), needed=True, search=True, width=-1)]
    salutation: Annotated[str, Says("Saludo", means="«De nuestra consideración:»")] = ""
    body: Annotated[str, Says("Texto", ("contenido",), sense=Sense.LONG, search=True)] = ""
    enclosed: Annotated[
        str,
        Says("Lo que transcribe", means="La resolución con su votación, tal como se imprime", sense=Sense.KEPT,
             why=Why.DERIVED),
    ] = ""  # fmt: skip
    ending: Annotated[str, Says("Final", means="Lo que sigue a lo transcripto, hasta la firma", sense=Sense.LONG)] = ""
    place: Annotated[str, Says("Localidad", means="Dónde se firma")] = ""
    signer: Annotated[str, Says("Firma", ("firmante",), means="Nombre de quien firma")] = ""
    signer_post: Annotated[str, Says("Cargo de quien firma")] = ""
    way: Annotated[Way, Says("Medio", ("via", "medio de envio"), means="Por dónde va")] = Way.NONE
    received_on: Annotated[
        date | None, Says("Recibida el", ("fecha de recepcion", "notificada el"), means="Día en que llegó", width=92)
    ] = None
    proof: Annotated[Proof, Says("Constancia", means="Con qué consta que llegó")] = Proof.NONE
    proof_note: Annotated[str, Says("Datos de la constancia", hint="Número de envío, hora, quién notificó")] = ""
    answered_on: Annotated[date | None, Says("Contestada el", ("fecha de respuesta",), width=92)] = None
    answer: Annotated[str, Says("Respuesta", ("contestacion",), sense=Sense.LONG, search=True)] = ""
    annulled_on: Annotated[date | None, Says("Anulada el", fixed=True)] = None
    annul_reason: Annotated[str, Says("Por qué se anuló", fixed=True)] = ""

    @property
    def sent(self) -> bool:
        return self.number is not None

    @property
    def label(self) -> str:
        """«Nota 12/2026», «Nota sin número» until it is sent."""
        word = self.word or _("Carta")
        if self.number is None:
            return _("{word} sin número").format(word=word)
        return f"{word} {self.number}/{self.year}"

    @property
    def called(self) -> str:
        return f"{self.label} · {self.subject}"

    @property
    def about(self) -> Ref | None:
        return Ref(self.about_kind, self.about_id) if self.about_kind else None

    @property
    def state(self) -> LetterState:
        if self.annulled_on is not None:
            return LetterState.ANNULLED
        if self.number is None:
            return LetterState.DRAFT
        if self.answered_on is not None:
            return LetterState.ANSWERED
        if self.received_on is not None:
            return LetterState.RECEIVED
        return LetterState.UNPROVED if self.kind is LetterKind.NOTIFICATION else LetterState.SENT


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """What names a person in a letter that was sent: the paper as it went, and who took it. It can be erased whole."""

    id: Key = ""
    letter_id: Annotated[str, Says("Carta", of="letter", why=Why.KEY)]
    content: Annotated[
        str,
        Says("Carta congelada", means="La que se envió, para volver a imprimirla", sense=Sense.KEPT, why=Why.PRIVATE),
    ] = ""
    received_by: Annotated[str, Says("Quién la recibió", why=Why.PRIVATE)] = ""
    document_shown: Annotated[str, Says("Documento que mostró", why=Why.PRIVATE)] = ""


SAID = (
    "kind", "word", "number", "year", "day", "about_kind", "about_id", "addressee", "person_id", "neighbour_id", "line",
    "subject", "salutation", "body", "enclosed", "ending", "place", "signer", "signer_post",
)  # fmt: skip
"""What a letter that was sent no longer changes."""
