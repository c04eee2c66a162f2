"""The states and kinds of open government: codes that are stored, the words they are shown by."""

from munidesk.base.codes import Code


class ImprovementState(Code):
    """How an improvement stands; `VERIFIED` by a later closed round where its criterion left the red band."""

    PROPOSED = "proposed", "propuesta"
    ACCEPTED = "accepted", "aceptada"
    IN_PLAN = "in_plan", "en el POA"
    DONE = "done", "hecha"
    VERIFIED = "verified", "verificada"
    DROPPED = "dropped", "descartada", ("desistida",)


class Effort(Code):
    """How much work it is."""

    SMALL = "1", "poco", ("bajo",)
    MIDDLE = "2", "medio", ("mediano",)
    LARGE = "3", "mucho", ("alto",)


class Completion(Code):
    """The five points by which the Open Government Partnership judges a commitment; a person decides."""

    NO_EVIDENCE = "no_evidence", "sin evidencia"
    NOT_STARTED = "not_started", "sin empezar"
    LIMITED = "limited", "limitado"
    SUBSTANTIAL = "substantial", "sustancial"
    COMPLETE = "complete", "completo"


class Component(Code):
    """Which part of an open government a practice is about: the components of the self-diagnosis «gobierno-abierto»."""

    NONE = ""
    TRANSPARENCY = "transparencia", "Transparencia", ("acceso a la informacion",)
    PARTICIPATION = "participacion", "Participación", ("participacion ciudadana",)
    ACCOUNTABILITY = "rendicion", "Rendición de cuentas", ("rendicion", "integridad")
    FRAMEWORK = "marco", "Marco de apertura", ("marco", "marco de politicas")
    INNOVATION = "innovacion", "Innovación y servicios", ("innovacion", "servicios")
    EQUALITY = "igualdad", "Igualdad y Agenda 2030", ("igualdad", "igualdad y ods", "ods", "genero")


class PracticeOrigin(Code):
    """How a practice came into the bank."""

    OWN = "own", "propia"
    PILOT = "pilot", "del piloto"
    IMPORTED = "imported", "de otro municipio"


class Adoption(Code):
    """What this town does with somebody's practice."""

    NONE = "not_adopted", "sin adoptar"
    STUDIED = "studied", "en estudio"
    ADOPTED = "adopted", "adoptada"
    DROPPED = "dropped", "descartada"


class AskState(Code):
    """How what an organisation asks stands."""

    OPEN = "open", "sin respuesta"
    YES = "yes", "aceptado", ("aceptada", "si")
    PARTLY = "partly", "aceptado en parte", ("aceptada en parte", "en parte")
    NO = "no", "no aceptado", ("no aceptada",)
