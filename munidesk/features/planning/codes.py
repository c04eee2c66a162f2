"""The words that lines, money and schedules are told by."""

from munidesk.base.codes import Code


class Origin(Code):
    """Whose money a source is."""

    NONE = ""
    FEDERATION = "federation", "federación", ("nacional", "nacion", "gobierno nacional", "federal")
    STATE = "state", "estado", ("estatal", "departamental", "provincial", "regional")
    MUNICIPALITY = "municipality", "municipio", ("municipal", "propio", "propios", "recursos propios")
    PRIVATE = "private", "privado", ("empresa", "privados")
    CITIZENS = "citizens", "ciudadanía", ("vecinos", "comunidad")
    ABROAD = "abroad", "exterior", ("cooperacion", "cooperacion internacional", "internacional")


class Stage(Code):
    """What became of the money that day."""

    MODIFIED = "modified", "modificación", ("modificado",)
    COMMITTED = "committed", "compromiso", ("comprometido",)
    EXECUTED = "executed", "ejecución", ("ejecutado", "gasto")
    PAID = "paid", "pago", ("pagado",)


class Frequency(Code):
    """How often an indicator is measured."""

    NONE = ""
    MONTHLY = "monthly", "mensual"
    QUARTERLY = "quarterly", "trimestral"
    HALF_YEARLY = "half_yearly", "semestral"
    YEARLY = "yearly", "anual"
    TERM = "term", "al terminar el período"


class Work(Code):
    """What kind of work a line of the POA is."""

    NONE = ""
    WORKS = "works", "obra", ("obras", "inversion", "infraestructura")
    SOCIAL = "social", "social", ("accion social", "programa social")
    SERVICE = "service", "servicio", ("servicios",)
    PROCEDURE = "procedure", "trámite", ("tramites", "gestion")
