"""The states and kinds of training: codes that are stored, the words they are shown by."""

from munidesk.base.codes import Code


class Level(Code):
    """What somebody can do; what a post asks. A blank one was never assessed, which is no zero."""

    NONE = "0", "no conoce", ("no se pide",)
    KNOWS = "1", "conoce"
    HELPED = "2", "aplica con ayuda", ("con ayuda",)
    ALONE = "3", "aplica por su cuenta", ("por su cuenta",)
    TEACHES = "4", "enseña a otras personas", ("enseña",)


class Source(Code):
    """Who said the level; of two readings of one day the last in this list stands."""

    SELF = "self", "propia", ("autoevaluacion",)
    HEAD = "head", "jefatura", ("jefe", "jefa")
    TEST = "test", "prueba", ("examen",)
    CERTIFICATE = "certificate", "constancia"


class Family(Code):
    """Competences that are shown together."""

    NONE = ""
    SERVICE = "servicio", "Servicio"
    INSTITUTION = "institucional", "Institucional"
    OPENNESS = "apertura", "Apertura"
    MANAGEMENT = "gestion", "Gestión"
    TERRITORY = "territorio", "Territorio"
    ACROSS = "transversal", "Transversal"


class CourseKind(Code):
    COURSE = "course", "curso"
    WORKSHOP = "workshop", "taller"
    MEETING = "meeting", "encuentro"
    DIPLOMA = "diploma", "diplomado"
    MASTER = "master", "maestría"


class Modality(Code):
    PRESENT = "present", "presencial"
    DISTANCE = "distance", "a distancia", ("virtual",)
    MIXED = "mixed", "mixta"


class Quarter(Code):
    FIRST = "1", "1.er trimestre", ("primero", "i")
    SECOND = "2", "2.º trimestre", ("segundo", "ii")
    THIRD = "3", "3.er trimestre", ("tercero", "iii")
    FOURTH = "4", "4.º trimestre", ("cuarto", "iv")


class EditionState(Code):
    PLANNED = "planned", "prevista"
    OPEN = "open", "abierta"
    RUNNING = "running", "en curso"
    CLOSED = "closed", "cerrada"
    SUSPENDED = "suspended", "suspendida"


class Attendee(Code):
    """Whom somebody is enrolled as: coverage is counted of the staff alone."""

    STAFF = "staff", "personal"
    MEMBER = "member", "integrante del concejo", ("concejal",)
    NEIGHBOUR = "neighbour", "vecindad", ("vecino", "vecina")
    OUTSIDE = "outside", "otra institución", ("externa",)


class EnrolmentState(Code):
    ENROLLED = "enrolled", "inscripción"
    PASSES = "passes", "acredita"
    FAILS = "fails", "no acredita"
    LEFT = "left", "baja"


class Presence(Code):
    PRESENT = "present", "presente"
    PART = "part", "parcial"
    ABSENT = "absent", "ausente"
    JUSTIFIED = "justified", "ausente con aviso", ("justificada",)


class CertificateState(Code):
    """`VALID` is what is stored until it is annulled; whether it ran out is told by its day."""

    VALID = "valid", "vigente"
    ANNULLED = "annulled", "anulada"


class Layout(Code):
    PARTICIPATION = "participation", "participación"
    ACCREDITATION = "accreditation", "acreditación"


class InstitutionKind(Code):
    MUNICIPALITY = "municipality", "municipio"
    INSTITUTE = "institute", "instituto"
    UNIVERSITY = "university", "universidad"
    GOVERNMENT = "government", "gobierno"
    ORGANISATION = "organisation", "organización"
