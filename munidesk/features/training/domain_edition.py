"""Editions of a course: classes, who is enrolled, attendance in hours, marks, certificates."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated

from munidesk.features.training.codes import (
    Attendee,
    CertificateState,
    EditionState,
    EnrolmentState,
    Layout,
    Level,
    Presence,
)
from munidesk.features.training.domain import OfCompetence
from munidesk.records.says import Key, Says, Sense, Why
from munidesk.town.domain import Gender

OfEdition = Annotated[str, Says("Edición", ("edicion",), of="training_edition", needed=True, why=Why.KEY)]
OfEnrolment = Annotated[str, Says("Inscripción", of="training_enrolment", needed=True, why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A course as it is given once. `parent_id` is the edition whose people give this one (a réplica)."""

    id: Key = ""
    course_id: Annotated[str, Says("Curso", ("curso",), of="training_course", needed=True, why=Why.KEY)]
    line_id: Annotated[str, Says("Línea del programa", of="programme_line", why=Why.KEY)] = ""
    parent_id: Annotated[str, Says("Réplica de", of="training_edition", why=Why.KEY)] = ""
    title: Annotated[str, Says("Edición", ("edicion", "titulo"), needed=True, search=True, width=-1)]
    state: Annotated[EditionState, Says("Estado", fixed=True, width=110)] = EditionState.PLANNED
    start: Annotated[date | None, Says("Desde", ("desde",), width=98)] = None
    end: Annotated[date | None, Says("Hasta", ("hasta",), width=98)] = None
    place: Annotated[str, Says("Lugar", ("lugar",), search=True, width=150)] = ""
    trainers: Annotated[str, Says("Quiénes la dictan", search=True, width=170)] = ""
    agent: Annotated[str, Says("Agente capacitador", search=True, width=150)] = ""
    cost: Annotated[int | None, Says("Costo", ("costo",), sense=Sense.MONEY, width=110)] = None
    reason: Annotated[str, Says("Motivo", means="Por qué se suspendió")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSession:
    id: Key = ""
    edition_id: OfEdition
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    day: Annotated[date | None, Says("Fecha", ("fecha",), needed=True, width=98)] = None
    start: Annotated[time | None, Says("Desde", ("desde",), width=80)] = None
    end: Annotated[time | None, Says("Hasta", ("hasta",), width=80)] = None
    hours: Annotated[Decimal, Says("Horas", ("horas",), width=70)] = Decimal(0)
    topic: Annotated[str, Says("Tema", ("tema",), width=-1)] = ""

    @property
    def called(self) -> str:
        return self.topic or (self.day.isoformat() if self.day else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """`staff_id` of the staff, `person_id` of a member of the council; of others their name alone."""

    id: Key = ""
    edition_id: OfEdition
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    kind: Annotated[Attendee, Says("Es", ("clase",), width=130)] = Attendee.STAFF
    staff_id: Annotated[str, Says("Persona", of="staff", why=Why.KEY)] = ""
    person_id: Annotated[str, Says("Integrante", of="person", why=Why.KEY)] = ""
    name: Annotated[str, Says("Nombre", ("nombre", "persona"), needed=True, width=-1)]
    gender: Annotated[Gender, Says("Sexo", ("sexo",), width=80)] = Gender.UNKNOWN
    institution_id: Annotated[str, Says("Institución de origen", of="training_institution", why=Why.KEY)] = ""
    origin: Annotated[str, Says("Origen", ("origen", "institucion"), width=150)] = ""
    state: Annotated[EnrolmentState, Says("Estado", fixed=True, width=110)] = EnrolmentState.ENROLLED
    left_on: Annotated[date | None, Says("Baja el", width=98)] = None
    reason: Annotated[str, Says("Motivo de la baja", width=150)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPresence:
    """`hours` are those of a partial one; a justified absence stays in what attendance is taken of."""

    id: Key = ""
    enrolment_id: OfEnrolment
    class_id: Annotated[str, Says("Clase", of="class_session", needed=True, why=Why.KEY)]
    kind: Annotated[Presence, Says("Asistencia", ("asistencia",), width=130)] = Presence.PRESENT
    hours: Annotated[Decimal | None, Says("Horas", ("horas",), width=70)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    id: Key = ""
    enrolment_id: OfEnrolment
    value: Annotated[Decimal | None, Says("Nota", ("nota",), means="De 0 a 100", width=70)] = None
    day: Annotated[date | None, Says("Fecha", ("fecha",), width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """«C-2026-0001»: its folio is given at issue and never again. `content` is what was printed, kept as it was."""

    id: Key = ""
    year: Annotated[int, Says("Año", sense=Sense.YEAR, fixed=True)] = 0
    number: Annotated[int, Says("Número", fixed=True)] = 0
    enrolment_id: Annotated[str, Says("Inscripción", of="training_enrolment", why=Why.KEY)] = ""
    staff_id: Annotated[str, Says("Persona", of="staff", why=Why.KEY)] = ""
    course_id: Annotated[str, Says("Curso", of="training_course", why=Why.KEY)] = ""
    person: Annotated[str, Says("A nombre de", fixed=True, search=True, width=-1)]
    course: Annotated[str, Says("Nombre del curso", fixed=True, search=True, width=200)] = ""
    hours: Annotated[Decimal, Says("Horas", fixed=True, width=70)] = Decimal(0)
    start: Annotated[date | None, Says("Desde", fixed=True, width=98)] = None
    end: Annotated[date | None, Says("Hasta", fixed=True, width=98)] = None
    issued: Annotated[date | None, Says("Emitida", fixed=True, width=98)] = None
    expires: Annotated[date | None, Says("Vence", fixed=True, width=98)] = None
    layout: Annotated[Layout, Says("Clase", fixed=True, width=110)] = Layout.ACCREDITATION
    state: Annotated[CertificateState, Says("Estado", fixed=True, width=110)] = CertificateState.VALID
    reason: Annotated[str, Says("Motivo de la anulación", fixed=True)] = ""
    annulled_on: Annotated[date | None, Says("Anulada el", fixed=True)] = None
    replaces_id: Annotated[str, Says("Sustituye a", of="training_certificate", why=Why.KEY)] = ""
    code: Annotated[str, Says("Código", means="El que lleva impreso, con el QR", fixed=True)] = ""
    content: Annotated[str, Says("Contenido", why=Why.PROGRAM)] = ""

    @property
    def folio(self) -> str:
        return f"C-{self.year}-{self.number:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideCertificate:
    """One that somebody else issued: recorded, never numbered."""

    id: Key = ""
    staff_id: Annotated[str, Says("Persona", ("persona",), of="staff", needed=True, why=Why.KEY)]
    title: Annotated[str, Says("Curso", ("curso",), needed=True, search=True, width=-1)]
    issuer: Annotated[str, Says("Quién la emitió", ("emisor",), search=True, width=170)] = ""
    number: Annotated[str, Says("Número", ("numero", "folio"), width=110)] = ""
    hours: Annotated[Decimal | None, Says("Horas", ("horas",), width=70)] = None
    issued: Annotated[date | None, Says("Emitida", ("fecha", "emitida"), width=98)] = None
    expires: Annotated[date | None, Says("Vence", ("vence",), width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dc3Setup:
    """What every DC-3 says of the employer (México); `used` is whether the town hall issues them at all."""

    id: Key = ""
    used: Annotated[bool, Says("Emitir DC-3", means="Apagado si no rige la Ley Federal del Trabajo", width=90)] = False
    employer_rfc: Annotated[str, Says("RFC con homoclave", width=130)] = ""
    agent: Annotated[str, Says("Agente capacitador", hint="Nombre, o registro ante la STPS", width=-1)] = ""
    employer_signer: Annotated[str, Says("Firma por el patrón", width=150)] = ""
    workers_signer: Annotated[str, Says("Firma por los trabajadores", width=150)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadReading:
    """What the head of the area sees in the work 90 days after the course."""

    id: Key = ""
    enrolment_id: OfEnrolment
    competence_id: OfCompetence
    level: Annotated[Level | None, Says("Nivel", ("nivel",), width=80)] = None
    day: Annotated[date | None, Says("Fecha", ("fecha",), needed=True, width=98)] = None
    by: Annotated[str, Says("Quién lo vio", width=150)] = ""
    note: Annotated[str, Says("Qué se ve en el trabajo", sense=Sense.LONG)] = ""
