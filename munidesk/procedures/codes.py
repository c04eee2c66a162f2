"""What steps, terms, entries and cases can be: stored codes with their words."""

from munidesk.base.codes import Code


class StepKind(Code):
    """What is done in a step; the code is the word its file uses."""

    TASK = "tarea", "tarea"
    SENT = "envio", "envío", ("enviar",)
    RECEIVED = "recepcion", "recepción", ("recibir",)
    AGREED = "acuerdo", "acuerdo", ("resolucion",)
    MET = "sesion", "sesión o audiencia", ("sesion", "audiencia", "reunion")
    SIGNED = "firma", "firma"
    REGISTERED = "registro", "registro", ("inscripcion",)
    MADE = "producto", "producto", ("documento",)
    PUBLISHED = "publicacion", "publicación", ("publicar",)
    VIEWED = "vista", "puesta a la vista", ("vista", "manifiesto")
    DECIDED = "decision", "decisión", ("dictamen",)
    REPEATED = "periodico", "periódico", ("cada año",)
    PROCEDURE = "procedimiento", "otro procedimiento"


class Unit(Code):
    """In what a term is counted."""

    DAYS = "days", "días", ("dias", "dias corridos", "corridos", "d")
    WORKING = "working_days", "días hábiles", ("habiles", "dias habiles", "h")
    MONTHS = "months", "meses", ("mes", "m")


class TermKind(Code):
    """Whether the term has to go by before the step is closed, or the step has to be closed before it goes by."""

    AT_MOST = "at_most", "a lo sumo", ("maximo", "hasta")
    AT_LEAST = "at_least", "por lo menos", ("minimo", "al menos")


class Silence(Code):
    """What follows when the last day went by without an answer; nothing closes by itself."""

    UNSAID = "", "sin indicar"
    NONE = "none", "nada: se reclama la respuesta", ("ninguno", "no")
    FAVORABLE = "favorable", "se tiene por favorable", ("favorable", "si")


class StepState(Code):
    """What a person wrote of a step. Ready, blocked and overdue are computed."""

    PENDING = "pending", "pendiente"
    DONE = "done", "hecho"
    SKIPPED = "skipped", "no aplica"
    REJECTED = "rejected", "rechazado"


class Differs(Code):
    """How a step of a case differs from the procedure that was copied."""

    NO = "", "como el procedimiento"
    ADDED = "added", "agregado en este expediente"
    CHANGED = "changed", "cambiado en este expediente"


class Outcome(Code):
    """What was answered to an entry."""

    NONE = "", "sin respuesta"
    ACCEPTED = "accepted", "aceptada", ("acepta", "de acuerdo", "procede")
    PARTLY = "partly", "en parte", ("acepta en parte", "parcial")
    REFUSED = "refused", "no aceptada", ("no acepta", "no procede", "rechazada")
    PASSED_ON = "passed_on", "derivada", ("deriva",)


class Way(Code):
    """How an entry came in."""

    NONE = "", "sin indicar"
    PAPER = "paper", "papel", ("mostrador", "nota")
    ENCOUNTER = "encounter", "encuentro", ("taller", "audiencia")
    MAIL = "mail", "correo", ("e-mail", "email", "en linea", "web")


class Direction(Code):
    IN = "in", "recibida", ("entra", "entrada")
    OUT = "out", "enviada", ("sale", "salida")


class CaseState(Code):
    """How a case stands, told from its days."""

    OPEN = "open", "en curso"
    CLOSED = "closed", "cerrado"


class Proof(Code):
    """The kind of record of MuniDesk that proves a step, by its table."""

    NONE = "", ""
    BODY = "body", "órgano"
    CERTIFICATE = "certificate", "constancia o certificado", ("certificado", "constancia")
    ENCOUNTER = "encounter", "encuentro"
    ROUND = "evaluation_round", "ronda de evaluación"
    FEEDBACK = "feedback", "devolución"
    HANDOVER = "handover", "traspaso"
    INITIATIVE = "initiative", "iniciativa"
    PLAN_LINE = "plan_line", "renglón del plan"
    RESOLUTION = "resolution", "resolución"
    SESSION = "session", "sesión"
    SWOT = "swot", "FODA"
